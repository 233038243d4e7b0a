"""The glossary and the figures as spreadsheets (CSV, RFC 4180).

Each begins with a byte order mark, without which spreadsheets take UTF-8 for something else. The last column says in
each row where it comes from, since the format has no other place for that.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from bitext.addresses import Addresses
from bitext.corpus import Corpus
from bitext.publish.provenance import Provenance

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_SIDE = ("label", "label_from", "pinyin", "variants", "definition", "note", "url")


def glossary_csv(corpus: Corpus, addresses: Addresses, provenance: Provenance) -> bytes:
    """`data/glossary.csv`: a row for each term, variants between bars."""
    sides = (f"{name}_{code}" for code in corpus.languages for name in _SIDE)
    rows = []
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
        rows.append([*cells, " | ".join(term.related)])
    return _csv(["id", "category", *sides, "related"], rows, provenance.cite[addresses.default])


def figures_csv(corpus: Corpus, addresses: Addresses, provenance: Provenance) -> bytes:
    """`data/figures.csv`: a row for each figure, in the order of the texts; the numbers as in `figures.json`."""
    head = ["value", "high", "unit", "qualifier", "kind", "document"]
    sides = [f"{name}_{code}" for code in corpus.languages for name in ("form", "url")]
    rows = []
    for quantity in corpus.quantities:
        figure, event = quantity.figure, quantity.as_of
        cells = [
            f"{figure.value.normalize():f}",
            "" if figure.high is None else f"{figure.high.normalize():f}",
            figure.unit or "",
            figure.qualifier or "",
            figure.kind,
            quantity.document,
        ]
        for code in corpus.languages:
            paragraph = quantity.paragraphs.get(code, "")
            path = addresses.document(code, quantity.document, paragraph)
            cells += [quantity.forms.get(code, ""), addresses.absolute(path) if paragraph else ""]
        rows.append([*cells, event.date.edtf if event else "", event.id if event else ""])
    return _csv([*head, *sides, "as_of", "as_of_event"], rows, provenance.cite[addresses.default])


def _csv(head: list[str], rows: Iterable[list[str]], cite: str) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([*head, "provenance"])
    writer.writerows([_inert(cell) for cell in (*row, cite)] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _inert(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: one that could be read as such gets an apostrophe before it."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
