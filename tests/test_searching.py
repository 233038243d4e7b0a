"""The search in a real browser: what it must and must not find, by hand and by finger, and what it loads."""

from __future__ import annotations

import gzip
import random
import re
import string
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Response, expect

from bitext.corpus import Corpus
from bitext.languages import LANGUAGES
from bitext.publish.search_words import units
from reader import reading

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "search.yml").read_text(encoding="utf-8"))
PREFIX = {"en": "", "zh": "zh/"}
BOTH = pytest.mark.parametrize("code", ["en", "zh"])
FOUND = """() => {
  const list = document.querySelector('.bt-found__list')
  const links = where => [...list.querySelectorAll(where)].map(link => link.getAttribute('href'))
  return {
    own: links(':scope > .bt-found__document a.bt-hit__link'),
    others: links('details a.bt-hit__link'),
    terms: links('.bt-found__terms a'),
    events: links('.bt-found__events a'),
    unmarked: [...list.querySelectorAll('a.bt-hit__link')].filter(link => !link.querySelector('mark')).length,
  }
}"""


@pytest.fixture(scope="module")
def pages(browser: Browser, served: str) -> Iterator[dict[str, Page]]:
    """The page of the search in each language."""
    with reading(browser, served) as reader:
        yield {code: reader.open(f"{prefix}search/") for code, prefix in PREFIX.items()}


def done(page: Page) -> None:
    expect(page.locator(".bt-found")).to_have_attribute("aria-busy", "false")


def ask(page: Page, query: str) -> dict[str, Any]:
    """All that a query finds."""
    page.locator(".bt-query").fill(query)
    page.locator(".bt-query").press("Enter")
    done(page)
    more = page.locator(".bt-found__list > .bt-found__more, details .bt-found__more")
    while more.count():
        more.first.evaluate("button => { button.closest('details')?.setAttribute('open', ''); button.click() }")
        done(page)
    found: dict[str, Any] = page.evaluate(FOUND)
    return found


def paragraphs(links: list[str]) -> set[str]:
    """Links to paragraphs as document#id; those to a document as a whole are left out."""
    found = (re.search(r"documents/([^/]+)/(#.+)$", link) for link in links)
    return {match[1] + match[2] for match in found if match}


def listed(case: dict[str, Any], key: str) -> set[str]:
    return {f"{document}#{one}" for document, ids in (case.get(key) or {}).items() for one in ids.split()}


# What is found


@pytest.mark.parametrize(
    ("code", "case"),
    [pytest.param(code, case, id=f"{code}: {case['query']}") for code in CASES for case in CASES[code]],
)
def test_golden(pages: dict[str, Page], code: str, case: dict[str, Any]) -> None:
    found = ask(pages[code], case["query"])
    own, others = paragraphs(found["own"]), paragraphs(found["others"])
    assert listed(case, "finds") <= own
    if "only" in case:
        assert own == listed(case, "only")
    assert not listed(case, "never") & (own | others)
    assert listed(case, "others") <= others
    assert not own & others
    assert found["unmarked"] == 0
    assert all(("/zh/" in urlsplit(link).path) == (code == "zh") for link in found["own"])
    if "terms" in case:
        assert urlsplit(found["terms"][0]).path.endswith(f"/glossary/{case['terms']}/")
    if "events" in case:
        assert any(link.endswith(f"#event-{case['events']}") for link in found["events"])
    if "nothing" in case:
        assert not any(found[key] for key in ("own", "others", "terms", "events"))


def test_golden_lists_are_long_enough() -> None:
    assert all(len({case["query"] for case in CASES[code]}) >= 60 for code in CASES)


@BOTH
def test_every_substring_is_found(pages: dict[str, Page], real: Corpus, code: str) -> None:
    """Whatever stands in a paragraph finds it, wherever it is cut."""
    chance = random.Random(7)
    blocks = [
        (f"{document.id}#{block.id}", block.text)
        for document in real.documents
        for block in document.pages[code].blocks
        if block.id
    ]
    for _ in range(40):
        ident, text = chance.choice(blocks)
        if code == "zh":
            start, length = chance.randrange(max(1, len(text) - 8)), chance.randint(2, 8)
            query = text[start : start + length].strip(string.ascii_letters + string.digits + string.punctuation)
        else:
            words = text.split()
            start, length = chance.randrange(max(1, len(words) - 4)), chance.randint(1, 4)
            query = f'"{" ".join(words[start : start + length])}"'
        if any(units(query)):
            assert ident in paragraphs(ask(pages[code], query)["own"]), query


