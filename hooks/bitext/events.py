"""Events: what the documents date (`docs/events/<year>.yml`), each with the paragraphs that say so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from bitext.dates import PARTS, Date, DateError
from bitext.drafts import is_draft
from bitext.findings import Finding
from bitext.languages import LANGUAGES
from bitext.reading.schema import SLUG, EdtfText, Either, Fields, ListOf, Maybe, OneOf, Text, problems, sound
from bitext.reading.yaml import Map

KINDS = ("event", "measurement", "plan", "publication")

_BOTH = Fields({code: Text() for code in LANGUAGES})
_CITE = Text(r"[^#\s]+#[^#\s]+", "write document#paragraph, for instance my-document#p3", words="names no paragraph")
_FIGURE = re.compile(r"(?P<value>-?\d+(?:\.\d+)?)(?: (?P<unit>\S+))?")
_EVENT = Fields(
    {
        "id": SLUG,
        "date": EdtfText(),
        "part": Maybe(OneOf(PARTS)),
        "kind": OneOf(KINDS),
        "actors": ListOf(Either(_BOTH, SLUG)),
        "title": _BOTH,
        "cites": ListOf(_CITE, least=1),
        "relative": Maybe(_BOTH),
        "resolved": Maybe(_BOTH),
        "figures": Maybe(
            ListOf(Text(_FIGURE.pattern, "write VALUE UNIT, for instance 230 EFLOPS or 60 %", words="is no figure"))
        ),
        "note": Maybe(_BOTH),
    }
)
_UNCLAIMED = Fields({"date": EdtfText(), "part": Maybe(OneOf(PARTS)), "cites": ListOf(_CITE, least=1), "reason": _BOTH})
SCHEMA = Fields({"events": ListOf(_EVENT), "unclaimed": Maybe(ListOf(_UNCLAIMED))})


@dataclass(frozen=True, slots=True, order=True)
class Cite:
    """A paragraph of a document."""

    document: str
    paragraph: str

    @classmethod
    def parse(cls, text: str) -> Cite:
        document, _, paragraph = text.partition("#")
        return cls(document, paragraph)

    def __str__(self) -> str:
        return f"{self.document}#{self.paragraph}"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: a term of the base (`term` is its id) or a name in every language."""

    names: Mapping[str, str]
    term: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Something dated, and the paragraphs that bear the date.

    `relative` is the wording ("last year", 去年) where the text does not name the year itself, `resolved`
    says to readers how the date follows. `figures` are the (value, unit) pairs that this date governs.
    """

    id: str
    date: Date
    kind: str
    actors: tuple[str | Mapping[str, str], ...]
    title: Mapping[str, str]
    cites: tuple[Cite, ...]
    relative: Mapping[str, str] | None
    resolved: Mapping[str, str] | None
    figures: tuple[tuple[Decimal, str | None], ...]
    note: Mapping[str, str] | None
    path: str
    line: int
    cite_lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Unclaimed:
    """A date in the prose that deliberately makes no event, with the reason readers see."""

    date: Date
    cites: tuple[Cite, ...]
    reason: Mapping[str, str]
    path: str
    line: int
    cite_lines: tuple[int, ...]


def read_events(record: Map, path: str) -> tuple[list[Event], list[Unclaimed], list[Finding]]:
    """The events of one file that are right, and what is wrong with the others."""
    findings = problems(SCHEMA, record, path)
    suspect = bool(findings)
    events: list[Event] = []
    unclaimed: list[Unclaimed] = []
    for entry in sound(_EVENT, record.get("events"), suspect=suspect):
        date = _date(entry, path, findings)
        if entry.get("relative") and not entry.get("resolved"):
            message = f"event '{entry['id']}' has 'relative' and no 'resolved'"
            findings.append(Finding(path, entry.line, "M603", message, "say to readers how the date follows"))
        if date and not all(is_draft(cite) for cite in entry["cites"]):
            events.append(_event(entry, date, path))
    for entry in sound(_UNCLAIMED, record.get("unclaimed"), suspect=suspect):
        date = _date(entry, path, findings)
        if date:
            unclaimed.append(
                Unclaimed(date, _cites(entry), dict(entry["reason"]), path, entry.line, tuple(entry["cites"].lines))
            )
    return events, unclaimed, findings


def _date(entry: Map, path: str, findings: list[Finding]) -> Date | None:
    try:
        return Date.parse(str(entry["date"]), entry.get("part"))
    except DateError as error:
        findings.append(Finding(path, entry.lines["date"], "M605", "date and part do not fit", str(error)))
        return None


def _event(entry: Map, date: Date, path: str) -> Event:
    def both(key: str) -> Mapping[str, str] | None:
        return dict(entry[key]) if entry.get(key) else None

    return Event(
        id=str(entry["id"]),
        date=date,
        kind=entry["kind"],
        actors=tuple(dict(actor) if isinstance(actor, Map) else str(actor) for actor in entry["actors"]),
        title=dict(entry["title"]),
        cites=_cites(entry),
        relative=both("relative"),
        resolved=both("resolved"),
        figures=tuple(_figure(text) for text in entry.get("figures") or ()),
        note=both("note"),
        path=path,
        line=entry.line,
        cite_lines=tuple(entry["cites"].lines),
    )


def _cites(entry: Map) -> tuple[Cite, ...]:
    return tuple(Cite.parse(text) for text in entry["cites"])


def _figure(text: Any) -> tuple[Decimal, str | None]:
    match = _FIGURE.fullmatch(str(text))
    assert match is not None  # the schema has seen to it
    return Decimal(match["value"]), match["unit"]


def check_events(events: Iterable[Event], terms: Iterable[str]) -> Iterator[Finding]:
    """What is wrong between events. M607 an id twice, M610 an actor that is no term."""
    known = set(terms)
    first: dict[str, Event] = {}
    for event in events:
        if event.id in first:
            other = first[event.id]
            hint = f"rename one of them; the other is at {other.path}:{other.line}"
            yield Finding(event.path, event.line, "M607", f"the event id '{event.id}' is used twice", hint)
        first.setdefault(event.id, event)
        for actor in event.actors:
            if isinstance(actor, str) and actor not in known:
                hint = "name a term of docs/terms, or give {en: …, zh: …}"
                yield Finding(
                    event.path, event.line, "M610", f"event '{event.id}' has the actor '{actor}', no term", hint
                )
