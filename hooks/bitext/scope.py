"""How much was compared."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from bitext.corpus import Pair


class Scope(NamedTuple):
    """How much was compared: pages that have a counterpart, their rows, and those paired by nothing but order."""

    pages: int = 0
    rows: int = 0
    by_order: int = 0

    @classmethod
    def of(cls, pairs: Iterable[Pair]) -> Scope:
        both = [pair for pair in pairs if len(pair.pages) > 1]
        rows = [row for pair in both for row in pair.alignment.rows]
        return cls(len(both), len(rows), sum(not row.by_id for row in rows))

    def __str__(self) -> str:
        said = f"{self.pages} pairs of pages, {self.rows} pairs of blocks"
        if not self.by_order:
            return said
        return f"{said}, {self.by_order} of them without an id and paired by headings and order"
