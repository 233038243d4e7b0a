"""Figures in Chinese prose.

    超过4500家                         4500, over
    500万美元, 2.88万亿元
    60％, 六成, 百分之六十, 过半        60 %, 60 %, 60 %, over 50 %
    三至五年, 两三个                   3 to 5 year, 2 to 3
    十几年, 一百多个, 1000余个         10 year, 100, 1000, all over
    一年半                             18 month; exactly as 18个月
    翻一番, 增长一倍, 3倍              2, 2 and 3, multiples
    第78届, 居第二位, 三中全会         ordinals

A character that means a number is one only before a classifier, a unit or a magnitude, or after 第, 约
and the like: 一致, 三峡, 四川 and 千行百业 have none. A number is soft where Chinese may as well leave it
out: 一个, 两种, 第二; so is a round 百 or 万亿 without a digit. 几十 and 数千 name no number and are not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from bitext.languages.amounts import Amount
from bitext.languages.base import DateMention, FigureMention
from bitext.languages.digits import is_alone, without
from bitext.languages.zh import classifiers, qualifiers, units
from bitext.languages.zh.classifiers import FIRST_CHARACTERS
from bitext.languages.zh.names import name
from bitext.languages.zh.numbers import NUMERALS, ONES, Number, number, plain

# Where a figure may begin: at digits, or at a character that its neighbours make a number.
_BEGINNING = re.compile(rf"[0-9{NUMERALS}第半减翻](?<![0-9][0-9])(?<![0-9][.,:×][0-9])(?:(?<!减)|半)")
_FOLLOWERS = "".join(
    {word[0] for words in units.WORDS.values() for word in words}
    | FIRST_CHARACTERS
    | set(f"{NUMERALS}多余几来成倍分半点至到 中世周届号")
)
_IN_CHARACTERS = re.compile(
    rf"(?<![几数{NUMERALS}])[{NUMERALS}](?:[{_FOLLOWERS}A-Za-z%-]|(?<=前.))|第 ?[0-9{NUMERALS}]|半(?![导岛山径球途])|减|翻"
)


def figures(text: str, dates: list[DateMention]) -> list[FigureMention]:
    """Every figure in a text, but for those inside `dates`."""
    return list(_figures(plain(without(text, dates))))


def _figures(text: str) -> Iterator[FigureMention]:
    at = 0
    for found in _BEGINNING.finditer(text):
        start = found.start()
        if start < at or not (is_alone if found[0] <= "9" else _is_number)(text, start):
            continue
        if past_name := name(text, start):
            at = past_name
            continue
        said = number(text, start)
        for read in (_ordinal, _multiple, _fraction, _tenths, _half, _either_or, _quantity):
            if mention := read(text, start, said):
                yield mention
                at = mention.end
                break


def _is_number(text: str, start: int) -> bool:
    return _IN_CHARACTERS.match(text, start) is not None


def _qualified(text: str, start: int, amount: Amount, *, soft: bool = False) -> FigureMention:
    """The amount with the qualifiers around it: 超过一半, 六成以上."""
    before, start = qualifiers.before(text, start)
    after, end = qualifiers.after(text, amount.end)
    return amount.mention(start, end, qualifier=before or amount.qualifier or after, soft=soft)


_RANKED = re.compile(r"(?:居|列|排名|排|跻身|世界|全球|全国|国内|亚洲)$")
_IS_ORDINAL = re.compile(r"中全会|次(?:全体)?会议|世纪|周年|(?P<soft>号(?!文件))|号文件")
_RANKS = re.compile(r"(?:从|由|到|至|居|列|排名)$")
_LABEL = re.compile(r"(?:方式|方法|方案|选项|步骤|阶段|情形|情景) ?$")
_CONGRESS = re.compile(r"(?P<number>十[五六七八九]|二十)大(?![类领重任工行产问举])")


def _ordinal(text: str, start: int, said: Number | None) -> FigureMention | None:
    """第78届, 居第二位, 升至43位; 三中全会, 二十届, 二十大, 21世纪, 75周年."""
    if text[start] == "第":
        found = number(text, start + 1 + text.startswith(" ", start + 1))
        if found is None:  # 第千百 is none
            return None
        end, loose = classifiers.after(text, found.end)
        end = found.end if loose else end
        firm = found.value > 10 or not found.spelled or text[found.end : end] in ("届", "位", "名")
        firm = firm or _RANKED.search(text[max(0, start - 2) : start]) is not None
        soft = found.value == 1 or not firm  # 居第一 is often said with a superlative
        return Amount(end, found.value, kind="ordinal").mention(start, soft=soft)
    if said is None or said.qualifier:
        return None
    if not said.spelled and _LABEL.search(text[max(0, start - 3) : start]):
        return Amount(said.end, said.value, kind="ordinal").mention(start, soft=True)
    if _CONGRESS.match(text, start) or (said.value >= 10 and text.startswith("届", said.end)):
        return Amount(said.end + 1, said.value, kind="ordinal").mention(start)
    if text.startswith("位", said.end) and _RANKS.search(text[max(0, start - 2) : start]):
        return Amount(said.end + 1, said.value, kind="ordinal").mention(start)
    named = _IS_ORDINAL.match(text, said.end)
    return Amount(named.end(), said.value, kind="ordinal").mention(start, soft=bool(named["soft"])) if named else None


_DOUBLED = re.compile(rf"翻(?:了)?(?:(?P<times>[{ONES}两]|[1-9])?番|倍)")
_TIMES = re.compile(r"倍(多)?")
_GREW = re.compile(r"(?:增长|增加|提高|提升|扩大|上涨|增|多|高|翻)(?:了|近|约|超过)?$")


def _multiple(text: str, start: int, said: Number | None) -> FigureMention | None:
    """3倍; 翻一番, 翻倍 and 增长一倍 are twofold, 翻两番 is fourfold."""
    if found := _DOUBLED.match(text, start):
        count = number(found["times"] or "一", 0)
        return _qualified(text, start, Amount(found.end(), 2**count.value, kind="multiple")) if count else None
    times = _TIMES.match(text, said.end) if said else None
    if said is None or times is None:
        return None
    value = said.value
    begin = qualifiers.before(text, start)[1]
    if value == 1 and _GREW.search(text[max(0, begin - 4) : begin]):
        value = Decimal(2)
    qualifier = "over" if times[1] else said.qualifier
    return _qualified(text, start, Amount(times.end(), value, qualifier=qualifier, kind="multiple"))


def _fraction(text: str, start: int, said: Number | None) -> FigureMention | None:
    """三分之二, 百分之六十, 百分百: as percent, like everything that is part of a whole."""
    if text.startswith("百分百", start):
        return _qualified(text, start, Amount(start + 3, Decimal(100), "%"))
    if said is None or not said.value or not text.startswith("分之", said.end):
        return None
    above = number(text, said.end + 2)
    if above is None:
        return None
    if said.value == 1000:
        return _qualified(text, start, Amount(above.end, above.value, "‰", above.qualifier))
    return _qualified(text, start, Amount(above.end, 100 * above.value / said.value, "%", above.qualifier))


_TENTHS = re.compile(
    rf"(?![0-9]{{2}})(?:(?P<low>[{ONES}1-9])(?:至|到|-)?)?(?P<high>[{ONES}十两1-9])成(?P<half>半)?(?P<more>多)?"
    r"(?![立员功果本就熟绩效长交品分型套])"
)


def _tenths(text: str, start: int, said: Number | None) -> FigureMention | None:
    """六成, 七成半, 六七成, 九成以上."""
    found = _TENTHS.match(text, start)
    high = number(found["high"], 0) if found else None
    if found is None or high is None:
        return None
    value = high.value * 10 + (5 if found["half"] else 0)
    amount: Amount | None = Amount(found.end(), value, "%", "over" if found["more"] else None)
    if amount and found["low"] and (low := number(found["low"], 0)):
        amount = Amount(start, low.value * 10, "%").to(amount)
    return _qualified(text, start, amount) if amount else None


_HALF = re.compile(r"一半|半数|减半|半(?P<unit>年(?!度|报|级)|个月|个?小时|天|个世纪|分钟|秒钟?)?")
_HALF_A = {"年": "year", "个月": "month", "小时": "hour", "个小时": "hour", "天": "day", "个世纪": "century"} | {
    "分钟": "minute",
    "秒": "second",
    "秒钟": "second",
}


def _half(text: str, start: int, said: Number | None) -> FigureMention | None:
    """一半, 半数, 过半, 近半 are 50 %; 半年 is six months. 上半年 is a date, 半 alone nothing."""
    found = _HALF.match(text, start)
    if found is None:
        return None
    if found["unit"]:
        if text[start - 1 : start] in tuple("上下前后大多"):
            return None
        return _qualified(text, start, Amount(found.end(), Decimal("0.5"), _HALF_A[found["unit"]]))
    if found[0] == "半" and qualifiers.before(text, start)[0] is None:
        return None
    return _qualified(text, start, Amount(found.end(), Decimal(50), "%"))


class _Counted(NamedTuple):
    """An amount, and whether a unit or a classifier makes the characters a number."""

    amount: Amount
    counted: bool
    soft: bool


_INSERTED = re.compile(r"个(?:(?P<half>半)|多)(?P<unit>月|小时|星期|世纪|百分点)")
_INSERTED_UNITS = {"月": "month", "小时": "hour", "星期": "week", "世纪": "century", "百分点": "pp"}
_AND_A_HALF = re.compile(r"半(?![导岛山径球年])")
_MORE = re.compile(r"多(?=[的来以时前后，。、；：）)]|$)")
_DAYS = re.compile(r"日(?=内|之内|后|前|以内|以来|左右|游)")
_OTHER_WORDS = frozenset({"CNY", "L", "W", "g"})
"""After a single character these are mostly something else: 三元锂电池, 一升, 两克."""


def _counted(text: str, found: Number | None) -> _Counted | None:
    """A number with its unit or classifier: 2.88万亿元, 一年半, 三个多月, 4500家."""
    if found is None:
        return None
    value, qualifier, soft = found.value, found.qualifier, False
    if inserted := _INSERTED.match(text, found.end):
        unit: str | None = _INSERTED_UNITS[inserted["unit"]]
        end = inserted.end()
        if inserted["half"]:
            value += Decimal("0.5")
        else:
            qualifier = "over"
    else:
        unit, end = units.after(text, found.end)
        if unit == "day" and text[end - 1] == "日" and not _DAYS.match(text, end - 1):
            return None  # a day of some month
        if unit is None:
            end, soft = classifiers.after(text, end)
        elif _AND_A_HALF.match(text, end):
            value, end = value + Decimal("0.5"), end + 1
        if end > found.end and _MORE.match(text, end):
            qualifier, end = "over", end + 1
    if end == found.end and text[end : end + 1].isascii() and text[end : end + 1].isalnum():  # 5G
        return None
    counted = end > found.end and not (found.spelled and found.length == 1 and unit in _OTHER_WORDS)
    after, end = qualifiers.after(text, end)
    soft = found.spelled and (soft or (found.is_round and not (qualifier or after)))
    counted = counted or not found.spelled or (found.length > 1 and not found.is_round)
    amount = Amount(end, value, unit, qualifier or after, magnitude=found.magnitude, spelled=found.spelled)
    return _Counted(amount, counted, soft)


def _either_or(text: str, start: int, said: Number | None) -> FigureMention | None:
    """两三年, 三五个, 七八百家: from the lower to the higher number."""
    low, next_digit = _DIGIT.get(text[start]), _DIGIT.get(text[start + 1 : start + 2])
    if low is None or next_digit is None or low >= next_digit:
        return None
    high = _counted(text, number(text, start + 1))
    if high is None or high.amount.end == start + 2:
        return None
    factor = high.amount.value / next_digit
    if factor not in _FACTORS:
        return None
    amount = high.amount._replace(value=low * factor, high=high.amount.value)
    return _qualified(text, start, amount, soft=next_digit <= 3 and factor == 1)


_DIGIT = {"两": Decimal(2), **{character: Decimal(value) for value, character in enumerate(ONES, 1)}}
_FACTORS = frozenset(Decimal(10) ** power for power in range(9))
_TO = re.compile(r" ?(?:至|到|-(?!-)) ?")
_NOT_ONE = re.compile(r"[统唯同单专万进逐归合划整如]$")
_TOP = re.compile(r"(?<![目以之此先提从眼])前$")


def _quantity(text: str, start: int, said: Number | None) -> FigureMention | None:
    """Anything counted or measured: 4500家, 500万美元, 5%—10%."""
    found = _counted(text, said)
    if found is None:
        return None
    amount, counted, soft = found
    currency, begin = units.before(text, start)
    to = _TO.match(text, amount.end)
    top = _counted(text, number(text, to.end())) if to else None
    changed = amount.unit and text[begin - 1 : begin] in tuple("从由自")  # 从10%到20% tells of a change
    if top and not changed and (ranged := amount.to(top.amount)):
        amount, counted, soft = ranged, top.counted, False
    if currency:
        amount = amount._replace(unit=currency)
    before = text[max(0, begin - 2) : begin]
    high = amount.value if amount.high is None else amount.high
    if amount.spelled:
        qualified = qualifiers.before(text, begin)[0] is not None
        counted = counted or (high > 2 and (qualified or _TOP.search(before) is not None))
        if not counted or (high == 1 and _NOT_ONE.search(before)):
            return None
        soft = (soft and not qualified) or high in (1, 2) or (amount.high is not None and high == 3)
    return _qualified(text, begin, amount, soft=soft)
