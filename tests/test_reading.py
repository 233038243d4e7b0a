"""What a reader does with the site, in a real browser; and the same without scripts."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from bitext.corpus import Corpus
from reader import reading

MARKED = re.compile(r'class="bt-(term|date|figure)" href="[^"]*?(?:#(?:event-)?|(?<=/)(?=[^"/]+/"))([^"/]+)')
WIDTHS = pytest.mark.parametrize("width", [390, 1280])


def top(page: Page, ident: str) -> float:
    """How far below the window's upper edge a place begins."""
    return float(page.locator(f"[id='{ident}']").evaluate("place => place.getBoundingClientRect().top"))


def bring(page: Page, ident: str, height: int) -> None:
    """Scroll so that a place begins at that height."""
    page.evaluate(
        "([ident, height]) => scrollBy({top: document.getElementById(ident).getBoundingClientRect().top - height,"
        " behavior: 'instant'})",
        [ident, height],
    )


def switch(page: Page) -> None:
    """Press the header's switch where it is on the screen."""
    box = page.locator(".bt-switch").bounding_box()
    assert box
    with page.expect_navigation():
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    settled(page)


def settled(page: Page) -> None:
    page.wait_for_load_state("load")
    page.wait_for_function("!document.documentElement.classList.contains('bt-arriving')")
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


# The place is kept


@WIDTHS
@pytest.mark.parametrize(
    ("path", "ident", "there"),
    [
        ("documents/wei-kai-2024/", "p6", "p6"),
        ("documents/wei-kai-2024/", "p10", "p9"),
        ("zh/documents/wei-kai-2024/", "s3", "s3"),
        ("documents/wei-kai-2024/parallel/", "p7", "p7"),
        ("timeline/", "event-un-resolution-adopted", "event-un-resolution-adopted"),
        ("glossary/", "term-digital-divide", "term-digital-divide"),
        ("figures/", "wei-kai-2024-p4-230-eflops", "wei-kai-2024-p4-230-eflops"),
        ("about/", "checks", "checks"),
    ],
)
def test_the_switch_keeps_the_place(
    browser: Browser, served: str, width: int, path: str, ident: str, there: str
) -> None:
    with reading(browser, served, width=width) as reader:
        page = reader.open(path)
        bring(page, ident, 80)
        switch(page)
        expect(page).to_have_url(served + (path.removeprefix("zh/") if path.startswith("zh/") else f"zh/{path}"))
        assert top(page, there) == pytest.approx(80, abs=2)
        assert page.evaluate("document.activeElement.id") == there
        switch(page)
        expect(page).to_have_url(served + path)
        if there == ident:
            assert top(page, ident) == pytest.approx(80, abs=2)


def test_the_key_keeps_place_query_and_fragment(browser: Browser, served: str) -> None:
    with reading(browser, served) as reader:
        page = reader.open("documents/wei-kai-2024/parallel/?view=stack#p10")
        settled(page)
        before = top(page, "p10")
        with page.expect_navigation():
            page.keyboard.press("t")
        settled(page)
        expect(page).to_have_url(f"{served}zh/documents/wei-kai-2024/parallel/?view=stack#p9")
        assert top(page, "p9") == pytest.approx(before, abs=2)


def test_letters_typed_elsewhere_or_switched_off_do_nothing(browser: Browser, served: str) -> None:
    with reading(browser, served) as reader:
        page = reader.open("glossary/")
        page.locator("input[type=search]").first.press("t")
        page.keyboard.press("Control+t")
        page.locator(".bt-keys").click()
        page.locator("h1").click()
        page.keyboard.press("t")
        page.wait_for_timeout(300)
        expect(page).to_have_url(re.compile(re.escape(f"{served}glossary/")))


def test_what_is_read_of_a_long_paragraph_is_kept(browser: Browser, served: str) -> None:
    """Where one paragraph fills the window, the part of it that is being read."""
    with reading(browser, served, width=390) as reader:
        page = reader.open("documents/wei-kai-2024/")
        box = page.locator("#p8").bounding_box()
        assert box
        assert box["height"] > 844
        bring(page, "p8", -round(box["height"] / 3))
        switch(page)
        there = page.locator("#p8").bounding_box()
        assert there
        assert -there["y"] / there["height"] == pytest.approx(1 / 3, abs=0.1)


