"""A rendered edition with its apparatus: paragraph numbers, the way to the other language, terms, notes.

Works on the HTML that the Markdown renderer made, block by block, by the blocks' ids. Where the HTML's text
is not the text that was read from the source (it always should be), the block is left unmarked.
"""

from __future__ import annotations

import html
import re
from collections.abc import Container, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from bitext.addresses import relative
from bitext.corpus import Document
from bitext.drafts import is_untranslated
from bitext.generate.marks import UNMARKED, Tags
from bitext.generate.passages import BLOCK, NOTE, Passage, Passages
from bitext.generate.runs import with_runs_among
from bitext.languages import LANGUAGES
from bitext.pages import AlignmentException
from bitext.reading.blocks import Block
from bitext.synced import stale_paragraphs

_PARAGRAPH = re.compile(r"p\d+(?:-\d+)*")
_SECTION = re.compile(r"s\d+(?:-\d+)*")


@lru_cache(maxsize=1024)
def paragraph_label(ident: str) -> str:
    """What stands in the margin: p7 → 7, p5-1 → 5.1, s2 → §2, c1 → c1."""
    if _PARAGRAPH.fullmatch(ident):
        return ident[1:].replace("-", ".")
    if _SECTION.fullmatch(ident):
        return "§" + ident[1:].replace("-", ".")
    return ident


@lru_cache(maxsize=4096)
def paragraph_phrase(code: str, phrase: str, label: str) -> str:
    """What a language says of a paragraph; most have the same few numbers in every document."""
    return html.escape(LANGUAGES[code].phrases[phrase].format(label=label))


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


class Edition(NamedTuple):
    """An edition as its page shows it; `leads` are the kind and the id of everything that its links lead to.

    All runs of other scripts (`runs`) are marked in the HTML.
    """

    html: str
    leads: set[tuple[str, str]]


def edition_html(rendered: str, passages: Passages, document: Document, code: str) -> Edition:
    """The rendered Markdown of an edition, with everything a reader needs at each paragraph."""
    apparatus = _Apparatus(rendered, passages, document, code)
    return Edition(apparatus.apply(rendered), apparatus.leads)


class _Apparatus:
    def __init__(self, rendered: str, passages: Passages, document: Document, code: str) -> None:
        self.document, self.code, self.addresses = document, code, passages.addresses
        self.page = document.pages[code]
        self.phrases = LANGUAGES[code].phrases
        self.passages = passages.of(document, code, rendered)
        self.stale = set(stale_paragraphs(document, code))
        here = self.addresses.document(code, document.id)
        self.top = relative(self.addresses.page(code, "index"), here)
        self.parallel = relative(self.addresses.parallel(code, document.id), here)
        self.others = [self._other(other, here) for other in document.pages if other != code]
        self.is_one_language = "lang=" not in rendered
        """Else an element around several blocks may be in a language of its own: runs are marked when all is there."""
        self.leads: set[tuple[str, str]] = set()
        self.linked: set[str] = set()
        """Terms already linked in this section."""

    def apply(self, rendered: str) -> str:
        out: list[str] = []
        end = 0
        for match in BLOCK.finditer(rendered):
            out.append(self._between(rendered[end : match.start()]))
            out.append(self._block(match))
            end = match.end()
        out.append(self._between(rendered[end:]))
        html = "".join(out)
        return html if self.is_one_language else with_runs_among(html, self.code)

    def _runs(self, html: str) -> str:
        return with_runs_among(html, self.code) if self.is_one_language else html

    def _between(self, html: str) -> str:
        """What stands between the blocks with an id: notes, lists, tables."""
        if html.isspace():
            return html
        html = NOTE.sub(lambda match: note_opening(match["kind"], self.phrases), html)
        return self._runs(html)

    def _block(self, match: re.Match[str]) -> str:
        ident, tag = match["id"], match["tag"]
        block = self.page.by_id.get(ident)
        if block is None:
            return self._runs(match.group())
        is_heading = block.kind == "heading"
        if is_heading:
            self.linked.clear()
        passage = self.passages[ident]
        inner = passage.cut.marked(list(self._tags(passage)))
        if passage.has_runs:
            inner = self._runs(inner)
        after = f"{self._exception(ident)}{notices(self.code, block, self.stale)}"
        return (
            f'<div class="bt-block bt-block--{"heading" if is_heading else "text"}">'
            f"{self._margin(block)}"
            f'<{tag} id="{ident}"{match["rest"]}>{inner}</{tag}>'
            f"</div>{self._runs(after)}"
        )

    def _margin(self, block: Block) -> str:
        ident, label = block.id, paragraph_label(block.id)
        here = paragraph_phrase(self.code, "link_to_paragraph", label)
        out = f'<a class="bt-number" href="#{ident}" title="{here}" aria-label="{here}">{label}</a>'
        partners = self.document.alignment.partners(self.code, ident)
        for before, after in self.others:
            if partners:
                out += f"{before}{partners[0]}{after}"
            else:
                title = paragraph_phrase(self.code, "no_counterpart", label)
                out += f'<span class="bt-other bt-other--none" title="{title}">–</span>'
        if block.kind != "paragraph":
            return f'<span class="bt-margin">{out}</span>'
        if self.others:
            beside = paragraph_phrase(self.code, "paragraph_parallel", label)
            out += f'<a class="bt-beside" href="{self.parallel}#{ident}" title="{beside}" aria-label="{beside}">‖</a>'
        cite = paragraph_phrase(self.code, "cite_this", label)
        out += f'<a class="bt-citing" href="#cite" title="{cite}" aria-label="{cite}">“”</a>'
        form = self.addresses.correction(self.code, self.document.id, ident)
        if form:
            mend = paragraph_phrase(self.code, "correct_this", label)
            out += f'<a class="bt-mend" href="{html.escape(form)}" title="{mend}" aria-label="{mend}">✎</a>'
        return f'<span class="bt-margin">{out}</span>'

    def _other(self, code: str, here: str) -> Tags:
        """The link to a paragraph in another language, before its id and after it."""
        language = LANGUAGES[code]
        target = relative(self.addresses.document(code, self.document.id), here)
        title, short = (html.escape(language.phrases[phrase]) for phrase in ("same_paragraph", "language_short"))
        return (
            f'<a class="bt-other" href="{target}#',
            f'" hreflang="{language.tag}" lang="{language.tag}" title="{title}" aria-label="{title}">{short}</a>',
        )

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

    def _tags(self, passage: Passage) -> Iterator[Tags]:
        """Every mention that leads somewhere, but a term only where it first stands in a section."""
        for lead in passage.leads:
            if lead is None or (lead.kind == "term" and lead.ident in self.linked):
                yield UNMARKED
                continue
            if lead.kind == "term":
                self.linked.add(lead.ident)
            self.leads.add((lead.kind, lead.ident))
            yield f'<a class="bt-{lead.kind}" href="{self.top}{lead.path}">', "</a>"
