"""Dates in Chinese prose.

    2024年9月25日, 二〇二四年九月二十五日, 2024-09-25    a day
    2023年底, 2024年11月中旬                             a part of a year or month
    2024年三季度, 2024年上半年, 20世纪90年代             a quarter, a half, a decade
    2014年至2023年, 2021—2025年, 2025年9月22日至26日     spans
    “十四五”时期（2021—2025年）                          a span, too: the plan's years
    去年底, 8月14日, 周二, 未来三年, 近五年              said against the day of writing

到2027年, 截至2023年底 and 2015年以来 say 2027, the end of 2023 and 2015: no end is left open. The plan
itself (“十四五”规划) and 2030年可持续发展议程 are names. 近20年 is nearly twenty years, a figure; only up to
nine years does 近 mean the last ones. Ten years to come or gone by are a figure, too, as in English.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bitext.dates import Part, Relative
from bitext.languages import points
from bitext.languages.base import DateMention
from bitext.languages.points import FIRST_HALF, FIRST_QUARTER, Point
from bitext.languages.units import either
from bitext.languages.wordings import Between, Found, Wordings
from bitext.languages.zh.names import is_code
from bitext.languages.zh.numbers import ONES, number, plain, value_of, year_of

_YEAR = rf"(?:1[0-9]{{3}}|20[0-9]{{2}}|2100|[一二][零〇{ONES}]{{3}})"
_MONTH = rf"(?:1[0-2](?![0-9])|0?[1-9](?![0-9])|十[一二]?|[{ONES}])"
_DAY = rf"(?:3[01]|[12][0-9](?![0-9])|0?[1-9](?![0-9])|三十一?|(?:二十|廿|十)[{ONES}]?|[{ONES}])"
_TO_OR_AND = r" ?(?:至|到|-(?!-)|、|和|及|与) ?"
_SHIFTS = {"大前年": -3, "前年": -2, "去年": -1, "今年": 0, "本年度": 0, "明年": 1, "后年": 2}
_AFTER = {"同年": 0, "当年": 0, "次年": 1, "翌年": 1}
_SHIFT = (
    r"大前年|(?<![此之以目])前年(?![均份度])|(?<![过失除])去年(?![均轻龄])|(?<![当如])今年(?![均轻龄纪])|本年度"
    r"|(?<![说表证声文标])明年(?![均轻龄])|(?<![此之以])后年(?![均度])"
)
# What a date may be set in: a year, with 年, or 去年 and the like.
_IN = rf"(?:(?P<year>{_YEAR}) ?年(?!代)(?:度(?!假))?|(?P<shift>{_SHIFT})|(?P<after>{either(_AFTER)}))"

# Where a date may begin, and by what: something a date is set in, or a word of another sort.
_SORTS = {
    **dict.fromkeys("0123456789", "digits"),
    **dict.fromkeys((*ONES, "十"), "numeral"),
    **dict.fromkeys((*_SHIFTS, *_AFTER), "shift"),
    **dict.fromkeys("\"“'‘「『", "quote"),
    **dict.fromkeys(("上半年", "下半年", "首季", "第", "年底", "年末"), "part"),
    **dict.fromkeys(("上世纪", "本世纪"), "century"),
    **dict.fromkeys(("周", "星期", "礼拜"), "weekday"),
    **dict.fromkeys(("未来", "今后", "接下来", "过去", "最近", "近"), "years"),
}
# All of them by their first character, so that the rest of a text is passed over fast; digits not within a number.
_BEGINNING = re.compile(
    rf"[{''.join(sorted({word[0] for word in _SORTS}))}](?<![0-9][0-9])(?<![0-9][.,:×][0-9])"
    rf"(?:(?<=[{''.join(word for word in _SORTS if len(word) == 1)}])"
    rf"|{'|'.join(f'(?<={word[0]}){word[1:]}' for word in _SORTS if len(word) > 1)})"
)
_NOT_IN_A_WORD = {
    "digits": re.compile(
        r"(?<![A-Za-z0-9_/=@#&\[〔+$¥])(?<![0-9][.,:×])(?<![A-Za-z0-9]-)"
        r"(?=[0-9]{1,4} ?(?:[年月世季、至到和及与/.全中国亚金-]|$))"
    ),
    "numeral": re.compile(
        rf"(?<![{ONES}十百千万亿零〇第几数两])(?=[零〇{ONES}十]{{1,4}}[年月世季时期以收开末初、至到和及与-])"
    ),
    "quote": re.compile(rf".[{ONES}十]{{1,2}}五"),
}


def _beginnings(text: str) -> Iterator[tuple[int, str]]:
    for found in _BEGINNING.finditer(text):
        sort = _SORTS[found[0]]
        if sort not in _NOT_IN_A_WORD or _NOT_IN_A_WORD[sort].match(text, found.start()):
            yield found.start(), sort


def dates(text: str) -> list[DateMention]:
    """Every date in a text, in order."""
    return _wording.mentions(plain(text))


_TO = re.compile(r" ?(?:至|到|-) ?")


def _is_span(text: str, first: Found, last: Found) -> bool:
    """2014年至2023年; 2014年和2023年之间."""
    between = text[first.end : last.start]
    return bool(_TO.fullmatch(between)) or (between in ("和", "与") and text[last.end : last.end + 2] == "之间")


_wording = Wordings(_beginnings, Between(re.compile(r"、|和|及|与|以及|或"), _is_span))
_SET = "digits numeral shift"

# What stands around a date: 约, 前后, （存疑）.

_ABOUT_BEFORE = re.compile(r"(?:大约|大概|约)$")
_ABOUT_AFTER = re.compile(r"前后|左右")
_UNCERTAIN = re.compile(r"[（(]存疑[）)]")


def _found(text: str, start: int, end: int, point: Point) -> Found:
    about = _ABOUT_BEFORE.search(text[max(0, start - 2) : start])
    about_after = _ABOUT_AFTER.match(text, end)
    if about:
        start -= len(about[0])
    if about_after:
        end = about_after.end()
    uncertain = _UNCERTAIN.match(text, end)
    is_about = bool(about or about_after)
    qualifier = "%" if is_about and uncertain else "~" if is_about else "?" if uncertain else ""
    return Found(start, uncertain.end() if uncertain else end, point._replace(qualifier=qualifier))


# The wordings.


@_wording("digits", r"([12][0-9]{3})([-/.])([0-9]{1,2})\2([0-9]{1,2})(?![0-9/]|[-.][0-9])")
def _in_digits(text: str, match: re.Match[str]) -> list[Found]:
    """2024-09-25, 2024/9/25, 2024.9.25."""
    point = Point(int(match[1]), inner=int(match[3]), day=int(match[4]))
    return [_found(text, match.start(), match.end(), point)] if point.read() else []


_YEARS_OF_PLAN = re.compile(r" ?[（(]([12][0-9]{3})年?(?:-|至|到)([0-9]{4}|[0-9]{2})年?[）)]")


@_wording(
    "quote numeral part",
    rf"(?:[\"“'‘「『](?P<quoted>十[{ONES}]?|[{ONES}])五[\"”'’」』]|(?P<plain>十[一二三四五六七八])五"
    rf"|第?(?P<full>[{ONES}十]{{1,3}}|[0-9]{{1,2}})个五年(?:规划|计划))(?:时期|期间|以来|收官|开局|末期?|初期?)",
)
def _plan(text: str, match: re.Match[str]) -> list[Found]:
    """“十四五”时期（2021—2025年）, 第十四个五年规划期间; “十四五”规划 alone is a document."""
    nth = match["quoted"] or match["plain"] or match["full"]
    value = int(nth) if nth.isdecimal() else value_of(nth)
    date = points.plan(int(value)) if value is not None else None
    if date is None:
        return []
    years = _YEARS_OF_PLAN.match(text, match.end())
    agreed = years is not None and date.edtf == f"{years[1]}/{years[1][: 4 - len(years[2])]}{years[2]}"
    return [Found(match.start(), years.end() if years and agreed else match.end(), date)]


_DECADE_PARTS: dict[str, Part] = {
    **dict.fromkeys(("初期", "初", "早期"), "start"),
    **dict.fromkeys(("中期", "中叶"), "middle"),
    **dict.fromkeys(("末期", "末", "后期"), "end"),
}


_CENTURY = rf"(?:(?P<century>1[0-9]|2[01]|十[{ONES}]|二十一?|上|本)世纪)?"


@_wording("digits numeral century", rf"{_CENTURY}(?P<first>[{ONES}])(?P<second>[{ONES}]十年代)")
def _decades(text: str, match: re.Match[str]) -> list[Found]:
    """上世纪八九十年代."""
    first, second = (_year_in(match["century"], int(value_of(match[name][0]) or 0) * 10) for name in ("first", "second"))
    if first is None or second != first + 10:
        return []
    return [
        Found(match.start(), match.end("first"), Point(first, decade=True)),
        Found(match.start("second"), match.end(), Point(second, decade=True)),
    ]


def _year_in(century: str | None, within: int) -> int | None:
    """The year so far into 20世纪, 上世纪 or 本世纪; without a century it is the twentieth's later half."""
    if century is None:
        return 1900 + within if within >= 50 else None
    if century in ("上", "本"):
        return (1900 if century == "上" else 2000) + within
    return (int(century if century.isdecimal() else value_of(century) or 0) - 1) * 100 + within


