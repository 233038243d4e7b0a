"""Which paragraphs of two printed versions answer one another.

Where both have as many headings, and a section as many paragraphs, they pair in order. Where they have not, the
pairing is sought that costs least: paragraphs that answer one another are about as long (Gale and Church, 1993)
and share dates, figures and names in Latin letters. One may answer up to three of the other; the order is kept.
Only pairings near the diagonal are looked at, so the time is linear in the number of paragraphs.
"""

from __future__ import annotations

import math
import re
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

from bitext.languages import LANGUAGES
from bitext.reading.inline import read_inline
from bitext.scaffold.body import SourceBlock
from bitext.scaffold.source import SourceText

Bead = tuple[tuple[SourceBlock, ...], tuple[SourceBlock, ...]]
"""Blocks of one version and those of the other that answer them; one side may be empty."""

_ACRONYM = re.compile(r"[A-Z][A-Za-z]*[A-Z]")
BAND = 25
"""How far from the diagonal a pairing is looked for."""
_STEPS = {(1, 1): 0.0, (2, 1): 2.5, (1, 2): 2.5, (3, 1): 4.5, (1, 3): 4.5, (1, 0): 4.0, (0, 1): 4.0}
"""How many blocks of each version may answer one another, and how unlikely that is."""
_VARIANCE = 6.8  # of the length of a translation, per character (Gale and Church)
_UNSHARED = 2.0  # for a date, figure or name that the other text has, but not here
_UNKNOWN = 1.0  # for one that the other text has nowhere


@dataclass(frozen=True, slots=True)
class _Measured:
    """What a block has that its counterpart must have too."""

    block: SourceBlock
    length: float
    signs: frozenset[Hashable]
    unknown: int = 0
    """How many signs more it has that the other text has nowhere."""


def pair(one: SourceText, two: SourceText) -> list[Bead]:
    """The two texts' blocks, paired."""
    sides = [_measured(one), _measured(two)]
    common = frozenset.union(*(m.signs for m in sides[0]), frozenset()) & frozenset.union(
        *(m.signs for m in sides[1]), frozenset()
    )
    scale = sum(m.length for m in sides[1]) / sum(m.length for m in sides[0])
    for number, factor in enumerate((scale, 1.0)):
        sides[number] = [
            _Measured(m.block, m.length * factor, m.signs & common, len(m.signs - common)) for m in sides[number]
        ]
    sections = [list(_sections(side)) for side in sides]
    if len(sections[0]) != len(sections[1]):
        sections = [[sides[0]], [sides[1]]]
    return [bead for first, second in zip(*sections, strict=True) for bead in _pair_section(first, second)]


def _measured(text: SourceText) -> list[_Measured]:
    language = LANGUAGES[text.language]
    found = []
    for block in text.blocks:
        plain = read_inline(block.text).text
        dates = language.dates(plain)
        signs: set[Hashable] = {date.relative.key if date.relative else date.date for date in dates}
        signs |= {(m.figure.value, m.figure.unit) for m in language.figures(plain, dates) if not m.soft}
        signs |= set(_ACRONYM.findall(plain))
        found.append(_Measured(block, len(plain), frozenset(signs)))
    return found


def _sections(blocks: Sequence[_Measured]) -> Iterator[list[_Measured]]:
    """The blocks cut before each heading."""
    section: list[_Measured] = []
    for one in blocks:
        if one.block.kind == "heading":
            yield section
            section = []
        section.append(one)
    yield section


def _pair_section(one: list[_Measured], two: list[_Measured]) -> Iterator[Bead]:
    if [m.block.kind for m in one] == [m.block.kind for m in two]:
        for first, second in zip(one, two, strict=True):
            yield (first.block,), (second.block,)
        return
    for here, there in _cheapest(one, two):
        yield tuple(m.block for m in here), tuple(m.block for m in there)


def _cheapest(one: list[_Measured], two: list[_Measured]) -> list[tuple[list[_Measured], list[_Measured]]]:
    """The pairing of least cost, by dynamic programming."""
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    slope = len(two) / max(1, len(one))
    for i in range(len(one) + 1):
        middle = round(i * slope)
        for j in range(max(0, middle - BAND), min(len(two), middle + BAND) + 1):
            for (m, n), prior in _STEPS.items():
                before = best.get((i - m, j - n))
                if before is None:
                    continue
                cost = before[0] + prior + _cost(one[i - m : i], two[j - n : j])
                if (i, j) not in best or cost < best[i, j][0]:
                    best[i, j] = cost, (m, n)
    beads = []
    i, j = len(one), len(two)
    while (i, j) != (0, 0):
        m, n = best[i, j][1]
        beads.append((one[i - m : i], two[j - n : j]))
        i, j = i - m, j - n
    return beads[::-1]


def _cost(one: list[_Measured], two: list[_Measured]) -> float:
    """How unlikely it is that these answer one another."""
    kinds = {m.block.kind for m in (*one, *two)}
    if len(kinds) > 1 or (len(one) + len(two) > 2 and kinds != {"paragraph"}):
        return math.inf
    signs = [frozenset[Hashable]().union(*(m.signs for m in side)) for side in (one, two)]
    cost = _UNSHARED * len(signs[0] ^ signs[1])
    if one and two:
        cost += _UNKNOWN * sum(m.unknown for m in (*one, *two))
        lengths = [sum(m.length for m in side) for side in (one, two)]
        cost += min(12.0, (lengths[0] - lengths[1]) ** 2 / (2 * _VARIANCE * max(1.0, sum(lengths) / 2)))
    return cost
