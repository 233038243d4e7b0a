"""What a page weighs, and that nothing on it moves while it comes."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from pages import PAGES, PREFIXES
from reader import HEIGHTS, Reader, reading
from sitebuild import ROOT, run_mkdocs

EVERY_PAGE = pytest.mark.parametrize("path", [prefix + path for prefix in PREFIXES for path in PAGES])


PRESSED = ".bt-bar, .bt-filter, .bt-views, .bt-citing, .bt-beside, .bt-keys, .bt-byline > a"
"""What is there to be pressed or followed, and says nothing by itself."""


def weight(file: Path) -> int:
    """Bytes of a file as a host sends it."""
    return len(gzip.compress(file.read_bytes(), 9))


@pytest.fixture(scope="module")
def with_forms(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site as it is published: with the address of its repository, and so a form behind each paragraph."""
    folder = tmp_path_factory.mktemp("published")
    done = run_mkdocs(ROOT / "mkdocs.yml", folder, REPO_URL="https://github.com/an-organisation/a-repository")
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.mark.parametrize("built", ["site", "with_forms"])
def test_documents_are_light(built: str, request: pytest.FixtureRequest) -> None:
    site: Path = request.getfixturevalue(built)
    pages = [page for prefix in PREFIXES for page in site.glob(f"{prefix}documents/**/index.html")]
    assert len(pages) >= 18
    for page in pages:
        assert weight(page) <= 30_000, page


@EVERY_PAGE
def test_a_first_visit_is_light(browser: Browser, served: str, site: Path, path: str) -> None:
    with reading(browser, served) as reader:
        asked: list[str] = []
        reader.context.on("request", lambda request: asked.append(request.url))
        reader.open(path).wait_for_load_state("networkidle")
    files = {site / url.removeprefix(served).partition("?")[0].partition("#")[0] for url in asked}
    sent = [file / "index.html" if file.is_dir() else file for file in files]
    assert sum(weight(file) for file in sent if file.is_file()) <= 200_000


def test_paper_has_nothing_to_press(browser: Browser, served: str) -> None:
    with reading(browser, served) as reader:
        document = "documents/wei-kai-2024/"
        for path in (document, f"{document}parallel/", "timeline/", "zh/figures/", "glossary/"):
            page = reader.open(path)
            assert page.locator(PRESSED).count() > 0
            page.emulate_media(media="print")
            assert page.locator(PRESSED).filter(visible=True).count() == 0, path


def slowly(reader: Reader, path: str) -> Page:
    """A page that comes piece by piece, as on a slow line and a small telephone."""
    page = reader.context.new_page()
    session = reader.context.new_cdp_session(page)
    session.send("Network.enable")
    line = {"offline": False, "latency": 60, "downloadThroughput": 400_000, "uploadThroughput": 100_000}
    session.send("Network.emulateNetworkConditions", line)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.goto(reader.base + path, wait_until="load")
    return page


def shifts(browser: Browser, served: str, path: str, width: int) -> list[list[object]]:
    """Each layout shift while a page comes: its value, and the elements that moved."""
    with reading(browser, served, width=width) as reader:
        found: list[list[object]] = slowly(reader, path).evaluate(
            """new Promise(done => {
              const found = []
              new PerformanceObserver(list => {
                for (const { value, sources } of list.getEntries()) {
                  found.push([value, ...sources.map(({ node }) => node?.outerHTML?.slice(0, 80))])
                }
              }).observe({ type: "layout-shift", buffered: true })
              setTimeout(() => done(found), 300)
            })"""
        )
    return found


@EVERY_PAGE
def test_nothing_moves(browser: Browser, served: str, path: str) -> None:
    """What a page lets move moves whenever it comes; where a busy machine happens to cut it, it comes again."""
    for width in HEIGHTS:
        moved: list[list[object]] = []
        for _ in range(3):
            moved = shifts(browser, served, path, width)
            if not moved:
                break
        assert moved == [], width
