"""The timeline as a picture: an SVG that needs no script, with its colours left to the style sheet.

Years run from left to right, one lane for each kind of event. What is known to a day is a dot, what is known to a
month or a year is a bar as wide as the doubt, a span is a bar from end to end; of one that is open at an end, only
the other end's year is drawn. Every shape links to its event.
"""

from __future__ import annotations

import datetime
import html
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bitext.events import KINDS, Event
from bitext.generate.shelf_views import PartLink
from bitext.languages import LANGUAGES

WIDTH, LEFT, RIGHT, TOP, LANE = 960, 110, 16, 28, 20
BARS = 120
"""How high the highest bar of a year is."""
LABEL = 40
"""The room that the number of a year takes."""
NARROW = 8
"""Years that have less room than this are not told apart by lines."""
_DAYS = 365.2425


@dataclass(frozen=True, slots=True)
class _Scale:
    """Time to pixels. Years crowded with events are given more room than empty ones."""

    years: tuple[int, ...]
    edges: tuple[float, ...]

    def x(self, day: datetime.date) -> float:
        number = self.years.index(day.year)
        start, stop = self.edges[number], self.edges[number + 1]
        return start + (stop - start) * (day.timetuple().tm_yday - 1) / _DAYS


def _scale(events: Sequence[Event]) -> _Scale:
    open_ends = (datetime.date.min, datetime.date.max)
    days = (day for event in events for day in (event.date.lower, event.date.upper))
    bounded = [day.year for day in days if day not in open_ends]
    years = tuple(range(min(bounded), max(bounded) + 1))
    weight = dict.fromkeys(years, 1.0)
    for event in events:
        if not event.date.is_span:
            weight[event.date.lower.year] += 0.6
    total = sum(weight.values())
    edges = [float(LEFT)]
    for year in years:
        edges.append(edges[-1] + (WIDTH - LEFT - RIGHT) * weight[year] / total)
    return _Scale(years, tuple(edges))


def timeline_svg(events: Sequence[Event], code: str) -> str:
    """The chart for readers of one language; "" where there is nothing to draw. Its text equivalent is the list."""
    if not events:
        return ""
    phrases = LANGUAGES[code].phrases
    scale = _scale(events)
    lanes: list[str] = []
    y = float(TOP)
    for kind in KINDS:
        mine = [event for event in events if event.kind == kind]
        if not mine:
            continue
        rows = _rows(mine, scale)
        height = (max(rows) + 1) * LANE + 8
        label = html.escape(phrases[f"kind_{kind}"])
        lanes.append(f'<text class="bt-chart__kind" x="0" y="{y + 15:.0f}">{label}</text>')
        lanes += [_shape(event, row, y, scale, code) for event, row in zip(mine, rows, strict=True)]
        y += height
        lanes.append(f'<line class="bt-chart__rule" x1="0" x2="{WIDTH}" y1="{y - 2:.0f}" y2="{y - 2:.0f}"/>')
    title = html.escape(phrases["chart_title_one" if len(events) == 1 else "chart_title"].format(n=len(events)))
    return (
        f'<svg class="bt-chart" viewBox="0 0 {WIDTH} {y:.0f}" role="group" aria-label="{title}"'
        f' xmlns="http://www.w3.org/2000/svg">{_grid(scale, y)}{"".join(lanes)}</svg>'
    )


def years_svg(years: Sequence[PartLink], code: str) -> str:
    """How many events begin in each year, where they are too many to be drawn one by one. The list says the same."""
    title = html.escape(LANGUAGES[code].phrases["chart_years"].format(n=sum(year.count for year in years)))
    step = (WIDTH - RIGHT) / len(years)
    most = max(year.count for year in years)
    bottom = float(TOP + BARS)
    bars, labels = [], []
    until = 0.0
    for number, year in enumerate(years):
        x, height = number * step, max(BARS * year.count / most, 2)
        label = html.escape(f"{year.label}: {year.count:,}")
        bars.append(
            f'<a class="bt-chart__item bt-chart__item--event" href="{html.escape(year.url)}" aria-label="{label}">'
            f'<rect x="{x + 1:.1f}" y="{bottom - height:.1f}" width="{max(step * 0.75, 1):.1f}"'
            f' height="{height:.1f}"/></a>'
        )
        if x >= until:
            labels.append(f'<text class="bt-chart__label" x="{x + 1:.1f}" y="{bottom + 16:.0f}">{year.label}</text>')
            until = x + LABEL * 1.5
    return (
        f'<svg class="bt-chart" viewBox="0 0 {WIDTH} {bottom + 22:.0f}" role="group" aria-label="{title}"'
        f' xmlns="http://www.w3.org/2000/svg">{"".join(bars)}{"".join(labels)}</svg>'
    )


def _grid(scale: _Scale, bottom: float) -> str:
    """A line where each year begins, and its number where there is room: first that of the widest, then of round ones.

    Where years are so narrow that their lines would be a hatching, those with a number alone have one.
    """
    years = list(zip(scale.years, pairwise(scale.edges), strict=True))
    labels: dict[float, str] = {}
    for year, (start, stop) in sorted(years, key=_precedence):
        is_told = stop - start >= NARROW or year % 10 == 0
        if is_told and start + LABEL <= WIDTH and all(abs(start - other) >= LABEL for other in labels):
            labels[start] = f'<text class="bt-chart__label" x="{start + 3:.1f}" y="14">{year}</text>'
    lines = [
        f'<line class="bt-chart__year" x1="{start:.1f}" x2="{start:.1f}" y1="20" y2="{bottom:.0f}"/>'
        for _, (start, stop) in years
        if stop - start >= NARROW or start in labels
    ]
    return "".join((*lines, *labels.values()))


def _precedence(year: tuple[int, tuple[float, float]]) -> tuple[float, bool, bool, bool]:
    number, (start, stop) = year
    return round(start - stop), bool(number % 100), bool(number % 50), bool(number % 10)


def _rows(events: Sequence[Event], scale: _Scale) -> list[int]:
    """The lowest row of the lane in which each event finds room."""
    free: list[float] = []
    rows = []
    for event in events:
        start, stop = _extent(event, scale)
        row = next((number for number, until in enumerate(free) if until + 4 <= start), len(free))
        if row == len(free):
            free.append(0)
        free[row] = stop
        rows.append(row)
    return rows


def _extent(event: Event, scale: _Scale) -> tuple[float, float]:
    first, last = event.date.lower, event.date.upper
    start = scale.x(first if first > datetime.date.min else last.replace(month=1, day=1))
    stop = scale.x(last if last < datetime.date.max else first.replace(month=12, day=31))
    if event.date.precision == "day":
        return start - 5, start + 5
    return start, max(stop, start + 10)


def _shape(event: Event, row: int, top: float, scale: _Scale, code: str) -> str:
    start, stop = _extent(event, scale)
    y = top + row * LANE + 5
    label = html.escape(f"{LANGUAGES[code].format_date(event.date)}: {event.title[code]}")
    if event.date.precision == "day":
        shape = f'<circle cx="{(start + stop) / 2:.1f}" cy="{y + 5:.1f}" r="5.5"/>'
    else:
        size = f'x="{start:.1f}" y="{y:.1f}" width="{stop - start:.1f}" height="10"'
        shape = f'<rect {size} rx="{2 if event.date.is_span else 5}"/>'
    open_end = " bt-chart__item--open" if ".." in event.date.edtf else ""
    return (
        f'<a class="bt-chart__item bt-chart__item--{event.kind}{open_end}" href="#event-{event.id}"'
        f' aria-label="{label}">{shape}</a>'
    )
