"""The timeline as a calendar (iCalendar, RFC 5545), one in each language.

A calendar knows days only. What is dated to a month, a year or a span fills all its days, and its description says
so; nothing gets a day that its source does not give.
"""

from __future__ import annotations

import datetime
from urllib.parse import urlsplit

import icalendar
from icalendar.prop import vCategory, vDate, vDatetime, vText, vUri

import bitext
from bitext.addresses import Addresses
from bitext.corpus import Corpus
from bitext.dates import Date
from bitext.events import KINDS, Event
from bitext.languages import LANGUAGES
from bitext.publish.provenance import Provenance

_DATE = {"VALUE": "DATE"}


def timeline_ics(corpus: Corpus, addresses: Addresses, provenance: Provenance, code: str) -> bytes:
    """The events as all-day entries that keep no one busy."""
    phrases, tag = LANGUAGES[code].phrases, LANGUAGES[code].tag
    title = phrases["calendar_title"].format(name=provenance.name[code])
    calendar = icalendar.Calendar()
    calendar.add("PRODID", f"-//bitext//{bitext.__version__}//EN")
    calendar.add("VERSION", "2.0")
    calendar.add("NAME", title, {"LANGUAGE": tag})
    calendar.add("X-WR-CALNAME", title)
    calendar.add("DESCRIPTION", provenance.cite[code], {"LANGUAGE": tag})
    calendar.add("URL", addresses.absolute(addresses.page(code, "timeline")))
    host = urlsplit(addresses.base).hostname or "bitext"
    shared = {
        "DTSTAMP": vDatetime(datetime.datetime.combine(provenance.day, datetime.time(), datetime.UTC)),
        "TRANSP": vText("TRANSPARENT"),
    }
    kinds = {kind: vCategory([kind]) for kind in KINDS}
    for event in corpus.events:
        entry = _entry(addresses, event, code)
        entry["UID"] = vText(f"{event.id}.{code}@{host}")
        entry["CATEGORIES"] = kinds[event.kind]
        entry.update(shared)
        calendar.add_component(entry)
    return bytes(calendar.to_ical())


def _entry(addresses: Addresses, event: Event, code: str) -> icalendar.Event:
    """What differs from event to event. Its values are made here: for `add` to find their types takes twice as long."""
    language = {"LANGUAGE": LANGUAGES[code].tag}
    url = addresses.absolute(addresses.event(code, event.id))
    first, last = shown_days(event.date)
    notes = [_note(event.date, code), *((told or {}).get(code, "") for told in (event.resolved, event.note)), url]
    entry = icalendar.Event()
    entry["SUMMARY"] = vText(event.title[code], params=language)
    entry["DTSTART"] = vDate(first, params=_DATE)
    entry["DTEND"] = vDate(last + datetime.timedelta(days=1), params=_DATE)  # the day after, by the rules of the format
    entry["URL"] = vUri(url)
    entry["DESCRIPTION"] = vText("\n".join(note for note in notes if note), params=language)
    return entry


def shown_days(date: Date) -> tuple[datetime.date, datetime.date]:
    """The first and the last day that a calendar shows for a date.

    "The end of 2023" is somewhere in 2023, so all of it; of a span that is open, the end that is known.
    """
    ends = [Date.parse(end) for end in date.edtf.split("/") if end != ".."]
    return ends[0].lower, ends[-1].upper


def _note(date: Date, code: str) -> str:
    if date.precision == "day" and not date.qualifier:
        return ""
    language = LANGUAGES[code]
    first, last = (language.format_date(Date(day.isoformat())) for day in shown_days(date))
    phrase = language.phrases["calendar_open" if ".." in date.edtf else "calendar_span"]
    return phrase.format(date=language.format_date(date), start=first, end=last)
