"""How a text is cut for the search: into units, each a Han character, a word, a number or a sign.

`overrides/assets/javascripts/search-engine.js` cuts what a reader types in just this way, and once more the texts that
it shows; a test holds the two against each other. Case, width and accents do not count, nor do spaces, quotation marks,
hyphens and whatever else joins words. Other punctuation divides: a phrase is not found across it.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

_HAN = "々〇\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
_UNIT = re.compile(
    rf"[{_HAN}]"
    r"|[+%‰]"  # 人工智能+, 50%
    r"|\d+(?:,\d{3}(?!\d))*(?:\.\d+)*"
    rf"|[^\W\d_{_HAN}]+"
)
_JOINING = re.compile(r"[\s\"'“”‘’„‟‚‛«»‹›「」『』《》〈〉‐‑‒–_/&·‧・•-]*")


def units(text: str) -> list[list[str]]:
    """The units of a text, in runs: a new one begins where punctuation divides."""
    folded = _fold(text)
    runs: list[list[str]] = []
    end = 0
    for match in _UNIT.finditer(folded):
        if not runs or not _JOINING.fullmatch(folded, end, match.start()):
            runs.append([])
        runs[-1].append(match.group().replace(",", ""))
        end = match.end()
    return runs


def search_keys(text: str) -> set[str]:
    """What a text can be found by: each unit, and each pair of neighbours, which begins with a space."""
    found = set()
    for run in units(text):
        found.update(run)
        found.update(f" {one} {two}" for one, two in pairwise(run))
    return found


def whole_key(text: str) -> str:
    """What a name is found by when it is typed as it stands, and nothing else."""
    return "=" + " ".join(unit for run in units(text) for unit in run)


def _fold(text: str) -> str:
    """Without accents and what is not seen, in small letters, width folded."""
    parts = unicodedata.normalize("NFKD", text)
    return "".join(char.lower() for char in parts if unicodedata.category(char) not in ("Mn", "Mc", "Me", "Cf"))
