"""Lists that are too long for one page: divided, each entry on one page, every old address led on."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from bitext.addresses import Addresses
from bitext.corpus import Corpus
from bitext.generate import shelves
from bitext.generate.shelves import MOST, Part, Shelf, Shelves, fragment_file
from bitext.languages import LANGUAGES
from bitext.site_check import check_site
from reader import reading
from served import BELOW, serving
from sitebuild import ROOT, build_here

FEW = {"documents": 2, "timeline": 6, "glossary": 40, "figures": 5, "differences": 2, "places": 12}
"""So few that every list of the real texts is divided, some of them twice."""


@pytest.fixture(scope="module")
def divided(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """The real site with its lists divided: its folder and its address."""
    folder = tmp_path_factory.mktemp("divided")
    with serving(folder) as address, pytest.MonkeyPatch.context() as patch:
        for kind, most in FEW.items():
            patch.setitem(MOST, kind, most)
        patch.setenv("SITE_URL", f"{address}{BELOW}/")
        build_here(ROOT / "mkdocs.yml", folder / BELOW)
        yield folder / BELOW, f"{address}{BELOW}/"


def text(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def test_the_real_lists_are_whole(real: Corpus) -> None:
    whole = Shelves(real)
    assert whole.divided == {}
    assert whole.held() == {}
    assert list(whole.parts()) == []


def test_every_entry_stands_on_one_page(real: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    for kind, most in FEW.items():
        monkeypatch.setitem(MOST, kind, most)
    found = Shelves(real)
    assert {"documents/index", "timeline", "glossary", "figures", "differences"} <= found.divided.keys()
    assert any(shelf.kind == "places" for lists in found.divided.values() for shelf in lists)
    lists: dict[int, Shelf] = {id(shelf): shelf for shelf, _ in found.parts()}
    for shelf in lists.values():
        shown = [entry for leaf in shelf.leaves for entry in leaf.entries]
        assert sorted(shown) == sorted(shelf.whole.entries)
        assert all(0 < len(leaf.entries) <= FEW.get(shelf.kind, FEW["timeline"]) for leaf in shelf.leaves)


def test_addresses_stay_when_entries_come_in() -> None:
    """A year keeps its address; when it has too many entries itself, its page leads to its months."""
    few = [(f"e{number}", (str(2000 + number % 2), f"{number % 3:02}")) for number in range(8)]
    many = few + [(f"f{number}", ("2001", f"{number % 3:02}")) for number in range(8)]
    first, later = (shelves._divided("timeline", "timeline", entries, 5, ()) for entries in (few, many))

    def names(part: Part) -> set[str]:
        return {one.name for one in part.pages()}

    assert names(first) == {"timeline", "timeline/2000", "timeline/2001"}
    assert names(first) < names(later)
    assert "timeline/2001/02" in names(later)


def test_links_lead_to_the_page_that_holds_the_entry(divided: tuple[Path, str], real: Corpus) -> None:
    """The checker of built sites has nothing to say, and the first page of a list shows no entry."""
    site, _ = divided
    assert check_site(site) == []
    assert not re.search(r"data-entry", text(site / "timeline/index.html"))
    for event in real.events:
        held = [file for file in site.glob("timeline/**/index.html") if f'id="event-{event.id}"' in text(file)]
        assert len(held) == 1, event.id
    data = json.loads(text(site / "data/timeline.json"))["events"]
    for event in data:
        path, _, fragment = event["url"]["zh"].partition("/reader/")[2].partition("#")
        assert f'id="{fragment}"' in text(site / path / "index.html")


@pytest.mark.parametrize("prefix", ["", "zh/"])
def test_old_addresses_are_led_on(browser: Browser, divided: tuple[Path, str], real: Corpus, prefix: str) -> None:
    site, address = divided
    event, quantity = real.events[3].id, real.quantities[7].id
    term = max(real.paragraph_counts, key=lambda one: real.paragraph_counts[one]["en"])
    line = re.search(r'<li class="bt-line" id="([^"]+)"', text(site / f"glossary/{term}/places/2/index.html"))
    assert line
    old = {
        f"timeline/#event-{event}": f"timeline/20[0-9/]+#event-{event}",
        f"glossary/#term-{term}": f"glossary/categories/[a-z/]+#term-{term}",
        f"figures/#{quantity}": f"figures/[a-z0-9-]+/[0-9/]*#{quantity}",
        f"glossary/{term}/#{line[1]}": f"glossary/{term}/places/2/#{line[1]}",
    }
    for path, new in old.items():
        with reading(browser, address) as reader:
            page = reader.open(prefix + path)
            page.wait_for_url(re.compile(re.escape(address + prefix) + new))
            assert page.locator(f"#{path.partition('#')[2]}").is_visible()


def test_a_part_says_what_it_is_and_leads_on(browser: Browser, divided: tuple[Path, str]) -> None:
    _, address = divided
    for width in (390, 1280):
        with reading(browser, address, width=width, scripts=False) as reader:
            page = reader.open("timeline/")
            page.locator(".bt-parts__list a").first.click()
            first = page.url
            assert page.locator(".bt-parts [aria-current]").inner_text() in page.locator("h1").inner_text()
            page.locator(".bt-parts [rel=next]").click()
            expect(page).not_to_have_url(first)
            page.locator(".bt-parts [rel=prev]").click()
            expect(page).to_have_url(first)
            assert page.evaluate("document.documentElement.scrollWidth") == width
            page.locator(".bt-parts__up a").first.click()
            expect(page).to_have_url(f"{address}timeline/")


def test_narrowing_is_of_the_page_and_says_so(browser: Browser, divided: tuple[Path, str]) -> None:
    _, address = divided
    with reading(browser, address) as reader:
        page = reader.open("glossary/categories/concepts/d/")
        count = page.locator("[data-entry]").count()
        assert str(count) in page.locator(".bt-filter [role=status]").inner_text()
        assert LANGUAGES["en"].phrases["part_narrows"] in page.locator(".bt-parts").inner_text()


def test_fragments_are_spread_over_the_files() -> None:
    fragments = [f"event-paper-{number:04}-p{number % 30}" for number in range(2000)]
    files = [fragment_file(fragment, 8) for fragment in fragments]
    assert all(150 < files.count(number) < 350 for number in range(8))


def test_a_term_may_end_in_index() -> None:
    assert Addresses("en").term("zh", "price-index") == "zh/glossary/price-index/"
    assert Addresses("en").page("zh", "documents/index") == "zh/documents/"
    assert Addresses("en").page("en", "index") == ""
