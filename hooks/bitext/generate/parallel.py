"""Both languages side by side, row by row as they are aligned, with the partners of each mention marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bitext.addresses import Addresses, relative
from bitext.corpus import Corpus, Document
from bitext.generate.links import Linker
from bitext.generate.marks import Mark, Mention, marked, mentions
from bitext.generate.prose import NOTE, note_opening, notices, paragraph_label
from bitext.languages import LANGUAGES
from bitext.reading.blocks import Block
from bitext.synced import stale_paragraphs

_BLOCK = re.compile(r'<(?P<tag>p|h[1-6]) id="(?P<id>[^"]+)"[^>]*>(?P<inner>.*?)</(?P=tag)>', re.DOTALL)
_FOOTNOTE = re.compile(r'<sup id="fnref[^"]*"><a class="footnote-ref" href="#')
"""A mark whose note stands at the end of the edition: both languages have one, so here it is no address."""
_WHOLE_NOTE = re.compile(NOTE.pattern + r".*?</div>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Cell:
    """One language's part of a row: its paragraphs, each with id, label, address and HTML. Empty where it has none.

    `short` is the language's name on a link to the paragraph in that language alone, `alone` what the link says;
    `cards` is the address of the file of cards.
    """

    tag: str
    cards: str
    short: str
    alone: str
    paragraphs: list[dict[str, str]]


@dataclass(frozen=True, slots=True)
class ParallelRow:
    """A row of the alignment. `level` is a heading's, else 0; `notes` is the HTML of the editor's notes.

    `address` says what the link on its number is. `kind` is the type of the row's exception, "" without one.
    """

    id: str
    label: str
    address: str
    level: int
    cells: list[Cell]
    kind: str
    exception: str
    exception_note: str
    notes: str


@dataclass(frozen=True, slots=True)
class _Rendered:
    """A page's HTML taken apart: the inside of each block with an id, and the notes after it."""

    inner: dict[str, str]
    notes: dict[str, str]


def _take_apart(rendered: str) -> _Rendered:
    inner: dict[str, str] = {}
    notes: dict[str, str] = {}
    blocks = list(_BLOCK.finditer(rendered))
    for number, match in enumerate(blocks):
        inner[match["id"]] = match["inner"]
        stop = blocks[number + 1].start() if number + 1 < len(blocks) else len(rendered)
        notes[match["id"]] = "".join(note.group() for note in _WHOLE_NOTE.finditer(rendered, match.end(), stop))
    return _Rendered(inner, notes)


def parallel_rows(
    corpus: Corpus, document: Document, rendered: Mapping[str, str], addresses: Addresses, code: str
) -> Iterator[ParallelRow]:
    """The rows for readers of language `code`, whose text comes first. `rendered` has each language's HTML."""
    here = addresses.parallel(code, document.id)
    taken = {language: _take_apart(text) for language, text in rendered.items()}
    order = [code, *(language for language in document.pages if language != code)]
    phrases = LANGUAGES[code].phrases
    stale = set(stale_paragraphs(document, code))
    linkers = {language: Linker(corpus, document, language, addresses, here) for language in order}
    for row in document.alignment.rows:
        if not row.id:
            continue
        said = {
            language: [mentions(corpus, document.pages[language], block) for block in row.blocks[language]]
            for language in order
        }
        pairs = _partners(said.values())
        cells = []
        for language in order:
            paragraphs = [
                _paragraph(block, found, linkers[language], taken[language].inner.get(block.id, ""), pairs)
                for block, found in zip(row.blocks[language], said[language], strict=True)
            ]
            words = LANGUAGES[language].phrases
            cells.append(
                Cell(
                    tag=LANGUAGES[language].tag,
                    cards=relative(addresses.cards(language, document.id), here),
                    short=words["language_short"],
                    alone=words["same_paragraph"],
                    paragraphs=paragraphs,
                )
            )
        first = (row.blocks[code] or next(side for side in row.blocks.values() if side))[0]
        exception = row.exception
        yield ParallelRow(
            id=first.id,
            label=paragraph_label(first.id),
            address=phrases["link_to_paragraph"].format(label=paragraph_label(first.id)),
            level=first.level if first.kind == "heading" else 0,
            cells=cells,
            kind=exception.type if exception else "",
            exception=phrases[f"exception_{exception.type}"] if exception else "",
            exception_note=exception.note.get(code, "") if exception else "",
            notes="".join(
                notices(code, block, stale)
                + NOTE.sub(lambda match: note_opening(match["kind"], phrases), taken[code].notes.get(block.id, ""))
                for block in row.blocks[code]
            ),
        )


def _partners(said: Iterable[list[list[Mention]]]) -> dict[str, int]:
    """The keys that are mentioned on every side of a row, each with a number."""
    sides = [{mention.key for found in side for mention in found} for side in said]
    return {key: number for number, key in enumerate(sorted(set.intersection(*sides)), 1)}


def _paragraph(
    block: Block, found: list[Mention], linker: Linker, inner: str, pairs: Mapping[str, int]
) -> dict[str, str]:
    marks: list[Mark] = []
    if block.kind != "heading":
        for mention in found:
            mark = _pair_mark(mention, linker, block, pairs)
            if mark:
                marks.append(mark)
    path = linker.addresses.document(linker.code, linker.document.id, block.id)
    url = relative(path, linker.here)
    footnote = f'<sup><a class="footnote-ref" href="{url.partition("#")[0]}#'
    return {
        "id": block.id,
        "label": paragraph_label(block.id),
        "url": url,
        "html": _FOOTNOTE.sub(footnote, marked(inner, block.text, marks)),
    }


def _pair_mark(mention: Mention, linker: Linker, block: Block, pairs: Mapping[str, int]) -> Mark | None:
    number = pairs.get(mention.key)
    extra = f' data-pair="{number}"' if number else ""
    mark = linker.mark(mention, block.id, extra)
    if mark is None and number:
        mark = Mark(mention.start, mention.end, f'<span class="bt-pair"{extra}>', "</span>")
    return mark
