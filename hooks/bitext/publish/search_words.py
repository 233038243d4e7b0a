"""How a text is cut for the search: into units, each a Han character, a word, a number or a sign.

`overrides/assets/javascripts/search-words.js` cuts what a reader types in just this way, and once more the texts that
it shows; a test holds the two against each other. Case, width and accents do not count, nor do spaces, quotation marks,
hyphens and whatever else joins words. Other punctuation divides: a phrase is not found across it.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

_UNSEEN = re.compile(
    "[\u00ad\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200f\u202a-\u202e\u2060-\u2064\u20d0-\u20ff"
    "\u3099\u309a\ufe00-\ufe0f\ufe20-\ufe2f\ufeff]"
)
"""Accents, once they are taken from their letters, and what has no width."""
_HAN = "々〇\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
_PIECE = re.compile(
    "("
    rf"[a-z]++(?![^\W\d_{_HAN}])"  # most words; what is below finds them too, but takes longer
    f"|[{_HAN}]"
    "|[+%‰]"  # C++, 50%
    r"|\d+(?:,\d{3}(?!\d))*(?:\.\d+)*"
    rf"|[^\W\d_{_HAN}]+"
    ") ?"  # the space after a word, which need not be looked at again
    r"|[^\s\"'“”‘’„‟‚‛«»‹›「」『』《》〈〉‐‑‒–_/&·‧・•-]"
)
"""A unit, or a character that divides."""


def units(text: str) -> list[list[str]]:
    """The units of a text, in runs: another begins where punctuation divides."""
    runs: list[list[str]] = [[]]
    for unit in _pieces(text):
        if unit:
            runs[-1].append(unit)
        elif runs[-1]:
            runs.append([])
    return runs


def _pieces(text: str) -> list[str]:
    """The units of a text, and "" for each character that divides."""
    return [piece.replace(",", "") if "," in piece else piece for piece in _PIECE.findall(_fold(text))]


def search_keys(text: str) -> set[str]:
    """What a text can be found by: each unit, and each pair of neighbours, which begins with a space."""
    pieces = _pieces(text)
    found = {*pieces, *[f" {one} {two}" for one, two in pairwise(pieces) if one and two]}
    found.discard("")
    return found


def whole_key(text: str) -> str:
    """What a name is found by when it is typed as it stands, and nothing else."""
    return "=" + " ".join(unit for run in units(text) for unit in run)


def _fold(text: str) -> str:
    folded = text if text.isascii() else _UNSEEN.sub("", unicodedata.normalize("NFKD", text))
    return folded.lower().replace("ς", "σ")
