"""What the search can find: the paragraphs of the documents, the terms, the events, as plain values.

A record holds every language, so that whoever types in one is shown the paragraph in the other. All addresses are
paths from the site's root.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from bitext.addresses import Addresses
from bitext.corpus import Corpus, Document
from bitext.events import Event
from bitext.generate.prose import paragraph_label
from bitext.generate.search import leading_on
from bitext.languages import LANGUAGES
from bitext.pages import Page
from bitext.reading.blocks import Block
from bitext.terms import Term

_PREFIX = "search_"
_ON_PAGES = frozenset(("hint", "keys", "failed", "no_script"))
"""What every page says without asking the index."""


class Passage(NamedTuple):
    """A paragraph: its id ("" for what stands above the text), its number as readers see it, its text."""

    id: str
    label: str
    text: str


class RowRecord(NamedTuple):
    """Paragraphs that answer one another, and the ids of the terms that stand in them, by language."""

    passages: Mapping[str, tuple[Passage, ...]]
    terms: Mapping[str, tuple[str, ...]]


class DocumentRecord(NamedTuple):
    title: Mapping[str, str]
    url: Mapping[str, str]
    rows: tuple[RowRecord, ...]


class TermRecord(NamedTuple):
    """`forms` begin with the label."""

    id: str
    url: Mapping[str, str]
    forms: Mapping[str, tuple[str, ...]]
    definition: Mapping[str, str]


class EventRecord(NamedTuple):
    url: Mapping[str, str]
    date: Mapping[str, str]
    title: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SearchRecords:
    """Terms come with the commonest first, documents and events in the order of their dates.

    `words` are what the search says, by language and name; `instead` are pages that lead on where nothing is found,
    by language: (title, address).
    """

    documents: tuple[DocumentRecord, ...]
    terms: tuple[TermRecord, ...]
    events: tuple[EventRecord, ...]
    words: Mapping[str, Mapping[str, str]]
    instead: Mapping[str, list[tuple[str, str]]]


def search_records(corpus: Corpus, addresses: Addresses) -> SearchRecords:
    """The records of a corpus, always in the same order."""
    counts = {term: sum(map(len, places.values())) for term, places in corpus.occurrences.items()}
    common = sorted(corpus.terms.values(), key=lambda term: (-counts[term.id], term.id))
    return SearchRecords(
        documents=tuple(_document(corpus, addresses, document) for document in corpus.documents),
        terms=tuple(_term(addresses, term) for term in common),
        events=tuple(_event(corpus, addresses, event) for event in corpus.events),
        words={code: _words(code) for code in corpus.languages},
        instead={code: leading_on(corpus, addresses, code) for code in corpus.languages},
    )


def _words(code: str) -> dict[str, str]:
    phrases = LANGUAGES[code].phrases
    return {
        name: text
        for key, text in phrases.items()
        if key.startswith(_PREFIX) and (name := key.removeprefix(_PREFIX)) not in _ON_PAGES
    }


def _document(corpus: Corpus, addresses: Addresses, document: Document) -> DocumentRecord:
    pages = document.pages
    return DocumentRecord(
        title={code: page.title for code, page in pages.items()},
        url={code: addresses.document(code, document.id) for code in pages},
        rows=(_row(corpus, {code: tuple(_head(page)) for code, page in pages.items()}), *_rows(corpus, document)),
    )


def _row(corpus: Corpus, passages: Mapping[str, tuple[Passage, ...]]) -> RowRecord:
    terms = {
        code: {occurrence.term for passage in side for occurrence in corpus.reading(code, passage.text).terms}
        for code, side in passages.items()
    }
    return RowRecord(passages, {code: tuple(sorted(found)) for code, found in terms.items()})


def _head(page: Page) -> Iterator[Passage]:
    """Title and authors."""
    yield Passage("", "", page.title)
    separator = LANGUAGES[page.language].phrases["list_separator"]
    for author in page.front.get("authors") or ():
        yield Passage("", "", separator.join(filter(None, (author["name"], author["role"]))))


def _rows(corpus: Corpus, document: Document) -> Iterator[RowRecord]:
    above = dict.fromkeys(document.pages, "")
    for row in document.alignment.rows:
        passages = {code: tuple(_passages(row.blocks[code], above[code])) for code in document.pages}
        above |= {code: side[-1].id for code, side in passages.items() if side}
        yield _row(corpus, passages)


def _passages(blocks: tuple[Block, ...], above: str) -> Iterator[Passage]:
    """A block without an id of its own is found at the one above it."""
    for block in blocks:
        above = block.id or above
        yield Passage(above, paragraph_label(above), block.text)


def _term(addresses: Addresses, term: Term) -> TermRecord:
    return TermRecord(
        id=term.id,
        url={code: addresses.term(code, term.id) for code in term.sides},
        forms={code: tuple(form.text for form in side.forms) for code, side in term.sides.items()},
        definition={code: side.definition for code, side in term.sides.items()},
    )


def _event(corpus: Corpus, addresses: Addresses, event: Event) -> EventRecord:
    return EventRecord(
        url={code: addresses.event(code, event.id) for code in corpus.languages},
        date={code: LANGUAGES[code].format_date(event.date) for code in corpus.languages},
        title={code: event.title[code] for code in corpus.languages},
    )
