"""EDTF dates and relative dates."""

from __future__ import annotations

import datetime

import pytest

from bitext.dates import Date, DateError, Relative


@pytest.mark.parametrize(
    ("edtf", "precision", "start", "end", "lower", "upper"),
    [
        ("2024-09-25", "day", "2024-09-25", "2024-09-25", "2024-09-25", "2024-09-25"),
        ("2024-09", "month", "2024-09", "2024-09", "2024-09-01", "2024-09-30"),
        ("2024-02", "month", "2024-02", "2024-02", "2024-02-01", "2024-02-29"),
        ("2024", "year", "2024", "2024", "2024-01-01", "2024-12-31"),
        ("202X", "decade", "2020", "2029", "2020-01-01", "2029-12-31"),
        ("2024-34", "quarter", "2024-04", "2024-06", "2024-04-01", "2024-06-30"),
        ("2024-41", "half", "2024-07", "2024-12", "2024-07-01", "2024-12-31"),
        ("2021/2025", "span", "2021", "2025", "2021-01-01", "2025-12-31"),
        ("2024-09-25/2024", "span", "2024-09-25", "2024", "2024-09-25", "2024-12-31"),
        ("2024-09~", "month", "2024-09", "2024-09", "2024-09-01", "2024-09-30"),
    ],
)
def test_reads(edtf: str, precision: str, start: str, end: str, lower: str, upper: str) -> None:
    date = Date.parse(edtf)
    assert (date.precision, date.start, date.end) == (precision, start, end)
    assert (date.lower.isoformat(), date.upper.isoformat()) == (lower, upper)


def test_open_spans() -> None:
    assert Date.parse("../2027").start is None
    assert Date.parse("../2027").end == "2027"
    assert Date.parse("2024-09-25/..").upper == datetime.date.max


@pytest.mark.parametrize(
    "text",
    [
        "",
        "24",
        "2024-13",
        "2024-02-30",
        "2023-02-29",
        "2024-9-25",
        "25.9.2024",
        "2024/",
        "/",
        "../..",
        "..",
        "2025/2021",
        "2024-37",
        "0000",
        "000X",
        "2024-09-25T10:00",
        "20240925",
        "2024-09-25/2024-09-24",
        "1/2/3",
        "２０２４",
    ],
)
def test_refuses(text: str) -> None:
    with pytest.raises(DateError):
        Date.parse(text)


@pytest.mark.parametrize(
    ("edtf", "part"), [("2024-09-25", "end"), ("2021/2025", "end"), ("2024", "late"), ("2024-33", "end")]
)
def test_refuses_a_part(edtf: str, part: str) -> None:
    with pytest.raises(DateError):
        Date.parse(edtf, part)


def test_the_end_of_a_year_is_neither_its_last_day_nor_all_of_it() -> None:
    end = Date.parse("2023", "end")
    assert end != Date.parse("2023") != Date.parse("2023-12-31")
    assert (end.start, end.end) == ("2023", "2023")
    assert Date.parse("2023").lower < end.lower < end.upper == datetime.date(2023, 12, 31)
    assert Date.parse("2023", "start").upper < Date.parse("2023", "end").lower


def test_order() -> None:
    texts = ["2021/2025", "2023", "2023-12-31", "2024", "2024-03-05", "2024-09"]
    dates = [Date.parse(text) for text in texts]
    shuffled = [dates[number] for number in (3, 0, 5, 1, 4, 2)]
    assert sorted(shuffled, key=Date.sort_key) == dates


@pytest.mark.parametrize(
    ("key", "written", "means"),
    [
        ("year-1", "2025-01-13", "2024"),
        ("year-1:end", "2025-01-13", "2024 end"),
        ("year+0", "2024-09-25/2024", "2024"),
        ("month:08", "2025-09-24", "2025-08"),
        ("month:11:end", "2025-09-24", "2025-11 end"),
        ("day:08-14", "2025-09-24", "2025-08-14"),
        ("weekday:2", "2025-09-24", "2025-09-23"),
        ("weekday:3", "2025-09-24", "2025-09-24"),
        ("weekday:4", "2025-09-24", "2025-09-18"),
        ("years:+3", "2025-01-13", "2025/2028"),
        ("years:-5", "2025-01-13", "2020/2025"),
        ("weekday:2", "2025-09", None),
        ("year-1", "2024-09-25/..", None),
        ("year-1", "2024/2025", None),
        ("day:02-29", "2025", None),
    ],
)
def test_relative(key: str, written: str, means: str | None) -> None:
    resolved = Relative(key).resolve(Date.parse(written))
    assert resolved == (Date.parse(*means.split()) if means else None)


@pytest.mark.parametrize("key", ["", "yesterday", "year1", "month:8", "weekday:8", "day:8-14"])
def test_refuses_relative(key: str) -> None:
    with pytest.raises(DateError):
        Relative(key)
