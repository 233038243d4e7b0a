"""Figures as they are put together: a number, its unit, how exact it is, and the other end of a range."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from bitext.languages.base import Figure, FigureMention, Kind, Qualifier
from bitext.languages.units import canonical


class Amount(NamedTuple):
    """What stands in the text up to `end`."""

    end: int
    value: Decimal
    unit: str | None = None
    qualifier: Qualifier | None = None
    high: Decimal | None = None
    kind: Kind = "cardinal"
    magnitude: int = 1
    """What a word multiplied the number by: in "two to three million", 两三百万, it is meant for both ends."""
    spelled: bool = False
    """In words, not in digits."""

    def to(self, top: Amount) -> Amount | None:
        """The range from here to `top`, or None where they make none."""
        if self.unit not in (None, top.unit) or self.kind != top.kind:
            return None
        low = self.value
        if self.magnitude == 1 and low * top.magnitude < top.value:
            low *= top.magnitude
        if low >= top.value:
            return None
        return top._replace(value=low, high=top.value, qualifier=self.qualifier or top.qualifier)

    def mention(
        self, start: int, end: int | None = None, *, qualifier: Qualifier | None = None, soft: bool = False
    ) -> FigureMention:
        """The figure at `text[start:end]`; a qualifier given here comes before the amount's own."""
        value, unit = canonical(self.value, self.unit)
        high = None
        if self.high is not None:
            high, unit_of_high = canonical(self.high, self.unit)
            if unit_of_high != unit:  # "1 to 1.5 years" is no range of months
                value, unit, high = self.value, self.unit, self.high
        figure = Figure(_plain(value), unit, qualifier or self.qualifier, high and _plain(high), self.kind)
        return FigureMention(start, end or self.end, figure, soft)


def _plain(value: Decimal) -> Decimal:
    """The same value without zeros at its end: 4191000, not 4191000.000."""
    return value.to_integral_value() if value == value.to_integral_value() else value.normalize()
