"""What is refused, what is let through, and that what is let through does no harm once it is rendered.

The bound of what a check may take: no file is read beyond `MAX_BYTES`, no page with a paragraph beyond
`MAX_PARAGRAPH`, no form of a term beyond 300 characters. Nothing takes time in proportion to a product of two numbers
that a contributor is free to choose, so a file takes some seconds at worst, whatever is in it. The tests have no
clock: one that breaks the bound does not end.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bitext.checks import RULES, check
from bitext.corpus import Corpus, read_corpus
from bitext.findings import Finding
from bitext.languages import LANGUAGES
from bitext.matcher import Matcher
from bitext.reading.html import ELEMENTS
from bitext.reading.screening import MOST, screen_page, screen_record
from bitext.reading.svg import active_content
from bitext.reading.text import MAX_BYTES, MAX_PARAGRAPH, read_text
from bitext.reading.yaml import Map, read_yaml
from bitext.report import as_text
from bitext.terms import Form, Side, Term
from harm import dangers, render

SMALL = Path(__file__).parent / "sites" / "small"
CASES = yaml.safe_load((Path(__file__).parent / "cases" / "hostile.yml").read_text(encoding="utf-8"))
PAGE = "docs/en/page.md"


def cases(kind: str) -> Any:
    return pytest.mark.parametrize("case", [pytest.param(case, id=case["about"]) for case in CASES[kind]])


def said_of(text: str) -> list[str]:
    return [f"{finding.line} {finding.code}" for finding in screen_page(text, PAGE, Map(1))]


# What is refused, and what looks like it


@cases("pages")
def test_page(case: dict[str, Any]) -> None:
    assert said_of(case["wrong"]) == case["says"]
    assert said_of(case["right"]) == []
    assert dangers(render(case["right"])) == []


@cases("records")
def test_record(case: dict[str, Any]) -> None:
    for text, says in ((case["wrong"], case["says"]), (case["right"], [])):
        record, broken = read_yaml(text, "docs/terms/x.yml")
        found = screen_record(record, text, "docs/terms/x.yml")
        assert not broken
        assert [f"{finding.line} {finding.code}" for finding in found] == says


@cases("pictures")
def test_picture(case: dict[str, Any]) -> None:
    found = active_content(case["wrong"])
    assert found
    assert [found[0]] == case["says"]
    assert active_content(case["right"]) is None


def test_every_code_is_shown() -> None:
    shown = {says.split()[1] for kind in ("pages", "records") for case in CASES[kind] for says in case["says"]}
    assert {f"H{number}" for number in range(706, 715)} == shown


def test_a_finding_is_one_line() -> None:
    for case in CASES["pages"]:
        for finding in screen_page(case["wrong"], PAGE, Map(1)):
            assert len(str(finding).splitlines()) == 1
            assert len(str(finding)) < 300


def test_findings_are_not_endless() -> None:
    assert len(said_of("<script>\n<style>\n" * 1000)) <= MOST


def test_the_documentation_names_what_is_allowed() -> None:
    doc = RULES["H706"].doc
    assert re.findall(r"<(\w+)>", doc.partition("Wrong:")[0]) == list(ELEMENTS)


def test_nobody_can_waive_it(small: Path) -> None:
    file = small / "docs/en/documents/tides.md"
    text = file.read_text(encoding="utf-8")
    waiver = "{: #p2 }\n\n!!! editor waiver H706\n    We want it.\n"
    file.write_text(text.replace("60 percent", "<u><iframe>60 percent").replace("{: #p2 }\n", waiver), encoding="utf-8")
    assert "H706" in {finding.code for finding in check(read_corpus(small))}


def test_our_own_pages(real: Corpus) -> None:
    assert [str(finding) for finding in check(real) if finding.code.startswith("H")] == []


# What no text can show


def test_a_huge_file_is_not_read(small: Path) -> None:
    huge = small / "docs/en/huge.md"
    with huge.open("wb") as stream:
        stream.truncate(50_000_000)
    with (small / "docs/huge.png").open("wb") as stream:
        stream.truncate(50_000_000)
    tracemalloc.start()
    findings = check(read_corpus(small))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 10 * MAX_BYTES
    large = [finding.path for finding in findings if finding.code == "H701"]
    assert large == ["docs/en/huge.md", "docs/huge.png"]


def test_the_largest_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_bytes(b"x" * MAX_BYTES)
    assert read_text(tmp_path / "page.md", PAGE) == ("x" * MAX_BYTES, [])


def test_paragraphs_without_end(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("x\n\n" + "x\n" * (MAX_PARAGRAPH // 2), encoding="utf-8")
    assert read_text(page, PAGE, is_page=True)[1] == []
    page.write_text("x\n\n" + "x\n" * MAX_PARAGRAPH, encoding="utf-8")
    assert [(finding.line, finding.code) for finding in read_text(page, PAGE, is_page=True)[1]] == [(3, "H701")]
    assert read_text(page, PAGE)[1] == []


@pytest.mark.parametrize("data", [b"one\ntwo \xff\n", b"one\n\xb6\xfe\n", b"one\n\xed\xa0\x80\n", b"one\n\xc0\xbc\n"])
def test_not_utf8(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "page.md").write_bytes(data)
    text, findings = read_text(tmp_path / "page.md", PAGE)
    assert (text, [(finding.line, finding.code) for finding in findings]) == ("", [(2, "H702")])


def test_a_character_that_was_lost(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text("one\n数据\ufffd库 □ ?\n", encoding="utf-8")
    text, (finding,) = read_text(tmp_path / "page.md", PAGE)
    assert "□ ?" in text
    assert str(finding).startswith(f"{PAGE}:2: H702 holds U+FFFD (REPLACEMENT CHARACTER) where a character was lost")


def test_a_file_of_nothing_but_what_is_amiss(tmp_path: Path) -> None:
    for char in ("\u200b", "\ufffd"):
        (tmp_path / "page.md").write_text(f"{char}\n" * 200_000, encoding="utf-8")
        assert [finding.line for finding in read_text(tmp_path / "page.md", PAGE)[1]] == list(range(1, 21))


def test_utf8_with_a_byte_order_mark(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_bytes("\ufeff文\r\nx\r".encode())
    assert read_text(tmp_path / "page.md", PAGE) == ("文\nx\n", [])


INVISIBLE = "\x00\x07\x0b\x1b\x7f\x85\xad\u034f\u061c\u115f\u180e\u200b\u200c\u200d\u200e\u2028\u202e\u2060\u2066\u206f"


@pytest.mark.parametrize("char", f"{INVISIBLE}\u3164\ufeff\ufff9\uffff\U000e0041", ids=lambda char: f"{ord(char):04X}")
def test_invisible_characters(tmp_path: Path, char: str) -> None:
    (tmp_path / "page.md").write_bytes(f"one\ntw{char}o\n".encode())
    text, findings = read_text(tmp_path / "page.md", PAGE)
    assert (text, [(finding.line, finding.code) for finding in findings]) == ("one\ntwo\n", [(2, "H703")])


@pytest.mark.parametrize("text", ["a\tb", "é", "e\u0301", "\u3000", "\u00a0", "👍\ufe0f", "葛\U000e0100", "﷽", "𠀀"])
def test_visible_characters(tmp_path: Path, text: str) -> None:
    (tmp_path / "page.md").write_bytes(text.encode())
    assert read_text(tmp_path / "page.md", PAGE) == (text, [])


def test_links_and_odd_files(small: Path) -> None:
    docs = small / "docs"
    (small / "secret.md").write_text("Secret.", encoding="utf-8")
    (docs / "en/out.md").symlink_to(small / "secret.md")
    (docs / "en/etc").symlink_to("/etc")
    (docs / "en/nowhere.md").symlink_to("nothing.md")
    (docs / "en/circle.md").symlink_to("circle.md")
    (docs / "en/round").symlink_to(".")
    (docs / "en/same.png").symlink_to("../pixel.png")
    (docs / "pixel.png").write_bytes(b"any bytes")
    os.mkfifo(docs / "en/pipe.md")
    findings = check(read_corpus(small))
    assert sorted((finding.code, finding.path) for finding in findings) == [
        ("H704", "docs/en/pipe.md"),
        *(("H705", f"docs/en/{name}") for name in ("circle.md", "etc", "nowhere.md", "out.md", "round")),
    ]


def test_names_that_are_no_text(small: Path) -> None:
    name = os.fsencode(small / "docs/en") + b"/\xff\x1b[2J.md"
    Path(os.fsdecode(name)).write_text("x", encoding="utf-8")
    (finding,) = check(read_corpus(small))
    assert finding.code == "H717"
    assert str(finding).isascii()
    assert str(finding).isprintable()


def test_folders_in_folders(small: Path) -> None:
    (small / "docs/en").joinpath(*["d"] * 40).mkdir(parents=True)
    assert [finding.code for finding in check(read_corpus(small))] == ["H717"]


def test_a_file_that_cannot_be_read(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, *arguments: Any, **more: Any) -> Any:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    findings = check(read_corpus(small))
    assert {finding.code for finding in findings} >= {"H704"}


def test_a_folder_that_cannot_be_read(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Said once; the rest of the site is checked."""
    listed = Path.iterdir

    def refuse(self: Path) -> Any:
        if self == small / "docs/en/closed":
            raise PermissionError(13, "Permission denied")
        return listed(self)

    (small / "docs/en/closed").mkdir()
    monkeypatch.setattr(Path, "iterdir", refuse)
    assert [(one.code, one.path) for one in check(read_corpus(small))] == [("H704", "docs/en/closed")]


