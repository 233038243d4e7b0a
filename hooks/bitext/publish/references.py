"""How an edition, or a paragraph of it, is cited: by two styles of print, and in three formats for reference managers.

What is served names the whole edition. A script that knows the paragraph puts its number and address in, and the
day; so the HTML of a reference has an empty element at each of these places.
"""

from __future__ import annotations

import html
from collections.abc import Mapping
from dataclasses import dataclass, replace

from bitext.addresses import Addresses, relative
from bitext.corpus import Corpus, Document
from bitext.languages import LANGUAGES
from bitext.pages import Page
from bitext.publish.bibtex import cite_bib
from bitext.publish.citations import Work, works
from bitext.publish.csl import cite_csl
from bitext.publish.provenance import Provenance
from bitext.publish.ris import cite_ris

_FRAGMENT, _LOCATOR, _DAY = "\ue000", "\ue001", "\ue002"
"""Where the paragraph's id, its number and the day of access go: characters that no text has and no format escapes."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference in one style. `locator` is what names a paragraph in it, with `{label}`; `file` is "" for a style."""

    label: str
    html: str
    locator: str
    file: str


def references(
    corpus: Corpus, addresses: Addresses, provenance: Provenance, document: Document, code: str
) -> list[Reference]:
    """All references to the edition in one language; first the style that its readers expect."""
    source, *editions = works(corpus, addresses, provenance, document)
    edition = editions[list(document.pages).index(code)]
    phrases = LANGUAGES[code].phrases
    paragraph = phrases["cite_paragraph"]
    retold = _retold(document.pages[code], source)
    printed = {
        "gbt": Reference("GB/T 7714—2025", _gbt(edition, retold, phrases), f": {paragraph}", ""),
        "chicago": Reference("Chicago", _chicago(edition, retold, code), f", {paragraph}", ""),
    }
    located = replace(edition, url=edition.url + _FRAGMENT, note=edition.note + _LOCATOR)
    formats = {
        "BibTeX": ("cite.bib", cite_bib([source, located], provenance)),
        "RIS": ("cite.ris", cite_ris([source, located])),
        "CSL-JSON": ("cite.csl.json", cite_csl([source, located])),
    }
    here = addresses.document(code, document.id)
    home = addresses.document(addresses.default, document.id)
    first = phrases["cite_style"]
    found = [printed[first], *(one for style, one in printed.items() if style != first)]
    for label, (file, text) in formats.items():
        path = relative(f"{home}{file}", here)
        found.append(Reference(label, text.decode().strip("\r\n"), f"; {paragraph}", path))
    return [replace(one, html=_html(one.html, phrases)) for one in found]


def _gbt(work: Work, retold: str, phrases: Mapping[str, str]) -> str:
    """GB/T 7714—2025, an electronic announcement on the web: [EB/OL]."""
    made = work.date.start if work.date else None
    published = f", {made[:4]}{_LOCATOR}({made})" if made else _LOCATOR
    return (
        f"{_author(work)}. {work.title}: {retold}[EB/OL]. {_version(work, phrases)}. "
        f"{work.outlet}{published}[{_DAY}]. {work.url}{_FRAGMENT}."
    )


def _chicago(work: Work, retold: str, code: str) -> str:
    """The Chicago Manual of Style, a bibliography's entry for a web page."""
    phrases = LANGUAGES[code].phrases
    title = _title(work.title, phrases)
    # A stop stands within English quotation marks; it is not needed after another sign that ends a sentence.
    head, mark = (title[:-1], "”") if title.endswith("”") else (title, "")
    stop = "" if head.endswith(("?", "!", ".")) else "."
    date = f". {LANGUAGES[code].format_date(work.date)}" if work.date else ""
    return (
        f"{_author(work)}. {head}{stop}{mark} {retold[:1].upper()}{retold[1:]}. "
        f"{_version(work, phrases)}{date}{_LOCATOR}. {work.url}{_FRAGMENT}."
    )


def _author(work: Work) -> str:
    return ", ".join(name.text for name in work.authors)


def _version(work: Work, phrases: Mapping[str, str]) -> str:
    return phrases["cite_version"].format(version=work.version)


def _retold(page: Page, source: Work) -> str:
    """Whose text an edition retells: "reading edition in English of Ana Sol, “…”, undated"."""
    language = LANGUAGES[page.language]
    phrases = language.phrases
    date = language.format_date(source.date) if source.date else phrases["cite_undated_short"]
    authors = phrases["list_separator"].join(author["name"] for author in page.front["authors"])
    source_of = phrases["cite_source"] if authors else phrases["cite_source_unsigned"]
    told = source_of.format(
        authors=authors,
        title=_title(page.title, phrases),
        printed=phrases["clause_separator"].join(filter(None, (page.front["outlet"], date))),
    )
    return phrases["cite_retells"].format(source=told)


def _title(title: str, phrases: Mapping[str, str]) -> str:
    """A title between the marks of the language; such marks within it become the inner ones."""
    marked = phrases["cite_title"]
    inner = {"“": str.maketrans("“”", "‘’"), "《": str.maketrans("《》", "〈〉")}.get(marked[0], {})
    return marked.format(title=title.translate(inner))


def _html(text: str, phrases: Mapping[str, str]) -> str:
    places = {
        _FRAGMENT: "<span data-cite-fragment></span>",
        _LOCATOR: "<span data-cite-locator></span>",
        _DAY: f"<span data-cite-day>{html.escape(phrases['cite_day'])}</span>",
    }
    escaped = html.escape(text, quote=False)
    for place, element in places.items():
        escaped = escaped.replace(place, element)
    return escaped
