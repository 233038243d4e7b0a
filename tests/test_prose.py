"""Marks put into rendered HTML."""

from __future__ import annotations

from pathlib import Path

import markdown
import pytest

from bitext.addresses import Addresses
from bitext.corpus import read_corpus
from bitext.generate.marks import Mark, marked
from bitext.generate.prose import edition_html, paragraph_label
from bitext.languages import LANGUAGES
from bitext.synced import synced_hashes


def put(inner: str, text: str, *spans: tuple[int, int]) -> str:
    return marked(inner, text, [Mark(start, end, "<a>", "</a>") for start, end in spans])


@pytest.mark.parametrize(
    ("inner", "text", "spans", "expected"),
    [
        ("AI is new", "AI is new", [(0, 2)], "<a>AI</a> is new"),
        ("x <em>AI</em> y", "x AI y", [(2, 4)], "x <em><a>AI</a></em> y"),
        ("a <em>b c</em> d", "a b c d", [(0, 1), (2, 3), (6, 7)], "<a>a</a> <em><a>b</a> c</em> <a>d</a>"),
        ("<em>AI</em> Plus", "AI Plus", [(0, 7)], "<em>AI</em> Plus"),
        ("<em>AI</em> Plus now", "AI Plus now", [(0, 7), (8, 11)], "<em>AI</em> Plus <a>now</a>"),
        ("R&amp;D of AI", "R&D of AI", [(0, 3), (7, 9)], "<a>R&amp;D</a> of <a>AI</a>"),
        ("a &lt;b&gt;", "a <b>", [(2, 5)], "a <a>&lt;b&gt;</a>"),
        ("another text", "AI is new", [(0, 2)], "another text"),
        ("“人工智能+”行动", "“人工智能+”行动", [(0, 9)], "<a>“人工智能+”行动</a>"),
        ("plain", "plain", [], "plain"),
    ],
)
def test_marked(inner: str, text: str, spans: list[tuple[int, int]], expected: str) -> None:
    assert put(inner, text, *spans) == expected


@pytest.mark.parametrize(
    ("ident", "label"),
    [("p7", "7"), ("p5-1", "5.1"), ("s2", "§2"), ("s2-1", "§2.1"), ("c1", "c1"), ("preface", "preface")],
)
def test_labels(ident: str, label: str) -> None:
    assert paragraph_label(ident) == label


def shown(root: Path, code: str) -> str:
    """The text of the small site's document as its page shows it."""
    corpus = read_corpus(root)
    document = corpus.documents[0]
    page = document.pages[code]
    rendered = markdown.markdown(page.body, extensions=["admonition", "attr_list", "footnotes", "tables", "toc"])
    return edition_html(rendered, corpus, document, page, Addresses("en"))


def test_a_paragraph_behind_its_counterpart_says_so(small: Path) -> None:
    page = small / "docs/zh/documents/tides.md"
    text = page.read_text(encoding="utf-8")
    now = synced_hashes(read_corpus(small).documents[0], "zh")
    noted = f"\nsynced:\n  p1: '{now['p1']}'\n  p2: '00000000'\n---\n"
    page.write_text(text.replace("\n---\n", noted, 1), encoding="utf-8")
    said = shown(small, "zh")
    assert said.count("bt-note--stale") == 1
    after = said.partition("bt-note--stale")[0]
    assert after.rpartition('id="')[2].startswith('p2"')
    assert LANGUAGES["zh"].phrases["notice_stale"] in said
    assert "bt-note--stale" not in shown(small, "en")


def test_a_paragraph_without_translation_says_so(small: Path) -> None:
    page = small / "docs/en/documents/tides.md"
    lines = page.read_text(encoding="utf-8").splitlines()
    lines[lines.index("{: #p2 }") - 1] = "[untranslated]"
    page.write_text("\n".join(lines), encoding="utf-8")
    assert shown(small, "en").count("bt-note--untranslated") == 1
    assert "bt-note--untranslated" not in shown(small, "zh")
