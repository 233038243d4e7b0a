"""TMX and TBX, read with translate-toolkit."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from translate.storage import tbx, tmx

from bitext.publish.xml import LANG, element, xml_bytes
from published import ROOTS, VERSION, site


@pytest.mark.parametrize("name", ROOTS)
def test_a_unit_for_each_pair(name: str) -> None:
    documents = site(name).corpus.documents
    rows = [(document, row) for document in documents for row in document.alignment.rows if row.is_pair]
    store = tmx.tmxfile.parsestring(site(name).files["data/corpus.tmx"], "en", "zh-Hans")
    assert len(store.units) == len(rows)
    for unit, (document, row) in zip(store.units, rows, strict=True):
        assert unit.getid() == f"{document.id}#{row.id}"
        assert unit.source == row.text("en")
        assert unit.target == row.text("zh")


@pytest.mark.parametrize("name", ROOTS)
def test_a_memory_for_each_document(name: str) -> None:
    files = site(name).files
    paths = ["data/corpus.tmx", *(f"documents/{document.id}/corpus.tmx" for document in site(name).corpus.documents)]
    whole, *parts = ([unit.getid() for unit in tmx.tmxfile.parsestring(files[path]).units] for path in paths)
    assert [ident for part in parts for ident in part] == whole


def test_the_header_is_that_of_tmx_14b() -> None:
    """Attributes and order of elements are those of the format's DTD."""
    root = ET.fromstring(site("hostile").files["data/corpus.tmx"])
    assert root.attrib == {"version": "1.4"}
    header = root.find("header")
    assert header is not None
    required = {"creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang", "datatype"}
    assert set(header.attrib) == {*required, "creationdate"}
    assert header.get("segtype") == "paragraph"
    assert header.get("creationdate") == "20220101T000000Z"
    assert {prop.get("type"): prop.text for prop in header}["x-version"] == VERSION
    for unit in root.iter("tu"):
        assert [child.tag for child in unit] == ["prop"] * (len(unit) - 2) + ["tuv", "tuv"]
        assert [variant.get(LANG) for variant in unit.iter("tuv")] == ["en", "zh-Hans"]


def test_what_does_not_pair_is_no_unit_and_what_is_merged_is_one() -> None:
    root = ET.fromstring(site("hostile").files["data/corpus.tmx"])
    units = {unit.get("tuid"): unit for unit in root.iter("tu")}
    assert "odd#p5" not in units
    assert "odd#p3" not in units
    props = {prop.get("type"): prop.text for prop in units["odd#p2"].iter("prop")}
    assert props == {"x-document": "odd", "x-paragraph": "p2", "x-alignment": "merged"}


@pytest.mark.parametrize("name", ROOTS)
def test_terms(name: str) -> None:
    terms = site(name).corpus.terms
    store = tbx.tbxfile.parsestring(site(name).files["data/glossary.tbx"])
    found = {unit.xmlelement.get("id"): unit for unit in store.units}
    assert len(found) == len(terms)
    for term in terms.values():
        unit = found[f"term-{term.id}"]
        assert unit.source == term.sides["en"].label
        assert unit.target == term.sides["zh"].label


def test_each_form_has_its_standing_and_its_source() -> None:
    root = ET.fromstring(site("hostile").files["data/glossary.tbx"])
    entry = next(entry for entry in root.iter("termEntry") if entry.get("id") == "term-1st-odd")
    english = next(entry.iter("langSet"))
    assert [[group.findtext(tag) for tag in ("term", "termNote", "admin")] for group in english.iter("tig")] == [
        ['=HYPERLINK("x")', "preferredTerm-admn-sts", "ours"],
        ['odd, "quoted" & <b>', "admittedTerm-admn-sts", "source"],
        ["two\nlines \\ 😀", "admittedTerm-admn-sts", "official"],
    ]
    references = {reference.get("target") for reference in root.iter("ref")}
    assert references
    assert references <= {entry.get("id") for entry in root.iter("termEntry")}


def test_what_xml_cannot_hold_is_replaced() -> None:
    root = element(None, "a", "x\x00\x1f\ufffe\ud800y\t\n😀", b="\x08")
    assert ET.fromstring(xml_bytes(root)).text == "x\ufffd\ufffd\ufffd\ufffdy\t\n😀"