@_wording(
    "digits numeral century",
    rf"{_CENTURY}"
    rf"(?:(?P<tens>[0-9]0|[{ONES}]十)年代|(?<=世纪)(?:头|第一个|最初)十年|(?P<full>[12][0-9]{{2}}0)年代)"
    rf"(?P<part>{'|'.join(_DECADE_PARTS)})?",
)
def _decade(text: str, match: re.Match[str]) -> list[Found]:
    """20世纪90年代, 上世纪80年代末, 21世纪头十年; 90年代 alone is of the twentieth century."""
    tens = match["tens"]
    within = 0 if tens is None else int(tens) if tens.isdecimal() else int(value_of(tens) or 0)
    year = int(match["full"]) if match["full"] else _year_in(match["century"], within)
    if year is None:
        return []
    part = _DECADE_PARTS.get(match["part"] or "")
    return [_found(text, match.start(), match.end(), Point(year, decade=True, part=part))]


_WITHIN = r" ?(?:[0-9底末初]|第?[一二三四]季|[上下]半年|前[三0-9])"


@_wording(
    "digits numeral",
    rf"(?P<first>{_YEAR})(?P<marked> ?年)? ?(?:至|到|(?P<dash>-)) ?"
    rf"(?P<last>{_YEAR}|[0-9]{{2}})(?![0-9A-Za-z%多余万亿千百个家项人名次件]|[-.,:/][0-9])(?P<year> ?年(?!{_WITHIN}))?",
)
def _years(text: str, match: re.Match[str]) -> list[Found]:
    """2021—2025年, 2021至2025年, 2018-2020; 2024-09 is a month."""
    if not match["year"] and (match["marked"] or not match["dash"] or is_code(text, match.start())):
        return []
    first, last = year_of(match["first"]), year_of(match["last"])
    if last < 100 and last <= first % 100:
        is_month = 1 <= last <= 12 and not match["year"]
        return [_found(text, match.start(), match.end(), Point(first, inner=last))] if is_month else []
    last += first - first % 100 if last < 100 else 0
    if last < first:
        return []
    end = match.end("marked") if match["marked"] else match.end("first")
    return [
        _found(text, match.start(), end, Point(first))._replace(end=end),
        _found(text, match.start("last"), match.end(), Point(last)),
    ]


