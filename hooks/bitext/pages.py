"""Pages and editions: a Markdown file with its front matter and its blocks.

An *edition* is a page with a bibliographic record in its front matter. Other pages (home, about, any page of
any MkDocs site) have whatever front matter they like.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from bitext.dates import Date, DateError
from bitext.findings import Finding
from bitext.languages import LANGUAGES
from bitext.reading.blocks import Block, read_blocks
from bitext.reading.schema import At, EdtfText, Fields, ListOf, MapOf, Maybe, Nullable, OneOf, Text, problems, short
from bitext.reading.yaml import Map, Seq, read_yaml

GENRES = ("article", "interview", "news", "document")
STATUSES = ("original", "official-translation", "unofficial-translation", "unstated")
EXCEPTIONS = ("merged", "split", "omitted", "added", "moved")
NOTE_KINDS = ("difference", "misprint", "missing-note", "dating", "remark", "waiver")
SHARED = ("genre", "issued", "issued_printed", "source_languages", "alignment")
"""Keys of the record that must say the same in every language, and so must parts of `sources` and `edition`."""

_TAG = Text(
    r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?",
    "write a BCP 47 tag such as en, zh or zh-Hans",
    words="is no language tag",
)
_ID = Text(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*", "write an id such as p7, s2 or p5-1", words="is no paragraph id")
_RECORD: dict[str, Any] = {
    "title": Text(),
    "title_from": OneOf(("printed", "ours")),
    "description": Text(),
    "genre": OneOf(GENRES),
    "authors": ListOf(Fields({"name": Text(), "role": Nullable(Text())})),
    "outlet": Nullable(Text()),
    "outlet_detail": Maybe(Nullable(Text())),
    "issued": Nullable(EdtfText()),
    "issued_printed": Nullable(Text()),
    "implied": ListOf(
        Fields(
            {
                "field": OneOf(("issued", "outlet", "publisher", "author", "language")),
                "value": Text(),
                "cites": ListOf(_ID),
                "reason": Text(),
            }
        )
    ),
    "source_languages": ListOf(_TAG, least=1),
    "sources": ListOf(
        Fields(
            {
                "language": _TAG,
                "status": OneOf(STATUSES),
                "url": Maybe(
                    Nullable(Text(r"https?://[^\s<>\"]+", "write a full http address", words="is no address"))
                ),
                "sha256": Text(r"[0-9a-f]{64}", "write the 64 hexadecimal digits of sha256", words="is no checksum"),
                "note": Nullable(Text()),
            }
        ),
        least=1,
    ),
    "left_out": Maybe(ListOf(Text())),
    "edition": Fields({"by": Text(), "made": EdtfText()}),
    "alignment": ListOf(
        Fields(
            {
                "type": OneOf(EXCEPTIONS),
                **{code: ListOf(_ID) for code in LANGUAGES},
                "note": Fields({code: Text() for code in LANGUAGES}),
            }
        )
    ),
    "synced": Maybe(MapOf(_ID, Text(r"[0-9a-f]{8}", "run 'bitext fix --synced'", words="is no hash"))),
}
SCHEMA = Fields(_RECORD)
RECORD_KEYS = tuple(_RECORD)
_OWN_KEYS = ("title_from", "genre", "sources", "edition", "alignment", "issued")
"""A page with one of these in its front matter is an edition; the other keys any page may have."""
_FRONT = re.compile(r"---[ ]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ ]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class AlignmentException:
    """Ids that do not pair one to one, and why. `ids` has a (possibly empty) tuple for each language."""

    type: str
    ids: Mapping[str, tuple[str, ...]]
    note: Mapping[str, str]
    line: int


@dataclass(frozen=True)
class Note:
    """An editor's note: its kind, its Markdown, the paragraph it stands at, the codes it waives."""

    kind: str
    at: str
    source: str
    line: int
    waives: tuple[str, ...] = ()