def test_a_finding_on_a_file_that_cannot_be_read_has_no_excerpt(tmp_path: Path) -> None:
    """It may have gone, or been closed, since it was checked; here a name that is too long for a file."""
    finding = Finding("n" * 300, 1, "H704", "cannot be read", "check the file's permissions")
    assert list(as_text([finding], tmp_path)) == [str(finding)]


def test_a_picture_that_is_no_text(small: Path) -> None:
    (small / "docs/en/mark.svg").write_bytes("<svg>标志</svg>".encode("gb18030"))
    assert [(one.code, one.path) for one in check(read_corpus(small))] == [("H716", "docs/en/mark.svg")]


def test_what_yaml_cannot_read_is_said_without_a_line_of_its_own() -> None:
    """Files with such characters are refused before, so only the reader itself can be asked."""
    record, (finding,) = read_yaml("a: \x01\n", "docs/events/2019.yml")
    assert (dict(record), finding.code, finding.line) == ({}, "M601", 1)


# At random


@st.composite
def hostile_markdown(draw: st.DrawFn) -> str:
    """Harm among the forms of Markdown: bare, as code, or as what is nearly code."""
    parts: list[str] = []
    for _ in range(draw(st.integers(1, 4))):
        parts += draw(st.lists(st.sampled_from(CASES["forms"]), max_size=8))
        parts.append(draw(st.sampled_from(CASES["around"])).replace("…", draw(st.sampled_from(CASES["harm"]))))
    return "".join(parts + draw(st.lists(st.sampled_from(CASES["forms"]), max_size=8)))


