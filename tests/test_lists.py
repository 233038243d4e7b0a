"""Glossary, terms, timeline, figures and differences, as a reader uses them."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from bitext.corpus import Corpus
from bitext.generate.filters import folded
from reader import reading


def shown(page: Page, entries: str) -> list[str]:
    """The ids of the entries that can be seen."""
    return [str(entry.get_attribute("id")) for entry in page.locator(f"{entries}:visible").all()]


def said(page: Page) -> str:
    """What the count says, once it has been said."""
    page.wait_for_timeout(300)
    return page.locator(".bt-filter [role=status]").inner_text()


# The glossary


@pytest.mark.parametrize(
    ("typed", "term"),
    [
        ("digital div", "digital-divide"),
        ("DIGITAL DIVIDE", "digital-divide"),
        ("数字鸿", "digital-divide"),
        ("shuzi hong", "digital-divide"),
        ("Shùzì hónggōu", "digital-divide"),
        ("AI+ init", "ai-plus-initiative"),
        ("人工智能＋”行动", "ai-plus-initiative"),
    ],
)
@pytest.mark.parametrize("prefix", ["", "zh/"])
def test_a_term_is_found_as_one_types(browser: Browser, served: str, prefix: str, typed: str, term: str) -> None:
    with reading(browser, served) as reader:
        page = reader.open(f"{prefix}glossary/")
        page.locator(".bt-filter [type=search]").fill(typed)
        left = shown(page, "[data-entry]")
        assert f"term-{term}" in left
        assert len(left) < 20
        assert str(len(left)) in said(page)


def test_the_glossary_is_narrowed_and_widened(browser: Browser, served: str, real: Corpus) -> None:
    plans = {f"term-{term.id}" for term in real.terms.values() if term.category == "plans"}
    with reading(browser, served) as reader:
        page = reader.open("glossary/")
        page.locator(".bt-filter [name=category]").select_option("plans")
        assert set(shown(page, "[data-entry]")) == plans
        expect(page).to_have_url(f"{served}glossary/?category=plans")
        assert said(page) == f"{len(plans)} of {len(real.terms)} terms"
        assert not page.locator("section:visible:not(:has(li:visible))").count()
        assert page.locator(".bt-index a:visible").count() == page.locator("section.bt-letter:visible").count()
        page.locator(".bt-filter [type=search]").fill("no such term")
        assert shown(page, "[data-entry]") == []
        assert page.locator(".bt-none").is_visible()
        page.locator(".bt-filter [type=reset]").click()
        expect(page.locator("[data-entry]:visible")).to_have_count(len(real.terms))
        expect(page).to_have_url(f"{served}glossary/")
        page.go_back()
        assert set(shown(page, "[data-entry]")) <= plans


def test_the_glossary_without_scripts(browser: Browser, served: str, real: Corpus) -> None:
    with reading(browser, served, scripts=False) as reader:
        page = reader.open("zh/glossary/?category=plans")
        assert not page.locator(".bt-filter").is_visible()
        assert page.locator("[data-entry]:visible").count() == len(real.terms)
        page.locator(".bt-index a").last.click()
        expect(page).to_have_url(re.compile(r"#letter-\w$"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Réngōng zhìnéng", "rengongzhineng"), ("“AI＋” 5G", "ai+5g"), ("智能+", "智能+"), ("–", ""), ("lǜ", "lu")],
)
def test_folded(text: str, expected: str) -> None:
    assert folded(text) == expected


# Terms


def test_keywords_stand_below_each_other(browser: Browser, served: str) -> None:
    with reading(browser, served) as reader:
        page = reader.open("glossary/new-quality-productive-forces/")
        for tag in ("en", "zh-Hans"):
            boxes = [mark.bounding_box() for mark in page.locator(f".bt-line__side[lang={tag}] mark").all()]
            middles = {round(box["x"] + box["width"] / 2) for box in boxes if box}
            assert len(boxes) > 3
            assert max(middles) - min(middles) <= 1
    with reading(browser, served, width=390) as reader:
        page = reader.open("glossary/new-quality-productive-forces/")
        assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_every_occurrence_is_on_its_page(browser: Browser, served: str, real: Corpus) -> None:
    with reading(browser, served, scripts=False) as reader:
        page = reader.open("glossary/ai-plus-initiative/")
        for code, tag in (("en", "en"), ("zh", "zh-Hans")):
            places = real.occurrences["ai-plus-initiative"][code]
            assert page.locator(f".bt-line__side[lang={tag}] mark").count() == len(places)
        note = page.locator(".bt-note:has-text('word it differently')")
        assert "AI+ Initiative Liu Caiyu" in note.inner_text()
        page.locator(".bt-line__side[lang=zh-Hans] .bt-number").first.click()
        expect(page).to_have_url(re.compile(rf"{served}zh/documents/[\w-]+/#p\d+$"))


def test_one_wording_makes_no_note(browser: Browser, served: str) -> None:
    with reading(browser, served) as reader:
        page = reader.open("glossary/digital-divide/")
        assert page.locator("mark").count() >= 2
        assert page.locator(".bt-note:has-text('word it differently')").count() == 0


# The timeline


def test_the_timeline_is_narrowed(browser: Browser, served: str, real: Corpus) -> None:
    plans = {f"event-{event.id}" for event in real.events if event.kind == "plan"}
    both = plans | {f"event-{event.id}" for event in real.events if event.kind == "publication"}
    with reading(browser, served) as reader:
        page = reader.open("timeline/")
        page.locator(".bt-filter [value=plan]").check()
        assert set(shown(page, "[data-entry]")) == plans
        expect(page).to_have_url(f"{served}timeline/?kind=plan")
        assert page.locator(".bt-chart a:visible").count() == len(plans)
        assert said(page) == f"{len(plans)} of {len(real.events)} entries"
        page.locator(".bt-filter [value=publication]").check()
        assert set(shown(page, "[data-entry]")) == both
        page.locator(".bt-filter [name=document]").select_option("dong-zhiyong-2025")
        page.locator(".bt-filter [name=year]").select_option("2019")
        (span,) = shown(page, "[data-entry]")  # from 2018 to 2020
        assert page.locator(f"#{span} .bt-event__date").inner_text() == "2018–2020"
        assert page.locator("section.bt-year:visible").count() == 1
        page.locator(".bt-filter [name=actor]").select_option("state-council")
        assert shown(page, "[data-entry]") == []
        assert page.locator(".bt-none").is_visible()
        for _ in range(4):
            page.go_back()
        expect(page).to_have_url(f"{served}timeline/?kind=plan")
        assert set(shown(page, "[data-entry]")) == plans
        page.reload()
        assert set(shown(page, "[data-entry]")) == plans


def test_narrowing_survives_the_change_of_language(browser: Browser, served: str) -> None:
    with reading(browser, served) as reader:
        page = reader.open("timeline/?kind=plan&actor=china")
        before = shown(page, "[data-entry]")
        page.keyboard.press("t")
        page.wait_for_url(f"{served}zh/timeline/?kind=plan&actor=china")
        assert shown(page, "[data-entry]") == before != []


def test_an_event_that_is_pointed_to_is_shown(browser: Browser, served: str) -> None:
    with reading(browser, served) as reader:
        page = reader.open("timeline/?kind=plan#event-action-plan-proposed")
        target = page.locator("#event-action-plan-proposed")
        assert target.is_visible()
        assert target.evaluate("entry => entry.matches(':target')")
        box = target.bounding_box()
        assert box
        assert 0 < box["y"] < 400


def test_the_chart_leads_to_every_event(browser: Browser, served: str, real: Corpus) -> None:
    for width in (390, 1280):
        with reading(browser, served, width=width) as reader:
            page = reader.open("timeline/")
            shapes = page.locator(".bt-chart a")
            assert {str(shape.get_attribute("href")) for shape in shapes.all()} == {
                f"#event-{event.id}" for event in real.events
            }
            shapes.nth(3).focus()
            label = str(shapes.nth(3).get_attribute("aria-label"))
            assert page.locator(".bt-chart-caption").inner_text() == label
            page.keyboard.press("Enter")
            expect(page).to_have_url(re.compile(re.escape(str(shapes.nth(3).get_attribute("href"))) + "$"))
            assert page.evaluate("document.documentElement.scrollWidth") == width


def test_the_timeline_without_scripts(browser: Browser, served: str, real: Corpus) -> None:
    with reading(browser, served, scripts=False) as reader:
        page = reader.open("zh/timeline/")
        assert not page.locator(".bt-filter").is_visible()
        assert page.locator("[data-entry]:visible").count() == len(real.events)
        page.locator(".bt-chart a").first.click()
        expect(page).to_have_url(re.compile("#event-"))


# Figures and differences


def column(page: Page, name: str) -> list[str]:
    return [str(row.get_attribute(f"data-{name}")) for row in page.locator(".bt-figures tbody tr:visible").all()]


@pytest.mark.parametrize("width", [390, 1280])
def test_figures_are_sorted_and_narrowed(browser: Browser, served: str, real: Corpus, width: int) -> None:
    with reading(browser, served, width=width) as reader:
        page = reader.open("figures/")
        places = list(range(1, len(real.quantities) + 1))
        assert [int(place) for place in column(page, "place")] == places
        head = page.get_by_role("columnheader", name="Value")
        head.get_by_role("button").click()
        values = [float(value) for value in column(page, "value")]
        assert values == sorted(values)
        assert head.get_attribute("aria-sort") == "ascending"
        equal = [int(place) for place, value in zip(column(page, "place"), values, strict=True) if value == 70]
        assert len(equal) == 2
        assert equal == sorted(equal)
        head.get_by_role("button").press("Enter")
        assert head.get_attribute("aria-sort") == "descending"
        assert [float(value) for value in column(page, "value")] == sorted(values, reverse=True)
        expect(page).to_have_url(f"{served}figures/?sort=-value")
        page.get_by_role("columnheader", name="Date").get_by_role("button").click()
        days = column(page, "day")
        dated = [day for day in days if day]
        assert days[: len(dated)] == sorted(dated)
        page.locator(".bt-filter [name=document]").select_option("liu-caiyu-2025")
        assert set(column(page, "document")) == {"liu-caiyu-2025"}
        expect(page).to_have_url(f"{served}figures/?sort=day&document=liu-caiyu-2025")
        page.go_back()
        page.go_back()
        assert [float(value) for value in column(page, "value")] == sorted(values, reverse=True)
        assert page.evaluate("document.documentElement.scrollWidth") == width


def test_figures_without_scripts(browser: Browser, served: str, real: Corpus) -> None:
    with reading(browser, served, scripts=False) as reader:
        page = reader.open("zh/figures/?sort=value")
        assert len(column(page, "place")) == len(real.quantities)
        assert page.locator("th button").count() == 0
        assert page.locator("tr:has-text('2.88万亿元')").first.is_visible()
        with page.expect_download() as download:
            page.get_by_role("link", name="CSV").click()
        assert download.value.suggested_filename == "figures.csv"


def test_differences_are_in_the_order_of_the_documents(browser: Browser, served: str, real: Corpus) -> None:
    with reading(browser, served) as reader:
        page = reader.open("differences/")
        order = [document.id for document in real.documents]
        shown_documents = [str(head.get_attribute("id")) for head in page.locator(".bt-differences h2").all()]
        assert shown_documents == [ident for ident in order if ident in shown_documents]
        page.locator(".bt-filter [value=merged]").check()
        assert shown(page, "[data-entry]") == ["wei-kai-2024-p9-merged"]
        page.locator("[data-entry]:visible .bt-cite__other").click()
        expect(page).to_have_url(f"{served}zh/documents/wei-kai-2024/#p9")
