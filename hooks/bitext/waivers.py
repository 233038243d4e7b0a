"""Deliberate exceptions to checks, written at the paragraph with a reason that readers see.

!!! editor waiver F301
    The English printing gives 421, the Chinese 412; nothing tells which is right.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from bitext.corpus import Corpus, Document
from bitext.drafts import is_draft
from bitext.findings import Finding
from bitext.pages import Note, Page

RowNumber = tuple[str, int]
"""A row of paragraphs: the document's id, and its place in the alignment."""


@dataclass(frozen=True)
class Waiver:
    """A note that waives codes for the row of paragraphs it stands at; None where it stands at none."""

    page: Page
    note: Note
    row: RowNumber | None


class Waivers:
    """Every waiver of every document, in each language that has it, found by the lines of the row it stands at.

    Looked up, never gone through: a page may have any number of them, and of findings.
    """

    def __init__(self, corpus: Corpus) -> None:
        self.all: list[Waiver] = []
        self._rows: dict[tuple[str, int], RowNumber] = {}
        self.standing: dict[tuple[RowNumber, str], list[int]] = defaultdict(list)
        for document in corpus.documents:
            if any(note.waives for page in document.pages.values() for note in page.notes):
                self._read(document)
        for number, waiver in enumerate(self.all):
            for code in set(waiver.note.waives):
                if waiver.row and not code.startswith("H"):
                    self.standing[waiver.row, code].append(number)

    def _read(self, document: Document) -> None:
        rows: dict[tuple[str, str], RowNumber] = {}
        for number, row in enumerate(document.alignment.rows):
            for code, blocks in row.blocks.items():
                for block in blocks:
                    rows.setdefault((code, block.id), (document.id, number))
                    for line in range(block.line, block.end_line + 1):
                        self._rows.setdefault((document.pages[code].path, line), (document.id, number))
        for code, page in document.pages.items():
            self.all += [
                Waiver(page, note, rows.get((code, note.at)) if note.at else None) for note in page.notes if note.waives
            ]

    def place(self, finding: Finding) -> tuple[RowNumber, str] | None:
        """The row and code under which a finding is waived. What could harm readers (H7xx) nobody can waive."""
        row = self._rows.get((finding.path, finding.line))
        return (row, finding.code) if row and (row, finding.code) in self.standing else None


def without_waived(corpus: Corpus, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings that no waiver covers, and S109 for each waiver that covers none.

    A waiver whose reason is still a draft excuses nothing: it only keeps the site from being stopped.
    """
    waivers = Waivers(corpus)
    written: dict[tuple[RowNumber, str], bool] = {}  # whether all that waive a code for a row have their reason
    used: set[int] = set()
    for finding in findings:
        place = waivers.place(finding)
        if place is None:
            yield finding
            continue
        if place not in written:
            used.update(waivers.standing[place])
            written[place] = not any(is_draft(waivers.all[number].note.source) for number in waivers.standing[place])
        if not written[place]:
            yield replace(finding, severity="warning")
    unread = [document for document in corpus.documents if not corpus.is_read(document)]
    undecided = {page.path for document in unread for page in document.pages.values()}
    # A waiver is written in both languages; that one of them is used is enough.
    excused = {(waivers.all[number].row, waivers.all[number].note.waives) for number in used}
    for number, waiver in enumerate(waivers.all):
        is_idle = number not in used and (waiver.row, waiver.note.waives) not in excused
        if is_idle and waiver.page.path not in undecided:
            message = f"the waiver of {', '.join(waiver.note.waives)} waives nothing"
            yield Finding(waiver.page.path, waiver.note.line, "S109", message, "delete it, in both languages")
