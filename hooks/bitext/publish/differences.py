"""`data/differences.json`: where two versions of a source disagree, and where alignment is not 1:1."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bitext.addresses import Addresses
from bitext.corpus import Corpus, Document
from bitext.pages import Note
from bitext.publish.json_file import json_file
from bitext.publish.provenance import Provenance
from bitext.reading.blocks import read_blocks

KINDS = ("difference", "misprint", "waiver")
"""The kinds of editor's notes that are told; the others are about one text, not about two."""


def differences_json(corpus: Corpus, addresses: Addresses, provenance: Provenance) -> bytes:
    """The notes readers see, each in both languages, paragraph by paragraph; then the alignment's exceptions."""
    rows = [
        {
            "document": document.id,
            **difference,
            "url": {
                code: addresses.absolute(addresses.document(code, document.id, (idents or [""])[0]))
                for code, idents in difference["paragraphs"].items()
            },
        }
        for document in corpus.documents
        for difference in differences(document)
    ]
    return json_file("differences", rows, addresses, provenance)


def differences(document: Document) -> Iterator[dict[str, Any]]:
    """All of a document: the notes paragraph by paragraph, then the exceptions."""
    yield from _notes(document)
    yield from _exceptions(document)


def _notes(document: Document) -> Iterator[dict[str, Any]]:
    """The n-th note of a kind at a paragraph answers the n-th there in the other language."""
    order = {
        block.id: number
        for number, row in enumerate(document.alignment.rows)
        for side in row.blocks.values()
        for block in side
        if block.id
    }
    groups: dict[tuple[int, str], dict[str, list[Note]]] = {}
    for code, page in document.pages.items():
        for note in page.notes:
            if note.kind in KINDS and note.at in order:
                groups.setdefault((order[note.at], note.kind), {}).setdefault(code, []).append(note)
    for (_, kind), sides in sorted(groups.items(), key=lambda group: group[0]):
        for number in range(max(map(len, sides.values()))):
            found = {code: notes[number] for code, notes in sides.items() if number < len(notes)}
            first = next(iter(found.values()))
            yield {
                "kind": kind,
                "paragraph": first.at,
                "paragraphs": {code: [found[code].at] if code in found else [] for code in document.pages},
                "note": {code: _plain(found[code].source) if code in found else None for code in document.pages},
                "waives": list(first.waives),
            }


def _plain(source: str) -> str:
    """A note's words without its markup, a line for each of its paragraphs or items."""
    return "\n".join(block.text for block in read_blocks(source) if block.text)


def _exceptions(document: Document) -> Iterator[dict[str, Any]]:
    for exception in document.first.exceptions:
        yield {
            "kind": exception.type,
            "paragraph": next((ident for idents in exception.ids.values() for ident in idents), ""),
            "paragraphs": {code: list(exception.ids[code]) for code in document.pages},
            "note": {code: exception.note.get(code) for code in document.pages},
            "waives": [],
        }
