"""Terms in prose: leftmost, then longest, and only where a word may begin and end.

Quotation marks, plus signs and dashes of all kinds are one to the matcher; folding them keeps every
character's place. Capitals matter, but for the first letter of a form that is written small.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

import ahocorasick_rs

from bitext.languages.base import Language
from bitext.terms import Term

_FOLDED = {
    **dict.fromkeys("“”„‟«»＂「」", '"'),
    **dict.fromkeys("‘’‚‛＇『』", "'"),
    **dict.fromkeys("‐‑‒–—―－", "-"),
    "＋": "+",
    "\u00a0": " ",
    "\u3000": " ",
    "\n": " ",
    "（": "(",
    "）": ")",
}
DEEPEST = 5
"""As many forms, each within the one before, are tried where a longer one turns out to stand inside of a word: what a
term base could otherwise ask for doubles with every form."""
_CAPITALS = re.compile("[A-Z]+")
_LETTER = re.compile("[A-Za-z]")


def fold(text: str) -> str:
    """The text as the matcher sees it: two forms that fold to the same are one. Much faster than `str.translate`."""
    if text.isascii():
        return text.replace("\n", " ")
    for character, plain in _FOLDED.items():
        text = text.replace(character, plain)
    return text


def _small(text: str) -> str:
    """The text with its Latin capitals written small."""
    return text.lower() if text.isascii() else _CAPITALS.sub(lambda match: match[0].lower(), text)


class Occurrence(NamedTuple):
    """A term standing at `text[start:end]`; `form` is the form of the term base that it bears."""

    start: int
    end: int
    term: str
    form: str


class Matcher:
    """Finds the terms of one language in texts of that language."""

    def __init__(self, language: Language, terms: Iterable[Term]) -> None:
        self._language = language
        self._forms: dict[str, tuple[str, str]] = {}
        for term in terms:
            for form in term.sides[language.code].forms:
                folded = fold(form.text)
                self._forms.setdefault(folded, (term.id, form.text))
                self._forms.setdefault(folded[:1].upper() + folded[1:], (term.id, form.text))

    @cached_property
    def _cased(self) -> _Automaton:
        return _Automaton(self._forms)

    @cached_property
    def _small(self) -> _Automaton:
        return _Automaton({_small(pattern): form for pattern, form in reversed(self._forms.items())})

    def occurrences(self, text: str) -> list[Occurrence]:
        """The terms in a text, in order, none overlapping another."""
        folded = fold(text)
        return self._find(self._cased, text, folded, 0, len(folded))

    def near_forms(self, text: str, known: Iterable[Occurrence] | None = None) -> list[Occurrence]:
        """Wordings that would be a term's form, but for their capitals. `known` are the occurrences, where known."""
        if not _LETTER.search(text):
            return []
        small = _small(fold(text))
        known = self.occurrences(text) if known is None else known
        if self._are_known(text, small, known):
            return []
        found = self._find(self._small, text, small, 0, len(small))
        spans = {(other.start, other.end) for other in known}
        return [
            near
            for near in found
            if (near.start, near.end) not in spans and not _is_other_word(text[near.start : near.end], near.form)
        ]

    def _are_known(self, text: str, small: str, known: Iterable[Occurrence]) -> bool:
        """Whether all that the small automaton finds are occurrences to the letter, as in almost every text."""
        ends = {other.start: other.end for other in known}
        inflection = self._language.inflection
        return all(
            ends.get(start) == end and not inflection(text, end) for _, start, end in self._small.matches(small)
        )

    def _find(
        self, automaton: _Automaton, text: str, folded: str, begin: int, stop: int, depth: int = 0
    ) -> list[Occurrence]:
        is_edge, inflection = self._language.is_edge, self._language.inflection
        found: list[Occurrence] = []
        for pattern, start, end in automaton.matches(folded[begin:stop] if stop - begin < len(folded) else folded):
            start, end = start + begin, end + begin
            word_end = end + inflection(text, end)
            if is_edge(text, start) and is_edge(text, word_end):
                found.append(Occurrence(start, word_end, *automaton.forms[pattern]))
            elif end - start > 1 and depth < DEEPEST:
                # Inside a word. A shorter form may still stand there: first at the same place, then further on.
                shorter = self._find(automaton, text, folded, start, end - 1, depth + 1)
                found += shorter or self._find(automaton, text, folded, start + 1, end, depth + 1)
        return found


def _is_other_word(words: str, form: str) -> bool:
    """An acronym written small is another word: "cases" is not "CAS"."""
    return form.isupper() and not words.isupper() and " " not in form


class _Automaton:
    """All patterns at once; `forms[i]` is the (term, form) of pattern i."""

    def __init__(self, patterns: dict[str, tuple[str, str]]) -> None:
        self.forms = list(patterns.values())
        kind = ahocorasick_rs.MatchKind.LeftmostLongest
        self._automaton = ahocorasick_rs.AhoCorasick(list(patterns), matchkind=kind)

    def matches(self, text: str) -> list[tuple[int, int, int]]:
        """(pattern, start, end) of each match, none overlapping another."""
        return self._automaton.find_matches_as_indexes(text)
