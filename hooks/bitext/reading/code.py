"""Where a Markdown text is code, whatever else it may be.

What is shown as code is harmless, so code may show anything. That makes it a place to hide in: text which we
take for code, and the renderer does not. So only that counts as code which no renderer reads otherwise:

- what stands in a fenced block that is opened and closed as `superfences` wants it, unless a line right before it
  is set in so far that both may be indented code, from which the renderer takes fences out again;
- what stands between backticks on one line, if on every line of the same stretch of lines the backticks pair up.
  Whichever of these lines then make a paragraph, an item or a row of their own, the pairs stay the same.

Indented code does not count: whether it is code depends on what the renderer makes of the lines before.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property

_FENCE = re.compile(r"(?P<prefix>[> ]*)(?P<fence>`{3,}|~{3,})(?P<info>.*)")
_NUMBERS = r"\d{1,4}(?:-\d{1,4})?(?: \d{1,4}(?:-\d{1,4})?)*"
_OPTION = rf'(?:title="[^"<>{{}}|`]*"|linenums="\d{{1,4}}"|hl_lines="{_NUMBERS}")'
_INFO = re.compile(
    r"(?:[ ]*\.?[\w#.+-]++(?=[ ]|\Z))?"
    rf"(?:(?:[ ]+{_OPTION})*|[ ]*\{{[ ]*(?:(?:[.#][\w-]++|{_OPTION})(?:[ ]+|(?=\}})))*\}})[ ]*"
)
"""What may follow a fence: a language, options, or both in braces."""
_LABEL = re.compile(r"\[\^|\]|`")

Span = tuple[int, int]


class Code:
    """The code in a text. Nothing is worked out before it is asked for."""

    def __init__(self, text: str) -> None:
        self._text = text

    def holds(self, at: int) -> bool:
        """Whether the character at this place is code beyond doubt."""
        return _is_within(self._read[0], at)

    def is_doubtful(self, at: int) -> bool:
        """Whether it stands in a stretch of lines of which nobody can say what in it is code."""
        return _is_within(self._read[1], at)

    @cached_property
    def _read(self) -> tuple[list[Span], list[Span]]:
        """The spans of code, and the stretches in doubt."""
        if "`" not in self._text and "~~~" not in self._text:
            return [], []
        lines = self._text.split("\n")
        fences, certain = _fenced_blocks(lines)
        odd = _backticks_in_labels(self._text)
        code: list[Span] = []
        doubtful: list[Span] = []
        pending: list[Span] = []
        deep: set[str] = set()  # margins of the stretch that may make code of it, fences and all
        start = at = 0  # of the stretch, of the line
        is_sure = True
        closing = opened = -1  # of the fence
        for number, line in enumerate([*lines, ""]):
            if number <= closing:
                if number == closing and is_sure:
                    code.append((opened, at))
            elif not line:  # one of blanks alone may not count as blank
                if is_sure and bisect_left(odd, start) == bisect_left(odd, at):
                    code += pending
                else:
                    doubtful.append((start, at))
                pending, start, is_sure = [], at, True
                deep.clear()
            else:
                margin = _margin(line)
                if number in fences:
                    closing, opened = fences[number], at + len(line)
                    is_sure = is_sure and not any("    " in other.removeprefix(margin) for other in deep)
                elif number >= certain:
                    is_sure = False
                elif "`" in line:
                    spans = _code_spans(line)
                    is_sure = is_sure and spans is not None
                    pending += [(at + begin, at + end) for begin, end in spans or ()]
                if "    " in margin:
                    deep.add(margin)
            at += len(line) + 1
        return sorted(code), doubtful


def _is_within(spans: list[Span], at: int) -> bool:
    number = bisect_right(spans, at, key=lambda span: span[0]) - 1
    return number >= 0 and at < spans[number][1]


def _margin(line: str) -> str:
    """The blanks and signs of quotation before the words of a line."""
    line = line.expandtabs(4)
    return line[: len(line) - len(line.lstrip("> "))]


def _fenced_blocks(lines: list[str]) -> tuple[dict[int, int], int]:
    """The line that opens each fenced block and the line that closes it; and from which line on nothing is certain.

    A fence that is not closed in the right column is none, and what follows a fence that we cannot read may be
    inside of it or not.
    """
    fences: dict[int, int] = {}
    at = 0
    while at < len(lines):
        match = _FENCE.match(lines[at].expandtabs(4))
        if not match:
            at += 1
        elif _INFO.fullmatch(match["info"]):
            closing, is_closed = _closing_line(lines, at + 1, match["prefix"], match["fence"])
            if is_closed:
                fences[at] = closing
            elif ">" in match["prefix"] and closing < len(lines):
                return fences, at
            at = closing + 1
        elif match["fence"][0] == "`" and "`" in match["info"] and not re.search(r"[{=]", match["info"]):
            at += 1  # ```code``` on one line
        else:
            return fences, at
    return fences, len(lines)


def _closing_line(lines: list[str], start: int, prefix: str, fence: str) -> tuple[int, bool]:
    """The line that closes a fence and True; else the line that breaks it off, or the end, and False."""
    for at in range(start, len(lines)):
        line = lines[at].expandtabs(4)
        if line.startswith(prefix):
            if line[len(prefix) :].rstrip(" ") == fence:
                return at, True
        elif line.rstrip() != prefix.rstrip():
            return at, False
    return len(lines), False


def _code_spans(line: str) -> list[Span] | None:
    """What stands between the backticks of a line; None where they do not all pair up."""
    if "\\`" in line:
        return None
    runs = [match.span() for match in re.finditer("`+", line)]
    spans = []
    at = 0
    while at < len(runs):
        start, end = runs[at]
        partner = next((n for n in range(at + 1, len(runs)) if runs[n][1] - runs[n][0] == end - start), None)
        if partner is None:
            return None
        spans.append((end, runs[partner][0]))
        at = partner + 1
    return spans


def _backticks_in_labels(text: str) -> list[int]:
    """Backticks in a footnote's label, which is cut off before code is looked for."""
    found = []
    in_label = False
    for match in _LABEL.finditer(text) if "[^" in text else ():
        if match.group() == "`":
            if in_label:
                found.append(match.start())
        else:
            in_label = match.group() != "]"
    return found
