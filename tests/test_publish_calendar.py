"""The timeline as a calendar, read with icalendar."""

from __future__ import annotations

import datetime

import icalendar
import pytest

from published import ROOTS, VERSION, site

PATHS = {"en": "data/timeline.ics", "zh": "zh/data/timeline.ics"}


def entries(name: str, code: str) -> dict[str, icalendar.Event]:
    calendar = icalendar.Calendar.from_ical(site(name).files[PATHS[code]])
    assert not calendar.errors
    return {str(entry["UID"]).partition(".")[0]: entry for entry in calendar.walk("VEVENT")}


@pytest.mark.parametrize("code", PATHS)
@pytest.mark.parametrize("name", ROOTS)
def test_every_event_lasts_whole_days(name: str, code: str) -> None:
    found = entries(name, code)
    events = site(name).corpus.events
    assert set(found) == {event.id for event in events}
    for event in events:
        entry = found[event.id]
        assert str(entry["SUMMARY"]) == event.title[code]
        start, end = entry["DTSTART"].dt, entry["DTEND"].dt
        assert type(start) is type(end) is datetime.date
        assert start < end
        assert str(entry["TRANSP"]) == "TRANSPARENT"
        if (end - start).days == 1:
            assert event.date.precision == "day"
        else:
            assert entry["DESCRIPTION"].startswith(("Dated", "日期为"))


def test_no_event_is_more_precise_than_its_source() -> None:
    found = entries("hostile", "en")
    days = {
        ident: (entry["DTSTART"].dt.isoformat(), (entry["DTEND"].dt - datetime.timedelta(days=1)).isoformat())
        for ident, entry in found.items()
    }
    assert days == {
        "on-a-day": ("2021-03-05", "2021-03-05"),
        "about-a-day": ("2021-03-05", "2021-03-05"),
        "in-a-month": ("2021-02-01", "2021-02-28"),
        "in-a-quarter": ("2020-04-01", "2020-06-30"),
        "in-a-year": ("2020-01-01", "2020-12-31"),
        "end-of-a-year": ("2020-01-01", "2020-12-31"),
        "in-a-decade": ("1990-01-01", "1999-12-31"),
        "over-a-span": ("2018-05-01", "2020-12-31"),
        "until-a-year": ("2027-01-01", "2027-12-31"),
        "since-a-month": ("2021-11-01", "2021-11-30"),
    }
    assert not found["on-a-day"]["DESCRIPTION"].startswith("Dated")
    assert found["about-a-day"]["DESCRIPTION"].startswith("Dated")
    assert "open at one end" in found["until-a-year"]["DESCRIPTION"]
    assert "A note;\nin two lines, <b>" in found["on-a-day"]["DESCRIPTION"]


def test_identifiers_and_stamps_are_those_of_the_texts() -> None:
    for code, path in PATHS.items():
        for ident, entry in entries("hostile", code).items():
            assert str(entry["UID"]) == f"{ident}.{code}@example.org"
            assert entry["DTSTAMP"].dt.isoformat() == "2022-01-01T00:00:00+00:00"
        calendar = icalendar.Calendar.from_ical(site("hostile").files[path])
        assert VERSION in calendar["DESCRIPTION"]


def test_lines_are_folded_as_the_format_asks() -> None:
    data = site("hostile").files[PATHS["zh"]]
    assert data.count(b"\n") == data.count(b"\r\n")
    assert max(map(len, data.split(b"\r\n"))) <= 75
