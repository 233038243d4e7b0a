"""Plain text as Markdown, and the few things that the Markdown copies are built of."""

from __future__ import annotations

import json
from collections.abc import Iterable

from bitext.addresses import relative

_ESCAPES = {
    **{mark: f"\\{mark}" for mark in "\\`*_[]|"},  # the backslash first, so that none is escaped twice
    "<": "&lt;",  # not every reader of Markdown takes a backslash before these
    ">": "&gt;",
}


def inline(text: str) -> str:
    """Plain text on one line, in which no mark is taken for markup."""
    line = " ".join(text.split())
    for mark, escaped in _ESCAPES.items():  # most texts have none: to look for each is faster than to match characters
        line = line.replace(mark, escaped)
    return line


def quoted(text: str) -> str:
    """A text as YAML, which a JSON string is."""
    return json.dumps(text, ensure_ascii=False)


def to(text: str, path: str, start: str) -> str:
    """A link from the page at `start`; both are paths below the site's root."""
    return f"[{inline(text)}]({relative(path, start)})"


def section(title: str, lines: Iterable[str]) -> str:
    """A heading with lines below it; nothing where there are no lines."""
    body = "\n".join(lines)
    heading = f"\n## {inline(title)}\n" if title else ""
    return f"{heading}\n{body}\n" if body else ""


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> list[str]:
    """The lines of a table whose cells are Markdown already; none where there are no rows."""
    names = list(head)
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return [f"| {' | '.join(names)} |", f"|{'---|' * len(names)}", *lines] if lines else []
