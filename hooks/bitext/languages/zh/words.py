"""Where a Chinese term may begin and end: anywhere between characters, but not inside a Latin word or a number."""

from __future__ import annotations

_WORDLESS = "\u1100"
"""From here on are the scripts that are written without words."""


def is_edge(text: str, index: int) -> bool:
    if not 0 < index < len(text):
        return True
    before, after = text[index - 1], text[index]
    if before >= _WORDLESS:
        return True
    return not (_is_latin(before) and (_is_latin(after) or after in "+＋"))


def _is_latin(character: str) -> bool:
    """A letter or digit of a script that has words: up to and with the Greek and Cyrillic ones."""
    return character.isalnum() and character < _WORDLESS
