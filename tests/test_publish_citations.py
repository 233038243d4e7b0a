"""Citations, read back with bibtexparser, pybtex, rispy, and as CSL-JSON."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import bibtexparser
import pytest
import rispy
from bibtexparser.bparser import BibTexParser
from pybtex.database import parse_string

from bitext.addresses import Addresses
from bitext.corpus import read_corpus
from bitext.publish import published_files
from published import BASE, ROOTS, VERSION, site

every_site = pytest.mark.parametrize("name", ROOTS)


def documents(name: str) -> list[str]:
    return [document.id for document in site(name).corpus.documents]


def one_line(text: str) -> str:
    return " ".join(text.split())


def works(name: str, document: str) -> dict[str, str]:
    """Key and title of each entry there must be."""
    found = site(name).corpus.document_by_id[document]
    source = next(found.pages[tag] for tag in found.first.front["source_languages"] if tag in found.pages)
    title = f"[{source.title}]" if source.front["title_from"] == "ours" else source.title
    editions = {f"{document}-edition-{code}": one_line(page.title) for code, page in found.pages.items()}
    return {document: one_line(title), **editions}


@cache
def csl(name: str, document: str) -> dict[str, Any]:
    return {item["id"]: item for item in json.loads(site(name).files[f"documents/{document}/cite.csl.json"])}


@cache
def bib(name: str, document: str) -> dict[str, dict[str, str]]:
    parser = BibTexParser(common_strings=True, ignore_nonstandard_types=False)
    found: dict[str, dict[str, str]] = bibtexparser.loads(
        site(name).text(f"documents/{document}/cite.bib"), parser
    ).entries_dict
    return found


@cache
def ris(name: str, document: str) -> dict[str, dict[str, Any]]:
    return {entry["id"]: entry for entry in rispy.loads(site(name).text(f"documents/{document}/cite.ris"))}


def plain(tex: str) -> str:
    """What TeX prints."""
    for command, char in (
        (r"\textasciitilde{}", "~"),
        (r"\textasciicircum{}", "^"),
        (r"\textbraceleft{}", "\x01"),
        (r"\textbraceright{}", "\x02"),
        *((f"\\{char}", char) for char in "#$%&_"),
        (r"\textbackslash{}", "\\"),
    ):
        tex = tex.replace(command, char)
    return tex.replace("{", "").replace("}", "").replace("\x01", "{").replace("\x02", "}")


@every_site
def test_source_and_editions_in_every_format(name: str) -> None:
    for document in documents(name):
        expected = works(name, document)
        assert {key: one_line(item["title"]) for key, item in csl(name, document).items()} == expected
        assert {key: entry["title"] for key, entry in ris(name, document).items()} == expected
        assert {key: plain(entry["title"]) for key, entry in bib(name, document).items()} == expected


@every_site
def test_pybtex_reads_the_same(name: str) -> None:
    for document in documents(name):
        entries = parse_string(site(name).text(f"documents/{document}/cite.bib"), "bibtex").entries
        assert {key: plain(entry.fields["title"]) for key, entry in entries.items()} == works(name, document)


@every_site
def test_a_source_has_a_date_only_where_one_is_printed(name: str) -> None:
    for document in documents(name):
        issued = bool(site(name).corpus.document_by_id[document].first.issued)
        assert ("issued" in csl(name, document)[document]) == issued
        assert ("date" in bib(name, document)[document]) == issued
        assert ("year" in bib(name, document)[document]) == issued
        assert ("date" in ris(name, document)[document]) == issued


@every_site
def test_an_edition_says_which_it_is_of_what(name: str) -> None:
    for document in documents(name):
        for code, page in site(name).corpus.document_by_id[document].pages.items():
            key = f"{document}-edition-{code}"
            by = one_line(page.front["edition"]["by"])
            item, entry, record = csl(name, document)[key], bib(name, document)[key], ris(name, document)[key]
            assert item["version"] == VERSION
            assert one_line(item["author"][0]["literal"]) == by
            assert plain(entry["author"]) == by
            assert record["authors"] == [by]
            assert entry["related"] == document
            assert item["URL"] == entry["url"] == record["urls"][0]
            assert item["language"] == entry["language"] == record["language"] == {"en": "en", "zh": "zh-Hans"}[code]


def test_a_name_in_english_in_characters_and_in_pinyin() -> None:
    item = csl("real", "wei-kai-2024")["wei-kai-2024"]
    assert item["author"] == [{"family": "Wei", "given": "Kai", "static-ordering": True}]
    assert item["custom"]["names"] == [{"name": "Wei Kai", "zh-Hans": "魏凯", "zh-Latn-pinyin": "Wèi Kǎi"}]
    assert item["custom"]["titles"]["zh-Hans"].startswith("加强")
    entry = bib("real", "wei-kai-2024")["wei-kai-2024"]
    assert entry["author"] == "Wei, Kai"
    assert entry["nameaddon"] == "魏凯 Wèi Kǎi"
    assert entry["titleaddon"].startswith("加强")
    assert "Wei Kai = 魏凯 = Wèi Kǎi" in ris("real", "wei-kai-2024")["wei-kai-2024"]["notes"]


def test_a_name_of_unknown_order_is_left_whole() -> None:
    item = csl("real", "embassy-qa")["embassy-qa"]
    assert item["author"] == [{"literal": "Embassy Spokesperson"}]
    assert bib("real", "embassy-qa")["embassy-qa"]["author"] == "{Embassy Spokesperson}"


def test_hostile_texts_come_back() -> None:
    """Chinese is the first language of this source, its Chinese title is ours, its authors stand in characters."""
    item = csl("hostile", "odd")["odd"]
    assert item["language"] == "zh-Hans"
    assert item["title"].startswith("[带")
    assert [author["literal"] for author in item["author"]] == ["李伟", '奥尼尔 & "父子"']
    assert item["custom"]["names"][0] == {"name": "李伟", "en": "Li Wei", "zh-Latn-pinyin": "Lǐ Wěi"}
    assert item["issued"] == {"date-parts": [[2021, 3]]}
    assert item["URL"] == "https://example.org/a?b=1&c={d}"
    entry = bib("hostile", "odd")["odd"]
    assert plain(entry["author"]) == '李伟 and 奥尼尔 & "父子"'
    assert plain(entry["nameaddon"]) == 'Li Wei Lǐ Wěi; O\'Neil, Jr. & "Sons" {Ltd}'
    assert entry["url"] == "https://example.org/a?b=1&c=%7Bd%7D"
    assert entry["date"] == "2021-03"
    record = ris("hostile", "odd")["odd"]
    assert (record["date"], record["year"]) == ("2021/03//", "2021")
    assert csl("hostile", "undated")["undated"]["title"] == "[Undated (en)]"
    assert "author" not in csl("hostile", "undated")["undated"]


@every_site
def test_csl_has_no_field_that_csl_does_not_know(name: str) -> None:
    for document in documents(name):
        known = {
            *("id", "type", "title", "author", "language", "container-title", "URL", "version", "note", "issued"),
            *("original-title", "original-author", "original-date", "custom"),
        }
        types = {"article", "article-magazine", "article-newspaper", "interview", "document", "webpage"}
        for item in csl(name, document).values():
            assert set(item) <= known
            assert item["type"] in types


def test_a_source_dated_by_a_span(small: Path) -> None:
    """CSL takes EDTF; RIS has no form for a span and gives the year in which it begins."""
    for code in ("en", "zh"):
        page = small / f"docs/{code}/documents/tides.md"
        page.write_text(page.read_text(encoding="utf-8").replace('"2021-03-05"', '"2021/2022"'), encoding="utf-8")
    files = dict(published_files(read_corpus(small), Addresses("en", BASE), VERSION))
    items = {item["id"]: item for item in json.loads(files["documents/tides/cite.csl.json"])}
    assert items["tides"]["issued"] == "2021/2022"
    (record,) = (one for one in rispy.loads(files["documents/tides/cite.ris"].decode()) if one["id"] == "tides")
    assert (record.get("date"), record["year"]) == (None, "2021")
