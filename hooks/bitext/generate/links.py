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
    """Knows where the mentions of one document lead in one language."""

    def __init__(self, corpus: Corpus, addresses: Addresses, document: Document, code: str) -> None:
        self._corpus, self._addresses, self._document, self._code = corpus, addresses, document, code

    def lead(self, mention: Mention, paragraph: str) -> Lead | None:
        """Where a mention in a paragraph leads; None where it leads nowhere."""
        default = self._addresses.default  # whose folder is the site's root
        if mention.term:
            return Lead("term", mention.term, self._addresses.term(default, mention.term))
        if mention.date:
            if event := self._event(mention, paragraph):
                return Lead("date", event.id, self._addresses.event(default, event.id))
        elif mention.figure:
            there = self._corpus.quantities_at.get((self._document.id, paragraph), {})
            if quantity := there.get(figure_key(mention.figure)):
                return Lead("figure", quantity.id, self._addresses.figure(default, quantity.id))
        return None

    def _event(self, mention: Mention, paragraph: str) -> Event | None:
        """The event that claims a date, by the paragraph's own id or by that of one that answers it.

        Where several claim the same date, it is the one that has its wording.
        """
        assert mention.date is not None
        said = mention.date.plain()
        found = []
        for ident in (paragraph, *self._document.alignment.partners(self._code, paragraph)):
            for event in self._corpus.events_at.get(Cite(self._document.id, ident), ()):
                claimed = event.date.plain()
                if claimed == said or (claimed.is_span and said.edtf in claimed.edtf.split("/")):
                    found.append(event)
        return next((event for event in found if self._wording(event) == mention.relative.casefold()), None) or next(
            iter(found), None
        )

    def _wording(self, event: Event) -> str:
        """The relative words by which the text dates an event; "" where it names the year."""
        return (event.relative or {}).get(self._code, "").casefold()
