"""Where a paragraph was torn apart, and how the parts are put together again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from bitext.scaffold.pieces import columns
from bitext.scaffold.wording import Wording

_FINAL = ".!?…。！？"
_CLOSERS = "\"'”’»)）]】〕」』》*_` "
_BRACKETS = re.compile(r"[(（][^()（）]{1,60}[)）][\s*_]*$")
_PAIRS = ("()", "（）", "“”", "《》", "「」")
_SMALL = re.compile(r"[a-zà-öø-ÿ]")
_WORD = re.compile(r"\w+(?:-\w+)*-?$")


def ends_sentence(text: str, wording: Wording) -> bool:
    """Whether a text ends where a sentence may: "…", 。 or a full stop, quotes and a bracket behind it apart."""
    tail = text[-80:].rstrip()
    if wording.abbreviation.fullmatch(tail):
        return False
    return any(end.rstrip(_CLOSERS)[-1:] in tuple(_FINAL) for end in (tail, _BRACKETS.sub("", tail)))


def looks_like_heading(text: str, wording: Wording) -> bool:
    """Whether a line is short, has no stop at its end and nothing in it that must go on."""
    bare = text.strip("*_ ")
    return (
        0 < columns(bare) <= wording.heading_width
        and bare[-1] not in ",;:，；："
        and not ends_sentence(bare, wording)
        and not wording.goes_on.fullmatch(bare)
        and not is_open(bare, wording)
    )


def is_torn(before: str, after: str, *, is_line: bool, heads: bool, wording: Wording) -> bool:
    """Whether `after` goes on with the paragraph that so far ends with `before`.

    `is_line` says that the paragraph so far is a short line, `heads` that `after` looks like a heading and that a
    paragraph follows it.
    """
    goes_on = bool(wording.goes_on.fullmatch(after[:40]))
    if ends_sentence(before, wording) or before.rstrip(_CLOSERS)[-1:] in (":", "："):
        return goes_on
    if goes_on or is_open(before, wording):
        return True
    if before[-1:] == ";" or (before[-1:] == "；" and wording.numbered.fullmatch(after[:80])):
        return False
    return not heads and not is_line


def is_open(text: str, wording: Wording) -> bool:
    """Whether something has begun that is not at its end: a clause, a bracket, a quotation."""
    tail = text[-40:].rstrip("*_ ")
    if wording.unfinished.fullmatch(tail) or wording.abbreviation.fullmatch(tail):
        return True
    return text.count('"') % 2 == 1 or any(text.count(pair[0]) > text.count(pair[1]) for pair in _PAIRS)


class Seams:
    """Joins parts of paragraphs of one text, whose own words tell which hyphens are its own."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(re.findall(r"\w+(?:-\w+)*", self._text.lower()))

    def joined(self, parts: Sequence[str]) -> str:
        """One line of text. In time linear in the parts."""
        out = [parts[0].strip()]
        for part in parts[1:]:
            part = part.strip()
            last = out[-1]
            if last.endswith("-") and last[-2:-1].isalnum():
                out[-1] = last if self._keeps_hyphen(last, part) else last[:-1]
            elif not (_is_wide(last[-1:]) or _is_wide(part[:1])):
                out.append(" ")
            out.append(part)
        return "".join(out)

    def _keeps_hyphen(self, before: str, after: str) -> bool:
        """Beijing-/Hebei and people-/centred keep theirs, techno-/logy does not."""
        if not _SMALL.match(after):
            return True
        match = _WORD.search(before[-60:])
        start = match.group().lower() if match else ""
        rest = re.split(r"[^\w-]", after[:60].lower(), maxsplit=1)[0]
        return start + rest in self._words and start[:-1] + rest not in self._words


def _is_wide(char: str) -> bool:
    return "\u2e80" <= char <= "\uffef"
