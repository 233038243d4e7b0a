"""Views: what each kind of page shows, as plain values for a template.

Every text is plain (templates escape it), every `url` is relative to the page that shows it.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from bitext.addresses import Addresses, relative
from bitext.corpus import Corpus, Document
from bitext.dates import Date
from bitext.events import Event
from bitext.generate.filters import Filter, document_filter, event_values, folded
from bitext.generate.prose import paragraph_label
from bitext.languages import LANGUAGES
from bitext.pages import Page
from bitext.terms import Side, Term


@dataclass(frozen=True, slots=True)
class Link:
    """Where a reader can go: words, address, and the language of both."""

    text: str
    url: str
    tag: str
    title: str = ""
    """What a short text such as EN stands for, in the language of the link."""


@dataclass(frozen=True, slots=True)
class CiteView:
    """A cited paragraph: in the reader's language, and in each other one."""

    label: str
    here: Link
    others: list[Link]


@dataclass(frozen=True, slots=True)
class EventView:
    id: str
    date: str
    datetime: str
    kind: str
    kind_label: str
    title: str
    other_title: str
    other_tag: str
    actors: list[Link]
    cites: list[CiteView]
    resolved: str
    note: str
    is_span: bool
    url: str
    values: dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class YearView:
    id: str
    label: str
    events: list[EventView]


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document in a list, and what its provenance box says."""

    id: str
    title: str
    title_is_ours: bool
    other_title: str
    other_tag: str
    other_url: str
    description: str
    url: str
    authors: list[dict[str, str]]
    outlet: str
    outlet_detail: str
    issued: str
    issued_printed: str
    implied: list[dict[str, object]]
    genre: str
    sources: list[dict[str, str]]
    left_out: list[str]
    edition_by: str
    edition_made: str
    paragraphs: int
    exceptions: list[dict[str, str]]


@dataclass(frozen=True, slots=True)
class TermView:
    """A term in a list."""

    id: str
    label: str
    other_label: str
    other_tag: str
    definition: str
    category: str
    category_label: str
    provenance: str
    provenance_label: str
    url: str
    paragraphs: int
    other_provenance: str
    other_provenance_label: str
    find: str


@dataclass(frozen=True, slots=True)
class SideView:
    """A term in one language, with all its forms."""

    code: str
    tag: str
    label: str
    pinyin: str
    definition: str
    forms: list[dict[str, str]]


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A document with the paragraphs in which a term stands, in both languages."""

    title: str
    url: str
    paragraphs: list[CiteView]


@dataclass(frozen=True, slots=True)
class TermPage:
    term: TermView
    sides: list[SideView]
    related: list[Link]
    note: str
    places: list[PlaceView]
    events: list[EventView]


@dataclass(frozen=True, slots=True)
class Group:
    """Terms under one letter."""

    letter: str
    id: str
    terms: list[TermView]


