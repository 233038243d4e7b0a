"""Events, as the timeline and the pages of their actors show them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from bitext.addresses import relative
from bitext.events import Event
from bitext.generate.filters import event_values
from bitext.generate.viewer import CiteView, Link, Viewer
from bitext.languages import LANGUAGES


@dataclass(frozen=True, slots=True)
class EventView:
    id: str
    date: str
    datetime: str
    kind: str
    kind_label: str
    title: str
    other_title: str
    other_tag: str
    actors: list[Link]
    cites: list[CiteView]
    resolved: str
    note: str
    is_span: bool
    url: str
    values: dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class YearView:
    id: str
    label: str
    events: list[EventView]


class EventViews(Viewer):
    """The events of a site for readers of one language."""

    def timeline(self, events: Iterable[Event], start: str) -> list[YearView]:
        """Some events by the year in which they begin."""
        years: dict[str, list[EventView]] = defaultdict(list)
        for event in events:
            years[(event.date.start or event.date.end or "")[:4]].append(self.event(event, start))
        return [YearView(f"y{year}", year, events) for year, events in sorted(years.items())]

    def latest(self, start: str, count: int) -> list[EventView]:
        """What happened last, plans left aside, newest first."""
        happened = [event for event in self.corpus.events if event.kind != "plan" and not event.date.is_span]
        happened.sort(key=lambda event: event.date.sort_key(), reverse=True)
        return [self.event(event, start) for event in happened[:count]]

    def event(self, event: Event, start: str) -> EventView:
        language = LANGUAGES[self.code]
        other = self.others[0] if self.others else self.code
        actors = []
        for actor in self.corpus.actors(event):
            path = self.addresses.term(self.code, actor.term) if actor.term else ""
            actors.append(Link(actor.names[self.code], relative(path, start) if path else "", language.tag))
        return EventView(
            id=event.id,
            date=language.format_date(event.date),
            datetime=event.date.edtf
            if event.date.precision in ("day", "month", "year") and not event.date.part
            else "",
            kind=event.kind,
            kind_label=self.phrases[f"kind_{event.kind}"],
            title=event.title[self.code],
            other_title=event.title[other],
            other_tag=LANGUAGES[other].tag,
            actors=actors,
            cites=[self.cite(cite.document, cite.paragraph, start) for cite in event.cites],
            resolved=(event.resolved or {}).get(self.code, ""),
            note=(event.note or {}).get(self.code, ""),
            is_span=event.date.is_span,
            url=relative(self.addresses.event(self.code, event.id), start),
            values=event_values(self.corpus, event),
        )
