"""What each language recognises, case by case; that languages agree; that what is written is also read."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bitext.dates import PARTS, Date, DateError
from bitext.languages import LANGUAGES
from bitext.languages.base import DateMention, Figure, FigureMention
from bitext.languages.zh.numbers import value_of

CASES = Path(__file__).parent / "cases"


def cases(name: str) -> list[Any]:
    """The entries of a file of cases, each under the number of its line."""
    text = (CASES / name).read_text(encoding="utf-8")
    entries = yaml.safe_load(text)
    lines = [node.start_mark.line + 1 for node in yaml.compose(text).value]
    return [pytest.param(entry, id=f"{name}:{line}") for entry, line in zip(entries, lines, strict=True)]


def date_said(mention: DateMention) -> str:
    """A date as the cases write it: `2023 end`, `year-1:end`."""
    if mention.relative:
        return mention.relative.key
    assert mention.date is not None
    return f"{mention.date.edtf} {mention.date.part or ''}".rstrip()


def figure_said(mention: FigureMention) -> str:
    """A figure as the cases write it: `4500 over`, `3..5 year`, `78 ordinal`, `1 soft`."""
    figure = mention.figure
    value = f"{figure.value:f}" if figure.high is None else f"{figure.value:f}..{figure.high:f}"
    kind = None if figure.kind == "cardinal" else figure.kind
    return " ".join(filter(None, (value, figure.unit, figure.qualifier, kind, "soft" if mention.soft else None)))


@pytest.mark.parametrize("case", cases("dates.yml"))
def test_dates(case: dict[str, Any]) -> None:
    found = LANGUAGES[case["lang"]].dates(case["text"])
    assert [date_said(mention) for mention in found] == case["expect"]


@pytest.mark.parametrize("case", cases("figures.yml"))
def test_figures(case: dict[str, Any]) -> None:
    language = LANGUAGES[case["lang"]]
    found = language.figures(case["text"], language.dates(case["text"]))
    assert [figure_said(mention) for mention in found] == case["expect"]


def recognised(code: str, text: str) -> tuple[Counter[str], Counter[Figure], Counter[Figure]]:
    """The dates, the figures and the soft figures of a text."""
    language = LANGUAGES[code]
    dates = language.dates(text)
    figures = language.figures(text, dates)
    return (
        Counter(date_said(mention) for mention in dates),
        Counter(mention.figure for mention in figures if not mention.soft),
        Counter(mention.figure for mention in figures if mention.soft),
    )


@pytest.mark.parametrize("case", cases("pairs.yml"))
def test_languages_agree(case: dict[str, Any]) -> None:
    dates, figures, soft = recognised("en", case["en"])
    other_dates, other_figures, other_soft = recognised("zh", case["zh"])
    left = {
        "dates in en": dates - other_dates,
        "dates in zh": other_dates - dates,
        "figures in en": figures - other_figures - other_soft,
        "figures in zh": other_figures - figures - soft,
    }
    assert case["same"] == (not any(left.values())), left


# What hostile or random text may hold: everything, and above all what the readers look for.
_PIECES = st.sampled_from(
    "0 1 9 12 2024 2,0 3.5 $ US$ % - – — / : . , ( ) [ ] 年 月 日 第 一 二 十 百 万 亿 半 成 倍 翻 个 至 近 “ ” 五 世纪 年代 "
    "in the of end year last next May March one two hundred and half dozen th st Q3 quarter Five-Year Plan to from".split()
)


@given(st.one_of(st.text(), st.lists(st.one_of(_PIECES, st.just(" "))).map("".join)))
def test_any_text_can_be_read(text: str) -> None:
    for language in LANGUAGES.values():
        dates = language.dates(text)
        figures = language.figures(text, dates)
        for mentions in (dates, figures):
            ends = [place for mention in mentions for place in (mention.start, mention.end)]
            assert ends == sorted(ends)
            assert all(0 <= place <= len(text) for place in ends)
            assert all(mention.start < mention.end for mention in mentions)
        taken = {place for date in dates for place in range(date.start, date.end)}
        assert not any(taken & set(range(figure.start, figure.end)) for figure in figures)
        assert all(language.is_edge(text, place) for place in (0, len(text)))
        assert all(0 <= language.inflection(text, place) <= len(text) - place for place in range(len(text) + 1))


def _point(year: int, month: int, day: int, precision: str) -> str:
    return {
        "day": f"{year}-{month:02}-{day:02}",
        "month": f"{year}-{month:02}",
        "quarter": f"{year}-{33 + month % 4}",
        "half": f"{year}-{40 + month % 2}",
        "year": f"{year}",
        "decade": f"{year // 10}X",
    }[precision]


_PRECISIONS = st.sampled_from(("day", "month", "quarter", "half", "year", "decade"))
_POINTS = st.builds(_point, st.integers(1900, 2099), st.integers(1, 12), st.integers(1, 28), _PRECISIONS)
_QUALIFIED = st.builds("".join, st.tuples(_POINTS, st.sampled_from(("", "~", "?", "%"))))


def _date(first: str, last: str | None, part: str | None) -> Date | None:
    try:
        return Date.parse(first if last is None else f"{first}/{last}", part)
    except DateError:
        return None


_DATES = st.builds(_date, _QUALIFIED, st.one_of(st.none(), _QUALIFIED), st.sampled_from((None, *PARTS)))


@pytest.mark.parametrize("code", LANGUAGES)
@given(date=_DATES.filter(bool))
def test_a_written_date_is_read(code: str, date: Date) -> None:
    language = LANGUAGES[code]
    assert [mention.date for mention in language.dates(language.format_date(date))] == [date]


@pytest.mark.parametrize("code", LANGUAGES)
@given(_QUALIFIED)
def test_an_open_end_is_read_as_its_one_date(code: str, point: str) -> None:
    language = LANGUAGES[code]
    for span in (f"{point}/..", f"../{point}"):
        written = language.format_date(Date.parse(span))
        assert [mention.date for mention in language.dates(written)] == [Date.parse(point)]


_UNITS = st.sampled_from(
    (None, "%", "pp", "CNY", "USD", "EFLOPS", "ZB", "kWh", "km", "km²", "t", "year", "month", "day")
)
_QUALIFIERS = st.sampled_from((None, "over", "nearly", "about", "under", "at-least", "up-to"))


def _figure(value: int, places: int, times: int, unit: str | None, qualifier: Any, kind: Any, more: int) -> Figure:
    if kind != "cardinal":
        return Figure(Decimal(value), None, qualifier if kind == "multiple" else None, None, kind)
    low = Decimal(value).scaleb(-places) if unit not in ("year", "month", "day") else Decimal(value)
    low *= times
    return Figure(low, unit, qualifier, low + more if more else None, kind)


_FIGURES = st.builds(
    _figure,
    st.integers(1, 99_999),
    st.integers(0, 3),
    st.sampled_from((1, 10_000, 1_000_000_000)),
    _UNITS,
    _QUALIFIERS,
    st.sampled_from(("cardinal", "cardinal", "cardinal", "ordinal", "multiple")),
    st.sampled_from((0, 0, 1, 20_000, 1_000_000)),
).filter(lambda figure: not 1900 <= figure.value <= 2100)  # which may be years


@pytest.mark.parametrize("code", LANGUAGES)
@given(figure=_FIGURES)
def test_a_written_figure_is_read(code: str, figure: Figure) -> None:
    language = LANGUAGES[code]
    assert [mention.figure for mention in language.figures(language.format_figure(figure), [])] == [figure]


@pytest.mark.parametrize("code", LANGUAGES)
def test_an_odd_fraction_is_written_in_percent(code: str) -> None:
    language = LANGUAGES[code]
    figure = Figure(100 * Decimal(2) / 11, "%")
    assert language.format_figure(figure) == "18.18181818181818181818181818%"


def test_dollars_are_written_before_their_number() -> None:
    assert LANGUAGES["en"].format_figure(Figure(Decimal(5_000_000), "USD", "over")) == "over US$5 million"


@pytest.mark.parametrize("characters", ["千百", "一千百", "三四", "五亿六万七万", "百千", ""])
def test_characters_that_make_no_number(characters: str) -> None:
    assert value_of(characters) is None


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("above, below", [(1, 3), (2, 3), (5, 6), (3, 7), (4, 9)])
def test_a_fraction_is_written_as_one(code: str, above: int, below: int) -> None:
    language = LANGUAGES[code]
    figure = Figure(100 * Decimal(above) / below, "%")
    written = language.format_figure(figure)
    assert "%" not in written
    assert [mention.figure for mention in language.figures(written, [])] == [figure]


@pytest.mark.parametrize(
    "code, text, term, after",
    [
        ("en", "the Action Plans proposed", "Action Plan", "s"),
        ("en", "the Action Plan’s aims", "Action Plan", "’s"),
        ("en", "the Initiatives’ aims", "Initiative", "s"),
        ("en", "several processes", "process", "es"),
        ("en", "BRICS countries", "BRICS", ""),
        ("en", "AI-enabled", "AI", ""),
        ("en", "the AI.", "AI", ""),
        ("zh", "开展人工智能治理工作", "人工智能治理", ""),
        ("zh", "用AI赋能", "AI", ""),
        ("zh", "“人工智能+”行动", "人工智能+", ""),
    ],
)
def test_a_term_ends_where_its_word_does(code: str, text: str, term: str, after: str) -> None:
    language, start = LANGUAGES[code], text.index(term)
    end = start + len(term)
    assert language.inflection(text, end) == len(after)
    assert language.is_edge(text, start)
    assert language.is_edge(text, end + len(after))


@pytest.mark.parametrize(
    "code, text, term",
    [
        ("en", "AIGC", "AI"),
        ("en", "the mAIn", "AI"),
        ("en", "AI+ Initiative", "AI"),
        ("en", "planes", "plan"),
        ("zh", "用AIGC赋能", "AI"),
        ("zh", "AI+旅游", "AI"),
        ("zh", "65G", "5G"),
    ],
)
def test_a_term_does_not_end_inside_a_word(code: str, text: str, term: str) -> None:
    language, start = LANGUAGES[code], text.index(term)
    end = start + len(term)
    end += language.inflection(text, end)
    assert not (language.is_edge(text, start) and language.is_edge(text, end))
