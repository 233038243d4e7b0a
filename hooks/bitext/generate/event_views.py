"""Events, as the timeline and the pages of their actors show them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import escape

from bitext.addresses import relative
from bitext.events import Actor, Event
from bitext.generate.filters import event_values
from bitext.generate.viewer import Viewer
from bitext.languages import LANGUAGES


@dataclass(frozen=True, slots=True)
class EventView:
    """An event in short. `datetime` is its date as machines read it, "" where they cannot."""

    date: str
    datetime: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class YearView:
    """The events of a year: how many there are, and their HTML."""

    id: str
    label: str
    size: int
    events: str


class EventViews(Viewer):
    """The events of a site for readers of one language."""

    def timeline(self, events: Iterable[Event], start: str) -> list[YearView]:
        """Some events by the year in which they begin."""
        years: dict[str, list[Event]] = defaultdict(list)
        for event in events:
            years[(event.date.start or event.date.end or "")[:4]].append(event)
        return [
            YearView(f"y{year}", year, len(of_year), self.events(of_year, start))
            for year, of_year in sorted(years.items())
        ]

    def latest(self, start: str, count: int) -> list[EventView]:
        """What happened last, plans left aside, newest first."""
        happened = [event for event in self.corpus.events if event.kind != "plan" and not event.date.is_span]
        happened.sort(key=lambda event: event.date.sort_key(), reverse=True)
        return [
            EventView(
                date=LANGUAGES[self.code].format_date(event.date),
                datetime=_datetime(event),
                title=event.title[self.code],
                url=relative(self.addresses.event(self.code, event.id), start),
            )
            for event in happened[:count]
        ]

    def events(self, events: Iterable[Event], start: str) -> str:
        """The HTML of a list of events: when each was, what happened, who acted, the paragraphs that say so."""
        return "\n".join(self._event(event, start) for event in events)

    def _event(self, event: Event, start: str) -> str:
        phrases, shown = self.phrases, self.shown
        separator = shown(phrases["list_separator"])
        values = "".join(
            f' data-{name}="{escape(" ".join(said))}"' for name, said in event_values(self.corpus, event).items()
        )
        date = shown(LANGUAGES[self.code].format_date(event.date))
        if machine := _datetime(event):
            date = f'<time datetime="{machine}">{date}</time>'
        url = self.url(self.addresses.event(self.code, event.id), start)
        span = f'<span class="bt-event__span">{shown(phrases["span"])}</span>' if event.date.is_span else ""
        resolved, note = (
            f'<p class="bt-event__note">{shown(said[self.code])}</p>' if said and said.get(self.code) else ""
            for said in (event.resolved, event.note)
        )
        by = separator.join(self._actor(actor, start) for actor in self.corpus.actors(event))
        actors = f"<div><dt>{shown(phrases['actors'])}</dt><dd>{by}</dd></div>\n" if by else ""
        cites = separator.join(self.cite(cite.document, cite.paragraph, start) for cite in event.cites)
        return (
            f'<li class="bt-event bt-event--{event.kind}{" bt-event--span" if span else ""}"'
            f' id="event-{event.id}" data-entry{values}>\n'
            f'<p class="bt-event__when">\n'
            f'<a class="bt-event__date" href="{url}">{date}</a>\n'
            f'<span class="bt-event__kind">{shown(phrases[f"kind_{event.kind}"])}</span>\n'
            f"{span}</p>\n"
            f'<div class="bt-event__what">\n'
            f'<p class="bt-event__title">{shown(event.title[self.code])}</p>\n'
            f"{resolved}{note}"
            f'<dl class="bt-event__by">\n'
            f"{actors}"
            f"<div><dt>{shown(phrases['cites'])}</dt><dd>{cites}</dd></div>\n"
            f"</dl>\n"
            f"</div>\n"
            f"</li>"
        )

    def _actor(self, actor: Actor, start: str) -> str:
        name = self.shown(actor.names[self.code])
        if not actor.term:
            return name
        return f'<a href="{self.url(self.addresses.term(self.code, actor.term), start)}">{name}</a>'


def _datetime(event: Event) -> str:
    date = event.date
    return date.edtf if date.precision in ("day", "month", "year") and not date.part else ""
