"""What a wording says of a date, and what it leaves unsaid.

Both languages take a date apart into the same fields. "August 14 last year" and 去年8月14日 are one
`Point`, and this module alone decides which `Date` or `Relative` that is.
"""

from __future__ import annotations

from typing import NamedTuple

from bitext.dates import Date, DateError, Part, Relative

FIRST_QUARTER = 33
FIRST_HALF = 40


class Point(NamedTuple):
    """One date as it is worded; a field is None where the wording is silent."""

    year: int | None = None
    shift: int | None = None
    """Years from the year of writing: last year is -1."""
    after: int | None = None
    """Years from the date before it: 0 for "of the same year", 同年, 1 for 次年."""
    inner: int | None = None
    """Month, quarter or half, by its EDTF number: 1 to 12, 33 to 36, 40 and 41."""
    day: int | None = None
    weekday: int | None = None
    decade: bool = False
    part: Part | None = None
    qualifier: str = ""
    """EDTF's `~`, `?`, `%` or nothing."""

    def read(self) -> Date | Relative | None:
        """The date this is, or None where the calendar has none such (31 September)."""
        try:
            if self.year is not None:
                return Date.parse(self.edtf(), self.part)
            return Relative(self._key())
        except DateError:
            return None

    def edtf(self) -> str:
        if self.decade:
            return f"{(self.year or 0) // 10:03}X{self.qualifier}"
        inner = "" if self.inner is None else f"-{self.inner:02}"
        day = "" if self.day is None else f"-{self.day:02}"
        return f"{self.year or 0:04}{inner}{day}{self.qualifier}"

    def _key(self) -> str:
        """The key of a date that does not say its year. An August of this year is just August."""
        if self.weekday is not None and self.day is None:
            return f"weekday:{self.weekday}"
        part = f":{self.part}" if self.part else ""
        if self.inner is None:
            return f"year{self.shift or 0:+}{part}"
        if self.day is not None:
            within = f"{self.inner:02}-{self.day:02}"
            Date.parse(f"2000-{within}")  # 31 September is in no calendar; 2000 was a leap year
        else:
            within = f"{self.inner:02}{part}"
        if self.shift or self.inner > 12:
            return f"year{self.shift or 0:+}:{within}"
        return f"{'month' if self.day is None else 'day'}:{within}"


def span(first: Point, last: Point) -> Date | None:
    """From one point to the other, each filling in what the other leaves unsaid."""
    if first.part or last.part or first.shift is not None or last.shift is not None:
        return None
    year = last.year if first.year is None else first.year
    inner = last.inner if first.inner is None and first.day is not None else first.inner
    first = first._replace(year=year, inner=inner)
    if last.year is None:
        last = last._replace(year=year)
    if first.year is None or last.year is None:
        return None
    try:
        return Date.parse(f"{first.edtf()}/{last.edtf()}")
    except DateError:
        return None


def plan(number: int) -> Date | None:
    """The years of China's five-year plan of that number; the first two stood apart from the rest."""
    if number < 1:
        return None
    start = {1: 1953, 2: 1958}.get(number, 1966 + 5 * (number - 3))
    return Date.parse(f"{start:04}/{start + 4:04}") if start < 2100 else None
