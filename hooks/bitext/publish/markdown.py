"""A Markdown copy of each page, beside it as `index.md`, for readers that want the text and nothing else.

An edition's copy is its source file: the record, the text and the editor's notes. Where a template fills a page in
(term pages, timeline, glossary, list of documents), the copy is written here from the same records.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator

from bitext.addresses import Addresses, relative
from bitext.corpus import Corpus
from bitext.events import Event
from bitext.languages import LANGUAGES
from bitext.pages import Page
from bitext.publish.provenance import Provenance
from bitext.terms import Term

_LINK = re.compile(r"\]\((?P<file>[^()\s#:]+\.md)(?P<rest>(?:#[^()\s]*)?(?:\s+\"[^\"\n]*\")?\))")
_MARKS = re.compile(r"([\\`*_\[\]<>])")


def markdown_copies(corpus: Corpus, addresses: Addresses, provenance: Provenance) -> Iterator[tuple[str, bytes]]:
    """Each copy with its path, in every language."""
    for code in corpus.languages:
        writer = _Writer(corpus, addresses, provenance, code)
        for page in corpus.pages[code].values():
            yield copy_path(addresses, code, page.name), writer.page(page).encode()
        for term in corpus.terms.values():
            yield copy_path(addresses, code, f"glossary/{term.id}"), writer.term(term).encode()


def copy_path(addresses: Addresses, code: str, name: str) -> str:
    """Where the copy of a page is; `name` is that of `Addresses.page`."""
    return f"{addresses.page(code, name)}index.md"


class _Writer:
    """Writes the copies of one language."""

    def __init__(self, corpus: Corpus, addresses: Addresses, provenance: Provenance, code: str) -> None:
        self.corpus, self.addresses, self.code = corpus, addresses, code
        self.language = LANGUAGES[code]
        self.phrases = self.language.phrases
        self.others = [other for other in corpus.languages if other != code]
        about = {
            "version": provenance.version,
            "date": provenance.date,
            "licence": provenance.licence,
            "cite": provenance.cite[code],
        }
        self.published = "published:\n" + "".join(f"  {key}: {_quoted(value)}\n" for key, value in about.items())

    def page(self, page: Page) -> str:
        """A page's own Markdown, with its links leading to the other copies."""
        start = self.addresses.page(self.code, page.name)
        front = page.text[: len(page.text) - len(page.body)].rstrip("\n").rpartition("\n")[0] or "---"
        title = "" if any(block.kind == "heading" and block.level == 1 for block in page.blocks) else page.title
        heading = f"# {_inline(title)}\n\n" if title else ""
        body = _LINK.sub(lambda match: self._link(match, page.name, start), page.body.strip("\n"))
        template = page.front.get("template")
        more = {
            "home.html": self._documents,
            "documents.html": self._documents,
            "timeline.html": self._timeline,
            "glossary.html": self._glossary,
        }.get(str(template), lambda _: "")(start)
        return f"{front}\n{self.published}---\n\n{heading}{body}\n{more}"

    def _link(self, match: re.Match[str], name: str, start: str) -> str:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(name), match["file"])).removesuffix(".md")
        if target not in self.corpus.pages[self.code]:
            return match.group()
        return f"]({relative(copy_path(self.addresses, self.code, target), start)}{match['rest']}"

    def _documents(self, start: str) -> str:
        lines = []
        for document in self.corpus.documents:
            if self.code in document.pages:
                page = document.pages[self.code]
                path = copy_path(self.addresses, self.code, page.name)
                lines.append(f"- {_to(page.title, path, start)}: {_inline(str(page.front['description']))}")
        return _section(self.phrases["documents"], lines)

    def _timeline(self, start: str) -> str:
        return _section("", [self._event(event, start) for event in self.corpus.events])

    def _event(self, event: Event, start: str) -> str:
        cites = ", ".join(self._cite(cite.document, cite.paragraph, start) for cite in event.cites)
        date = self.language.format_date(event.date)
        return f"- **{_inline(date)}** {_inline(event.title[self.code])} ({cites})"

    def _cite(self, document: str, paragraph: str, start: str) -> str:
        path = self.addresses.document(self.code, document, paragraph)
        return _to(f"{document}#{paragraph}", path, start)

    def _glossary(self, start: str) -> str:
        lines = []
        for term in sorted(self.corpus.terms.values(), key=lambda term: term.id):
            path = copy_path(self.addresses, self.code, f"glossary/{term.id}")
            names = ", ".join(_inline(term.sides[other].label) for other in self.others)
            lines.append(f"- {_to(term.sides[self.code].label, path, start)}: {names}")
        return _section("", lines)

    def term(self, term: Term) -> str:
        """A term's page: its forms in every language, and the paragraphs it stands in."""
        start = self.addresses.term(self.code, term.id)
        side = term.sides[self.code]
        forms = [
            f"- {self.phrases[f'language_{code}']}: {_inline(form.text)}"
            f" ({self.phrases[f'provenance_{form.provenance}']})"
            for code in (self.code, *self.others)
            for form in term.sides[code].forms
        ]
        pinyin = [f"- Pinyin: {_inline(one.pinyin)}" for one in term.sides.values() if one.pinyin]
        related = [
            f"- {_to(self.corpus.terms[ident].sides[self.code].label, self.addresses.term(self.code, ident), start)}"
            for ident in term.related
        ]
        return (
            f"---\ntitle: {_quoted(side.label)}\n{self.published}---\n\n# {_inline(side.label)}\n\n"
            f"{_inline(side.definition)}\n"
            + _section(self.phrases["forms"], forms + pinyin)
            + _section(self.phrases["note"], [_inline(term.note[self.code])] if term.note else [])
            + _section(self.phrases["related"], related)
            + _section(self.phrases["where"], self._where(term, start))
        )

    def _where(self, term: Term, start: str) -> list[str]:
        """A line for each document in which the term stands, with its paragraphs."""
        found: dict[str, dict[str, None]] = {}
        for place in self.corpus.occurrences[term.id][self.code]:
            found.setdefault(place.document, {})[place.paragraph] = None
        lines = []
        for document, paragraphs in found.items():
            title = self.corpus.document_by_id[document].pages[self.code].title
            way = relative(self.addresses.document(self.code, document), start)
            links = ", ".join(f"[{paragraph}]({way}#{paragraph})" for paragraph in paragraphs)
            lines.append(f"- {_inline(title)}: {links}")
        return lines


def _section(title: str, lines: list[str]) -> str:
    """A heading with lines below it; nothing where there are no lines."""
    heading = f"\n## {title}\n" if title else ""
    return f"{heading}\n" + "\n".join(lines) + "\n" if lines else ""


def _to(text: str, path: str, start: str) -> str:
    return f"[{_inline(text)}]({relative(path, start)})"


def _inline(text: str) -> str:
    """Plain text as Markdown: on one line, and no mark taken for markup."""
    return _MARKS.sub(r"\\\1", " ".join(text.split()))


def _quoted(text: str) -> str:
    """A text as YAML, which a JSON string is."""
    return json.dumps(text, ensure_ascii=False)
