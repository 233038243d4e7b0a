"""What is recognised in a block, put into the HTML that was rendered from it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass

from bitext.corpus import Corpus
from bitext.dates import Date
from bitext.languages.base import Figure
from bitext.pages import Page
from bitext.reading.blocks import Block

_PIECE = re.compile(r"<[^>]*>|[^<]+")


@dataclass(frozen=True, slots=True)
class Mention:
    """A date, figure or term at `text[start:end]`. `key` is the same for its partners in the other language.

    `relative` is the wording of a date that does not name its year itself ("last year").
    """

    start: int
    end: int
    key: str
    date: Date | None = None
    relative: str = ""
    figure: Figure | None = None
    term: str | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of a block's text (start, end) to be put between two pieces of HTML."""

    start: int
    end: int
    before: str
    after: str


def mentions(corpus: Corpus, page: Page, block: Block) -> list[Mention]:
    """What is recognised in a block, in order, none overlapping another: of two that do, the longer one stands.

    Nothing within a link or code is a mention.
    """
    reading = corpus.reading(page.language, block.text)
    found = []
    for date in reading.dates:
        said = corpus.resolved(page, date)
        if said:
            words = block.text[date.start : date.end] if date.relative else ""
            key = f"d:{said.edtf}:{said.part or ''}"
            found.append(Mention(date.start, date.end, key, date=said, relative=words))
    for figure in reading.figures:
        value = figure.figure
        if not figure.soft:
            key = f"f:{value.value.normalize():f}:{value.high or ''}:{value.unit or ''}:{value.kind}"
            found.append(Mention(figure.start, figure.end, key, figure=value))
    found += [Mention(term.start, term.end, f"t:{term.term}", term=term.term) for term in reading.terms]
    kept = block.inline.kept
    found.sort(key=lambda mention: (mention.start - mention.end, mention.start))
    chosen: list[Mention] = []
    taken = [*kept]
    for mention in found:
        if all(mention.end <= start or end <= mention.start for start, end in taken):
            taken.append((mention.start, mention.end))
            chosen.append(mention)
    return sorted(chosen, key=lambda mention: mention.start)


def marked(inner: str, text: str, marks: Iterable[Mark]) -> str:
    """`inner` HTML with marks put into it; `text` is the text it must have. Marks are in order and do not overlap.

    A mark that begins in one element and ends in another is left out: HTML could not express it. Where the HTML's
    text is not `text` (it always should be), nothing is marked.
    """
    queue = list(marks)
    if not queue:
        return inner
    pieces = _PIECE.findall(inner)
    plain = [None if piece[0] == "<" else html.unescape(piece) for piece in pieces]
    if "".join(words for words in plain if words is not None) != text:
        return inner
    out: list[str] = []
    position = number = 0
    for piece, words in zip(pieces, plain, strict=True):
        if words is None:
            out.append(piece)
            continue
        end = at = position
        end += len(words)
        while number < len(queue) and queue[number].start < end:
            mark = queue[number]
            number += 1
            if at <= mark.start and mark.end <= end:
                out.append(html.escape(text[at : mark.start], quote=False))
                out.append(f"{mark.before}{html.escape(text[mark.start : mark.end], quote=False)}{mark.after}")
                at = mark.end
        out.append(html.escape(text[at:end], quote=False))
        position = end
    return "".join(out)
