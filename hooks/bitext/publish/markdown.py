"""A Markdown copy of each page, beside it as `index.md`, for readers that want the text and nothing else.

An edition's copy is its source file: the record, the text and the editor's notes. What a template fills a page in
with (lists of terms, events or figures, both languages side by side) is written here from the same records.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from functools import cached_property
from itertools import groupby
from operator import attrgetter

from bitext.addresses import Addresses, relative
from bitext.corpus import Corpus, Document
from bitext.languages import LANGUAGES
from bitext.pages import Page
from bitext.publish.markdown_lists import Lists
from bitext.publish.markdown_text import inline, quoted, section, to
from bitext.publish.provenance import Provenance
from bitext.terms import Term

_LINK = re.compile(r"\]\((?P<file>[^()\s#:]+\.md)(?P<rest>(?:#[^()\s]*)?(?:\s+\"[^\"\n]*\")?\))")


def markdown_copies(corpus: Corpus, addresses: Addresses, provenance: Provenance) -> Iterator[tuple[str, bytes]]:
    """Each copy with its path, in every language."""
    for code in corpus.languages:
        writer = _Writer(corpus, addresses, provenance, code)
        for page in corpus.pages[code].values():
            yield addresses.copy(code, page.name), writer.page(page).encode()
        for term in corpus.terms.values():
            yield addresses.copy(code, f"glossary/{term.id}"), writer.term(term).encode()
        for document in corpus.documents:
            if len(document.pages) == len(corpus.languages):
                yield addresses.copy(code, f"{document.name}/parallel"), writer.parallel(document).encode()


class _Writer:
    """Writes the copies of one language."""

    def __init__(self, corpus: Corpus, addresses: Addresses, provenance: Provenance, code: str) -> None:
        self.corpus, self.addresses, self.code = corpus, addresses, code
        self.language = LANGUAGES[code]
        self.phrases = self.language.phrases
        self.lists = Lists(corpus, addresses, code)
        self.others = [other for other in corpus.languages if other != code]
        about = {
            "version": provenance.version,
            "date": provenance.date,
            "licence": provenance.licence,
            "cite": provenance.cite[code],
        }
        self.published = "published:\n" + "".join(f"  {key}: {quoted(value)}\n" for key, value in about.items())

    def page(self, page: Page) -> str:
        """A page's own Markdown, with its links leading to the other copies."""
        start = self.addresses.page(self.code, page.name)
        front = page.text[: page.body_start].rstrip("\n").rpartition("\n")[0] or "---"
        title = "" if any(block.kind == "heading" and block.level == 1 for block in page.blocks) else page.title
        heading = f"# {inline(title)}\n\n" if title else ""
        body = _LINK.sub(lambda match: self._link(match, page.name, start), page.body.strip("\n"))
        more = self.lists.of_template(str(page.front.get("template")), start)
        return f"{front}\n{self.published}---\n\n{heading}{body}\n{more}"

    def _link(self, match: re.Match[str], name: str, start: str) -> str:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(name), match["file"])).removesuffix(".md")
        if target not in self.corpus.pages[self.code]:
            return match.group()
        return f"]({relative(self.addresses.copy(self.code, target), start)}{match['rest']}"

    def parallel(self, document: Document) -> str:
        """Both languages of a document, paragraph by paragraph."""
        title = document.pages[self.code].title
        start = self.addresses.parallel(self.code, document.id)
        return self._generated(title) + self.lists.parallel(document, start)

    def _generated(self, title: str) -> str:
        """The beginning of a page that has no file."""
        return f"---\ntitle: {quoted(title)}\n{self.published}---\n\n# {inline(title)}\n"

    def term(self, term: Term) -> str:
        """A term's page: its forms in every language, its events, and the paragraphs it stands in."""
        start = self.addresses.term(self.code, term.id)
        side = term.sides[self.code]
        forms = [
            f"- {self.phrases[f'language_{code}']}: {inline(form.text)}"
            f" ({self.phrases[f'provenance_{form.provenance}']})"
            for code in (self.code, *self.others)
            for form in term.sides[code].forms
        ]
        pinyin = [f"- Pinyin: {inline(one.pinyin)}" for one in term.sides.values() if one.pinyin]
        related = [
            f"- {to(self.corpus.terms[ident].sides[self.code].label, self.addresses.term(self.code, ident), start)}"
            for ident in term.related
        ]
        events = [self.lists.event(event, start) for event in self.corpus.events_of.get(term.id, ())]
        return (
            f"{self._generated(side.label)}\n{inline(side.definition)}\n"
            + section(self.phrases["forms"], forms + pinyin)
            + section(self.phrases["note"], [inline(term.note[self.code])] if term.note else [])
            + section(self.phrases["related"], related)
            + section(self.phrases["events_with"], events)
            + section(self.phrases["where"], self._where(term))
        )

    def _where(self, term: Term) -> list[str]:
        """A line for each document in which the term stands, with its paragraphs."""
        lines = []
        places = self.corpus.occurrences[term.id][self.code]
        for document, here in groupby(places, key=attrgetter("document")):
            title, way = self._documents[document]
            links = ", ".join([f"[{one}]({way}#{one})" for one in dict.fromkeys(place.paragraph for place in here)])
            lines.append(f"- {title}: {links}")
        return lines

    @cached_property
    def _documents(self) -> dict[str, tuple[str, str]]:
        """By document: its title, and how a term's page links to it, which is the same for every term."""
        start = self.addresses.term(self.code, "any")
        return {
            document.id: (
                inline(document.pages[self.code].title),
                relative(self.addresses.document(self.code, document.id), start),
            )
            for document in self.corpus.documents
            if self.code in document.pages
        }
