"""The addresses in a style sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator

_ADDRESS = re.compile(
    r"/\*(?:[^*]++|\*(?!/))*+(?:\*/|\Z)"  # a comment
    r"|@namespace[^;]*+"  # a name that only looks like an address
    r"""|(?:@import\s*+(?:url\(\s*+)?+|url\(\s*+)(?:"([^"\n]*+)"|'([^'\n]*+)'|([^\s"'();]++)(?=\s*+\)))""",
    re.IGNORECASE,
)


def sheet_addresses(text: str) -> Iterator[tuple[int, str]]:
    """Line and address of each `url(…)` and `@import` outside comments."""
    line, counted = 1, 0
    for match in _ADDRESS.finditer(text):
        if address := match[1] or match[2] or match[3]:
            line += text.count("\n", counted, match.start())
            counted = match.start()
            yield line, address
