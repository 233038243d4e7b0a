"""Something in a text that could do harm, or hide something, once the text is a page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hazard:
    """`at` is where in the text it begins; the rest is as in a finding."""

    at: int
    code: str
    message: str
    hint: str


def quoted(words: str) -> str:
    """Words of a text as a message may repeat them: on one line, short, in quotation marks."""
    line = " ".join(words.split())
    return f"'{line if len(line) <= 60 else f'{line[:57]}…'}'"
