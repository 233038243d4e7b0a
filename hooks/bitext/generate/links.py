"""Where a mention leads: a term to its page, a claimed date to its event, a figure to its row among the figures."""

from __future__ import annotations

from dataclasses import dataclass

from bitext.addresses import Addresses, relative
from bitext.corpus import Corpus, Document
from bitext.events import Cite, Event
from bitext.generate.marks import Mark, Mention
from bitext.quantities import figure_key


@dataclass(frozen=True)
class Linker:
    """Makes the links of one document's page in one language; `here` is the path of the page that shows them."""

    corpus: Corpus
    document: Document
    code: str
    addresses: Addresses
    here: str

    def mark(self, mention: Mention, paragraph: str, extra: str = "") -> Mark | None:
        """The link around a mention, or None where it leads nowhere. `extra` is put among its attributes."""
        if mention.term:
            return self._link(mention, "term", self.addresses.term(self.code, mention.term), extra)
        if mention.date:
            event = self._event(mention, paragraph)
            if event:
                return self._link(mention, "date", self.addresses.event(self.code, event.id), extra)
        elif mention.figure:
            there = self.corpus.quantities_at.get((self.document.id, paragraph), {})
            quantity = there.get(figure_key(mention.figure))
            if quantity:
                path = self.addresses.figure(self.code, quantity.id)
                return self._link(mention, "figure", path, extra)
        return None

    def _event(self, mention: Mention, paragraph: str) -> Event | None:
        """The event that claims a date, by the paragraph's own id or by that of one that answers it.

        Where several claim the same date, it is the one that has its wording.
        """
        assert mention.date is not None
        said = mention.date.plain()
        found = []
        for ident in (paragraph, *self.document.alignment.partners(self.code, paragraph)):
            for event in self.corpus.events_at.get(Cite(self.document.id, ident), ()):
                claimed = event.date.plain()
                if claimed == said or (claimed.is_span and said.edtf in claimed.edtf.split("/")):
                    found.append(event)
        return next((event for event in found if self._wording(event) == mention.relative.casefold()), None) or next(
            iter(found), None
        )

    def _wording(self, event: Event) -> str:
        """The relative words by which the text dates an event; "" where it names the year."""
        return (event.relative or {}).get(self.code, "").casefold()

    def _link(self, mention: Mention, kind: str, path: str, extra: str) -> Mark:
        target = relative(path, self.here)
        before = f'<a class="bt-{kind}" href="{target}"{extra}>'
        return Mark(mention.start, mention.end, before, "</a>")