@_wording("digits", r"((?:19|20)[0-9]{2})(?=世界|全球|中国|国际|全国|亚洲|亚太|金砖)")
def _year_of_meeting(text: str, match: re.Match[str]) -> list[Found]:
    """2025世界园艺博览会, which needs no 年."""
    return [Found(match.start(), match.end(), Point(int(match[1])))]


@_wording("digits numeral", rf"({_YEAR})(?=(?:[、和及与] ?{_YEAR}){{1,6}} ?年)")
def _years_listed(text: str, match: re.Match[str]) -> list[Found]:
    """2021、2022和2023年, but for the last one."""
    return [Found(match.start(), match.end(), Point(year_of(match[1])))]


_OF_ANOTHER_YEAR = re.compile(rf"(?:每年|历年|来年|农历|阴历)(?:{_MONTH} ?月?{_TO_OR_AND})?$")


@_wording(
    _SET,
    rf"(?:{_IN} ?)?(?P<month>{_MONTH}) ?月 ?(?P<day>{_DAY})"
    rf"(?:(?P<marked> ?[日号])?{_TO_OR_AND}(?P<last>{_DAY}))? ?[日号]",
)
def _day(text: str, match: re.Match[str]) -> list[Found]:
    """2024年9月25日, 去年8月14日, 8月14号, 9月22日至26日, 9月25、26日."""
    if _is_of_another_year(text, match):
        return []
    point = _set_in(match)._replace(inner=_number(match["month"]), day=_number(match["day"]))
    if not match["last"]:
        return [_found(text, match.start(), match.end(), point)]
    end = match.end("marked") if match["marked"] else match.end("day")
    return [
        Found(match.start(), end, point),
        _found(text, match.start("last"), match.end(), point._replace(day=_number(match["last"]))),
    ]


