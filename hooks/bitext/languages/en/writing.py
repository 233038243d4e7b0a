"""Dates and figures as English writes them. What is written here, `dates` and `figures` read."""

from __future__ import annotations

from decimal import Decimal

from bitext.dates import Date, Part
from bitext.languages.base import Figure
from bitext.languages.digits import is_short, numeral
from bitext.languages.en import qualifiers, units
from bitext.languages.en.words import MONTHS
from bitext.languages.points import FIRST_HALF, FIRST_QUARTER

_QUARTERS = ("first", "second", "third", "fourth")


def format_date(date: Date) -> str:
    """25 September 2024; end of 2023; third quarter of 2024; 2021–2025; until 2027; about 2015."""
    first, last = date.edtf.partition("/")[::2]
    if not last:
        return _written(first, date.part)
    if first == "..":
        return f"until {_written(last)}"
    if last == "..":
        return f"from {_written(first)}"
    dash = "–" if first.isdecimal() and last.isdecimal() else " – "
    return f"{_written(first)}{dash}{_written(last)}"


def _written(point: str, part: Part | None = None) -> str:
    plain = point.rstrip("~?%")
    about = "about " if point.endswith(("~", "%")) else ""
    uncertain = " (uncertain)" if point.endswith(("?", "%")) else ""
    narrowed = f"{part} of " if part else ""
    the = "the " if part and plain.endswith("X") else ""
    return f"{about}{narrowed}{the}{_plainly(plain)}{uncertain}"


def _plainly(point: str) -> str:
    year, _, within = point.partition("-")
    if year.endswith("X"):
        return f"{year[:-1]}0s"
    if not within:
        return year
    inner, _, day = within.partition("-")
    number = int(inner)
    if number >= FIRST_HALF:
        return f"{_QUARTERS[number - FIRST_HALF]} half of {year}"
    if number >= FIRST_QUARTER:
        return f"{_QUARTERS[number - FIRST_QUARTER]} quarter of {year}"
    return f"{f'{int(day)} ' if day else ''}{MONTHS[number - 1]} {year}"


def format_figure(figure: Figure) -> str:
    """Over 4,500; US$5 million; 3–5 years; 78th; 3-fold."""
    qualifier = f"{qualifiers.written(figure.qualifier)} " if figure.qualifier else ""
    if figure.kind == "ordinal":
        return f"{qualifier}{numeral(figure.value, grouped=False)}{_suffix(figure.value)}"
    if figure.kind == "multiple":
        return f"{qualifier}{numeral(figure.value, grouped=False)}-fold"
    if figure.unit == "%" and (fraction := _fraction_words(figure.value)):
        return f"{qualifier}{fraction}"
    value = _in_digits(figure.value) if figure.high is None else _in_digits(figure.value, figure.high)
    if figure.unit == "USD":
        return f"{qualifier}US${value}"
    plural = figure.high is not None or figure.value != 1
    return f"{qualifier}{value}{units.written(figure.unit, plural=plural) if figure.unit else ''}"


def _suffix(value: Decimal) -> str:
    number = int(value)
    return "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _in_digits(*ends: Decimal) -> str:
    """A number, or both ends of a range: 4,500; 4.191 million; 3–5 million. What that would not make short stays long."""
    for word, magnitude in (("trillion", 10**12), ("billion", 10**9), ("million", 10**6)):
        scaled = [end / magnitude for end in ends]
        if all(end >= 1 and is_short(end, 3) for end in scaled):
            return f"{'–'.join(numeral(end, grouped=True) for end in scaled)} {word}"
    return "–".join(numeral(end, grouped=True) for end in ends)


def _fraction_words(percent: Decimal) -> str | None:
    """66.66… percent is two thirds. What can be written in percent is left alone."""
    if is_short(percent, 6):
        return None
    for below, parts in ((3, "third"), (6, "sixth"), (7, "seventh"), (9, "ninth")):
        for above, word in enumerate(("one", "two", "three", "four", "five", "six", "seven", "eight"), 1):
            if 100 * Decimal(above) / below == percent:
                return f"{word} {parts}{'s' if above > 1 else ''}"
    return None