@dataclass(frozen=True)
class Page:
    """A page in one language. `name` is its path below the language's folder, without `.md`."""

    language: str
    name: str
    path: str
    front: Map
    body_start: int
    """After how many characters of the text the front matter has ended."""
    body_line: int
    text: str = field(repr=False)

    @property
    def body(self) -> str:
        """The text without its front matter."""
        return self.text[self.body_start :]

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        return tuple(read_blocks(self.body, self.body_line))

    @cached_property
    def by_id(self) -> dict[str, Block]:
        """The first block with each id."""
        found: dict[str, Block] = {}
        for block in self.blocks:
            if block.id:
                found.setdefault(block.id, block)
        return found

    @property
    def is_edition(self) -> bool:
        return any(key in self.front for key in _OWN_KEYS)

    @cached_property
    def title(self) -> str:
        """The front matter's title, else the first heading, else the page's name."""
        if isinstance(self.front.get("title"), str):
            return str(self.front["title"])
        heading = next((block for block in self.blocks if block.kind == "heading"), None)
        return heading.text if heading else self.name

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        """The editor's notes, each with the paragraph before it."""
        notes = []
        at = ""
        for block in self.blocks:
            if block.id:
                at = block.id
            elif block.kind == "note" and block.label.startswith("editor"):
                words = block.label.partition('"')[0].split()
                kind = words[1] if len(words) > 1 else ""
                notes.append(Note(kind, at, block.source, block.line, tuple(words[2:])))
        return tuple(notes)

    @cached_property
    def exceptions(self) -> tuple[AlignmentException, ...]:
        """The front matter's alignment exceptions, as far as they can be read."""
        entries = self.front.get("alignment")
        if not isinstance(entries, Seq):
            return ()
        found = []
        for entry in entries:
            if isinstance(entry, Map) and entry.get("type") in EXCEPTIONS:
                ids = {code: tuple(map(str, entry.get(code) or ())) for code in LANGUAGES}
                note = entry.get("note")
                found.append(
                    AlignmentException(entry["type"], ids, dict(note) if isinstance(note, Map) else {}, entry.line)
                )
        return tuple(found)

    @property
    def issued(self) -> Date | None:
        """The printed date of the source."""
        return _date(self.front.get("issued"))

    @cached_property
    def written(self) -> Date | None:
        """The date that relative dates are resolved against: the printed one, else the one implied."""
        if self.issued:
            return self.issued
        entries = self.front.get("implied")
        for entry in entries if isinstance(entries, Seq) else ():
            if isinstance(entry, Map) and entry.get("field") == "issued":
                return _date(entry.get("value"))
        return None


def _date(value: Any) -> Date | None:
    try:
        return Date.parse(str(value)) if value else None
    except DateError:
        return None


def read_page(text: str, language: str, name: str, path: str) -> tuple[Page, list[Finding]]:
    """A page and what is wrong with its front matter (M601)."""
    match = _FRONT.match(text)
    if not match:
        findings = []
        if re.match(r"---[ ]*\n[A-Za-z_]+:", text):
            findings = [Finding(path, 1, "M601", "front matter is not closed", "end it with a line '---'")]
        return Page(language, name, path, Map(1), 0, 1, text), findings
    front, findings = read_yaml(match["yaml"], path, first_line=2)
    body_line = text.count("\n", 0, match.end()) + 1
    return Page(language, name, path, front, match.end(), body_line, text), findings


def check_record(page: Page) -> Iterator[Finding]:
    """What is wrong with an edition's record (M602 to M605)."""
    yield from problems(SCHEMA, page.front, page.path)
    implied = page.front.get("implied")
    for entry in implied if isinstance(implied, Seq) else ():
        if isinstance(entry, Map) and entry.get("field") == "issued":
            yield from EdtfText().check(entry.get("value"), At(page.path, entry.line, "implied.value"))


def check_shared(pages: Mapping[str, Page]) -> Iterator[Finding]:
    """M606: what the languages' records must share and do not. The first language is the one to compare with."""
    first, *others = pages.values()
    for other in others:
        for name, mine, theirs, line in _shared(first.front, other.front):
            if mine != theirs:
                message = f"'{name}' differs from {first.path}"
                hint = f"write {_shown(mine)} in both, or mend the other page"
                yield Finding(other.path, line, "M606", message, hint)


def _shared(mine: Map, theirs: Map) -> Iterator[tuple[str, Any, Any, int]]:
    for key in SHARED:
        if key in mine and key in theirs:  # else one lacks it, which M603 says
            yield key, mine.get(key), theirs.get(key), theirs.lines.get(key, 1)
    pairs = [("edition", "made", mine.get("edition"), theirs.get("edition"))]
    ours, other = mine.get("sources"), theirs.get("sources")
    if isinstance(ours, Seq) and isinstance(other, Seq):
        yield "number of sources", len(ours), len(other), theirs.lines.get("sources", 1)
        for one, two in zip(ours, other, strict=False):
            pairs += [("sources", key, one, two) for key in ("language", "status", "sha256", "url")]
    for name, key, one, two in pairs:
        if isinstance(one, Map) and isinstance(two, Map):
            yield f"{name}.{key}", one.get(key), two.get(key), two.lines.get(key, two.line)


def _shown(value: Any) -> str:
    """A value as it is written in a record."""
    if isinstance(value, Seq) and any(isinstance(item, Map) for item in value):
        return "the same entries"
    text = f"[{', '.join(map(str, value))}]" if isinstance(value, Seq) else "null" if value is None else str(value)
    return short(text, 50)
