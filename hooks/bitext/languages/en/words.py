"""English words: where they begin and end, what may be added to them, and those of the calendar."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

_WORD = re.compile(r"[A-Za-z]+|[0-9]+")
_INFLECTION = re.compile(r"(?:(?<=[sxz])es|(?<=[cs]h)es|(?<!s)s)?(?:['’]s)?(?![^\W_])")


def is_edge(text: str, index: int) -> bool:
    """Whether a term may begin or end here: not between two letters, nor between C and the plus of C+."""
    if not 0 < index < len(text):
        return True
    before, after = text[index - 1], text[index]
    return not (before.isalnum() and (after.isalnum() or after in "+＋"))


def inflection(text: str, end: int) -> int:
    """The length of a plural's s or a possessive's ’s after a term."""
    found = _INFLECTION.match(text, end)
    return found.end() - end if found else 0


def beginnings(text: str, sorts: Mapping[str, str]) -> Iterator[tuple[int, str]]:
    """Where something may begin, and its sort: at a word that has one in `sorts`, and at all digits ("digits")."""
    for word in _WORD.finditer(text):
        if sort := sorts.get(word[0], "digits" if word[0][0] <= "9" else ""):
            yield word.start(), sort
