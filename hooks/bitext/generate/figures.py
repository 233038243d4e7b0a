"""The figures page: every quantity of the documents, sortable and with its paragraph in both languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from bitext.addresses import relative
from bitext.generate.viewer import CiteView, Link, Viewer
from bitext.languages import LANGUAGES
from bitext.languages.base import Figure, Language
from bitext.quantities import Quantity


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A quantity. `value` and `day` sort, `shown` is how the language writes it, `forms` how the texts have it."""

    id: str
    value: str
    shown: str
    unit: str
    forms: list[dict[str, str]]
    document: str
    cite: CiteView
    as_of: Link | None
    day: str


def figure_rows(viewer: Viewer, quantities: Iterable[Quantity], start: str) -> Iterator[FigureRow]:
    """Some quantities, as seen from the page at `start`."""
    corpus, code = viewer.corpus, viewer.code
    language = LANGUAGES[code]
    for quantity in quantities:
        document = corpus.document_by_id[quantity.document]
        figure, event = quantity.figure, quantity.as_of
        as_of = None
        if event:
            path = viewer.addresses.event(code, event.id)
            as_of = Link(language.format_date(event.date), relative(path, start), language.tag)
        order = [code, *(other for other in quantity.forms if other != code)]
        paragraph = next(ident for ident in (quantity.paragraphs[other] for other in order) if ident)
        yield FigureRow(
            id=quantity.id,
            value=f"{figure.value.normalize():f}",
            shown=language.format_figure(figure),
            unit=unit_name(figure, language),
            forms=[
                {"tag": LANGUAGES[other].tag, "text": quantity.forms[other]} for other in order if quantity.forms[other]
            ],
            document=document.id,
            cite=viewer.cite(document.id, paragraph, start),
            as_of=as_of,
            day=event.date.lower.isoformat() if event else "",
        )


def unit_name(figure: Figure, language: Language) -> str:
    """What the language calls a figure's unit, as it stands behind a number; "" for what is merely counted."""
    if figure.unit is None:
        return ""
    return language.format_figure(Figure(Decimal(3), figure.unit)).lstrip("3 ")