@_wording(_SET, rf"(?:{_IN} ?)?(?P<month>{_MONTH}){_TO_OR_AND}(?P<last>{_MONTH}) ?月份?(?!龄)")
def _months(text: str, match: re.Match[str]) -> list[Found]:
    """2024年9—11月, 6、7月."""
    if _is_of_another_year(text, match):
        return []
    point = _set_in(match)._replace(inner=_number(match["month"]))
    last = point._replace(inner=_number(match["last"]))
    return [
        Found(match.start(), match.end("month"), point),
        _found(text, match.start("last"), match.end(), last),
    ]


@_wording(_SET, rf"{_IN} ?前 ?(?P<count>[{ONES}十]{{1,2}}|1?[0-9]) ?(?:个月|(?P<quarters>个?季度))")
def _first_months(text: str, match: re.Match[str]) -> list[Found]:
    """2024年前三季度, 2024年前11个月."""
    year = _set_in(match).year
    last = _number(match["count"]) * (3 if match["quarters"] else 1)
    if year is None or not 1 <= last <= 12:
        return []
    date = points.span(Point(year, inner=1), Point(year, inner=last))
    return [Found(match.start(), match.end(), date)] if date else []


@_wording(_SET + " part", rf"(?:{_IN} ?)?(?:(?P<half>[上下])半年|(?:第 ?)?(?P<quarter>[一二三四1-4])季度|首季度?)")
def _part_of_year(text: str, match: re.Match[str]) -> list[Found]:
    """2024年三季度, 去年第四季度; 上半年 and 三季度 alone are this year's."""
    point = _set_in(match)
    if point == Point():
        if _is_of_another_year(text, match) or text[match.start() - 1 : match.start()] in tuple("前后每各"):
            return []
        point = Point(shift=0)
    if match["half"]:
        inner = FIRST_HALF + (match["half"] == "下")
    else:
        inner = FIRST_QUARTER + (_number(match["quarter"]) if match["quarter"] else 1) - 1
    return [_found(text, match.start(), match.end(), point._replace(inner=inner))]


_PARTS: dict[str, Part] = {
    **dict.fromkeys(("初", "上旬"), "start"),
    **dict.fromkeys(("中", "中期", "中旬"), "middle"),
    **dict.fromkeys(("底", "末", "下旬"), "end"),
}
# 初, 中 and 底 begin other words: 2023年中国, 2024年初步, 5月底层.
_PART = r"(?:底(?![层线座部蕴气色])|末(?!端)|初(?![步级衷创始等中])|中(?:期|旬|(?=[，。、；：()（）前后起至到以]|$)))"


