"""Deliberate exceptions to checks, written at the paragraph with a reason that readers see.

!!! editor waiver F301
    The English printing gives 421, the Chinese 412; nothing tells which is right.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from bitext.corpus import Corpus, Document
from bitext.drafts import is_draft
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
        """Whether it waives a finding. What could harm readers (H7xx) nobody can waive."""
        return (
            finding.code in self.note.waives
            and not finding.code.startswith("H")
            and (finding.path, finding.line) in self.lines
        )


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
    """The findings that no waiver covers, and S109 for each waiver that covers none.

    A waiver whose reason is still a draft excuses nothing: it only keeps the site from being stopped.
    """
    standing = list(waivers(corpus))
    used: set[int] = set()
    for finding in findings:
        covering = [number for number, waiver in enumerate(standing) if waiver.covers(finding)]
        used.update(covering)
        if not covering:
            yield finding
        elif any(is_draft(standing[number].note.source) for number in covering):
            yield replace(finding, severity="warning")
    for number, waiver in enumerate(standing):
        if number not in used and not any(
            standing[other].document is waiver.document
            and standing[other].note.waives == waiver.note.waives
            and standing[other].lines & waiver.lines
            for other in used
        ):
            message = f"the waiver of {', '.join(waiver.note.waives)} waives nothing"
            yield Finding(waiver.page.path, waiver.note.line, "S109", message, "delete it, in both languages")
