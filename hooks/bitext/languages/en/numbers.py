"""English numbers, in digits and in words: 4,500; 2.88 trillion; two hundred and fifty-seven; 78th."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from bitext.languages.digits import NUMERAL, decimal
from bitext.languages.units import either

_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = (
    *("ten", "eleven", "twelve", "thirteen", "fourteen"),
    *("fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
MAGNITUDES = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
    "mn": 1_000_000,
    "bn": 1_000_000_000,
    "tn": 1_000_000_000_000,
}
_VALUES = {word: value for value, word in enumerate((*_ONES, *_TEENS), 1)}
_VALUES |= {word: value * 10 for value, word in enumerate(_TENS, 2)}

_ORDINAL_ONES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_ORDINAL_TEENS = ("tenth", "eleventh", "twelfth", *(f"{word}th" for word in _TEENS[3:]))
_ORDINAL_TENS = tuple(f"{word[:-1]}ieth" for word in _TENS)
_ORDINALS = {word: value for value, word in enumerate((*_ORDINAL_ONES, *_ORDINAL_TEENS), 1)}
_ORDINALS |= {word: value * 10 for value, word in enumerate(_ORDINAL_TENS, 2)}
_ORDINALS["hundredth"] = 100


_SMALL = rf"(?:(?:{either(_TENS)})(?:[ -](?:{either(_ONES)}))?|{either(_TEENS)}|{either(_ONES)})(?![a-z])"
_BELOW_THOUSAND = rf"(?:(?:an?|{_SMALL})[ -]hundred(?:(?: and)? {_SMALL})?|{_SMALL})(?![a-z])"
_LARGE = r"(?:thousand|million|billion|trillion)(?![a-z])"
_IN_WORDS = re.compile(
    rf"(?:(?:{_BELOW_THOUSAND}|an?)[ -]{_LARGE}(?: {_BELOW_THOUSAND} {_LARGE}){{0,3}}(?:(?: and)? {_BELOW_THOUSAND})?"
    rf"|{_BELOW_THOUSAND})",
    re.IGNORECASE,
)
_IN_DIGITS = re.compile(
    rf"(?P<digits>{NUMERAL})"
    r"(?:[ -]?(?P<magnitude>(?i:hundred|thousand|million|billion|trillion|bn|mn|tn))(?![A-Za-z]))?"
)
_ORDINAL = re.compile(
    rf"(?P<digits>[0-9]{{1,9}})(?:st|nd|rd|th)(?![A-Za-z])"
    rf"|(?P<words>(?i:(?:(?:{either(_TENS)})[ -](?:{either(_ORDINAL_ONES)})|{either(_ORDINALS)})(?![a-z])))"
)

NUMBER_WORDS = tuple(sorted({*_ONES, *_TEENS, *_TENS}))
ORDINAL_WORDS = tuple(sorted(_ORDINALS))


class Number(NamedTuple):
    """A number that ends at `end`; `spelled` in words."""

    end: int
    value: Decimal
    spelled: bool
    magnitude: int = 1
    """What a word after the digits multiplied them by: in "two to three million" it is meant twice."""


def number(text: str, start: int) -> Number | None:
    """The cardinal number that begins just here."""
    if found := _IN_DIGITS.match(text, start):
        magnitude = MAGNITUDES.get((found["magnitude"] or "").lower(), 1)
        return Number(found.end(), decimal(found["digits"]) * magnitude, False, magnitude)
    if found := _IN_WORDS.match(text, start):
        value, magnitude = _value(found[0])
        return Number(found.end(), Decimal(value), True, magnitude)
    return None


def ordinal(text: str, start: int) -> Number | None:
    """The ordinal number that begins just here: 78th, Third, twenty-first."""
    found = _ORDINAL.match(text, start)
    if not found:
        return None
    if found["digits"]:
        return Number(found.end(), Decimal(found["digits"]), False)
    *tens, last = re.split("[ -]", found["words"].lower())
    return Number(found.end(), Decimal(sum(_VALUES[word] for word in tens) + _ORDINALS[last]), True)


def _value(words: str) -> tuple[int, int]:
    """The value of words that `_IN_WORDS` matched, and the magnitude they end in."""
    total, below = 0, 0
    last = 1
    for word in re.split("[ -]", words.lower()):
        last = MAGNITUDES.get(word, 1)
        if word == "hundred":
            below = (below or 1) * 100
        elif last > 1:
            total, below = total + (below or 1) * last, 0
        elif word not in ("a", "an", "and"):
            below += _VALUES[word]
    return total + below, last
