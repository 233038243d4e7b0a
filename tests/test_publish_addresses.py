"""What was published once stays reachable: the list of addresses, and redirects."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin

from bitext.addresses import Addresses
from bitext.corpus import Corpus
from bitext.publish.redirects import moved_parts
from bitext.publish.stable import lost, stable_addresses
from published import BASE, site

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
        assert "script" not in page.tags
    redirects = [path for path in files if path.endswith(".html")]
    assert len(redirects) == 4, "a moved paragraph makes no page: its own is still there"


def test_a_page_says_what_has_moved_from_it() -> None:
    corpus, addresses = site("hostile").corpus, site("hostile").addresses
    (part,) = moved_parts(corpus, addresses, "zh", "zh/documents/odd/")
    assert (part.id, part.url) == ("p9", "#p4")
    assert moved_parts(corpus, addresses, "en", "documents/undated/") == []
