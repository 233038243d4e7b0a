"""What a page says of itself to machines: JSON-LD, Highwire tags, Open Graph, and links to its other forms.

Plain values for a template, which escapes the tags' contents; only `json_ld` is put out as it stands, within
`<script type="application/ld+json">`, and is escaped for that here.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from bitext.addresses import Addresses, relative
from bitext.corpus import Corpus, Document
from bitext.dates import Date
from bitext.events import Cite, Event
from bitext.languages import LANGUAGES
from bitext.pages import Page
from bitext.publish.citations import Name, Work, source_work
from bitext.publish.feed import feed_path
from bitext.publish.provenance import Provenance, made_iso
from bitext.terms import Term

_GENRES = {"article": "Article", "news": "NewsArticle"}
_CITATIONS = {
    "cite.bib": ("application/x-bibtex", "BibTeX"),
    "cite.ris": ("application/x-research-info-systems", "RIS"),
    "cite.csl.json": ("application/vnd.citationstyles.csl+json", "CSL-JSON"),
}
_FOR_SCRIPT = {char: f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


@dataclass(frozen=True, slots=True)
class HeadLink:
    """A `<link>` of the page's head: `rel`, media type, title, and address relative to the page."""

    rel: str
    type: str
    title: str
    href: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """`citation` has the names and contents of Highwire tags, `open_graph` the properties and contents of its own."""

    json_ld: str
    citation: list[tuple[str, str]] = field(default_factory=list)
    open_graph: list[tuple[str, str]] = field(default_factory=list)
    links: list[HeadLink] = field(default_factory=list)


