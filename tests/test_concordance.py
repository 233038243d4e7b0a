"""The places of a term, as keywords in context in both languages."""

from __future__ import annotations

from pathlib import Path

from bitext.addresses import Addresses
from bitext.corpus import read_corpus
from bitext.generate.concordance import Concordance
from bitext.generate.shelves import Shelves
from test_checks import spoil

HERE = '<div class="bt-line__side" lang="en"><a class="bt-number" href="../../documents/tides/#p3" hreflang="en">3</a>'
SAID = '<p class="bt-keyword"><span>Last year the </span><mark>Tide Gauge Plan</mark><span> was put before'
THERE = '<a class="bt-number" href="../../zh/documents/tides/#p3" hreflang="zh-Hans">3</a><p class="bt-keyword">'
NOWHERE = '<div class="bt-line__side" lang="zh-Hans"><p class="bt-silent"></p></div>'


def places(root: Path, code: str) -> str:
    """Where the small site speaks of the plan, for readers of one language; both have their page at one address."""
    corpus = read_corpus(root)
    found = Concordance(corpus, "tide-gauge-plan", Shelves(corpus).lines["tide-gauge-plan"].values())
    return found.html(Addresses("en"), code, "glossary/tide-gauge-plan/")


def test_the_readers_own_language_comes_first(small: Path) -> None:
    for code in ("en", "zh"):
        html = places(small, code)
        assert html.count("<li") == 1
        sides = html.index(f"{HERE}{SAID}"), html.index(THERE)
        assert sides == (tuple(sorted(sides)) if code == "en" else tuple(sorted(sides, reverse=True)))
        assert '<span lang="en">Tide Gauge Plan</span> <span class="bt-usage__count">1×</span>' in html


def test_a_paragraph_that_one_language_lacks_is_silent_there_and_has_no_number(small: Path) -> None:
    exception = "alignment:\n  - type: omitted\n    en: [p3]\n    zh: []\n    note: {en: It has none., zh: 没有。}\n"
    edits = [[f"docs/{code}/documents/tides.md", "alignment: []\n", exception] for code in ("en", "zh")]
    edits.append(["docs/zh/documents/tides.md", "去年，《验潮仪计划》提交议会。\n{: #p3 }\n", ""])
    spoil(small, {"edits": edits})
    for code in ("en", "zh"):
        html = places(small, code)
        assert html.count("<li") == 1
        assert f"{HERE}{SAID}" in html
        assert NOWHERE in html
        assert THERE not in html


def test_runs_of_another_script_are_marked(small: Path) -> None:
    edit = ["docs/en/documents/tides.md", "the Tide Gauge Plan was", "the Tide Gauge Plan (计划) was"]
    spoil(small, {"edits": [edit]})
    assert '<mark>Tide Gauge Plan</mark><span> (<span lang="zh-Hans">计划</span>) was' in places(small, "zh")
