"""A document's dates → events to be written: each with the sentence that bears it, and the figures in that."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from bitext.alignment import Row
from bitext.corpus import Corpus, Document
from bitext.dates import Date
from bitext.drafts import draft, is_untranslated
from bitext.languages.base import DateMention, FigureMention
from bitext.pages import Page
from bitext.reading.blocks import Block
from bitext.scaffold.entries import EventEntry

_STOP = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(]?[A-Z])|[。！？；][”’）》]*")
TITLE_LENGTH = 200
Measure = tuple[Decimal, str | None]


@dataclass(frozen=True, slots=True)
class _Said:
    """A date in a block, with the sentence around it and the figures in that sentence."""

    block: Block
    sentence: str
    figures: frozenset[Measure]
    """All figures in the sentence."""
    governed: tuple[Measure, ...]
    """Those before which no other date stands."""


def drafted_events(corpus: Corpus, document: Document) -> Iterator[EventEntry]:
    """An event for each absolute date of each paragraph on which both languages agree, in the order of the text."""
    taken = {event.id for event in corpus.events}
    for row in document.alignment.rows:
        languages = [code for code, side in row.blocks.items() if side and not is_untranslated(code, row.text(code))]
        said: dict[Date, dict[str, _Said]] = defaultdict(dict)
        for code in languages:
            for block in row.blocks[code]:
                if block.kind == "paragraph":
                    for date, mention in _dates(corpus, code, block):
                        said[date].setdefault(code, _said(corpus, code, block, mention))
        for date, sides in said.items():
            entry = _entry(document, row, date, sides)
            if len(sides) == len(languages) and entry.id not in taken:
                taken.add(entry.id)
                yield entry


def _dates(corpus: Corpus, code: str, block: Block) -> Iterator[tuple[Date, DateMention]]:
    """The absolute dates of a block that are no part of a term's name."""
    reading = corpus.reading(code, block.text)
    for mention in reading.dates:
        if mention.date and not reading.is_name(mention.start, mention.end):
            yield mention.date.plain(), mention


def relative_dates(corpus: Corpus, document: Document) -> Iterator[tuple[Page, Block, str, Date | None]]:
    """The dates said against the day of writing ("last year"): where, in which words, and what they mean if known."""
    for code, page in document.pages.items():
        for block in page.blocks:
            for mention in corpus.reading(code, block.text).dates if block.kind == "paragraph" else ():
                if mention.relative:
                    yield page, block, block.text[mention.start : mention.end], corpus.resolved(page, mention)


def _said(corpus: Corpus, code: str, block: Block, mention: DateMention) -> _Said:
    start = max((stop.end() for stop in _STOP.finditer(block.text, 0, mention.start)), default=0)
    stop = _STOP.search(block.text, mention.end)
    end = stop.end() if stop else len(block.text)
    sentence = " ".join(block.text[start:end].split())
    reading = corpus.reading(code, block.text)
    dates = [date for date in reading.dates if start <= date.start < end]
    figures = [found for found in reading.figures if start <= found.start < end and _is_measure(found)]
    governed = [found for found in figures if _governs(mention, found, dates)]
    return _Said(block, sentence, frozenset(map(_measure, figures)), tuple(map(_measure, governed)))


def _governs(date: DateMention, figure: FigureMention, dates: list[DateMention]) -> bool:
    """A date is taken to speak of the figures up to the next one, the only date of a sentence of all in it."""
    before = [other for other in dates if other.end <= figure.start]
    return before[-1] == date if before else len(dates) == 1


def _measure(mention: FigureMention) -> Measure:
    return mention.figure.value, mention.figure.unit


def _is_measure(mention: FigureMention) -> bool:
    figure = mention.figure
    has_name = figure.unit is None or " " not in figure.unit
    return not mention.soft and figure.kind == "cardinal" and figure.high is None and has_name


def _entry(document: Document, row: Row, date: Date, sides: Mapping[str, _Said]) -> EventEntry:
    # Where one paragraph answers several, the one of the several that bears the date is the more exact citation.
    first = sides[max(sides, key=lambda code: len(row.blocks[code]))]
    governed = dict.fromkeys(figure for side in sides.values() for figure in side.governed)
    figures = tuple(figure for figure in governed if all(figure in side.figures for side in sides.values()))
    return EventEntry(
        id=f"{document.id}-{first.block.id}-{_slug(date)}",
        date=date,
        kind="measurement" if figures else "event",
        title={code: draft(_short((sides.get(code) or first).sentence)) for code in row.blocks},
        cites=(f"{document.id}#{first.block.id}",),
        figures=figures,
    )


def _slug(date: Date) -> str:
    """2024-09-25; from-2024, to-2027 for open spans; 2014-to-2023; 2023-end."""
    start, _, end = date.edtf.lower().partition("/")
    words = [start, "to", end] if end else [start]
    if start == "..":
        words = ["to", end]
    elif end == "..":
        words = ["from", start]
    return "-".join([*words, *([date.part] if date.part else [])])


def _short(sentence: str) -> str:
    return sentence if len(sentence) <= TITLE_LENGTH else f"{sentence[: TITLE_LENGTH - 1]}…"
