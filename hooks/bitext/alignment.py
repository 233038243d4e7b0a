"""Which block of one language answers which block of the other.

Blocks with an id pair by id, but for the exceptions of the front matter. Blocks without one pair by order
within their section, where both languages have the same blocks there; sections pair by their headings' ids,
else by order. All in time linear in the number of blocks.
"""

from __future__ import annotations

import bisect
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from bitext.findings import Finding
from bitext.pages import AlignmentException, Page
from bitext.reading.blocks import ALIGNED, Block


class Row(NamedTuple):
    """Blocks that answer one another: usually one in each language, none where one language omits it."""

    blocks: Mapping[str, tuple[Block, ...]]
    exception: AlignmentException | None = None
    by_id: bool = True

    @property
    def id(self) -> str:
        """The id of the row's first block, in whichever language has one."""
        return next((block.id for side in self.blocks.values() for block in side if block.id), "")

    def text(self, language: str) -> str:
        return "\n".join(block.text for block in self.blocks[language])

    @property
    def is_pair(self) -> bool:
        return all(self.blocks.values())


@dataclass(frozen=True)
class Alignment:
    """The rows of a pair of pages, in the order of the first language."""

    rows: tuple[Row, ...]
    findings: tuple[Finding, ...]

    def partners(self, language: str, ident: str) -> tuple[str, ...]:
        """The ids in the other language that answer this one."""
        return self._partners.get((language, ident), ())

    @cached_property
    def _partners(self) -> dict[tuple[str, str], tuple[str, ...]]:
        found: dict[tuple[str, str], tuple[str, ...]] = {}
        for row in self.rows:
            for language, side in row.blocks.items():
                answers = (block.id for code, blocks in row.blocks.items() if code != language for block in blocks)
                partners = tuple(filter(None, answers))
                for block in side:
                    found.setdefault((language, block.id), partners)
        return found

    @cached_property
    def rows_by_id(self) -> dict[str, list[Row]]:
        """By the id of a block in any language: the rows it stands in."""
        found: dict[str, list[Row]] = {}
        for row in self.rows:
            for ident in dict.fromkeys(block.id for side in row.blocks.values() for block in side):
                found.setdefault(ident, []).append(row)
        return found


def align(first: Page, second: Page) -> Alignment:
    """Pair the blocks of two pages. Codes S101 to S108, each described in `checks.structure`."""
    return _Aligner(first, second).align()


