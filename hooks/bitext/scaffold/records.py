"""New records to fill in: a term, an event."""

from __future__ import annotations

import re
from pathlib import Path

from bitext.corpus import Corpus, read_corpus
from bitext.dates import Date
from bitext.drafts import DRAFT_CITE, draft
from bitext.languages import LANGUAGES
from bitext.reading.schema import SLUG
from bitext.scaffold.edition import scalar
from bitext.scaffold.entries import EventEntry, read_record, with_entries
from bitext.scaffold.files import RefusedError, write_files
from bitext.scaffold.wording import WORDINGS


def new_term(root: Path, ident: str, category: str) -> list[str]:
    """Add a term to `docs/terms/<category>.yml`; what was done and what is left to do."""
    check_slug(ident, "a term's id")
    check_slug(category, "a category")
    if len(ident) == 2:
        raise RefusedError(f"'{ident}' could be taken for a language; give the term a longer id")
    _refuse_known(read_corpus(root), "terms", ident)
    lines = [f"id: {ident}"]
    for code in LANGUAGES:
        wording = WORDINGS[code]
        lines += [f"{code}:", f"  label: {scalar(draft(ident))}", "  from: source"]
        lines += [f"  pinyin: {scalar(draft(wording.term_pinyin))}"] if wording.term_pinyin else []
        lines.append("  variants: []")
        lines.append(f"  definition: {scalar(draft(wording.term_definition))}")
    lines.append("related: []")
    names = ", ".join(f"{code}: {scalar(draft(category))}" for code in LANGUAGES)
    path = f"docs/terms/{category}.yml"
    return _added(root, path, "terms", lines, f"category: {{{names}}}\nterms: []\n")


def new_event(root: Path, ident: str, year: str) -> list[str]:
    """Add an event to `docs/events/<year>.yml`; what was done and what is left to do."""
    check_slug(ident, "an event's id")
    if not re.fullmatch(r"\d{4}", year) or year == "0000":
        raise RefusedError(f"'{year}' is no year; write it in four digits")
    _refuse_known(read_corpus(root), "events", ident)
    title = {code: draft(WORDINGS[code].event_title) for code in LANGUAGES}
    entry = EventEntry(ident, Date.parse(year), "event", title, (DRAFT_CITE,))
    path = f"docs/events/{year}.yml"
    return _added(root, path, "events", entry.lines(), "events: []\n")


def check_slug(text: str, what: str) -> None:
    if not re.fullmatch(SLUG.pattern, text):
        raise RefusedError(f"'{text}' cannot be {what}; {SLUG.hint}")


def _refuse_known(corpus: Corpus, folder: str, ident: str) -> None:
    for path, record in corpus.records:
        entries = record.get(folder)
        for entry in entries if isinstance(entries, list) else ():
            if isinstance(entry, dict) and entry.get("id") == ident:
                raise RefusedError(f"{path}: has '{ident}' already; choose another id")


def _added(root: Path, path: str, key: str, lines: list[str], empty: str) -> list[str]:
    text = with_entries(read_record(root, path, empty), path, key, [lines])
    write_files(root, {path: text})
    line = [one.strip() for one in text.split("\n")].index(f"- {lines[0]}") + 1
    return [
        f"{path}:{line}: added '{lines[0].removeprefix('id: ')}'",
        f"{path}: left to do: write what begins with 'DRAFT'; 'bitext check' lists it line by line",
    ]
