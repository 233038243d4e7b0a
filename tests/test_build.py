"""The site as MkDocs builds it: strict, in both languages, again and again in one process."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort

from bitext.corpus import Corpus
from bitext.workers import StoppedError
from sitebuild import ROOT, build_here, run_mkdocs, small_config


def text(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def test_canary_pages(site: Path, real: Corpus) -> None:
    """Pages that a successor of MkDocs would drop without a word."""
    for prefix in ("", "zh/"):
        for path in ("", "documents/", "timeline/", "glossary/", "about/", "reading/"):
            assert (site / prefix / path / "index.html").is_file(), prefix + path
        for document in real.documents:
            assert (site / prefix / "documents" / document.id / "index.html").is_file()
        for term in real.terms:
            assert (site / prefix / "glossary" / term / "index.html").is_file()
    assert not (site / "en").exists()


def test_languages(site: Path) -> None:
    assert '<html lang="en"' in text(site / "timeline/index.html")
    assert '<html lang="zh-Hans"' in text(site / "zh/timeline/index.html")


def test_each_paragraph_has_its_number_and_its_counterpart(site: Path, real: Corpus) -> None:
    for document in real.documents:
        for code, prefix, other in (("en", "", "../../zh/"), ("zh", "zh/", "../../../")):
            page = text(site / prefix / "documents" / document.id / "index.html")
            for ident in document.pages[code].by_id:
                assert f'class="bt-number" href="#{ident}"' in page, (document.id, ident)
                partner = document.alignment.partners(code, ident)[0]
                assert f'href="{other}documents/{document.id}/#{partner}" hreflang=' in page, (document.id, ident)


def test_every_event_and_term_is_there(site: Path, real: Corpus) -> None:
    for prefix in ("", "zh/"):
        timeline, glossary = text(site / prefix / "timeline/index.html"), text(site / prefix / "glossary/index.html")
        for event in real.events:
            assert f'id="event-{event.id}"' in timeline
        for term in real.terms:
            assert f'href="{term}/"' in glossary


def test_nothing_of_the_theme_is_left_over(site: Path) -> None:
    """Its scripts and style sheets weigh twenty times as much as ours, and no page asks for them."""
    ours = {file.relative_to(ROOT / "overrides") for file in (ROOT / "overrides/assets").rglob("*") if file.is_file()}
    there = {file.relative_to(site) for file in (site / "assets").rglob("*") if file.is_file()}
    assert there == ours | {Path("assets/stylesheets/site.css")}


def test_terms_are_linked_once_a_section_and_never_in_headings(site: Path) -> None:
    for prefix in ("", "zh/"):
        page = text(site / prefix / "documents/wei-kai-2024/index.html")
        for heading in re.findall(r"<h2 id=\"s\d\".*?</h2>", page, re.DOTALL):
            assert "bt-term" not in heading
        for section in re.split(r"<h2 id=\"s\d\"", page)[1:]:
            linked = re.findall(r'class="bt-term" href="[^"]+/([^"/]+)/"', section.partition("bt-provenance")[0])
            assert linked
            assert len(linked) == len(set(linked))


def test_first_wording_leads_to_the_right_initiative(site: Path) -> None:
    """Two things with overlapping names."""
    domestic = text(site / "documents/wei-kai-2024/index.html")
    assert re.search(r'/glossary/ai-plus-initiative/">AI Plus Initiative</a>', domestic)
    abroad = text(site / "zh/documents/liu-caiyu-2025/index.html")
    assert re.search(r'/glossary/ai-plus-international-cooperation-initiative/">[^<]*国际合作倡议</a>', abroad)


def test_data_files(site: Path, served: str, real: Corpus) -> None:
    documents = json.loads(text(site / "data/documents.json"))["documents"]
    assert {document["id"] for document in documents} == set(real.document_by_id)
    wei = next(document for document in documents if document["id"] == "wei-kai-2024")
    assert wei["issued"] is None
    assert wei["url"]["zh"] == f"{served}zh/documents/wei-kai-2024/"
    assert len([paragraph for paragraph in wei["paragraphs"] if re.fullmatch(r"p\d+", paragraph["id"])]) == 10
    merged = next(paragraph for paragraph in wei["paragraphs"] if paragraph["id"] == "p9")
    assert merged["ids"] == {"en": ["p9", "p10"], "zh": ["p9"]}
    events = json.loads(text(site / "data/timeline.json"))["events"]
    assert len(events) == len(real.events)
    terms = json.loads(text(site / "data/glossary.json"))["terms"]
    assert len(terms) == len(real.terms) >= 150


def test_no_request_to_another_host(site: Path) -> None:
    loaded = re.compile(r'<(?:script|img|iframe|source|link rel="(?:stylesheet|icon|preload|preconnect))[^>]*https?://')
    for page in site.rglob("*.html"):
        assert not loaded.search(text(page)), page


def test_bad_input_stops_the_build(small: Path, tmp_path: Path) -> None:
    """One line each, exit 1, no traceback, nothing written."""
    page = small / "docs/zh/documents/tides.md"
    page.write_text(
        text(page).replace("{: #p2 }", "{: #p7 }").replace("genre: article", "genre: artcle"), encoding="utf-8"
    )
    done = run_mkdocs(small_config(small), tmp_path / "site")
    said = done.stdout + done.stderr
    assert done.returncode == 1
    assert "Traceback" not in said
    assert "docs/zh/documents/tides.md:5: M604" in said
    assert "docs/en/documents/tides.md:33: S102" in said
    assert "docs/zh/documents/tides.md:33: S102" in said
    assert not (tmp_path / "site").exists()


def test_rebuilds_in_one_process(small: Path, tmp_path: Path) -> None:
    """As `mkdocs serve` does it: every build sees the texts as they are now, and both languages."""
    config, site = small_config(small), tmp_path / "site"
    build_here(config, site)
    first = {file.relative_to(site): file.read_bytes() for file in site.rglob("*") if file.suffix in (".html", ".json")}
    build_here(config, site)
    again = {file.relative_to(site): file.read_bytes() for file in site.rglob("*") if file.suffix in (".html", ".json")}
    assert again == first
    for code, old, new in (("en", "It cost", "It weighs a ton and cost"), ("zh", "耗资", "重一吨，耗资")):
        page = small / f"docs/{code}/documents/tides.md"
        page.write_text(text(page).replace(old, new), encoding="utf-8")
    build_here(config, site)
    assert "weighs a ton" in text(site / "documents/tides/index.html")
    assert "重一吨" in text(site / "zh/documents/tides/index.html")
    broken = small / "docs/en/documents/tides.md"
    good = text(broken)
    broken.write_text(good.replace("{: #p3 }", "{: #p2 }"), encoding="utf-8")
    with pytest.raises(Exception, match="S101"):
        build_here(config, site)
    broken.write_text(good, encoding="utf-8")
    build_here(config, site)
    assert "weighs a ton" in text(site / "documents/tides/index.html")


def test_configuration() -> None:
    """A change of configuration cannot ship half a site."""
    config = text(ROOT / "mkdocs.yml")
    for line in ("strict: true", "docs_structure: folder", "fallback_to_default: false", "font: false", "locale: zh"):
        assert line in config


def test_a_relative_date_leads_to_the_event_of_its_wording(site: Path) -> None:
    """Two events of one year in one paragraph."""
    for page, last_year, in_full in (
        ("documents/wei-kai-2024/index.html", "Last year", "2023"),
        ("zh/documents/wei-kai-2024/index.html", "去年", "2023年"),
    ):
        paragraph = text(site / page).partition('id="p4"')[2].partition("</p>")[0]
        assert f'#event-national-data-administration-founded">{last_year}</a>' in paragraph
        assert f'#event-data-production-2023">{in_full}</a>' in paragraph


def test_languages_built_apart_and_laid_together_are_the_same_site(small: Path, tmp_path: Path) -> None:
    """As two processors or two jobs do it: every file the same, none too many, none too few."""
    config = small_config(small)
    done = run_mkdocs(config, tmp_path / "whole")
    assert done.returncode == 0, done.stdout + done.stderr
    for code in ("en", "zh"):
        done = run_mkdocs(config, tmp_path / code, SITE_LANGUAGE=code)
        assert done.returncode == 0, done.stdout + done.stderr
    assert not (tmp_path / "en/zh").exists()
    assert not (tmp_path / "zh/index.html").exists()
    shutil.copytree(tmp_path / "zh", tmp_path / "en", dirs_exist_ok=True)
    merged, whole = (
        {file.relative_to(folder): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
        for folder in (tmp_path / "en", tmp_path / "whole")
    )
    assert set(merged) == set(whole)
    assert [path for path, data in merged.items() if data != whole[path]] == []


def test_the_number_of_processes_makes_no_difference(tmp_path: Path) -> None:
    for processes in ("1", "2"):
        done = run_mkdocs(ROOT / "mkdocs.yml", tmp_path / processes, BITEXT_PROCESSES=processes)
        assert done.returncode == 0, done.stdout + done.stderr
    alone, shared = (
        {file.relative_to(folder): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
        for folder in (tmp_path / "1", tmp_path / "2")
    )
    assert len(alone) > 100
    assert set(alone) == set(shared)
    assert [path for path, data in alone.items() if data != shared[path]] == []


@pytest.mark.parametrize("processes", ["1", "2"])
def test_a_page_that_cannot_be_filled_in_stops_the_build(
    processes: str, small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> str:
        raise ValueError("no such apparatus")

    monkeypatch.setenv("BITEXT_PROCESSES", processes)
    monkeypatch.setattr("bitext.tasks._FEW", 1)
    monkeypatch.setattr("bitext.bridge.edition_html", broken)
    with pytest.raises(ValueError, match="no such apparatus"):
        build_here(small_config(small), tmp_path / "site")
    if processes == "1":  # else the line stands in the output of the other process
        assert "Error building page 'en/documents/" in caplog.text


def test_a_process_that_is_stopped_stops_the_build(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object) -> None:
        raise StoppedError

    monkeypatch.setattr("bitext.tasks.Tasks.do_all", stopped)
    with pytest.raises(Abort, match="BITEXT_PROCESSES=1 does without"):
        build_here(small_config(small), tmp_path / "site")


def test_a_language_that_is_not_there_is_refused(small: Path, tmp_path: Path) -> None:
    done = run_mkdocs(small_config(small), tmp_path / "site", SITE_LANGUAGE="fr")
    assert done.returncode == 1
    assert "SITE_LANGUAGE is 'fr'" in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