def test_margin_links_keep_the_height(browser: Browser, served: str) -> None:
    with reading(browser, served) as reader:
        page = reader.open("documents/wei-kai-2024/")
        bring(page, "p8", 400)
        for link, path in (
            (".bt-other", "zh/documents/wei-kai-2024/#p8"),
            (".bt-beside", "zh/documents/wei-kai-2024/parallel/#p8"),
            (".bt-alone[hreflang=en]", "documents/wei-kai-2024/#p8"),
        ):
            with page.expect_navigation():
                page.locator(f":is(.bt-block:has(> #p8), .bt-row#p8) {link}").click()
            settled(page)
            expect(page).to_have_url(served + path)
            assert top(page, "p8") == pytest.approx(400, abs=2)


def test_at_the_top_the_other_page_begins_at_its_top(browser: Browser, served: str) -> None:
    with reading(browser, served) as reader:
        page = reader.open("documents/wei-kai-2024/")
        switch(page)
        assert page.evaluate("scrollY") == 0


def test_margins_lead_across_without_scripts(browser: Browser, served: str, real: Corpus) -> None:
    document = real.document_by_id["wei-kai-2024"]
    with reading(browser, served, scripts=False) as reader:
        page = reader.open("documents/wei-kai-2024/")
        assert page.locator(".bt-block .bt-other").count() == len(document.pages["en"].by_id)
        page.locator(".bt-block:has(> #p10) .bt-other").click()
        page.wait_for_url(f"{served}zh/documents/wei-kai-2024/#p9")  # once it has come in full, so at its place
        assert 0 < page.locator("#p9").bounding_box()["y"] < 200  # type: ignore[index]


# Both languages side by side


def test_rows_stand_side_by_side_and_in_turn(browser: Browser, served: str) -> None:
    def cells(page: Page) -> list[dict[str, float]]:
        return [box for cell in page.locator("#p7 > .bt-cell").all() if (box := cell.bounding_box())]  # type: ignore[misc]

    with reading(browser, served) as reader:
        page = reader.open("documents/wei-kai-2024/parallel/")
        one, two = cells(page)
        assert one["y"] == two["y"]
        assert one["x"] + one["width"] < two["x"]
        page.locator(".bt-views [data-view=stack]").click()
        expect(page).to_have_url(re.compile(re.escape("/parallel/?view=stack") + "$"))
        one, two = cells(page)
        assert one["y"] + one["height"] < two["y"]
        assert one["x"] == two["x"]
        page.reload()
        assert cells(page)[0]["x"] == cells(page)[1]["x"]
        assert page.locator(".bt-views [aria-current]").inner_text() == "In turn"
    with reading(browser, served, width=390) as reader:
        one, two = cells(reader.open("documents/wei-kai-2024/parallel/"))
        assert one["y"] + one["height"] < two["y"]
    with reading(browser, served, scripts=False) as reader:
        page = reader.open("documents/wei-kai-2024/parallel/")
        one, two = cells(page)
        assert one["y"] == two["y"]
        assert not page.locator(".bt-views").is_visible()


def test_an_exception_is_drawn_as_one(browser: Browser, served: str) -> None:
    with reading(browser, served) as reader:
        page = reader.open("documents/wei-kai-2024/parallel/#p10")
        row = page.locator(".bt-row--merged")
        assert row.count() == 1
        assert row.locator(".bt-cell[lang=en] p").count() == 2
        assert row.locator(".bt-cell[lang=zh-Hans] p").count() == 1
        assert row.locator(".bt-note--alignment").is_visible()
        assert top(page, "p10") < 200


def test_the_partner_lights_up(browser: Browser, served: str) -> None:
    with reading(browser, served) as reader:
        page = reader.open("documents/wei-kai-2024/parallel/")
        date = page.locator('#p1 .bt-cell[lang=en] .bt-date[href$="#event-action-plan-proposed"]')
        for come in (date.hover, date.focus):
            come()
            lit = page.locator("#p1 .bt-lit").all_inner_texts()
            assert lit == ["25 September 2024", "2024年9月25日"]
            page.mouse.move(1, 1)
            page.locator(".bt-name").focus()
            assert page.locator(".bt-lit").count() == 0


