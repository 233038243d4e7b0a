"""English words for units. The first of each is the one we write; a plural takes an s."""

from __future__ import annotations

import re

from bitext.languages.units import SYMBOLS, either, ending

WORDS: dict[str, tuple[str, ...]] = {
    "%": ("percent", "per cent", "pct"),
    "‰": ("per mille", "permille"),
    "fps": ("frames per second", "frame per second"),
    "pp": ("percentage point", "pp"),
    "bp": ("basis point",),
    "CNY": ("yuan", "yuan (RMB)", "renminbi", "RMB", "CNY", "Chinese yuan", "RMB yuan", "yuan RMB"),
    "USD": ("dollar", "US dollar", "U.S. dollar", "USD", "American dollar"),
    "EUR": ("euro", "EUR"),
    "GBP": ("pound", "pound sterling", "British pound", "GBP"),
    "JPY": ("yen", "Japanese yen", "JPY"),
    "HKD": ("Hong Kong dollar", "HKD"),
    "RUB": ("ruble", "rouble"),
    "KRW": ("Korean won", "South Korean won"),
    "INR": ("rupee", "Indian rupee"),
    "year": ("year", "year old", "years old", "years-old", "year-old"),
    "decade": ("decade",),
    "century": ("century", "centuries"),
    "quarter": ("quarter",),
    "month": ("month",),
    "week": ("week",),
    "day": ("day",),
    "hour": ("hour", "hr"),
    "minute": ("minute",),
    "second": ("seconds",),
    "ZB": ("zettabyte",),
    "EB": ("exabyte",),
    "PB": ("petabyte",),
    "TB": ("terabyte",),
    "GB": ("gigabyte",),
    "MB": ("megabyte",),
    "KB": ("kilobyte",),
    "TWh": ("terawatt-hour", "terawatt hour"),
    "GWh": ("gigawatt-hour", "gigawatt hour"),
    "MWh": ("megawatt-hour", "megawatt hour"),
    "kWh": ("kilowatt-hour", "kilowatt hour"),
    "GW": ("gigawatt",),
    "MW": ("megawatt",),
    "kW": ("kilowatt",),
    "W": ("watt",),
    "EFLOPS": ("exaflops", "exaflop"),
    "PFLOPS": ("petaflops", "petaflop"),
    "km": ("kilometre", "kilometer"),
    "m": ("metre", "meter"),
    "cm": ("centimetre", "centimeter"),
    "mm": ("millimetre", "millimeter"),
    "μm": ("micrometre", "micrometer", "micron"),
    "nm": ("nanometre", "nanometer"),
    "mile": ("mile",),
    "km²": ("square kilometre", "square kilometer", "sq km"),
    "m²": ("square metre", "square meter"),
    "m³": ("cubic metre", "cubic meter"),
    "ha": ("hectare",),
    "mu": ("mu",),
    "t": ("tonne", "ton", "metric ton"),
    "kg": ("kilogram", "kilogramme", "kilo"),
    "g": ("gram", "gramme"),
    "mg": ("milligram",),
    "L": ("litre", "liter"),
    "℃": ("degree Celsius", "degrees Celsius"),
}
_SAME_IN_PLURAL = frozenset({"%", "CNY", "JPY", "KRW", "mu", "second", "EFLOPS", "PFLOPS"})
_BEFORE = {
    "USD": ("US$", "$", "USD", "US $", "U.S.$"),
    "CNY": ("RMB", "CNY", "¥"),
    "EUR": ("€", "EUR"),
    "GBP": ("£", "GBP"),
    "HKD": ("HK$", "HKD"),
}
_BY_WORD = {word.lower(): name for name, words in WORDS.items() for word in words}
_CURRENCIES = {form: name for name, forms in _BEFORE.items() for form in forms}

_AFTER_NUMBER = re.compile(
    rf"[ -]?(?:(?P<symbol>{either(SYMBOLS)})(?![A-Za-z0-9])|(?P<word>(?i:{either(_BY_WORD)}))s?(?![A-Za-z]))"
)
_FIRST_LETTERS = frozenset(form.casefold()[:3] for form in (*SYMBOLS, *_BY_WORD))
_LAST_LETTERS = frozenset(form[-1] for form in _CURRENCIES)
_BEFORE_NUMBER = re.compile(rf"(?<![A-Za-z])(?:{either(_CURRENCIES)}) ?$")


def after(text: str, start: int) -> tuple[str | None, int]:
    """The unit standing just after a number, and where it ends."""
    begin = start + (text[start : start + 1] in (" ", "-"))
    ahead = text[begin : begin + 3].casefold()
    if _FIRST_LETTERS.isdisjoint((ahead[:1], ahead[:2], ahead[:3])):
        return None, start
    found = _AFTER_NUMBER.match(text, start)
    if not found:
        return None, start
    return (SYMBOLS[found["symbol"]] if found["symbol"] else _BY_WORD[found["word"].lower()]), found.end()


def before(text: str, end: int) -> tuple[str | None, int]:
    """The currency standing just before a number, and where it begins."""
    if ending(text, end) not in _LAST_LETTERS:
        return None, end
    begin = max(0, end - 6)
    found = _BEFORE_NUMBER.search(text[begin:end])
    return (_CURRENCIES[found[0].rstrip()], begin + found.start()) if found else (None, end)


def written(name: str, *, plural: bool) -> str:
    """The unit as it follows a number: "%" directly, "EFLOPS", "years"."""
    if name == "%":
        return "%"
    if name in SYMBOLS or name not in WORDS:
        return f" {name}"
    return f" {WORDS[name][0]}{'s' if plural and name not in _SAME_IN_PLURAL else ''}"
