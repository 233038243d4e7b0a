"""English."""

from __future__ import annotations

from collections.abc import Mapping

from bitext.dates import Date
from bitext.languages.base import DateMention, Figure, FigureMention
from bitext.languages.en import dates, figures, words, writing
from bitext.languages.en.phrases import PHRASES


class English:
    code = "en"
    tag = "en"
    script = "Latn"
    phrases = PHRASES
    rules: Mapping[str, str] = {}  # the docstrings are English

    def dates(self, text: str) -> list[DateMention]:
        return dates.dates(text)

    def figures(self, text: str, dates: list[DateMention]) -> list[FigureMention]:
        return figures.figures(text, dates)

    is_edge = staticmethod(words.is_edge)
    inflection = staticmethod(words.inflection)

    def format_date(self, date: Date) -> str:
        return writing.format_date(date)

    def format_figure(self, figure: Figure) -> str:
        return writing.format_figure(figure)
