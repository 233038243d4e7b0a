"""The figures page: every quantity of the documents, sortable and with its paragraph in both languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache

from markupsafe import escape

from bitext.generate.viewer import Viewer
from bitext.languages import LANGUAGES
from bitext.languages.base import Figure, Language
from bitext.quantities import Quantity


def figure_rows(viewer: Viewer, quantities: Iterable[Quantity], start: str) -> str:
    """The HTML of a row for each of some quantities, as seen from the page at `start`, with all runs marked.

    A row bears what it is sorted by; it shows the figure as the language writes it and as the texts have it.
    """
    return "".join(_rows(viewer, quantities, start))


def _rows(viewer: Viewer, quantities: Iterable[Quantity], start: str) -> Iterator[str]:
    code = viewer.code
    language = LANGUAGES[code]
    undated = f'<span class="bt-silent">{viewer.shown(viewer.phrases["as_of_none"])}</span>'
    for place, quantity in enumerate(quantities, 1):
        figure, event = quantity.figure, quantity.as_of
        as_of = undated
        if event:
            url = viewer.url(viewer.addresses.event(code, event.id), start)
            as_of = f'<a href="{url}">{viewer.shown(language.format_date(event.date))}</a>'
        order = [code, *(other for other in quantity.forms if other != code)]
        paragraph = next(ident for ident in (quantity.paragraphs[other] for other in order) if ident)
        unit = unit_name(figure, language)
        forms = "".join(
            f'<span class="bt-figures__form" lang="{LANGUAGES[other].tag}">{viewer.shown(form, other)}</span>'
            for other in order
            if (form := quantity.forms[other])
        )
        yield (
            f'<tr role="row" id="{quantity.id}" data-entry data-document="{escape(quantity.document)}"'
            f' data-value="{figure.value.normalize():f}" data-unit="{escape(unit)}"'
            f' data-day="{event.date.lower.isoformat() if event else ""}" data-place="{place}">\n'
            f'<td role="cell" class="bt-figures__value">{viewer.shown(language.format_figure(figure))}</td>\n'
            f'<td role="cell" class="bt-figures__unit">{viewer.shown(unit) or "–"}</td>\n'
            f'<td role="cell" class="bt-figures__wording">{forms}</td>\n'
            f'<td role="cell" class="bt-figures__day">{as_of}</td>\n'
            f'<td role="cell" class="bt-figures__place">'
            f"{viewer.cite(quantity.document, paragraph, start)}</td>\n"
            f"</tr>\n"
        )


def unit_name(figure: Figure, language: Language) -> str:
    """What the language calls a figure's unit, as it stands behind a number; "" for what is merely counted."""
    return _unit_name(figure.unit, language.code) if figure.unit else ""


@lru_cache(maxsize=1024)
def _unit_name(unit: str, code: str) -> str:
    return LANGUAGES[code].format_figure(Figure(Decimal(3), unit)).lstrip("3 ")
