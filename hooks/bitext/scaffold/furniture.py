"""What stands around a text in its copy and is no part of it: page numbers, note marks, the words of a web page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from bitext.scaffold.pieces import Piece
from bitext.scaffold.seams import Seams, looks_like_heading
from bitext.scaffold.wording import WORDINGS

_MARK = re.compile(r"[ \t]?[\[［](?P<label>\d{1,3}|\^[\w-]{1,20})[\]］](?![(\[:])")
_PICTURE = re.compile(r"!\[[^\[\]]{0,300}\]\([^()]{0,600}\)")
_PAGE = re.compile(r"(?:[-–—·|\[(]\s?)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s?/\s?\d{1,4})?(?:\s?[-–—·|\])])?")


@dataclass(frozen=True, slots=True)
class Aside:
    """Something that stands in the copy and is no part of the text. `kind` is a key of `Wording.left_out`."""

    kind: str
    words: str
    line: int


def without_furniture(pieces: list[Piece], language: str, seams: Seams) -> tuple[list[Piece], list[Aside]]:
    """The pieces without rules, pictures, notes and their marks, page numbers and what a web page adds."""
    kept: list[Piece] = []
    asides: list[Aside] = []
    heads = _running_heads(pieces, language)
    for piece in pieces:
        if piece.kind in ("note", "rule"):
            asides.append(Aside(piece.kind, seams.joined(piece.parts), piece.line))
            continue
        asides += _strip(piece)
        line = piece.parts[0] if len(piece.parts) == 1 else ""
        if not any(char.isalnum() for part in piece.parts for char in part):
            asides.extend(Aside("header", part, piece.line) for part in piece.parts)
        elif line and piece.kind in ("text", "item") and (kind := _furniture(line, line in heads)):
            asides.append(Aside(kind, line, piece.line))
        else:
            kept.append(piece)
    return kept, asides


def _strip(piece: Piece) -> Iterator[Aside]:
    """Take pictures and note marks out of a piece."""
    for number, part in enumerate(piece.parts):
        without = _PICTURE.sub("", part)
        if without != part:
            yield Aside("picture", part[:80], piece.line + number)
        piece.marks += [match["label"].lstrip("^") for match in _MARK.finditer(without)]
        piece.parts[number] = _MARK.sub("", without).strip()
    piece.parts = [part for part in piece.parts if part]


def _furniture(line: str, is_head: bool) -> str:
    """The kind of what may stand anywhere around a text, "" for a line of the text."""
    if is_head or _PAGE.fullmatch(line) or any(wording.page.fullmatch(line) for wording in WORDINGS.values()):
        return "page"
    return "web" if any(wording.web.fullmatch(line) for wording in WORDINGS.values()) else ""


def _running_heads(pieces: list[Piece], language: str) -> set[str]:
    """Lines that stand on page after page."""
    lines = Counter(piece.parts[0] for piece in pieces if piece.kind == "text" and len(piece.parts) == 1)
    return {line for line, count in lines.items() if count > 2 and looks_like_heading(line, WORDINGS[language])}
