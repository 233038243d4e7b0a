"""Pictures of the site, by a script that can make them again.

    python tests/screenshots.py                 .github/site.png, the picture in the README
    python tests/screenshots.py --all FOLDER    every type of page, both languages, both schemes, 390 and 1280 px; what
                                                opens on a page; and each page as it is printed

Run in the environment of `make test`.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, sync_playwright

from pages import PAGES, PREFIXES
from reader import HEIGHTS, launch, reading
from served import BELOW, serving
from sitebuild import ROOT, run_mkdocs

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
PICTURE = ROOT / ".github" / "site.png"


def take(browser: Browser, base: str, path: str, file: Path, width: int, scheme: Literal["light", "dark"]) -> None:
    """One picture of what a reader sees first."""
    with reading(browser, base, width=width, scheme=scheme) as reader:
        reader.open(path).screenshot(path=file)


def open_card(page: Page) -> None:
    page.locator("#p4 .bt-figure").first.evaluate("link => link.focus({focusVisible: true})")
    page.wait_for_selector(".bt-gloss:not([hidden])")


def open_panel(page: Page) -> None:
    page.locator(".bt-block:has(> #p2) .bt-citing").focus()
    page.keyboard.press("Enter")
    page.locator(".bt-panel").get_by_role("button", name="Chicago").click()


def open_search(page: Page) -> None:
    page.keyboard.press("/")
    page.locator(".bt-query").fill("AI Plus Initiative")
    page.wait_for_selector(".bt-found mark")


OPENED: tuple[tuple[str, str, Callable[[Page], None]], ...] = (
    ("card", "documents/wei-kai-2024/#p4", open_card),
    ("panel", "documents/wei-kai-2024/#p2", open_panel),
    ("search", "timeline/", open_search),
)


def take_opened(browser: Browser, base: str, folder: Path, prefix: str) -> None:
    """What a reader can open on a page."""
    for name, path, act in OPENED:
        for width in HEIGHTS:
            with reading(browser, base, width=width) as reader:
                page = reader.open(prefix + path)
                act(page)
                page.screenshot(path=folder / f"{name}-{prefix.strip('/') or 'en'}-{width}.png")


def print_out(browser: Browser, base: str, path: str, file: Path) -> None:
    """A page on paper: as a file to print, and its beginning as a picture."""
    with reading(browser, base, width=660) as reader:
        page = reader.open(path)
        page.emulate_media(media="print")
        page.screenshot(path=file.with_suffix(".png"))
        page.pdf(path=file.with_suffix(".pdf"), format="A4", prefer_css_page_size=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--all", type=Path, metavar="FOLDER", help="every type of page, into this folder")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder)) as host:
        base = f"{host}{BELOW}/"
        done = run_mkdocs(ROOT / "mkdocs.yml", Path(folder, BELOW), SITE_URL=base)
        if done.returncode:
            raise SystemExit(done.stdout + done.stderr)
        with sync_playwright() as playwright:
            browser = launch(playwright)
            if options.all is None:
                PICTURE.parent.mkdir(exist_ok=True)
                take(browser, base, "documents/wei-kai-2024/parallel/#p3", PICTURE, 1280, "light")
            else:
                options.all.mkdir(parents=True, exist_ok=True)
                for prefix in PREFIXES:
                    code = prefix.strip("/") or "en"
                    take_opened(browser, base, options.all, prefix)
                    for path in PAGES:
                        name = (path.strip("/") or "home").replace("/", "-").replace("?", "-")
                        print_out(browser, base, prefix + path, options.all / f"{name}-{code}-print")
                        for width in HEIGHTS:
                            for scheme in SCHEMES:
                                file = options.all / f"{name}-{code}-{width}-{scheme}.png"
                                take(browser, base, prefix + path, file, width, scheme)
            browser.close()


if __name__ == "__main__":
    main()
