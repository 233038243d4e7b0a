"""Where a mention leads: a term to its page, a claimed date to its event, a figure to its row among the figures."""

from __future__ import annotations

from typing import NamedTuple

from bitext.addresses import Addresses
from bitext.corpus import Corpus, Document
from bitext.events import Cite, Event
from bitext.generate.marks import Mention
from bitext.quantities import figure_key


class Lead(NamedTuple):
    """What a mention leads to: a `term`, `date` or `figure`, the id of the term, event or quantity, and its address.

    `path` starts at the language's own folder, and so is the same in every language.
    """

    kind: str
    ident: str
    path: str


class Linker:
    """Knows where mentions lead."""

    def __init__(self, corpus: Corpus, addresses: Addresses) -> None:
        self._corpus, self._addresses = corpus, addresses
        self._default = addresses.default  # whose folder is the site's root
        self._terms = {term: Lead("term", term, addresses.term(self._default, term)) for term in corpus.terms}

    def lead(self, mention: Mention, document: Document, code: str, paragraph: str) -> Lead | None:
        """Where a mention in a paragraph leads that is in language `code`; None where it leads nowhere."""
        if mention.term:
            return self._terms[mention.term]
        if mention.date:
            if event := self._event(mention, document, code, paragraph):
                return Lead("date", event.id, self._addresses.event(self._default, event.id))
        elif mention.figure:
            there = self._corpus.quantities_at.get((document.id, paragraph), {})
            if quantity := there.get(figure_key(mention.figure)):
                return Lead("figure", quantity.id, self._addresses.figure(self._default, quantity.id))
        return None

    def _event(self, mention: Mention, document: Document, code: str, paragraph: str) -> Event | None:
        """The event that claims a date, by the paragraph's own id or by that of one that answers it.

        Where several claim the same date, it is the one that has its wording.
        """
        assert mention.date is not None
        said = mention.date.plain()
        found = []
        for ident in (paragraph, *document.alignment.partners(code, paragraph)):
            for event in self._corpus.events_at.get(Cite(document.id, ident), ()):
                claimed = event.date.plain()
                if claimed == said or (claimed.is_span and said.edtf in claimed.edtf.split("/")):
                    found.append(event)
        return next((event for event in found if _wording(event, code) == mention.relative.casefold()), None) or next(
            iter(found), None
        )


def _wording(event: Event, code: str) -> str:
    """The relative words by which the text dates an event; "" where it names the year."""
    return (event.relative or {}).get(code, "").casefold()
