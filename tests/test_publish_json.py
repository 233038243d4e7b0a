"""The JSON files: what their schemas say, what the corpus has, and the same bytes each time."""

from __future__ import annotations

import copy
import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from bitext.addresses import Addresses
from bitext.corpus import read_corpus
from bitext.publish import provenance
from bitext.publish.data import documents_json
from published import BASE, ROOTS, VERSION, site

KEYS = {
    "documents": "documents",
    "timeline": "events",
    "glossary": "terms",
    "figures": "figures",
    "differences": "differences",
}


def load(name: str, file: str) -> Any:
    return json.loads(site(name).files[f"data/{file}.json"])


def validator(name: str, file: str) -> Draft202012Validator:
    schema = json.loads(site(name).files[f"data/schema/{file}.json"])
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


@pytest.mark.parametrize("file", KEYS)
@pytest.mark.parametrize("name", ROOTS)
def test_files_are_as_their_schemas_say(name: str, file: str) -> None:
    value = load(name, file)
    assert [error.message for error in validator(name, file).iter_errors(value)] == []
    assert value["$schema"] == f"{BASE}data/schema/{file}.json"
    assert list(value) == ["$schema", "provenance", KEYS[file]]


@pytest.mark.parametrize("file", KEYS)
def test_schemas_are_closed(file: str) -> None:
    """A field that is not described, or one that is missing, is found."""
    rows = KEYS[file]
    good = load("hostile", file)
    check = validator("hostile", file)
    more = copy.deepcopy(good)
    more[rows][0]["unknown"] = 1
    assert not check.is_valid(more)
    for field in good[rows][0]:
        less = copy.deepcopy(good)
        del less[rows][0][field]
        assert not check.is_valid(less), field


def test_documents() -> None:
    documents = {document["id"]: document for document in load("hostile", "documents")["documents"]}
    odd = documents["odd"]
    assert odd["title"]["en"].startswith('A "title" with <tags>')
    assert odd["title_from"] == {"en": "printed", "zh": "ours"}
    assert odd["issued"] == "2021-03"
    assert documents["undated"]["issued"] is None
    assert documents["undated"]["publisher"] is None
    paragraphs = {paragraph["id"]: paragraph for paragraph in odd["paragraphs"]}
    assert list(paragraphs) == ["p1", "p2", "p4", "p5"]
    assert paragraphs["p2"]["ids"] == {"en": ["p2", "p3"], "zh": ["p2"]}
    assert paragraphs["p2"]["text"] == {"en": "Second.\nThird.", "zh": "第二。"}
    assert paragraphs["p5"]["text"]["zh"] is None
    assert paragraphs["p5"]["url"]["zh"] is None
    assert paragraphs["p1"]["url"]["zh"] == f"{BASE}zh/documents/odd/#p1"
    assert "ids" not in paragraphs["p1"]


def test_what_is_not_translated_yet_is_no_text(small: Path) -> None:
    """The mark that holds its place on the page is not taken for a translation; the place has an address."""
    page = small / "docs/zh/documents/tides.md"
    lines = page.read_text(encoding="utf-8").splitlines()
    lines[lines.index("{: #p2 }") - 1] = "［未译］"
    page.write_text("\n".join(lines) + "\n", encoding="utf-8")
    corpus, addresses = read_corpus(small), Addresses("en", BASE)
    found = json.loads(documents_json(corpus, addresses, provenance(corpus, addresses)))
    document = next(one for one in found["documents"] if one["id"] == "tides")
    paragraph = next(one for one in document["paragraphs"] if one["id"] == "p2")
    assert paragraph["text"]["en"]
    assert paragraph["text"]["zh"] is None
    assert paragraph["url"]["zh"] == f"{BASE}zh/documents/tides/#p2"
    assert validator("small", "documents").is_valid(found)


def test_the_index_names_every_schema() -> None:
    index = json.loads(site("real").files["data/schema/index.json"])["schemas"]
    files = site("real").files
    assert {one["schema"].removeprefix(BASE) for one in index} == {f"data/schema/{name}.json" for name in KEYS}
    for one in index:
        described = json.loads(files[one["file"].removeprefix(BASE)])
        assert described["$schema"] == one["schema"]
        assert isinstance(described[one["list"]], list)


def test_dates_are_as_precise_as_the_source() -> None:
    events = {event["id"]: event for event in load("hostile", "timeline")["events"]}
    spans = {ident: (event["date"], event["part"], event["start"], event["end"]) for ident, event in events.items()}
    assert spans["on-a-day"] == ("2021-03-05", None, "2021-03-05", "2021-03-05")
    assert spans["in-a-month"] == ("2021-02", None, "2021-02", "2021-02")
    assert spans["end-of-a-year"] == ("2020", "end", "2020", "2020")
    assert spans["over-a-span"] == ("2018-05/2020", None, "2018-05", "2020")
    assert spans["until-a-year"] == ("../2027", None, None, "2027")
    assert spans["since-a-month"] == ("2021-11/..", None, "2021-11", None)
    assert events["on-a-day"]["cites"] == [{"document": "odd", "paragraph": "p1"}]


def test_the_printed_date_of_each_real_document_and_no_other() -> None:
    found = {document["id"]: document["issued"] for document in load("real", "documents")["documents"]}
    assert found == {document.id: document.first.front["issued"] for document in site("real").corpus.documents}


