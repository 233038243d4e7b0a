"""Every place where a term stands, as keyword in context, with the paragraph that answers it."""

from __future__ import annotations

import html
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from bitext.addresses import Addresses, relative
from bitext.alignment import Row
from bitext.corpus import Corpus, Document
from bitext.generate.filters import folded
from bitext.generate.prose import paragraph_label
from bitext.generate.shelves import line_id
from bitext.generate.viewer import short_name
from bitext.languages import LANGUAGES
from bitext.matcher import Occurrence
from bitext.reading.blocks import Block

CONTEXT = {"en": 70, "zh": 32}
"""How many characters of context stand on either side of the keyword."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """A wording of a term and the documents that use it; `tag` is the language's."""

    tag: str
    text: str
    documents: list[str]


def renderings(corpus: Corpus, term: str, code: str) -> list[list[Rendering]]:
    """For each language in which documents word the term differently: the wordings and who uses them.

    Capitals and quotation marks make no difference.
    """
    found = []
    for language, places in corpus.occurrences[term].items():
        fold = cache(folded)
        shown: dict[str, str] = {}
        users: dict[str, dict[str, None]] = defaultdict(dict)
        used: dict[str, set[str]] = defaultdict(set)
        for place in places:
            if code in corpus.document_by_id[place.document].pages:
                wording = fold(place.occurrence.form)
                shown.setdefault(wording, place.occurrence.form)
                users[wording][place.document] = None
                used[place.document].add(wording)
        if any(wordings != users.keys() for wordings in used.values()):
            found.append(
                [
                    Rendering(
                        tag=LANGUAGES[language].tag,
                        text=shown[wording],
                        documents=[short_name(corpus.document_by_id[ident].pages[code]) for ident in documents],
                    )
                    for wording, documents in users.items()
                ]
            )
    return found


def concordance(
    corpus: Corpus, term: str, lines: Iterable[tuple[Document, Row]], addresses: Addresses, code: str, start: str
) -> str:
    """The HTML of a term's concordance for readers of language `code`, as seen from the page at `start`.

    `lines` are rows in which the term stands, those of a document together. Below each document's title stand the
    wordings that it uses, then for each row its keywords in one language and in the other, under an `id` that is the
    same in every language. A corpus has hundreds of thousands of lines; a template took three times as long for them.
    """
    found = []
    for ident, group in groupby(lines, key=lambda line: line[0].id):
        rows = [row for _, row in group]
        found.append(_section(rows, corpus.document_by_id[ident], corpus, term, addresses, code, start))
    return "".join(found)


def _section(
    rows: list[Row], document: Document, corpus: Corpus, term: str, addresses: Addresses, code: str, start: str
) -> str:
    sides = [
        _Side(corpus, document, language, term, addresses, start)
        for language in (code, *(language for language in document.pages if language != code))
    ]
    shown = "\n".join(
        f'<li class="bt-line" id="{line_id(document, row)}">{"".join(side.line(row) for side in sides)}</li>'
        for row in rows
    )
    usage = "".join(
        f'<span class="bt-usage__form"><span lang="{side.tag}">{_escaped(form)}</span>'
        f' <span class="bt-usage__count">{count}×</span></span>'
        for side in sides
        for form, count in side.forms.most_common()
    )
    url = html.escape(relative(addresses.document(code, document.id), start))
    what = _escaped(LANGUAGES[code].phrases["usage"])
    return (
        f'<div class="bt-place"><h3><a href="{url}">{_escaped(document.pages[code].title)}</a></h3>\n'
        f'<p class="bt-usage"><span class="bt-usage__what">{what}</span> {usage}</p>\n'
        f'<ol class="bt-lines">\n{shown}\n</ol></div>\n'
    )


class _Side:
    """What stands in one language of a document, as seen from the page at `start`."""

    def __init__(
        self, corpus: Corpus, document: Document, code: str, term: str, addresses: Addresses, start: str
    ) -> None:
        self.corpus, self.code, self.term = corpus, code, term
        self.tag = LANGUAGES[code].tag
        self.url = relative(addresses.document(code, document.id), start)
        self.forms: Counter[str] = Counter()
        """How often each wording of the term has been met."""

    def line(self, row: Row) -> str:
        """The side's part of a line: its keywords, or how a paragraph begins in which the term is not met."""
        blocks = row.blocks[self.code]
        said = "".join(self._keywords(blocks))
        if not said:
            said = f'<p class="bt-silent">{_escaped(_opening(blocks[0].text, self.code)) if blocks else ""}</p>'
        number = ""
        if blocks and (ident := blocks[0].id):
            href = html.escape(f"{self.url}#{ident}")
            number = f'<a class="bt-number" href="{href}" hreflang="{self.tag}">{paragraph_label(ident)}</a>'
        return f'<div class="bt-line__side" lang="{self.tag}">{number}{said}</div>'

    def _keywords(self, blocks: Iterable[Block]) -> Iterator[str]:
        for block in blocks:
            for found in self.corpus.reading(self.code, block.text).terms:
                if found.term == self.term:
                    before, form, after = _keyword(block.text, found, self.code)
                    self.forms[form] += 1
                    yield (
                        f'<p class="bt-keyword"><span>{_escaped(before)}</span><mark>{_escaped(form)}</mark>'
                        f"<span>{_escaped(after)}</span></p>"
                    )


def _escaped(text: str) -> str:
    return html.escape(text, quote=False)


def _keyword(text: str, found: Occurrence, language: str) -> tuple[str, str, str]:
    """The term as it stands there, between what comes before and after it."""
    reach = CONTEXT.get(language, 60)
    start, end = found.start, found.end
    head = text[:start] if start <= reach else "…" + _from_edge(text[start - reach : start], language)
    tail = text[end:] if len(text) - end <= reach else _to_edge(text[end : end + reach], language) + "…"
    return head.replace("\n", " "), text[start:end].replace("\n", " "), tail.replace("\n", " ")


def _opening(text: str, language: str) -> str:
    """How a paragraph begins, for a partner in which the term is not met."""
    reach = CONTEXT.get(language, 60) * 2
    text = text.replace("\n", " ")
    return text if len(text) <= reach else _to_edge(text[:reach], language) + "…"


def _from_edge(text: str, language: str) -> str:
    """From the first whole word on."""
    is_edge = LANGUAGES[language].is_edge
    at = next((place for place in range(1, len(text)) if is_edge(text, place)), 0)
    return text[at:].lstrip() if at < 20 else text


def _to_edge(text: str, language: str) -> str:
    """Up to the last whole word."""
    is_edge = LANGUAGES[language].is_edge
    at = next((place for place in range(len(text) - 1, 0, -1) if is_edge(text, place)), len(text))
    return text[:at].rstrip() if len(text) - at < 20 else text
