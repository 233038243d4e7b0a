"""Both languages side by side, row by row as they are aligned, with the partners of each mention marked."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from markupsafe import escape

from bitext.addresses import relative
from bitext.alignment import Row
from bitext.corpus import Document
from bitext.generate.marks import UNMARKED, Tags
from bitext.generate.passages import NO_PASSAGE, NOTE, Passage, Passages
from bitext.generate.prose import note_opening, notices, paragraph_label, paragraph_phrase
from bitext.generate.runs import with_runs_among
from bitext.languages import LANGUAGES
from bitext.reading.blocks import Block
from bitext.synced import stale_paragraphs

_FOOTNOTE = re.compile(r'<sup id="fnref[^"]*"><a class="footnote-ref" href="#')
"""A mark whose note stands at the end of the edition: both languages have one, so here it is no address."""


class Section(NamedTuple):
    """A heading among the rows: its id, and the HTML of its words."""

    id: str
    html: str


class ParallelView(NamedTuple):
    """A document side by side: its headings, and the HTML of its rows, in which all runs are marked."""

    sections: list[Section]
    rows: str


def parallel_view(passages: Passages, document: Document, rendered: Mapping[str, str], code: str) -> ParallelView:
    """The rows for readers of language `code`, whose text comes first. `rendered` has each language's HTML.

    A row has a `<section>` under the id of its first paragraph: its number, the ways to the paragraph in one language
    alone, a cell for each language, the editor's notes. A template takes longer for so many.
    """
    return _Parallel(passages, document, rendered, code).view()


class _Side:
    """One language of a document, as the page that shows both of them sees it."""

    def __init__(self, passages: Passages, document: Document, rendered: str, code: str, here: str) -> None:
        addresses, language = passages.addresses, LANGUAGES[code]
        self.code, self.tag = code, language.tag
        self.passages = passages.of(document, code, rendered)
        self.top = relative(addresses.page(code, "index"), here)
        self.alone = relative(addresses.document(code, document.id), here)
        self.cards = relative(addresses.cards(code, document.id), here)
        what = html.escape(language.phrases["same_paragraph"])
        self.link = f'hreflang="{self.tag}" lang="{self.tag}" title="{what}" aria-label="{what}"'
        self.short = html.escape(language.phrases["language_short"])

    def text(self, passage: Passage, pairs: Mapping[str, int]) -> str:
        """The HTML of a passage with its mentions marked; those that are in every language have a number."""
        said = passage.cut.marked(list(self._tags(passage, pairs)))
        if passage.has_runs:
            said = with_runs_among(said, self.code)
        if "fnref" not in said:
            return said
        return _FOOTNOTE.sub(f'<sup><a class="footnote-ref" href="{self.alone}#', said)

    def _tags(self, passage: Passage, pairs: Mapping[str, int]) -> Iterator[Tags]:
        for mention, lead in zip(passage.cut.mentions, passage.leads, strict=True):
            number = pairs.get(mention.key)
            extra = f' data-pair="{number}"' if number else ""
            if lead:
                yield f'<a class="bt-{lead.kind}" href="{self.top}{lead.path}"{extra}>', "</a>"
            elif number:
                yield f'<span class="bt-pair"{extra}>', "</span>"
            else:
                yield UNMARKED


class _Parallel:
    def __init__(self, passages: Passages, document: Document, rendered: Mapping[str, str], code: str) -> None:
        here = passages.addresses.parallel(code, document.id)
        order = [code, *(language for language in document.pages if language != code)]
        self.document, self.code = document, code
        self.phrases, self.tag = LANGUAGES[code].phrases, LANGUAGES[code].tag
        self.sides = [_Side(passages, document, rendered[language], language, here) for language in order]
        self.stale = set(stale_paragraphs(document, code))

    def view(self) -> ParallelView:
        sections, rows = [], []
        for row in self.document.alignment.rows:
            if not row.id:
                continue
            pairs = self._pairs(row)
            texts = [
                [side.text(side.passages.get(block.id, NO_PASSAGE), pairs) for block in row.blocks[side.code]]
                for side in self.sides
            ]
            first = next(block for side in self.sides for block in row.blocks[side.code])
            level = first.level if first.kind == "heading" else 0
            if level:
                sections.append(Section(first.id, next(said[0] for said in texts if said)))
            rows.append(self._row(row, first.id, level, texts))
        return ParallelView(sections, "".join(rows))

    def _pairs(self, row: Row) -> dict[str, int]:
        """The keys that are mentioned on every side of a row, each with a number."""
        said = (
            frozenset[str]().union(*(side.passages.get(block.id, NO_PASSAGE).keys for block in row.blocks[side.code]))
            for side in self.sides
        )
        return {key: number for number, key in enumerate(sorted(frozenset.intersection(*said)), 1)}

    def _row(self, row: Row, ident: str, level: int, texts: Sequence[Sequence[str]]) -> str:
        kind = row.exception.type if row.exception else ""
        label = paragraph_label(ident)
        address = paragraph_phrase(self.code, "link_to_paragraph", label)
        ways = ""
        for side in self.sides:
            if blocks := row.blocks[side.code]:
                url = f"{side.alone}#{blocks[0].id}"
                ways += f'\n<a class="bt-alone" href="{url}" {side.link}>{side.short}</a>'
        cells = "".join(
            f'\n<div class="bt-cell" lang="{side.tag}" data-cards="{side.cards}">'
            f"{self._cell(side, row.blocks[side.code], said, level)}\n</div>"
            for side, said in zip(self.sides, texts, strict=True)
        )
        return (
            f'<section class="bt-row{" bt-row--heading" if level else ""}{f" bt-row--{kind}" if kind else ""}"'
            f' id="{ident}">\n<span class="bt-margin">\n'
            f'<a class="bt-number" href="#{ident}" title="{address}" aria-label="{address}">{label}</a>{ways}\n'
            f"</span>{cells}{self._notes(row)}\n</section>\n"
        )

    def _cell(self, side: _Side, blocks: Sequence[Block], texts: Sequence[str], level: int) -> str:
        if not blocks:
            none = html.escape(self.phrases["no_counterpart"])
            return f'\n<p class="bt-silent bt-cell__none" lang="{self.tag}">{none}</p>'
        if level:
            return "".join(f"\n<h{level}>{text}</h{level}>" for text in texts)
        if len(blocks) == 1:
            return f"\n<p>{texts[0]}</p>"
        out = ""
        for number, (block, text) in enumerate(zip(blocks, texts, strict=True)):
            # The row has the id of the first paragraph of the reader's own language; the others there have theirs.
            ident = f' id="{block.id}"' if number and side is self.sides[0] else ""
            mark = f'<a class="bt-number" href="{side.alone}#{block.id}">{paragraph_label(block.id)}</a>'
            out += f"\n<p{ident}>{mark} {text}</p>"
        return out

    def _notes(self, row: Row) -> str:
        """Why a row is no plain pair, and the editor's notes of the reader's own language."""
        notes = "".join(
            notices(self.code, block, self.stale)
            + NOTE.sub(
                lambda match: note_opening(match["kind"], self.phrases),
                self.sides[0].passages.get(block.id, NO_PASSAGE).notes,
            )
            for block in row.blocks[self.code]
        )
        why = ""
        if row.exception:
            title = self.phrases[f"exception_{row.exception.type}"]
            why = (
                f'<div class="bt-note bt-note--alignment" role="note"><p class="bt-note__title">{title}</p>'
                f"<p>{escape(row.exception.note.get(self.code, ''))}</p></div>"
            )
        if not why and not notes:
            return ""
        said = with_runs_among(f"{why}\n{notes}", self.code)
        return f'\n<div class="bt-row__notes">\n{said}\n</div>'
