"""A document's dates → events to be written: each with the sentence that bears it, and the figures in that."""

from __future__ import annotations

import re
from bisect import bisect
from collections import defaultdict, deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import TypeVar

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

Mention = TypeVar("Mention", DateMention, FigureMention)
Measure = tuple[Decimal, str | None]
RelativeDate = tuple[Page, Block, str, Date | None]
"""A date said against the day of writing: where it stands, its words, and what it means if that is known."""


@dataclass(frozen=True, slots=True)
class _Said:
    """A date in a block, with the sentence around it."""

    block: Block
    sentence: str
    figures: frozenset[Measure]
    """All figures in the sentence."""
    governed: tuple[Measure, ...]
    """Those that stand behind this date and before the next; all of them, if it is the sentence's only date."""


def drafted_events(corpus: Corpus, document: Document) -> Iterator[EventEntry]:
    """An event for each absolute date of each paragraph on which both languages agree, in the order of the text."""
    taken = {event.id for event in corpus.events}
    for row in document.alignment.rows:
        languages = [code for code, side in row.blocks.items() if side and not is_untranslated(code, row.text(code))]
        said: dict[Date, dict[str, _Said]] = defaultdict(dict)
        for code in languages:
            for block in row.blocks[code]:
                if block.kind == "paragraph":
                    for date, one in _said(corpus, code, block):
                        said[date].setdefault(code, one)
        for date, sides in said.items():
            entry = _entry(document, row, date, sides)
            if len(sides) == len(languages) and entry.id not in taken:
                taken.add(entry.id)
                yield entry


def relative_dates(corpus: Corpus, document: Document) -> Iterator[RelativeDate]:
    """The dates of the text that do not name their year ("last year")."""
    for code, page in document.pages.items():
        for block in page.blocks:
            for mention in corpus.reading(code, block.text).dates if block.kind == "paragraph" else ():
                if mention.relative:
                    yield page, block, block.text[mention.start : mention.end], corpus.resolved(page, mention)


def _said(corpus: Corpus, code: str, block: Block) -> Iterator[tuple[Date, _Said]]:
    """The absolute dates of a block that are no part of a term's name."""
    reading = corpus.reading(code, block.text)
    dates, figures = deque(reading.dates), deque(filter(_is_measure, reading.figures))
    for start, end in pairwise([0, *(stop.end() for stop in _STOP.finditer(block.text)), len(block.text)]):
        here = _until(end, dates)
        measured = _until(end, figures)
        if not here:
            continue
        sentence = " ".join(block.text[start:end].split())
        there = frozenset(map(_measure, measured))
        governed: list[list[Measure]] = [[] for _ in here]
        starts = [mention.start for mention in here]
        for figure in measured:
            before = bisect(starts, figure.start) - 1
            if before >= 0 or len(here) == 1:
                governed[max(before, 0)].append(_measure(figure))
        for mention, mine in zip(here, governed, strict=True):
            if mention.date and not reading.is_name(mention.start, mention.end):
                yield mention.date.plain(), _Said(block, sentence, there, tuple(mine))


def _until(end: int, mentions: deque[Mention]) -> list[Mention]:
    """Take off the mentions that begin before a place."""
    taken = []
    while mentions and mentions[0].start < end:
        taken.append(mentions.popleft())
    return taken


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
    """2024-09-25; 2014-to-2023; 2023-end. What a text says has two ends or one day: none is open."""
    start, _, end = date.edtf.lower().partition("/")
    words = [start, "to", end] if end else [start]
    return "-".join([*words, *([date.part] if date.part else [])])


def _short(sentence: str) -> str:
    return sentence if len(sentence) <= TITLE_LENGTH else f"{sentence[: TITLE_LENGTH - 1]}…"