@settings(max_examples=1000, deadline=None)
@given(hostile_markdown())
@example("    x\n```\n<script>go()</script>\n```\n")
@example("    \n```html\n<hr onclick=x>\n```\n")
def test_what_is_let_through_is_harmless(text: str) -> None:
    if not said_of(text):
        assert dangers(render(text)) == []


def check_with(path: str, data: bytes) -> None:
    """Check the small site with one of its files replaced."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder, "site")
        shutil.copytree(SMALL, root)
        (root / path).write_bytes(data)
        for finding in check(read_corpus(root)):
            assert finding.line >= 1
            assert len(str(finding).splitlines()) == 1


FILES = ("docs/en/index.md", "docs/zh/documents/tides.md", "docs/terms/places.yml", "docs/events/2019.yml")


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(FILES), st.binary(max_size=2000))
def test_any_bytes(path: str, data: bytes) -> None:
    check_with(path, data)


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(FILES), st.text(max_size=500) | hostile_markdown())
def test_any_text(path: str, text: str) -> None:
    check_with(path, text.encode("utf-8", "replace"))


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(FILES), st.dictionaries(st.integers(0, 40), st.sampled_from(CASES["values"]), min_size=1))
@example("docs/zh/documents/tides.md", {1: "[]", 10: "|\n  x"})
def test_any_value_in_a_record(path: str, changes: dict[int, str]) -> None:
    lines = (SMALL / path).read_text(encoding="utf-8").split("\n")
    for number, value in changes.items():
        key, colon, _ = lines[number % len(lines)].partition(":")
        lines[number % len(lines)] = f"{key}{colon} {value}"
    check_with(path, "\n".join(lines).encode())


@settings(max_examples=100, deadline=None)
@given(hostile_markdown())
def test_any_markdown_in_an_edition(text: str) -> None:
    path = "docs/en/documents/tides.md"
    front, _, body = (SMALL / path).read_text(encoding="utf-8").rpartition("---\n")
    check_with(path, f"{front}---\n{body.replace('It cost', text)}".encode())


@pytest.mark.parametrize("unit", CASES["slow"])
def test_what_is_slow_to_read(unit: str) -> None:
    for end in ("", ">", "}", "`", "\n"):
        screen_page((unit * MAX_PARAGRAPH)[:MAX_PARAGRAPH] + end, PAGE, Map(1))
    check_with("docs/en/index.md", (unit * MAX_PARAGRAPH)[: MAX_PARAGRAPH // 5].encode())


def of_many(entry: str, count: int) -> str:
    return "".join(entry.replace("NUMBER", str(number)) for number in range(count))


EVENT = '- {id: eNUMBER, date: "2019", kind: event, actors: [], title: {en: a, zh: b}, cites: ['
MANY = {
    "keys": ("docs/terms/places.yml", of_many("kNUMBER:\n", 80_000)),
    "values that are wrong": ("docs/events/2019.yml", "events:\n" + of_many("- {id: X, kind: e}\n", 40_000)),
    "events of one paragraph": ("docs/events/2019.yml", "events:\n" + of_many(f"{EVENT}'tides#p1']}}\n", 9_000)),
    "events of no paragraph": ("docs/events/2019.yml", "events:\n" + of_many(f"{EVENT}'tides#zNUMBER']}}\n", 9_000)),
    "citations in one event": (
        "docs/events/2019.yml",
        f"events:\n{EVENT}{', '.join(['tides#p1'] * 60_000)}]}}\n",
    ),
    "a form without end": (
        "docs/terms/places.yml",
        "category: {en: A, zh: B}\nterms:\n- id: a\n"
        + "".join(
            f"  {code}: {{label: {'a' * 400_000}, from: ours, variants: [], definition: d}}\n" for code in ("en", "zh")
        ),
    ),
    "waivers": (
        "docs/en/documents/tides.md",
        (SMALL / "docs/en/documents/tides.md").read_text(encoding="utf-8")
        + "\n"
        + of_many("!!! editor waiver F301\n    x\n\n", 20_000),
    ),
}


@pytest.mark.parametrize("about", MANY)
def test_many(about: str) -> None:
    path, text = MANY[about]
    assert len(text.encode()) < MAX_BYTES
    check_with(path, text.encode())


def test_forms_within_forms() -> None:
    """Where a form stands inside a word, the shorter ones are tried; that must not double with every form."""
    forms = tuple(Form("a" * length, "ours") for length in range(1, 300))
    term = Term("a", "things", {code: Side(forms, "…") for code in LANGUAGES}, (), None, "docs/terms/things.yml", 1)
    for code, language in LANGUAGES.items():
        assert Matcher(language, [term]).occurrences("x" + "a" * 20_000) == [], code
