"""The JSON files. Language-valued fields are objects by language code: `{"en": …, "zh": …}`."""

from __future__ import annotations

import json
from typing import Any

from bitext.addresses import Addresses
from bitext.corpus import Corpus, Document
from bitext.events import Cite


def documents_json(corpus: Corpus, addresses: Addresses) -> bytes:
    """`data/documents.json`: the editions with their paragraphs. `issued` is null where no date is printed."""
    return _json({"documents": [_document(corpus, addresses, document) for document in corpus.documents]})


def _document(corpus: Corpus, addresses: Addresses, document: Document) -> dict[str, Any]:
    pages = document.pages
    front = document.first.front
    paragraphs = []
    for row in document.alignment.rows:
        ident = row.id
        if ident and any(block.kind == "paragraph" for side in row.blocks.values() for block in side):
            paragraphs.append(
                {
                    "id": ident,
                    "text": {code: row.text(code) or None for code in pages},
                    "url": {
                        code: addresses.absolute(addresses.document(code, document.id, row.blocks[code][0].id))
                        if row.blocks[code]
                        else None
                        for code in pages
                    },
                    **({"ids": {code: [block.id for block in row.blocks[code]] for code in pages}} if row.exception else {}),
                }
            )
    return {
        "id": document.id,
        "title": {code: page.title for code, page in pages.items()},
        "title_from": {code: page.front["title_from"] for code, page in pages.items()},
        "authors": [
            {
                "name": {code: page.front["authors"][index]["name"] for code, page in pages.items()},
                "role": {code: page.front["authors"][index]["role"] for code, page in pages.items()},
            }
            for index in range(len(front["authors"]))
        ],
        "publisher": {code: page.front["outlet"] for code, page in pages.items()} if front["outlet"] else None,
        "issued": front["issued"],
        "source_languages": list(front["source_languages"]),
        "sources": [
            {key: source.get(key) for key in ("language", "status", "sha256", "url")} for source in front["sources"]
        ],
        "url": {code: addresses.absolute(addresses.document(code, document.id)) for code in pages},
        "paragraphs": paragraphs,
    }


def timeline_json(corpus: Corpus) -> bytes:
    """`data/timeline.json`: `date` in EDTF, `start` and `end` in ISO 8601 as precise as the source says."""
    return _json(
        {
            "events": [
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
                }
                for event in corpus.events
            ]
        }
    )


def glossary_json(corpus: Corpus, addresses: Addresses) -> bytes:
    """`data/glossary.json`: the term base, each form with its provenance, and every occurrence."""
    return _json(
        {
            "terms": [
                {
                    "id": term.id,
                    "category": term.category,
                    "label": {code: side.label for code, side in term.sides.items()},
                    "variants": {code: [form.text for form in side.variants] for code, side in term.sides.items()},
                    "definition": {code: side.definition for code, side in term.sides.items()},
                    "provenance": {
                        code: {form.text: form.provenance for form in side.forms} for code, side in term.sides.items()
                    },
                    "related": list(term.related),
                    "url": {code: addresses.absolute(addresses.term(code, term.id)) for code in corpus.languages},
                    "occurrences": {
                        code: [
                            {
                                "document": place.document,
                                "paragraph": place.paragraph,
                                "form": place.block.text[place.occurrence.start : place.occurrence.end],
                            }
                            for place in places
                        ]
                        for code, places in corpus.occurrences[term.id].items()
                    },
                }
                for term in sorted(corpus.terms.values(), key=lambda term: term.id)
            ]
        }
    )


def _cite(cite: Cite) -> dict[str, str]:
    return {"document": cite.document, "paragraph": cite.paragraph}


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
