"""Where an English word begins and ends, and what may be added to it."""

from __future__ import annotations

import re

_INFLECTION = re.compile(r"(?:(?<=[sxz])es|(?<=[cs]h)es|(?<!s)s)?(?:['’]s)?(?![^\W_])")


def is_edge(text: str, index: int) -> bool:
    """Whether a term may begin or end here: not between two letters, nor between AI and the plus of AI+."""
    if not 0 < index < len(text):
        return True
    before, after = text[index - 1], text[index]
    return not (before.isalnum() and (after.isalnum() or after in "+＋"))


def inflection(text: str, end: int) -> int:
    """The length of a plural's s or a possessive's ’s after a term."""
    found = _INFLECTION.match(text, end)
    return found.end() - end if found else 0
