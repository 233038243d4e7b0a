"""What a reader is told of a term, a date or a figure without leaving the text: a small card for each.

The cards of a page are a file beside it, fetched when one is first asked for, so that the page stays as light as
its text. Each is found by the link in the text: its class says what kind of thing it leads to, its address which.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bitext.events import Event
from bitext.generate.figures import unit_name
from bitext.generate.views import Views
from bitext.languages import LANGUAGES
from bitext.quantities import Quantity
from bitext.terms import Term


class Card(NamedTuple):
    """`others` are the same in another language, each with its tag; `facts` are labelled; `more` is the link's text."""

    kind: str
    title: str
    more: str
    text: str = ""
    pinyin: str = ""
    others: Sequence[dict[str, str]] = ()
    facts: Sequence[tuple[str, str]] = ()


class Cards:
    """The cards of a site for readers of one language."""

    def __init__(self, views: Views) -> None:
        self._views = views
        self._terms: dict[str, str] = {}
        """Those of terms as they are written: most stand in many documents."""

    def file(self, leads: Iterable[tuple[str, str]]) -> bytes:
        """The cards for what the links of a page lead to, told by kind and id: `{"term": {id: card}, "date": …}`."""
        found: dict[str, list[str]] = defaultdict(list)
        for kind, ident in sorted(leads):
            found[kind].append(f'"{ident}":{self._card(kind, ident)}')  # an id needs no escapes
        kinds = (f'"{kind}":{{{",".join(cards)}}}' for kind, cards in found.items())
        return f"{{{','.join(kinds)}}}".encode()

    def _card(self, kind: str, ident: str) -> str:
        corpus = self._views.corpus
        if kind == "date":
            return _written(_event_card(self._views, corpus.event_by_id[ident]))
        if kind == "figure":
            return _written(_figure_card(self._views, corpus.quantity_by_id[ident]))
        if ident not in self._terms:
            self._terms[ident] = _written(_term_card(self._views, corpus.terms[ident]))
        return self._terms[ident]


def _written(card: Card) -> str:
    return _json({key: value for key, value in zip(card._fields, card, strict=True) if value})


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _term_card(views: Views, term: Term) -> Card:
    phrases, code = views.phrases, views.code
    count = views.corpus.paragraph_counts[term.id][code]
    return Card(
        kind=views.corpus.categories[term.category].label[code],
        title=term.sides[code].label,
        more=phrases["card_term"],
        text=term.sides[code].definition,
        pinyin=next((side.pinyin for side in term.sides.values() if side.pinyin), ""),
        others=[_said(other, term.sides[other].label) for other in views.others],
        facts=[("", phrases["in_paragraph"] if count == 1 else phrases["in_paragraphs"].format(n=count))],
    )


def _event_card(views: Views, event: Event) -> Card:
    phrases, code = views.phrases, views.code
    return Card(
        kind=phrases[f"kind_{event.kind}"],
        title=event.title[code],
        more=phrases["card_event"],
        text=(event.resolved or {}).get(code, ""),
        facts=[("", LANGUAGES[code].format_date(event.date))],
    )


def _figure_card(views: Views, quantity: Quantity) -> Card:
    phrases, code, figure = views.phrases, views.code, quantity.figure
    facts = []
    if unit := unit_name(figure, LANGUAGES[code]):
        facts.append((phrases["unit"], unit))
    if figure.qualifier:
        facts.append((phrases["qualifier"], phrases[f"qualifier_{figure.qualifier}"]))
    event = quantity.as_of
    facts.append((phrases["as_of"], LANGUAGES[code].format_date(event.date) if event else phrases["as_of_none"]))
    return Card(
        kind=phrases["figure"],
        title=quantity.forms[code] or LANGUAGES[code].format_figure(figure),
        more=phrases["card_figure"],
        others=[_said(other, quantity.forms[other]) for other in views.others if quantity.forms.get(other)],
        facts=facts,
    )


def _said(code: str, text: str) -> dict[str, str]:
    return {"tag": LANGUAGES[code].tag, "text": text}
