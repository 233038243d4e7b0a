"""The Atom feeds, read with feedparser."""

from __future__ import annotations

import feedparser
import pytest

from bitext.publish.feed import feed_xml
from bitext.publish.provenance import provenance
from published import BASE, ROOTS, site

PATHS = {"en": "feed.xml", "zh": "zh/feed.xml"}


def one_line(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("code", PATHS)
@pytest.mark.parametrize("name", ROOTS)
def test_documents_and_events(name: str, code: str) -> None:
    corpus = site(name).corpus
    feed = feedparser.parse(site(name).files[PATHS[code]], sanitize_html=False)
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.version == "atom10"
    assert feed.feed.id == f"{BASE}{PATHS[code]}"
    root = BASE if code == "en" else f"{BASE}zh/"
    expected = {f"{root}documents/{document.id}/": document.pages[code].title for document in corpus.documents}
    expected |= {f"{root}timeline/#event-{event.id}": event.title[code] for event in corpus.events}
    assert {entry.id: one_line(entry.title) for entry in feed.entries} == {
        ident: one_line(title) for ident, title in expected.items()
    }


def test_no_date_is_invented() -> None:
    feed = feedparser.parse(site("hostile").files["feed.xml"])
    assert feed.feed.updated == "2022-01-01T00:00:00Z"
    dates = {entry.id.rpartition("documents/")[2]: entry.updated for entry in feed.entries if "documents/" in entry.id}
    assert dates == {"odd/": "2022-01-01T00:00:00Z", "undated/": "2021-12-31T00:00:00Z"}
    assert all("published" not in entry for entry in feed.entries)
    assert {entry.updated for entry in feed.entries if "#event-" in entry.id} == {"2022-01-01T00:00:00Z"}


def test_a_long_feed_holds_what_is_newest(monkeypatch: pytest.MonkeyPatch) -> None:
    real = site("real")
    whole = feedparser.parse(real.files["feed.xml"])
    monkeypatch.setattr("bitext.publish.feed.MOST_EDITIONS", 2)
    monkeypatch.setattr("bitext.publish.feed.MOST_EVENTS", 3)
    about = provenance(real.corpus, real.addresses, "x")
    short = feedparser.parse(feed_xml(real.corpus, real.addresses, about, "en"))
    made = [entry.updated for entry in whole.entries if "documents/" in entry.id]
    kept = [entry.updated for entry in short.entries if "documents/" in entry.id]
    assert kept == sorted(made, reverse=True)[:2]
    events = [entry for entry in whole.entries if "#event-" in entry.id]
    newest = sorted((entry.updated for entry in events), reverse=True)[:3]
    assert sorted((entry.updated for entry in short.entries if "#event-" in entry.id), reverse=True) == newest


def test_links_know_their_language() -> None:
    feed = feedparser.parse(site("real").files["zh/feed.xml"])
    assert feed.feed.language == "zh-Hans"
    entry = next(entry for entry in feed.entries if entry.id.endswith("documents/wei-kai-2024/"))
    assert {(link.hreflang, link.href) for link in entry.links} == {
        ("zh-Hans", f"{BASE}zh/documents/wei-kai-2024/"),
        ("en", f"{BASE}documents/wei-kai-2024/"),
    }
    event = next(entry for entry in feed.entries if "#event-" in entry.id)
    assert any(link.rel == "related" and "#p" in link.href for link in event.links)
