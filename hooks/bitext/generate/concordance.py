"""Every place where a term stands, as keyword in context, with the paragraph that answers it."""

from __future__ import annotations

import html
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from bitext.addresses import Addresses, relative
from bitext.alignment import Row
from bitext.corpus import Corpus, Document
from bitext.generate.filters import folded
from bitext.generate.prose import paragraph_label
from bitext.generate.runs import with_runs_in
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
        wordings = {form: folded(form) for form in {place.occurrence.form for place in places}}
        if len(set(wordings.values())) < 2:
            continue
        shown: dict[str, str] = {}
        users: dict[str, dict[str, None]] = defaultdict(dict)
        used: dict[str, set[str]] = defaultdict(set)
        for place in places:
            if code in corpus.document_by_id[place.document].pages:
                wording = wordings[place.occurrence.form]
                shown.setdefault(wording, place.occurrence.form)
                users[wording][place.document] = None
                used[place.document].add(wording)
        if any(mine != users.keys() for mine in used.values()):
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


class Concordance:
    """The places of a term in some rows of paragraphs, for readers of every language.

    What is said in a row is the same for all of them, with the runs of other scripts marked (`runs`); it is gone
    through once, for a corpus has hundreds of thousands of lines, and a template took three times as long for them.
    """

    def __init__(self, corpus: Corpus, term: str, lines: Iterable[tuple[Document, Row]]) -> None:
        """`lines` are rows in which the term stands, those of a document together."""
        self._sections = [
            _Section(corpus, corpus.document_by_id[ident], term, [row for _, row in group])
            for ident, group in groupby(lines, key=lambda line: line[0].id)
        ]

    def html(self, addresses: Addresses, code: str, start: str) -> str:
        """The HTML for readers of language `code`, as seen from the page at `start`.

        Below each document's title stand the wordings that it uses, then for each row its keywords in one language and
        in the other, under an `id` that is the same in every language.
        """
        usage = _shown(LANGUAGES[code].phrases["usage"], code)
        return "".join(section.html(addresses, code, start, usage) for section in self._sections)


class _Section:
    """The rows of one document."""

    def __init__(self, corpus: Corpus, document: Document, term: str, rows: list[Row]) -> None:
        self._document = document
        self._ids = [line_id(document, row) for row in rows]
        self._sides = {code: _Side(corpus, code, term, rows) for code in document.pages}

    def html(self, addresses: Addresses, code: str, start: str, usage: str) -> str:
        """`usage` is what the wordings are called."""
        document = self._document
        order = [code, *(other for other in self._sides if other != code)]
        urls = [html.escape(relative(addresses.document(other, document.id), start)) for other in order]
        sides = [self._sides[other].lines(url) for other, url in zip(order, urls, strict=True)]
        lines = zip(self._ids, zip(*sides, strict=True), strict=True)
        shown = "\n".join(f'<li class="bt-line" id="{ident}">{"".join(line)}</li>' for ident, line in lines)
        forms = "".join(self._sides[other].forms for other in order)
        return (
            f'<div class="bt-place"><h3><a href="{urls[0]}">{_shown(document.pages[code].title, code)}</a></h3>\n'
            f'<p class="bt-usage"><span class="bt-usage__what">{usage}</span> {forms}</p>\n'
            f'<ol class="bt-lines">\n{shown}\n</ol></div>\n'
        )


class _Side:
    """What stands in one language of a document."""

    def __init__(self, corpus: Corpus, code: str, term: str, rows: list[Row]) -> None:
        self._corpus, self._code, self._term = corpus, code, term
        self._count: Counter[str] = Counter()
        """How often each wording of the term has been met."""
        self._lines = [self._line(row.blocks[code]) for row in rows]
        self.forms = "".join(
            f'<span class="bt-usage__form"><span lang="{LANGUAGES[code].tag}">{_shown(form, code)}</span>'
            f' <span class="bt-usage__count">{count}×</span></span>'
            for form, count in self._count.most_common()
        )
        """The wordings, the commonest first."""

    def lines(self, url: str) -> list[str]:
        """The side's part of each line; `url` is where the document is, as seen from the page."""
        return [f"{before}{url}{after}" if after else before for before, after in self._lines]

    def _line(self, blocks: Sequence[Block]) -> tuple[str, str]:
        """What comes before the document's address and after it: its keywords, or how a paragraph begins in which the
        term is not met. Nothing comes after it where there is no address."""
        tag = LANGUAGES[self._code].tag
        said = "".join(self._keywords(blocks))
        if not said:
            opening = _shown(_opening(blocks[0].text, self._code), self._code) if blocks else ""
            said = f'<p class="bt-silent">{opening}</p>'
        side = f'<div class="bt-line__side" lang="{tag}">'
        if not blocks or not blocks[0].id:
            return f"{side}{said}</div>", ""
        ident = blocks[0].id
        number = f'#{html.escape(ident)}" hreflang="{tag}">{paragraph_label(ident)}</a>'
        return f'{side}<a class="bt-number" href="', f"{number}{said}</div>"

    def _keywords(self, blocks: Iterable[Block]) -> Iterator[str]:
        for block in blocks:
            for found in self._corpus.reading(self._code, block.text).terms:
                if found.term == self._term:
                    before, form, after = _keyword(block.text, found, self._code)
                    self._count[form] += 1
                    line = f"<span>{_escaped(before)}</span><mark>{_escaped(form)}</mark><span>{_escaped(after)}</span>"
                    yield f'<p class="bt-keyword">{with_runs_in(line, self._code)}</p>'


def _shown(text: str, code: str) -> str:
    return with_runs_in(_escaped(text), code)


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
