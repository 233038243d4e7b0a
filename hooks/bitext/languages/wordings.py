"""Finding dates: where they may begin, how they are worded, and how neighbours belong together."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from bitext.dates import Date, Relative
from bitext.languages.base import DateMention
from bitext.languages.points import Point, span


class Found(NamedTuple):
    """A date wording at `text[start:end]`. What is not `sure` counts only beside one that is."""

    start: int
    end: int
    what: Point | Date | Relative
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Between:
    """What a language puts between two dates."""

    listed: re.Pattern[str]
    """In a list: July and August 2024, 2023年3月、10月. The items lend each other their year."""
    is_span: Callable[[str, Found, Found], bool]
    """Whether the words around and between two neighbours make one span of them."""


Reader = Callable[[str, "re.Match[str]"], list[Found]]


class Wordings:
    """The ways a language words a date: patterns, each with the reader of what it matches.

    `beginnings` says where in a text a date may begin, and by what sort of word. There the wordings for
    that sort are tried in order; a reader that finds no date gives the next its turn.
    """

    def __init__(self, beginnings: Callable[[str], Iterator[tuple[int, str]]], between: Between) -> None:
        self._beginnings = beginnings
        self._between = between
        self._wordings: dict[str, list[tuple[re.Pattern[str], Reader]]] = defaultdict(list)

    def __call__(self, sorts: str, pattern: str) -> Callable[[Reader], Reader]:
        """Register a reader for what matches `pattern` at one of the `sorts` of beginnings."""

        def register(reader: Reader) -> Reader:
            for sort in sorts.split():
                self._wordings[sort].append((re.compile(pattern), reader))
            return reader

        return register

    def mentions(self, text: str) -> list[DateMention]:
        """Every date in a text, in order."""
        found = list(self._find(text))
        return _joined(text, found, self._between) if found else []

    def _find(self, text: str) -> Iterator[Found]:
        at = 0
        for start, sort in self._beginnings(text):
            if start < at:
                continue
            for pattern, read in self._wordings[sort]:
                match = pattern.match(text, start)
                if match and (found := read(text, match)):
                    yield from found
                    at = found[-1].end
                    break


def _joined(text: str, found: list[Found], between: Between) -> list[DateMention]:
    """What was found in order, as mentions: lists completed, spans and weekdays joined, the unsure left out."""
    _set_in_years(found)
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


def _set_in_years(found: list[Found]) -> None:
    """August of the same year, 次年3月: the year comes from the date before. If that has none, this is no date."""
    last: Point | None = None
    for i, this in enumerate(found):
        point = this.what
        if not isinstance(point, Point):
            last = None
        elif point.after is None:
            last = point
        else:
            year = None if last is None or last.year is None else last.year + point.after
            shift = None if last is None or last.shift is None else last.shift + point.after
            last = point._replace(year=year, shift=shift, after=None)
            found[i] = this._replace(what=last, sure=year is not None or shift is not None)


def _complete(text: str, found: list[Found], i: int, between: Between) -> None:
    """In a list or a span one date makes the other sure, and 2014 to 2023 each other; in a list they lend their year."""
    a, b = found[i - 1], found[i]
    if not isinstance(a.what, Point) or not isinstance(b.what, Point):
        return
    sure = a.sure or b.sure
    if sure and between.listed.fullmatch(text, a.end, b.start) and (a.what.inner is None) == (b.what.inner is None):
        found[i - 1] = a._replace(what=_dated_like(a.what, b.what), sure=True)
        found[i] = b._replace(what=_dated_like(b.what, a.what), sure=True)
    elif (sure or (a.what.inner is None and b.what.inner is None)) and between.is_span(text, a, b):
        found[i - 1], found[i] = a._replace(sure=True), b._replace(sure=True)


def _dated_like(point: Point, other: Point) -> Point:
    """The point in the other's year, if it names none itself."""
    if point.inner is None or point.year is not None or point.shift is not None:
        return point
    return point._replace(year=other.year, shift=other.shift)


_SAME_DAY = re.compile(r"[,，]? ?[(（]?")


def _join(text: str, a: Found, b: Found, between: Between) -> Found | None:
    if not isinstance(a.what, Point) or not isinstance(b.what, Point) or not (a.sure and b.sure):
        return None
    if (a.what.weekday is None) != (b.what.weekday is None) and _SAME_DAY.fullmatch(text, a.end, b.start):
        day = b.what if a.what.day is None else a.what
        weekday = a.what.weekday or b.what.weekday
        return None if day.day is None else Found(a.start, b.end, day._replace(weekday=weekday))
    date = span(a.what, b.what) if between.is_span(text, a, b) else None
    return Found(a.start, b.end, date) if date else None


def _mention(found: Found) -> DateMention | None:
    what = found.what.read() if isinstance(found.what, Point) else found.what
    if not found.sure or what is None:
        return None
    if isinstance(what, Date):
        return DateMention(found.start, found.end, date=what)
    return DateMention(found.start, found.end, relative=what)
