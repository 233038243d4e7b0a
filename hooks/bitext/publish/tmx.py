"""Translation memories (TMX 1.4b): a unit for each pair of aligned paragraphs and headings.

Written here rather than by translate-toolkit, which the tests read it with: that stamps its own name and
`segtype="sentence"` on the file, knows no properties of our own, and is under the GPL, which this library is not.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import quoteattr

import bitext
from bitext.addresses import Addresses
from bitext.corpus import Corpus, Document
from bitext.drafts import is_comparable
from bitext.languages import LANGUAGES
from bitext.publish.provenance import Provenance
from bitext.publish.xml import LANG, clean, element, escaped, xml_bytes

_DOCTYPE = '<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'
CORPUS_TMX = "data/corpus.tmx"
_END = "  </body>"


def tmx_files(corpus: Corpus, addresses: Addresses, provenance: Provenance) -> Iterator[tuple[str, bytes]]:
    """A memory beside each document, and one of them all if there are any; the units of both are written but once."""
    before, after = _frame(addresses, provenance)
    every = []
    for document in corpus.documents:
        every.append(_units(document))
        yield f"{addresses.document(addresses.default, document.id)}corpus.tmx", before + every[-1] + after
    if every:
        yield CORPUS_TMX, before + b"".join(every) + after


def _frame(addresses: Addresses, provenance: Provenance) -> tuple[bytes, bytes]:
    """What stands before the units and after them.

    Both languages are equal; the site's first one stands as the source, which the format must have.
    """
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
    element(root, "body", "\n  ")  # ends on a line of its own, as when there is something in it
    before, end, after = xml_bytes(root, _DOCTYPE).partition(_END.encode())
    return before, end + after


def _units(document: Document) -> bytes:
    """A unit for each row that can be compared: the lines of the body, of which elements would take twice as long."""
    lines = []
    for number, row in enumerate(document.alignment.rows, 1):
        if not is_comparable(row):
            continue
        ident = quoteattr(clean(f"{document.id}#{row.id or f'row-{number}'}"))
        about = {
            "document": document.id,
            "paragraph": row.id,
            "alignment": row.exception.type if row.exception else "",
        }
        lines.append(f"    <tu tuid={ident}>")
        lines += [f'      <prop type="x-{name}">{escaped(value)}</prop>' for name, value in about.items() if value]
        for code in document.pages:
            lines += [
                f'      <tuv xml:lang="{LANGUAGES[code].tag}">',
                f"        <seg>{escaped(row.text(code))}</seg>",
                "      </tuv>",
            ]
        lines.append("    </tu>")
    return "".join([f"{line}\n" for line in lines]).encode()