def test_parallel_pages_lead_to_the_editions_and_back(browser: Browser, served: str) -> None:
    with reading(browser, served, scripts=False) as reader:
        page = reader.open("zh/documents/dong-zhiyong-2025/")
        page.locator(".bt-byline .bt-beside").click()
        expect(page).to_have_url(f"{served}zh/documents/dong-zhiyong-2025/parallel/")
        page.locator("#p5 .bt-alone[hreflang=en]").click()
        expect(page).to_have_url(f"{served}documents/dong-zhiyong-2025/#p5")
        page.locator(".bt-block:has(> #p5) .bt-beside").click()
        expect(page).to_have_url(f"{served}documents/dong-zhiyong-2025/parallel/#p5")


# A card under the finger


def card(page: Page, link: str) -> str:
    """What the card says that describes a link, once it is there."""
    page.wait_for_selector(f"{link}[aria-describedby=bt-gloss]")
    return page.locator(".bt-gloss").inner_text()


def test_cards_open_for_the_mouse_that_stays(browser: Browser, served: str) -> None:
    with reading(browser, served) as reader:
        page = reader.open("documents/wei-kai-2024/")
        asked: list[str] = []
        page.on("request", lambda request: request.resource_type == "fetch" and asked.append(request.url))
        term = '#p1 .bt-term[href$="/digital-divide/"]'
        assert not page.locator(".bt-gloss").is_visible()
        page.locator(term).hover()
        said = card(page, term)
        for words in ("Concepts", "digital divide", "数字鸿沟", "shùzì hónggōu", "in 1 paragraph"):
            assert words in said
        assert asked == [f"{served}documents/wei-kai-2024/cards.json"]
        box = page.locator(".bt-gloss").bounding_box()
        assert box
        page.mouse.move(box["x"] + 40, box["y"] + 20, steps=4)  # it can be pointed at
        page.wait_for_timeout(500)
        assert page.locator(".bt-gloss").is_visible()
        page.locator(".bt-gloss a").click()
        expect(page).to_have_url(f"{served}glossary/digital-divide/")


def test_cards_open_for_the_keyboard(browser: Browser, served: str) -> None:
    with reading(browser, served) as reader:
        page = reader.open("documents/wei-kai-2024/")
        page.locator("#p4 .bt-figure").first.evaluate("link => link.focus({focusVisible: true})")
        said = card(page, "#p4 .bt-figure:focus")
        for words in ("Figure", "exceeded 230 EFLOPS", "超过230 EFLOPS", "Qualifier over", "Date end of 2023"):
            assert words in said
        page.keyboard.press("Escape")
        assert not page.locator(".bt-gloss").is_visible()
        assert page.locator("#p4 .bt-figure:focus").count() == 1
        page.keyboard.press("Tab")
        page.wait_for_selector(".bt-gloss:not([hidden])")
        assert "end of 2023" in card(page, "#p4 .bt-date:focus")
        page.keyboard.press("Enter")
        page.wait_for_url(f"{served}timeline/#event-computing-power-end-2023")


def test_cards_open_at_the_first_touch(browser: Browser, served: str) -> None:
    with reading(browser, served, width=390, touch=True) as reader:
        page = reader.open("zh/documents/wei-kai-2024/#p4")
        date = '#p4 .bt-date[href$="#event-computing-power-end-2023"]'
        page.locator(date).first.tap()
        assert "2023年底" in card(page, date)
        expect(page).to_have_url(re.compile("#p4$"))
        box = page.locator(".bt-gloss").bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
        page.locator("#p4").tap(position={"x": 5, "y": 5})
        assert not page.locator(".bt-gloss").is_visible()
        page.locator(date).first.tap()
        card(page, date)
        page.locator(".bt-gloss a").tap()
        page.wait_for_url(f"{served}zh/timeline/#event-computing-power-end-2023")


def test_cards_speak_the_language_of_their_column(browser: Browser, served: str) -> None:
    with reading(browser, served) as reader:
        page = reader.open("documents/wei-kai-2024/parallel/")
        term = '#p1 .bt-cell[lang=zh-Hans] .bt-term[href$="/digital-divide/"]'
        page.locator(term).hover()
        assert "术语" in card(page, term)
        assert page.locator(".bt-gloss").get_attribute("lang") == "zh-Hans"