def test_both_sides_cut_texts_alike(pages: dict[str, Page], real: Corpus) -> None:
    """The index is made by one program and asked by another."""
    texts = [block.text for document in real.documents for page in document.pages.values() for block in page.blocks]
    texts += [form.text for term in real.terms.values() for side in term.sides.values() for form in side.forms]
    texts += [
        "ＡＩ＋２０２４年！",
        "4,500，2,88、1,0000 2.5. .5",
        "Été naïve re\u0301sume\u0301 ΟΔΟΣ İstanbul ß",
        "①㎞²½…",
    ]
    texts += [
        "soft\u00adhy\u200bphen",
        "𠀀𠀁々〇",
        "a—b–c-d_e/f·g",
        "<b>&amp;</b> (x|y)* [z]\\",
        "\U0001f600 ok",
        "٣٫٥",
        "",
    ]
    cut = pages["en"].evaluate(
        """async texts => {
          const address = document.querySelector('script[src$="/search.js"]').src  // wherever the scripts stand
          const { units } = await import(new URL("search-words.js", address))
          return texts.map(text => units(text).reduce((runs, unit) => {
            if (unit.joined) runs.at(-1).push(unit.text)
            else runs.push([unit.text])
            return runs
          }, []))
        }""",
        texts,
    )
    assert cut == [[run for run in units(text) if run] for text in texts]


def test_marks_are_what_was_typed(pages: dict[str, Page]) -> None:
    page = pages["zh"]
    ask(page, "算力")
    assert set(page.locator(".bt-found__document mark").all_text_contents()) == {"算力"}
    ask(page, "AI Plus Initiative")
    assert page.locator(".bt-found__document mark").first.text_content() == "“人工智能+”行动"


def test_the_typed_phrase_comes_before_its_parts(pages: dict[str, Page]) -> None:
    ask(pages["en"], "science and technology")
    marks = [mark.lower() for mark in pages["en"].locator(".bt-found__document mark").all_text_contents()]
    assert marks[0] == "science and technology"
    assert "technology" in marks


# Operated


@BOTH
def test_a_result_lands_on_its_paragraph(browser: Browser, served: str, code: str) -> None:
    with reading(browser, served, width=390) as reader:
        page = reader.open(f"{PREFIX[code]}search/?q=32.85")
        done(page)
        page.locator(".bt-found__document a.bt-hit__link").click()
        expect(page).to_have_url(f"{served}{PREFIX[code]}documents/wei-kai-2024/#p4")
        box = page.locator("#p4").bounding_box()
        assert box
        assert 0 < box["y"] < 844


@BOTH
def test_the_dialog_by_keyboard(browser: Browser, served: str, code: str) -> None:
    with reading(browser, served) as reader:
        page = reader.open(f"{PREFIX[code]}documents/embassy-qa/")
        dialog = page.locator("dialog.bt-search")
        page.locator(".bt-seek").focus()
        page.keyboard.press("Control+k")
        expect(dialog).to_be_visible()
        expect(page.locator(".bt-query")).to_be_focused()
        page.keyboard.type("EFLOPS")
        expect(dialog.locator(".bt-found__document mark").first).to_have_text("EFLOPS")
        page.keyboard.press("ArrowDown")
        expect(dialog.locator(".bt-found__terms a")).to_be_focused()
        page.keyboard.press("ArrowUp")
        expect(page.locator(".bt-query")).to_be_focused()
        page.keyboard.press("Escape")
        expect(dialog).to_be_hidden()
        expect(page.locator(".bt-seek")).to_be_focused()
        page.keyboard.press("/")
        expect(dialog).to_be_visible()
        assert page.locator(".bt-query").input_value() == "EFLOPS", (
            "the slash opens and is not typed, the query is kept"
        )
        done(page)
        for _ in range(3):  # the term, the document, its paragraph
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_url(f"{served}{PREFIX[code]}documents/wei-kai-2024/#p4")


def test_enter_leads_to_all_results(browser: Browser, served: str) -> None:
    with reading(browser, served) as reader:
        page = reader.open("zh/timeline/")
        page.keyboard.press("/")
        page.keyboard.type("人工智能+")
        page.keyboard.press("Enter")
        page.wait_for_url(f"{served}zh/search/?q={quote('人工智能+')}")
        done(page)
        assert page.locator(".bt-query").input_value() == "人工智能+"
        assert page.locator(".bt-found__document").count() >= 2


def test_a_result_on_this_page_closes_the_dialog(browser: Browser, served: str) -> None:
    with reading(browser, served) as reader:
        page = reader.open("documents/wei-kai-2024/")
        page.keyboard.press("/")
        page.keyboard.type("biodiversity")
        page.locator(".bt-search .bt-found__document a.bt-hit__link").click()
        expect(page.locator("dialog.bt-search")).to_be_hidden()
        expect(page).to_have_url(re.compile(re.escape("/documents/wei-kai-2024/#p5-5") + "$"))


