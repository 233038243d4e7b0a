"""Translation memories (TMX 1.4b): a unit for each pair of aligned paragraphs and headings.

Written here rather than by translate-toolkit, which the tests read it with: that stamps its own name and
`segtype="sentence"` on the file, knows no properties of our own, and is under the GPL, which this library is not.
"""

from __future__ import annotations

from xml.etree import ElementTree as ET

import bitext
from bitext.addresses import Addresses
from bitext.corpus import Corpus, Document
from bitext.drafts import is_comparable
from bitext.languages import LANGUAGES
from bitext.publish.provenance import Provenance
from bitext.publish.xml import LANG, element, xml_bytes

_DOCTYPE = '<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'


def corpus_tmx(corpus: Corpus, addresses: Addresses, provenance: Provenance) -> bytes:
    """`data/corpus.tmx`: all documents as one translation memory."""
    return _memory(addresses, corpus.documents, provenance)


def document_tmx(addresses: Addresses, document: Document, provenance: Provenance) -> bytes:
    """One document."""
    return _memory(addresses, [document], provenance)


def _memory(addresses: Addresses, documents: list[Document], provenance: Provenance) -> bytes:
    """Both languages are equal; the site's first one stands as the source, which the format must have."""
    source = LANGUAGES[addresses.default].tag
    root = element(None, "tmx", version="1.4")
    header = element(
        root,
        "header",
        creationtool="bitext",
        creationtoolversion=bitext.__version__,
        segtype="paragraph",
        adminlang=source,
        srclang=source,
        datatype="plaintext",
        **{"o-tmf": "bitext", "creationdate": f"{provenance.day.isoformat().replace('-', '')}T000000Z"},
    )
    properties = {"version": provenance.version, "date": provenance.date, "licence": provenance.licence}
    for name, value in properties.items():
        element(header, "prop", value, type=f"x-{name}")
    for code, cite in provenance.cite.items():
        element(header, "prop", cite, type="x-cite").set(LANG, LANGUAGES[code].tag)
    body = element(root, "body")
    for document in documents:
        _units(body, document)
    return xml_bytes(root, _DOCTYPE)


def _units(body: ET.Element, document: Document) -> None:
    for number, row in enumerate(document.alignment.rows, 1):
        if not is_comparable(row):
            continue
        unit = element(body, "tu", tuid=f"{document.id}#{row.id or f'row-{number}'}")
        element(unit, "prop", document.id, type="x-document")
        if row.id:
            element(unit, "prop", row.id, type="x-paragraph")
        if row.exception:
            element(unit, "prop", row.exception.type, type="x-alignment")
        for code in document.pages:
            variant = element(unit, "tuv")
            variant.set(LANG, LANGUAGES[code].tag)
            element(variant, "seg", row.text(code))
