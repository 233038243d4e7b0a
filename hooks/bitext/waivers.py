"""Deliberate exceptions to checks, written at the paragraph with a reason that readers see.

!!! editor waiver F301
    The English printing gives 421, the Chinese 412; nothing tells which is right.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bitext.corpus import Corpus, Document
from bitext.findings import Finding
from bitext.pages import Note, Page


@dataclass(frozen=True)
class Waiver:
    """A note that waives codes for the row of paragraphs it stands at; `lines` are those of the row's blocks."""

    document: Document
    page: Page
    note: Note
    lines: frozenset[tuple[str, int]]

    def covers(self, finding: Finding) -> bool:
        return finding.code in self.note.waives and (finding.path, finding.line) in self.lines


def waivers(corpus: Corpus) -> Iterator[Waiver]:
    """Every waiver of every document, in each language that has it."""
    for document in corpus.documents:
        for code, page in document.pages.items():
            for note in page.notes:
                if note.waives:
                    lines = {
                        (document.pages[language].path, line)
                        for row in document.alignment.rows
                        if any(block.id == note.at for block in row.blocks[code])
                        for language, blocks in row.blocks.items()
                        for block in blocks
                        for line in range(block.line, block.end_line + 1)
                    }
                    yield Waiver(document, page, note, frozenset(lines))


def without_waived(corpus: Corpus, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings that no waiver covers, and S109 for each waiver that covers none."""
    standing = list(waivers(corpus))
    used: set[int] = set()
    for finding in findings:
        covering = [number for number, waiver in enumerate(standing) if waiver.covers(finding)]
        if covering:
            used.update(covering)
        else:
            yield finding
    for number, waiver in enumerate(standing):
        if number not in used and not any(
            standing[other].document is waiver.document
            and standing[other].note.waives == waiver.note.waives
            and standing[other].lines & waiver.lines
            for other in used
        ):
            message = f"the waiver of {', '.join(waiver.note.waives)} waives nothing"
            yield Finding(waiver.page.path, waiver.note.line, "S109", message, "delete it, in both languages")
