"""Units of figures: one name each, the same in every language.

A unit that has an international symbol is called by it; any language may print the symbol. The
words (petabytes, 拍字节) are the business of each language's own `units` module.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

SYMBOLS: dict[str, str] = {
    **{f"{prefix}FLOPS": f"{prefix}FLOPS" for prefix in "GTPEZ"},
    **{f"{prefix}{unit}": f"{prefix}{unit}" for prefix in "KMGTPEZ" for unit in ("B", "bps")},
    **{f"{prefix}{unit}": f"{prefix}{unit}" for prefix in "kMGT" for unit in ("W", "Wh", "Hz")},
    **{unit: unit for unit in ("%", "‰", "℃", "km", "cm", "mm", "nm", "μm", "km²", "m²", "m³", "kg", "mg", "ha", "fps")},
}
SYMBOLS |= {"°C": "℃", "EFlops": "EFLOPS", "PFlops": "PFLOPS", "KWh": "kWh", "KW": "kW", "㎡": "m²", "µm": "μm"}
"""What stands in a text → the unit's name. Single letters are left out: "5 m" may be five million."""


def either(forms: Iterable[str]) -> str:
    """A pattern for any of the forms, the longest that fits."""
    return "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))


def ending(text: str, end: int, length: int = 1, between: str = " ") -> str:
    """The last characters before `end`, one that may stand `between` left aside: asked before a pattern is tried."""
    last = end - 1 if end and text[end - 1] in between else end
    return text[max(0, last - length) : last]


def canonical(value: Decimal, unit: str | None) -> tuple[Decimal, str | None]:
    """The one way to say a quantity: a year and a half is 18 months, three decades are 30 years, 5‰ are 0.5%."""
    if unit == "decade":
        value, unit = value * 10, "year"
    elif unit == "century":
        value, unit = value * 100, "year"
    elif unit == "‰":
        value, unit = value / 10, "%"
    months = value * 12
    if unit == "year" and value != value.to_integral_value() and months == months.to_integral_value():
        return months, "month"
    return value, unit
