"""English words that say how exact a figure is, before it or after it."""

from __future__ import annotations

import re

from bitext.languages.base import Qualifier
from bitext.languages.units import either, ending

# The first of each is the one we write.
_BEFORE: dict[Qualifier, tuple[str, ...]] = {
    "over": (
        *("over", "more than", "greater than", "higher than", "above", "in excess of", "upwards of", "beyond"),
        *("exceed", "exceeds", "exceeded", "exceeding", "surpass", "surpasses", "surpassed", "surpassing"),
        *("topped", "topping", ">"),
    ),
    "nearly": ("nearly", "almost", "close to", "approaching", "just under", "just short of"),
    "about": (
        *("about", "around", "approximately", "roughly", "some", "circa", "an estimated"),
        *("approx.", "c.", "~"),
    ),
    "under": ("under", "less than", "fewer than", "lower than", "below", "short of", "<"),
    "at-least": (
        *("at least", "no less than", "not less than", "no fewer than", "not fewer than", "no lower than"),
        *("not lower than", "a minimum of", "not below", "≥"),
    ),
    "up-to": (
        *("up to", "at most", "as many as", "as much as", "as high as", "no more than", "not more than", "no longer than", "no larger than", "no greater than"),
        *("not exceeding", "not exceed", "a maximum of", "not over", "≤"),
    ),
}
_PREPOSITIONS = frozenset({"over", "above", "beyond", "about", "around", "under", "below"})
_AFTER: dict[Qualifier, tuple[str, ...]] = {
    "over": ("-odd", "+", "-plus", " plus"),
    "about": (" or so", " or thereabouts"),
    "at-least": (" or more", " and above", " or above", " and over", " or over"),
    "up-to": (" or less", " or fewer", " or below", " or lower", " or under", " and below", " and under", " at most"),
}
_MEANS_BEFORE = {words: qualifier for qualifier, forms in _BEFORE.items() for words in forms}
_MEANS_AFTER = {words: qualifier for qualifier, forms in _AFTER.items() for words in forms}
_LOOK_BACK = max(map(len, _MEANS_BEFORE)) + 2
_STANDS_BEFORE = re.compile(rf"(?<![A-Za-z])(?P<words>{either(_MEANS_BEFORE)}) ?$", re.IGNORECASE)
_LAST_LETTERS = frozenset(words[-3:].casefold() for words in _MEANS_BEFORE)
_LAST_OF_SHORT = frozenset(words[-1] for words in _MEANS_BEFORE if len(words) < 3)
_FIRST_AFTER = frozenset(words[:2] for words in _MEANS_AFTER)
_STANDS_AFTER = re.compile(rf"(?:{either(_MEANS_AFTER)})(?![A-Za-z0-9])", re.IGNORECASE)


def before(text: str, end: int, *, prepositions: bool = True) -> tuple[Qualifier | None, int]:
    """The qualifier that leads up to a figure, and where it begins."""
    letters = ending(text, end, 3)
    if letters.casefold() not in _LAST_LETTERS and letters[-1:] not in _LAST_OF_SHORT:
        return None, end
    begin = max(0, end - _LOOK_BACK)
    found = _STANDS_BEFORE.search(text[begin:end])
    if found and not prepositions and found["words"].lower() in _PREPOSITIONS:
        return None, end
    return (_MEANS_BEFORE[found["words"].lower()], begin + found.start()) if found else (None, end)


def after(text: str, start: int) -> tuple[Qualifier | None, int]:
    """The qualifier that follows a figure, and where it ends."""
    if text[start : start + 1] != "+" and text[start : start + 2].lower() not in _FIRST_AFTER:
        return None, start
    found = _STANDS_AFTER.match(text, start)
    return (_MEANS_AFTER[found[0].lower()], found.end()) if found else (None, start)


def written(qualifier: Qualifier) -> str:
    return _BEFORE[qualifier][0]
