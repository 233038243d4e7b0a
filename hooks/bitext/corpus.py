"""Everything a site holds, read once: pages, terms, events, and what stands where.

    corpus = read_corpus(Path("."))
    findings = check(corpus)            # bitext.checks
    for document in corpus.documents: …

A corpus is never changed once it is read; what costs time is worked out when it is first asked for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from bitext.alignment import Alignment, Row, align
from bitext.dates import Date
from bitext.drafts import is_comparable, is_untranslated
from bitext.events import Actor, Cite, Event, Unclaimed
from bitext.findings import Finding
from bitext.languages import LANGUAGES
from bitext.languages.base import DateMention, FigureMention
from bitext.matcher import Occurrence
from bitext.memory import nothing_thrown_away
from bitext.pages import Page, read_page
from bitext.quantities import FigureKey, Quantity, figure_key, quantities
from bitext.reading.blocks import Block
from bitext.reading.screening import screen_page
from bitext.reading.text import read_text
from bitext.reading.tree import Tree, read_tree
from bitext.records import Records

DOCUMENTS = "documents/"
"""Editions live below this folder of each language."""


class Reading(NamedTuple):
    """What is recognised in one block of text."""

    dates: tuple[DateMention, ...]
    figures: tuple[FigureMention, ...]
    terms: tuple[Occurrence, ...]

    def is_name(self, start: int, end: int) -> bool:
        """Whether a date or a figure is part of a term ("2030 Agenda"), and so none of its own."""
        return any(term.start <= start and end <= term.end for term in self.terms)


class Compared(NamedTuple):
    """A row that has something to say in every language, and what is recognised in its blocks, by language."""

    pair: Pair
    row: Row
    sides: tuple[tuple[tuple[Block, Reading], ...], ...]


@dataclass(frozen=True)
class Pair:
    """A page in every language it has, under one name."""

    name: str
    pages: Mapping[str, Page]

    @cached_property
    def alignment(self) -> Alignment:
        """The pairing of the two languages; of the first one with nothing, where the other is missing."""
        pages = list(self.pages.values())
        if len(pages) == 2:
            return align(pages[0], pages[1])
        rows = [
            Row({code: (block,) if code in self.pages else () for code in LANGUAGES})
            for block in pages[0].blocks
            if block.id
        ]
        return Alignment(tuple(rows), ())


@dataclass(frozen=True)
class Document(Pair):
    """A source text, with its edition in each language. `id` is the file's name."""

    @cached_property
    def id(self) -> str:
        return self.name.removeprefix(DOCUMENTS)

    @property
    def first(self) -> Page:
        """The edition in the site's first language, for what both share."""
        return next(iter(self.pages.values()))

    @cached_property
    def paragraphs(self) -> dict[str, tuple[str, ...]]:
        """Ids of the paragraphs in each language, in order."""
        return {
            code: tuple(block.id for block in page.blocks if block.kind == "paragraph" and block.id)
            for code, page in self.pages.items()
        }

    def there(self, code: str, ident: str) -> str:
        """The id by which a language has a passage, where each has its own; "" where it has none."""
        if ident in self.pages[code].by_id:
            return ident
        partners = (self.alignment.partners(other, ident) for other in self.pages if other != code)
        return next((found[0] for found in partners if found), "")


class Place(NamedTuple):
    """A term standing in a paragraph of a document."""

    document: str
    paragraph: str
    occurrence: Occurrence
    block: Block


