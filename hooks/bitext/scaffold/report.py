"""What is said to whoever imports a document: what was done with the text, and what is left to do. A line each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from bitext.findings import Finding
from bitext.languages import LANGUAGES
from bitext.scaffold.dated import RelativeDate
from bitext.scaffold.edition import Edition
from bitext.scaffold.entries import EventEntry
from bitext.scaffold.source import SourceText


def done_with(edition: Edition, paths: Mapping[str, str]) -> Iterator[str]:
    """What the pages hold, what was read and set aside in each source, what was joined, and what pairs unevenly."""
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
    first = next(iter(paths.values()))
    for row in edition.rows:
        if row.exception:
            ids = " = ".join(f"{code} {' '.join(row.ids[code]) or '–'}" for code in LANGUAGES)
            yield f"{first}: {row.exception}: {ids}; see whether that is so"


def done_with_dates(entries: Sequence[EventEntry], relative: Iterable[RelativeDate]) -> Iterator[str]:
    """The events drafted, and the dates of which only a person can tell whether they make one."""
    if entries:
        years = ", ".join(sorted({entry.year for entry in entries}))
        yield f"docs/events: {_count(len(entries), 'event')} drafted, in {years}"
    for page, block, words, date in relative:
        part = f" ({date.part})" if date and date.part else ""
        meaning = f"is {date.edtf}{part}" if date else "needs the day of writing, which is not known"
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


def left_to_do(findings: Iterable[Finding], paths: Set[str]) -> Iterator[str]:
    """What a check says of the new files: errors and disagreements one by one, what is to be written as a count."""
    found = [finding for finding in findings if finding.path in paths]
    for finding in found:
        if finding.severity == "error" or finding.code[0] in "DF":
            yield str(finding)
    drafts = sum(finding.code == "M612" for finding in found)
    untranslated = sum(finding.code == "T404" for finding in found)
    todo = f"{_count(drafts, 'draft')} to write, {_count(untranslated, 'paragraph')} to translate"
    yield f"left to do: {todo}; 'bitext check' lists them line by line"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
