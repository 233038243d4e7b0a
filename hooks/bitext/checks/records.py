"""Whether the records (front matter, terms, events) are what their schemas say."""

from __future__ import annotations

from collections.abc import Iterator

from bitext.checks.rules import rule, with_code
from bitext.corpus import Corpus, Document
from bitext.events import check_events
from bitext.findings import Finding
from bitext.languages import LANGUAGES
from bitext.matcher import fold
from bitext.pages import NOTE_KINDS, check_record, check_shared
from bitext.terms import check_terms


def _documents(corpus: Corpus) -> list[Document]:
    return [pair for pair in corpus.pairs if isinstance(pair, Document)]


def _records(corpus: Corpus, code: str) -> Iterator[Finding]:
    yield from with_code(corpus.findings, code)
    for document in _documents(corpus):
        for page in document.pages.values():
            if page.path not in corpus.unread:
                yield from with_code(check_record(page), code)


@rule("M601", of="both")
def broken_yaml(corpus: Corpus) -> Iterator[Finding]:
    """A front matter or a record is no YAML, or uses what records do not need (anchors, tags, a key twice).

    Nothing can be read from it.

    Wrong: `title: Tides: a view`
    Right: `title: "Tides: a view"`
    """
    return with_code(corpus.findings, "M601")


@rule("M602", of="both")
def unknown_key(corpus: Corpus) -> Iterator[Finding]:
    """A record has a key that is not in its schema.

    A mistyped key would be silently ignored otherwise.

    Wrong: `autors:`
    Right: `authors:`
    """
    return _records(corpus, "M602")


@rule("M603", of="both")
def missing_key(corpus: Corpus) -> Iterator[Finding]:
    """A record lacks a key.

    What a source leaves open is said with `null`, not by silence.

    Wrong: an edition without `issued`
    Right: `issued: null`
    """
    return _records(corpus, "M603")


@rule("M604", of="both")
def wrong_value(corpus: Corpus) -> Iterator[Finding]:
    """A value is empty or not of the kind its key needs.

    Pages and data files are made of it: readers would find a gap there, or a mistake.

    Wrong: `kind: measurment`
    Right: `kind: measurement`
    """
    return _records(corpus, "M604")


@rule("M605", of="both")
def not_a_date(corpus: Corpus) -> Iterator[Finding]:
    """A date is not in EDTF (ISO 8601-2).

    It could be neither put in order nor compared with the prose.

    Wrong: `date: "25.9.2024"`, `date: "2024-02-30"`
    Right: `date: "2024-09-25"`, `date: "2024-09"`, `date: "2021/2025"`
    """
    return _records(corpus, "M605")


@rule("M606")
def not_shared(corpus: Corpus) -> Iterator[Finding]:
    """The two pages of a document give different values for what they share.

    There is one source; it has one date, one checksum, one genre.

    Wrong: `issued: "2025-01-13"` in English, `issued: "2025-01-14"` in Chinese
    Right: the same in both
    """
    for document in filter(corpus.is_read, _documents(corpus)):
        yield from check_shared(document.pages)


@rule("M607", of="records")
def record_twice(corpus: Corpus) -> Iterator[Finding]:
    """Two terms or two events have the same id.

    The id is an address.

    Wrong: two records with `id: ai-plus`
    Right: `id: ai-plus` and `id: ai-plus-cooperation`
    """
    yield from with_code(check_terms(corpus.all_terms), "M607")
    yield from with_code(check_events(corpus.events, corpus.terms), "M607")


@rule("M608", of="records")
def form_twice(corpus: Corpus) -> Iterator[Finding]:
    """A form belongs to two terms.

    A word in the prose can lead to one term only.

    Wrong: `Tide Plan` as a variant of two terms
    Right: the form kept where it belongs; the other term has the longer form
    """
    for code in LANGUAGES:
        owners: dict[str, str] = {}
        for term in corpus.all_terms:
            for form in term.sides[code].forms:
                key = fold(form.text)
                owner = owners.setdefault(key, term.id)
                if owner != term.id:
                    message = f"'{form.text}' is a form of '{term.id}' and of '{owner}'"
                    yield Finding(term.path, term.line, "M608", message, "leave it to one of them")


@rule("M609", "warning", of="records")
def written_twice(corpus: Corpus) -> Iterator[Finding]:
    """A term has the same form twice in one language.

    The second adds nothing, and may contradict the first about where the form comes from.

    Wrong: a variant that repeats the label
    Right: each form once
    """
    for term in corpus.all_terms:
        for code in LANGUAGES:
            seen: set[str] = set()
            for form in term.sides[code].forms:
                if form.text in seen:
                    message = f"term '{term.id}' has the form '{form.text}' twice"
                    yield Finding(term.path, term.line, "M609", message, "delete one", "warning")
                seen.add(form.text)


@rule("M610", of="records")
def unknown_term(corpus: Corpus) -> Iterator[Finding]:
    """A record names a term that is not in the term base.

    Its link would lead nowhere.

    Wrong: `related: [ai-pluss]`
    Right: `related: [ai-plus]`
    """
    if not corpus.has_all_terms:
        return  # the one that is named may stand in the file that could not be read
    yield from with_code(check_terms(corpus.all_terms), "M610")
    yield from with_code(check_events(corpus.events, corpus.terms), "M610")


@rule("M611")
def unknown_note(corpus: Corpus) -> Iterator[Finding]:
    """An editor's note is of no known kind.

    The kind decides where readers find it.

    Wrong: `!!! editor diffrence`
    Right: `!!! editor difference`
    """
    for document in _documents(corpus):
        for page in document.pages.values():
            for note in page.notes:
                if note.kind not in NOTE_KINDS:
                    message = f"'{note.kind}' is no kind of note"
                    yield Finding(page.path, note.line, "M611", message, f"write one of {', '.join(NOTE_KINDS)}")
                elif not note.source:
                    yield Finding(page.path, note.line, "M611", "the note is empty", "write it, set in by four blanks")
