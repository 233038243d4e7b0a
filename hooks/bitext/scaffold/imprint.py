"""What a printed text says about itself, at its head and foot: title, authors, outlet, date.

Taken is only what stands in a line of its own in a form that leaves no doubt. Whatever else stands there is set
aside, with its line, for the one who imports to look at.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from bitext.dates import Date, DateError
from bitext.languages import LANGUAGES
from bitext.reading.inline import read_inline
from bitext.scaffold.furniture import Aside
from bitext.scaffold.pieces import Piece, columns
from bitext.scaffold.seams import Seams, ends_sentence, is_open
from bitext.scaffold.wording import WORDINGS, Person

_STAMP = re.compile(r"(?:date|DATE|Date):? ?\d{4}-\d{2}-\d{2}[ \t]+(?=\S)")
_ISO = re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_SUBTITLE = re.compile(r"[—–]{1,2}\s*\S")
TITLE_WIDTH = 200
"""Columns beyond which a line is prose, whatever it ends with."""


@dataclass(slots=True)
class Imprint:
    """A printed text's own record; "" and None for what it does not say."""

    title: str = ""
    title_marks: list[str] = field(default_factory=list)
    authors: list[Person] = field(default_factory=list)
    outlet: str = ""
    outlet_detail: str = ""
    issued: Date | None = None
    issued_printed: str = ""
    status: str = "unstated"


def read_imprint(pieces: list[Piece], language: str, seams: Seams) -> tuple[Imprint, list[Piece], list[Aside]]:
    """The imprint, the pieces that are left for the text, and what was set aside."""
    reader = _Reader(language, seams)
    rest = reader.foot(reader.head(pieces))
    reader.find_author()
    return reader.imprint, reader.without_repetitions(rest), reader.asides