def test_the_dialog_closes_beside_it_and_by_its_button(browser: Browser, served: str) -> None:
    with reading(browser, served) as reader:
        page = reader.open("about/")
        for close in (lambda: page.mouse.click(20, 600), lambda: page.locator(".bt-search__close").click()):
            page.locator(".bt-seek").click()
            expect(page.locator("dialog.bt-search")).to_be_visible()
            close()
            expect(page.locator("dialog.bt-search")).to_be_hidden()


def test_the_query_is_in_the_address_and_crosses_to_the_other_language(browser: Browser, served: str) -> None:
    with reading(browser, served) as reader:
        page = reader.open("search/")
        expect(page.locator(".bt-query")).to_be_focused()
        page.keyboard.type("AI+ 50%&x")
        expect(page).to_have_url(f"{served}search/?q=AI%2B+50%25%26x")
        page.locator(".bt-query").fill("Wei Kai")
        page.locator(".bt-switch").click()
        page.wait_for_url(f"{served}zh/search/?q=Wei+Kai")
        done(page)
        assert page.locator(".bt-found__document mark").first.text_content() == "魏凯"


def test_the_other_language_waits_until_it_is_asked_for(browser: Browser, served: str) -> None:
    with reading(browser, served) as reader:
        page = reader.open("search/?q=算力")
        done(page)
        others = page.locator("details.bt-found__others")
        assert page.locator(".bt-found__list > .bt-found__document").count() > 0
        assert not others.evaluate("details => details.open")
        others.locator("summary").click()
        expect(others.locator("mark", has_text="算力").first).to_be_visible()
        page = reader.open("search/?q=能力建设 普惠 行动")
        done(page)
        others = page.locator("details.bt-found__others")
        assert page.locator(".bt-found__list > .bt-found__document").count() == 0
        assert others.evaluate("details => details.open"), "there is nothing else"
        shown = others.locator("a.bt-hit__link").first
        assert shown.locator("[lang=en]").count() == 1
        assert shown.locator("[lang=zh-Hans] mark").count() >= 3


def test_more_is_read_when_it_is_asked_for(browser: Browser, served: str) -> None:
    with reading(browser, served) as reader:
        page = reader.open("search/?q=AI")
        done(page)
        first = page.locator(".bt-found__list > .bt-found__document a.bt-hit__link").count()
        said = page.locator(".bt-found__status").text_content()
        page.locator(".bt-found__list > .bt-found__more").click()
        done(page)
        assert page.locator(".bt-found__list > .bt-found__document a.bt-hit__link").count() > first
        assert page.locator(".bt-found__status").text_content() != said
        assert page.evaluate("document.activeElement.matches('.bt-found a, .bt-found button')")


# What is not as it should be


@pytest.mark.parametrize(
    "query",
    [
        '<img src=x onerror="alert(1)">',
        "</script><script>alert(1)</script>",
        "(.*+)+$ [a-z]{1,99} \\d+ ^$ |",
        "'; DROP TABLE paragraphs; --",
        "%00 %F0%28 \\u0000",
        "\u202eevil\u202c \ufeff \ud83d\ude00",
        "__proto__ constructor hasOwnProperty",
        "人" * 5000,
        "AI " * 3000,
        '"' * 99,
        "=ai #ai-plus",
    ],
)
def test_hostile_queries_do_no_harm(browser: Browser, served: str, query: str) -> None:
    """No error, no element made of what was typed; typed in, and in the address."""
    with reading(browser, served) as reader:
        page = reader.open("search/")
        page.locator(".bt-query").evaluate("(input, text) => { input.maxLength = 99999; input.value = text }", query)
        page.locator(".bt-query").press("Enter")
        done(page)
        assert page.locator(".bt-found :is(img, script)").count() == 0
        address = f"search/?q={quote(query[:300], errors='surrogatepass')}"
        page = reader.open(address)
        done(page)
        assert page.locator(".bt-found :is(img, script)").count() == 0


@BOTH
def test_nothing_typed(pages: dict[str, Page], code: str) -> None:
    for query in ("", "   ", "。，！", '""'):
        found = ask(pages[code], query)
        assert not any(found[key] for key in ("own", "others", "terms", "events"))
        assert pages[code].locator(".bt-found__status").text_content() == LANGUAGES[code].phrases["search_start"]


