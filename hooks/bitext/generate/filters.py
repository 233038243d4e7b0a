"""By what a reader can narrow a long list: choices with how many entries each would leave.

An entry bears its values as tokens in `data-<name>`; scripts compare them with what is chosen. Values are the same
in every language, so that a narrowed list keeps its address when the language is changed.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bitext.corpus import Corpus
from bitext.events import KINDS, Actor, Event
from bitext.terms import Term


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Filter:
    """One question and its possible answers; `label` is the question."""

    name: str
    label: str
    choices: list[Choice]


def folded(text: str) -> str:
    """What a search as one types compares: letters without their marks and tones, digits and plus signs, nothing else.

    >>> folded("Réngōng Zhìnéng + “5G”")
    'rengongzhineng+5g'
    """
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(char for char in decomposed if char == "+" or unicodedata.category(char)[0] in "LN")


def event_values(corpus: Corpus, event: Event) -> dict[str, list[str]]:
    """The tokens of an event: its kind, its actors, the documents it cites, the years it touches."""
    return {
        "kind": [event.kind],
        "actor": [actor_value(actor) for actor in corpus.actors(event)],
        "document": list(dict.fromkeys(cite.document for cite in event.cites)),
        "year": [str(year) for year in _years(event)],
    }


def timeline_filters(corpus: Corpus, events: Iterable[Event], code: str, phrases: Mapping[str, str]) -> list[Filter]:
    """Kind, actor, document and year, each with the answers that some events give."""
    counts = {name: Counter[str]() for name in ("kind", "actor", "document", "year")}
    actors: dict[str, str] = {}
    for event in events:
        for name, values in event_values(corpus, event).items():
            counts[name].update(values)
        actors.update({actor_value(actor): actor.names[code] for actor in corpus.actors(event)})
    kinds = [(kind, phrases[f"kind_{kind}"]) for kind in KINDS]
    years = [(year, year) for year in sorted(counts["year"])]
    named = sorted(actors.items(), key=lambda actor: (-counts["actor"][actor[0]], actor[1]))
    return [
        Filter("kind", phrases["filter_kind"], _choices(kinds, counts["kind"])),
        Filter("actor", phrases["actors"], _choices(named, counts["actor"])),
        document_filter(corpus, code, phrases, counts["document"].elements()),
        Filter("year", phrases["filter_year"], _choices(years, counts["year"])),
    ]


def glossary_filters(corpus: Corpus, terms: Iterable[Term], code: str, phrases: Mapping[str, str]) -> list[Filter]:
    """The categories of some terms."""
    counts = Counter(term.category for term in terms)
    labels = sorted((category.label[code], ident) for ident, category in corpus.categories.items())
    return [Filter("category", phrases["category"], _choices([(ident, label) for label, ident in labels], counts))]


def kind_filter(kinds: Iterable[tuple[str, str]], phrases: Mapping[str, str]) -> Filter:
    """The kinds of some entries, each with its label, in the order in which they first come."""
    counts = Counter(kinds)
    return Filter("kind", phrases["filter_kind"], [Choice(*kind, count) for kind, count in counts.items()])


def document_filter(corpus: Corpus, code: str, phrases: Mapping[str, str], documents: Iterable[str]) -> Filter:
    """The documents that some entries stand in, in the order of the site."""
    counts = Counter(documents)
    named = sorted(counts.keys() & corpus.document_by_id.keys(), key=corpus.document_order.__getitem__)
    pages = ((ident, corpus.document_by_id[ident].pages.get(code)) for ident in named)
    titles = ((ident, page.title) for ident, page in pages if page)
    return Filter("document", phrases["document"], _choices(titles, counts))


def actor_value(actor: Actor) -> str:
    """An actor's token: the id of its term, else its name in the first language."""
    if actor.term:
        return actor.term
    name = next(iter(actor.names.values()))
    return "-".join("".join(char if char.isalnum() else " " for char in name.casefold()).split())


def _years(event: Event) -> range:
    """From the first year to the last; of a span that is open at one end, the other end's only."""
    first, last = event.date.lower, event.date.upper
    start = first.year if first.year > 1 else last.year
    stop = last.year if last.year < 9999 else first.year
    return range(start, stop + 1)


def _choices(labelled: Iterable[tuple[str, str]], counts: Counter[str]) -> list[Choice]:
    return [Choice(value, label, counts[value]) for value, label in labelled if counts[value]]
