"""The term base: one record a term, both languages side by side (`docs/terms/<category>.yml`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bitext.findings import Finding
from bitext.languages import LANGUAGES
from bitext.reading.schema import SLUG, Fields, ListOf, Maybe, OneOf, Text, problems, sound
from bitext.reading.yaml import Map

PROVENANCES = ("source", "official", "ours")

_BOTH = Fields({code: Text() for code in LANGUAGES})
_WORDS = Text(r"(?s).{1,300}", "a term is a name, of 300 characters at most", words="is too long")
_FORM = Fields({"form": _WORDS, "from": OneOf(PROVENANCES)})
_SIDE = Fields(
    {
        "label": _WORDS,
        "from": OneOf(PROVENANCES),
        "pinyin": Maybe(Text()),
        "variants": ListOf(_FORM),
        "definition": Text(),
    }
)
_TERM = Fields(
    {
        "id": SLUG,
        **dict.fromkeys(LANGUAGES, _SIDE),
        "related": Maybe(ListOf(SLUG)),
        "note": Maybe(_BOTH),
    }
)
SCHEMA = Fields({"category": _BOTH, "terms": ListOf(_TERM)})


@dataclass(frozen=True, slots=True)
class Form:
    """A wording of a term. `provenance`: it stands in a source, is official elsewhere, or is ours."""

    text: str
    provenance: str


@dataclass(frozen=True, slots=True)
class Side:
    """A term in one language. `forms` begins with the label."""

    forms: tuple[Form, ...]
    definition: str
    pinyin: str | None = None

    @property
    def label(self) -> str:
        return self.forms[0].text

    @property
    def variants(self) -> tuple[Form, ...]:
        return self.forms[1:]


@dataclass(frozen=True, slots=True)
class Term:
    """An entry of the term base, in every language."""

    id: str
    category: str
    sides: Mapping[str, Side]
    related: tuple[str, ...]
    note: Mapping[str, str] | None
    path: str
    line: int


@dataclass(frozen=True, slots=True)
class Category:
    """A file of the term base; its name is the category's id."""

    id: str
    label: Mapping[str, str]


def read_terms(record: Map, category: str, path: str) -> tuple[Category | None, list[Term], list[Finding]]:
    """The category and the terms of one file that are right, and what is wrong with the others."""
    findings = problems(SCHEMA, record, path)
    terms = [_term(entry, category, path) for entry in sound(_TERM, record.get("terms"), suspect=bool(findings))]
    label: Any = record.get("category")
    return Category(category, dict(label)) if _BOTH.fits(label) else None, terms, findings


def _term(entry: Map, category: str, path: str) -> Term:
    return Term(
        id=str(entry["id"]),
        category=category,
        sides={code: _side(entry[code]) for code in LANGUAGES},
        related=tuple(entry.get("related") or ()),
        note=dict(entry["note"]) if entry.get("note") else None,
        path=path,
        line=entry.line,
    )


def _side(entry: Any) -> Side:
    forms = [Form(str(entry["label"]), entry["from"])]
    forms += [Form(str(variant["form"]), variant["from"]) for variant in entry["variants"]]
    return Side(tuple(forms), str(entry["definition"]), entry.get("pinyin"))


def check_terms(terms: list[Term]) -> Iterator[Finding]:
    """What is wrong between terms. M607 an id twice, M610 a related term that is not there."""
    first: dict[str, Term] = {}
    for term in terms:
        if term.id in first:
            other = first[term.id]
            hint = f"rename one of them; the other is at {other.path}:{other.line}"
            yield Finding(term.path, term.line, "M607", f"the term id '{term.id}' is used twice", hint)
        first.setdefault(term.id, term)
    for term in terms:
        for related in term.related:
            if related not in first:
                hint = "name the id of a term in docs/terms, or take it out"
                yield Finding(term.path, term.line, "M610", f"term '{term.id}' names '{related}', no term", hint)
