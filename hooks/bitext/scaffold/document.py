"""A new document: from its source texts to a pair of pages that can be built, with its dates drafted as events."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator, Mapping
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
from bitext.scaffold.source import SourceText, read_source
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
    if disagreements := _disagreements(read_corpus(root), ident):
        write_files(root, {path: edition.page(code, disagreements) for code, path in paths.items()})
    said = [*_report(edition, paths), *_dates(corpus, document, entries)]
    return [*said, *_left_to_do(read_corpus(root), [*pages, *events])]


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
        pages[path] = f"{front}\n{wording.index_text}\n\n- {link}\n"
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


# What is said to whoever imports.


def _report(edition: Edition, paths: Mapping[str, str]) -> Iterator[str]:
    for code, path in paths.items():
        counts = {"s": 0, "p": 0, "c": 0}
        for row in edition.rows:
            counts[row.id[0]] += len(row.ids[code])
        names = {"p": "paragraph", "s": "heading", "c": "caption"}
        said = ", ".join(_count(counts[letter], name) for letter, name in names.items() if counts[letter])
        yield f"{path}: {said}{'' if code in edition.texts else ', to be translated'}"
    for text in edition.texts.values():
        yield from _read(text, edition.marks(text))
    for code, text in edition.texts.items():
        for row in edition.rows:
            for ident, block in zip(row.ids[code], row.texts.get(code, ()), strict=True):
                if len(block.lines) > 1:
                    lines = ", ".join(map(str, block.lines))
                    yield f"{text.path}:{block.lines[0]}: joined what stands on lines {lines} ({paths[code]}#{ident})"
    for row in edition.rows:
        if row.exception:
            ids = " = ".join(f"{code} {' '.join(row.ids[code]) or '–'}" for code in LANGUAGES)
            yield f"{paths['en']}: {row.exception}: {ids}; see whether that is so"


def _dates(corpus: Corpus, document: Document, entries: list[EventEntry]) -> Iterator[str]:
    """The events drafted, and the dates of which only a person can tell whether they make one."""
    if entries:
        years = ", ".join(sorted({entry.year for entry in entries}))
        yield f"docs/events: {_count(len(entries), 'event')} drafted, in {years}"
    for page, block, words, date in relative_dates(corpus, document):
        meaning = (
            f"is {date.edtf}{f' ({date.part})' if date.part else ''}"
            if date
            else "needs the day of writing, which is not known"
        )
        yield f"{page.path}:{block.line}: '{words}' {meaning}; add an event if it makes one"


def _read(text: SourceText, marks: list[str]) -> Iterator[str]:
    """What the imprint says, and everything that was set aside."""
    imprint = text.imprint
    authors = ", ".join(f"{author.name} ({author.role})" if author.role else author.name for author in imprint.authors)
    issued = f"{imprint.issued.edtf} ({imprint.issued_printed})" if imprint.issued else ""
    outlet = ", ".join(filter(None, (imprint.outlet, imprint.outlet_detail)))
    said = {"title": imprint.title, "authors": authors, "outlet": outlet, "issued": issued}
    for name, words in said.items():
        yield f"{text.path}: {name}: {words or 'not printed'}"
    for aside in text.asides:
        words = aside.words if len(aside.words) <= 80 else f"{aside.words[:79]}…"
        yield f"{text.path}:{aside.line}: set aside: {words}"
    if marks:
        yield f"{text.path}: set aside: the note marks {', '.join(marks)}"


def _left_to_do(corpus: Corpus, paths: list[str]) -> Iterator[str]:
    """How much there is to write, and what is wrong with the new files."""
    found = [finding for finding in check(corpus) if finding.path in paths]
    for finding in found:
        if finding.severity == "error" or finding.code[0] in "DF":
            yield str(finding)
    drafts = sum(finding.code == "M612" for finding in found)
    untranslated = sum(finding.code == "T404" for finding in found)
    todo = f"{_count(drafts, 'draft')} to write, {_count(untranslated, 'paragraph')} to translate"
    yield f"left to do: {todo}; 'bitext check' lists them line by line"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
