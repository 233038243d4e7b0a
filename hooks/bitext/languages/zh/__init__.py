"""Chinese, in simplified characters."""

from __future__ import annotations

from bitext.dates import Date
from bitext.languages.base import DateMention, Figure, FigureMention
from bitext.languages.zh import dates, figures, words, writing
from bitext.languages.zh.phrases import PHRASES
from bitext.languages.zh.rules import RULES


class Chinese:
    code = "zh"
    tag = "zh-Hans"
    script = "Hani"
    phrases = PHRASES
    rules = RULES

    def dates(self, text: str) -> list[DateMention]:
        return dates.dates(text)

    def figures(self, text: str, dates: list[DateMention]) -> list[FigureMention]:
        return figures.figures(text, dates)

    is_edge = staticmethod(words.is_edge)

    def inflection(self, text: str, end: int) -> int:
        return 0  # Chinese words do not change

    def format_date(self, date: Date) -> str:
        return writing.format_date(date)

    def format_figure(self, figure: Figure) -> str:
        return writing.format_figure(figure)
