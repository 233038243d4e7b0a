"""The index of the search: how texts are cut, what the records say, and that the files hold it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitext.addresses import Addresses
from bitext.corpus import Corpus, read_corpus
from bitext.generate.search import search_view
from bitext.languages import LANGUAGES
from bitext.publish.search_index import search_files
from bitext.publish.search_records import RowRecord, SearchRecords, search_records
from bitext.publish.search_words import search_keys, units, whole_key
from published import ROOTS, site

TAGS = {code: language.tag for code, language in LANGUAGES.items()}


# How texts are cut


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("人工智能+行动", ["人 工 智 能 + 行 动"]),
        ("“人工智能＋”行动", ["人 工 智 能 + 行 动"]),
        ("数据、模型，算力。", ["数 据", "模 型", "算 力"]),
        ("《人工智能 能力建设》", ["人 工 智 能 能 力 建 设"]),
        ("AI+ and “AI Plus”", ["ai + and ai plus"]),
        ("AI-powered, people-centred", ["ai powered", "people centred"]),
        ("China’s Premier, Li Qiang", ["china s premier", "li qiang"]),
        ("ＡＩ　２０２４", ["ai 2024"]),
        ("réngōng zhìnéng", ["rengong zhineng"]),
        ("re\u0301ngo\u0304ng", ["rengong"]),
        ("32.85泽字节（ZB）", ["32.85 泽 字 节", "zb"]),
        ("4,500 and 2,88 and 1,0000", ["4500 and 2", "88 and 1", "0000"]),
        ("22.44%. 50％", ["22.44 %", "50 %"]),
        ("5G, H100, m²", ["5 g", "h 100", "m 2"]),
        ("2021–2025 2024—2026", ["2021 2025 2024", "2026"]),
        ("U.S. ... 3.", ["u", "s", "3"]),
        ("zero\u200bwidth soft\u00adhyphen", ["zerowidth softhyphen"]),
        ("𠀀𠀁々〇", ["𠀀 𠀁 々 〇"]),
        ("!?…—", []),
        ("", []),
    ],
)
def test_units(text: str, runs: list[str]) -> None:
    assert [" ".join(run) for run in units(text) if run] == runs


def test_keys_are_units_and_pairs_that_nothing_divides() -> None:
    assert search_keys("AI+、算力") == {"ai", "+", "算", "力", " ai +", " 算 力"}
    assert whole_key("“AI+”, 算力") == "=ai + 算 力"


@given(st.text())
def test_no_key_holds_what_json_would_escape(text: str) -> None:
    for key in search_keys(text):
        assert json.dumps(key, ensure_ascii=False) == f'"{key}"'
        assert "," not in key


# What the records say


@pytest.fixture(scope="module")
def records(real: Corpus) -> SearchRecords:
    return search_records(real, Addresses("en"))


def rows(records: SearchRecords, document: str) -> Mapping[str, RowRecord]:
    """By the id of the first paragraph in English, "" for title and authors."""
    found = next(one for one in records.documents if one.url["en"] == f"documents/{document}/")
    return {row.passages["en"][0].id: row for row in found.rows}


def test_every_paragraph_is_there_with_its_counterpart(real: Corpus, records: SearchRecords) -> None:
    for document in real.documents:
        found = rows(records, document.id)
        for code, page in document.pages.items():
            said = {(one.id, one.text) for row in found.values() for one in row.passages[code]}
            assert {(block.id, block.text) for block in page.blocks if block.id} <= said
    row = rows(records, "wei-kai-2024")["p9"]
    assert [passage.id for passage in row.passages["en"]] == ["p9", "p10"]
    assert [passage.id for passage in row.passages["zh"]] == ["p9"]
    assert [passage.label for passage in rows(records, "wei-kai-2024")["p5-3"].passages["zh"]] == ["5.3"]
    assert "brics" in row.terms["zh"]


def test_title_and_authors_stand_above_the_text(records: SearchRecords) -> None:
    head = rows(records, "wei-kai-2024")[""]
    assert [passage.text.partition("、")[0] for passage in head.passages["zh"]][1:] == ["魏凯"]
    assert {passage.id for side in head.passages.values() for passage in side} == {""}


def test_terms_and_events_are_there_in_every_language(real: Corpus, records: SearchRecords) -> None:
    assert {term.id for term in records.terms} == set(real.terms)
    term = next(term for term in records.terms if term.id == "computing-power")
    assert term.forms["zh"][0] == "算力"
    assert term.url == {"en": "glossary/computing-power/", "zh": "zh/glossary/computing-power/"}
    assert records.terms[0].id == "artificial-intelligence", "the commonest first"
    assert len(records.events) == len(real.events)
    event = next(event for event in records.events if event.url["zh"].endswith("#event-action-plan-proposed"))
    assert event.date == {"en": "25 September 2024", "zh": "2024年9月25日"}


# What the files hold


def read(files: Mapping[str, bytes], path: str) -> Any:
    return json.loads(files[path])


def keys(files: Mapping[str, bytes]) -> Iterator[tuple[str, Mapping[str, Mapping[int, int]]]]:
    """Every key in order, with its packs and their strengths by language, read as the browser reads them."""
    about = read(files, "search/index.json")
    for number, first in enumerate(about["words"]):
        file = read(files, f"search/{about['version']}/words-{number}.json")
        assert next(iter(file)) == first
        for key, lists in file.items():
            found: dict[str, dict[int, int]] = {}
            for code, numbers in zip(about["languages"], lists, strict=True):
                pack, found[code] = 0, {}
                for value in numbers:
                    pack += value >> 2
                    found[code][pack] = value & 3
            yield key, found


@pytest.fixture(scope="module")
def files(records: SearchRecords) -> Mapping[str, bytes]:
    return dict(search_files(records, TAGS, "search/index.json"))


@pytest.mark.parametrize("name", ROOTS)
def test_the_same_bytes_each_time(name: str) -> None:
    corpus, addresses = read_corpus(ROOTS[name]), site(name).addresses
    first = list(search_files(search_records(site(name).corpus, addresses), TAGS, "search/index.json"))
    assert list(search_files(search_records(corpus, addresses), TAGS, "search/index.json")) == first


def test_another_text_lies_at_another_address(files: Mapping[str, bytes]) -> None:
    small = site("small")
    other = dict(search_files(search_records(small.corpus, small.addresses), TAGS, "search/index.json"))
    assert read(other, "search/index.json")["version"] != read(files, "search/index.json")["version"]


def test_keys_lead_to_all_packs_that_hold_them_and_to_no_others(files: Mapping[str, bytes]) -> None:
    about = read(files, "search/index.json")
    index = dict(keys(files))
    for pack in range(*about["texts"]["documents"]):
        said = read(files, f"search/{about['version']}/texts-{pack}.json")
        for code in about["languages"]:
            texts = [text for row in said["rows"] for _, _, text in row["passages"][code]]
            held = {key for text in texts for key in search_keys(text)}
            held |= {f"#{term}" for row in said["rows"] for term in row["terms"][code]}
            assert held == {key for key, found in index.items() if pack in found[code]}


def test_a_form_is_stronger_than_a_definition(files: Mapping[str, bytes]) -> None:
    about = read(files, "search/index.json")
    index = dict(keys(files))
    for pack in range(*about["texts"]["terms"]):
        for term in read(files, f"search/{about['version']}/texts-{pack}.json")["terms"]:
            for code, forms in term["forms"].items():
                assert all(index[whole_key(form)][code][pack] == 3 for form in forms)
                assert all(pack in index[key][code] for key in search_keys(term["definition"][code]))


def test_keys_are_in_the_order_in_which_browsers_compare(files: Mapping[str, bytes]) -> None:
    found = [key for key, _ in keys(files)]
    assert found == sorted(found, key=lambda key: key.encode("utf-16-be"))
    assert len(set(found)) == len(found)


def test_the_index_holds_what_the_search_says(files: Mapping[str, bytes]) -> None:
    about = read(files, "search/index.json")
    for code in about["languages"]:
        for name in ("start", "busy", "none", "first", "more", "paragraph", "others_n"):
            assert about["says"][code][name] == LANGUAGES[code].phrases[f"search_{name}"]
    assert about["instead"]["zh"] == [["术语表", "zh/glossary/"], ["时间线", "zh/timeline/"]]


def test_files_are_small(files: Mapping[str, bytes]) -> None:
    assert max(len(data) for path, data in files.items() if "words-" in path) < 20_000
    assert max(len(data) for path, data in files.items() if "texts-" in path) < 20_000


def test_a_site_without_a_page_for_it_has_no_search() -> None:
    small = site("small")
    assert search_view(small.corpus, small.addresses, "en", "") is None


def test_the_view_names_addresses_from_where_it_is_seen(real: Corpus) -> None:
    view = search_view(real, Addresses("en"), "zh", "zh/documents/wei-kai-2024/")
    assert view
    assert (view.url, view.index) == ("../../search/", "../../../search/index.json")
    assert view.instead == [("术语表", "../../glossary/"), ("时间线", "../../timeline/")]
