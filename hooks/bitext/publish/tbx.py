"""The glossary as TBX-Basic (ISO 30042:2008), for the term bases of translation tools.

Written with the standard library for the reasons given in `tmx`. The dialect asks for a part of speech where there is
no definition; every term here has one, so none is guessed.
"""

from __future__ import annotations

from xml.etree import ElementTree as ET

from bitext.addresses import Addresses
from bitext.corpus import Corpus
from bitext.languages import LANGUAGES
from bitext.publish.provenance import Provenance
from bitext.publish.xml import LANG, element, xml_bytes
from bitext.terms import Side, Term

_DOCTYPE = '<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">\n'
_PREFERRED, _ADMITTED = "preferredTerm-admn-sts", "admittedTerm-admn-sts"


def glossary_tbx(corpus: Corpus, addresses: Addresses, provenance: Provenance) -> bytes:
    """`data/glossary.tbx`: an entry for each term; the source of each form is its provenance."""
    first = addresses.default
    root = element(None, "martif", type="TBX-Basic")
    root.set(LANG, LANGUAGES[first].tag)
    header = element(root, "martifHeader")
    description = element(header, "fileDesc")
    element(element(description, "titleStmt"), "title", provenance.name[first])
    source = element(description, "sourceDesc")
    for text in (*provenance.cite.values(), provenance.licence):
        element(source, "p", text)
    element(element(header, "encodingDesc"), "p", "TBXBasicXCSV02.xcs", type="XCSURI")
    body = element(element(root, "text"), "body")
    for term in sorted(corpus.terms.values(), key=lambda term: term.id):
        _entry(body, corpus, addresses, term)
    return xml_bytes(root, _DOCTYPE)


def _entry(body: ET.Element, corpus: Corpus, addresses: Addresses, term: Term) -> None:
    # An XML id cannot begin with a digit, a term's can.
    entry = element(body, "termEntry", id=f"term-{term.id}")
    category = corpus.categories[term.category]
    element(entry, "descrip", category.label[addresses.default], type="subjectField")
    for related in term.related:
        element(entry, "ref", related, type="crossReference", target=f"term-{related}")
    for code, side in term.sides.items():
        language = element(entry, "langSet")
        language.set(LANG, LANGUAGES[code].tag)
        element(element(language, "descripGrp"), "descrip", side.definition, type="definition")
        if term.note:
            element(language, "note", term.note[code])
        _forms(language, side, addresses.absolute(addresses.term(code, term.id)))


def _forms(language: ET.Element, side: Side, page: str) -> None:
    """The preferred form first; it leads to the term's page, since in the dialect a language has no address."""
    for number, form in enumerate(side.forms):
        group = element(language, "tig")
        element(group, "term", form.text)
        element(group, "termNote", _ADMITTED if number else _PREFERRED, type="administrativeStatus")
        element(group, "admin", form.provenance, type="source")
        if number:
            continue
        if side.pinyin:
            element(group, "note", side.pinyin)
        element(group, "xref", side.label, type="externalCrossReference", target=page)
