"""The foot of each page, and the ways to mend what is on it: shown where the site knows its repository."""

from __future__ import annotations

import html
import re
import shutil
from pathlib import Path
from urllib.parse import parse_qs, parse_qsl, urlsplit

import pytest
import yaml
from playwright.sync_api import Browser

from bitext import __version__
from bitext.addresses import Addresses
from bitext.publish.provenance import UNVERSIONED
from conftest import SMALL
from reader import reading
from served import BELOW, serving
from sitebuild import ROOT, run_mkdocs, small_config

REPOSITORY = "https://example.org/harbour/papers"


def build(folder: Path, repository: str) -> Path:
    """The small site, kept in a repository, or in none."""
    shutil.copytree(SMALL, folder / "small")
    config = small_config(folder / "small")
    with config.open("a", encoding="utf-8") as file:
        file.write(f"repo_url: '{repository}'\nedit_uri: ''\n")
    done = run_mkdocs(config, folder / "site", SITE_VERSION="0123456789ab")
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("kept"), f"{REPOSITORY}/")


@pytest.fixture(scope="module")
def loose(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("loose"), "")


def forms(page: Path, kind: str) -> list[dict[str, str]]:
    """What the correction forms that a page leads to are filled in with."""
    found = re.findall(rf'<a {kind}href="([^"]*/issues/new[^"]*)"', page.read_text(encoding="utf-8"))
    queries = []
    for one in found:
        address = urlsplit(html.unescape(one))
        assert address._replace(query="").geturl() == f"{REPOSITORY}/issues/new"
        queries.append({key: values[0] for key, values in parse_qs(address.query, strict_parsing=True).items()})
    return queries


def test_each_paragraph_has_a_form_for_its_correction(kept: Path) -> None:
    """In the HTML itself, so without scripts too."""
    for code, prefix in (("en", ""), ("zh", "zh/")):
        page = kept / prefix / "documents/tides/index.html"
        filled = forms(page, 'class="bt-mend" ')
        assert [one["paragraph"] for one in filled] == ["p1", "p2", "p3"]
        for one in filled:
            assert one["template"] == "correction.yml"
            assert one["document"] == "tides"
            assert one["language"] == code
            assert one["title"] == f"[correction] tides {one['paragraph']} ({code})"


def test_side_by_side_each_paragraph_has_a_form_too(browser: Browser, kept: Path, tmp_path: Path) -> None:
    """Made by a script from one address; it is reached by keyboard, from the number beside the paragraph."""
    with serving(tmp_path) as address:
        base = f"{address}{BELOW}/"
        shutil.copytree(kept, tmp_path / BELOW)
        for code, prefix in (("en", ""), ("zh", "zh/")):
            with reading(browser, base) as reader:
                page = reader.open(f"{prefix}documents/tides/parallel/")
                links = page.locator(".bt-mend").evaluate_all("links => links.map(link => link.href)")
                filled = [dict(parse_qsl(urlsplit(link).query, strict_parsing=True)) for link in links]
                assert [(one["paragraph"], one["language"]) for one in filled] == [(f"p{n}", code) for n in (1, 2, 3)]
                assert filled[0]["title"] == f"[correction] tides p1 ({code})"
                page.locator("#p2 .bt-number").first.focus()
                for _ in range(3):
                    page.keyboard.press("Tab")
                focused = page.locator(":focus")
                assert "2" in (focused.get_attribute("aria-label") or "")
                assert focused.get_attribute("href") == links[1]
                assert focused.evaluate("link => getComputedStyle(link).opacity") == "1"
            with reading(browser, base, scripts=False) as reader:
                page = reader.open(f"{prefix}documents/tides/parallel/")
                assert page.locator(".bt-mend").count() == 0


def test_the_form_has_the_fields_that_are_filled_in() -> None:
    """Their ids are part of the address; what is no input cannot be filled in by one."""
    address = Addresses("en", repository=REPOSITORY).correction("en", "tides", "p1")
    query = parse_qs(urlsplit(address).query)
    form = yaml.safe_load((ROOT / ".github/ISSUE_TEMPLATE" / query.pop("template")[0]).read_text(encoding="utf-8"))
    assert form["title"] in query.pop("title")[0]
    inputs = {field["id"] for field in form["body"] if field["type"] == "input"}
    assert set(query) == {"document", "paragraph", "language"} <= inputs


@pytest.mark.parametrize(
    ("page", "file"),
    [
        ("documents/tides/", "docs/en/documents/tides.md"),
        ("zh/documents/tides/", "docs/zh/documents/tides.md"),
        ("zh/", "docs/zh/index.md"),
        ("glossary/east-quay/", "docs/terms/places.yml"),
        ("documents/tides/parallel/", ""),
    ],
)
def test_a_page_leads_to_its_source(kept: Path, page: str, file: str) -> None:
    """A page made of several files leads to none of them."""
    text = (kept / page / "index.html").read_text(encoding="utf-8")
    expected = [f"{REPOSITORY}/edit/main/{file}"] if file else []
    assert re.findall(r'<a href="([^"]*/edit/[^"]*)"', text) == expected


def test_without_a_repository_nothing_leads_there(loose: Path) -> None:
    for page in loose.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert "issues/new" not in text
        assert "bt-mend" not in text
        assert "/edit/" not in text


def test_without_git_there_is_no_version(small: Path, tmp_path: Path) -> None:
    """As in a copy of the texts on a machine that has none; the environment may still name one."""
    done = run_mkdocs(small_config(small), tmp_path / "site", PATH="", SITE_VERSION="")
    assert done.returncode == 0, done.stdout + done.stderr
    assert UNVERSIONED in (tmp_path / "site/data/documents.json").read_text(encoding="utf-8")


def test_the_foot_names_the_version(loose: Path) -> None:
    for page in ("index.html", "zh/documents/tides/index.html", "glossary/east-quay/index.html"):
        foot = (loose / page).read_text(encoding="utf-8").partition("<footer")[2]
        assert "<code>0123456789ab</code>" in foot
        assert f"bitext {__version__}" in foot