def test_glossary() -> None:
    terms = {term["id"]: term for term in load("hostile", "glossary")["terms"]}
    odd = terms["1st-odd"]
    assert odd["label"]["en"] == '=HYPERLINK("x")'
    assert odd["provenance"]["en"] == {
        '=HYPERLINK("x")': "ours",
        'odd, "quoted" & <b>': "source",
        "two\nlines \\ 😀": "official",
    }
    assert odd["pinyin"] == {"zh": "guài"}


@pytest.mark.parametrize("name", ["real", "small"])
def test_occurrences_stand_where_they_say(name: str) -> None:
    documents = load(name, "documents")["documents"]
    texts: dict[tuple[str, str, str], str] = {}
    for document in documents:
        for row in document["paragraphs"]:
            for code, text in row["text"].items():
                for ident in row.get("ids", {code: [row["id"]]})[code]:
                    texts[document["id"], code, ident] = text
    places = [
        (place, code)
        for term in load(name, "glossary")["terms"]
        for code, found in term["occurrences"].items()
        for place in found
    ]
    assert places
    for place, code in places:
        assert place["form"] in texts[place["document"], code, place["paragraph"]]


def test_figures_are_paired() -> None:
    figures = load("hostile", "figures")["figures"]
    readings = next(figure for figure in figures if figure["value"] == 4500)
    assert (readings["document"], readings["paragraph"]) == ("odd", "p1")
    assert "4,500" in readings["form"]["en"]
    assert "4500" in readings["form"]["zh"]


def test_a_figure_has_the_date_that_governs_it() -> None:
    dated = [figure for figure in load("small", "figures")["figures"] if figure["as_of"]]
    assert dated
    events = {event["id"]: event for event in load("small", "timeline")["events"]}
    for figure in dated:
        cites = events[figure["as_of"]]["cites"]
        assert {"document": figure["document"], "paragraph": figure["paragraph"]} in cites


def test_differences() -> None:
    told = load("hostile", "differences")["differences"]
    assert [(one["kind"], one["paragraph"]) for one in told] == [
        ("difference", "p1"),
        ("difference", "p1"),
        ("waiver", "p1"),
        ("misprint", "p3"),
        ("merged", "p2"),
        ("omitted", "p5"),
    ]
    first, second, waiver, misprint, merged, omitted = told
    assert first["note"]["en"] == "One difference & https://example.org/.\nAnother, in code <b>."
    assert second["note"] == {"en": "A second note at the same place.", "zh": "同一处的第二条。"}
    assert waiver["waives"] == ["F301", "F302"]
    assert misprint["paragraphs"] == {"en": ["p3"], "zh": ["p2"]}
    assert merged["paragraphs"] == {"en": ["p2", "p3"], "zh": ["p2"]}
    assert omitted["note"]["zh"] == "中文无此段。"
    assert omitted["paragraphs"]["zh"] == []


def test_every_difference_of_the_real_texts_is_told_in_both_languages() -> None:
    documents = site("real").corpus.documents
    kinds = ("difference", "misprint", "waiver")
    notes = [note for document in documents for note in document.first.notes if note.kind in kinds]
    exceptions = [exception for document in documents for exception in document.first.exceptions]
    told = load("real", "differences")["differences"]
    assert len(told) == len(notes) + len(exceptions)
    assert all(one["note"]["en"] and one["note"]["zh"] for one in told)


@pytest.mark.parametrize("name", ROOTS)
def test_every_export_says_where_it_comes_from(name: str) -> None:
    """All but the sitemap, the schemas, the redirects and what hosts read, which hold nothing that could be cited."""
    corpus = site(name).corpus
    date = provenance(corpus, site(name).addresses).date
    redirects = {f"{folder}{redirect.old}index.html" for redirect in corpus.redirects for folder in ("", "zh/")}
    for path, data in site(name).files.items():
        if path.startswith(("data/schema/", "sitemap.xml", "_")) or path in redirects:
            continue
        text = data.decode().replace("\r\n ", "")  # iCalendar folds its lines
        assert VERSION in text, path
        assert date in text, path
        assert "CC BY 4.0" in text or "creativecommons.org/licenses/by/4.0" in text, path


def test_unversioned_without_a_commit() -> None:
    assert provenance(site("small").corpus, site("small").addresses).version == "unversioned"


def test_the_date_is_that_of_the_latest_edition() -> None:
    assert load("hostile", "documents")["provenance"]["date"] == "2022-01"


_DIGEST = """
import hashlib, sys
sys.path[:0] = {path!r}
from published import site
digest = hashlib.sha256()
for path, data in site({name!r}).files.items():
    digest.update(path.encode() + data)
print(digest.hexdigest())
"""


@pytest.mark.parametrize("name", ["real", "hostile"])
def test_the_same_bytes_each_time(name: str) -> None:
    """In another process, with texts hashed in another way and in another time zone: no order is left to chance."""
    digest = hashlib.sha256()
    for path, data in site(name).files.items():
        digest.update(path.encode() + data)
    code = _DIGEST.format(path=sys.path, name=name)
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": "Asia/Shanghai"},
        )
        assert done.stdout.strip() == digest.hexdigest()