def test_marked_words_lead_on_without_scripts(browser: Browser, served: str) -> None:
    with reading(browser, served, scripts=False) as reader:
        page = reader.open("documents/wei-kai-2024/")
        page.locator('#p1 .bt-term[href$="/digital-divide/"]').click()
        expect(page).to_have_url(f"{served}glossary/digital-divide/")


def test_every_marked_word_has_its_card(site: Path, real: Corpus) -> None:
    for prefix in ("", "zh/"):
        for document in real.documents:
            folder = site / prefix / "documents" / document.id
            cards = json.loads((folder / "cards.json").read_text(encoding="utf-8"))
            marked = set(MARKED.findall((folder / "index.html").read_text(encoding="utf-8")))
            assert marked == {(kind, ident) for kind, named in cards.items() for ident in named}


# Citing


def cite(page: Page, ident: str) -> Locator:
    """Open the panel of a paragraph."""
    page.locator(f"[id='{ident}']").hover()
    page.locator(f".bt-block:has(> [id='{ident}']) .bt-citing").click()
    return page.get_by_role("dialog")


def test_a_paragraph_is_cited(browser: Browser, served: str, real: Corpus) -> None:
    with reading(browser, served) as reader:
        reader.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page = reader.open("documents/wei-kai-2024/")
        panel = cite(page, "p5-1")
        assert panel.get_attribute("aria-label") == "Cite paragraph 5.1"

        def copied(name: str) -> str:
            panel.get_by_role("button", name=name, exact=True).click()
            expect(panel.get_by_role("status")).to_contain_text("Copied")
            return str(page.evaluate("navigator.clipboard.readText()"))

        address = f"{served}documents/wei-kai-2024/#p5-1"
        assert copied("Copy link") == address
        quoted = copied("Copy quotation with citation")
        text = real.document_by_id["wei-kai-2024"].pages["en"].by_id["p5-1"].text
        assert quoted.startswith(f"“{text}” (AI Plus Bilingual Reference. ")
        assert ", para. 5.1. " in quoted
        assert re.search(r": para\. 5\.1\(2026-11-22\)\[20\d\d-\d\d-\d\d\]\. ", copied("GB/T 7714—2025"))
        for name in ("Chicago", "BibTeX", "RIS", "CSL-JSON"):
            assert address in copied(name)
        assert {item["id"] for item in json.loads(copied("CSL-JSON"))} == {"wei-kai-2024", "wei-kai-2024-edition-en"}


def test_the_panel_is_worked_by_keyboard(browser: Browser, served: str) -> None:
    with reading(browser, served) as reader:
        page = reader.open("zh/documents/wei-kai-2024/")
        opener = page.locator(".bt-block:has(> #p2) .bt-citing")
        opener.focus()
        page.keyboard.press("Enter")
        assert opener.get_attribute("aria-expanded") == "true"
        assert page.evaluate("document.activeElement.textContent") == "复制链接"
        page.keyboard.press("Escape")
        assert page.get_by_role("dialog").count() == 0
        assert page.evaluate("document.activeElement.className") == "bt-citing"
        assert opener.get_attribute("aria-expanded") == "false"
        page.keyboard.press("Space")
        for _ in range(20):
            page.keyboard.press("Tab")
        assert page.get_by_role("dialog").count() == 0  # it does not hold the focus


def test_citing_without_scripts(browser: Browser, served: str) -> None:
    with reading(browser, served, scripts=False) as reader:
        page = reader.open("documents/wei-kai-2024/")
        page.locator("#p2").hover()
        page.locator(".bt-block:has(> #p2) .bt-citing").click()
        expect(page).to_have_url(f"{served}documents/wei-kai-2024/#cite")
        section = page.locator(".bt-references")
        assert "[date of access]" in section.inner_text()
        section.get_by_text("RIS", exact=True).click()
        assert "TY  - ELEC" in section.inner_text()
        with page.expect_download() as download:
            section.get_by_role("link", name="RIS").click()
        assert download.value.suggested_filename == "cite.ris"
