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
