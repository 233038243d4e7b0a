"""Every quantity in the documents: a figure, its wording in each language, its paragraph, and as of when.

A figure is dated only where an event says that the event's date governs it: a date does not spread to what stands
beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from bitext.alignment import Row
from bitext.events import Cite, Event
from bitext.languages.base import Figure

if TYPE_CHECKING:
    from bitext.corpus import Corpus, Document


@dataclass(frozen=True)
class Quantity:
    """A figure in a row of paragraphs. `forms` and `paragraphs` are by language; a form is "" where it is not said."""

    figure: Figure
    document: str
    paragraphs: Mapping[str, str]
    forms: Mapping[str, str]
    as_of: Event | None

    @cached_property
    def id(self) -> str:
        """Address of the quantity on the figures page, the same in every language and build."""
        figure = self.figure
        value = f"{figure.value.normalize():f}" + (f"-{figure.high.normalize():f}" if figure.high is not None else "")
        unit = {"%": "percent"}.get(figure.unit or "", figure.unit or "")
        place = next(iter(self.paragraphs.values()))
        name = f"{self.document}-{place}-{value}-{unit}" + ("th" if figure.kind == "ordinal" else "")
        return "".join(char if char.isalnum() else "-" for char in name).strip("-").lower()


FigureKey = tuple[Decimal, Decimal | None, str | None, str]


def figure_key(figure: Figure) -> FigureKey:
    """What makes two figures the same quantity, whatever the words: value, range, unit and kind."""
    return figure.value, figure.high, figure.unit, figure.kind


def quantities(corpus: Corpus) -> Iterator[Quantity]:
    """All quantities, in the order of the documents and their paragraphs; each value once in a row of paragraphs."""
    for document in corpus.documents:
        for row in document.alignment.rows:
            if row.id:
                yield from _in_row(corpus, document, row)


def _in_row(corpus: Corpus, document: Document, row: Row) -> Iterator[Quantity]:
    found: dict[FigureKey, dict[str, tuple[Figure, str, str]]] = {}
    for code in document.pages:
        for block in row.blocks[code]:
            if block.kind != "paragraph":
                continue
            reading = corpus.reading(code, block.text)
            for mention in reading.figures:
                figure = mention.figure
                if mention.soft or reading.is_name(mention.start, mention.end):
                    continue
                key = figure_key(figure)
                form = block.text[mention.start : mention.end]
                found.setdefault(key, {}).setdefault(code, (figure, form, block.id))
    for forms in found.values():
        figure = next(iter(forms.values()))[0]
        paragraphs = {
            code: forms[code][2] if code in forms else row.blocks[code][0].id if row.blocks[code] else ""
            for code in document.pages
        }
        yield Quantity(
            figure=figure,
            document=document.id,
            paragraphs=paragraphs,
            forms={code: forms[code][1] if code in forms else "" for code in document.pages},
            as_of=_as_of(corpus, document, row, figure),
        )


def _as_of(corpus: Corpus, document: Document, row: Row, figure: Figure) -> Event | None:
    """The event that cites one of the row's paragraphs and dates this figure."""
    for blocks in row.blocks.values():
        for block in blocks:
            for event in corpus.events_at.get(Cite(document.id, block.id), ()):
                if (figure.value, figure.unit) in event.figures:
                    return event
    return None