class Corpus:
    """A site's texts and records. Made by `read_corpus`."""

    def __init__(self, tree: Tree, records: Records, before: Corpus | None = None) -> None:
        self.root = tree.root
        self.others = tree.others
        self._names = tree.names()
        self.is_part = records.is_part
        self.findings: list[Finding] = [*tree.findings, *records.findings]
        """What was wrong already in reading; the checks add to it."""
        self.unread: set[str] = set()
        """Paths of the pages of which the text or the front matter could not be read: what may stand there is not
        missed elsewhere."""
        self.pages: dict[str, dict[str, Page]] = {code: {} for code in tree.pages}
        for code, sources in tree.pages.items():
            for name, source in sources.items():
                text, found = read_text(source.file, source.path, is_page=True)
                page, more = read_page(text, code, name, source.path)
                self.findings += found + more + screen_page(text, source.path, page.front)
                if more or (found and not text):
                    self.unread.add(source.path)
                self.pages[code][name] = page
        self.categories = records.categories
        self.all_terms = records.all_terms
        self.terms = records.terms
        self.records = records.files
        self.record_texts = records.texts
        self.events = records.events
        self.settled = records.settled
        self.unclaimed = records.unclaimed
        self.is_dated = records.is_dated
        self.has_all_terms = records.has_all_terms
        self.redirects = records.redirects
        self.matchers = records.matchers
        self._readings: dict[tuple[str, str], Reading] = {}
        self._known = before._readings if before and before.all_terms == self.all_terms else {}
        """What was recognised before in texts of which most are the same now."""
        self._dates_said: dict[tuple[str, int], dict[Date, list[DateMention]]] = {}
        self._cited: dict[Cite, tuple[tuple[Page, Block], ...]] = {}

    @property
    def languages(self) -> list[str]:
        """Codes of the site's languages, the default one first."""
        return list(self.pages)

    @cached_property
    def pairs(self) -> list[Pair]:
        """Every page with its counterpart, by name; editions are documents."""
        found: list[Pair] = []
        for name in self._names:
            pages = {code: self.pages[code][name] for code in self.languages if name in self.pages[code]}
            is_document = name.startswith(DOCUMENTS) and any(page.is_edition for page in pages.values())
            found.append(Document(name, pages) if is_document else Pair(name, pages))
        return found

    def is_read(self, pair: Pair) -> bool:
        """Whether all of its pages could be read."""
        return self.unread.isdisjoint(page.path for page in pair.pages.values())

    @cached_property
    def documents(self) -> list[Document]:
        """The editions, by the date of their source, undated ones last."""
        documents = [pair for pair in self.pairs if isinstance(pair, Document)]
        last = Date("9999")
        return sorted(documents, key=lambda document: ((document.first.written or last).sort_key(), document.id))

    @cached_property
    def document_by_id(self) -> dict[str, Document]:
        return {document.id: document for document in self.documents}

    @cached_property
    def document_order(self) -> dict[str, int]:
        """By the id of a document: its place among all."""
        return {document.id: number for number, document in enumerate(self.documents)}

    @cached_property
    def compared(self) -> list[Compared]:
        """The rows of all pages whose sides can be held against each other."""
        return [
            Compared(
                pair,
                row,
                tuple(
                    tuple((block, self.reading(code, block.text)) for block in row.blocks[code]) for code in pair.pages
                ),
            )
            for pair in self.pairs
            if len(pair.pages) > 1
            for row in pair.alignment.rows
            if is_comparable(row)
        ]

    @cached_property
    def compared_dates(self) -> list[Compared]:
        """Those of them in which there is a date."""
        return [row for row in self.compared if any(reading.dates for side in row.sides for _, reading in side)]

    @cached_property
    def compared_figures(self) -> list[Compared]:
        """Those of them in which there is a figure."""
        return [row for row in self.compared if any(reading.figures for side in row.sides for _, reading in side)]

    def reading(self, language: str, text: str) -> Reading:
        """The dates, figures and terms in a text."""
        key = language, text
        if key not in self._readings:
            self._readings[key] = self._known.get(key) or self._recognised(language, text)
        return self._readings[key]

    def _recognised(self, language: str, text: str) -> Reading:
        dates = LANGUAGES[language].dates(text)
        figures = LANGUAGES[language].figures(text, dates)
        return Reading(tuple(dates), tuple(figures), tuple(self.matchers[language].occurrences(text)))

    def read_ahead(self, pair: Pair) -> None:
        """Read all blocks of a pair of pages, as the checks will; for those who want to show how far they are."""
        for code, page in pair.pages.items():
            for block in page.blocks:
                self.reading(code, block.text)

    def resolved(self, page: Page, mention: DateMention) -> Date | None:
        """The date a mention means on this page, relative ones against the date of the source."""
        if mention.date:
            return mention.date
        return mention.relative.resolve(page.written) if mention.relative and page.written else None

    def dates_said(self, page: Page, block: Block) -> dict[Date, list[DateMention]]:
        """The mentions of each date in a block of a page, relative ones resolved."""
        key = page.path, block.line
        if key not in self._dates_said:
            said = self._dates_said[key] = {}
            for mention in self.reading(page.language, block.text).dates:
                if date := self.resolved(page, mention):
                    said.setdefault(date.plain(), []).append(mention)
        return self._dates_said[key]

    @cached_property
    def occurrences(self) -> dict[str, dict[str, list[Place]]]:
        """By term and language: every place in the paragraphs of the documents where the term stands."""
        found: dict[str, dict[str, list[Place]]] = {term: {code: [] for code in self.languages} for term in self.terms}
        for document in self.documents:
            for code, page in document.pages.items():
                for block in page.blocks:
                    if block.kind == "paragraph" and block.id:
                        for occurrence in self.reading(code, block.text).terms:
                            place = Place(document.id, block.id, occurrence, block)
                            found[occurrence.term][code].append(place)
        return found

    @cached_property
    def paragraph_counts(self) -> dict[str, dict[str, int]]:
        """By term and language: in how many paragraphs the term stands."""
        return {
            term: {code: len({(place.document, place.paragraph) for place in places}) for code, places in sides.items()}
            for term, sides in self.occurrences.items()
        }

    @nothing_thrown_away()
    def work_out(self) -> None:
        """Work out what every page asks for; else each of several processes that share the pages does it anew."""
        _ = self.paragraph_counts, self.quantities_at, self.events_at, self.events_of

    def cited(self, cite: Cite) -> tuple[tuple[Page, Block], ...]:
        """The cited paragraph and those that answer it, in every language that has it already."""
        if cite not in self._cited:
            self._cited[cite] = tuple(self._find_cited(cite))
        return self._cited[cite]

    def _find_cited(self, cite: Cite) -> Iterator[tuple[Page, Block]]:
        document = self.document_by_id.get(cite.document)
        for code, page in document.pages.items() if document else ():
            if cite.paragraph in page.by_id:
                block = page.by_id[cite.paragraph]
                if not is_untranslated(code, block.text):
                    yield page, block
                continue
            for row in document.alignment.rows_by_id.get(cite.paragraph, ()) if document else ():
                yield from ((page, block) for block in row.blocks[code])

    @property
    def dated(self) -> list[Event | Unclaimed]:
        """Whatever claims a date: the events, and the dates that deliberately make none."""
        return [*self.events, *self.unclaimed]

    @cached_property
    def events_at(self) -> dict[Cite, list[Event]]:
        """The events that cite a paragraph."""
        found: dict[Cite, list[Event]] = defaultdict(list)
        for event in self.events:
            for cite in event.cites:
                found[cite].append(event)
        return found

    @cached_property
    def event_by_id(self) -> dict[str, Event]:
        return {event.id: event for event in self.events}

    @cached_property
    def events_of(self) -> dict[str, list[Event]]:
        """By the id of a term: the events in which it acts."""
        found: dict[str, list[Event]] = defaultdict(list)
        for event in self.events:
            for actor in dict.fromkeys(actor for actor in event.actors if isinstance(actor, str)):
                found[actor].append(event)
        return found

    @cached_property
    def pinyin(self) -> dict[tuple[str, str], str]:
        """By language and label: how a term is romanised, where the term base says so."""
        return {
            (code, side.label): side.pinyin
            for term in self.terms.values()
            for code, side in term.sides.items()
            if side.pinyin
        }

    @cached_property
    def quantities(self) -> list[Quantity]:
        """Every quantity in the documents, in their order."""
        return list(quantities(self))

    @cached_property
    def quantity_by_id(self) -> dict[str, Quantity]:
        return {quantity.id: quantity for quantity in self.quantities}

    @cached_property
    def quantities_at(self) -> dict[tuple[str, str], dict[FigureKey, Quantity]]:
        """By document and paragraph: its quantities, by what makes them the same."""
        found: dict[tuple[str, str], dict[FigureKey, Quantity]] = defaultdict(dict)
        for quantity in self.quantities:
            for paragraph in quantity.paragraphs.values():
                found[quantity.document, paragraph][figure_key(quantity.figure)] = quantity
        return found

    def actors(self, event: Event) -> list[Actor]:
        """Who acts in an event, named in every language."""
        return [self._acting[actor] if isinstance(actor, str) else Actor(actor) for actor in event.actors]

    @cached_property
    def _acting(self) -> dict[str, Actor]:
        """The terms as actors."""
        return {
            term.id: Actor({code: side.label for code, side in term.sides.items()}, term.id)
            for term in self.terms.values()
        }


@nothing_thrown_away()
def read_corpus(root: Path, before: Corpus | None = None) -> Corpus:
    """Read the site at `root` (the folder that holds `docs/`). Never raises for what a contributor wrote.

    `before` is the same site as it was read some time ago: what it knows of a text is taken over where it still holds.
    """
    tree = read_tree(root)
    return Corpus(tree, Records(tree), before)


def corpus_of(tree: Tree) -> Corpus:
    """The same, of files that have been found already."""
    return Corpus(tree, Records(tree))