@_wording(_SET, rf"{_IN} ?年?(?P<part>{_PART})")
def _part(text: str, match: re.Match[str]) -> list[Found]:
    """2023年底, 2023年年中, 去年末; but not 2023年中国."""
    return [_found(text, match.start(), match.end(), _set_in(match)._replace(part=_PARTS[match["part"]]))]


@_wording(
    _SET,
    rf"(?:{_IN} ?)?(?!十月革命|五月[花天]|三月三|二月河)(?P<month>{_MONTH}) ?月份?(?!龄)(?P<part>上旬|下旬|{_PART})?",
)
def _month(text: str, match: re.Match[str]) -> list[Found]:
    """2024年11月底, 去年8月; 8月 alone is this year's."""
    if _is_of_another_year(text, match):
        return []
    part = _PARTS.get(match["part"] or "")
    point = _set_in(match)._replace(inner=_number(match["month"]), part=part)
    return [_found(text, match.start(), match.end(), point)]


_LONG = re.compile(r"(?:的?(?:历史|时间|光阴|岁月)|前|来|以前|之前|之久|间)")


@_wording(_SET, _IN)
def _year(text: str, match: re.Match[str]) -> list[Found]:
    """2023年, 2023年度, 去年; but 2000年历史 and 近2000年 are lengths of time."""
    point = _set_in(match)
    if point.after is not None or (match["year"] and is_code(text, match.start())):
        return []
    before = text[match.start() - 1 : match.start()]
    if point.year and point.year % 100 == 0 and (before in ("近", "逾", "超") or _LONG.match(text, match.end())):
        return []
    return [_found(text, match.start(), match.end(), point)]


@_wording("part", r"(?<![每当同历次翌常年0-9])年[底末](?!端)")
def _year_end(text: str, match: re.Match[str]) -> list[Found]:
    """年底 alone is this year's."""
    return [Found(match.start(), match.end(), Point(shift=0, part="end"))]


@_wording("weekday", rf"(?<![{ONES}十两每几半上下])(?:周([{ONES[:6]}日])|(?:星期|礼拜)([{ONES[:6]}日天]))(?![次期刊])")
def _weekday(text: str, match: re.Match[str]) -> list[Found]:
    """周二, 星期日. 上周二 and 下周二 are of weeks we cannot tell; 一周一次 is no Monday."""
    day = ONES.find(match[1] or match[2])
    return [Found(match.start(), match.end(), Point(weekday=7 if day < 0 else day + 1))]


_YEARS_LONG = re.compile(r" ?年来?(?![级代多半])")


@_wording("years", r"(?:(?P<ahead>未来|今后|接下来)|(?<![最附邻临靠新亲远接将])(?P<near>近)|过去|最近)的? ?")
def _next_years(text: str, match: re.Match[str]) -> list[Found]:
    """未来三年, 过去五年, 近三年; 近20年来 is nearly twenty years."""
    count = number(text, match.end())
    years = _YEARS_LONG.match(text, count.end) if count else None
    if count is None or years is None or count.qualifier:
        return []
    value = count.value
    if value != int(value) or value == 10 or not (2 if match["ahead"] else 1) <= value < 1000:
        return []
    if match["near"] and value > 10:
        return []
    return [Found(match.start(), years.end(), Relative(f"years:{'+' if match['ahead'] else '-'}{int(value)}"))]


def _set_in(match: re.Match[str]) -> Point:
    """The year a date says it is in: itself, from the year of writing, or from the date before."""
    if match["year"]:
        return Point(year_of(match["year"]))
    if match["after"]:
        return Point(after=_AFTER[match["after"]])
    return Point(shift=_SHIFTS[match["shift"]]) if match["shift"] else Point()


def _is_of_another_year(text: str, match: re.Match[str]) -> bool:
    """每年三季度, 农历八月: a month that is of no one year."""
    is_set_in = match["year"] or match["after"] or match["shift"]
    return not is_set_in and _OF_ANOTHER_YEAR.search(text[max(0, match.start() - 8) : match.start()]) is not None


def _number(digits: str) -> int:
    return int(digits) if digits.isdecimal() else int(value_of(digits) or 0)
