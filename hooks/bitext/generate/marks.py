"""What is recognised in a block, found again in the HTML that was rendered from it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from bitext.corpus import Corpus
from bitext.dates import Date
from bitext.languages.base import Figure
from bitext.pages import Page
from bitext.reading.blocks import Block

_PIECE = re.compile(r"<[^>]*>|[^<]+")
_MARKUP = re.compile("[&<>]")


Tags = tuple[str, str]
"""What stands before a mention and after it."""
UNMARKED: Tags = ("", "")


class Mention(NamedTuple):
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


class Cut(NamedTuple):
    """A block's HTML, cut where its mentions begin and end.

    `mentions` are those that are left; `pieces` are what stands before the first of them, its words, what stands
    between it and the second, that one's words, and so on; `inner` is the HTML as it was.
    """

    inner: str
    mentions: Sequence[Mention] = ()
    pieces: Sequence[str] = ()

    def marked(self, tags: Sequence[Tags]) -> str:
        """The HTML with its mentions marked, each by its own tags."""
        if all(one is UNMARKED for one in tags):
            return self.inner
        out = [self.pieces[0]]
        for (before, after), words, rest in zip(tags, self.pieces[1::2], self.pieces[2::2], strict=True):
            out.append(f"{before}{words}{after}{rest}")
        return "".join(out)


def mentions(corpus: Corpus, page: Page, block: Block) -> list[Mention]:
    """What is recognised in a block, in order, none overlapping another: of two that do, the longer one stands.

    Nothing within a link or code is a mention.
    """
    text = block.text
    reading = corpus.reading(page.language, text)
    found = []
    for date in reading.dates:
        said = corpus.resolved(page, date)
        if said:
            words = text[date.start : date.end] if date.relative else ""
            key = f"d:{said.edtf}:{said.part or ''}"
            found.append(Mention(date.start, date.end, key, date=said, relative=words))
    for figure in reading.figures:
        value = figure.figure
        if not figure.soft:
            key = f"f:{value.value.normalize():f}:{value.high or ''}:{value.unit or ''}:{value.kind}"
            found.append(Mention(figure.start, figure.end, key, figure=value))
    found += [Mention(term.start, term.end, f"t:{term.term}", term=term.term) for term in reading.terms]
    found.sort(key=itemgetter(0))
    kept = block.inline.kept
    if not kept and all(one.end <= two.start for one, two in pairwise(found)):
        return found
    found.sort(key=lambda mention: (mention.start - mention.end, mention.start))
    chosen: list[Mention] = []
    taken = [*kept]
    for mention in found:
        if all(mention.end <= start or end <= mention.start for start, end in taken):
            taken.append((mention.start, mention.end))
            chosen.append(mention)
    return sorted(chosen, key=itemgetter(0))


def cut(inner: str, text: str, found: Iterable[Mention]) -> Cut:
    """`inner` HTML, cut at its mentions; `text` is the text it must have. Mentions are in order and do not overlap.

    A mention that begins in one element and ends in another is left out: HTML could not mark it. Where the HTML's
    text is not `text` (it always should be), all are.
    """
    queue = list(found)
    if not queue:
        return Cut(inner)
    is_bare = not _MARKUP.search(text)  # as most texts are: their HTML is the same, and is cut without more ado
    parts = [inner] if is_bare and inner == text else _PIECE.findall(inner)
    plain = [None if part[0] == "<" else html.unescape(part) for part in parts]
    if "".join(words for words in plain if words is not None) != text:
        return Cut(inner)

    def written(start: int, end: int) -> str:
        words = text[start:end]
        return words if is_bare else html.escape(words, quote=False)

    left: list[Mention] = []
    pieces: list[str] = []
    piece = ""
    position = number = 0
    for part, words in zip(parts, plain, strict=True):
        if words is None:
            piece += part
            continue
        at = position
        position += len(words)
        while number < len(queue) and queue[number].start < position:
            mention = queue[number]
            number += 1
            if at <= mention.start and mention.end <= position:
                left.append(mention)
                pieces.append(piece + written(at, mention.start))
                pieces.append(written(mention.start, mention.end))
                piece, at = "", mention.end
        piece += written(at, position)
    return Cut(inner, left, [*pieces, piece])
