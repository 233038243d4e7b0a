"""The checker of built sites: every rule on the site in sites/built, and the ways in which it reads files."""

from __future__ import annotations

import shutil
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from bitext.site_check import SITE_RULES, check_site
from bitext.site_check.language_tag import agree, is_language_tag
from bitext.site_check.rules import site_rule
from bitext.site_check.scanner import tags
from bitext.site_check.sheet import sheet_addresses
from test_checks import spoil

HERE = Path(__file__).parent
CASES: dict[str, list[dict[str, Any]]] = yaml.safe_load((HERE / "cases/site_check.yml").read_text(encoding="utf-8"))


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A copy of a small built site in two languages."""
    folder = tmp_path / "site"
    shutil.copytree(HERE / "sites/built", folder)
    return folder


@pytest.mark.parametrize(
    ("code", "case"),
    [pytest.param(code, case, id=f"{code} {case['about']}") for code, cases in CASES.items() for case in cases],
)
def test_case(built: Path, code: str, case: dict[str, Any]) -> None:
    spoil(built, case)
    findings = check_site(built)
    said = [f"{finding.path}:{finding.line}" for finding in findings if finding.code == code]
    assert said == case["expect"], "\n".join(map(str, findings))
    if not case["expect"]:
        assert not findings, "a near-miss is wholly clean"
    for finding in findings:
        assert finding.severity == SITE_RULES[finding.code].severity


def test_the_site_is_clean(built: Path) -> None:
    assert check_site(built) == []


@pytest.mark.parametrize("code", SITE_RULES)
def test_every_rule_has_cases_and_documentation(code: str) -> None:
    assert any(case["expect"] for case in CASES[code]), "no case that fires"
    assert any(not case["expect"] for case in CASES[code]), "no near-miss"
    first, blank, why = SITE_RULES[code].doc.splitlines()[:3]
    assert first.endswith(".") and not blank
    assert why.strip() and not why.strip().startswith("Wrong:"), "it does not say why"
    assert "Wrong:" in SITE_RULES[code].doc
    assert "Right:" in SITE_RULES[code].doc


# Sites unlike ours


def codes(folder: Path) -> list[str]:
    return [finding.code for finding in check_site(folder)]


def test_no_site(tmp_path: Path) -> None:
    assert codes(tmp_path) == ["L800"]
    assert codes(tmp_path / "missing") == ["L800"]


def test_a_page_that_is_not_utf_8(built: Path) -> None:
    with (built / "about/index.html").open("ab") as stream:
        stream.write("\n<p>关于</p>".encode("gb18030"))
    assert [f"{finding.path}:{finding.line}: {finding.code}" for finding in check_site(built)] == [
        "about/index.html:21: L800"
    ]


def test_one_language_needs_no_alternates(tmp_path: Path) -> None:
    for path in ("", "about/"):
        (tmp_path / path).mkdir(exist_ok=True)
        text = f'<html lang="en"><link rel="canonical" href="https://example.org/{path}"></html>'
        (tmp_path / path / "index.html").write_text(text, encoding="utf-8")
    (tmp_path / "404.html").write_text("<a href='/about/'>About</a>", encoding="utf-8")
    assert codes(tmp_path) == []


def test_addresses_that_name_their_files(tmp_path: Path) -> None:
    """As MkDocs writes them with `use_directory_urls: false`."""
    for path in ("index.html", "关于.html", "404.html"):
        links = '<a href="/index.html"></a><a href="/%E5%85%B3%E4%BA%8E.html"></a>'
        text = f'<html lang="zh"><link rel="canonical" href="https://example.org/{path}">{links}</html>'
        (tmp_path / path).write_text(text, encoding="utf-8")
    assert codes(tmp_path) == []


def test_a_site_that_does_not_know_its_address_is_told_once(built: Path) -> None:
    for file in built.rglob("*.html"):
        kept = [line for line in file.read_text(encoding="utf-8").splitlines() if "canonical" not in line]
        file.write_text("\n".join(kept), encoding="utf-8")
    (built / "404.html").write_text('<a href="/about/">', encoding="utf-8")
    assert codes(built) == ["L821"]


def test_what_is_wrong_on_very_many_pages_is_said_once(built: Path) -> None:
    for number in range(30):
        text = f'<html lang="en"><meta name="robots" content="noindex">\n<p id="p{number}" onclick="go()">'
        (built / f"{number:02}.html").write_text(text, encoding="utf-8")
    (finding,) = check_site(built)
    assert (finding.path, finding.line, finding.code) == ("00.html", 2, "L833")
    assert "29 more pages" in finding.message


# Reading files


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[int, str, dict[str, str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        first = {name: value or "" for name, value in reversed(attrs)}
        self.found.append((self.getpos()[0], tag, first))


@pytest.mark.parametrize("path", sorted(p.relative_to(HERE) for p in HERE.glob("sites/built/**/*.html")), ids=str)
def test_tags_are_those_of_the_html_parser(path: Path) -> None:
    text = (HERE / path).read_text(encoding="utf-8")
    parser = _Parser()
    parser.feed(text)
    assert [(tag.line, tag.name, tag.attributes) for tag in tags(text)] == parser.found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<a href=x>", [("a", {"href": "x"})]),
        ("<A HREF='x>y' b>", [("a", {"href": "x>y", "b": ""})]),
        ("<a href = \n x/>", [("a", {"href": "x/"})]),
        ('<a x="1"y="2">', [("a", {"x": "1", "y": "2"})]),
        ('<a x=1 x=2 y="&lt;&#33;">', [("a", {"x": "1", "y": "<!"})]),
        ("a < b <3 </a> <!doctype html> <?php <>", []),
        ("<!-- <a> --><b>", [("b", {})]),
        ("<!--><b><!---><i>", [("b", {}), ("i", {})]),
        ("<!-- never closed <a>", []),
        ("<script><a></script><b>", [("script", {}), ("b", {})]),
        ("<style></scriptx></STYLE ><b>", [("style", {}), ("b", {})]),
        ("<script>never closed <a>", [("script", {})]),
        ('<a href="never closed <b>', [("a", {"href": "never closed <b>"})]),
        ("<br/><a =x>", [("br", {}), ("a", {"=x": ""})]),
    ],
)
def test_tags(text: str, expected: list[tuple[str, dict[str, str]]]) -> None:
    assert [(tag.name, tag.attributes) for tag in tags(text)] == expected


@given(st.text(alphabet="<>/!-= \n\"'ab&;:#?.\\", max_size=200))
@example("<a b=")
@example('<a href="//[">')
def test_any_text_can_be_read(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    folder = tmp_path_factory.getbasetemp() / "any"
    folder.mkdir(exist_ok=True)
    for name in ("index.html", "a.css", "sitemap.xml", "a.webmanifest"):
        (folder / name).write_text(f'<link rel=canonical href="https://a/"><a href="{text}">{text}', encoding="utf-8")
    for finding in check_site(folder):
        assert "\n" not in str(finding)


@pytest.mark.parametrize(
    "piece", ["<a ", "<a b='", '<a b="', "<!--", "-", "<script>", "</styl", "url('", "/*", "@import ", " "]
)
def test_long_nonsense_is_read_in_one_pass(piece: str) -> None:
    """With backtracking this would take minutes."""
    text = piece * 50_000
    for start in ("", "<a b =", "<style>", "<!--", "url("):
        for _ in tags(start + text):
            pass
        for _ in sheet_addresses(start + text):
            pass


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a{b:url(c)}", ["c"]),
        ("a{b:url( 'c d' ),URL(\"e\")}", ["c d", "e"]),
        ("@import 'a'; @import url(b) print; @import\n\"c\"", ["a", "b", "c"]),
        ("/* url(a) */ @namespace url(b); c{d:e}", []),
        ("/* never closed url(a)", []),
        ("a{b:url(c;d:'e')}", []),
    ],
)
def test_sheet_addresses(text: str, expected: list[str]) -> None:
    assert [address for _, address in sheet_addresses(text)] == expected


@pytest.mark.parametrize("tag", ["en", "zh", "zh-Hans", "zh-hans-cn", "en-GB", "es-419", "cmn", "de-1996", "x-private"])
def test_language_tags(tag: str) -> None:
    assert is_language_tag(tag)


@pytest.mark.parametrize(
    "tag", ["", "cn", "jp", "zh_CN", "english!", "zh-", "zh-Hans-Hant-", "e", "x-default-", "中文"]
)
def test_what_is_no_language_tag(tag: str) -> None:
    assert not is_language_tag(tag)


def test_languages_agree() -> None:
    assert agree("zh", "zh-Hans")
    assert agree("ZH-hans", "zh-Hans")
    assert not agree("zh-Hans", "zh-Hant")
    assert not agree("e", "en")


def test_a_page_that_cannot_be_read(built: Path) -> None:
    (built / "gone.html").symlink_to("nowhere")
    assert [f"{finding.path}:{finding.line}: {finding.code}" for finding in check_site(built)] == ["gone.html:1: L800"]


def test_two_rules_cannot_share_a_code() -> None:
    with pytest.raises(ValueError, match="L801"):
        site_rule("L801")(lambda site: iter(()))
