"""The JSON Schemas (2020-12) of the JSON files, at `data/schema/<name>.json`.

They say what each field means, and are closed: a field that no schema knows fails the tests. `data/schema/index.json`
lists them with the files that they describe.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, get_args

from bitext.addresses import Addresses
from bitext.corpus import Corpus
from bitext.dates import PARTS
from bitext.events import KINDS as EVENT_KINDS
from bitext.languages.base import Kind, Qualifier
from bitext.pages import EXCEPTIONS, STATUSES
from bitext.publish.differences import KINDS as NOTE_KINDS
from bitext.publish.json_file import json_bytes
from bitext.terms import PROVENANCES

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string"}
_ID: Schema = {"type": "string", "minLength": 1}
_EDTF: Schema = {"type": "string", "minLength": 4, "description": "A date in EDTF (ISO 8601-2)."}
_ISO: Schema = {"type": ["string", "null"], "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}


def schema_files(corpus: Corpus, addresses: Addresses) -> Iterator[tuple[str, bytes]]:
    """Each schema with its path, then their index."""
    both = _Both(corpus.languages)
    schemas = {
        "documents": ("documents", "The editions, paragraph by paragraph, in every language.", _document(both)),
        "timeline": ("events", "What the documents date, with the paragraphs that say so.", _event(both)),
        "glossary": ("terms", "The term base, with every occurrence.", _term(both)),
        "figures": ("figures", "The quantities the documents give.", _figure(both)),
        "differences": ("differences", "Where versions disagree, or do not pair one to one.", _difference(both)),
    }
    for name, (key, description, row) in schemas.items():
        path = f"data/schema/{name}.json"
        yield path, json_bytes(_file(addresses.absolute(path), key, description, row, both))
    index = [
        {
            "file": addresses.absolute(f"data/{name}.json"),
            "schema": addresses.absolute(f"data/schema/{name}.json"),
            "list": key,
            "description": description,
        }
        for name, (key, description, _) in schemas.items()
    ]
    yield "data/schema/index.json", json_bytes({"schemas": index})


class _Both:
    """Schemas of language-valued fields: an object with just the site's languages."""

    def __init__(self, codes: Iterable[str]) -> None:
        self.codes = list(codes)

    def __call__(self, inner: Schema, description: str = "", *, complete: bool = True) -> Schema:
        schema = _fields(dict.fromkeys(self.codes, inner), optional=() if complete else self.codes)
        return {"description": description, **schema} if description else schema


def _fields(properties: Mapping[str, Schema], optional: Iterable[str] = ()) -> Schema:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": [name for name in properties if name not in optional],
        "additionalProperties": False,
    }


def _list(items: Schema, description: str = "") -> Schema:
    schema: Schema = {"type": "array", "items": items}
    return {"description": description, **schema} if description else schema


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _one_of(words: Iterable[str], *, null: bool = False) -> Schema:
    return {"enum": [*words, *([None] if null else [])]}


def _file(address: str, key: str, description: str, row: Schema, both: _Both) -> Schema:
    provenance = _fields(
        {
            "version": {"type": "string", "description": "The commit the site was built from."},
            "date": _or_null(_EDTF),
            "licence": {"type": "string", "format": "uri"},
            "name": both(_TEXT),
            "cite": both(_TEXT, "How to cite the site."),
        }
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": address,
        "description": description,
        **_fields({"$schema": _TEXT, "provenance": provenance, key: _list(row)}),
    }


def _place(**more: Schema) -> Schema:
    return _fields({"document": _ID, "paragraph": _ID, **more})


