"""What a citation names: the source of a document, and our edition of it in each language.

The three formats (`bibtex`, `ris`, `csl`) each write out the works that are described here.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from bitext.addresses import Addresses
from bitext.corpus import Corpus, Document
from bitext.dates import Date
from bitext.languages import LANGUAGES
from bitext.pages import Page
from bitext.publish.provenance import Provenance, made_text


@dataclass(frozen=True, slots=True)
class Name:
    """An author's name as the entry's language writes it.

    `family` and `given` are set where it is known which is which, else both are "". `others` has the name as it is
    written elsewhere, by language tag: in characters, in pinyin.
    """

    text: str
    family: str
    given: str
    others: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Work:
    """A thing to be cited. `original` is set for an edition only: the source it is an edition of.

    `titles` has the title as it stands in other languages, by language tag. `date` is None where no date is printed,
    and `note` then says so.
    """

    key: str
    tag: str
    genre: str
    title: str
    titles: Mapping[str, str]
    authors: tuple[Name, ...]
    date: Date | None
    outlet: str
    url: str
    note: str
    version: str = ""
    licence: str = ""
    original: Work | None = None


def works(corpus: Corpus, addresses: Addresses, provenance: Provenance, document: Document) -> list[Work]:
    """The source first, then the editions."""
    source = source_work(corpus, provenance, document)
    return [source, *(_edition(addresses, provenance, document, page, source) for page in document.pages.values())]


def source_work(corpus: Corpus, provenance: Provenance, document: Document) -> Work:
    """The source, in the first of its languages that has a page here."""
    tags = [str(tag).split("-")[0] for tag in document.first.front["source_languages"]]
    page = next((document.pages[code] for code in tags if code in document.pages), document.first)
    phrases = LANGUAGES[page.language].phrases
    pinyin = corpus.pinyin
    ours = page.front["title_from"] == "ours"
    titles: dict[str, str] = {}
    for other in document.pages.values():
        if other.front["title_from"] == "printed":
            _enter(titles, other, other.title, pinyin)
    titles = {tag: title for tag, title in titles.items() if tag != LANGUAGES[page.language].tag}
    notes = [
        *([page.front["outlet_detail"]] if page.front.get("outlet_detail") else []),
        *([phrases["cite_title_ours"]] if ours else []),
        *([] if page.issued else [phrases["cite_undated"]]),
        phrases["cite_site"].format(citation=provenance.cite[page.language]),
    ]
    source_url = next((str(source["url"]) for source in page.front["sources"] if source.get("url")), "")
    return Work(
        key=document.id,
        tag=LANGUAGES[page.language].tag,
        genre=str(page.front["genre"]),
        title=f"[{page.title}]" if ours else page.title,  # in brackets, as libraries mark a title they supply
        titles=titles,
        authors=tuple(_name(document, page, index, pinyin) for index in range(len(page.front["authors"]))),
        date=page.issued,
        outlet=page.front["outlet"] or "",
        url=source_url,
        note="; ".join(notes),
    )


def _edition(addresses: Addresses, provenance: Provenance, document: Document, page: Page, source: Work) -> Work:
    """Our words, so its author is the edition's; whose text it retells is in `original` and in the note."""
    phrases = LANGUAGES[page.language].phrases
    tag = LANGUAGES[page.language].tag
    authors = phrases["list_separator"].join(author["name"] for author in page.front["authors"])
    told = phrases["cite_work"].format(authors=authors, title=page.title) if authors else page.title
    made = Date.parse(made_text(page))
    edition_of = phrases["cite_edition_of"].format(language=phrases[f"language_{page.language}"], source=told)
    return Work(
        key=f"{document.id}-edition-{page.language}",
        tag=tag,
        genre="edition",
        title=page.title,
        titles={LANGUAGES[other.language].tag: other.title for other in document.pages.values() if other is not page},
        authors=(Name(str(page.front["edition"]["by"]), "", "", {}),),
        date=made,
        outlet=provenance.name[page.language],
        url=addresses.absolute(addresses.document(page.language, document.id)),
        note=edition_of,
        version=provenance.version,
        licence=provenance.licence,
        original=source,
    )


_Pinyin = Mapping[tuple[str, str], str]
"""By language and wording: the romanisation of what the term base knows."""


def _enter(texts: dict[str, str], page: Page, text: str, pinyin: _Pinyin) -> None:
    """A name or title as one language writes it, and its romanisation, under their tags."""
    tag = LANGUAGES[page.language].tag
    texts[tag] = text
    if romanised := pinyin.get((page.language, text)):
        texts[f"{tag.split('-')[0]}-Latn-pinyin"] = romanised


def _name(document: Document, page: Page, index: int, pinyin: _Pinyin) -> Name:
    text = str(page.front["authors"][index]["name"])
    written: dict[str, str] = {}
    for other in document.pages.values():
        authors = other.front["authors"]
        if index < len(authors):
            _enter(written, other, str(authors[index]["name"]), pinyin)
    family = given = ""
    # A name that reads as its own pinyin stands in the order of the characters: the family name first.
    words = text.split()
    romanised = (spelling for tag, spelling in written.items() if tag.endswith("pinyin"))
    if len(words) == 2 and any(_bare(spelling) == _bare(text) for spelling in romanised):
        family, given = words
    others = {tag: other for tag, other in written.items() if other != text}
    return Name(text, family, given, others)


def _bare(text: str) -> str:
    """Letters without tone marks, in lower case."""
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(char for char in decomposed if not unicodedata.combining(char)).casefold()
