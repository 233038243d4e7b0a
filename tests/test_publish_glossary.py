"""The glossary as SKOS, read with rdflib, and as a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections import Counter
from functools import cache

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, OWL, RDF, SKOS

from published import BASE, ROOTS, VERSION, site

TAGS = {"en": "en", "zh": "zh-Hans"}


@cache
def graph(name: str) -> Graph:
    return Graph().parse(data=site(name).files["data/glossary.ttl"], format="turtle")


@cache
def labels(name: str, kind: URIRef) -> set[tuple[str, str, str]]:
    return {(str(concept), str(label), label.language) for concept, label in graph(name).subject_objects(kind)}


@pytest.mark.parametrize("name", ROOTS)
def test_integrity_conditions(name: str) -> None:
    """S9, S13, S14, S27 and S37 of the SKOS Reference."""
    preferred = labels(name, SKOS.prefLabel)
    assert not preferred & labels(name, SKOS.altLabel)
    assert max(Counter((concept, language) for concept, _, language in preferred).values()) == 1
    kinds = [set(graph(name).subjects(RDF.type, kind)) for kind in (SKOS.Concept, SKOS.ConceptScheme, SKOS.Collection)]
    assert all(not one & two for one in kinds for two in kinds if one is not two)
    related = set(graph(name).subject_objects(SKOS.related))
    assert related == {(two, one) for one, two in related}
    assert all(one != two for one, two in related)


@pytest.mark.parametrize("name", ROOTS)
def test_every_term_is_a_concept_with_all_its_forms(name: str) -> None:
    preferred, alternative = labels(name, SKOS.prefLabel), labels(name, SKOS.altLabel)
    terms = site(name).corpus.terms
    assert len(set(graph(name).subjects(RDF.type, SKOS.Concept))) == len(terms)
    for term in terms.values():
        concept = f"{BASE}glossary/{term.id}/"
        for code, side in term.sides.items():
            assert (concept, side.label, TAGS[code]) in preferred
            assert all((concept, form.text, TAGS[code]) in alternative for form in side.variants)
            definitions = graph(name).objects(URIRef(concept), SKOS.definition)
            assert Literal(side.definition, lang=TAGS[code]) in set(definitions)


def test_where_forms_come_from() -> None:
    own = f"{BASE}data/glossary.ttl#"
    said = {
        (str(kind).removeprefix(own), str(value))
        for kind, value in graph("hostile").predicate_objects(URIRef(f"{BASE}glossary/1st-odd/"))
        if str(kind).startswith(own)
    }
    assert said == {
        ("inSource", 'odd, "quoted" & <b>'),
        ("official", "two\nlines \\ 😀"),
        ("ours", '=HYPERLINK("x")'),
        ("inSource", "“怪”"),
    }
    for name in ("inSource", "official", "ours"):
        assert (URIRef(own + name), RDF.type, RDF.Property) in graph("hostile")


def test_pinyin_is_an_alternative_label_but_where_it_is_the_label() -> None:
    pinyin = {label for _, label, tag in labels("real", SKOS.altLabel) if tag.endswith("pinyin")}
    assert "Wèi Kǎi" in pinyin
    assert "Liu Caiyu" not in pinyin


@pytest.mark.parametrize("name", ROOTS)
def test_the_scheme_says_what_it_is(name: str) -> None:
    (scheme,) = graph(name).subjects(RDF.type, SKOS.ConceptScheme)
    assert graph(name).value(scheme, OWL.versionInfo) == Literal(VERSION)
    assert graph(name).value(scheme, DCTERMS.license) == URIRef("https://creativecommons.org/licenses/by/4.0/")
    assert len(set(graph(name).objects(scheme, DCTERMS.bibliographicCitation))) == 2


def rows(name: str) -> list[dict[str, str]]:
    data = site(name).files["data/glossary.csv"]
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


@pytest.mark.parametrize("name", ROOTS)
def test_a_row_for_each_term(name: str) -> None:
    terms = site(name).corpus.terms
    assert [row["id"] for row in rows(name)] == sorted(terms)
    for row in rows(name):
        assert None not in row
        assert None not in row.values()
        assert row["label_zh"] == terms[row["id"]].sides["zh"].label


def test_no_cell_is_a_formula() -> None:
    row = rows("hostile")[0]
    assert row["label_en"] == '\'=HYPERLINK("x")'
    assert row["note_en"] == "'-1 & <note>"
    assert row["note_zh"] == "'@注 <b>"
    assert row["definition_en"] == 'A "definition", with <b> & {c};\nand a second line.'
    for row in rows("real"):
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row.values())
