"""A rendered edition with its apparatus: paragraph numbers, the way to the other language, terms, notes.

Works on the HTML that the Markdown renderer made, block by block, by the blocks' ids. Where the HTML's text
is not the text that was read from the source (it always should be), the block is left unmarked.
"""

from __future__ import annotations

import html
import re
from collections.abc import Container, Iterator, Mapping

from bitext.addresses import Addresses, relative
from bitext.corpus import Corpus, Document
from bitext.drafts import is_untranslated
from bitext.generate.links import Linker
from bitext.generate.marks import Mark, marked, mentions
from bitext.languages import LANGUAGES
from bitext.pages import AlignmentException, Page
from bitext.reading.blocks import Block
from bitext.synced import stale_paragraphs

_BLOCK = re.compile(r"<(?P<tag>p|h[1-6]) id=\"(?P<id>[^\"]+)\"(?P<rest>[^>]*)>(?P<inner>.*?)</(?P=tag)>", re.DOTALL)
NOTE = re.compile(r"<div class=\"admonition editor (?P<kind>[\w-]+)[^\"]*\">\s*<p class=\"admonition-title\">.*?</p>")
"""How an editor's note begins in the rendered HTML."""


def paragraph_label(ident: str) -> str:
    """What stands in the margin: p7 → 7, p5-1 → 5.1, s2 → §2, c1 → c1."""
    if re.fullmatch(r"p\d+(?:-\d+)*", ident):
        return ident[1:].replace("-", ".")
    if re.fullmatch(r"s\d+(?:-\d+)*", ident):
        return "§" + ident[1:].replace("-", ".")
    return ident


def note_opening(kind: str, phrases: Mapping[str, str]) -> str:
    """How an editor's note begins on the page, with its title."""
    title = html.escape(phrases.get(f"note_{kind}", kind))
    return f'<div class="bt-note bt-note--{kind}" role="note"><p class="bt-note__title">{title}</p>'


def notices(code: str, block: Block, stale: Container[str]) -> str:
    """What readers must know of a block's state: that it is not translated yet, or behind the other language."""
    kinds = []
    if is_untranslated(code, block.text):
        kinds.append("untranslated")
    if block.id in stale:
        kinds.append("stale")
    phrases = LANGUAGES[code].phrases
    return "".join(
        f"{note_opening(kind, phrases)}<p>{html.escape(phrases[f'notice_{kind}'])}</p></div>" for kind in kinds
    )


def edition_html(rendered: str, corpus: Corpus, document: Document, page: Page, addresses: Addresses) -> str:
    """The rendered Markdown of an edition, with everything a reader needs at each paragraph."""
    return _Apparatus(corpus, document, page, addresses).apply(rendered)


class _Apparatus:
    def __init__(self, corpus: Corpus, document: Document, page: Page, addresses: Addresses) -> None:
        self.corpus, self.document, self.page, self.addresses = corpus, document, page, addresses
        self.code = page.language
        self.phrases = LANGUAGES[self.code].phrases
        self.here = addresses.document(self.code, document.id)
        self.linker = Linker(corpus, document, self.code, addresses, self.here)
        self.stale = set(stale_paragraphs(document, self.code))
        self.linked: set[str] = set()
        """Terms already linked in this section."""

    def apply(self, rendered: str) -> str:
        rendered = NOTE.sub(lambda match: note_opening(match["kind"], self.phrases), rendered)
        return _BLOCK.sub(self._block, rendered)

    def _block(self, match: re.Match[str]) -> str:
        ident, tag, inner = match["id"], match["tag"], match["inner"]
        block = self.page.by_id.get(ident)
        if block is None:
            return match.group()
        if block.kind == "heading":
            self.linked.clear()
        else:
            inner = marked(inner, block.text, self._marks(block))
        return (
            f'<div class="bt-block bt-block--{"heading" if block.kind == "heading" else "text"}">'
            f"{self._margin(block)}"
            f'<{tag} id="{ident}"{match["rest"]}>{inner}</{tag}>'
            f"</div>{self._exception(ident)}{notices(self.code, block, self.stale)}"
        )

    def _margin(self, block: Block) -> str:
        ident, label = block.id, paragraph_label(block.id)
        here = html.escape(self.phrases["link_to_paragraph"].format(label=label))
        out = f'<a class="bt-number" href="#{ident}" title="{here}" aria-label="{here}">{label}</a>'
        for code in self.document.pages:
            if code == self.code:
                continue
            partners = self.document.alignment.partners(self.code, ident)
            if partners:
                target = relative(self.addresses.document(code, self.document.id, partners[0]), self.here)
                tag = LANGUAGES[code].tag
                title = html.escape(LANGUAGES[code].phrases["same_paragraph"])
                short = html.escape(LANGUAGES[code].phrases["language_short"])
                out += (
                    f'<a class="bt-other" href="{target}" hreflang="{tag}" lang="{tag}" title="{title}"'
                    f' aria-label="{title}">{short}</a>'
                )
            else:
                title = html.escape(self.phrases["no_counterpart"])
                out += f'<span class="bt-other bt-other--none" title="{title}">–</span>'
        if block.kind != "paragraph":
            return f'<span class="bt-margin">{out}</span>'
        if len(self.document.pages) > 1:
            beside = html.escape(self.phrases["paragraph_parallel"].format(label=label))
            target = relative(self.addresses.parallel(self.code, self.document.id, ident), self.here)
            out += f'<a class="bt-beside" href="{target}" title="{beside}" aria-label="{beside}">‖</a>'
        cite = html.escape(self.phrases["cite_this"].format(label=label))
        out += f'<a class="bt-citing" href="#cite" title="{cite}" aria-label="{cite}">“”</a>'
        form = self.addresses.correction(self.code, self.document.id, ident)
        if form:
            mend = html.escape(self.phrases["correct_this"].format(label=label))
            out += f'<a class="bt-mend" href="{html.escape(form)}" title="{mend}" aria-label="{mend}">✎</a>'
        return f'<span class="bt-margin">{out}</span>'

    def _exception(self, ident: str) -> str:
        for exception in self.page.exceptions:
            mine = exception.ids[self.code]
            if mine and mine[0] == ident:
                return self._exception_html(exception)
        return ""

    def _exception_html(self, exception: AlignmentException) -> str:
        title = html.escape(self.phrases[f"exception_{exception.type}"])
        note = html.escape(exception.note.get(self.code, ""))
        return (
            '<div class="bt-note bt-note--alignment" role="note">'
            f'<p class="bt-note__title">{title}</p><p>{note}</p></div>'
        )

    def _marks(self, block: Block) -> Iterator[Mark]:
        """Every mention that leads somewhere, but a term only where it first stands in a section."""
        for mention in mentions(self.corpus, self.page, block):
            if mention.term in self.linked:
                continue
            mark = self.linker.mark(mention, block.id)
            if mark:
                yield mark
                if mention.term:
                    self.linked.add(mention.term)