class Views:
    """Everything one language's pages show. `at(path)` gives the views as seen from a page."""

    def __init__(self, corpus: Corpus, addresses: Addresses, code: str) -> None:
        self.corpus, self.addresses, self.code = corpus, addresses, code
        self.phrases = LANGUAGES[code].phrases
        self.others = [other for other in corpus.languages if other != code]

    def link(self, text: str, path: str, start: str, code: str | None = None) -> Link:
        return Link(text, relative(path, start), LANGUAGES[code or self.code].tag)

    # Documents

    def documents(self, start: str) -> list[DocumentView]:
        return [self.document(document, start) for document in self.corpus.documents if self.code in document.pages]

    def document(self, document: Document, start: str) -> DocumentView:
        page = document.pages[self.code]
        front = page.front
        other = next((document.pages[code] for code in self.others if code in document.pages), page)
        return DocumentView(
            id=document.id,
            title=page.title,
            title_is_ours=front["title_from"] == "ours",
            other_title=other.title,
            other_tag=LANGUAGES[other.language].tag,
            other_url=relative(self.addresses.document(other.language, document.id), start),
            description=front["description"],
            url=relative(self.addresses.document(self.code, document.id), start),
            authors=[{"name": author["name"], "role": author["role"] or ""} for author in front["authors"]],
            outlet=front["outlet"] or "",
            outlet_detail=front.get("outlet_detail") or "",
            issued=self.date(page),
            issued_printed=front["issued_printed"] or "",
            implied=[self._implied(entry) for entry in front["implied"]],
            genre=self.phrases[f"genre_{front['genre']}"],
            sources=[self._source(source) for source in front["sources"]],
            left_out=list(front.get("left_out") or ()),
            edition_by=front["edition"]["by"],
            edition_made=str(front["edition"]["made"]),
            paragraphs=len(document.paragraphs[self.code]),
            exceptions=[
                {"type": self.phrases[f"exception_{exception.type}"], "note": exception.note.get(self.code, "")}
                for exception in page.exceptions
            ],
        )

    def date(self, page: Page) -> str:
        return LANGUAGES[self.code].format_date(page.issued) if page.issued else ""

    def _implied(self, entry: dict[str, object]) -> dict[str, object]:
        value = str(entry["value"])
        if entry["field"] == "issued":
            value = LANGUAGES[self.code].format_date(Date.parse(value))
        elif entry["field"] == "language":
            value = self.phrases.get(f"language_{value.split('-')[0]}", value)
        cites = [{"label": paragraph_label(str(ident)), "url": f"#{ident}"} for ident in entry["cites"]]  # type: ignore[attr-defined]
        return {
            "field": self.phrases[f"field_{entry['field']}"],
            "value": value,
            "reason": entry["reason"],
            "cites": cites,
        }

    def _source(self, source: dict[str, str]) -> dict[str, str]:
        return {
            "language": self.phrases[f"language_{source['language'].split('-')[0]}"],
            "status": self.phrases[f"status_{source['status']}"],
            "sha256": source["sha256"],
            "url": source.get("url") or "",
            "note": source["note"] or "",
        }

    # Events

    def timeline(self, start: str) -> list[YearView]:
        """The events by the year in which they begin."""
        years: dict[str, list[EventView]] = defaultdict(list)
        for event in self.corpus.events:
            years[(event.date.start or event.date.end or "")[:4]].append(self.event(event, start))
        return [YearView(f"y{year}", year, events) for year, events in sorted(years.items())]

    def latest(self, start: str, count: int) -> list[EventView]:
        """What happened last, plans left aside, newest first."""
        happened = [event for event in self.corpus.events if event.kind != "plan" and not event.date.is_span]
        happened.sort(key=lambda event: event.date.sort_key(), reverse=True)
        return [self.event(event, start) for event in happened[:count]]

    def event(self, event: Event, start: str) -> EventView:
        language = LANGUAGES[self.code]
        other = self.others[0] if self.others else self.code
        actors = []
        for actor in self.corpus.actors(event):
            path = self.addresses.term(self.code, actor.term) if actor.term else ""
            actors.append(Link(actor.names[self.code], relative(path, start) if path else "", language.tag))
        return EventView(
            id=event.id,
            date=language.format_date(event.date),
            datetime=event.date.edtf
            if event.date.precision in ("day", "month", "year") and not event.date.part
            else "",
            kind=event.kind,
            kind_label=self.phrases[f"kind_{event.kind}"],
            title=event.title[self.code],
            other_title=event.title[other],
            other_tag=LANGUAGES[other].tag,
            actors=actors,
            cites=[self.cite(cite.document, cite.paragraph, start) for cite in event.cites],
            resolved=(event.resolved or {}).get(self.code, ""),
            note=(event.note or {}).get(self.code, ""),
            is_span=event.date.is_span,
            url=relative(self.addresses.event(self.code, event.id), start),
            values=event_values(self.corpus, event),
        )

    def cite(self, document_id: str, paragraph: str, start: str) -> CiteView:
        """A paragraph by its document's name and number. In a merged passage each language has its own id for it."""
        document = self.corpus.document_by_id[document_id]

        def there(code: str) -> str:
            if paragraph in document.pages[code].by_id:
                return paragraph
            for other in document.pages:
                if other != code and (partners := document.alignment.partners(other, paragraph)):
                    return partners[0]
            return paragraph

        here = there(self.code)
        label = f"{short_name(document.pages[self.code])} {paragraph_label(here)}"
        others = [
            Link(
                LANGUAGES[code].phrases["language_short"],
                relative(self.addresses.document(code, document_id, there(code)), start),
                LANGUAGES[code].tag,
                LANGUAGES[code].phrases["same_paragraph"],
            )
            for code in self.others
            if code in document.pages
        ]
        return CiteView(label, self.link(label, self.addresses.document(self.code, document_id, here), start), others)

    def documents_filter(self, documents: Iterable[str]) -> Filter:
        """A choice among the documents that some entries stand in."""
        return document_filter(self.corpus, self.code, self.phrases, documents)

    # Terms

    def term(self, term: Term, start: str) -> TermView:
        side = term.sides[self.code]
        other = self.others[0] if self.others else self.code
        places = self.corpus.occurrences[term.id][self.code]
        provenance, others = side.forms[0].provenance, term.sides[other].forms[0].provenance
        return TermView(
            id=term.id,
            label=side.label,
            other_label=term.sides[other].label,
            other_tag=LANGUAGES[other].tag,
            definition=side.definition,
            category=term.category,
            category_label=self.corpus.categories[term.category].label[self.code],
            provenance=provenance,
            provenance_label=self.phrases[f"provenance_{provenance}"],
            url=relative(self.addresses.term(self.code, term.id), start),
            paragraphs=len({(place.document, place.paragraph) for place in places}),
            other_provenance=others,
            other_provenance_label=self.phrases[f"provenance_{others}"],
            find=" ".join(_wordings(term)),
        )

    def glossary(self, start: str) -> list[Group]:
        """All terms in the order of the language, by first letter (in Chinese by that of the pinyin)."""
        groups: dict[str, list[tuple[str, TermView]]] = defaultdict(list)
        for term in self.corpus.terms.values():
            key = sort_key(term.sides[self.code])
            letter = key[:1].upper() if key[:1].isalpha() and key[:1].isascii() else "#"
            groups[letter].append((key, self.term(term, start)))
        return [
            Group(
                letter,
                "letter-other" if letter == "#" else f"letter-{letter.lower()}",
                [view for _, view in sorted(terms, key=lambda pair: (pair[0], pair[1].id))],
            )
            for letter, terms in sorted(groups.items())
        ]

    def common_terms(self, start: str, count: int) -> list[TermView]:
        """The terms that stand in most paragraphs."""
        views = [self.term(term, start) for term in self.corpus.terms.values()]
        return sorted(views, key=lambda view: (-view.paragraphs, view.id))[:count]

    def term_page(self, term: Term, start: str) -> TermPage:
        return TermPage(
            term=self.term(term, start),
            sides=[self._side(term, code) for code in (self.code, *self.others)],
            related=[
                self.link(other.sides[self.code].label, self.addresses.term(self.code, other.id), start)
                for other in (self.corpus.terms[ident] for ident in term.related)
            ],
            note=(term.note or {}).get(self.code, ""),
            places=self._places(term, start),
            events=[self.event(event, start) for event in self.corpus.events if term.id in event.actors],
        )

    def _side(self, term: Term, code: str) -> SideView:
        side = term.sides[code]
        return SideView(
            code=code,
            tag=LANGUAGES[code].tag,
            label=side.label,
            pinyin=side.pinyin or "",
            definition=side.definition,
            forms=[
                {
                    "text": form.text,
                    "provenance": form.provenance,
                    "provenance_label": self.phrases[f"provenance_{form.provenance}"],
                }
                for form in side.forms
            ],
        )

    def _places(self, term: Term, start: str) -> list[PlaceView]:
        found = self.corpus.occurrences[term.id]
        views = []
        for document in self.corpus.documents:
            if self.code not in document.pages:
                continue
            where = [
                place.paragraph
                for code in self.corpus.languages
                for place in found[code]
                if place.document == document.id
            ]
            order = {ident: number for page in document.pages.values() for number, ident in enumerate(page.by_id)}
            idents = sorted(dict.fromkeys(where), key=lambda ident: order[ident])
            if idents:
                page = document.pages[self.code]
                url = relative(self.addresses.document(self.code, document.id), start)
                cites = [self.cite(document.id, ident, start) for ident in idents]
                views.append(PlaceView(page.title, url, _unique(cites)))
        return views


def _wordings(term: Term) -> list[str]:
    """What else than its labels a term is found by while somebody types: variants and pinyin, folded."""
    labels = [folded(side.label) for side in term.sides.values()]
    texts = [form.text for side in term.sides.values() for form in side.variants]
    texts += [side.pinyin for side in term.sides.values() if side.pinyin]
    return [text for text in dict.fromkeys(map(folded, texts)) if not any(text in label for label in labels)]


def _unique(cites: Iterable[CiteView]) -> list[CiteView]:
    return list({cite.here.url: cite for cite in cites}.values())


def short_name(page: Page) -> str:
    """How a document is called in a citation: its author, else its title."""
    authors = page.front.get("authors") or []
    return str(authors[0]["name"]) if authors else page.title


def sort_key(side: Side) -> str:
    """Alphabetical order: the pinyin where there is one, else the label; marks and quotation marks do not count."""
    text = unicodedata.normalize("NFKD", side.pinyin or side.label).casefold()
    return "".join(char for char in text if char.isalnum() or char == " ").strip()
