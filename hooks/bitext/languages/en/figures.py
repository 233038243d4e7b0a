"""Figures in English prose.

    more than 4,500 enterprises        4500, over
    US$5 million, 2.88 trillion yuan
    60 percent, six tenths, half       60 %, 60 %, 50 %
    three to five years                3 to 5 year
    a dozen or more years              10 year, over; exactly as 十几年
    a year and a half                  18 month; exactly as 18 months
    doubled, threefold                 2 and 3, multiples
    the 78th session, ranks second     ordinals

A number is soft where English may as well leave it out: one, two, "the second", "five-sphere".
Round plurals ("thousands of", "dozens") name no number and are not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from bitext.languages.amounts import Amount
from bitext.languages.base import DateMention, FigureMention, Qualifier
from bitext.languages.digits import fold, is_alone, without
from bitext.languages.en import qualifiers, units
from bitext.languages.en.names import name
from bitext.languages.en.numbers import MAGNITUDES, NUMBER_WORDS, ORDINAL_WORDS, Number, number, ordinal
from bitext.languages.en.words import Beginnings
from bitext.languages.units import either

# Where a figure may begin. The rest is found from there, looking a little back and ahead.
_SORTS = {
    form: "word"
    for word in (
        *(*NUMBER_WORDS, *ORDINAL_WORDS, "half", "halve", "halves", "halved", "halving", "decade", "twice"),
        *(f"{stem}{end}" for stem in ("doubl", "tripl", "quadrupl") for end in ("e", "es", "ed", "ing")),
        *(f"{number}fold" for number in (*NUMBER_WORDS, "hundred")),
    )
    for form in (word, word.capitalize())
}
_A_NUMBER = re.compile(
    r"[Aa](?<![A-Za-z].)n? (?i:(?:hundred|thousand|million|billion|trillion|dozen|decade|century|year|month|hour)\b"
    r"|(?:third|quarter|fifth|tenth) of\b)"
)
_BEGINNINGS = Beginnings(_SORTS, (_A_NUMBER, "article"))


def figures(text: str, dates: list[DateMention]) -> list[FigureMention]:
    """Every figure in a text, but for those inside `dates`."""
    return list(_figures(fold(without(text, dates))))


def _figures(text: str) -> Iterator[FigureMention]:
    at = 0
    for start, _ in _BEGINNINGS(text):
        if start < at or not is_alone(text, start):
            continue
        if past_name := name(text, start):
            at = past_name
            continue
        said = number(text, start)
        for read in _OF_DIGITS if "0" <= text[start] <= "9" else _OF_WORDS:
            if mention := read(text, start, said):
                yield mention
                at = mention.end
                break


def _qualified(text: str, start: int, amount: Amount, *, soft: bool = False) -> FigureMention:
    """The amount with the qualifier that leads up to it: "more than" doubled. In "under three heads" there is none."""
    small = amount.spelled and amount.unit is None and amount.value < 10
    qualifier, start = qualifiers.before(text, start, prepositions=not small)
    return amount.mention(start, qualifier=qualifier, soft=soft)


_RANKED = re.compile(
    r"\b(?:rank(?:s|ed|ing)?|placed?|placing|came|comes|coming|stands?|stood|finish(?:ed|es))(?: as)?(?: the)? $"
)
_BEFORE_ORDINALS = (
    *("Chapter", "chapter", "Article", "article", "Section", "section", "Clause", "clause", "Paragraph", "paragraph"),
    *("Page", "page", "Volume", "volume", "Vol.", "Issue", "Phase", "phase", "Part", "Annex", "Appendix", "No."),
)
_LABELS = (
    *("Method", "Option", "Step", "Stage", "Scenario", "Scheme", "Plan", "Week", "Day", "Lesson", "Unit", "Module"),
    "Question",
)
_NUMBERED = re.compile(rf"\b(?:{either(_BEFORE_ORDINALS)}|(?P<label>{either(_LABELS)})) ?$")
_ENDS_OF_THEM = frozenset(word[-2:] for word in (*_BEFORE_ORDINALS, *_LABELS))


def _ordinal(text: str, start: int, said: Number | None) -> FigureMention | None:
    """78th, Third, first; "Chapter 3" and "No. 1" are ordinals too; "Method 1" as soft a one as 方式一."""
    before = text[max(0, start - 16) : start]
    may_be_numbered = before[-3:-1] in _ENDS_OF_THEM or before[-2:] in _ENDS_OF_THEM
    if said and may_be_numbered and (numbered := _NUMBERED.search(before)):
        return Amount(said.end, said.value, kind="ordinal").mention(start, soft=numbered["label"] is not None)
    found = ordinal(text, start)
    if found is None:
        return None
    in_title = found.value > 1 and text[start].isupper() and text[found.end : found.end + 2].strip().isupper()
    firm = found.value > 10 or not found.spelled or in_title or _RANKED.search(before) is not None
    soft = found.value == 1 or not firm  # "ranks first" is often said with a superlative
    return Amount(found.end, found.value, kind="ordinal").mention(start, soft=soft)


_VERB = re.compile(r"(?:doubl|(?P<three>tripl)|(?P<four>quadrupl))(?:e|es|ed|ing)\b|twice\b", re.IGNORECASE)
_FOLD = re.compile(
    r"(?:(?P<number>[0-9]{1,6}(?:\.[0-9]{1,3})?|[a-z]{3,7})[ -]?fold\b|(?P<x>[0-9]{1,6}(?:\.[0-9]{1,3})?)[x×])(?![a-z0-9])",
    re.IGNORECASE,
)
_TIMES = re.compile(r" times( (?:as|more|higher|larger|greater|faster|bigger|the|that|those|its)\b)?")
_GREW = re.compile(r"\b(?:by|grew|grown|increased?|rose|risen|expanded|surged|jumped|multiplied) $")
_COMPARED = re.compile(r" (?:as|the|that)\b")


def _multiple(text: str, start: int, said: Number | None) -> FigureMention | None:
    """Doubled, twice, threefold, 3x; "three times" only where something grew, or is compared."""
    if found := _VERB.match(text, start):
        value = Decimal(3 if found["three"] else 4 if found["four"] else 2)
        word = found[0].lower()
        soft = word in ("double", "triple") or (word == "twice" and not _COMPARED.match(text, found.end()))
        return _qualified(text, start, Amount(found.end(), value, kind="multiple"), soft=soft)
    if found := _FOLD.match(text, start):
        times = number((found["x"] or found["number"]).replace("hundred", "a hundred"), 0)
        return _qualified(text, start, Amount(found.end(), times.value, kind="multiple")) if times else None
    compared = _TIMES.match(text, said.end) if said else None
    if said is None or compared is None:
        return None
    begin = qualifiers.before(text, start)[1]
    if not compared[1] and not _GREW.search(text[max(0, begin - 12) : begin]):
        return None
    return _qualified(text, start, Amount(said.end + len(" times"), said.value, kind="multiple"))


_HALF = re.compile(
    r"half(?:(?: an?)?[ -](?:(?P<thing>million|billion|trillion|dozen)"
    r"|(?P<unit>year|month|week|day|hour|minute|second|century|decade)))?\b|halv(?:es?|ed|ing)\b",
    re.IGNORECASE,
)
_HALF_A = {"dozen": 6, "million": 500_000, "billion": 500_000_000, "trillion": 500_000_000_000}
_ONE_OF_TWO = re.compile(
    r"\b(?:first|second|latter|other|last|previous|next|former|better|top|bottom|and a) $", re.IGNORECASE
)


def _half(text: str, start: int, said: Number | None) -> FigureMention | None:
    """Half of something is 50 %; half a year, half a million; not "the first half"."""
    found = _HALF.match(text, start)
    if found is None or _ONE_OF_TWO.search(text[max(0, start - 10) : start]):
        return None
    if found["thing"]:
        return _qualified(text, start, Amount(found.end(), Decimal(_HALF_A[found["thing"].lower()])))
    if found["unit"]:
        return _qualified(text, start, Amount(found.end(), Decimal("0.5"), found["unit"].lower()))
    return _qualified(text, start, Amount(found.end(), Decimal(50), "%"))


_ABOVE = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
_BELOW = {
    part: value
    for value, parts in enumerate(
        ("half", "third", "quarter fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"), 2
    )
    for part in parts.split()
}
_IN_ALL = {**_ABOVE, "ten": 10}
_FRACTION = re.compile(
    rf"(?:(?P<above>{either(_ABOVE)})[ -](?P<below>{either(_BELOW)})(?!(?<=quarter)(?! of\b|s))s?"
    rf"|an? (?P<of>{either(_BELOW)})(?= of\b)"
    r"|(?P<over>[1-9])/(?P<under>[2-9]|10)(?= of\b)"
    rf"|(?:one|1) (?:in|out of)(?: every)? (?:(?P<all>{either(_IN_ALL)})|(?P<number>[2-9]|10))(?= )"
    rf"|(?P<tenths>{either(_ABOVE)}) out of(?: every)? ten(?= ))"
    r"(?![a-z]|-[a-z])",
    re.IGNORECASE,
)
_QUARTERS_OF_A_YEAR = re.compile(r"\b(?:first|last|past|next|these|previous) $")


def _fraction(text: str, start: int, said: Number | None) -> FigureMention | None:
    """Two thirds, six tenths, a fifth of, one in three, nine out of ten: as percent, like everything that is part of a whole."""
    if text[start] <= "9" and text[start + 1 : start + 2] not in ("/", " "):
        return None
    found = _FRACTION.match(text, start)
    if found is None or _QUARTERS_OF_A_YEAR.search(text[max(0, start - 10) : start]):
        return None
    above = found["over"] or _IN_ALL[(found["above"] or found["tenths"] or "one").lower()]
    part = found["below"] or found["of"]
    below = (
        found["under"]
        or found["number"]
        or (_BELOW[part.lower()] if part else _IN_ALL[(found["all"] or "ten").lower()])
    )
    return _qualified(text, start, Amount(found.end(), 100 * Decimal(above) / Decimal(below), "%"))


_STRETCH = re.compile(
    r"(?P<a>an? )?(?P<unit>(?P<long>decade|century)|year|month|hour)(?P<half> and a half)?\b", re.IGNORECASE
)
_DECADE_MEANT = re.compile(
    r"\b(?:next|past|last|coming|following|previous|full|entire|whole|(?P<the>the)) $", re.IGNORECASE
)


def _stretch(text: str, start: int, said: Number | None) -> FigureMention | None:
    """A decade, the next decade; a year and a half; a century, which is mostly a manner of speaking."""
    found = _STRETCH.match(text, start)
    if found is None:
        return None
    unit, before = found["unit"].lower(), text[max(0, start - 12) : start]
    if found["half"]:
        return _qualified(text, start, Amount(found.end(), Decimal("1.5"), unit))
    meant = _DECADE_MEANT.search(before)
    if not found["long"] or not (found["a"] or meant) or before.endswith("unseen in "):
        return None
    soft = unit == "century" or bool(meant and meant["the"])
    return _qualified(text, start, Amount(found.end(), Decimal(1), unit), soft=soft)


_A_DOZEN = re.compile(r"an? dozen\b", re.IGNORECASE)
_DOZENS = re.compile(r" dozen\b", re.IGNORECASE)
_AND_A_HALF = re.compile(r" and a half\b(?: (?P<magnitude>thousand|million|billion|trillion)\b)?", re.IGNORECASE)
_ADJECTIVE = re.compile(r" (?:consecutive|straight|successive|whole|full|more|additional|calendar)(?= )")


def _amount(text: str, start: int, found: Number | None) -> Amount | None:
    """A number with its unit: 2.88 trillion yuan, a dozen or more years."""
    sure: Qualifier | None = None
    if text[start : start + 1] in ("a", "A") and (dozen := _A_DOZEN.match(text, start)):
        found, sure = Number(dozen.end(), Decimal(10), True), "over"
    if found is None:
        return None
    value, end = found.value, found.end
    after = text[end : end + 2].lower()
    if after == " d" and (dozens := _DOZENS.match(text, end)):
        value, end = value * 12, dozens.end()
    elif after == " a" and (half := _AND_A_HALF.match(text, end)):
        value, end = value + Decimal(found.magnitude) / 2, half.end()
        value *= MAGNITUDES[half["magnitude"].lower()] if half["magnitude"] else 1
    before_unit, end = qualifiers.after(text, end)
    adjective = _ADJECTIVE.match(text, end) if text[end : end + 1] == " " else None
    unit, end_of_unit = units.after(text, adjective.end() if adjective else end)
    if unit:
        end = end_of_unit
    elif text[end : end + 1].isalnum():  # 5G, 4K
        return None
    after_unit, end = qualifiers.after(text, end)
    qualifier = sure or before_unit or after_unit
    return Amount(end, value, unit, qualifier, magnitude=found.magnitude, spelled=found.spelled)


_TO = re.compile(r"(?: ?- ?(?=[0-9$€£])|(?P<to> to )|(?P<or> or )|(?P<and> and ))(?:(?:US|HK)?\$|RMB ?|[€£¥])?")
_TIME = frozenset({"year", "month", "week", "day", "hour", "minute", "decade"})
_COMPOUND = re.compile(r"-[A-Za-z]")
_AGED = re.compile(r"\baged $", re.IGNORECASE)


def _quantity(text: str, start: int, said: Number | None) -> FigureMention | None:
    """Anything counted or measured: 4,500 enterprises, US$5 million, 5 to 10 percent."""
    amount = _amount(text, start, said)
    if amount is None:
        return None
    currency, begin = units.before(text, start)
    if currency:
        amount = amount._replace(unit=currency)
    to = _TO.match(text, amount.end)
    if to and (top := _amount(text, to.end(), number(text, to.end()))):
        amount = _to(text[max(0, begin - 8) : begin].lower(), amount, to, top._replace(unit=currency or top.unit))
    if amount.unit is None and text[max(0, begin - 2) : begin].lower() == "d " and _AGED.search(text[max(0, begin - 5) : begin]):
        amount = amount._replace(unit="year")
    high = amount.value if amount.high is None else amount.high
    compound = amount.unit is None and _COMPOUND.match(text, amount.end) is not None
    soft = amount.spelled and (compound or high in (1, 2) or (amount.high is not None and high == 3))
    return _qualified(text, begin, amount, soft=soft)


def _to(before: str, low: Amount, to: re.Match[str], top: Amount) -> Amount:
    """The range from `low` to `top`; just `low` where these are two figures."""
    if (to["and"] and before != "between ") or (to["or"] and low.value * top.magnitude + 1 != top.value):
        return low
    # "From 10 to 20 percent" tells of a change; "from three to five years" is a range.
    if to["to"] and before.endswith("from ") and (low.unit or top.unit not in _TIME):
        return low._replace(unit=low.unit or top.unit)
    return low.to(top) or low


_OF_WORDS = (_ordinal, _multiple, _half, _fraction, _stretch, _quantity)
"""The ways to read a figure, in the order in which they are tried."""
_OF_DIGITS = (_ordinal, _multiple, _fraction, _quantity)
