"""Dates in English prose.

    25 September 2024, Sept. 25th, 2024, 2024-09-25     a day
    late 2023, year-end 2023, the end of November 2024  a part of a year or month
    Q3 2024, the first half of 2024, the 2020s          a quarter, a half, a decade
    from 2014 to 2023, 2021-25, 22–26 September 2025    spans
    the 14th Five-Year Plan period (2021-25)            a span, too: the plan's years
    last year, in August, on Tuesday, the next three years

"By 2027", "since 2015" and "until 2027" say 2027, 2015, 2027, just as 到2027年 and 2015年以来 do: no end is
left open. A month or a bare year needs evidence: "may", "2030 enterprises" and the 2030 Agenda are no
dates. Ten years to come or gone by are a length (see `figures`): a decade is counted from anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from bitext.dates import Relative
from bitext.languages import points
from bitext.languages.base import DateMention
from bitext.languages.digits import fold
from bitext.languages.en.evidence import Lead, is_of_another_week, is_of_another_year, is_year, shift_of_month
from bitext.languages.en.names import is_code
from bitext.languages.en.numbers import ORDINAL_WORDS, number, ordinal
from bitext.languages.en.words import BEGINNING_OF_DIGITS, MONTHS, Beginnings
from bitext.languages.points import FIRST_HALF, FIRST_QUARTER, Point
from bitext.languages.units import either
from bitext.languages.wordings import Between, Found, Wordings

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_MONTHS_SHORT = ("Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec")
_MONTH = rf"(?P<month>{either(MONTHS)}|(?:{either(_MONTHS_SHORT)})\b\.?)(?![A-Za-z])"
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?(?![0-9A-Za-z]|[.,:][0-9]|%| per ?cent| [mb]illion)"
_YEAR = r"[12][0-9]{3}(?![0-9A-Za-z_%‰/@\]]|[.,:][0-9]|-[0-9])"
_SET_IN = rf"(?:(?:the )?year )?(?P<year>{_YEAR})|(?P<shift>last|this|next|(?:the )?current) year(?!s\b| of\b)"
_IN_YEAR = rf"(?:,? (?:of |in )?(?:{_SET_IN}|(?P<same>the year\b)|(?P<after>that|the same|the following) year\b))"
_SHIFT = {"last": -1, "this": 0, "next": 1, "current": 0, "the current": 0}

# Where a date may begin, and by what. "The end of" and the like are found from there, looking back.
_SORTS = {
    **dict.fromkeys((*MONTHS, *_MONTHS_SHORT), "month"),
    **dict.fromkeys(_WEEKDAYS, "weekday"),
    **dict.fromkeys(("Q", "H"), "letter"),
    **{
        form: sort
        for sort, words in {
            "ordinal": ORDINAL_WORDS,
            "year": ("last", "this", "next", "current", "year"),
            "years": ("past", "coming"),
        }.items()
        for word in words
        for form in (word, word.capitalize())
    },
}
# A hyphen before a date makes it part of a code, but for "mid-2024" and the like.
_ALONE = re.compile(
    r"(?<![A-Za-z0-9_$€£¥/=@#&\[〔+])(?<![0-9][.,:×])"
    r"(?:(?<![A-Za-z0-9]-)|(?<=[0-9]s-)|(?<=\b[Mm]id-)|(?<=\b[Ee]nd-)|(?<=\b[Pp]re-)|(?<=\b[Pp]ost-)|(?=[A-Z]))"
)
_DAY_OR_YEAR = re.compile(BEGINNING_OF_DIGITS + r"(?:(?<=[12])[0-9]{3}|[0-9]?(?i:st|nd|rd|th)?[ -])")
"""Digits that no date begins with are passed over at once."""
_BEGINNINGS = Beginnings(_SORTS, digits=_DAY_OR_YEAR)


def _beginnings(text: str) -> Iterator[tuple[int, str]]:
    for start, sort in _BEGINNINGS(text):
        if _ALONE.match(text, start):
            yield start, sort


def dates(text: str) -> list[DateMention]:
    """Every date in a text, in order."""
    return _wording.mentions(fold(text))


_TO = re.compile(r" ?- ?(?:the )?|/| (?:to|through|until|till) (?:the )?")


def _is_span(text: str, first: Found, last: Found) -> bool:
    """2014 to 2023, between 2014 and 2023."""
    if _TO.fullmatch(text, first.end, last.start):
        return True
    between = text[max(0, first.start - 8) : first.start].lower() == "between "
    return between and text[first.end : last.start] == " and "


_wording = Wordings(_beginnings, Between(re.compile(r",? (?:and|or) (?:in )?|, | / "), _is_span))


@_wording("digits", r"([12][0-9]{3})([-/.])([0-9]{1,2})\2([0-9]{1,2})(?![0-9/]|[-.][0-9])")
def _in_digits(text: str, match: re.Match[str]) -> list[Found]:
    """2024-09-25, 2024/9/25, 2024.9.25."""
    point = Point(int(match[1]), inner=int(match[3]), day=int(match[4]))
    return [Lead(text, match.start()).found(text, match.end(), point)] if point.read() else []


@_wording("digits", r"(1[5-9][0-9]{2}|20[0-9]{2})(?:-|/(?=[0-9]{2}\b))([12][0-9]{3}|[0-9]{2})(?![0-9A-Za-z%]|[-.,:/][0-9]| [mbtr]+illion)")
def _years(text: str, match: re.Match[str]) -> list[Found]:
    """2018–2020, 2021-25, 2021/22; 2024-09 is a month."""
    lead, first, last = Lead(text, match.start()), int(match[1]), int(match[2])
    if is_code(text, match.start()):
        return []
    if len(match[2]) == 2 and last <= first % 100:
        return [lead.found(text, match.end(), Point(first, inner=last))] if 1 <= last <= 12 else []
    last += first - first % 100 if len(match[2]) == 2 else 0
    if last < first:
        return []
    return [lead.found(text, match.end(1), Point(first)), Found(match.start(2), match.end(), Point(last))]


@_wording("digits", r"([12][0-9]{2}0)s(?![A-Za-z])")
def _decade(text: str, match: re.Match[str]) -> list[Found]:
    """The 2020s, early 1990s."""
    return [Lead(text, match.start()).found(text, match.end(), Point(int(match[1]), decade=True))]


_DURING = re.compile(r"\b(?:during|over|throughout|across|period of) (?:the )?$", re.IGNORECASE)
_YEARS_OF_PLAN = re.compile(r" ?\(([12][0-9]{3})-([0-9]{4}|[0-9]{2})\)")


@_wording(
    "digits ordinal",
    rf"(?i:(?:[0-9]{{1,2}}(?:st|nd|rd|th)|{either(ORDINAL_WORDS)}) (?:Five|5)-Year Plan)(?P<period> period\b)?",
)
def _plan(text: str, match: re.Match[str]) -> list[Found]:
    """The 14th Five-Year Plan period (2021-25), during the 14th Five-Year Plan; the plan alone is a document."""
    nth = ordinal(text, match.start())
    date = points.plan(int(nth.value)) if nth else None
    if date is None or not (match["period"] or _DURING.search(text[max(0, match.start() - 16) : match.start()])):
        return []
    years = _YEARS_OF_PLAN.match(text, match.end())
    agreed = years is not None and date.edtf == f"{years[1]}/{years[1][: 4 - len(years[2])]}{years[2]}"
    return [Found(match.start(), years.end() if years and agreed else match.end(), date)]


_YEARS_LONG = re.compile(r" years?\b(?!-)")


@_wording("year years", r"(?i:(next|coming)|(past)|last) ")
def _next_years(text: str, match: re.Match[str]) -> list[Found]:
    """The next three years, the last five years; the past year. "The coming year" may be any."""
    count = number(text, match.end())
    years = _YEARS_LONG.match(text, count.end if count else match.end() - 1)
    value = count.value if count else Decimal(1)
    if years is None or (value == 1 and not match[2]) or value != int(value) or value == 10 or not 0 < value < 1000:
        return []
    return [Found(match.start(), years.end(), Relative(f"years:{'+' if match[1] else '-'}{int(value)}"))]


_AND_DAY = r"(?: ?- ?| (?:to|and|through|until|or) )"


@_wording(
    "digits month",
    rf"(?:(?P<day>{_DAY})(?:{_AND_DAY}(?P<day_to>{_DAY}))? (?:of )?{_MONTH}"
    rf"|{_MONTH.replace('?P<month>', '?P<month_first>')} (?P<last>{_DAY})(?:{_AND_DAY}(?P<last_to>{_DAY}))?)"
    rf"{_IN_YEAR}?",
)
def _day(text: str, match: re.Match[str]) -> list[Found]:
    """25 September 2024, September 25, 2024, September 22–26, August 14."""
    lead = Lead(text, match.start())
    point = _set_in(match)
    if point == Point():
        companies = match["last"] and lead.before.lower().endswith("in ") and text[match.end() :][:2].strip().islower()
        if companies or is_of_another_year(text, match.end()):
            return []  # "in August 14 companies …"
    point = point._replace(inner=_month_number(match["month"] or match["month_first"]))
    first, last = ("day", "day_to") if match["day"] else ("last", "last_to")
    if not match[last]:
        return [lead.found(text, match.end(), point._replace(day=_day_number(match[first])))]
    return [
        Found(lead.start, match.end(first), point._replace(day=_day_number(match[first]))),
        Found(match.start(last), match.end(), point._replace(day=_day_number(match[last]))),
    ]


@_wording("month", rf"{_MONTH}{_IN_YEAR}?")
def _bare_month(text: str, match: re.Match[str]) -> list[Found]:
    """September 2024, the end of November 2024; in August, August last year. "May" alone may be anything."""
    lead = Lead(text, match.start())
    point = _set_in(match)
    sure = point != Point()
    if not sure:
        shift = shift_of_month(text, lead, match.end())
        sure = shift is not None
        point = Point(shift=shift or None)  # a list may still say the year: in March and October 2023
    return [lead.found(text, match.end(), point._replace(inner=_month_number(match["month"])), sure=sure)]


@_wording("digits letter", rf"(?:({_YEAR}) )?([QH])([1-4])\b{_IN_YEAR}?")
def _lettered(text: str, match: re.Match[str]) -> list[Found]:
    """Q3 2024, 2024 Q3, H1 2024."""
    point = Point(int(match[1])) if match[1] else _set_in(match)
    last, start = (4, FIRST_QUARTER) if match[2] == "Q" else (2, FIRST_HALF)
    nth = int(match[3])
    if nth > last or (match[2] == "H" and point == Point()):
        return []
    return [Lead(text, match.start()).found(text, match.end(), point._replace(inner=start + nth - 1))]


_NTH = {"first": 0, "1st": 0, "second": 1, "2nd": 1, "third": 2, "3rd": 2, "fourth": 3, "4th": 3}
_FIRST_TO_FOURTH = either(_NTH)


@_wording("digits ordinal", rf"(?i:({_FIRST_TO_FOURTH})) quarter\b(?!-){_IN_YEAR}?(?! of\b)")
def _quarter(text: str, match: re.Match[str]) -> list[Found]:
    """The third quarter of 2024, the fourth quarter of last year."""
    point = _set_in(match)._replace(inner=FIRST_QUARTER + _NTH[match[1].lower()])
    return [Lead(text, match.start()).found(text, match.end(), point)]


@_wording("ordinal", rf"(?i:(first)|second) half{_IN_YEAR}")
def _half(text: str, match: re.Match[str]) -> list[Found]:
    """The first half of 2024, the second half of the year; but not the first half of a match."""
    point = _set_in(match)._replace(inner=FIRST_HALF if match[1] else FIRST_HALF + 1)
    return [Lead(text, match.start()).found(text, match.end(), point)]


_MONTHS_OF_YEAR = re.compile(rf" (?:months|(quarters)) (?:of|in) ({_YEAR})")


@_wording("ordinal", r"(?i:first) ")
def _first_months(text: str, match: re.Match[str]) -> list[Found]:
    """The first three quarters of 2024, the first eleven months of 2024."""
    count = number(text, match.end())
    of_year = _MONTHS_OF_YEAR.match(text, count.end) if count else None
    if count is None or of_year is None:
        return []
    year, last = int(of_year[2]), int(count.value) * (3 if of_year[1] else 1)
    date = points.span(Point(year, inner=1), Point(year, inner=last)) if 1 <= last <= 12 else None
    return [Found(match.start(), of_year.end(), date)] if date else []


@_wording("year", r"year (?:(before last)|after next)\b|(?<=\b[bB]y )year[- ]end\b(?! [a-z0-9]|-)")
def _year_but_one(text: str, match: re.Match[str]) -> list[Found]:
    """The year before last, the year after next; by year-end, which is this year's."""
    if match[0][4:] in (" end", "-end"):
        return [Found(match.start(), match.end(), Point(shift=0, part="end"))]
    return [Lead(text, match.start()).found(text, match.end(), Point(shift=-2 if match[1] else 2))]