class Describer:
    """Describes the pages of one language."""

    def __init__(self, corpus: Corpus, addresses: Addresses, provenance: Provenance, code: str) -> None:
        self.corpus, self.addresses, self.provenance, self.code = corpus, addresses, provenance, code
        self.tag = LANGUAGES[code].tag

    def page(self, name: str, title: str, description: str = "") -> Metadata:
        """The metadata of a page. `name` is that of `Addresses.page`, title and description those that readers see."""
        document = self.corpus.document_by_id.get(name.removeprefix("documents/"))
        if document and document.name != name:
            document = None
        page = self.corpus.pages[self.code].get(name)
        about = {
            "@context": "https://schema.org",
            **self._about(name, document, page),
            "name": title,
            "description": description,
            "inLanguage": self.tag,
            "license": self.provenance.licence,
            "version": self.provenance.version,
        }
        return Metadata(
            json_ld=_json_ld({key: value for key, value in about.items() if value}),
            citation=list(self._citation(document, title)) if document else [],
            open_graph=list(self._open_graph(name, title, description, document)),
            links=list(self._links(name, document)),
        )

    def _url(self, name: str, code: str = "") -> str:
        return self.addresses.absolute(self.addresses.page(code or self.code, name))

    def _about(self, name: str, document: Document | None, page: Page | None) -> dict[str, Any]:
        """What kind of thing a page is, and what only that kind has."""
        url = self._url(name)
        site = {"@type": "WebSite", "@id": self._url("index"), "name": self.provenance.name[self.code]}
        node = {"@id": url, "url": url, "isPartOf": site}
        template = str(page.front.get("template")) if page else ""
        if document:
            return {"@type": "CreativeWork", **node, **self._edition(document)}
        term = self.corpus.terms.get(name.removeprefix("glossary/"))
        if term and name.startswith("glossary/"):
            return {"@type": "DefinedTerm", "@id": url, "url": url, **self._term(term)}
        if name in self.addresses.divided:
            return {"@type": "CollectionPage", **node}
        if template == "timeline.html":
            events = [self._event(event) for event in self.corpus.events]
            return {"@type": "CollectionPage", **node, "mainEntity": {"@type": "ItemList", "itemListElement": events}}
        if template == "glossary.html":
            terms = [self._term_in_list(term) for term in self.corpus.terms.values()]
            return {"@type": "DefinedTermSet", **node, "hasDefinedTerm": terms}
        return {"@type": "WebSite" if template == "home.html" else "WebPage", "@id": url, "url": url}

    def _edition(self, document: Document) -> dict[str, Any]:
        """Both editions are ours and equal; the vocabulary needs a first one, so the site's first language is that."""
        page = document.pages[self.code]
        organization = {"@type": "Organization", "name": str(page.front["edition"]["by"])}
        first = document.first.language
        translations = [code for code in document.pages if code != first] if self.code == first else [first]
        others = [
            {
                "@type": "CreativeWork",
                "@id": self._url(document.name, code),
                "name": document.pages[code].title,
                "inLanguage": LANGUAGES[code].tag,
            }
            for code in translations
        ]
        source = source_work(self.corpus, self.provenance, document)
        return {
            "creator": organization,
            "publisher": organization,
            "dateModified": made_iso(page),
            "workTranslation" if self.code == first else "translationOfWork": others,
            "isBasedOn": _source(source, document),
        }

    def _paragraph(self, cite: Cite) -> str:
        return self.corpus.document_by_id[cite.document].there(self.code, cite.paragraph)

    def _event(self, event: Event) -> dict[str, Any]:
        cites = [
            self.addresses.absolute(self.addresses.document(self.code, cite.document, self._paragraph(cite)))
            for cite in event.cites
        ]
        about = {
            "@type": "Event",
            "@id": self.addresses.absolute(self.addresses.event(self.code, event.id)),
            "name": event.title[self.code],
            "startDate": event.date.start,
            "endDate": event.date.end,
            "subjectOf": [{"@type": "CreativeWork", "@id": url} for url in cites],
        }
        return {key: value for key, value in about.items() if value}

    def _term(self, term: Term) -> dict[str, Any]:
        return {
            "termCode": term.id,
            "alternateName": [form.text for form in term.sides[self.code].variants],
            "inDefinedTermSet": {"@type": "DefinedTermSet", "@id": self._url("glossary")},
        }

    def _term_in_list(self, term: Term) -> dict[str, Any]:
        url = self.addresses.absolute(self.addresses.term(self.code, term.id))
        return {"@type": "DefinedTerm", "@id": url, "termCode": term.id, "name": term.sides[self.code].label}

    def _citation(self, document: Document, title: str) -> Iterator[tuple[str, str]]:
        """Highwire tags of an edition. Its date is that of its making; a source without a date gets none."""
        page = document.pages[self.code]
        source = source_work(self.corpus, self.provenance, document)
        yield "citation_title", title
        yield "citation_author", str(page.front["edition"]["by"])
        yield "citation_publisher", self.provenance.name[self.code]
        if made := made_iso(page):
            yield "citation_online_date", made.replace("-", "/")
        yield "citation_language", self.tag
        yield "citation_public_url", self._url(document.name)
        parts = [
            ("citation_title", source.title),
            *(("citation_author", name.text) for name in source.authors),
            ("citation_publication_date", (_iso(source.date) or "").replace("-", "/")),
            ("citation_journal_title", source.outlet),
        ]
        # The parts of a reference are divided by semicolons, which a title may hold too.
        yield "citation_reference", "; ".join(f"{name}={text.replace(';', ',')}" for name, text in parts if text)

    def _open_graph(
        self, name: str, title: str, description: str, document: Document | None
    ) -> Iterator[tuple[str, str]]:
        yield "og:type", "article" if document else "website"
        yield "og:title", title
        if description:
            yield "og:description", description
        yield "og:url", self._url(name)
        yield "og:site_name", self.provenance.name[self.code]
        yield "og:locale", self.tag.replace("-", "_")
        for code in document.pages if document else ():
            if code != self.code:
                yield "og:locale:alternate", LANGUAGES[code].tag.replace("-", "_")

    def _links(self, name: str, document: Document | None) -> Iterator[HeadLink]:
        start = self.addresses.page(self.code, name)
        feed = relative(feed_path(self.addresses, self.code), start)
        title = LANGUAGES[self.code].phrases["feed_title"].format(name=self.provenance.name[self.code])
        yield HeadLink("alternate", "application/atom+xml", title, feed)
        term = name.startswith("glossary/") and name.removeprefix("glossary/") in self.corpus.terms
        if term or name in self.corpus.pages[self.code] or self._is_parallel(name):
            copy = relative(self.addresses.copy(self.code, name), start)
            yield HeadLink("alternate", "text/markdown", "Markdown", copy)
        if document:
            home = self.addresses.document(self.addresses.default, document.id)
            for file, (media, label) in _CITATIONS.items():
                yield HeadLink("describedby", media, label, relative(f"{home}{file}", start))

    def _is_parallel(self, name: str) -> bool:
        """Whether a page sets both languages of a document side by side."""
        document = self.corpus.document_by_id.get(name.removeprefix("documents/").removesuffix("/parallel"))
        return bool(document) and name.endswith("/parallel")


def _source(source: Work, document: Document) -> dict[str, Any]:
    about = {
        "@type": _GENRES.get(source.genre, "CreativeWork"),
        "name": source.title,
        "alternateName": list(source.titles.values()),
        "author": [_person(name) for name in source.authors],
        "datePublished": _iso(source.date),
        "publisher": {"@type": "Organization", "name": source.outlet} if source.outlet else None,
        "inLanguage": list(document.first.front["source_languages"]),
        "url": source.url,
    }
    return {key: value for key, value in about.items() if value}


def _person(name: Name) -> dict[str, Any]:
    alternate = list(name.others.values())
    return {"@type": "Person", "name": name.text, **({"alternateName": alternate} if alternate else {})}


def _iso(date: Date | None) -> str | None:
    """The date where ISO 8601 can say it: a day, a month or a year."""
    return date.start if date and date.precision in ("day", "month", "year") and not date.qualifier else None


def _json_ld(value: object) -> str:
    """JSON that cannot end the script element it stands in."""
    text = json.dumps(value, ensure_ascii=False)
    for char, escaped in _FOR_SCRIPT.items():
        text = text.replace(char, escaped)
    return text
