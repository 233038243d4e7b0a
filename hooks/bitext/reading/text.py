"""Bytes on disk → text that is safe to read on."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from bitext.findings import Finding

MAX_BYTES = 1_000_000
"""A contributor's page is some kilobytes; past this a file is a mistake or an attack."""
MAX_PARAGRAPH = 50_000
"""As many characters of a page may stand between two blank lines: what compares all of a paragraph's dates, figures
and terms with each other takes time in proportion to their square."""

# Nothing that a reader cannot see may change what a text says or which words are found in it. So besides control
# characters and those that turn the direction of writing, all that have no width are refused: zero-width spaces and
# joiners, the soft hyphen, a byte order mark within the text (the one at its beginning is dropped), fillers and tags.
# Neither English nor Chinese needs them: where a line may break is the browser's business. Variation selectors are
# let through, for they choose between the forms of one Chinese character.
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_NO_WIDTH = "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200d\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0"
_CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufff0-\ufffc\ufffe\uffff"
_FORBIDDEN = re.compile(f"[{_CONTROL}{_BIDI}{_NO_WIDTH}\U000e0000-\U000e00ff]")
_LOST = "\ufffd"
_AMISS = re.compile(f"{_FORBIDDEN.pattern}|{_LOST}")
_MOST = 20
"""Findings that are given of one file's characters."""


def read_text(file: Path, path: str, *, is_page: bool = False) -> tuple[str, list[Finding]]:
    """The text of `file` with `\\n` line ends, and what is wrong with it.

    It is "" where it cannot be read on. Invisible characters are left out of it, so that nothing else seems amiss.
    `path` is the name used in findings. Codes: H701 too large, or a page with too long a paragraph, H702 not
    UTF-8 or with characters that were lost for that reason, H703 an invisible character, H704 cannot be read.
    """
    try:
        with file.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        return "", [Finding(path, 1, "H704", f"cannot be read ({error.strerror})", "check the file's permissions")]
    if len(data) > MAX_BYTES:
        return "", [Finding(path, 1, "H701", f"is larger than {MAX_BYTES:,} bytes", "split it or take it out")]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return "", [
            Finding(path, line, "H702", f"byte 0x{data[error.start]:02x} is not UTF-8", "save the file as UTF-8")
        ]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    found = []
    for match in islice(_AMISS.finditer(text), _MOST):
        line = text.count("\n", 0, match.start()) + 1
        if match.group() == _LOST:
            message = f"holds {_name(_LOST)} where a character was lost"
            found.append(Finding(path, line, "H702", message, "write the character that belongs there"))
        else:
            message = f"holds the invisible character {_name(match.group())}"
            found.append(Finding(path, line, "H703", message, "delete it; it can hide what a text says"))
    long = list(_long_paragraphs(text, path)) if is_page and len(text) > MAX_PARAGRAPH else []
    if found:
        text = _FORBIDDEN.sub("", text)
    return "" if long else text, [*found, *long][:_MOST]


def _name(char: str) -> str:
    name = unicodedata.name(char, "")
    return f"U+{ord(char):04X}{name and f' ({name})'}"


def _long_paragraphs(text: str, path: str) -> Iterator[Finding]:
    line = 1
    for part in text.split("\n\n"):
        if len(part) > MAX_PARAGRAPH:
            message = f"holds a paragraph of more than {MAX_PARAGRAPH:,} characters"
            yield Finding(path, line, "H701", message, "divide it by blank lines")
        line += part.count("\n") + 2
