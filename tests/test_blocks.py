"""The reader of blocks against Python-Markdown, which renders them."""

from __future__ import annotations

import html
import re
from pathlib import Path

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bitext.corpus import Corpus
from bitext.reading.blocks import Block, read_blocks
from bitext.reading.inline import read_inline

EXTENSIONS = ["admonition", "attr_list", "footnotes", "tables", "toc", "pymdownx.superfences"]
_ELEMENT = re.compile(r'<(p|h[1-6]) id="([^"]+)"[^>]*>(.*?)</\1>', re.DOTALL)


def texts(rendered: str) -> dict[str, str]:
    """The text content of each paragraph and heading that has an id."""
    return {ident: html.unescape(re.sub(r"<[^>]*>", "", inner)) for _, ident, inner in _ELEMENT.findall(rendered)}


def test_ids_and_texts_are_those_that_are_rendered(real: Corpus) -> None:
    for document in real.documents:
        for page in document.pages.values():
            rendered = texts(markdown.markdown(page.body, extensions=EXTENSIONS))
            read = {block.id: block.text for block in page.blocks if block.kind in ("heading", "paragraph")}
            assert read == rendered, page.path


def kinds(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in read_blocks(text)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("# A\n\nb\nc\n", [("heading", "A"), ("paragraph", "b\nc")]),
        ("A\n=\n\nB\n---\n", [("heading", "A"), ("heading", "B")]),
        ("- a\n- b\n  c\n", [("item", "a"), ("item", "b\nc")]),
        ("1. a\n2) b\n", [("item", "a"), ("item", "b")]),
        ("a - b\n", [("paragraph", "a - b")]),
        ("**a** b\n", [("paragraph", "a b")]),
        ("- - -\n***\n", []),
        ("| a | b |\n|---|:-:|\n| c | d |\n", [("row", "a | b"), ("row", "c | d")]),
        ("a | b\n", [("paragraph", "a | b")]),
        ("```\n# no\n- no\n```\nyes\n", [("code", "# no\n- no"), ("paragraph", "yes")]),
        ("~~~ py\n```\n~~~\n", [("code", "```")]),
        ("    x = 1", [("code", "    x = 1")]),
        ("- a\n\n    b\n", [("item", "a"), ("paragraph", "b")]),
        ("[^1]: note\n    goes on\n", [("footnote", "note goes on")]),
        ("[a]: https://example.org\n", []),
        ("> quoted\n> more\n", [("paragraph", "quoted\nmore")]),
        ("<div>\n# no\n</div>\n\nyes\n", [("html", "\n# no\n"), ("paragraph", "yes")]),
        ("<b>a</b> b\n", [("paragraph", "a b")]),
        ("#hash\n", [("heading", "hash")]),
        ("#\n", [("paragraph", "#")]),
        ('!!! note "T"\n    a\n', [("note", ""), ("paragraph", "a")]),
        ("!!! editor remark\n    a\n\n    b\n\nc\n", [("note", "a\n\nb"), ("paragraph", "c")]),
    ],
)
def test_kinds(source: str, expected: list[tuple[str, str]]) -> None:
    assert kinds(source) == expected


@pytest.mark.parametrize(
    ("source", "ident"),
    [
        ("a\n{: #p1 }", "p1"),
        ("a\n{ #p1 }", "p1"),
        ("a\n{:#p1}", "p1"),
        ('a\n{: .c #p5-1 title="#no" }', "p5-1"),
        ("## a {#s1}", "s1"),
        ("## a ## {: #s1 .c }", "s1"),
        ("- a\n{: #i1 }", "i1"),
        ("a {#p1}", ""),
        ("a\n{not #p1}", ""),
        ("a {curly #p1} b", ""),
    ],
)
def test_ids(source: str, ident: str) -> None:
    assert [block.id for block in read_blocks(source)] == [ident]


def test_lines() -> None:
    blocks = read_blocks("\n# A {#a}\n\nb\nc\n{: #p }\n\nd\n", first_line=10)
    assert [(block.line, block.end_line, block.id_line) for block in blocks] == [
        (11, 11, 11),
        (13, 15, 15),
        (17, 17, 17),
    ]


@pytest.mark.parametrize(
    "source",
    [
        "a *b* **c** _d_ ***e***",
        "**推动人工智能。**前沿大模型",
        "snake_case and a * b",
        "2 * 3 * 4",
        "a `c*d` ``x ` y``",
        '[a *b*](x.md) and [c](<y z.md> "t")',
        "[a [b] c](u(v))",
        "![alt](i.png) x",
        "a &amp; b &lt; c &#8212; d &hellip;",
        r"\*not\* \[a\]",
        "<https://example.org/a?b=c> x",
        "AT&T 5 < 6 > 4",
        "1,000 “quoted” ‘x’ — – …",
        "a<br>b",
        "“人工智能+”行动",
        "a \\\\ b",
        "x ^ y ~ z = w",
        "[not a link] (x)",
        "a [b] c",
    ],
)
def test_plain_text_is_that_of_the_html(source: str) -> None:
    rendered = markdown.markdown(source, extensions=EXTENSIONS)
    text = html.unescape(re.sub(r"<(?![ \d])[^>]*>", "", rendered)).strip()
    assert read_inline(source).text.strip() == text


def test_links_and_code_are_kept_apart() -> None:
    inline = read_inline("see [the `b` doc](x.md#p1), `AI` and <https://example.org>[^2]")
    assert inline.text == "see the b doc, AI and https://example.org"
    assert [inline.text[a:b] for a, b in sorted(inline.kept)] == ["the b doc", "b", "AI", "https://example.org"]
    assert inline.links == ("x.md#p1", "https://example.org")
    assert inline.footnotes == ("2",)


@given(st.text(alphabet="ab \n#*_`[](){}<>!|:-=+&;^\\.1\"'/", max_size=400))
@settings(max_examples=400, deadline=None)
def test_any_text_is_read(text: str) -> None:
    blocks = read_blocks(text)
    lines = text.count("\n") + 1
    for block in blocks:
        assert 1 <= block.line <= block.end_line <= lines
        assert isinstance(block.text, str)


@pytest.mark.parametrize(
    "piece",
    ["[", "](", "`", "<", "<!--", "*", "{: #", "![", "[^", "&", "\\", "# ", "|", "- ", "!!! ", "_a", "<a:", "a@"],
)
def test_hostile_repetition_takes_linear_time(piece: str) -> None:
    """Twice the text, about twice the steps: counted by the size that still ends at once."""
    for block in read_blocks(piece * 100_000):
        assert isinstance(block.text, str)


def test_block_is_a_value() -> None:
    assert Block("paragraph", 1, "a") == Block("paragraph", 1, "a")


def test_the_real_pages_have_no_block_without_text(real: Corpus) -> None:
    for pair in real.pairs:
        for page in pair.pages.values():
            for block in page.blocks:
                assert block.text.strip() or block.kind == "note", f"{page.path}:{block.line}"


def test_bodies_begin_where_the_front_matter_ends(real: Corpus) -> None:
    for pair in real.pairs:
        for page in pair.pages.values():
            lines = page.text.split("\n")
            assert lines[page.body_line - 1 :] == page.body.split("\n"), page.path
            assert Path(page.path).suffix == ".md"


def test_a_label_may_hold_one_more() -> None:
    assert read_inline("[a [b](1) c](2)").text == "a b c"
