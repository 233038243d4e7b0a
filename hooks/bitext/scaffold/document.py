"""A new document: from its source texts to a pair of pages that can be built, with its dates drafted as events."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from bitext.checks import check
from bitext.corpus import DOCUMENTS, Corpus, Document, read_corpus
from bitext.findings import errors
from bitext.languages import LANGUAGES
from bitext.pages import read_page
from bitext.scaffold.dated import drafted_events, relative_dates
from bitext.scaffold.edition import Edition, scalar
from bitext.scaffold.entries import EventEntry, read_record, with_entries
from bitext.scaffold.files import RefusedError, refuse_existing, write_files
from bitext.scaffold.records import check_slug
from bitext.scaffold.report import done_with, done_with_dates, left_to_do
from bitext.scaffold.source import read_source
from bitext.scaffold.wording import WORDINGS


def new_document(root: Path, ident: str, files: Mapping[str, Path]) -> list[str]:
    """Write the pages of a document below `root`, from a file for one language or more.

    Returns what was done and what is left to do, a line each. Raises `RefusedError` before anything is written.
    """
    check_slug(ident, "a document's id")
    if ident == "index":
        raise RefusedError("'index' is the page that lists the documents; choose another id")
    if not files:
        raise RefusedError(f"no source text; give one or more of {', '.join(f'--{code} FILE' for code in LANGUAGES)}")
    paths = {code: f"docs/{code}/{DOCUMENTS}{ident}.md" for code in LANGUAGES}
    refuse_existing(root, paths.values())
    texts = {code: read_source(files[code], code) for code in LANGUAGES if code in files}
    corpus = read_corpus(root)
    edition = Edition(ident, texts, _makers(corpus), datetime.date.today().isoformat())
    pages = {path: edition.page(code, {}) for code, path in paths.items()}
    name = f"{DOCUMENTS}{ident}"
    read = {code: read_page(pages[path], code, name, path)[0] for code, path in paths.items()}
    document = Document(name, read)
    entries = list(drafted_events(corpus, document))
    events = _event_files(root, entries)
    write_files(root, {**pages, **events, **_index_pages(root, edition)})
    if len(texts) > 1 and (disagreements := _disagreements(read_corpus(root), ident)):
        write_files(root, {path: edition.page(code, disagreements) for code, path in paths.items()})
    done = [*done_with(edition, paths), *done_with_dates(entries, relative_dates(corpus, document))]
    return [*done, *left_to_do(check(read_corpus(root)), {*pages, *events})]


def _disagreements(corpus: Corpus, ident: str) -> dict[str, list[str]]:
    """Where the versions give different dates or figures: the codes of what a check says, by the row's first id."""
    document = corpus.document_by_id[ident]
    rows = {
        (document.pages[code].path, block.line): row.id
        for row in document.alignment.rows
        for code, side in row.blocks.items()
        for block in side
    }
    found: dict[str, set[str]] = defaultdict(set)
    for finding in errors(check(corpus)):
        if finding.code[0] in "DF" and (finding.path, finding.line) in rows:
            found[rows[finding.path, finding.line]].add(finding.code)
    return {row: sorted(codes) for row, codes in found.items()}


def _makers(corpus: Corpus) -> dict[str, str]:
    """Who makes the editions that are there, by language."""
    found = {}
    for document in corpus.documents:
        for code, page in document.pages.items():
            edition = page.front.get("edition")
            if isinstance(edition, dict) and isinstance(edition.get("by"), str):
                found[code] = edition["by"]
    return found


def _index_pages(root: Path, edition: Edition) -> dict[str, str]:
    """A home page in each language, where there is none in any: without one a site cannot be built."""
    paths = {code: f"docs/{code}/index.md" for code in LANGUAGES}
    if any((root / path).exists() for path in paths.values()):
        return {}
    pages = {}
    for code, path in paths.items():
        wording = WORDINGS[code]
        link = f"[{edition.id}]({DOCUMENTS}{edition.id}.md)"
        front = f"---\ntitle: {scalar(wording.index_title)}\ndescription: {scalar(wording.index_description)}\n---\n"
        pages[path] = f"{front}\n{wording.index_description}\n\n- {link}\n"
    return pages


def _event_files(root: Path, entries: list[EventEntry]) -> dict[str, str]:
    """The files of events with the new ones added."""
    by_year: dict[str, list[list[str]]] = defaultdict(list)
    for entry in entries:
        by_year[entry.year].append(entry.lines())
    files = {}
    for year, added in sorted(by_year.items()):
        path = f"docs/events/{year}.yml"
        files[path] = with_entries(read_record(root, path, "events: []\n"), path, "events", added)
    return files
