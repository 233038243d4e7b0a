"""A source text read for its edition: its imprint, its headings, paragraphs and captions, and what was set aside."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from bitext.pages import read_page
from bitext.reading.text import MAX_BYTES
from bitext.scaffold.files import RefusedError
from bitext.scaffold.imprint import Aside, Imprint, read_imprint
from bitext.scaffold.pieces import Piece, read_pieces
from bitext.scaffold.seams import Seams, is_torn, looks_like_heading
from bitext.scaffold.wording import WORDINGS

BlockKind = Literal["heading", "paragraph", "caption"]

_MARK = re.compile(r"[ \t]?[\[［](?P<label>\d{1,3}|\^[\w-]{1,20})[\]］](?![(\[:])")
_PICTURE = re.compile(r"!\[[^\[\]]{0,300}\]\([^()]{0,600}\)")
_BOLD = re.compile(r"(?:\*\*|__)(?P<text>[^*]{1,300})(?:\*\*|__)")
_PAGE = re.compile(r"(?:[-–—·|\[(]\s?)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s?/\s?\d{1,4})?(?:\s?[-–—·|\])])?")
_BREAKS = str.maketrans("\f\v\u2028\u2029", "  \n\n")


@dataclass(frozen=True, slots=True)
class SourceBlock:
    """A heading, a paragraph or a caption, whole, as Markdown on one line; `lines` are those its parts begin on."""

    kind: BlockKind
    text: str
    lines: tuple[int, ...]
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceText:
    """A source text in one language. `path` is the file's name as it was given."""

    language: str
    path: str
    sha256: str
    imprint: Imprint
    blocks: tuple[SourceBlock, ...]
    asides: tuple[Aside, ...]

    @property
    def is_interview(self) -> bool:
        question = WORDINGS[self.language].question
        return any(question.fullmatch(block.text) for block in self.blocks)

    @property
    def is_news(self) -> bool:
        return any(block.kind == "caption" for block in self.blocks)


def read_source(file: Path, language: str) -> SourceText:
    """Read a plain text or a Markdown file. Raises `RefusedError` for what is neither."""
    data = _bytes(file)
    text, hidden = _visible(_decoded(data, str(file)))
    markdown = file.suffix.lower() in (".md", ".markdown")
    page, findings = read_page(text, language, file.stem, str(file))
    has_front = bool(page.front) and not findings
    body = page.body if has_front else text
    seams = Seams(body)
    pieces = read_pieces(body, first_line=page.body_line if has_front else 1, markdown=markdown)
    asides = [Aside("record", "front matter", 1)] if has_front else []
    asides += [Aside("record", f"{hidden} invisible characters", 1)] if hidden else []
    pieces, furniture = _without_furniture(pieces, language, seams)
    imprint, pieces, more = read_imprint(pieces, language, seams)
    if has_front and isinstance(page.front.get("title"), str):
        imprint.title = imprint.title or str(page.front["title"])
    blocks = tuple(_blocks(pieces, language, seams))
    if not blocks:
        raise RefusedError(f"{file}: holds no paragraph; give the file with the text itself")
    found = sorted([*asides, *furniture, *more], key=lambda aside: aside.line)
    return SourceText(language, str(file), hashlib.sha256(data).hexdigest(), imprint, blocks, tuple(found))


def _bytes(file: Path) -> bytes:
    try:
        with file.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise RefusedError(f"{file}: cannot be read ({error.strerror}); check its name") from None
    if len(data) > MAX_BYTES:
        raise RefusedError(f"{file}: is larger than {MAX_BYTES:,} bytes; split it")
    return data


def _decoded(data: bytes, path: str) -> str:
    if b"\0" in data:
        raise RefusedError(f"{path}: is no text; give plain text or Markdown in UTF-8")
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        what = f"{path}:{line}: byte 0x{data[error.start]:02x}"
        raise RefusedError(f"{what} is not UTF-8; save the file as UTF-8") from None


def _visible(text: str) -> tuple[str, int]:
    """The text without control and format characters, and how many there were.

    A form feed is where a page ends, a soft hyphen where a line does: they leave a blank and a hyphen.
    """
    text = text.translate(_BREAKS).replace("\u00ad\n", "-\n")
    visible = text.translate({ord(char): None for char in set(text) - {"\n", "\t"} if _is_hidden(char)})
    return visible, len(text) - len(visible)


def _is_hidden(char: str) -> bool:
    return unicodedata.category(char) in ("Cc", "Cf")


def _without_furniture(pieces: list[Piece], language: str, seams: Seams) -> tuple[list[Piece], list[Aside]]:
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


def _blocks(pieces: list[Piece], language: str, seams: Seams) -> Iterator[SourceBlock]:
    """The text: torn paragraphs made whole, headings told from paragraphs, captions put behind what they tear."""
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
