"""Dates with the precision their source gives them.

The notation is a written subset of EDTF (ISO 8601-2:2019), levels 0 and 1 plus the sub-year
groupings of level 2:

    2024-09-25   2024-09   2024   202X        day, month, year, decade
    2024-33 … 2024-36                          first … fourth quarter
    2024-40  2024-41                           first, second half
    2021/2025   2024-09-25/..   ../2027        spans, open at either end
    2024~  2024?                               about, uncertain

EDTF has no word for "the end of 2023", which is neither 31 December nor all of 2023. A `part`
(`start`, `middle`, `end`) beside the date keeps it.
"""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

Part = Literal["start", "middle", "end"]
Precision = Literal["day", "month", "quarter", "half", "year", "decade", "span"]

PARTS: tuple[Part, ...] = ("start", "middle", "end")
_POINT = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?(?P<about>[~?%]?)"
    r"|(?P<decade>\d{3})X(?P<decade_about>[~?%]?)",
    re.ASCII,
)

_WITHOUT_QUALIFIERS = dict.fromkeys(map(ord, "~?%"))


class DateError(ValueError):
    """A text that is no date in the notation above; the message says what to write instead."""


@dataclass(frozen=True, slots=True)
class _Point:
    """One end of a date: the first and last day it may mean, as texts of its own precision."""

    text: str
    precision: Precision
    first: datetime.date
    last: datetime.date
    qualifier: str


def _point(text: str) -> _Point:
    match = _POINT.fullmatch(text)
    if not match:
        raise DateError(f"'{text}' is no EDTF date; write 2024-09-25, 2024-09, 2024, 2024-33 (a quarter) or 2021/2025")
    if match["decade"]:
        year = int(match["decade"]) * 10
        if year == 0:
            raise DateError(f"'{text}' has no year 0")
        return _Point(text, "decade", datetime.date(year, 1, 1), datetime.date(year + 9, 12, 31), match["decade_about"])
    year, month, day = int(match["year"]), match["month"], match["day"]
    if year == 0:
        raise DateError(f"'{text}' has no year 0")
    about = match["about"]
    if month is None:
        return _Point(text, "year", datetime.date(year, 1, 1), datetime.date(year, 12, 31), about)
    number = int(month)
    if day is not None:
        try:
            exact = datetime.date(year, number, int(day))
        except ValueError:
            raise DateError(f"'{text}' is not a day of the calendar") from None
        return _Point(text, "day", exact, exact, about)
    if 1 <= number <= 12:
        return _Point(text, "month", datetime.date(year, number, 1), _month_end(year, number), about)
    if 33 <= number <= 36:
        first_month = (number - 33) * 3 + 1
        return _Point(text, "quarter", datetime.date(year, first_month, 1), _month_end(year, first_month + 2), about)
    if number in (40, 41):
        first_month = 1 if number == 40 else 7
        return _Point(text, "half", datetime.date(year, first_month, 1), _month_end(year, first_month + 5), about)
    raise DateError(f"'{text}' has no month {month}; months are 01 to 12, quarters 33 to 36, halves 40 and 41")


def _month_end(year: int, month: int) -> datetime.date:
    return datetime.date(year, month, calendar.monthrange(year, month)[1])


