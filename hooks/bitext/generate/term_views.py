"""Terms, as the glossary and their own pages show them."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from bitext.addresses import relative
from bitext.events import Event
from bitext.generate.event_views import EventViews
from bitext.generate.filters import folded
from bitext.generate.viewer import Link
from bitext.languages import LANGUAGES
from bitext.terms import Side, Term


@dataclass(frozen=True, slots=True)
class TermView:
    """A term in a list."""

    id: str
    label: str
    other_label: str
    other_tag: str
    definition: str
    category: str
    category_label: str
    provenance: str
    provenance_label: str
    url: str
    paragraphs: int
    other_provenance: str
    other_provenance_label: str
    find: str


@dataclass(frozen=True, slots=True)
class SideView:
    """A term in one language, with all its forms."""

    code: str
    tag: str
    label: str
    pinyin: str
    definition: str
    forms: list[dict[str, str]]


@dataclass(frozen=True, slots=True)
class TermPage:
    """A term on its own page; `events` is the HTML of those in which it acts."""

    term: TermView
    sides: list[SideView]
    related: list[Link]
    note: str
    events: str


@dataclass(frozen=True, slots=True)
class Group:
    """Terms under one letter."""

    letter: str
    id: str
    terms: list[TermView]


class TermViews(EventViews):
    """The terms of a site for readers of one language."""

    def term(self, term: Term, start: str) -> TermView:
        side = term.sides[self.code]
        other = self.others[0] if self.others else self.code
        provenance, others = side.forms[0].provenance, term.sides[other].forms[0].provenance
        return TermView(
            id=term.id,
            label=side.label,
            other_label=term.sides[other].label,
            other_tag=LANGUAGES[other].tag,
            definition=side.definition,
            category=term.category,
            category_label=self.corpus.categories[term.category].label[self.code],
            provenance=provenance,
            provenance_label=self.phrases[f"provenance_{provenance}"],
            url=relative(self.addresses.term(self.code, term.id), start),
            paragraphs=self.corpus.paragraph_counts[term.id][self.code],
            other_provenance=others,
            other_provenance_label=self.phrases[f"provenance_{others}"],
            find=" ".join(_wordings(term)),
        )

    def glossary(self, terms: Iterable[Term], start: str) -> list[Group]:
        """Some terms in the order of the language, by first letter (in Chinese by that of the pinyin)."""
        groups: dict[str, list[tuple[str, TermView]]] = defaultdict(list)
        for term in terms:
            key = sort_key(term.sides[self.code])
            letter = key[:1].upper() if key[:1].isalpha() and key[:1].isascii() else "#"
            groups[letter].append((key, self.term(term, start)))
        return [
            Group(
                letter,
                "letter-other" if letter == "#" else f"letter-{letter.lower()}",
                [view for _, view in sorted(group, key=lambda pair: (pair[0], pair[1].id))],
            )
            for letter, group in sorted(groups.items())
        ]

    def common_terms(self, start: str, count: int) -> list[TermView]:
        """The terms that stand in most paragraphs."""
        counts = {term: sides[self.code] for term, sides in self.corpus.paragraph_counts.items()}
        terms = sorted(self.corpus.terms.values(), key=lambda term: (-counts[term.id], term.id))
        return [self.term(term, start) for term in terms[:count]]

    def term_page(self, term: Term, events: Iterable[Event], start: str) -> TermPage:
        return TermPage(
            term=self.term(term, start),
            sides=[self._side(term, code) for code in (self.code, *self.others)],
            related=[
                self.link(other.sides[self.code].label, self.addresses.term(self.code, other.id), start)
                for other in (self.corpus.terms[ident] for ident in term.related)
            ],
            note=(term.note or {}).get(self.code, ""),
            events=self.events(events, start),
        )

    def _side(self, term: Term, code: str) -> SideView:
        side = term.sides[code]
        return SideView(
            code=code,
            tag=LANGUAGES[code].tag,
            label=side.label,
            pinyin=side.pinyin or "",
            definition=side.definition,
            forms=[
                {
                    "text": form.text,
                    "provenance": form.provenance,
                    "provenance_label": self.phrases[f"provenance_{form.provenance}"],
                }
                for form in side.forms
            ],
        )


def _wordings(term: Term) -> list[str]:
    """What else than its labels a term is found by while somebody types: variants and pinyin, folded."""
    labels = [folded(side.label) for side in term.sides.values()]
    texts = [form.text for side in term.sides.values() for form in side.variants]
    texts += [side.pinyin for side in term.sides.values() if side.pinyin]
    return [text for text in dict.fromkeys(map(folded, texts)) if not any(text in label for label in labels)]


def sort_key(side: Side) -> str:
    """Alphabetical order: the pinyin where there is one, else the label; marks and quotation marks do not count."""
    text = unicodedata.normalize("NFKD", side.pinyin or side.label).casefold()
    return "".join(char for char in text if char.isalnum() or char == " ").strip()
