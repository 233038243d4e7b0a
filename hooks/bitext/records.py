"""The records of a site: its terms, its events and what has moved, read once, whatever pages they are held against."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from copy import copy
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from bitext.events import Cite, Event, Unclaimed, read_events
from bitext.findings import Finding
from bitext.languages import LANGUAGES
from bitext.matcher import Matcher
from bitext.reading.screening import screen_record
from bitext.reading.text import read_text
from bitext.reading.tree import SourceFile, Tree
from bitext.reading.yaml import Map, read_yaml
from bitext.redirects import PATH as REDIRECTS
from bitext.redirects import Redirect, read_redirects
from bitext.terms import Category, Term, read_terms


class _Said(NamedTuple):
    """What cites a document: events, those of them that cite no other, and dates that make none."""

    events: list[Event]
    settled: list[Event]
    unclaimed: list[Unclaimed]


class Records:
    """What the records of a site hold, and what is wrong with them. Never changed once read."""

    def __init__(self, tree: Tree) -> None:
        self.is_part = False
        """Whether some of the pages that the records speak of are not at hand."""
        self.findings: list[Finding] = []
        self.categories: dict[str, Category] = {}
        self.all_terms: list[Term] = []
        self.files: list[tuple[str, Map]] = []
        """The files as they were read, each with its path."""
        self.unread: set[str] = set()
        """Paths of the files that could not be read: what they may hold is not missed elsewhere."""
        self.texts: dict[str, str] = {}
        """By path: what stands in each file."""
        self.events: list[Event] = []
        self.unclaimed: list[Unclaimed] = []
        self.redirects: list[Redirect] = []
        for record, path in self._read(tree.records["terms"]):
            category, terms, found = read_terms(record, Path(path).stem, path)
            self.findings += found
            self.all_terms += terms
            if category:
                self.categories[category.id] = category
        for record, path in self._read(tree.records["events"]):
            events, unclaimed, found = read_events(record, path)
            self.findings += found
            self.events += events
            self.unclaimed += unclaimed
        for record, path in self._read(source for source in tree.others if source.path == REDIRECTS):
            self.redirects, found = read_redirects(record, path)
            self.findings += found
        self.events.sort(key=lambda event: (event.date.sort_key(), event.id))
        self.settled = self.events
        """The events all of whose citations are in the pages at hand."""
        whole = self.unread.isdisjoint(source.path for source in tree.records["events"])
        self.is_dated = whole and bool(self.events or self.unclaimed)
        """Whether the site dates anything at all, and what it dates could be read."""
        self.has_all_terms = self.unread.isdisjoint(source.path for source in tree.records["terms"])
        self.terms = {term.id: term for term in self.all_terms}
        self.matchers = {code: Matcher(language, self.terms.values()) for code, language in LANGUAGES.items()}

    def _read(self, sources: Iterable[SourceFile]) -> Iterator[tuple[Map, str]]:
        for source in sources:
            text, found = read_text(source.file, source.path)
            self.texts[source.path] = text
            record, more = read_yaml(text, source.path)
            self.findings += found + more + screen_record(record, text, source.path)
            if more or (found and not text):
                self.unread.add(source.path)
                continue
            self.files.append((source.path, record))
            yield record, source.path

    @cached_property
    def _by_document(self) -> dict[str, _Said]:
        """What cites each document, with no other citations: what cites them all would be gone through for each."""
        found: dict[str, _Said] = defaultdict(lambda: _Said([], [], []))
        for event in self.events:
            of = _by_cited(event)
            for document, cites, lines in of:
                found[document].events.append(event if len(of) == 1 else replace(event, cites=cites, cite_lines=lines))
            if len(of) == 1:
                found[of[0][0]].settled.append(event)
        for date in self.unclaimed:
            for document, cites, lines in _by_cited(date):
                found[document].unclaimed.append(replace(date, cites=cites, cite_lines=lines))
        return dict(found)

    @cached_property
    def shared(self) -> list[Event]:
        """The events that cite more than one document."""
        return [event for event in self.events if len({cite.document for cite in event.cites}) > 1]

    def about(self, document: str) -> Records:
        """What the records say of one document, to be held against its pages alone; with all terms."""
        part = copy(self)
        part.is_part = True
        part.findings, part.files, part.redirects = [], [], []
        part.events, part.settled, part.unclaimed = self._by_document.get(document, _Said([], [], []))
        return part

    def between(self) -> Records:
        """All of the records, held against no more pages than those between which an event is shared."""
        part = copy(self)
        part.is_part = True
        part.settled = self.shared
        return part


def _by_cited(record: Event | Unclaimed) -> list[tuple[str, tuple[Cite, ...], tuple[int, ...]]]:
    """The citations of a record and their lines, by document."""
    found: dict[str, list[tuple[Cite, int]]] = defaultdict(list)
    for cite, line in zip(record.cites, record.cite_lines, strict=True):
        found[cite.document].append((cite, line))
    return [
        (document, tuple(cite for cite, _ in cites), tuple(line for _, line in cites))
        for document, cites in found.items()
    ]
