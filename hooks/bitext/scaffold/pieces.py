"""A source text as its file has it → pieces: what stands between line ends that mean something.

Blank lines always mean something. A single line end does unless the file is Markdown or its lines are wrapped
at a common width. Whether a piece is a whole paragraph is not decided here: pages tear paragraphs apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

Kind = Literal["text", "heading", "item", "rule", "note"]

_RULE = re.compile(r"(?:[-*_=~—–·•][ \t]*){3,}")
_SETEXT = re.compile(r"={3,}|-{3,}")
_HEADING = re.compile(r"(?P<marks>#{1,6})[ \t]*(?P<text>[^#\s].*)")
_ITEM = re.compile(r"(?:[*+•-]|\d{1,3}[.)])[ \t]+\S.*")
_NOTE = re.compile(r"[\[［](?:\d{1,3}|\^[\w-]{1,20})[\]］]:?[ \t]*\S.*")
_ATTRIBUTES = re.compile(r"\{:?[ ]?[#.][^{}]{0,80}\}")
_FINAL = '.!?。！？…"”)）'
MAX_WIDTH = 120
"""Lines longer than this (in columns) are not wrapped: each is a paragraph."""


@dataclass(slots=True)
class Piece:
    """A piece with the line it begins on; `parts` are its lines.

    `opens` says that it is set in, and so begins a paragraph. `level` is a heading's.
    """

    line: int
    parts: list[str]
    kind: Kind = "text"
    opens: bool = False
    level: int = 0
    marks: list[str] = field(default_factory=list)
    """The note marks that stood in it."""


def read_pieces(text: str, *, first_line: int = 1, markdown: bool = False) -> list[Piece]:
    """The pieces of a text in order. In time linear in the text."""
    lines = text.split("\n")
    width = 0 if markdown else _wrap_width(lines)
    pieces: list[Piece] = []
    before = ""  # the line before, where the next one may go on with it
    for number, raw in enumerate(lines, first_line):
        line = _ATTRIBUTES.sub("", raw).strip().lstrip("> ")
        if not line:
            before = ""
            continue
        if _SETEXT.fullmatch(line) and before and _may_be_heading(pieces[-1]):
            pieces[-1].kind, pieces[-1].level, before = "heading", 1 if line[0] == "=" else 2, ""
            continue
        piece = _piece(line, raw, number)
        goes_on = before and piece.kind == "text" and not piece.opens
        if goes_on and (markdown or (width and is_full(before, line, width))):
            pieces[-1].parts.append(line)
        else:
            pieces.append(piece)
        before = "" if piece.kind in ("heading", "rule") else raw.rstrip()
    return pieces


def _piece(line: str, raw: str, number: int) -> Piece:
    if _RULE.fullmatch(line):
        return Piece(number, [line], "rule")
    if match := _HEADING.fullmatch(line):
        return Piece(number, [match["text"].rstrip("# \t")], "heading", level=len(match["marks"]))
    if _NOTE.fullmatch(line):
        return Piece(number, [line], "note")
    kind: Kind = "item" if _ITEM.fullmatch(line) else "text"
    return Piece(number, [line], kind, opens=raw.startswith(("\u3000", "  ", "\t")))


def _may_be_heading(piece: Piece) -> bool:
    return piece.kind == "text" and len(piece.parts) == 1 and columns(piece.parts[0]) <= MAX_WIDTH


def columns(text: str) -> int:
    """How wide a text is in print: a Han character takes two columns."""
    return len(text) + sum("\u2e80" <= char <= "\uffef" for char in text)


def is_full(line: str, following: str, width: int) -> bool:
    """Whether a line ends because what follows did not fit into it."""
    first = following.split(maxsplit=1)[0]
    needed = 5 if columns(first[:1]) == 2 else 1 + columns(first)  # two characters: no line begins with a comma
    return columns(line) + needed > width


def _wrap_width(lines: Sequence[str]) -> int:
    """The width at which lines are wrapped, or 0. Every third line must fill it without ending a sentence."""
    widths = sorted(columns(line.rstrip()) for line in lines if line.strip())
    if not widths:
        return 0
    width = widths[(len(widths) * 98 + 99) // 100 - 1]  # a long address here and there does not count
    neighbours = list(_neighbours(lines))
    torn = sum(one.rstrip("*_")[-1:] not in tuple(_FINAL) and is_full(one, two, width) for one, two in neighbours)
    return width if width <= MAX_WIDTH and torn * 3 > len(neighbours) else 0


def _neighbours(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    for one, two in pairwise(lines):
        if one.strip() and two.strip():
            yield one.rstrip(), two.strip()