@dataclass(frozen=True)
class Date:
    """A date as its source gives it. Two dates are equal if they say the same at the same precision.

    `edtf` is the notation, `part` narrows it to the start, middle or end of the month, year or
    decade. Make one with `Date.parse`, which refuses what is not in the notation.
    """

    edtf: str
    part: Part | None = None

    @classmethod
    def parse(cls, edtf: str, part: str | None = None) -> Date:
        """Read EDTF; raise `DateError` for anything else."""
        ends = edtf.split("/")
        if len(ends) > 2 or edtf in ("/", "../.."):
            raise DateError(f"'{edtf}' is no EDTF span; write 2021/2025, 2024/.. or ../2027")
        between = [None if end == ".." else _point(end) for end in ends]
        points = [point for point in between if point]
        if not points:
            raise DateError(f"'{edtf}' has no date in it")
        if len(points) == 2 and points[0].first > points[1].last:
            raise DateError(f"'{edtf}' ends before it starts")
        if part is not None:
            if part not in PARTS:
                raise DateError(f"part '{part}' is none of {', '.join(PARTS)}")
            if len(ends) > 1 or points[0].precision not in ("month", "year", "decade"):
                raise DateError(f"'{edtf}' can have no part; only a month, a year or a decade can")
        date = cls(edtf, part)
        date.__dict__["_ends"] = between[0], between[-1]
        return date

    @cached_property
    def _ends(self) -> tuple[_Point | None, _Point | None]:
        ends = [None if end == ".." else _point(end) for end in self.edtf.split("/")]
        return ends[0], ends[-1]

    @property
    def is_span(self) -> bool:
        return "/" in self.edtf

    @property
    def precision(self) -> Precision:
        first = self._ends[0]
        return "span" if self.is_span or first is None else first.precision

    @property
    def qualifier(self) -> str:
        """`~` about, `?` uncertain, `%` both, or nothing."""
        return "".join(sorted({end.qualifier for end in self._ends if end and end.qualifier}))

    @cached_property
    def lower(self) -> datetime.date:
        """The first day this may mean; the calendar's first for an open start. Narrowed by `part`."""
        first = self._ends[0]
        if first is None:
            return datetime.date.min
        if self.part is None or self.part == "start":
            return first.first
        days = (first.last - first.first).days
        return first.first + datetime.timedelta(days=days * (1 if self.part == "middle" else 2) // 3)

    @cached_property
    def upper(self) -> datetime.date:
        """The last day this may mean; the calendar's last for an open end. Narrowed by `part`."""
        first, last = self._ends
        if last is None:
            return datetime.date.max
        if self.part is None or self.part == "end" or first is None:
            return last.last
        days = (last.last - first.first).days
        return first.first + datetime.timedelta(days=days * (1 if self.part == "start" else 2) // 3)

    @property
    def start(self) -> str | None:
        """ISO text of the first end at its own precision (day, month or year); None if open."""
        first = self._ends[0]
        return None if first is None else _iso(first, first.first)

    @property
    def end(self) -> str | None:
        """ISO text of the last end at its own precision (day, month or year); None if open."""
        last = self._ends[1]
        return None if last is None else _iso(last, last.last)

    def plain(self) -> Date:
        """The same date without `~` or `?`."""
        plain = self.edtf.translate(_WITHOUT_QUALIFIERS)
        return self if plain == self.edtf else replace(self, edtf=plain)

    def sort_key(self) -> tuple[datetime.date, datetime.date]:
        return self.lower, self.upper


def _iso(point: _Point, edge: datetime.date) -> str:
    if point.precision == "day":
        return edge.isoformat()
    if point.precision in ("month", "quarter", "half"):
        return f"{edge:%Y-%m}"
    return f"{edge:%Y}"


_RELATIVE = re.compile(
    r"year(?P<year>[+-]\d+)(?::(?P<within>\d{2}(?:-\d{2})?))?(?::(?P<part>start|middle|end))?"
    r"|month:(?P<month>\d{2})(?::(?P<month_part>start|middle|end))?"
    r"|day:(?P<day_month>\d{2})-(?P<day>\d{2})"
    r"|weekday:(?P<weekday>[1-7])"
    r"|years:\+(?P<ahead>\d+)"
    r"|years:-(?P<back>\d+)",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Relative:
    """A date said against the day of writing: "last year", "on Tuesday", "in August", 今年.

    `key` is the same in every language, so that two paragraphs can be compared:

        year-1  year+0  year-1:end     last year, this year, the end of last year
        year-1:08  year+0:40           August of last year, the first half of this year
        month:08  month:11:end         August, the end of November, of the year of writing
        day:08-14                      August 14 of the year of writing
        weekday:2                      Tuesday, the last one up to the day of writing (1 is Monday)
        years:+3  years:-3             the next three years, the last three years
    """

    key: str

    def __post_init__(self) -> None:
        if not _RELATIVE.fullmatch(self.key):
            raise DateError(f"'{self.key}' is no relative date")

    def resolve(self, written: Date) -> Date | None:
        """The date this means in a text of that date, or None where the text's date is too coarse."""
        match = _RELATIVE.fullmatch(self.key)
        assert match is not None  # __post_init__ has seen to it
        if written.lower == datetime.date.min or written.upper == datetime.date.max:
            return None
        if written.lower.year != written.upper.year:
            return None
        year = written.lower.year
        try:
            if match["year"]:
                within = f"-{match['within']}" if match["within"] else ""
                return Date.parse(f"{year + int(match['year']):04}{within}", match["part"])
            if match["ahead"]:
                return Date.parse(f"{year:04}/{year + int(match['ahead']):04}")
            if match["back"]:
                return Date.parse(f"{year - int(match['back']):04}/{year:04}")
            if match["month"]:
                return Date.parse(f"{year:04}-{match['month']}", match["month_part"])
            if match["day"]:
                return Date.parse(f"{year:04}-{match['day_month']}-{match['day']}")
        except DateError:  # 29 February of a common year, or a year beyond the calendar
            return None
        if written.precision != "day":
            return None
        back = (written.lower.isoweekday() - int(match["weekday"])) % 7
        return Date.parse((written.lower - datetime.timedelta(days=back)).isoformat())
