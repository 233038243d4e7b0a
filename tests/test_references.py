"""How editions are cited."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

from bitext.addresses import Addresses
from bitext.corpus import Corpus, read_corpus
from bitext.publish.provenance import provenance
from bitext.publish.references import references

_PLACE = re.compile(r"<span data-cite-(\w+)>([^<]*)</span>")


def cited(corpus: Corpus, document: str, code: str, paragraph: str = "") -> dict[str, str]:
    """Each reference as text, by its style; to a paragraph as the page's script would put it in."""
    addresses = Addresses("en", "https://example.org/reader/")
    about = provenance(corpus, addresses, "abc123")
    found = {}
    for one in references(corpus, addresses, about, corpus.document_by_id[document], code):
        put = {"fragment": f"#p{paragraph}", "locator": one.locator.replace("{label}", paragraph), "day": "2026-12-01"}
        text = _PLACE.sub(lambda place, put=put: put[place[1]] if paragraph else place[2], one.html)  # type: ignore[misc]
        found[one.label] = html.unescape(text)
    return found


def test_styles(real: Corpus) -> None:
    english = cited(real, "wei-kai-2024", "en")
    assert list(english) == ["Chicago", "GB/T 7714—2025", "BibTeX", "RIS", "CSL-JSON"]
    assert english["Chicago"] == (
        "AI Plus Bilingual Reference. “Enhancing AI Capacity Building to Ensure the World Benefits from Digital "
        "Dividends.” Reading edition in English of Wei Kai, “Enhancing AI Capacity Building to Ensure the World "
        "Benefits from Digital Dividends”, undated. Version abc123. 22 November 2026. "
        "https://example.org/reader/documents/wei-kai-2024/."
    )
    chinese = cited(real, "dong-zhiyong-2025", "zh", "7")
    assert next(iter(chinese)) == "GB/T 7714—2025"
    assert chinese["GB/T 7714—2025"] == (
        "“人工智能+”双语文献库. “人工智能+”赋能新质生产力发展: 据董志勇《“人工智能+”赋能新质生产力发展》"
        "（人民日报，2025年1月13日）编写的中文阅读版[EB/OL]. 版本abc123. “人工智能+”双语文献库, 2026: 第7段(2026-11-22)"
        "[2026-12-01]. https://example.org/reader/zh/documents/dong-zhiyong-2025/#p7."
    )


def test_a_paragraph_is_named_in_every_format(real: Corpus) -> None:
    for code, named in (("en", "para. 7"), ("zh", "第7段")):
        for document in real.documents:
            for style, text in cited(real, document.id, code, "7").items():
                assert named in text, style
                assert f"documents/{document.id}/#p7" in text, style
                assert "abc123" in text, style
                assert document.pages[code].front["edition"]["by"] in text, style


def test_marks_within_titles_are_inner_ones(real: Corpus) -> None:
    assert "“‘AI Plus’ Empowers" in cited(real, "dong-zhiyong-2025", "en")["Chicago"]


@pytest.fixture
def hostile(small: Path) -> Corpus:
    for code in ("en", "zh"):
        page = small / f"docs/{code}/documents/tides.md"
        text = page.read_text(encoding="utf-8")
        text = re.sub(r"(?m)^title: .*$", "title: '<b>“A” & {B}</b>?'", text)
        page.write_text(text, encoding="utf-8")
    return read_corpus(small)


def test_hostile_titles_are_text(hostile: Corpus) -> None:
    addresses = Addresses("en")
    about = provenance(hostile, addresses, "abc123")
    for code in ("en", "zh"):
        for one in references(hostile, addresses, about, hostile.documents[0], code):
            assert set(re.findall(r"<[^>]*>", one.html)) <= {
                "</span>", "<span data-cite-fragment>", "<span data-cite-locator>", "<span data-cite-day>"
            }  # fmt: skip
            assert "&amp;" in one.html
    assert "‘A’" in cited(hostile, "tides", "en")["Chicago"]
    assert "</b>?” Reading" in cited(hostile, "tides", "en")["Chicago"]
