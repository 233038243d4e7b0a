"""Views: what each kind of page shows, as plain values for a template.

Every text is plain (templates escape it), but for entries of which a page has hundreds: they are HTML in which all runs
of other scripts are marked, for which a template takes longer. Every `url` is relative to the page that shows it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup, escape

from bitext.addresses import Addresses, relative
from bitext.corpus import Corpus
from bitext.generate.filters import Filter, document_filter
from bitext.generate.prose import paragraph_label
from bitext.generate.runs import with_runs_in
from bitext.languages import LANGUAGES
from bitext.pages import Page


@dataclass(frozen=True, slots=True)
class Link:
    """Where a reader can go: words, address, and the language of both."""

    text: str
    url: str
    tag: str


class Viewer:
    """What the views of one language have in common. `start` is the path of the page that shows them."""

    def __init__(self, corpus: Corpus, addresses: Addresses, code: str) -> None:
        self.corpus, self.addresses, self.code = corpus, addresses, code
        self.phrases = LANGUAGES[code].phrases
        self.others = [other for other in corpus.languages if other != code]

    def link(self, text: str, path: str, start: str, code: str | None = None) -> Link:
        return Link(text, relative(path, start), LANGUAGES[code or self.code].tag)

    def shown(self, text: str, code: str | None = None) -> str:
        """A text as HTML, with its runs marked; it is in the reader's language unless another is named."""
        return with_runs_in(str(escape(text)), code or self.code)

    def url(self, path: str, start: str) -> str:
        """How a page at `start` links to `path`, as HTML."""
        return escape(relative(path, start))

    def cite(self, document_id: str, paragraph: str, start: str) -> Markup:
        """The HTML of a cited paragraph: its document's name and its number, and the way to it in each other language.

        A language has it under the id that it has there. A passage that the reader's language does not have is shown
        in another.
        """
        document = self.corpus.document_by_id[document_id]
        there = {code: document.there(code, paragraph) for code in (self.code, *self.others)}
        here = self.code if there[self.code] else next(code for code in self.others if there[code])
        label = self.shown(f"{short_name(document.pages[self.code])} {paragraph_label(there[here])}")
        foreign = f' hreflang="{LANGUAGES[here].tag}"' if here != self.code else ""
        url = self.url(self.addresses.document(here, document_id, there[here]), start)
        ways = f'<a href="{url}"{foreign}>{label}</a>'
        for code, name in self._same_paragraph.items():
            if there[code] and code != here:
                url = self.url(self.addresses.document(code, document_id, there[code]), start)
                ways += f' <a class="bt-cite__other" href="{url}" {name}</a>'
        return Markup(f'<span class="bt-cite">{ways}</span>')

    @cached_property
    def _same_paragraph(self) -> dict[str, str]:
        """What a link to the same paragraph in each other language says, after its address."""
        said = {}
        for code in self.others:
            tag, phrases = LANGUAGES[code].tag, LANGUAGES[code].phrases
            title, short = escape(phrases["same_paragraph"]), self.shown(phrases["language_short"], code)
            said[code] = f'hreflang="{tag}" lang="{tag}" title="{title}">{short}'
        return said

    def documents_filter(self, documents: Iterable[str]) -> Filter:
        """A choice among the documents that some entries stand in."""
        return document_filter(self.corpus, self.code, self.phrases, documents)


def short_name(page: Page) -> str:
    """How a document is called in a citation: its author, else its title."""
    authors = page.front.get("authors") or []
    return str(authors[0]["name"]) if authors else page.title
