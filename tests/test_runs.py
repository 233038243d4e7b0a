"""The language of every run on a page."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bitext.generate.runs import with_runs
from bitext.languages import LANGUAGES

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "cases/runs.yml").read_text(encoding="utf-8"))
HEAD = '<!doctype html>\n<html lang="{tag}">\n<head><title>标题 Two Words</title></head>\n<body class="x">'
_ADDED = re.compile(r'<span lang="(?:en|zh-Hans)">|</span>')


def page(code: str, body: str) -> str:
    return f"{HEAD.format(tag=LANGUAGES[code].tag)}{body}</body>\n</html>\n"


@pytest.mark.parametrize("case", [pytest.param(case, id=next(iter(case.values()))) for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    code = "en" if "en" in case else "zh"
    done = with_runs(page(code, case[code]))
    assert done == page(code, case["to"])
    assert with_runs(done) == done


_MARKUP = ("<p>", "</p>", "<b", ">", "<br>", '<i lang="zh-Hans">', "</i>", "<code>", "</code>", "<!--", "-->", '"', "<")
_TEXT = ("人工", "“智能+”", "Two Words", "AI", " ", "，", "&amp;", "&", ";", "(", ")", "\n", "2024", "’s", "é")
_PIECES = st.sampled_from((*_MARKUP, *_TEXT))


@given(code=st.sampled_from(list(LANGUAGES)), pieces=st.lists(_PIECES, max_size=30))
def test_nothing_but_spans_is_added(code: str, pieces: list[str]) -> None:
    source = page(code, "".join(pieces))
    done = with_runs(source)
    assert _ADDED.sub("", done) == source
    assert done.count("<span ") == done.count("</span>")
    assert done.count("&amp;") == source.count("&amp;")


def test_every_run_of_the_site_is_marked(site: Path) -> None:
    """No Han in an English page without its language, on any page."""
    han = re.compile(r"[\u4e00-\u9fff]")
    for file in [*site.glob("*.html"), *site.glob("[!z]*/**/*.html")]:
        text = re.sub(r"(?s)<(head|script|svg|select|code|pre)\b.*?</\1>", "", file.read_text(encoding="utf-8"))
        text = re.sub(r'(?s)<(\w+)[^>]*lang="zh-Hans"[^>]*>(?:(?!<\1\b).)*?</\1>', "", text)
        text = re.sub(r"<[^>]*>", "", text)
        assert not han.search(text), (file, han.search(text))
