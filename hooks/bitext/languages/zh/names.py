"""Chinese names and phrases that have a number in them and mean none."""

from __future__ import annotations

import re

from bitext.languages.units import either, ending
from bitext.languages.zh import classifiers, units
from bitext.languages.zh.numbers import NUMERALS, ONES

_BEGINS_WITH_NUMBER = re.compile(
    rf"""
      [三四五]位一体 | 百年(?:未有|变局|大计|老店) | 两个一百年
    | 千家万户 | 千行百业 | 百行千业 | 千方百计 | 千军万马 | 万家灯火 | 百家争鸣 | 三百六十行 | 十万八千里
    | 千里 | 万里 | 万无一失 | 万万不 | 千万(?=不|别|要) | 亿万 | 万一 | 万能 | 千百 | 百千
    | 十分(?![之钟]) | 十足 | 十全十美 | 三十而立 | 十一(?:假期|黄金周|长假) | 一成不变 | 四面八方 | 三番五次 | 三天两头
    | 第[一二三](?:方(?!案|面|阵|式) | 时间 | 线 | 手 | 课堂)
    | 一(?:方面|个个|次性|条龙|点(?![{ONES}]) | 年一度 | 天天 | 代又一代 | 门心思)
    | (?:[{NUMERALS}]+|[0-9]+)国集团
    | 第?(?:[{NUMERALS}]{{1,3}}|[0-9]{{1,2}})个五年(?:规划|计划)
    | (?:985|211)(?:工程|高校|院校|大学) | [0-9]{{5}}(?=[^0-9]{{0,8}}热线)
    | 20[0-9]{{2}} [ ]? 年? [ ]? (?:可持续发展|议程) | 20[0-9]{{2}}[ ](?=[A-Z][a-z]{{3}})
    | (?:[0-9]{{1,2}}|[{ONES}十]{{1,2}})月(?:(?:[0-9]{{1,2}}|[{ONES}十]{{1,3}})[日号])?
    | 十[一二三四五六七八]五(?=规划|时期|期间|以来|收官|开局|纲要|计划|["”'’」』])
    | (?<=["“'‘「『])(?:十[{ONES}]?|[{ONES}])五(?=["”'’」』])
    | (?:(?<=上午)|(?<=下午)|(?<=中午)|(?<=凌晨)|(?<=早上)|(?<=晚上)|(?<=晚间)) [ ]?
      (?:[0-9]{{1,2}}|[{ONES}十]{{1,3}})[点时](?:半|整|[0-9{ONES}十]{{1,3}}分)?
    | [0-9]{{1,2}}(?:时(?:[0-9]{{1,2}}分)?(?![代间空期常候效刻段光装]) | 点(?:[0-9]{{1,2}}分|[半钟整]))
    | (?:8|16|32|64|128|256) [ ]? (?:bit\b | 位(?=[的系处操整浮无有目版构架宽机模和与及或、，。；]|$))
    | (?:[5-9][05]|00|10)后 | (?<=从)[0零]到[1一] | [0-9]\.0(?=版|时代|[，、。；：”」》）]|$)
    """,
    re.VERBOSE,
)
_CODES = (
    *("ISO", "IEC", "IEEE", "RFC", "ITU-T", "GB", "GB/T", "CC BY", "EN", "BS", "DIN", "YD/T", "JR/T", "SJ/T", "DOI"),
    *("ISBN", "ISSN"),
)
_TITLES = ("Windows", "Version", "Level", "Room", "Project", "Group of", "Agenda")
_ENDS_IN_NUMBER = re.compile(
    rf"(?:(?:^|[^A-Za-z])(?:{either(_CODES)})[ -]?"
    rf"|(?:^|[^A-Za-z])(?:{either(_TITLES)}) "
    r"|(?<![代列发仪])表 ?|(?<![地企意版试])图 ?|双|(?<![个种])版本 ?|附件|附注|[^一-鿿]注|^注|(?:^|[(（])\*|公式|专栏|工业|[^A-Za-z]Web ?|议程)$"
)
_LAST_OF_THEM = frozenset({*(word[-1] for word in (*_CODES, *_TITLES)), *"表图双本件注*式栏业b程"})
"""Few numbers have one of these before them; only there is the pattern asked, which takes ten times as long."""
_DIGITS = re.compile(r"[0-9][0-9.,:-]*")
_LIST_MARK = re.compile(rf"(?:[0-9]{{1,2}}[.、)）]|[{ONES}十]{{1,3}}[、)）])(?![0-9])")
_CLAUSE_BEGINS = re.compile(r"(?:^|[。；：:;] ?)$")
_YEAR = re.compile(r"(?:19[0-9]{2}|20[0-9]{2}|2100)(?![0-9.,%]|-[0-9])")
_VERSION = re.compile(r"(?<=[A-Za-z] )[0-9]+\.[0-9]+(?![0-9%万亿]| ?[A-Z]{2})")
_AFTER_A_NAME = re.compile(r"[A-Za-z] $")
_HAN_OR_UNIT = re.compile(r" ?[A-Za-z%‰℃一-鿿]")
_GOES_ON = re.compile(rf" ?[年多余{NUMERALS}]")


def name(text: str, start: int) -> int | None:
    """Where the name ends, if the number that begins here is part of one."""
    if found := _BEGINS_WITH_NUMBER.match(text, start):
        return found.end()
    if mark := _list_mark(text, start):
        return mark
    digits = _DIGITS.match(text, start)
    if digits and (_follows_a_code(text, start) or _VERSION.match(text, start) or _is_year(text, start)):
        return digits.end()
    return None


def is_code(text: str, start: int) -> bool:
    """Whether the digits that begin here are part of a code or a title: ISO 8601, 2030年可持续发展议程."""
    return _follows_a_code(text, start) or _BEGINS_WITH_NUMBER.match(text, start) is not None


def _follows_a_code(text: str, start: int) -> bool:
    if ending(text, start, between=" -") not in _LAST_OF_THEM:
        return False
    return _ENDS_IN_NUMBER.search(text[max(0, start - 8) : start]) is not None


def _list_mark(text: str, start: int) -> int | None:
    """（一） anywhere; 1） where a clause begins; 一、 and 1. where the text begins."""
    found = _LIST_MARK.match(text, start)
    if found is None:
        return None
    in_brackets = text[start - 1 : start] in ("(", "（")
    if found[0][-1] in ")）":
        return found.end() if in_brackets or _CLAUSE_BEGINS.search(text[max(0, start - 2) : start]) else None
    return found.end() if start == 0 else None


def _is_year(text: str, start: int) -> bool:
    """A year that is no date: 中国制造2025, Visual Studio 2013. Something counted or measured would follow."""
    found = _YEAR.match(text, start)
    if found is None:
        return False
    end = found.end()
    if not _AFTER_A_NAME.search(text[max(0, start - 2) : start]):
        return not _HAN_OR_UNIT.match(text, end)
    return not (_GOES_ON.match(text, end) or units.after(text, end)[0] or classifiers.after(text, end)[0] > end)
