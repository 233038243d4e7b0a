"""What a site may hold and ours does not: passages of one language, undated texts, footnotes, a list shown twice."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from bitext.checks import check
from bitext.corpus import read_corpus
from bitext.events import read_events
from bitext.generate.chart import timeline_svg
from bitext.generate.shelves import MOST
from bitext.reading.yaml import read_yaml
from bitext.site_check import check_site
from conftest import SMALL
from sitebuild import build_here, small_config
from test_checks import spoil

WINDS = {
    "en": ("Winds, part {n}", "The wind blew at the East Quay.[^1]", "[^1]: Or so they say."),
    "zh": ("风，之{n}", "东码头起了风。[^1]", "[^1]: 据说如此。"),
}
MANY = 25
"""More documents than the home page shows."""
MORE = {
    "en": """
It rained.
{: #p4 }

A second gauge was set up on 3 April 2020.
{: #p5 }

It was read at once, on 4 April 2020.
{: #p6 }

It has been read since April 2020, and was meant to be until June 2020.
{: #p7 }
""",
    "zh": """
第二台验潮仪于2020年4月3日装成，次日随即读数，即2020年4月4日。
{: #p5 }

2020年4月以来一直读数，原定到2020年6月。
{: #p7 }
""",
}
ALIGNMENT = """alignment:
  - {type: omitted, en: [p4], zh: [], note: {en: Only the English says so., zh: 仅英文有此句。}}
  - {type: merged, en: [p5, p6], zh: [p5], note: {en: One paragraph in Chinese., zh: 中文为一段。}}"""
LISTS = {
    "index": "home",
    "documents/index": "documents",
    "timeline": "timeline",
    "history": "timeline",
    "glossary": "glossary",
    "figures": "figures",
    "differences": "differences",
    "tides": "main",
}
"""Pages and their templates; one is called like a document, one has a list that another page has too."""
EVENTS = """  - id: second-gauge
    date: "2020-04-03"
    kind: event
    actors: [east-quay]
    title: {en: A second gauge, zh: 第二台验潮仪}
    cites: [tides#p5]
  - id: second-gauge-read
    date: "2020-04-04"
    kind: event
    actors: [east-quay]
    title: {en: The second gauge is read, zh: 第二台验潮仪开始读数}
    cites: [tides#p6]
  - id: read-since
    date: "2020-04/.."
    kind: plan
    actors: []
    title: {en: It has been read since, zh: 此后一直读数}
    cites: [tides#p7]
  - id: read-until
    date: "../2020-06"
    kind: plan
    actors: []
    title: {en: It was meant to be read until June, zh: 原定读数到6月}
    cites: [tides#p7]
"""


def furnish(root: Path) -> None:
    """All of it, on a copy of the small site."""
    for code, (title, text, footnote) in WINDS.items():
        page = root / f"docs/{code}/documents/tides.md"
        tides = page.read_text(encoding="utf-8")
        front = tides.partition("\n---\n")[0]
        for n in range(1, MANY + 1):
            head = re.sub(r"^title: .*$", f"title: {title.format(n=n)}", front, flags=re.MULTILINE)
            head = head.replace('issued: "2021-03-05"', "issued: null").replace('"5 March 2021"', "null")
            head = head.replace('made: "2022-01-01"', f'made: "2022-{n // 12 + 1:02}-{n % 12 + 1:02}"')
            (root / f"docs/{code}/documents/winds-{n}.md").write_text(
                f"{head}\n---\n\n{text}\n{{: #p1 }}\n\n{footnote}\n", encoding="utf-8"
            )
        noted = tides.replace("alignment: []", ALIGNMENT) + MORE[code]
        page.write_text(noted, encoding="utf-8")
        for name, template in LISTS.items():
            (root / f"docs/{code}/{name}.md").write_text(
                f"---\ntitle: {name}\ntemplate: {template}.html\n---\n\n", encoding="utf-8"
            )
    file = root / "docs/events/2020.yml"
    file.write_text(file.read_text(encoding="utf-8") + EVENTS, encoding="utf-8")


@pytest.fixture(scope="module")
def rare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of the built site."""
    root = tmp_path_factory.mktemp("rare") / "small"
    shutil.copytree(SMALL, root)
    furnish(root)
    assert check(read_corpus(root)) == []
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(MOST, "documents", 3)
        patch.setitem(MOST, "timeline", 2)
        build_here(small_config(root), root / "site")
    yield root / "site"


def text(site: Path, path: str) -> str:
    return (site / path / "index.html").read_text(encoding="utf-8")


def test_nothing_is_broken(rare: Path) -> None:
    assert check_site(rare) == []


def test_a_passage_of_one_language_has_no_way_across(rare: Path) -> None:
    edition = text(rare, "documents/tides")
    rained = edition[edition.index('href="#p4"') : edition.index("It rained.")]
    assert 'class="bt-other bt-other--none" title="Not in the other language"' in rained
    assert "Only the English says so." in edition


def test_a_merged_passage_is_cited_by_the_id_that_the_language_has(rare: Path) -> None:
    """The event cites p6; in Chinese that is part of p5."""
    for prefix, own in (("", "p6"), ("zh/", "p5")):
        pages = (page.read_text(encoding="utf-8") for page in (rare / prefix / "timeline").rglob("index.html"))
        entry = next(page for page in pages if 'id="event-second-gauge-read"' in page)
        cite = entry.partition('id="event-second-gauge-read"')[2].partition('class="bt-cite"')[2]
        assert re.match(rf'><a href="[./]*documents/tides/#{own}"', cite), cite[:200]


def test_a_difference_leads_to_the_language_that_has_the_passage(rare: Path) -> None:
    assert 'href="../../documents/tides/#p4" hreflang="en"' in text(rare, "zh/differences")
    assert 'href="../documents/tides/#p4"' in text(rare, "differences")


def test_undated_documents_have_a_part_of_their_own(rare: Path) -> None:
    assert "No date printed" in text(rare, "documents")
    assert "未印日期" in text(rare, "zh/documents")


def test_the_home_page_shows_the_editions_made_last(rare: Path) -> None:
    shown = re.findall(r"documents/(winds-\d+|tides)/", text(rare, ""))
    assert next(one for one in shown if one != "tides") == f"winds-{MANY}"
    assert "winds-1" not in shown


def test_a_footnote_is_on_the_page_and_no_row_of_its_own(rare: Path) -> None:
    assert "Or so they say." in text(rare, "documents/winds-1")
    beside = text(rare, "documents/winds-1/parallel")
    assert beside.count('class="bt-row"') == 1
    assert re.findall(r'href="([^"]*#fn:1)"', beside) == ["../#fn:1", "../../../zh/documents/winds-1/#fn:1"]
    assert "fnref" not in beside, "an id that stands once in each language"


def test_a_term_with_many_events_has_them_on_pages_of_their_own(rare: Path) -> None:
    pages = sorted(one.relative_to(rare).as_posix() for one in (rare / "glossary/east-quay/events").rglob("index.html"))
    assert pages
    shown = "".join((rare / page).read_text(encoding="utf-8") for page in pages)
    assert all(f"#event-{event}" in shown for event in ("gauge-set-up", "second-gauge", "second-gauge-read"))


def test_a_second_page_with_the_timeline_is_whole(rare: Path) -> None:
    assert text(rare, "history").count("data-entry") == 7


def test_a_note_may_bear_an_id(small: Path) -> None:
    """It is no paragraph and has no margin."""
    edits = [
        [f"docs/{code}/documents/tides.md", last, f"{last}\n    {{: #n1 }}"]
        for code, last in (("en", "who read the gauge."), ("zh", "由谁读数。"))
    ]
    spoil(small, {"edits": edits})
    assert check(read_corpus(small)) == []
    build_here(small_config(small), small / "site")
    assert '<p id="n1">The report does not say who read the gauge.</p>' in text(small / "site", "documents/tides")


@pytest.mark.parametrize("date", ["0001", "9999", "0001-06/0005", "../0005", "9990/.."])
def test_the_first_and_the_last_year_are_drawn(date: str) -> None:
    record, _ = read_yaml(
        f"""events:
  - id: one
    date: "{date}"
    kind: event
    actors: []
    title: {{en: One, zh: 其一}}
    cites: [tides#p1]
""",
        "docs/events/0001.yml",
    )
    events, _, findings = read_events(record, "docs/events/0001.yml")
    assert findings == []
    drawn = timeline_svg(events, "en")
    assert drawn.count("bt-chart__item--event") == 1
    assert "One entry in time" in drawn


def test_many_years_are_told_by_round_ones() -> None:
    """None of their numbers is cut off at the edge, and only what has a number has a line."""
    entries = "".join(
        f"""  - id: in-{year}
    date: "{year}"
    kind: event
    actors: []
    title: {{en: In {year}, zh: {year}年}}
    cites: [tides#p1]
"""
        for year in (1727, 1800, 1903)
    )
    record, _ = read_yaml(f"events:\n{entries}", "docs/events/1727.yml")
    drawn = timeline_svg(read_events(record, "docs/events/1727.yml")[0], "en")
    told = re.findall(r'class="bt-chart__label" x="([\d.]+)" y="14">(\d+)<', drawn)
    assert "1800" in [year for _, year in told]
    assert all(int(year) % 10 == 0 for _, year in told)
    assert all(float(x) + 37 <= 960 for x, _ in told)
    assert drawn.count("bt-chart__year") == len(told)
