"""Chinese numbers, in digits and in characters: 4500, 2.88万亿, 二百五十七, 三千多万, 百余."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from bitext.languages.base import Qualifier
from bitext.languages.digits import FOLDED, NUMERAL, Folding, decimal

ONES = "一二三四五六七八九"
NUMERALS = f"零〇{ONES}十百千万亿两廿卅"
"""Every character a number in characters may have."""

_DIGITS = {"零": 0, "〇": 0, "两": 2, **{character: value for value, character in enumerate(ONES, 1)}}
_MAGNITUDES = {"十": 10, "百": 100, "千": 1_000, "万": 10_000, "亿": 100_000_000}
_THOUSAND = "千(?![米克瓦卡赫伏]|字节)"
"""Not the one of 5千米, 百万千瓦, which is part of the unit."""
_MAGNITUDE = rf"(?:[百千]?万亿|[十百千]?亿|[十百千]?万|百|{_THOUSAND})"
_IN_DIGITS = re.compile(rf"(?P<number>{NUMERAL})(?: ?(?P<odd>[多余几])?(?P<magnitude>{_MAGNITUDE}))?")
_IN_CHARACTERS = re.compile(
    rf"(?P<number>(?:[{NUMERALS.replace('千', '')}]|{_THOUSAND}){{1,24}}(?:点[零〇{ONES}]{{1,12}}(?![十百千分刻半]))?)"
    rf"(?:(?P<odd>[多余几])(?P<magnitude>{_MAGNITUDE}))?"
)
_ODD = re.compile(r"[多余](?!边|样|种多|额)|来(?=[个家名人种项次年天位岁])|几(?![何乎率])")
_BELOW_TEN_THOUSAND = re.compile(
    rf"(?:(?P<k>[{ONES}两]?)千)?[零〇]?(?:(?P<h>[{ONES}两]?)百)?[零〇]?(?:(?P<t>[{ONES}]?)十)?[零〇]?(?P<o>[{ONES}两]?)"
)


plain = Folding(FOLDED | dict(zip("—―－～〜~○萬億兩", "------〇万亿两", strict=True)))
"""Folds a text; the dash of a range is one hyphen, that between clauses two."""


class Number(NamedTuple):
    """A number that ends at `end`."""

    end: int
    value: Decimal
    spelled: bool
    """In characters."""
    magnitude: int = 1
    qualifier: Qualifier | None = None
    """多, 余, 几 and 来 make a round number inexact: 一百多, 十几, 二十来."""
    length: int = 1
    """How many characters a spelled number has."""
    is_round: bool = False
    """Only 百, 千, 万, 亿 and no digit: 百 and 万亿 are often a manner of speaking."""


def number(text: str, start: int) -> Number | None:
    """The cardinal number that begins just here."""
    found = _IN_DIGITS.match(text, start)
    spelled = found is None
    if found:
        value = decimal(found["number"])
    else:
        found = _IN_CHARACTERS.match(text, start)
        known = value_of(found["number"]) if found else None
        if found is None or known is None:
            return None
        value = known
    magnitude = _magnitude(found["magnitude"] or "")
    end, odd = found.end(), found["odd"]
    large = value * magnitude >= 10
    if not odd and large and (following := _ODD.match(text, end)):
        odd, end = following[0], following.end()
    if odd == "几" and (value % 10 or not large):
        return None
    return Number(
        end,
        value * magnitude,
        spelled,
        magnitude,
        ("about" if odd == "来" else "over") if odd else None,
        len(found["number"]),
        spelled and not set(found["number"]) - set("百千万亿"),
    )


def value_of(characters: str) -> Decimal | None:
    """The value of a number in characters; None for characters that make none (三四, 千百)."""
    whole, _, places = characters.replace("廿", "二十").replace("卅", "三十").partition("点")
    value = _whole(whole)
    if value is None:
        return None
    return Decimal(f"{value}.{''.join(str(_DIGITS[place]) for place in places)}") if places else Decimal(value)


def _whole(characters: str) -> int | None:
    for mark in "亿万":
        above, found, below = characters.rpartition(mark)
        if found:
            high = _whole(above) if above else 1
            low = _whole(below.removeprefix("零")) if below else 0
            factor = _MAGNITUDES[mark]
            if high is None or low is None or low >= factor:
                return None
            if below in _DIGITS:  # 两万五 is 25000
                low *= factor // 10
            return high * factor + low
    return _below_ten_thousand(characters)


def _below_ten_thousand(characters: str) -> int | None:
    found = _BELOW_TEN_THOUSAND.fullmatch(characters)
    if found is None or not characters.strip("零〇"):
        return 0 if characters in ("零", "〇") else None
    if "" in (found["h"], found["k"]) and characters[0] not in "百千":  # 一千百
        return None
    if found["k"] is not None and found["h"] == "":  # 千百
        return None
    last = _DIGITS.get(found["o"], 0)
    if found["t"] is None and not {"零", "〇"} & set(characters):
        if found["h"] is not None:  # 三百五 is 350
            last *= 10
        elif found["k"] is not None:
            last *= 100
    value = last
    for name, mark in (("t", "十"), ("h", "百"), ("k", "千")):
        if found[name] is not None:
            value += _DIGITS.get(found[name], 1) * _MAGNITUDES[mark]
    return value


def year_of(characters: str) -> int:
    """The year written digit by digit, 2024 or 二〇二四."""
    if characters.isdecimal():
        return int(characters)
    return int("".join(str(_DIGITS.get(character, character)) for character in characters))


def _magnitude(characters: str) -> int:
    product = 1
    for character in characters:
        product *= _MAGNITUDES[character]
    return product
