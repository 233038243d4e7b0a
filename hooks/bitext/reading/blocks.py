"""Markdown → blocks, each with its line and its id.

A reader of lines, not a renderer: it knows the block syntax of Python-Markdown that a contributor may
use (headings, paragraphs, lists, tables, footnotes, quotations, fenced code, admonitions and content
tabs, raw HTML, `{: #id }`), and gives each block the line on which it stands. In time linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from bitext.reading.inline import Inline, read_inline

Kind = Literal["heading", "paragraph", "item", "row", "footnote", "note", "code", "html"]
ALIGNED: frozenset[Kind] = frozenset({"heading", "paragraph", "item", "row", "footnote"})
"""The kinds of block that must have a counterpart in the other language."""


@dataclass(frozen=True)
class Block:
    """A piece of a page. `id` is "" where none is written; `id_line` is then the line of the block.

    `level` is a heading's 1 to 6, else how deep the block is indented in lists and admonitions.
    `label` is a footnote's name or the words after `!!!` of a note.
    """

    kind: Kind
    line: int
    source: str
    id: str = ""
    id_line: int = 0
    level: int = 0
    label: str = ""
    end_line: int = 0

    @cached_property
    def inline(self) -> Inline:
        return read_inline(self.source)

    @cached_property
    def text(self) -> str:
        """What a reader sees, without markup."""
        return self.inline.text


_ID = re.compile(r"(?<![^\s{:])#(?P<id>[^\s{}]+)")
_ATTRIBUTES = re.compile(r"\{:?\s*+(?:[#.]|[\w-]+=)[^{}]*\}$")
_SETEXT = re.compile(r"(?:=+|-+)[ ]*")
_RULE = re.compile(r"(?:(?:\*[ ]*){3,}|(?:-[ ]*){3,}|(?:_[ ]*){3,})")
_ITEM = re.compile(r"(?P<mark>[*+-]|\d{1,9}[.)])(?P<gap>[ \t]+)(?P<text>\S.*)")
_FENCE = re.compile(r"(?P<fence>`{3,}|~{3,})(?P<info>.*)")
_ADMONITION = re.compile(r"(?:!!!|\?\?\?\+?|===[!+]*)[ ]*(?P<label>.*)")
_FOOTNOTE = re.compile(r"\[\^(?P<name>[^\]\s]+)\]:[ \t]*(?P<text>.*)")
_REFERENCE = re.compile(r"\[[^\]^][^\]]*\]:[ \t]*\S+.*")
_TABLE_RULE = re.compile(r"\|?[ ]*+:?-+:?[ ]*+(?:\|[ ]*+:?-+:?[ ]*+)*\|?")
_HTML = re.compile(
    r"<(?:!--|/?(?:address|article|aside|blockquote|details|div|dl|fieldset|figure|footer|form|h[1-6]|header|hr"
    r"|iframe|main|nav|noscript|ol|p|pre|script|section|style|summary|svg|table|template|ul|video|audio|object|embed"
    r"|picture|meta|link|base|math|body|html|head|input|button|select|textarea)\b)",
    re.IGNORECASE,
)


def read_blocks(text: str, first_line: int = 1) -> list[Block]:
    """Every block of a Markdown text, in order. `first_line` is the line of the file on which it begins."""
    return list(_Lines(text.split("\n"), first_line).blocks())


class _Lines:
    """A cursor over the lines of a page."""

    def __init__(self, lines: list[str], first_line: int) -> None:
        self.lines = lines
        self.first = first_line
        self.at = 0
        self.nested = False
        """Whether an indented line belongs to the block before it, rather than being code."""

    def blocks(self) -> Iterator[Block]:
        """Each block with the id that stands behind it."""
        while self.at < len(self.lines):
            line = self.lines[self.at]
            body = line.strip()
            if not body:
                self.at += 1
                continue
            depth = _indent(line) // 4
            if depth and not self.nested:
                yield self._indented_code()
                continue
            for block in self._block(line, body, depth):
                self.nested = depth > 0 or block.kind in ("item", "note", "footnote")
                yield block

    def _block(self, line: str, body: str, depth: int) -> Iterator[Block]:
        start = self.at
        if match := _FENCE.match(body):
            yield self._fenced(match["fence"], start)
        elif body[0] == "#" and body.strip("#"):
            self.at += 1
            title = body.lstrip("#")
            text, ident = _split_id(title.strip())
            yield self._made("heading", start, _unhash(text), ident, level=min(6, len(body) - len(title)))
        elif body[0] in "!?=" and (match := _ADMONITION.fullmatch(body)):
            yield self._note(match["label"], start, line)
        elif body[0] == "[" and (match := _FOOTNOTE.match(body)):
            self.at += 1
            parts = [match["text"], *self._continuation()]
            yield self._made("footnote", start, " ".join(parts), label=match["name"])
        elif (body[0] == "[" and _REFERENCE.fullmatch(body)) or _RULE.fullmatch(body):
            self.at += 1
        elif body[0] == "<" and _HTML.match(body):
            yield self._html(start)
        elif "|" in body and start + 1 < len(self.lines) and self._is_table_rule(self.lines[start + 1]):
            yield from self._table(start)
        elif body[0] == ">":
            self.at += 1
            parts = [body.lstrip("> "), *(more.lstrip("> ") for more in self._continuation())]
            yield from self._prose([part for part in parts if part], start, depth)
        elif match := _ITEM.fullmatch(body):
            self.at += 1
            parts = [match["text"], *self._continuation()]
            text, ident, id_line = self._own_id(parts, start)
            yield self._made("item", start, text, ident, id_line=id_line, level=depth)
        elif _ATTRIBUTES.match(body):
            self.at += 1
        else:
            self.at += 1
            yield from self._prose([body, *self._continuation()], start, depth)

    def _continuation(self) -> Iterator[str]:
        """The lines that go on with the same block."""
        while self.at < len(self.lines):
            body = self.lines[self.at].strip()
            if not body or body.startswith(("#", "```", "~~~", "!!!", "???")):
                return
            if _ITEM.fullmatch(body) or (body[0] == "[" and _FOOTNOTE.match(body)):
                return
            self.at += 1
            yield body

    def _prose(self, parts: list[str], start: int, depth: int) -> Iterator[Block]:
        if len(parts) > 1 and _SETEXT.fullmatch(parts[-1]) and not depth:
            text, ident = _split_id(" ".join(parts[:-1]))
            yield self._made("heading", start, text, ident, level=1 if parts[-1][0] == "=" else 2)
            return
        text, ident, id_line = self._own_id(parts, start)
        yield self._made("paragraph", start, text, ident, id_line=id_line, level=depth)

    def _own_id(self, parts: list[str], start: int) -> tuple[str, str, int]:
        if len(parts) > 1 and _ATTRIBUTES.match(parts[-1]):
            match = _ID.search(parts[-1])
            return "\n".join(parts[:-1]), match["id"] if match else "", start + len(parts) - 1
        return "\n".join(parts), "", start

    def _fenced(self, fence: str, start: int) -> Block:
        self.at += 1
        while self.at < len(self.lines):
            body = self.lines[self.at].strip()
            self.at += 1
            if body.startswith(fence) and not body.strip(fence[0]):
                break
        return self._made("code", start, "\n".join(self.lines[start + 1 : self.at - 1]))

    def _note(self, label: str, start: int, line: str) -> Block:
        """An editor's note takes its indented body along; any other admonition only marks a place."""
        self.at += 1
        if label.split(" ", 1)[0] != "editor":
            return self._made("note", start, "", label=label)
        body: list[str] = []
        while self.at < len(self.lines):
            more = self.lines[self.at]
            if more.strip() and _indent(more) < _indent(line) + 4:
                break
            body.append(more.strip())
            self.at += 1
        return self._made("note", start, "\n".join(body).strip(), label=label)

    def _indented_code(self) -> Block:
        start = self.at
        while self.at < len(self.lines) and (not self.lines[self.at].strip() or _indent(self.lines[self.at]) >= 4):
            self.at += 1
        return self._made("code", start, "\n".join(self.lines[start : self.at]))

    def _html(self, start: int) -> Block:
        while self.at < len(self.lines) and self.lines[self.at].strip():
            self.at += 1
        return self._made("html", start, "\n".join(self.lines[start : self.at]))

    @staticmethod
    def _is_table_rule(line: str) -> bool:
        body = line.strip()
        return "-" in body and bool(_TABLE_RULE.fullmatch(body))

    def _table(self, start: int) -> Iterator[Block]:
        row = start
        while self.at < len(self.lines) and "|" in self.lines[self.at]:
            row = self.at
            self.at += 1
            if row != start + 1:
                cells = self.lines[row].strip().strip("|").split("|")
                yield self._made("row", row, " | ".join(cell.strip() for cell in cells))

    def _made(
        self, kind: Kind, at: int, source: str, ident: str = "", *, id_line: int = 0, level: int = 0, label: str = ""
    ) -> Block:
        return Block(
            kind=kind,
            line=at + self.first,
            source=source,
            id=ident,
            id_line=(id_line or at) + self.first,
            level=level,
            label=label,
            end_line=self.at - 1 + self.first,
        )


def _indent(line: str) -> int:
    """How far a line is set in, a tab reaching to the next fourth column."""
    if line[0] not in " \t":
        return 0
    blank = line[: len(line) - len(line.lstrip(" \t"))]
    return len(blank.expandtabs(4))


def _unhash(title: str) -> str:
    """A heading without the hashes that may close it."""
    bare = title.rstrip("#")
    return bare.rstrip() if bare[-1:].isspace() else title


def _split_id(text: str) -> tuple[str, str]:
    """A heading's text without its attribute list, and the id in that."""
    at = text.rfind("{")
    if at < 0 or not _ATTRIBUTES.match(text, at):
        return text, ""
    match = _ID.search(text, at)
    return text[:at].rstrip(), match["id"] if match else ""
