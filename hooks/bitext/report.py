"""Findings as a person reads them: the line, what stands there, and where in it the trouble is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from bitext.corpus import Corpus
from bitext.findings import Finding
from bitext.scope import Scope

_COLOURS = {"error": "\033[31m", "warning": "\033[33m", "note": "\033[36m"}
_BOLD, _DIM, _END = "\033[1m", "\033[2m", "\033[0m"
_QUOTED = re.compile(r"'([^']+)'")
WIDTH = 100


def as_text(findings: Iterable[Finding], root: Path, *, colour: bool = False) -> Iterator[str]:
    """Each finding as one line, then the line of the file it speaks of, with a caret below the words it quotes."""
    lines_of = lru_cache(maxsize=4)(_lines)
    for finding in findings:
        if colour:
            shade = _COLOURS[finding.severity]
            yield (
                f"{_BOLD}{finding.path}:{finding.line}:{_END} {shade}{finding.code}{_END} {finding.message}"
                f"; {_DIM}{finding.hint}{_END}"
            )
        else:
            yield str(finding)
        lines = lines_of(root / finding.path)
        if 0 < finding.line <= len(lines) and lines[finding.line - 1].strip():
            yield from _excerpt(finding, lines[finding.line - 1])


def scope(corpus: Corpus) -> str:
    """One line that says what was compared, and how much of it was paired by nothing firmer than its order."""
    return str(Scope.of(corpus.pairs))


def summary(findings: Iterable[Finding]) -> str:
    """One line that counts them."""
    severities = [finding.severity for finding in findings]
    counts = [(severities.count(name), name) for name in ("error", "warning", "note")]
    return ", ".join(f"{count} {name}{'' if count == 1 else 's'}" for count, name in counts)


def _lines(file: Path) -> list[str]:
    try:
        return file.read_text(encoding="utf-8", errors="replace").splitlines() if file.is_file() else []
    except OSError:
        return []


def _excerpt(finding: Finding, line: str) -> Iterator[str]:
    quoted = [words for words in _QUOTED.findall(finding.message) if words in line]
    at = line.index(quoted[0]) if quoted else len(line) - len(line.lstrip())
    length = len(quoted[0]) if quoted else 1
    start = max(0, at - WIDTH // 2) if len(line) > WIDTH else 0
    shown = line[start : start + WIDTH].rstrip()
    yield f"    {finding.line} | {'…' if start else ''}{shown}{'…' if start + WIDTH < len(line) else ''}"
    before = line[start:at]
    blank = "".join("\u3000" if _is_wide(char) else " " for char in before) + (" " if start else "")
    yield f"    {' ' * len(str(finding.line))} | {blank}{'^' * min(length, WIDTH)}"


def _is_wide(char: str) -> bool:
    return "\u2e80" <= char <= "\uffef"