class _Reader:
    def __init__(self, language: str, seams: Seams) -> None:
        self.language = language
        self.wording = WORDINGS[language]
        self.seams = seams
        self.imprint = Imprint()
        self.asides: list[Aside] = []
        self.role = ""

    def head(self, pieces: list[Piece]) -> list[Piece]:
        """What follows the title and the lines around it."""
        lines: list[tuple[Piece, str]] = []
        title: Piece | None = None
        at = 0
        for at, piece in enumerate(pieces):
            text = self.seams.joined(piece.parts)
            if match := _STAMP.match(text):
                self.asides.append(Aside("stamp", match.group().strip(), piece.line))
                text = text[match.end() :]
            if piece.kind == "heading" and title is None and self._is_title(piece, lines, pieces[at + 1 :]):
                title = piece
                lines.append((piece, text))
            elif piece.kind != "text" or self._is_text(text, has_title=title is not None):
                break
            elif not self._take(text, piece.line):
                lines.append((piece, text))
        else:
            at = len(pieces)
        self._read_title(lines, title)
        return pieces[at:]

    def _is_title(self, piece: Piece, lines: list[tuple[Piece, str]], rest: list[Piece]) -> bool:
        """The first heading is the title, unless it has a number or a plain line before it is one."""
        if self.wording.numbered.fullmatch(piece.parts[0].strip("*_ ")):
            return False
        others = [other for other in rest if other.kind == "heading" and other.level <= piece.level]
        return not lines or piece.level == 1 or not others

    def _is_text(self, text: str, *, has_title: bool) -> bool:
        """Whether the text itself begins here. A title may be long, and a question; a line below it is neither."""
        wording = self.wording
        if wording.question.fullmatch(text) or wording.caption.fullmatch(text) or wording.numbered.fullmatch(text):
            return True
        if columns(text) > (wording.heading_width if has_title else TITLE_WIDTH):
            return True
        if text[-1] in ":：;；" or is_open(text, wording):
            return True
        return ends_sentence(text, wording) and (has_title or text[-1] not in "?!？！" or columns(text) > 120)

    def _read_title(self, lines: list[tuple[Piece, str]], title: Piece | None) -> None:
        """The heading, else the longest line that is no mere name; what stands below it may be its authors."""
        if title is None and lines:
            named = [bool(self.wording.persons(text)) for _, text in lines]
            plain = [line for line, is_name in zip(lines, named, strict=True) if not is_name]
            title = max(plain, key=lambda line: columns(line[1]))[0] if plain else lines[0][0]
        below = False
        for piece, text in lines:
            bare = _bare(text)
            if piece is title:
                below = True
                self.imprint.title = bare
                self.imprint.title_marks = piece.marks
            elif below and _SUBTITLE.match(bare):
                self.imprint.title = self.seams.joined([self.imprint.title, bare])
            elif below and not self.imprint.authors and (persons := self._persons(bare)):
                self.imprint.authors = persons
            else:
                self.asides.append(Aside("header", bare, piece.line))

    def _persons(self, text: str) -> list[Person]:
        """The authors in a line; who stands beside a date may be a newspaper or a place."""
        return [] if self._printed_date(text) else self.wording.persons(text)

    def foot(self, pieces: list[Piece]) -> list[Piece]:
        """What stands before the closing lines."""
        end = len(pieces)
        while end:
            piece = pieces[end - 1]
            if piece.kind != "text" or not self._take(self.seams.joined(piece.parts), piece.line):
                break
            end -= 1
        return pieces[:end]

    def find_author(self) -> None:
        """The author may stand before the title where a closing line speaks of "the author"."""
        imprint = self.imprint
        if self.role and not imprint.authors and (match := self.wording.title_author.fullmatch(imprint.title)):
            imprint.authors, imprint.title = [Person(match["name"])], match["rest"].strip()
        if self.role and imprint.authors and not imprint.authors[0].role:
            imprint.authors[0] = Person(imprint.authors[0].name, self.role)

    def without_repetitions(self, pieces: list[Piece]) -> list[Piece]:
        """The text without the title again, and without a paragraph that only says who the author is."""
        kept = []
        for piece in pieces:
            bare = _bare(self.seams.joined(piece.parts)) if piece.kind in ("text", "heading") else ""
            if bare and bare.casefold() == self.imprint.title.casefold():
                self.asides.append(Aside("title", bare, piece.line))
            elif not (bare and columns(bare) <= 400 and self._is_author_box(bare, piece.line)):
                kept.append(piece)
        return kept

    def _is_author_box(self, text: str, line: int) -> bool:
        for number, author in enumerate(self.imprint.authors):
            if match := self.wording.author_box(author.name).fullmatch(text):
                if not author.role:
                    self.imprint.authors[number] = Person(author.name, _capital(match["role"].strip()))
                self.asides.append(Aside("author", text, line))
                return True
        return False

    # One line of imprint; it may hold several statements.

    def _take(self, text: str, line: int) -> bool:
        """Enter what a line states into the imprint, if all of it can be understood."""
        starts = [0, *(match.start() for match in self.wording.label.finditer(text) if match.start())]
        parts = [_bare(text[start:end]) for start, end in zip(starts, [*starts[1:], None], strict=True)]
        statements = [self._statement(part, line) for part in parts if part]
        for statement in statements:
            if statement is None:
                return False
        for statement in statements:
            if statement:
                self._enter(statement)
        return bool(statements)

    def _statement(self, text: str, line: int) -> _Statement | None:
        wording = self.wording
        inner = text[1:-1].strip() if text[0] in "(（" and text[-1] in ")）" else text
        for status, pattern in wording.statuses.items():
            if pattern.fullmatch(text):
                return _Statement(status=status, aside=Aside("header", text, line))
        if match := wording.byline.fullmatch(inner):
            authors = wording.persons(match["rest"].strip())
            return _Statement(authors=authors) if authors else None
        if match := wording.author_note.fullmatch(text):
            return _Statement(role=_capital(match["role"].strip()), aside=Aside("author", text, line))
        if match := wording.outlet.fullmatch(inner):
            return self._outlet(match)
        if wording.editor.fullmatch(inner):
            return _Statement(aside=Aside("editor", text, line))
        printed = self._printed_date(inner)
        if printed and (match := wording.periodical.fullmatch(printed.beside)):
            return _Statement(outlet=match["outlet"], detail=match["detail"] or "", issued=printed)
        return _Statement(issued=printed) if printed and not printed.beside else None

    def _outlet(self, match: re.Match[str]) -> _Statement:
        groups = match.groupdict()
        detail = " ".join(part.strip() for part in (groups["detail"], groups.get("rest")) if part and part.strip())
        printed = self._printed_date(detail)
        return _Statement(outlet=match["outlet"].strip(), detail=printed.beside if printed else detail, issued=printed)

    def _printed_date(self, text: str) -> _PrintedDate | None:
        """The one date of a line."""
        if match := _ISO.search(text):
            start, end = match.span()
            try:
                date = Date.parse(f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}")
            except DateError:
                return None
        else:
            mentions = LANGUAGES[self.language].dates(text)
            if len(mentions) != 1 or mentions[0].date is None or mentions[0].date.precision not in ("day", "month"):
                return None
            start, end, date = mentions[0].start, mentions[0].end, mentions[0].date
        beside = self.wording.date_words.sub(" ", f"{text[:start]} {text[end:]}")
        beside = " ".join(beside.split()).strip(" ,，;；()（）.。")
        return _PrintedDate(date, text[start : end if beside else None].strip(), beside)

    def _enter(self, statement: _Statement) -> None:
        """What is stated first holds."""
        imprint = self.imprint
        imprint.authors = imprint.authors or statement.authors
        imprint.status = imprint.status if imprint.status != "unstated" else statement.status
        self.role = self.role or statement.role
        if not imprint.outlet:
            imprint.outlet, imprint.outlet_detail = statement.outlet, statement.detail
        if statement.issued and not imprint.issued:
            imprint.issued, imprint.issued_printed = statement.issued.date, statement.issued.words
        if statement.aside:
            self.asides.append(statement.aside)


@dataclass(frozen=True, slots=True)
class _PrintedDate:
    """A date, its words (with the hour, if nothing else stands there), and what else stands beside it."""

    date: Date
    words: str
    beside: str


@dataclass(frozen=True, slots=True)
class _Statement:
    """What a line of imprint says; empty for what it does not speak of."""

    authors: list[Person] = field(default_factory=list)
    role: str = ""
    outlet: str = ""
    detail: str = ""
    issued: _PrintedDate | None = None
    status: str = "unstated"
    aside: Aside | None = None


def _bare(text: str) -> str:
    """A line without its markup."""
    return read_inline(text).text.strip()


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
