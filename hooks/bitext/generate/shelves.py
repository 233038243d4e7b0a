"""On which page each entry of a long list stands, so that no page grows with the corpus.

A list stands on one page as long as it is short. From a certain length on, that page keeps its introduction and leads
to parts, and a part that is itself too long is divided again. What a part holds follows from what its entries share (a
year, a month, a category, a document) and is the same in every language, so its address stays when others come in;
only where entries share nothing more are they counted off. An old address, with the fragment of an entry, is led on by
the files of `fragment_files`.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from bitext.addresses import Addresses
from bitext.alignment import Row
from bitext.corpus import Corpus, Document
from bitext.events import Event
from bitext.generate.differences import Difference, differences_by_id

MOST = {"documents": 100, "timeline": 250, "glossary": 600, "figures": 300, "differences": 200, "places": 150}
"""How many entries of each kind a page holds: well under 100 kB of compressed HTML with texts like ours."""
UNDATED, WHOLE_YEAR = "undated", "whole"
_FRAGMENTS = {"timeline": "event-", "events": "event-", "glossary": "term-"}
"""What stands before an entry's id in its fragment."""
_FRAGMENTS_A_FILE = 400

Entry = tuple[str, tuple[str, ...]]
"""An id, and what the entry shares with others, the widest first."""


@dataclass(frozen=True, slots=True)
class Part:
    """Entries that stand together, on the page `name` or, where there are too many, on the pages of its own parts.

    `keys` is what its entries share; `first` the number of the first one where they are only counted off, else 0.
    """

    name: str
    keys: tuple[str, ...]
    entries: tuple[str, ...]
    parts: tuple[Part, ...] = ()
    first: int = 0

    def pages(self) -> Iterator[Part]:
        """This part and all below it."""
        yield self
        for part in self.parts:
            yield from part.pages()


@dataclass(frozen=True, eq=False)
class Shelf:
    """A list: what it is a list of (a key of `MOST`, or `events` of a term), and all of its entries on its page."""

    kind: str
    whole: Part

    @cached_property
    def leaves(self) -> list[Part]:
        """The parts that show their entries, in order; the whole, where it is not divided."""
        return [part for part in self.whole.pages() if not part.parts]

    @cached_property
    def numbers(self) -> dict[str, int]:
        """By the name of a part's page: its place among the leaves."""
        return {leaf.name: number for number, leaf in enumerate(self.leaves)}

    @cached_property
    def above(self) -> dict[str, Part]:
        """By the name of a part's page: the part that it is a part of."""
        return {inner.name: part for part in self.whole.pages() for inner in part.parts}

    def fragments(self) -> Iterator[tuple[str, str]]:
        """The fragment of each entry, with the name of the page that holds it."""
        before = _FRAGMENTS.get(self.kind, "")
        return ((f"{before}{entry}", leaf.name) for leaf in self.leaves for entry in leaf.entries)


