"""Views: what each kind of page shows, as plain values for a template.

Every text is plain (templates escape it), every `url` is relative to the page that shows it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bitext.addresses import Addresses, relative
from bitext.corpus import Corpus
from bitext.generate.filters import Filter, document_filter
from bitext.generate.prose import paragraph_label
from bitext.languages import LANGUAGES
from bitext.pages import Page


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


class Viewer:
    """What the views of one language have in common. `start` is the path of the page that shows them."""

    def __init__(self, corpus: Corpus, addresses: Addresses, code: str) -> None:
        self.corpus, self.addresses, self.code = corpus, addresses, code
        self.phrases = LANGUAGES[code].phrases
        self.others = [other for other in corpus.languages if other != code]

    def link(self, text: str, path: str, start: str, code: str | None = None) -> Link:
        return Link(text, relative(path, start), LANGUAGES[code or self.code].tag)

    def cite(self, document_id: str, paragraph: str, start: str) -> CiteView:
        """A paragraph by its document's name and number, in each language by the id that it has there.

        A passage that the reader's language does not have is shown in the other.
        """
        document = self.corpus.document_by_id[document_id]
        there = {code: document.there(code, paragraph) for code in (self.code, *self.others)}
        here = self.code if there[self.code] else next(code for code in self.others if there[code])
        label = f"{short_name(document.pages[self.code])} {paragraph_label(there[here])}"
        others = [
            Link(
                LANGUAGES[code].phrases["language_short"],
                relative(self.addresses.document(code, document_id, there[code]), start),
                LANGUAGES[code].tag,
                LANGUAGES[code].phrases["same_paragraph"],
            )
            for code in self.others
            if there[code] and code != here
        ]
        path = self.addresses.document(here, document_id, there[here])
        return CiteView(label, self.link(label, path, start, here), others)

    def documents_filter(self, documents: Iterable[str]) -> Filter:
        """A choice among the documents that some entries stand in."""
        return document_filter(self.corpus, self.code, self.phrases, documents)


def short_name(page: Page) -> str:
    """How a document is called in a citation: its author, else its title."""
    authors = page.front.get("authors") or []
    return str(authors[0]["name"]) if authors else page.title
