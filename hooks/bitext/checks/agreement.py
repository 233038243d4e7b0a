"""Whether paired paragraphs give the same dates and the same figures.

Compared are values, not wordings, and sets, not counts: one language may name a date twice where the other says
"that day". What is part of a name (a term of the base) is not demanded of the other side, but accepted there.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from typing import Any, cast

from bitext.alignment import Row
from bitext.checks.rules import rule
from bitext.corpus import Compared, Corpus, Pair, Reading
from bitext.findings import Finding
from bitext.languages.base import DateMention, FigureMention
from bitext.pages import Page
from bitext.quantities import figure_key
from bitext.reading.blocks import Block


@dataclass(frozen=True, slots=True)
class Said:
    """Something recognised, with where it stands: its wording, page and line, and whether it must have a partner."""

    key: Hashable
    words: str
    page: Page
    line: int
    demanded: bool
    soft: bool = False
    """Whether it is demanded only where something of its kind stands against it."""


def _rows(rows: list[Compared], keys: Callable[[Page, Reading], list[Hashable]]) -> Iterator[tuple[Pair, Row]]:
    """The rows whose sides do not say the same. They are few, and only they are gone into."""
    for pair, row, sides in rows:
        one, two = (
            [key for _, reading in side for key in keys(page, reading)]
            for side, page in zip(sides, pair.pages.values(), strict=True)
        )
        if one != two and set(one) != set(two):
            yield pair, row


def _sides(pair: Pair, row: Row, read: Callable[[Page, Block], Iterator[Said]]) -> list[list[Said]]:
    return [[said for block in row.blocks[code] for said in read(page, block)] for code, page in pair.pages.items()]


def _unmatched(sides: list[list[Said]]) -> list[list[Said]]:
    """What is demanded on one side and not there on the other, each wording once."""
    keys = [{said.key for said in side} for side in sides]
    return [
        list({said.key: said for said in side if said.demanded and said.key not in keys[1 - number]}.values())
        for number, side in enumerate(sides)
    ]


def _differences(pair: Pair, row: Row, missing: list[list[Said]], code: str, what: str, hint: str) -> Iterator[Finding]:
    """One finding where one thing stands against another, else one for each that stands alone."""
    pages = list(pair.pages.values())
    lines = [row.blocks[language][0].line for language in pair.pages]
    if len(missing[0]) == len(missing[1]) == 1:
        one, two = missing[0][0], missing[1][0]
        message = f"{what} '{two.words}' stands against '{one.words}' in {one.page.path}:{one.line}"
        yield Finding(two.page.path, two.line, code, message, hint)
        return
    for number, side in enumerate(missing):
        there = f"{pages[1 - number].path}:{lines[1 - number]}"
        for said in side:
            message = f"{what} '{said.words}' has no counterpart in {there}"
            yield Finding(said.page.path, said.line, code, message, hint)


@rule("D206")
def dates_differ(corpus: Corpus) -> Iterator[Finding]:
    """Paired paragraphs give different dates, or the same at another precision.

    One of the two languages is wrong, and a reader of only one will never know.

    Wrong: "25 September 2024" and `2024年9月26日`, or `2024年9月`
    Right: "25 September 2024" and `2024年9月25日`
    """
    for pair, row in _rows(corpus.compared_dates, lambda page, reading: _days(corpus, page, reading)):
        sides = _sides(pair, row, lambda page, block: _dates(corpus, page, block))
        hint = "correct the wrong one; where the sources differ, give both pages the same and add a note"
        yield from _differences(pair, row, _unmatched(sides), "D206", "the date", hint)


def _days(corpus: Corpus, page: Page, reading: Reading) -> list[Hashable]:
    dates = [corpus.resolved(page, mention) for mention in reading.dates]
    return [date.plain() for date in dates if date is not None]


def _dates(corpus: Corpus, page: Page, block: Block) -> Iterator[Said]:
    reading = corpus.reading(page.language, block.text)
    for mention in reading.dates:
        date = corpus.resolved(page, mention)
        words = block.text[mention.start : mention.end]
        demanded = mention.date is not None and _is_said(reading, block, mention)
        if date is not None:
            yield Said(date.plain(), words, page, block.line, demanded)


@rule("D207")
def relative_dates_differ(corpus: Corpus) -> Iterator[Finding]:
    """One language says "last year" where the other says "this year".

    The prose keeps relative dates as they are, so both languages must have the same ones.

    Wrong: "last year" and `今年`
    Right: "last year" and `去年`
    """
    for pair, row in _rows(
        corpus.compared_dates, lambda page, reading: [_relative_key(mention) for mention in reading.dates]
    ):
        sides = []
        for code, page in pair.pages.items():
            blocks = row.blocks[code]
            sides.append([said for block in blocks for said in _relatives(corpus, page, block)])
        missing = _unmatched(sides)
        if missing[0] and missing[1]:
            yield from _differences(pair, row, missing, "D207", "the date", "say the same on both sides")


def _relatives(corpus: Corpus, page: Page, block: Block) -> Iterator[Said]:
    for mention in corpus.reading(page.language, block.text).dates:
        yield Said(_relative_key(mention), _words(block, mention), page, block.line, mention.relative is not None)


def _is_said(reading: Reading, block: Block, mention: DateMention | FigureMention) -> bool:
    """Whether prose says it: what is part of a name, or stands in code, need not be said in the other language."""
    return not reading.is_name(mention.start, mention.end) and not any(
        start <= mention.start and mention.end <= end for start, end in block.inline.code
    )


def _relative_key(mention: DateMention) -> Hashable:
    return mention.relative.key if mention.relative else mention.date


def _words(block: Block, mention: DateMention | FigureMention) -> str:
    return block.text[mention.start : mention.end]


@rule("F301")
def figures_differ(corpus: Corpus) -> Iterator[Finding]:
    """Paired paragraphs give different figures.

    One of the two languages is wrong, and a reader of only one will never know. Compared are value and unit, so
    `4,500` and `4500家`, `2.88 trillion yuan` and `2.88万亿元`, `60 percent` and `六成` are the same.

    Wrong: "4,500 enterprises" and `4050家企业`; "419.1 million" and `419.1万`
    Right: "4.191 million" and `419.1万`
    """
    for pair, row, readings in corpus.compared_figures:
        if _figures_are_the_same(readings):
            continue
        sides = _sides(pair, row, lambda page, block: _figures(corpus, page, block))
        hint = "correct the wrong one; where the sources differ, give both pages the same and add a note"
        missing = _unmatched(_without_soft_pairs(sides))
        yield from _differences(pair, row, missing, "F301", "the figure", hint)


def _figures_are_the_same(sides: tuple[tuple[tuple[Block, Reading], ...], ...]) -> bool:
    """Whether nothing can be missing: both sides have the same figures, but for soft ones of one of them."""
    one, two = ([mention for _, reading in side for mention in reading.figures] for side in sides)
    here, there = ({figure_key(mention.figure) for mention in side} for side in (one, two))
    if here == there:
        return True
    if not (here <= there or there <= here):
        return False
    both = here & there
    return all(mention.soft or figure_key(mention.figure) in both for mention in (*one, *two))


def _figures(corpus: Corpus, page: Page, block: Block) -> Iterator[Said]:
    reading = corpus.reading(page.language, block.text)
    for mention in reading.figures:
        said = _is_said(reading, block, mention)
        key, words = figure_key(mention.figure), _words(block, mention)
        yield Said(key, words, page, block.line, said and not mention.soft, said and mention.soft)


def _without_soft_pairs(sides: list[list[Said]]) -> list[list[Said]]:
    """Small numbers in words are demanded where the other side has one too, and no partner of either is there.

    "Five" against "six" is a lie, "one of the" against nothing is style, and so is "one" against anything.
    """
    keys = [{said.key for said in side} for side in sides]
    lonely = [
        [said for said in side if (said.demanded or said.soft) and said.key not in keys[1 - number]]
        for number, side in enumerate(sides)
    ]
    if all(len(side) == 1 for side in lonely) and _comparable(lonely[0][0], lonely[1][0]):
        return [
            [Said(said.key, said.words, said.page, said.line, said.demanded or said in alone) for said in side]
            for side, alone in zip(sides, lonely, strict=True)
        ]
    return sides


def _comparable(one: Said, two: Said) -> bool:
    """Of two figures: both more than one, and of the same unit and kind."""
    mine, theirs = cast("tuple[Any, ...]", one.key), cast("tuple[Any, ...]", two.key)
    return bool(min(mine[0], theirs[0]) > 1 and mine[2:] == theirs[2:])


@rule("F302")
def qualifiers_differ(corpus: Corpus) -> Iterator[Finding]:
    """The same figure is "over" in one language and exact, or "nearly", in the other.

    "Over 4,500" and "4,500" are different claims. Where "over three years" means that something takes so long, it can
    be taken for more than three: "within three years" cannot.

    Wrong: "over 4,500" and `4500家`
    Right: "over 4,500" and `4500余家`
    """
    for pair, row, readings in corpus.compared_figures:
        if _claims_are_the_same(readings):
            continue
        pages = list(pair.pages.values())
        found: list[dict[Hashable, list[tuple[FigureMention, Block]]]] = []
        for code, page in pair.pages.items():
            mentions: dict[Hashable, list[tuple[FigureMention, Block]]] = {}
            for block in row.blocks[code]:
                reading = corpus.reading(page.language, block.text)
                for mention in reading.figures:
                    if not mention.soft and _is_said(reading, block, mention):
                        mentions.setdefault(figure_key(mention.figure), []).append((mention, block))
            found.append(mentions)
        for key in found[0].keys() & found[1].keys():
            said = [{_broad(mention.figure.qualifier) for mention, _ in side[key]} for side in found]
            if said[0].isdisjoint(said[1]):
                (one, here), (two, there) = found[0][key][0], found[1][key][0]
                message = (
                    f"'{_around(there, two)}' stands against '{_around(here, one)}' in {pages[0].path}:{here.line}"
                )
                hint = "give the figure the same 'over', 'nearly' or 'about' in both"
                yield Finding(pages[1].path, there.line, "F302", message, hint)


def _claims_are_the_same(sides: tuple[tuple[tuple[Block, Reading], ...], ...]) -> bool:
    """Whether both sides give each of their figures with one qualifier, the same: as almost all rows do."""
    if not any(mention.figure.qualifier for side in sides for _, reading in side for mention in reading.figures):
        return True
    one, two = (
        {
            (figure_key(mention.figure), _broad(mention.figure.qualifier))
            for _, reading in side
            for mention in reading.figures
        }
        for side in sides
    )
    return one == two and len({key for key, _ in one}) == len(one)


def _broad(qualifier: str | None) -> str | None:
    """`at-least` and `over`, `up-to` and `under` are one claim to a reader of either language."""
    return "over" if qualifier == "at-least" else "under" if qualifier == "up-to" else qualifier


def _around(block: Block, mention: FigureMention) -> str:
    """A figure with what stands beside it, where its qualifier is; no number or word is cut in two."""
    start, end = max(0, mention.start - 8), min(len(block.text), mention.end + 4)
    while mention.start > start > 0 and _joins(block.text[start - 1 : start + 1]):
        start += 1
    while mention.end < end < len(block.text) and _joins(block.text[end - 1 : end + 1]):
        end -= 1
    return block.text[start:end].strip().replace("\n", " ")


def _joins(two: str) -> bool:
    """Whether two characters are of one word in Latin letters, or of one number."""
    return all(char.isascii() and (char.isalnum() or char in ".,") for char in two)