@BOTH
def test_nothing_found_leads_on(pages: dict[str, Page], code: str) -> None:
    ask(pages[code], "xyzzy")
    page = pages[code]
    assert "xyzzy" in (page.locator(".bt-found__status").text_content() or "")
    links = page.locator(".bt-found__advice a").evaluate_all("links => links.map(link => link.href)")
    root = page.url.partition("search/")[0]
    assert links == [f"{root}glossary/", f"{root}timeline/"]


@pytest.mark.parametrize("what", ["**/index.json", "**/words-*.json", "**/texts-*.json", "**/search-query.js"])
def test_what_does_not_load_is_said_and_may_come_the_next_time(browser: Browser, served: str, what: str) -> None:
    with reading(browser, served) as reader:
        page = reader.context.new_page()
        page.route(what, lambda route: route.fulfill(status=404, body=""))
        page.goto(f"{served}search/?q=biodiversity")
        done(page)
        assert page.locator(".bt-found__status").text_content() == "The search could not be loaded. Please try again."
        page.unroute(what)
        page.locator(".bt-query").press("Enter")
        expect(page.locator(".bt-found__document")).to_have_count(1)


def test_while_a_chinese_word_is_chosen_nothing_is_searched(browser: Browser, served: str) -> None:
    with reading(browser, served) as reader:
        page = reader.open("zh/search/")
        page.locator(".bt-query").evaluate(
            """input => {
              input.value = "suan"
              input.dispatchEvent(new InputEvent("input", { isComposing: true, bubbles: true }))
            }"""
        )
        page.wait_for_timeout(400)
        assert page.locator(".bt-found__list").text_content() == ""
        page.locator(".bt-query").evaluate(
            """input => {
              input.value = "算力"
              input.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true }))
            }"""
        )
        expect(page.locator(".bt-found__document mark").first).to_have_text("算力")


@BOTH
def test_without_scripts_the_page_says_so_and_leads_on(browser: Browser, served: str, code: str) -> None:
    with reading(browser, served, scripts=False) as reader:
        page = reader.open(f"{PREFIX[code]}documents/")
        page.locator(".bt-seek").click()
        expect(page).to_have_url(f"{served}{PREFIX[code]}search/")
        assert not page.locator(".bt-seek-form").is_visible()
        said = page.locator(".bt-seeking__else")
        assert "JavaScript" in (said.text_content() or "")
        said.locator("a").first.click()
        expect(page).to_have_url(f"{served}{PREFIX[code]}glossary/")


# Access, and what is loaded


@BOTH
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe(browser: Browser, served: str, code: str, width: int, scheme: Any) -> None:
    query = {"en": "AI Plus Initiative 2024", "zh": "人工智能+"}[code]
    with reading(browser, served, width=width, scheme=scheme) as reader:
        dialog = reader.open(f"{PREFIX[code]}documents/embassy-qa/")
        dialog.keyboard.press("/")
        dialog.keyboard.type(query)
        expect(dialog.locator(".bt-found mark").first).to_be_visible()
        pages = [dialog]
        for typed in (query, "", "xyzzy", "魏凯" if code == "en" else "Wei Kai"):
            pages.append(reader.open(f"{PREFIX[code]}search/?q={quote(typed)}"))
            done(pages[-1])
            pages[-1].locator("details").evaluate_all("all => all.forEach(details => { details.open = true })")
        for page in pages:
            found = Axe().run(page)
            assert found.violations_count == 0, found.generate_report()
            assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")


@pytest.mark.parametrize(
    ("code", "query"),
    [
        ("en", "AI Plus"),
        ("en", "AI"),
        ("en", "新质生产力"),
        ("en", "the governance of AI in developing countries and at home"),
        ("zh", "人工智能+"),
        ("zh", "AI Plus Initiative"),
        ("zh", "工智"),
        ("zh", "人工智能能力建设普惠计划"),
    ],
)
def test_a_first_query_loads_little(browser: Browser, served: str, code: str, query: str) -> None:
    """All that is fetched for it, the scripts included: as it lies on the host, and as most hosts compress it."""
    with reading(browser, served) as reader:
        page = reader.open(f"{PREFIX[code]}timeline/")
        asked: list[Response] = []
        page.on("response", lambda response: asked.append(response))
        page.keyboard.press("/")
        page.locator(".bt-query").fill(query)
        expect(page.locator(".bt-search .bt-found__list > *").first).to_be_visible()
        done(page)
        page.wait_for_load_state("networkidle")
        bodies = [response.body() for response in asked]
    assert len(bodies) >= 8
    assert sum(len(gzip.compress(body)) for body in bodies) < 100_000
    assert sum(map(len, bodies)) < 250_000
