"""The language of every run, as a browser has it: what voices, fonts and hyphenation go by."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from pages import PAGES, PREFIXES
from reader import reading

EVERY_PAGE = pytest.mark.parametrize("path", [prefix + path for prefix in PREFIXES for path in PAGES])
OUT_OF_PLACE = """() => {
  const han = /[\\u3400-\\u4dbf\\u4e00-\\u9fff]/u
  const latin = /[A-Za-z][A-Za-z’'-]*(?:[ ,]+[A-Za-z][A-Za-z’'-]*){2}/u   // three words are no loan any more
  const found = []
  const look = (text, element, what) => {
    const lang = element.closest('[lang]').lang
    if (han.test(text) && !/^zh(-Hans)?$/.test(lang)) found.push(`${what}: ${lang} ${text.trim().slice(0, 60)}`)
    const words = latin.exec(text)
    if (words && /^zh(-Hans)?$/.test(lang)) found.push(`${what}: ${lang} ${words[0]}`)
  }
  const alike = 'script, style, code, pre, kbd, samp'   // what these hold is in no language, or in several
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const element = node.parentElement
    if (!element.closest(alike)) look(node.data, element, element.outerHTML.slice(0, 80))
  }
  for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
    for (const element of document.querySelectorAll(`body [${name}]`)) look(element.getAttribute(name), element, name)
  }
  return found
}"""


def out_of_place(page: Page) -> list[str]:
    """Every Han character that is not within Chinese, every Latin phrase that is not within its language."""
    found: list[str] = page.evaluate(OUT_OF_PLACE)
    return found


@EVERY_PAGE
def test_every_run_is_in_its_language(browser: Browser, served: str, path: str) -> None:
    for scripts in (True, False):
        with reading(browser, served, scripts=scripts) as reader:
            assert out_of_place(reader.open(path)) == []


def test_the_walk_sees_what_is_out_of_place(browser: Browser, served: str) -> None:
    with reading(browser, served) as reader:
        page = reader.open("about/")
        page.locator("h1").evaluate("head => { head.textContent = '关于'; head.title = '本站' }")
        assert len(out_of_place(page)) == 2
        page.locator("h1").evaluate("head => { head.lang = 'zh-Hans'; head.title = 'What this site is' }")
        assert len(out_of_place(page)) == 1


def search(query: str) -> Callable[[Page], None]:
    def act(page: Page) -> None:
        page.keyboard.press("/")
        page.locator(".bt-query").fill(query)
        expect(page.locator(".bt-found mark").first).to_be_visible()

    return act


def cards(page: Page) -> None:
    """Each kind of card, one after the other in a box of its own, as only one is open at a time."""
    for kind in ("term", "date", "figure"):
        link = page.locator(f"#p4 .bt-{kind}").first
        link.evaluate("link => link.focus({focusVisible: true})")
        page.wait_for_selector(f"#p4 .bt-{kind}[aria-describedby=bt-gloss]")
        page.evaluate("() => document.body.append(document.querySelector('.bt-gloss').cloneNode(true))")


def citations(page: Page) -> None:
    """The panel, with the longest of what it copies."""
    page.locator(".bt-block:has(> #p2) .bt-citing").focus()
    page.keyboard.press("Enter")
    for name in ("Chicago", "GB/T 7714—2025", "BibTeX"):
        page.locator(".bt-block .bt-panel").get_by_role("button", name=name).click()
        page.wait_for_selector(".bt-block .bt-panel__text")
        page.evaluate("() => document.body.append(document.querySelector('.bt-panel').cloneNode(true))")


@pytest.mark.parametrize("prefix", PREFIXES)
@pytest.mark.parametrize(
    "act",
    [
        pytest.param(search("能力建设"), id="what is found in Chinese"),
        pytest.param(search("developing countries"), id="what is found in English"),
        pytest.param(cards, id="cards"),
        pytest.param(citations, id="citing"),
    ],
)
def test_what_opens_is_in_its_language(browser: Browser, served: str, prefix: str, act: Callable[[Page], None]) -> None:
    with reading(browser, served) as reader:
        page = reader.open(f"{prefix}documents/wei-kai-2024/")
        act(page)
        assert out_of_place(page) == []
