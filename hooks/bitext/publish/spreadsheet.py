"""The glossary as a spreadsheet (CSV, RFC 4180)."""

from __future__ import annotations

import csv
import io

from bitext.addresses import Addresses
from bitext.corpus import Corpus
from bitext.publish.provenance import Provenance

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_SIDE = ("label", "label_from", "pinyin", "variants", "definition", "note", "url")


def glossary_csv(corpus: Corpus, addresses: Addresses, provenance: Provenance) -> bytes:
    """`data/glossary.csv`: a row for each term, variants between bars.

    It begins with a byte order mark, without which spreadsheets take UTF-8 for something else. The last column says
    in each row where it comes from, since the format has no other place for that.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(
        ["id", "category", *(f"{name}_{code}" for code in corpus.languages for name in _SIDE), "related", "provenance"]
    )
    cite = provenance.cite[addresses.default]
    for term in sorted(corpus.terms.values(), key=lambda term: term.id):
        cells = [term.id, term.category]
        for code in corpus.languages:
            side = term.sides[code]
            cells += [
                side.label,
                side.forms[0].provenance,
                side.pinyin or "",
                " | ".join(form.text for form in side.variants),
                side.definition,
                (term.note or {}).get(code, ""),
                addresses.absolute(addresses.term(code, term.id)),
            ]
        cells += [" | ".join(term.related), cite]
        writer.writerow([_inert(cell) for cell in cells])
    return out.getvalue().encode("utf-8-sig")


def _inert(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: one that could be read as such gets an apostrophe before it."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
