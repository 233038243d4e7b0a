"""The body of a source text: torn paragraphs made whole, headings told from paragraphs, captions from both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from bitext.scaffold.pieces import Piece
from bitext.scaffold.seams import Seams, is_torn, looks_like_heading
from bitext.scaffold.wording import WORDINGS

BlockKind = Literal["heading", "paragraph", "caption"]

_BOLD = re.compile(r"(?:\*\*|__)(?P<text>[^*]{1,300})(?:\*\*|__)")


@dataclass(frozen=True, slots=True)
class SourceBlock:
    """A heading, a paragraph or a caption, whole, as Markdown on one line; `lines` are those its parts begin on."""

    kind: BlockKind
    text: str
    lines: tuple[int, ...]
    marks: tuple[str, ...] = ()


def read_body(pieces: list[Piece], language: str, seams: Seams) -> Iterator[SourceBlock]:
    """The blocks of a text, in order; a caption that tears a paragraph stands behind it."""
    wording = WORDINGS[language]
    texts = [seams.joined(piece.parts) for piece in pieces]
    waiting: list[SourceBlock] = []
    paragraph: list[int] = []

    def finished() -> Iterator[SourceBlock]:
        if paragraph:
            yield _block("paragraph", [pieces[at] for at in paragraph], seams)
            paragraph.clear()
        yield from waiting
        waiting.clear()

    for at, (piece, text) in enumerate(zip(pieces, texts, strict=True)):
        if wording.caption.fullmatch(text):
            waiting.append(_block("caption", [piece], seams))
            continue
        heads = _heads(pieces, texts, at, language)
        if piece.kind == "heading" or (heads and (_BOLD.fullmatch(text) or wording.numbered.fullmatch(text))):
            yield from finished()
            yield _block("heading", [piece], seams)
            continue
        if paragraph:
            last = texts[paragraph[-1]]
            is_line = len(paragraph) == 1 and looks_like_heading(last, wording)
            free = piece.kind == "text" and not piece.opens
            if free and is_torn(last, text, is_line=is_line, heads=heads, wording=wording):
                paragraph.append(at)
                continue
        yield from finished()
        if heads:
            yield _block("heading", [piece], seams)
        else:
            paragraph.append(at)
    yield from finished()


def _heads(pieces: list[Piece], texts: list[str], at: int, language: str) -> bool:
    """Whether a piece looks like a heading and stands before a paragraph, or before a heading below it.

    One of several short lines in a row, without a number or bold letters, is no heading.
    """
    wording = WORDINGS[language]

    def is_line(other: int) -> bool:
        return pieces[other].kind != "heading" and looks_like_heading(texts[other], wording)

    if at + 1 == len(pieces) or len(pieces[at].parts) > 1 or not looks_like_heading(texts[at], wording):
        return False
    if is_line(at + 1):
        return False
    return at == 0 or not is_line(at - 1) or bool(_BOLD.fullmatch(texts[at]) or wording.numbered.fullmatch(texts[at]))


def _block(kind: BlockKind, pieces: list[Piece], seams: Seams) -> SourceBlock:
    text = seams.joined([part for piece in pieces for part in piece.parts])
    if kind == "heading" and (match := _BOLD.fullmatch(text)):
        text = match["text"].strip()
    marks = tuple(mark for piece in pieces for mark in piece.marks)
    return SourceBlock(kind, text, tuple(piece.line for piece in pieces), marks)