def _document(both: _Both) -> Schema:
    paragraph = _fields(
        {
            "id": {**_ID, "description": "The end of the paragraph's address; never changes."},
            "text": both(_or_null(_TEXT), "Plain text; null where there is no such paragraph, or no translation yet."),
            "url": both(_or_null(_TEXT)),
            "ids": both(_list(_ID), "The ids in each language, where they do not pair one to one."),
        },
        optional=("ids",),
    )
    source = _fields(
        {
            "language": _TEXT,
            "status": _one_of(STATUSES),
            "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
            "url": _or_null(_TEXT),
        }
    )
    return _fields(
        {
            "id": _ID,
            "title": both(_TEXT),
            "title_from": both(_one_of(("printed", "ours")), "Whether the source prints the title."),
            "authors": _list(_fields({"name": both(_TEXT), "role": both(_or_null(_TEXT))}), "As printed."),
            "publisher": _or_null(both(_or_null(_TEXT), "The outlet as printed; null where none is.")),
            "issued": {"description": "EDTF; null where the source prints no date.", **_or_null(_EDTF)},
            "source_languages": _list(_TEXT, "BCP 47 tags."),
            "sources": _list(source, "The copies the edition was made from."),
            "url": both(_TEXT),
            "paragraphs": _list(paragraph),
        }
    )


def _event(both: _Both) -> Schema:
    actor = _fields(
        {"term": {"description": "Id of a term, or null.", **_or_null(_ID)}, "name": both(_TEXT)},
    )
    return _fields(
        {
            "id": _ID,
            "date": _EDTF,
            "part": {"description": "The part of the month or year that is meant.", **_one_of(PARTS, null=True)},
            "start": {**_ISO, "description": "ISO 8601, as precise as the source; null if open."},
            "end": {**_ISO, "description": "ISO 8601, as precise as the source; null if open."},
            "kind": _one_of(EVENT_KINDS),
            "title": both(_TEXT),
            "actors": _list(actor),
            "cites": {**_list(_place()), "minItems": 1},
            "resolved": _or_null(both(_TEXT, "How a relative date was resolved.")),
            "note": _or_null(both(_TEXT)),
            "url": both(_TEXT),
        }
    )


def _term(both: _Both) -> Schema:
    return _fields(
        {
            "id": _ID,
            "category": _ID,
            "label": both(_TEXT, "The preferred form."),
            "variants": both(_list(_TEXT)),
            "definition": both(_TEXT),
            "provenance": both(
                {"type": "object", "additionalProperties": _one_of(PROVENANCES)},
                "By form: it stands in a source, is official elsewhere, or is ours.",
            ),
            "pinyin": both(_TEXT, "Of the label.", complete=False),
            "related": _list(_ID),
            "note": _or_null(both(_TEXT)),
            "url": both(_TEXT),
            "occurrences": both(_list(_place(form=_TEXT)), "Every place in the documents, with the wording there."),
        }
    )


def _figure(both: _Both) -> Schema:
    return _fields(
        {
            "value": {"type": "number", "description": "The plain number: 2.88 trillion is 2880000000000."},
            "high": {"type": ["number", "null"], "description": "The upper end of a range."},
            "unit": {"type": ["string", "null"], "description": "A language-neutral unit; null for what is counted."},
            "qualifier": _one_of(get_args(Qualifier), null=True),
            "kind": _one_of(get_args(Kind)),
            "document": _ID,
            "paragraph": _ID,
            "form": both(_or_null(_TEXT), "The wording; null in a language that does not give the figure."),
            "as_of": {"description": "Id of the event that dates the figure, or null.", **_or_null(_ID)},
        }
    )


def _difference(both: _Both) -> Schema:
    return _fields(
        {
            "document": _ID,
            "kind": {
                "description": "The kind of editor's note, or of exception in the alignment.",
                **_one_of((*NOTE_KINDS, *EXCEPTIONS)),
            },
            "paragraph": _ID,
            "paragraphs": both(_list(_ID), "The ids concerned in each language."),
            "note": both(_or_null(_TEXT), "Plain text, a line for each statement."),
            "waives": _list(_TEXT, "Codes of the checks that a waiver sets aside."),
            "url": both(_TEXT),
        }
    )
