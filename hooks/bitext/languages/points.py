"""What a wording says of a date, and what it leaves unsaid.

Both languages take a date apart into the same fields. "August 14 last year" and 去年8月14日 are one
`Point`, and this module alone decides which `Date` or `Relative` that is. It also joins points that
stand side by side: two ends of one span, a weekday and its day.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from bitext.dates import Date, DateError, Part, Relative
from bitext.languages.base import DateMention

FIRST_QUARTER = 33
FIRST_HALF = 40


@dataclass(frozen=True, slots=True)
class Point:
    """One date as it is worded; a field is None where the wording is silent."""

    year: int | None = None
    shift: int | None = None
    """Years from the year of writing: last year is -1."""
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


@dataclass(frozen=True, slots=True)
class Found:
    """A date wording at `text[start:end]`. What is not `sure` counts only beside one that is."""

    start: int
    end: int
    what: Point | Date | Relative
    sure: bool = True


Reader = Callable[[str, "re.Match[str]"], list[Found]]


class Wordings:
    """The ways a language words a date: patterns, each with the reader of what it matches.

    They are tried in order wherever a date may begin; a reader that finds no date gives the next its turn.
    """

    def __init__(self) -> None:
        self._wordings: list[tuple[re.Pattern[str], Reader]] = []

    def __call__(self, pattern: str) -> Callable[[Reader], Reader]:
        def register(reader: Reader) -> Reader:
            self._wordings.append((re.compile(pattern), reader))
            return reader

        return register

    def find(self, text: str, beginning: re.Pattern[str]) -> Iterator[Found]:
        at = 0
        while seen := beginning.search(text, at):
            at = seen.end()
            for pattern, read in self._wordings:
                match = pattern.match(text, seen.start())
                if match and (found := read(text, match)):
                    yield from found
                    at = found[-1].end
                    break


def span(first: Point, last: Point) -> Date | None:
    """From one point to the other, each filling in what the other leaves unsaid."""
    if first.part or last.part or first.shift is not None or last.shift is not None:
        return None
    year = last.year if first.year is None else first.year
    inner = last.inner if first.inner is None and first.day is not None else first.inner
    first = replace(first, year=year, inner=inner)
    if last.year is None:
        last = replace(last, year=year)
    if last.inner is None and last.day is not None:
        last = replace(last, inner=inner)
    if first.year is None or last.year is None:
        return None
    try:
        return Date.parse(f"{first.edtf()}/{last.edtf()}")
    except DateError:
        return None


_SAME_DAY = re.compile(r",? ?[(（]?")


@dataclass(frozen=True, slots=True)
class Between:
    """What a language puts between two dates."""

    listed: re.Pattern[str]
    """In a list: July and August 2024, 2023年3月、10月. The items lend each other their year."""
    is_span: Callable[[str, Found, Found], bool]
    """Whether the words around and between two neighbours make one span of them."""


def mentions(text: str, found: list[Found], between: Between) -> list[DateMention]:
    """What was found in order, as mentions: lists completed, spans and weekdays joined, the unsure left out."""
    for i in range(1, len(found)):
        _complete(text, found, i, between)
    joined: list[Found] = []
    for this in found:
        both = _join(text, joined[-1], this, between) if joined else None
        if both:
            joined[-1] = both
        else:
            joined.append(this)
    return [mention for this in joined if (mention := _mention(this))]


def _complete(text: str, found: list[Found], i: int, between: Between) -> None:
    """In a list or a span one date makes the other sure, and 2014 to 2023 each other; in a list they lend their year."""
    a, b = found[i - 1], found[i]
    if not isinstance(a.what, Point) or not isinstance(b.what, Point):
        return
    sure = a.sure or b.sure
    if sure and between.listed.fullmatch(text, a.end, b.start) and (a.what.inner is None) == (b.what.inner is None):
        found[i - 1] = replace(a, what=_dated_like(a.what, b.what), sure=True)
        found[i] = replace(b, what=_dated_like(b.what, a.what), sure=True)
    elif (sure or (a.what.inner is None and b.what.inner is None)) and between.is_span(text, a, b):
        found[i - 1], found[i] = replace(a, sure=True), replace(b, sure=True)


def _dated_like(point: Point, other: Point) -> Point:
    """The point in the other's year, if it names none itself."""
    if point.inner is None or point.year is not None or point.shift is not None:
        return point
    return replace(point, year=other.year, shift=other.shift)


_SAME_DAY = re.compile(r",? ?[(（]?")


def _join(text: str, a: Found, b: Found, between: Between) -> Found | None:
    if not isinstance(a.what, Point) or not isinstance(b.what, Point) or not (a.sure and b.sure):
        return None
    if (a.what.weekday is None) != (b.what.weekday is None) and _SAME_DAY.fullmatch(text, a.end, b.start):
        day = b.what if a.what.day is None else a.what
        weekday = a.what.weekday or b.what.weekday
        return None if day.day is None else Found(a.start, b.end, replace(day, weekday=weekday))
    date = span(a.what, b.what) if between.is_span(text, a, b) else None
    return Found(a.start, b.end, date) if date else None


def _mention(found: Found) -> DateMention | None:
    what = found.what.read() if isinstance(found.what, Point) else found.what
    if not found.sure or what is None:
        return None
    if isinstance(what, Date):
        return DateMention(found.start, found.end, date=what)
    return DateMention(found.start, found.end, relative=what)


def plan(number: int) -> Date | None:
    """The years of China's five-year plan of that number; the first two stood apart from the rest."""
    if number < 1:
        return None
    start = {1: 1953, 2: 1958}.get(number, 1966 + 5 * (number - 3))
    return Date.parse(f"{start:04}/{start + 4:04}") if start < 2100 else None