class Shelves:
    """All lists of a site."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self.differences: Mapping[str, Difference] = differences_by_id(corpus)
        documents = [
            (one.id, (_year(one.first.written.start if one.first.written else ""),)) for one in corpus.documents
        ]
        terms = sorted(corpus.terms.values(), key=lambda term: (list(corpus.categories).index(term.category), term.id))
        lists = {
            "documents": _whole("documents/index", "documents/years", documents, MOST["documents"]),
            "timeline": _whole("timeline", "timeline", _dated(corpus.events), MOST["timeline"]),
            "glossary": _whole(
                "glossary",
                "glossary/categories",
                [(one.id, (one.category, one.id[0])) for one in terms],
                MOST["glossary"],
            ),
            "figures": _whole(
                "figures", "figures", [(q.id, (q.document,)) for q in corpus.quantities], MOST["figures"]
            ),
            "differences": _whole(
                "differences",
                "differences",
                [(ident, (one.document,)) for ident, one in self.differences.items()],
                MOST["differences"],
            ),
        }
        self._lists = {kind: Shelf(kind, whole) for kind, whole in lists.items()}
        self._on_page: dict[tuple[str, str], tuple[Shelf, Part]] = {}
        """By the kind of a list and the name of a page on which it, or a part of it, stands."""
        for shelf in self._lists.values():
            self._add(shelf)
        for term in corpus.terms:
            name = f"glossary/{term}"
            lines: list[Entry] = [(line, ()) for line in self.lines.get(term, ())]
            events = _dated(corpus.events_of.get(term, ()))
            self._add(Shelf("places", _whole(name, f"{name}/places", lines, MOST["places"])))
            self._add(Shelf("events", _whole(name, f"{name}/events", events, MOST["timeline"])))

    def _add(self, shelf: Shelf) -> None:
        for part in shelf.whole.pages():
            self._on_page[shelf.kind, part.name] = shelf, part

    @cached_property
    def lines(self) -> dict[str, dict[str, tuple[Document, Row]]]:
        """By the id of a term: the rows of paragraphs in which it stands, by their addresses, in their order."""
        found: dict[str, dict[str, tuple[Document, Row]]] = defaultdict(dict)
        for document in self._corpus.documents:
            for row in document.alignment.rows:
                terms = {
                    occurrence.term
                    for code in document.pages
                    for block in row.blocks[code]
                    if block.kind == "paragraph" and block.id
                    for occurrence in self._corpus.reading(code, block.text).terms
                }
                for term in terms:
                    found[term][line_id(document, row)] = document, row
        return found

    def on_page(self, kind: str, name: str) -> tuple[Shelf, Part]:
        """A list and the part of it that stands on the page of that name; the whole on a page that is not its own."""
        if found := self._on_page.get((kind, name)):
            return found
        whole = Part(name, (), self._lists[kind].whole.entries)
        return Shelf(kind, whole), whole

    def parts(self) -> Iterator[tuple[Shelf, Part]]:
        """Every part that has a page only because its list is divided, in order."""
        for shelf, part in self._on_page.values():
            if part is not shelf.whole:
                yield shelf, part

    @cached_property
    def divided(self) -> dict[str, list[Shelf]]:
        """The lists that have parts, by the name of their page."""
        found: dict[str, list[Shelf]] = defaultdict(list)
        for shelf, part in self._on_page.values():
            if part is shelf.whole and part.parts:
                found[part.name].append(shelf)
        return dict(found)

    def held(self) -> dict[str, str]:
        """By the old address of an entry (`timeline#event-x`): the name of the page that holds it since its list is
        divided."""
        return {
            f"{kind}#{fragment}": name
            for kind in ("timeline", "figures")
            if self._lists[kind].whole.parts
            for fragment, name in self._lists[kind].fragments()
        }


def line_id(document: Document, row: Row) -> str:
    """The address of a row of paragraphs within a concordance, the same in every language."""
    return f"{document.id}-{row.id}"


def _year(start: str | None) -> str:
    return (start or "")[:4] or UNDATED


def _dated(events: Iterable[Event]) -> list[Entry]:
    """Events by the year and the month in which they begin."""
    found = []
    for event in events:
        start = event.date.start or event.date.end or ""
        found.append((event.id, (_year(start), start[5:7] or WHOLE_YEAR)))
    return sorted(found, key=lambda entry: entry[1])  # stable: within a month they keep their order


def _whole(name: str, stem: str, entries: Sequence[Entry], most: int) -> Part:
    return _divided(name, stem, entries, most, ())


def _divided(name: str, stem: str, entries: Sequence[Entry], most: int, keys: tuple[str, ...]) -> Part:
    """A part, with parts of its own where it has more than `most` entries; their names begin with `stem`."""
    idents = tuple(ident for ident, _ in entries)
    if len(entries) <= most:
        return Part(name, keys, idents)
    groups: dict[str, list[Entry]] = defaultdict(list)
    depth = len(keys)
    if depth < len(entries[0][1]):
        for entry in entries:
            groups[entry[1][depth]].append(entry)
        parts = [_divided(f"{stem}/{key}", f"{stem}/{key}", group, most, (*keys, key)) for key, group in groups.items()]
    else:
        parts = [
            Part(f"{stem}/{number}", keys, idents[start : start + most], first=start + 1)
            for number, start in enumerate(range(0, len(idents), most), 1)
        ]
    return Part(name, keys, idents, tuple(parts))


# Old addresses


def fragment_file(fragment: str, files: int) -> int:
    """The number of the file that says where a fragment is now; `lead.js` counts it in the same way."""
    number = 0
    for char in fragment:
        number = (number * 31 + ord(char)) % files
    return number


def files_for(shelves: Iterable[Shelf]) -> int:
    """In how many files the fragments of a page's lists are; 0 where no entry has one."""
    count = sum(len(shelf.whole.entries) for shelf in shelves if shelf.kind != "documents")
    return -(-count // _FRAGMENTS_A_FILE)


def fragment_files(shelves: Shelves, addresses: Addresses) -> Iterator[tuple[str, bytes]]:
    """`fragments/N.json` beside each page whose lists are divided: the name of a page by each fragment once there."""
    for name, divided in shelves.divided.items():
        files: list[dict[str, str]] = [{} for _ in range(files_for(divided))]
        for shelf in divided if files else ():
            for fragment, page in shelf.fragments():
                files[fragment_file(fragment, len(files))][fragment] = page
        for number, held in enumerate(files):
            data = json.dumps(held, ensure_ascii=False, separators=(",", ":")).encode()
            yield f"{addresses.page(addresses.default, name)}fragments/{number}.json", data
