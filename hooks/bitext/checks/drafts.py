"""What is not finished yet. Warnings: a site can be built with it, and readers see it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bitext.checks.rules import rule
from bitext.corpus import Corpus
from bitext.drafts import DRAFT, is_draft, is_untranslated
from bitext.findings import Finding
from bitext.reading.blocks import ALIGNED
from bitext.reading.yaml import Map, Seq

_WORD = DRAFT.rstrip(": ")


@rule("M612", "warning", of="both")
def still_a_draft(corpus: Corpus) -> Iterator[Finding]:
    """A value in a record, or an editor's note, still begins with `DRAFT: `.

    `bitext new` writes so whatever only a person can say; until that is done, readers see the draft.

    Wrong: `description: "DRAFT: one sentence that says what the text is"`
    Right: `description: A report on the tide gauge.`
    """
    pages = [(page.path, page.front, page.text) for pair in corpus.pairs for page in pair.pages.values()]
    records = [(path, record, corpus.record_texts[path]) for path, record in corpus.records]
    for path, record, text in (*pages, *records):
        if _WORD not in text and "\\" not in text:
            continue  # whatever way a value is written, none can be a draft
        for name, value, line in _drafts(record, ""):
            yield _unwritten(path, line, name, value)
    for pair in corpus.pairs:
        for page in pair.pages.values():
            for note in page.notes:
                if is_draft(note.source):
                    yield _unwritten(page.path, note.line, f"the note '{note.kind}'", note.source)


def _unwritten(path: str, line: int, name: str, text: str) -> Finding:
    words = text if len(text) <= 50 else f"{text[:49]}…"
    return Finding(path, line, "M612", f"{name} is still a draft ('{words}')", "write it", "warning")


def _drafts(record: Map | Seq, prefix: str) -> Iterator[tuple[str, str, int]]:
    """Name, text and line of each draft in a record, however deep; the reader of YAML has bounded the depth."""
    items: list[tuple[str, Any, int]]
    if isinstance(record, Map):
        dot = "." if prefix else ""
        items = [(f"{prefix}{dot}{key}", value, record.lines[key]) for key, value in record.items()]
    else:
        items = [(f"{prefix}[{number + 1}]", value, record.lines[number]) for number, value in enumerate(record)]
    for name, value, line in items:
        if isinstance(value, (Map, Seq)):
            yield from _drafts(value, name)
        elif is_draft(value):
            yield name, value, line


@rule("T404", "warning")
def untranslated(corpus: Corpus) -> Iterator[Finding]:
    """A heading or paragraph is not translated yet.

    It begins with the mark that readers see in its place. Until it is translated, its dates, figures and terms are
    not compared.

    Wrong: `［未译］` as the Chinese of p3
    Right: the Chinese of p3
    """
    for document in corpus.documents:
        for code, page in document.pages.items():
            for block in page.blocks:
                if block.kind in ALIGNED and is_untranslated(code, block.text):
                    there = " and ".join(other.path for other in document.pages.values() if other is not page)
                    message = f"'{block.id}' is not translated yet"
                    hint = f"say what {there or 'the other language'} says there"
                    yield Finding(page.path, block.line, "T404", message, hint, "warning")
