"""A source text read for its edition: its imprint, its headings, paragraphs and captions, and what was set aside."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from bitext.pages import read_page
from bitext.reading.text import MAX_BYTES
from bitext.scaffold.body import SourceBlock, read_body
from bitext.scaffold.files import RefusedError
from bitext.scaffold.furniture import Aside, without_furniture
from bitext.scaffold.imprint import Imprint, read_imprint
from bitext.scaffold.pieces import read_pieces
from bitext.scaffold.seams import Seams
from bitext.scaffold.wording import WORDINGS

_BREAKS = str.maketrans("\f\v\u2028\u2029", "  \n\n")


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
    pieces, furniture = without_furniture(pieces, language, seams)
    imprint, pieces, more = read_imprint(pieces, language, seams)
    if has_front and isinstance(page.front.get("title"), str):
        imprint.title = imprint.title or str(page.front["title"])
    blocks = tuple(read_body(pieces, language, seams))
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
