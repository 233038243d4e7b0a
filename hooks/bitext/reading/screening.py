"""What in a page or a record could do harm or hide something, found before anything is made of it.

A page is gone through once for each sign that a danger needs (`<`, `{`, `](`), which most pages do not have.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any
from urllib.parse import unquote

from bitext.findings import Finding
from bitext.reading.attributes import read_attributes
from bitext.reading.code import Code
from bitext.reading.hazard import Hazard, quoted
from bitext.reading.html import read_tags
from bitext.reading.letters import read_letters
from bitext.reading.links import read_links
from bitext.reading.yaml import Map, Seq

MOST = 20
"""As many findings a page gets at once: more would help nobody."""

_INCLUDE = re.compile(r"-8<-|\{%|\{![^{}\n]*!\}")
_TAG = re.compile(r"<[A-Za-z/!?][^\s>]{0,20}")
_SCRIPT = re.compile(r"(?:javascript|vbscript):\S|data:[a-z]{1,20}/[a-z]|data:\S{0,40};base64", re.IGNORECASE)
_OUTSIDE = re.compile(r"(?:file:/|~?/\S|[A-Za-z]:[\\/])|.*\.\.[\\/](?!\d)", re.IGNORECASE | re.DOTALL)
"""A path that leaves its folder; `../2027` is a date."""
_SIGNS = (
    re.compile(r"[<&~\\\u0370-\u052f]"),
    re.compile(r"%[0-9A-Fa-f]{2}"),
    re.compile(
        r"/(?=\S)(?:(?<![\w:/.]/)|(?<=[\"']:/)|(?<=\.\./)(?!\d)|(?<=[A-Za-z]:/)(?<![A-Za-z][A-Za-z]:/))",
    ),
)
_SCHEME = re.compile(r":(?:(?<=script:)|(?<=data:)|(?<=file:))", re.IGNORECASE)
_END_OF_FRONT = re.compile(r"^(?:---|\.\.\.)[ ]*$", re.MULTILINE)


def screen_page(text: str, path: str, front: Map) -> list[Finding]:
    """H706 to H714 in a page. One for a line and code.

    The front matter is screened as a record and as Markdown too, which the renderer takes it for if it cannot read it.
    """
    is_plain = not front or _is_plain(text[: end.start()] if (end := _END_OF_FRONT.search(text, 3)) else text)
    values = [] if is_plain else _record_findings(front, text, path)
    said = {finding.line for finding in values}
    code = Code(text)
    readers = (
        read_tags(text, code),
        read_attributes(text, code),
        read_links(text, path, code),
        _includes(text, code),
        read_letters(text, code),
    )
    hazards = [hazard for reader in readers for hazard in islice(reader, 10 * MOST)]
    return values + [finding for finding in _findings(hazards, text, path) if finding.line not in said]


def _findings(hazards: list[Hazard], text: str, path: str) -> Iterator[Finding]:
    seen: set[tuple[int, str]] = set()
    line, counted = 1, 0
    for hazard in sorted(hazards, key=lambda hazard: hazard.at):
        line += text.count("\n", counted, hazard.at)
        counted = hazard.at
        if hazard.code == "H713" and (line, "H712") in seen:
            continue  # the same letter
        if (line, hazard.code) not in seen and len(seen) < MOST:
            seen.add((line, hazard.code))
            yield Finding(path, line, hazard.code, hazard.message, hazard.hint)


def _includes(text: str, code: Code) -> Iterator[Hazard]:
    """H711: the marks by which some renderers put in other files."""
    is_there = "-8<-" in text or "{%" in text or "{!" in text  # a tenth of the time that the pattern takes
    for match in _INCLUDE.finditer(text) if is_there else ():
        if not code.holds(match.start()):
            message = f"{quoted(match.group())} would put in another file"
            yield Hazard(match.start(), "H711", message, "write the text itself, or put it in backticks")


def screen_record(record: Map, text: str, path: str) -> list[Finding]:
    """H710, H713 and H714 in the values of a record. `text` is the file's, to find the line of what is quoted."""
    return [] if _is_plain(text) else _record_findings(record, text, path)


def _is_plain(text: str) -> bool:
    """Whether nothing stands in the text of a record without which none of its values can be a hazard.

    However a value is quoted, broken or escaped, one of these signs is there. Most records have none, and so need not
    be gone through value by value.
    """
    return not any(sign.search(text) for sign in _SIGNS) and not _SCHEME.search("".join(text.split()))


def _record_findings(record: Map, text: str, path: str) -> list[Finding]:
    lines = text.split("\n")
    found = []
    for value, line in _values(record):
        for words, hazard in _value_hazards(value):
            there = (number for number in range(line, min(line + 200, len(lines) + 1)) if words in lines[number - 1])
            found.append(Finding(path, next(there, line), hazard.code, hazard.message, hazard.hint))
    return found[:MOST]


def _values(value: Map | Seq) -> Iterator[tuple[str, int]]:
    """Every text in a record, and the line of its key."""
    entries: Iterator[tuple[Any, int]]
    if isinstance(value, Map):
        entries = ((entry, value.lines[key]) for key, entry in value.items())
        yield from ((key, value.lines[key]) for key in value)
    else:
        entries = zip(value, value.lines, strict=True)
    for entry, line in entries:
        if isinstance(entry, (Map, Seq)):
            yield from _values(entry)
        elif isinstance(entry, str):
            yield entry, line


def _value_hazards(value: str) -> Iterator[tuple[str, Hazard]]:
    """What is wrong with a value, and the words that are."""
    if tag := _TAG.search(value):
        hint = "a record is plain text; write the words without marks"
        yield tag.group(), Hazard(tag.start(), "H714", f"{quoted(tag.group())} looks like HTML", hint)
    plain = re.sub(r"[\t\n\r]", "", unquote(html.unescape(value))) if re.search("[:&%]", value) else ""
    if script := _SCRIPT.search(plain):
        message = f"{quoted(plain[script.start() : script.start() + 40])} is an address that runs a script"
        yield script.group(), Hazard(0, "H714", message, "take it out")
    if not re.search(r"\s", value) and _OUTSIDE.match(value):
        yield value, Hazard(0, "H710", f"{quoted(value)} leads out of docs/", "take it out; a record names no files")
    for hazard in read_letters(value, Code("")):
        yield value[hazard.at :].split()[0], hazard
