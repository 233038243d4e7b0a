"""The timeline as a calendar (iCalendar, RFC 5545), one in each language.

A calendar knows days only. What is dated to a month, a year or a span fills all its days, and its description says
so; nothing gets a day that its source does not give.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from urllib.parse import urlsplit

import icalendar
from icalendar.parser import Contentline, Parameters
from icalendar.prop import vDate, vDatetime, vText, vUri

import bitext
from bitext.addresses import Addresses
from bitext.corpus import Corpus
from bitext.dates import Date
from bitext.events import KINDS
from bitext.languages import LANGUAGES
from bitext.publish.provenance import Provenance

_NONE = Parameters()


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
    before, end, after = calendar.to_ical().partition(b"END:VCALENDAR")
    return b"".join([before, *_entries(corpus, addresses, provenance, code), end, after])


def _entries(corpus: Corpus, addresses: Addresses, provenance: Provenance, code: str) -> Iterator[bytes]:
    """Each event as the lines of a component, which is not made: that takes three times as long, for thousands."""
    language, day = Parameters(LANGUAGE=LANGUAGES[code].tag), Parameters(VALUE="DATE")
    begin, end = _line("BEGIN", vText("VEVENT")), _line("END", vText("VEVENT"))
    stamp = _line("DTSTAMP", vDatetime(datetime.datetime.combine(provenance.day, datetime.time(), datetime.UTC)))
    free = _line("TRANSP", vText("TRANSPARENT"))
    kinds = {kind: _line("CATEGORIES", vText(kind)) for kind in KINDS}
    host = urlsplit(addresses.base).hostname or "bitext"
    for event in corpus.events:
        url = addresses.absolute(addresses.event(code, event.id))
        first, last = shown_days(event.date)
        notes = [_note(event.date, code), *((told or {}).get(code, "") for told in (event.resolved, event.note)), url]
        yield begin
        yield _line("SUMMARY", vText(event.title[code]), language)
        yield _line("DTSTART", vDate(first), day)
        yield _line("DTEND", vDate(last + datetime.timedelta(days=1)), day)  # the day after, by the rules of the format
        yield stamp
        yield _line("UID", vText(f"{event.id}.{code}@{host}"))
        yield kinds[event.kind]
        yield _line("DESCRIPTION", vText("\n".join(note for note in notes if note)), language)
        yield free
        yield _line("URL", vUri(url))
        yield end


def _line(name: str, value: vText | vDate | vDatetime | vUri, parameters: Parameters = _NONE) -> bytes:
    """A property, escaped and folded."""
    return bytes(Contentline.from_parts(name, parameters, value).to_ical()) + b"\r\n"


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
