"""What was published once stays reachable: the list of addresses, and redirects."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin

from playwright.sync_api import Browser

from bitext.addresses import Addresses
from bitext.corpus import Corpus
from bitext.publish.redirects import SCRIPT, moved_parts
from bitext.publish.stable import lost, stable_addresses
from published import BASE, site
from reader import reading
from served import BELOW, serving
from sitebuild import run_mkdocs, small_config

LIST = Path(__file__).parent / "addresses.txt"


def test_no_published_address_is_lost(real: Corpus) -> None:
    """Give the paragraph, term or event its id back, or declare in docs/redirects.yml where it has gone.

    The list grows with each publication: `python -m bitext.publish.stable > tests/addresses.txt`.
    """
    published = LIST.read_text(encoding="utf-8").split()
    assert published == sorted(set(published))
    assert lost(published, real, Addresses(real.languages[0]), real.redirects) == []


def test_the_list_has_documents_paragraphs_terms_and_events_in_every_language() -> None:
    found = stable_addresses(site("small").corpus, site("small").addresses)
    assert found == sorted(found)
    for address in (
        "documents/tides/",
        "documents/tides/#p1",
        "glossary/tide-gauge-plan/",
        "timeline/#event-gauge-set-up",
    ):
        assert address in found
        assert f"zh/{address}" in found


def test_one_that_disappears_is_lost_unless_it_is_redirected() -> None:
    corpus, addresses = site("hostile").corpus, site("hostile").addresses
    there = stable_addresses(corpus, addresses)
    assert lost(there, corpus, addresses, corpus.redirects) == []
    gone = ["documents/odd/#p99", "glossary/never/", "zh/timeline/#event-never"]
    assert lost([*there, *gone], corpus, addresses, corpus.redirects) == gone
    moved = ["documents/odd/#p9", "zh/documents/odd/#p9", "documents/old-name/#p7", "zh/glossary/gone/"]
    assert lost(moved, corpus, addresses, corpus.redirects) == []
    assert lost(moved, corpus, addresses, []) == moved


class _Page(HTMLParser):
    """Where a page leads, in each of the ways it has."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.tags.add(tag)
        if tag == "html":
            self.found["lang"] = values["lang"]
        elif tag == "a":
            self.found["link"] = values["href"]
        elif tag == "script":
            self.found["script"] = values["src"]
        elif tag == "link" and values["rel"] == "canonical":
            self.found["canonical"] = values["href"]
        elif tag == "meta" and values.get("http-equiv") == "refresh":
            self.found["refresh"] = values["content"]


def test_a_redirect_is_a_static_page() -> None:
    files = site("hostile").files
    for path, target, tag in (
        ("documents/old-name/index.html", "documents/odd/", "en"),
        ("zh/documents/old-name/index.html", "zh/documents/odd/", "zh-Hans"),
        ("zh/glossary/gone/index.html", "zh/glossary/1st-odd/", "zh-Hans"),
    ):
        page = _Page()
        page.feed(files[path].decode())
        here = f"{BASE}{path.removesuffix('index.html')}"
        assert page.found["lang"] == tag
        assert page.found["canonical"] == f"{BASE}{target}"
        assert urljoin(here, page.found["link"]) == f"{BASE}{target}"
        refresh = re.fullmatch(r"0; url=(\S+)", page.found["refresh"])
        assert refresh
        assert urljoin(here, refresh[1]) == f"{BASE}{target}"
        assert "noscript" in page.tags, "with a script, nothing is refreshed: that would lose the fragment"
        assert urljoin(here, page.found["script"]) == f"{BASE}{SCRIPT}"
    redirects = [path for path in files if path.endswith(".html")]
    assert len(redirects) == 4, "a moved paragraph makes no page: its own is still there"


def test_a_page_says_what_has_moved_from_it() -> None:
    corpus, addresses = site("hostile").corpus, site("hostile").addresses
    (part,) = moved_parts(corpus, addresses, "zh", "zh/documents/odd/")
    assert (part.id, part.url) == ("p9", "#p4")
    assert moved_parts(corpus, addresses, "en", "documents/undated/") == []


_MOVED = """redirects:
  - {from: documents/old-name/, to: documents/tides/}
  - {from: documents/split-off/, to: documents/tides/#p2}
  - {from: documents/tides/#p99, to: documents/tides/#p3}
"""


def test_whoever_comes_by_an_old_address_is_led_on(browser: Browser, small: Path, tmp_path: Path) -> None:
    """To the same paragraph of a page that has moved; without a script, to the page."""
    (small / "docs/redirects.yml").write_text(_MOVED, encoding="utf-8")
    config = small_config(small)
    config.write_text(config.read_text(encoding="utf-8").replace("/events/", "/events/\n  /redirects.yml"), "utf-8")
    folder = tmp_path / "host"
    with serving(folder) as host:
        base = f"{host}{BELOW}/"
        done = run_mkdocs(config, folder / BELOW)
        assert done.returncode == 0, done.stdout + done.stderr
        for scripts, ways in (
            (
                True,
                {
                    "documents/old-name/": "documents/tides/",
                    "documents/old-name/#p2": "documents/tides/#p2",
                    "zh/documents/old-name/#p2": "zh/documents/tides/#p2",
                    "documents/split-off/": "documents/tides/#p2",
                    "documents/split-off/#p1": "documents/tides/#p2",
                    "zh/documents/tides/#p99": "zh/documents/tides/#p3",
                    "documents/tides/#p1": "documents/tides/#p1",
                },
            ),
            (False, {"zh/documents/old-name/#p2": "zh/documents/tides/"}),
        ):
            with reading(browser, base, scripts=scripts) as reader:
                for old, new in ways.items():
                    page = reader.open(old)
                    page.wait_for_url(lambda url, new=new: url.partition("#")[0] == f"{base}{new}".partition("#")[0])
                    if scripts:
                        page.wait_for_url(f"{base}{new}")
                    page.close()
