"""Dates and figures as Chinese writes them. What is written here, `dates` and `figures` read."""

from __future__ import annotations

from decimal import Decimal

from bitext.dates import Date, Part
from bitext.languages.base import Figure
from bitext.languages.digits import is_short, numeral
from bitext.languages.points import FIRST_HALF, FIRST_QUARTER
from bitext.languages.zh import qualifiers, units
from bitext.languages.zh.numbers import ONES

_YEAR_PARTS: dict[Part, str] = {"start": "初", "middle": "年中", "end": "底"}
_MONTH_PARTS: dict[Part, str] = {"start": "初", "middle": "中旬", "end": "底"}
_LATE_DECADE: dict[Part, str] = {"start": "初", "middle": "中期", "end": "末"}


def format_date(date: Date) -> str:
    """2024年9月25日; 2023年底; 2024年第三季度; 2021—2025年; 到2027年; 约2015年."""
    first, last = date.edtf.partition("/")[::2]
    if not last:
        return _written(first, date.part)
    if first == "..":
        return f"到{_written(last)}"
    if last == "..":
        return f"{_written(first)}起"
    if first.isdecimal() and last.isdecimal():
        return f"{first}—{_written(last)}"
    return f"{_written(first)}至{_written(last)}"


def _written(point: str, part: Part | None = None) -> str:
    bare = point.rstrip("~?%")
    about = "约" if point.endswith(("~", "%")) else ""
    uncertain = "（存疑）" if point.endswith(("?", "%")) else ""
    return f"{about}{_plainly(bare, part)}{uncertain}"


def _plainly(point: str, part: Part | None) -> str:
    year, _, within = point.partition("-")
    if year.endswith("X"):
        century, tens = divmod(int(year[:-1]), 10)
        decade = f"{tens}0年代" if tens else "头十年"
        return f"{century + 1}世纪{decade}{_LATE_DECADE[part] if part else ''}"
    if not within:
        return f"{int(year)}年{_YEAR_PARTS[part] if part else ''}"
    inner, _, day = within.partition("-")
    number = int(inner)
    if number >= FIRST_HALF:
        return f"{int(year)}年{'上下'[number - FIRST_HALF]}半年"
    if number >= FIRST_QUARTER:
        return f"{int(year)}年第{ONES[number - FIRST_QUARTER]}季度"
    return f"{int(year)}年{number}月{f'{int(day)}日' if day else _MONTH_PARTS[part] if part else ''}"


def format_figure(figure: Figure) -> str:
    """超过4500; 500万美元; 3—5年; 第78; 3倍."""
    qualifier = qualifiers.written(figure.qualifier) if figure.qualifier else ""
    if figure.kind == "ordinal":
        return f"{qualifier}第{numeral(figure.value, grouped=False)}"
    if figure.kind == "multiple":
        return f"{qualifier}{numeral(figure.value, grouped=False)}倍"
    if figure.unit == "%" and (fraction := _fraction_words(figure.value)):
        return f"{qualifier}{fraction}"
    value = _in_digits(figure.value) if figure.high is None else _in_digits(figure.value, figure.high)
    return f"{qualifier}{value}{units.written(figure.unit) if figure.unit else ''}"


def _in_digits(*ends: Decimal) -> str:
    """A number, or both ends of a range: 4500, 419.1万, 300—500万. What that would not make short stays long."""
    for word, magnitude in (("万亿", 10**12), ("亿", 10**8), ("万", 10**4)):
        scaled = [end / magnitude for end in ends]
        if all(end >= 1 and is_short(end, 3) for end in scaled):
            return f"{'—'.join(numeral(end, grouped=False) for end in scaled)}{word}"
    return "—".join(numeral(end, grouped=False) for end in ends)


def _fraction_words(percent: Decimal) -> str | None:
    """66.66… percent is 三分之二. What can be written in percent is left alone."""
    if is_short(percent, 6):
        return None
    for below in (3, 6, 7, 9):
        for above in range(1, below):
            if 100 * Decimal(above) / below == percent:
                return f"{ONES[below - 1]}分之{ONES[above - 1]}"
    return None
