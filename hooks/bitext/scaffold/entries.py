"""Entries of the files of terms and events, and how they are added to a file without touching the rest of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from bitext.dates import Date
from bitext.reading.text import read_text
from bitext.reading.yaml import Seq, read_yaml
from bitext.scaffold.edition import scalar
from bitext.scaffold.files import RefusedError


@dataclass(frozen=True, slots=True)
class EventEntry:
    """An event to be written into a file."""

    id: str
    date: Date
    kind: str
    title: Mapping[str, str]
    cites: tuple[str, ...]
    figures: tuple[tuple[Decimal, str | None], ...] = ()

    @property
    def year(self) -> str:
        """The year in which it begins (an open one: ends), which names its file."""
        return (self.date.start or self.date.end or "")[:4]

    def lines(self) -> list[str]:
        lines = [f"id: {self.id}", f'date: "{self.date.edtf}"']
        if self.date.part:
            lines.append(f"part: {self.date.part}")
        lines += [f"kind: {self.kind}", "actors: []", "title:"]
        lines += [f"  {code}: {scalar(words)}" for code, words in self.title.items()]
        lines.append(f"cites: [{', '.join(self.cites)}]")
        if self.figures:
            figures = (f"{value:f} {unit or ''}".strip() for value, unit in self.figures)
            lines.append(f"figures: [{', '.join(scalar(figure) for figure in figures)}]")
        return lines


def read_record(root: Path, path: str, empty: str) -> str:
    """The text of a record file, or `empty` where there is none."""
    if not (root / path).exists():
        return empty
    text, findings = read_text(root / path, path)
    if findings:
        raise RefusedError(str(findings[0]))
    return text


def with_entries(text: str, path: str, key: str, entries: list[list[str]]) -> str:
    """The text of a record file with entries added at the end of the list `key`; each entry is its lines."""
    record, findings = read_yaml(text, path)
    if findings:
        raise RefusedError(str(findings[0]))
    listed = record.get(key)
    if not isinstance(listed, Seq):
        raise RefusedError(f"{path}: has no list '{key}'; write '{key}: []' into it, or choose another file")
    lines = text.rstrip("\n").split("\n")
    at = record.lines[key]
    following = [line for line in record.lines.values() if line > at]
    end = min(following) - 1 if following else len(lines)
    while end > at and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
        end -= 1
    indent = "  "
    if listed:
        first = lines[listed.lines[0] - 1]
        if not first.lstrip().startswith("- "):
            raise RefusedError(f"{path}:{at}: the list '{key}' is written in one line; give each entry its own lines")
        indent = first[: len(first) - len(first.lstrip())]
    else:
        lines[at - 1 : end] = [f"{key}:"]
        end = at
    added = []
    for number, entry in enumerate(entries):
        added += [""] if number or listed else []
        added += [f"{indent}- {entry[0]}", *(f"{indent}  {line}" for line in entry[1:])]
    return "\n".join([*lines[:end], *added, *lines[end:], ""])