@_wording(
    "digits year",
    rf"(?i:{_SET_IN})|(?:(?<=of )|(?<=of the ))(?P<same>year\b)|(?:(?<=of that )|(?<=of the same ))(?P<after>year\b)",
)
def _year(text: str, match: re.Match[str]) -> list[Found]:
    """In 2023, the 2024 Report; last year, the end of this year; "the end of the year" is this year's."""
    lead = Lead(text, match.start())
    if not match["year"]:
        return [lead.found(text, match.end(), _set_in(match))] if lead.part or match["shift"] else []
    year = int(match["year"])
    if is_code(text, match.start("year")):
        return []
    sure = True if match.start() < match.start("year") else is_year(text, lead, match.end())
    if sure is False or not 1500 <= year <= 2100:
        return []
    return [lead.found(text, match.end(), Point(year), sure=bool(sure))]


@_wording("weekday", rf"({either(_WEEKDAYS)})(?![A-Za-z])")
def _weekday(text: str, match: re.Match[str]) -> list[Found]:
    """On Tuesday. Last and next Tuesday are of weeks we cannot tell."""
    if is_of_another_week(Lead(text, match.start())):
        return []
    return [Found(match.start(), match.end(), Point(weekday=_WEEKDAYS.index(match[1]) + 1))]


def _set_in(match: re.Match[str]) -> Point:
    """The year a date says it is in: itself, from the year of writing, or from the date before."""
    if match["year"]:
        return Point(int(match["year"]))
    if match["shift"]:
        return Point(shift=_SHIFT[match["shift"].lower()])
    if match["after"]:
        return Point(after=int(match["after"] == "the following"))
    return Point(shift=0) if match["same"] else Point()


def _month_number(month: str) -> int:
    return next(number for number, full in enumerate(MONTHS, 1) if full[:3] == month[:3])


def _day_number(day: str) -> int:
    return int(day.rstrip("stndrh"))
