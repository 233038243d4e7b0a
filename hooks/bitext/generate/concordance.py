"""Every place where a term stands, as keyword in context, with the paragraph that answers it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from bitext.addresses import Addresses, relative
from bitext.alignment import Row
from bitext.corpus import Corpus, Document
from bitext.generate.filters import folded
from bitext.generate.prose import paragraph_label
from bitext.generate.shelves import line_id
from bitext.generate.viewer import short_name
from bitext.languages import LANGUAGES
from bitext.matcher import Occurrence

CONTEXT = {"en": 70, "zh": 32}
"""How many characters of context stand on either side of the keyword."""


@dataclass(frozen=True, slots=True)
class Keyword:
    """A term in its context. `form` is the wording that stands there."""

    before: str
    form: str
    after: str


@dataclass(frozen=True, slots=True)
class Line:
    """A row of paragraphs in which the term stands: its keywords in one language and in the other.

    `id` is its address on the page, the same in every language.
    """

    id: str
    label: str
    url: str
    sides: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Section:
    """The lines of one document, and the wordings it uses in each language with their counts."""

    title: str
    url: str
    usage: list[dict[str, Any]]
    lines: list[Line]


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
        shown: dict[str, str] = {}
        users: dict[str, dict[str, None]] = defaultdict(dict)
        used: dict[str, set[str]] = defaultdict(set)
        for place in places:
            if code in corpus.document_by_id[place.document].pages:
                wording = folded(place.occurrence.form)
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
) -> Iterator[Section]:
    """The sections of a term's concordance for readers of language `code`, as seen from the page at `start`.

    `lines` are rows in which the term stands, those of a document together.
    """
    for _, group in groupby(lines, key=lambda line: line[0].id):
        rows = list(group)
        document = rows[0][0]
        order = [code, *(language for language in document.pages if language != code)]
        shown = [_line(corpus, document, row, term, addresses, order, start) for _, row in rows]
        usage = [
            {
                "tag": LANGUAGES[language].tag,
                "forms": _forms(keyword for line in shown for keyword in line.sides[number]["keywords"]),
            }
            for number, language in enumerate(order)
        ]
        url = relative(addresses.document(code, document.id), start)
        yield Section(document.pages[code].title, url, usage, shown)


def _forms(keywords: Iterable[Keyword]) -> list[dict[str, Any]]:
    """The wordings of a term, the commonest first."""
    counts = Counter(keyword.form for keyword in keywords)
    return [{"text": text, "count": count} for text, count in counts.most_common()]


def _line(
    corpus: Corpus, document: Document, row: Row, term: str, addresses: Addresses, order: list[str], start: str
) -> Line:
    sides = []
    for language in order:
        keywords: list[Keyword] = []
        opening = ""
        for block in row.blocks[language]:
            found = [one for one in corpus.reading(language, block.text).terms if one.term == term]
            keywords += [_keyword(block.text, one, language) for one in found]
        if not keywords:
            opening = next((_opening(block.text, language) for block in row.blocks[language]), "")
        ident = row.blocks[language][0].id if row.blocks[language] else ""
        sides.append(
            {
                "tag": LANGUAGES[language].tag,
                "keywords": keywords,
                "opening": opening,
                "label": paragraph_label(ident) if ident else "",
                "url": relative(addresses.document(language, document.id, ident), start) if ident else "",
            }
        )
    label, url = (str(sides[0][key] or sides[-1][key]) for key in ("label", "url"))
    return Line(line_id(document, row), label, url, sides)


def _keyword(text: str, found: Occurrence, language: str) -> Keyword:
    reach = CONTEXT.get(language, 60)
    before, after = text[: found.start].replace("\n", " "), text[found.end :].replace("\n", " ")
    head = before if len(before) <= reach else "…" + _from_edge(before[-reach:], language)
    tail = after if len(after) <= reach else _to_edge(after[:reach], language) + "…"
    return Keyword(head, text[found.start : found.end].replace("\n", " "), tail)


def _opening(text: str, language: str) -> str:
    """How a paragraph begins, for a partner in which the term is not met."""
    reach = CONTEXT.get(language, 60) * 2
    text = text.replace("\n", " ")
    return text if len(text) <= reach else _to_edge(text[:reach], language) + "…"


def _from_edge(text: str, language: str) -> str:
    """From the first whole word on."""
    at = next((place for place in range(len(text)) if LANGUAGES[language].is_edge(text, place) and place), 0)
    return text[at:].lstrip() if at < 20 else text


def _to_edge(text: str, language: str) -> str:
    """Up to the last whole word."""
    at = next((place for place in range(len(text) - 1, 0, -1) if LANGUAGES[language].is_edge(text, place)), len(text))
    return text[:at].rstrip() if len(text) - at < 20 else text
