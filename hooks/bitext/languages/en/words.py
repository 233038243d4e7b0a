"""English words: where they begin and end, what may be added to them, and those of the calendar."""

from __future__ import annotations

import re
import string
from collections.abc import Mapping

import ahocorasick_rs

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

BEGINNING_OF_DIGITS = r"[0-9](?<![0-9].)(?<![0-9][.,:×].)"
_DIGITS = re.compile(BEGINNING_OF_DIGITS + "[0-9]*")
"""But for those after a point or a comma, which go on with a number."""
_LETTERS = frozenset(string.ascii_letters)
_INFLECTION = re.compile(r"(?:(?<=[sxz])es|(?<=[cs]h)es|(?<!s)s)?(?:['’]s)?(?![^\W_])")


def is_edge(text: str, index: int) -> bool:
    """Whether a term may begin or end here: not between two letters, nor between C and the plus of C+."""
    if not 0 < index < len(text):
        return True
    before, after = text[index - 1], text[index]
    return not (before.isalnum() and (after.isalnum() or after in "+＋"))


def inflection(text: str, end: int) -> int:
    """The length of a plural's s or a possessive's ’s after a term."""
    if text[end : end + 1] not in "es'’":
        return 0
    found = _INFLECTION.match(text, end)
    return found.end() - end if found else 0


class Beginnings:
    """Where something may begin, and its sort: at a word that has one in `sorts`, and at all digits ("digits").

    `digits` may ask more of them. Words are found all at once, by an automaton, which takes a quarter of the time of going from word to word.
    `phrases` are more of them, too many to be listed, each with its sort: they begin where the pattern matches.
    """

    def __init__(
        self,
        sorts: Mapping[str, str],
        phrases: tuple[re.Pattern[str], str] | None = None,
        digits: re.Pattern[str] = _DIGITS,
    ) -> None:
        self._sorts = list(sorts.values())
        self._digits = digits
        self._phrases = phrases
        kind = ahocorasick_rs.MatchKind.LeftmostLongest
        self._words = ahocorasick_rs.AhoCorasick(list(sorts), matchkind=kind)

    def __call__(self, text: str) -> list[tuple[int, str]]:
        found = [(match.start(), "digits") for match in self._digits.finditer(text)]
        for word, start, end in self._words.find_matches_as_indexes(text):
            if text[start - 1 : start] not in _LETTERS and text[end : end + 1] not in _LETTERS:
                found.append((start, self._sorts[word]))
        if self._phrases:
            pattern, sort = self._phrases
            found += [(match.start(), sort) for match in pattern.finditer(text)]
        found.sort()
        return found

