"""Access for everybody: every type of page, in both languages and schemes, in narrow and wide windows."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from pages import PAGES, PREFIXES
from reader import HEIGHTS, reading

EVERY_PAGE = pytest.mark.parametrize("path", [prefix + path for prefix in PREFIXES for path in PAGES])


def violations(page: Page) -> list[str]:
    """What axe finds, its best practices included."""
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {node['target']} {node['html'][:120]}" for one in found for node in one["nodes"]]


@EVERY_PAGE
def test_no_violation(browser: Browser, served: str, path: str) -> None:
    with reading(browser, served) as reader:
        page = reader.open(path)
        for width, height in HEIGHTS.items():
            page.set_viewport_size({"width": width, "height": height})
            for scheme in ("light", "dark"):
                page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
                assert violations(page) == [], f"{width} {scheme}"


@pytest.mark.parametrize("width", [390, 1280])
def test_no_violation_in_what_opens(browser: Browser, served: str, width: int) -> None:
    with reading(browser, served, width=width) as reader:
        page = reader.open("documents/wei-kai-2024/")
        page.locator("#p1 .bt-term").first.evaluate("link => link.focus({focusVisible: true})")
        page.wait_for_selector(".bt-gloss:not([hidden])")
        assert violations(page) == []
        page.keyboard.press("Escape")
        page.locator(".bt-block:has(> #p2) .bt-citing").focus()
        page.keyboard.press("Enter")
        page.get_by_role("button", name="Chicago").click()
        assert violations(page) == []
        page = reader.open("timeline/?kind=plan&year=2014")
        assert page.locator(".bt-none").is_visible()
        assert violations(page) == []


@EVERY_PAGE
def test_twice_as_large_nothing_is_lost(browser: Browser, served: str, path: str) -> None:
    """At 200 % a window of 1280 pixels has room for 640, at 400 % for 320."""
    with reading(browser, served) as reader:
        page = reader.open(path)
        for width in (640, 320):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, width


@pytest.mark.parametrize(
    "path", ["", "documents/wei-kai-2024/", "documents/wei-kai-2024/parallel/", "timeline/", "glossary/", "figures/"]
)
def test_the_focus_is_seen_wherever_it_goes(browser: Browser, served: str, path: str) -> None:
    with reading(browser, served) as reader:
        page = reader.open(path)
        seen = set()
        for _ in range(60):
            page.keyboard.press("Tab")
            state = page.evaluate(
                """() => {
                  const focused = document.activeElement
                  if (focused === document.body) return null
                  const style = getComputedStyle(focused), box = focused.getBoundingClientRect()
                  const bar = document.querySelector('.bt-bar').getBoundingClientRect().bottom
                  const within = focused.closest('.bt-header, .bt-skip') || box.bottom > bar
                  return {
                    text: focused.outerHTML.slice(0, 100),
                    drawn: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1,
                    seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight && Boolean(within)
                      && parseFloat(style.opacity) === 1,
                  }
                }"""
            )
            if state:
                assert state["drawn"], state
                assert state["seen"], state
                seen.add(state["text"])
        assert len(seen) > 20


def test_nothing_moves_for_whom_movement_is_too_much(browser: Browser, served: str) -> None:
    with reading(browser, served) as reader:  # who asks for less of it
        page = reader.open("documents/wei-kai-2024/")
        page.locator("#p1 .bt-term").first.hover()
        page.wait_for_selector(".bt-gloss:not([hidden])")
        moving = page.evaluate("document.getAnimations().filter(one => one.playState === 'running').length")
        assert moving == 0
