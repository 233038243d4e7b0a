"""The JSON files of documents, events and terms.

Language-valued fields are objects by language code: `{"en": …, "zh": …}`.
"""

from __future__ import annotations

from typing import Any

from bitext.addresses import Addresses
from bitext.alignment import Row
from bitext.corpus import Corpus, Document
from bitext.drafts import translated_text
from bitext.events import Cite
from bitext.publish.json_file import json_file
from bitext.publish.provenance import Provenance


def documents_json(corpus: Corpus, addresses: Addresses, provenance: Provenance) -> bytes:
    """`data/documents.json`: the editions with their paragraphs. `issued` is null where no date is printed."""
    rows = [_document(addresses, document) for document in corpus.documents]
    return json_file("documents", rows, addresses, provenance)


def _document(addresses: Addresses, document: Document) -> dict[str, Any]:
    pages = document.pages
    front = document.first.front
    return {
        "id": document.id,
        "title": {code: page.title for code, page in pages.items()},
        "title_from": {code: page.front["title_from"] for code, page in pages.items()},
        "authors": [
            {
                "name": {code: page.front["authors"][index]["name"] for code, page in pages.items()},
                "role": {code: page.front["authors"][index]["role"] for code, page in pages.items()},
            }
            for index in range(min(len(page.front["authors"]) for page in pages.values()))
        ],
        "publisher": {code: page.front["outlet"] for code, page in pages.items()} if front["outlet"] else None,
        "issued": front["issued"],
        "source_languages": list(front["source_languages"]),
        "sources": [
            {key: source.get(key) for key in ("language", "status", "sha256", "url")} for source in front["sources"]
        ],
        "url": {code: addresses.absolute(addresses.document(code, document.id)) for code in pages},
        "paragraphs": [
            _paragraph(addresses, document, row)
            for row in document.alignment.rows
            if row.id and any(block.kind == "paragraph" for side in row.blocks.values() for block in side)
        ],
    }


def _paragraph(addresses: Addresses, document: Document, row: Row) -> dict[str, Any]:
    paragraph: dict[str, Any] = {
        "id": row.id,
        "text": {code: translated_text(row, code) for code in document.pages},
        "url": {
            code: addresses.absolute(addresses.document(code, document.id, row.blocks[code][0].id))
            if row.blocks[code]
            else None
            for code in document.pages
        },
    }
    if row.exception:
        paragraph["ids"] = {code: [block.id for block in row.blocks[code]] for code in document.pages}
    return paragraph


def timeline_json(corpus: Corpus, addresses: Addresses, provenance: Provenance) -> bytes:
    """`data/timeline.json`: `date` in EDTF, `start` and `end` in ISO 8601 as precise as the source says."""
    rows = [
        {
            "id": event.id,
            "date": event.date.edtf,
            "part": event.date.part,
            "start": event.date.start,
            "end": event.date.end,
            "kind": event.kind,
            "title": dict(event.title),
            "actors": [{"term": actor.term, "name": dict(actor.names)} for actor in corpus.actors(event)],
            "cites": [_cite(cite) for cite in event.cites],
            "resolved": dict(event.resolved) if event.resolved else None,
            "note": dict(event.note) if event.note else None,
            "url": {code: addresses.absolute(addresses.event(code, event.id)) for code in corpus.languages},
        }
        for event in corpus.events
    ]
    return json_file("timeline", rows, addresses, provenance, key="events")


def _cite(cite: Cite) -> dict[str, str]:
    return {"document": cite.document, "paragraph": cite.paragraph}


def glossary_json(corpus: Corpus, addresses: Addresses, provenance: Provenance) -> bytes:
    """`data/glossary.json`: the term base, each form with its provenance, and every occurrence."""
    rows = [
        {
            "id": term.id,
            "category": term.category,
            "label": {code: side.label for code, side in term.sides.items()},
            "variants": {code: [form.text for form in side.variants] for code, side in term.sides.items()},
            "definition": {code: side.definition for code, side in term.sides.items()},
            "provenance": {
                code: {form.text: form.provenance for form in side.forms} for code, side in term.sides.items()
            },
            "pinyin": {code: side.pinyin for code, side in term.sides.items() if side.pinyin},
            "related": list(term.related),
            "note": dict(term.note) if term.note else None,
            "url": {code: addresses.absolute(addresses.term(code, term.id)) for code in corpus.languages},
            "occurrences": {
                code: [
                    {"document": document, "paragraph": paragraph, "form": block.text[found.start : found.end]}
                    for document, paragraph, found, block in places
                ]
                for code, places in corpus.occurrences[term.id].items()
            },
        }
        for term in sorted(corpus.terms.values(), key=lambda term: term.id)
    ]
    return json_file("glossary", rows, addresses, provenance, key="terms")
