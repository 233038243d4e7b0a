"""Where the printed versions of a source disagree, and every deliberate exception: what editors had to say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from bitext.corpus import Corpus, Document
from bitext.generate.viewer import Viewer
from bitext.reading.blocks import read_blocks

LISTED = ("difference", "misprint", "waiver")
"""The kinds of note that the differences page gathers; the others stay at their paragraph."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A note or an exception at a paragraph. `notes` is Markdown (plain text for exceptions) by language.

    `kind` is a note's kind, or an exception's type; `paragraphs` are the ids concerned in each language.
    """

    document: str
    kind: str
    paragraphs: Mapping[str, tuple[str, ...]]
    notes: Mapping[str, str]
    waives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DifferenceRow:
    """A difference for readers of one language; `points` are the sentences of its note.

    `id` is its address on the page, the same in every language; `title` is its document's.
    """

    id: str
    kind: str
    kind_label: str
    document: str
    title: str
    cite: Markup
    points: list[str]
    waives: str


def differences_by_id(corpus: Corpus) -> dict[str, Difference]:
    """All differences by their address on the page, in the order of the documents and their paragraphs."""
    found: dict[str, Difference] = {}
    taken: Counter[str] = Counter()
    for one in differences(corpus):
        if first := next((ids[0] for ids in one.paragraphs.values() if ids), ""):
            ident = f"{one.document}-{first}-{one.kind}"
            taken[ident] += 1
            found[ident if taken[ident] == 1 else f"{ident}-{taken[ident]}"] = one
    return found


def difference_rows(viewer: Viewer, found: Mapping[str, Difference], start: str) -> Iterator[DifferenceRow]:
    """Some differences by their addresses, as seen from the page at `start`."""
    code = viewer.code
    for ident, one in found.items():
        idents = one.paragraphs.get(code) or next(ids for ids in one.paragraphs.values() if ids)
        label = viewer.phrases.get(f"note_{one.kind}") or viewer.phrases[f"exception_{one.kind}"]
        yield DifferenceRow(
            id=ident,
            kind=one.kind,
            kind_label=label,
            document=one.document,
            title=viewer.corpus.document_by_id[one.document].pages[code].title,
            cite=viewer.cite(one.document, idents[0], start),
            points=list(_points(one.notes.get(code, ""))),
            waives=", ".join(one.waives),
        )


def _points(note: str) -> Iterator[str]:
    """A note's list items, or its paragraphs, as plain text."""
    for block in read_blocks(note):
        if block.kind in ("paragraph", "item"):
            yield block.text.replace("\n", " ")


def differences(corpus: Corpus) -> Iterator[Difference]:
    """All of them, in the order of the documents and their paragraphs."""
    for document in corpus.documents:
        order = {ident: number for page in document.pages.values() for number, ident in enumerate(page.by_id)}
        yield from sorted(_of(document), key=lambda one: min(order.get(ident, 0) for ident in _idents(one)))


def _idents(one: Difference) -> Iterator[str]:
    return (ident for idents in one.paragraphs.values() for ident in idents)


def _of(document: Document) -> Iterator[Difference]:
    first, *others = document.pages.values()
    for exception in first.exceptions:
        yield Difference(document.id, exception.type, dict(exception.ids), dict(exception.note))
    for note in first.notes:
        if note.kind not in LISTED:
            continue
        notes = {first.language: note.source}
        paragraphs = {first.language: (note.at,)}
        for page in others:
            there = (note.at, *document.alignment.partners(first.language, note.at))
            twin = next((one for one in page.notes if one.kind == note.kind and one.at in there), None)
            if twin:
                notes[page.language] = twin.source
                paragraphs[page.language] = (twin.at,)
        yield Difference(document.id, note.kind, paragraphs, notes, note.waives)