class _Aligner:
    def __init__(self, first: Page, second: Page) -> None:
        self.pages = (first, second)
        self.sides = tuple(tuple(b for b in page.blocks if b.kind in ALIGNED) for page in self.pages)
        self.codes = (first.language, second.language)
        self.findings: list[Finding] = []
        self.grouped: dict[tuple[int, str], AlignmentException] = {}
        for exception in first.exceptions:
            for side, code in enumerate(self.codes):
                for ident in exception.ids[code]:
                    self.grouped[side, ident] = exception

    def align(self) -> Alignment:
        self._check_ids()
        self._check_exceptions()
        anchors = self._anchors()
        rows: list[Row] = []
        last = (0, 0)
        emitted: set[int] = set()
        for one, two in anchors:
            rows += self._between(last, (one, two), emitted)
            rows.append(self._row(self.sides[0][one : one + 1], self.sides[1][two : two + 1]))
            last = (one + 1, two + 1)
        rows += self._between(last, (len(self.sides[0]), len(self.sides[1])), emitted)
        return Alignment(tuple(rows), tuple(self.findings))

    def _row(
        self,
        one: Sequence[Block],
        two: Sequence[Block],
        exception: AlignmentException | None = None,
        by_id: bool = True,
    ) -> Row:
        return Row({self.codes[0]: tuple(one), self.codes[1]: tuple(two)}, exception, by_id)

    def _find(self, side: int, line: int, code: str, message: str, hint: str) -> None:
        self.findings.append(Finding(self.pages[side].path, line, code, message, hint))

    def _check_ids(self) -> None:
        for side, page in enumerate(self.pages):
            seen: dict[str, Block] = {}
            for block in page.blocks:
                if block.id and block.id in seen:
                    hint = f"give one of them another id; the first is on line {seen[block.id].id_line}"
                    self._find(side, block.id_line, "S101", f"the id '{block.id}' is used twice", hint)
                elif block.id:
                    seen[block.id] = block
            other = self.pages[1 - side]
            for ident, block in seen.items():
                if ident not in other.by_id and (side, ident) not in self.grouped:
                    message = f"{block.kind} '{ident}' has no counterpart in {other.path}"
                    hint = (
                        f"add the {block.kind} there with '{{: #{ident} }}', or declare an exception under 'alignment'"
                    )
                    self._find(side, block.id_line, "S102", message, hint)
                elif ident in other.by_id and other.by_id[ident].kind != block.kind and side == 1:
                    message = f"'{ident}' is a {block.kind} here and a {other.by_id[ident].kind} in {other.path}"
                    self._find(side, block.id_line, "S103", message, "make them the same kind of block")
                elif ident in other.by_id and other.by_id[ident].level != block.level and side == 1:
                    message = f"heading '{ident}' is of level {block.level} here and {other.by_id[ident].level} there"
                    self._find(side, block.id_line, "S103", message, f"use as many # as {other.path} does")

    def _check_exceptions(self) -> None:
        for exception in self.pages[0].exceptions:
            for side, code in enumerate(self.codes):
                for ident in exception.ids[code]:
                    if ident not in self.pages[side].by_id:
                        message = f"the exception '{exception.type}' names '{ident}', which {code} does not have"
                        self._find(side, self._line(side, exception), "S106", message, "mend or delete the exception")
            problem = self._outdated(exception)
            if problem:
                message = f"the exception '{exception.type}' {problem}"
                self._find(0, exception.line, "S106", message, "mend or delete the exception on both pages")

    def _line(self, side: int, exception: AlignmentException) -> int:
        twins = self.pages[side].exceptions
        return next((twin.line for twin in twins if twin.ids == exception.ids), 1)

    def _outdated(self, exception: AlignmentException) -> str:
        one, two = (exception.ids[code] for code in self.codes)
        have_one, have_two = self.pages[0].by_id, self.pages[1].by_id
        if exception.type in ("merged", "split"):
            if not one or not two or (len(one) == 1 and len(two) == 1):
                return "pairs nothing: it needs several ids on one side and at least one on the other"
            stale = [i for i in one if i not in two and i in have_two] + [
                i for i in two if i not in one and i in have_one
            ]
            return f"no longer applies: both languages have '{stale[0]}'" if stale else ""
        if exception.type == "moved":
            if one != two or not one:
                return "must name the same ids in both languages"
            order, other = (
                {ident: place for place, ident in enumerate(ident for ident in here if ident in there)}
                for here, there in ((have_one, have_two), (have_two, have_one))
            )
            same = all(order[i] == other[i] for i in one if i in order)
            return "no longer applies: both languages have the same order" if same else ""
        if bool(one) == bool(two):
            return "must name ids in one language only"
        stale = [i for i in one if i in have_two] + [i for i in two if i in have_one]
        return f"no longer applies: both languages have '{stale[0]}'" if stale else ""

    def _anchors(self) -> list[tuple[int, int]]:
        """Positions of the blocks that share an id and stand in the same order in both languages."""
        places = {
            block.id: index
            for index, block in reversed(list(enumerate(self.sides[1])))
            if block.id and (1, block.id) not in self.grouped
        }
        shared: list[tuple[int, int]] = []
        seen: set[str] = set()
        for index, block in enumerate(self.sides[0]):
            if block.id and block.id in places and (0, block.id) not in self.grouped and block.id not in seen:
                seen.add(block.id)
                shared.append((index, places[block.id]))
        kept = _rising([two for _, two in shared])
        for position, (_, two) in enumerate(shared):
            if position not in kept:
                block = self.sides[1][two]
                message = f"'{block.id}' stands in another order than in {self.pages[0].path}"
                hint = "move it, or declare it 'moved' under 'alignment'"
                self._find(1, block.id_line, "S104", message, hint)
        return [pair for position, pair in enumerate(shared) if position in kept]

    def _between(self, start: tuple[int, int], stop: tuple[int, int], emitted: set[int]) -> Iterator[Row]:
        """The rows between two anchors: exceptions first come first, then what has no id, by order."""
        one = self.sides[0][start[0] : stop[0]]
        two = self.sides[1][start[1] : stop[1]]
        for side, blocks in enumerate((one, two)):
            for block in blocks:
                exception = self.grouped.get((side, block.id)) if block.id else None
                if exception and id(exception) not in emitted:
                    emitted.add(id(exception))
                    pairs = [
                        [page.by_id[i] for i in exception.ids[code] if i in page.by_id]
                        for page, code in zip(self.pages, self.codes, strict=True)
                    ]
                    yield self._row(pairs[0], pairs[1], exception)
        nameless = [[block for block in blocks if not block.id] for blocks in (one, two)]
        yield from self._by_order(nameless[0], nameless[1])

    def _by_order(self, one: list[Block], two: list[Block]) -> Iterator[Row]:
        if not one and not two:
            return
        levels = [block.level for block in (*one, *two) if block.kind == "heading"]
        if not levels:
            yield from self._run(one, two)
            return
        top = min(levels)
        parts = [_sections(blocks, top) for blocks in (one, two)]
        if len(parts[0]) != len(parts[1]):
            self._count("heading", one, two, len(parts[0]) - 1, len(parts[1]) - 1)
            return
        for first, second in zip(*parts, strict=True):
            if first and second and first[0].kind == second[0].kind == "heading" and first[0].level == top:
                yield self._row(first[:1], second[:1], by_id=False)
                yield from self._by_order(first[1:], second[1:])
            else:
                yield from self._by_order(first, second)

    def _run(self, one: list[Block], two: list[Block]) -> Iterator[Row]:
        if [block.kind for block in one] == [block.kind for block in two]:
            for first, second in zip(one, two, strict=True):
                yield self._row([first], [second], by_id=False)
            return
        counts = [Counter(block.kind for block in blocks) for blocks in (one, two)]
        for kind in sorted(counts[0].keys() | counts[1].keys()):
            if counts[0][kind] != counts[1][kind]:
                name = "table row" if kind == "row" else "list item" if kind == "item" else kind
                self._count(name, one, two, counts[0][kind], counts[1][kind], kind)
        if counts[0] == counts[1]:
            line = (two or one)[0].line
            message = f"has the same blocks as {self.pages[0].path} here, in another order"
            self._find(1, line, "S104", message, "bring both pages into the same order")
        for kind in counts[0]:
            if counts[0][kind] == counts[1][kind]:
                pairs = [[block for block in blocks if block.kind == kind] for blocks in (one, two)]
                for first, second in zip(*pairs, strict=True):
                    yield self._row([first], [second], by_id=False)

    def _count(
        self, what: str, one: list[Block], two: list[Block], here: int, there: int, kind: str = "heading"
    ) -> None:
        side = 0 if here > there else 1
        blocks = [block for block in (one, two)[side] if block.kind == kind] or (one, two)[side] or one or two
        line = blocks[-1].line if blocks else 1
        more, fewer = max(here, there), min(here, there)
        other = self.pages[1 - side].path
        message = f"has {more} {what if more == 1 else f'{what}s'} in this section, {other} has {fewer}"
        self._find(
            side, line, "S105", message, "add what is missing there, or give the blocks ids and declare an exception"
        )


def _sections(blocks: list[Block], level: int) -> list[list[Block]]:
    """Blocks cut before each heading of that level; the first part is what stands before the first."""
    parts: list[list[Block]] = [[]]
    for block in blocks:
        if block.kind == "heading" and block.level == level:
            parts.append([])
        parts[-1].append(block)
    return parts


def _rising(places: list[int]) -> set[int]:
    """Which positions to keep so that the places rise, keeping as many as possible."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for position, place in enumerate(places):
        at = bisect.bisect_left(tails, place)
        before.append(ends[at - 1] if at else -1)
        if at == len(tails):
            tails.append(place)
            ends.append(position)
        else:
            tails[at] = place
            ends[at] = position
    kept: set[int] = set()
    position = ends[-1] if ends else -1
    while position >= 0:
        kept.add(position)
        position = before[position]
    return kept
