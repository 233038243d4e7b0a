"""Letters that look like others: a Cyrillic or Greek one within a word in Latin letters.

The eye cannot tell them apart, but a search, a term and an address can. Letters that nobody takes for Latin ones
are left alone, for formulas and units are full of them (μm, kΩ, Δt).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from bitext.reading.code import Code
from bitext.reading.hazard import Hazard, quoted

_FOREIGN = re.compile("[\u0370-\u052f]")
_ALIKE = "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u03bf\u03f2\u0400-\u052f"
_MIXED = re.compile(f"(?<=[A-Za-z])[{_ALIKE}]|[{_ALIKE}](?=[A-Za-z])")
_WORD = re.compile(r"\w{0,30}")


def read_letters(text: str, code: Code) -> Iterator[Hazard]:
    """H713: each word that mixes its alphabets."""
    if not _FOREIGN.search(text):
        return
    end = 0
    for match in _MIXED.finditer(text):
        at = match.start()
        if at < end or code.holds(at):
            continue
        before = re.search(r"\w{0,30}\Z", text[max(0, at - 30) : at])
        start = at - len(before.group()) if before else at
        word = _WORD.match(text, start)
        end = word.end() if word else at
        message = f"{quoted(text[start:end])} holds {unicodedata.name(match.group())} (U+{ord(match.group()):04X})"
        yield Hazard(at, "H713", message, "write the word in letters of one alphabet")
