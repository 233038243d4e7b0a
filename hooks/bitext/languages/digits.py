"""Digits in prose: where they stand as a number, and where they are part of a name.

Before anything is read a text is folded, character by character, so that places stay the same:
full-width digits, the many hyphens and spaces become the plain ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal

from bitext.languages.base import DateMention

FOLDED = {
    **dict(zip("０１２３４５６７８９％．＋＄￥＜＞", "0123456789%.+$¥<>", strict=True)),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2212\ufe63", "-"),
    **dict.fromkeys("\u00a0\u2002\u2003\u2009\u202f\u3000\t\n", " "),
    "\u2019": "'",
}


class Folding:
    """A text with every character of the table replaced by its plain form. Much faster than `str.translate`."""

    def __init__(self, table: Mapping[str, str]) -> None:
        self._table = table
        self._any = re.compile(f"[{re.escape(''.join(table))}]")
        self._ascii = [(character, plain) for character, plain in table.items() if character.isascii()]

    def __call__(self, text: str) -> str:
        if text.isascii():
            for character, plain in self._ascii:
                text = text.replace(character, plain)
            return text
        for character in set(self._any.findall(text)):
            text = text.replace(character, self._table[character])
        return text


fold = Folding(FOLDED)


def without(text: str, dates: Iterable[DateMention]) -> str:
    """The text with its dates blanked out; every place stays the same."""
    pieces: list[str] = []
    at = 0
    for date in dates:
        pieces += text[at : date.start], "\x00" * (date.end - date.start)
        at = date.end
    return "".join((*pieces, text[at:]))


_ALONE = re.compile(
    r"(?:(?<![A-Za-z0-9_/=@#&\[〔〕])|(?<=RMB)|(?<=CNY)|(?<=USD))(?<![0-9][.,:×])(?<![A-Za-z0-9][-+])"
)
NUMERAL = (
    r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,6}|[0-9]{1,21})(?:\.[0-9]{1,12})?"
    r"(?![0-9_@]|[.,:/×][0-9]|\.x(?![A-Za-z0-9])|/[A-Za-z]|\+[A-Za-z0-9]|,? ?[0-9]*\])"
)
"""4500, 4,500 or 32.85, with nothing after it that makes it a version, a ratio, a clock time or a note mark."""


def is_alone(text: str, start: int) -> bool:
    """Whether nothing stands before that the digits belong to: not GPT-4, H100, A/RES/78/311, 10:40, [1], 〔2025〕11号."""
    return _ALONE.match(text, start) is not None


def decimal(numeral: str) -> Decimal:
    """The value of what `NUMERAL` matches."""
    return Decimal(numeral.replace(",", ""))


def numeral(value: Decimal, *, grouped: bool) -> str:
    """The value in digits, with no zeros at its end; `grouped` sets a comma at every thousand."""
    text = f"{value:,f}" if grouped else f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def is_short(value: Decimal, places: int) -> bool:
    """Whether so many decimal places write the value in full."""
    shifted = value.scaleb(places)
    return shifted == shifted.to_integral_value()
