"""TMX and TBX, read with translate-toolkit; TMX in OmegaT too, where it is installed."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from lxml import etree
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


_PROJECT = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat><project version="1.0">
<source_dir>__DEFAULT__</source_dir><target_dir>__DEFAULT__</target_dir><tm_dir>__DEFAULT__</tm_dir>
<glossary_dir>__DEFAULT__</glossary_dir><glossary_file>__DEFAULT__</glossary_file>
<dictionary_dir>__DEFAULT__</dictionary_dir>
<source_lang>{source}</source_lang><target_lang>{target}</target_lang>
<sentence_seg>false</sentence_seg><support_default_translations>true</support_default_translations>
<remove_tags>false</remove_tags>
</project></omegat>
"""


@pytest.mark.skipif(not shutil.which("omegat"), reason="OmegaT is not installed (Debian: omegat)")
@pytest.mark.parametrize(("source", "target"), [("en-GB", "zh-CN"), ("zh-CN", "en-GB")])
def test_omegat_translates_every_paragraph(tmp_path: Path, source: str, target: str) -> None:
    """Our memory in `tm/auto`, the paragraphs of one language as a text, in a country's variant of the languages."""
    for folder in ("source", "target", "tm/auto", "glossary", "dictionary", "omegat"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "omegat.project").write_text(_PROJECT.format(source=source, target=target), encoding="utf-8")
    (tmp_path / "tm/auto/corpus.tmx").write_bytes(site("real").files["data/corpus.tmx"])
    rows = [row for one in site("real").corpus.documents for row in one.alignment.rows if row.is_pair]
    text, told = (
        [" ".join(row.text(code).split("\n")) for row in rows] for code in (source.split("-")[0], target.split("-")[0])
    )
    whole = [number for number, row in enumerate(rows) if not row.exception]  # a merged one is two lines in a language
    source_file = tmp_path / "source/text.txt"
    source_file.write_text("".join(f"{text[number]}\n\n" for number in whole), encoding="utf-8")
    subprocess.run(
        ["omegat", "--mode=console-translate", str(tmp_path), f"--config-dir={tmp_path / 'config'}"],
        check=True,
        capture_output=True,
        timeout=600,
        env={**os.environ, "HOME": str(tmp_path)},
    )
    translated = (tmp_path / "target/text.txt").read_text(encoding="utf-8").split("\n")
    found = Counter(line for line in translated if line)
    assert found == Counter(told[number] for number in whole)


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


# The rules of the dialect for what our file uses, written out from ISO 30042:2008 and the description of TBX-Basic:
# no package of the index carries its schema.
_TBX_BASIC = """
<!ELEMENT martif (martifHeader, text)>
<!ATTLIST martif type CDATA #REQUIRED xml:lang CDATA #REQUIRED>
<!ELEMENT martifHeader (fileDesc, encodingDesc?)>
<!ELEMENT fileDesc (titleStmt?, sourceDesc+)>
<!ELEMENT titleStmt (title)>
<!ELEMENT title (#PCDATA)>
<!ELEMENT sourceDesc (p+)>
<!ELEMENT encodingDesc (p+)>
<!ELEMENT p (#PCDATA)>
<!ATTLIST p type (XCSURI) #IMPLIED>
<!ELEMENT text (body)>
<!ELEMENT body (termEntry+)>
<!ELEMENT termEntry ((descrip | descripGrp | note | ref | xref)*, langSet+)>
<!ATTLIST termEntry id ID #REQUIRED>
<!ELEMENT langSet ((descrip | descripGrp | note)*, tig+)>
<!ATTLIST langSet xml:lang CDATA #REQUIRED>
<!ELEMENT tig (term, termNote*, (descrip | descripGrp | admin | note | ref | xref)*)>
<!ELEMENT term (#PCDATA)>
<!ELEMENT termNote (#PCDATA)>
<!ATTLIST termNote type (administrativeStatus) #REQUIRED>
<!ELEMENT descripGrp (descrip, (admin | note)*)>
<!ELEMENT descrip (#PCDATA)>
<!ATTLIST descrip type (subjectField | definition) #REQUIRED>
<!ELEMENT admin (#PCDATA)>
<!ATTLIST admin type (source) #REQUIRED>
<!ELEMENT note (#PCDATA)>
<!ELEMENT ref (#PCDATA)>
<!ATTLIST ref type (crossReference) #REQUIRED target IDREF #REQUIRED>
<!ELEMENT xref (#PCDATA)>
<!ATTLIST xref type (externalCrossReference) #REQUIRED target CDATA #REQUIRED>
"""


@pytest.mark.parametrize("name", ROOTS)
def test_the_structure_is_that_of_tbx_basic(name: str) -> None:
    schema = etree.DTD(io.StringIO(_TBX_BASIC))
    root = etree.fromstring(site(name).files["data/glossary.tbx"])
    assert schema.validate(root), schema.error_log
    states = {note.text for note in root.iter("termNote")}
    assert states <= {"preferredTerm-admn-sts", "admittedTerm-admn-sts"}, "of the four that the dialect has"
    for language in root.iter("langSet"):
        assert [note.text for note in language.iter("termNote")].count("preferredTerm-admn-sts") == 1
        assert language.find("descripGrp/descrip[@type='definition']") is not None, "else a part of speech is needed"


def test_what_xml_cannot_hold_is_replaced() -> None:
    root = element(None, "a", "x\x00\x1f\ufffe\ud800y\t\n😀", b="\x08")
    assert ET.fromstring(xml_bytes(root)).text == "x\ufffd\ufffd\ufffd\ufffdy\t\n😀"
