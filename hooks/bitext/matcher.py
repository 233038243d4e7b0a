"""Terms in prose: leftmost, then longest, and only where a word may begin and end.

Quotation marks, plus signs and dashes of all kinds are one to the matcher; folding them keeps every
character's place. Capitals matter, but for the first letter of a form that is written small.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

import ahocorasick_rs

from bitext.languages.base import Language
from bitext.terms import Term

_FOLD = str.maketrans(
    {
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
)
_SMALL = str.maketrans({chr(code): chr(code + 32) for code in range(ord("A"), ord("Z") + 1)})


def fold(text: str) -> str:
    """The text as the matcher sees it: two forms that fold to the same are one."""
    return text.translate(_FOLD)


@dataclass(frozen=True, slots=True)
class Occurrence:
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
                folded = form.text.translate(_FOLD)
                self._forms.setdefault(folded, (term.id, form.text))
                self._forms.setdefault(folded[:1].upper() + folded[1:], (term.id, form.text))

    @cached_property
    def _cased(self) -> _Automaton:
        return _Automaton(self._forms)

    @cached_property
    def _small(self) -> _Automaton:
        return _Automaton({pattern.translate(_SMALL): form for pattern, form in reversed(self._forms.items())})

    def occurrences(self, text: str) -> list[Occurrence]:
        """The terms in a text, in order, none overlapping another."""
        folded = text.translate(_FOLD)
        return list(self._find(self._cased, text, folded, 0, len(folded)))

    def near_forms(self, text: str) -> list[Occurrence]:
        """Wordings that would be a term's form, but for their capitals."""
        known = {(found.start, found.end) for found in self.occurrences(text)}
        small = text.translate(_FOLD).translate(_SMALL)
        return [
            found
            for found in self._find(self._small, text, small, 0, len(small))
            if (found.start, found.end) not in known and not _is_other_word(text[found.start : found.end], found.form)
        ]

    def _find(self, automaton: _Automaton, text: str, folded: str, begin: int, stop: int) -> Iterator[Occurrence]:
        is_edge, inflection = self._language.is_edge, self._language.inflection
        for pattern, start, end in automaton.matches(folded[begin:stop] if stop - begin < len(folded) else folded):
            start, end = start + begin, end + begin
            word_end = end + inflection(text, end)
            if is_edge(text, start) and is_edge(text, word_end):
                term, form = automaton.forms[pattern]
                yield Occurrence(start, word_end, term, form)
            elif end - start > 1:
                # Inside a word. A shorter form may still stand there: first at the same place, then further on.
                shorter = list(self._find(automaton, text, folded, start, end - 1))
                yield from shorter or self._find(automaton, text, folded, start + 1, end)


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
