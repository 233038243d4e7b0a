"""Marks put into rendered HTML."""

from __future__ import annotations

import re
from pathlib import Path

import markdown
import pytest

from bitext.addresses import Addresses
from bitext.corpus import read_corpus
from bitext.generate.marks import Mention, cut
from bitext.generate.parallel import ParallelView, parallel_view
from bitext.generate.passages import Passages
from bitext.generate.prose import edition_html, paragraph_label
from bitext.languages import LANGUAGES
from bitext.synced import synced_hashes


def put(inner: str, text: str, *spans: tuple[int, int]) -> str:
    found = cut(inner, text, [Mention(start, end, "") for start, end in spans])
    return found.marked([("<a>", "</a>")] * len(found.mentions))


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
    return edition_html(rendered, Passages(corpus, Addresses("en")), document, code).html


def side_by_side(root: Path, code: str) -> ParallelView:
    """The small site's document in both languages, for readers of one."""
    corpus = read_corpus(root)
    document = corpus.documents[0]
    rendered = {
        other: markdown.markdown(page.body, extensions=["admonition", "attr_list"])
        for other, page in document.pages.items()
    }
    return parallel_view(Passages(corpus, Addresses("en")), document, rendered, code)


def test_partners_have_the_same_number_in_both_languages(small: Path) -> None:
    for code in ("en", "zh"):
        rows = side_by_side(small, code).rows.split("<section ")[1:]
        cells = [
            [re.findall(r'data-pair="(\d+)"', cell) for cell in row.split('<div class="bt-cell"')[1:]] for row in rows
        ]
        assert all(len(row) == 2 and set(row[0]) == set(row[1]) for row in cells)
        assert sum(bool(row[0]) for row in cells) > 1


def test_a_heading_that_one_language_lacks_is_listed_in_the_other(small: Path) -> None:
    page = small / "docs/zh/documents/tides.md"
    lines = page.read_text(encoding="utf-8").splitlines()
    page.write_text("\n".join(line for line in lines if "{#s1}" not in line), encoding="utf-8")
    exception = "alignment:\n  - type: omitted\n    en: [s1]\n    zh: []\n    note: {en: It has none., zh: 没有。}\n"
    for code in ("en", "zh"):
        page = small / f"docs/{code}/documents/tides.md"
        page.write_text(page.read_text(encoding="utf-8").replace("alignment: []\n", exception), encoding="utf-8")
    for code in ("en", "zh"):
        view = side_by_side(small, code)
        assert view.sections == [("s1", "Readings")]
        assert f"<p>{'It has none.' if code == 'en' else '没有。'}</p>" in view.rows
        assert LANGUAGES[code].phrases["no_counterpart"] in view.rows


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


@pytest.mark.parametrize(("attribute", "runs"), [("", 1), (' lang="fr"', 0)])
def test_an_element_around_a_paragraph_keeps_its_language(small: Path, attribute: str, runs: int) -> None:
    corpus = read_corpus(small)
    rendered = f'<blockquote{attribute}>\n<p id="p1">Le port de la ville</p>\n</blockquote>'
    edition = edition_html(rendered, Passages(corpus, Addresses("en")), corpus.documents[0], "zh")
    assert edition.html.count('<span lang="en">Le port de la ville</span>') == runs
