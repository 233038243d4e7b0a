"""What a reader is told of a term, a date or a figure without leaving the text: a small card for each.

The cards of a page are a file beside it, fetched when one is first asked for, so that the page stays as light as
its text. Each is found by the link in the text: its class says what kind of thing it leads to, its address which.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from bitext.events import Event
from bitext.generate.figures import unit_name
from bitext.generate.views import Views
from bitext.languages import LANGUAGES
from bitext.quantities import Quantity
from bitext.terms import Term

_MARKED = re.compile(r'<a class="bt-(?P<kind>term|date|figure)" href="(?P<path>[^"#]*)#?(?P<fragment>[^"]*)"')


@dataclass(frozen=True, slots=True)
class Card:
    """`others` are the same in another language, each with its tag; `facts` are labelled; `more` is the link's text."""

    kind: str
    title: str
    more: str
    text: str = ""
    pinyin: str = ""
    others: list[dict[str, str]] = field(default_factory=list)
    facts: list[tuple[str, str]] = field(default_factory=list)


def cards_json(views: Views, rendered: str) -> bytes:
    """The cards for everything that the links in a page's HTML speak of: `{"term": {id: card}, "date": …}`."""
    corpus = views.corpus
    found: Mapping[str, dict[str, Card]] = defaultdict(dict)
    for kind, ident in sorted({(match["kind"], _ident(match)) for match in _MARKED.finditer(rendered)}):
        if kind == "term":
            found[kind][ident] = _term_card(views, corpus.terms[ident])
        elif kind == "date":
            found[kind][ident] = _event_card(views, corpus.event_by_id[ident])
        else:
            found[kind][ident] = _figure_card(views, corpus.quantity_by_id[ident])
    cards = {
        kind: {
            ident: {key: value for key in Card.__slots__ if (value := getattr(card, key))}
            for ident, card in named.items()
        }
        for kind, named in found.items()
    }
    return json.dumps(cards, ensure_ascii=False, separators=(",", ":")).encode()


def _ident(link: re.Match[str]) -> str:
    """What a link leads to, as cards.js takes it from the address."""
    if link["kind"] == "term":
        return link["path"].rstrip("/").rpartition("/")[2]
    return link["fragment"].removeprefix("event-") if link["kind"] == "date" else link["fragment"]


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
