"""Marks put into rendered HTML."""

from __future__ import annotations

import pytest

from bitext.generate.marks import Mark, marked
from bitext.generate.prose import paragraph_label


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
