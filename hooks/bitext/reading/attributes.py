"""Attribute lists, `{: #p7 .lead lang=zh }`: which attributes Markdown may give to what it makes.

A list is read from its brace on as Python-Markdown's `attr_list` reads it. Where a list can stand (behind a word in
stars, at the end of a heading, a cell, a paragraph) is not looked at: every brace may begin one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from bitext.reading.code import Code
from bitext.reading.hazard import Hazard, quoted

ATTRIBUTES = {
    "align": "left|center|right",
    "dir": "ltr|rtl|auto",
    "height": r"\d{1,4}(?:px|%)?",
    "hreflang": "[A-Za-z0-9-]{1,35}",
    "lang": "[A-Za-z0-9-]{1,35}",
    "linenums": r"\d{1,4}",
    "loading": "lazy|eager",
    "rel": "[a-z]{1,20}",
    "start": r"\d{1,4}",
    "target": "_blank|_self",
    "width": r"\d{1,4}(?:px|%)?",
}
"""The attributes that may be written, with their values. Besides them, quoted texts for those in `TEXTS`."""
TEXTS = ("alt", "hl_lines", "title")
LONGEST = 300

_ALLOWED = "|".join(rf"{name}=(?:(?:{value})|\"(?:{value})\"|'(?:{value})')" for name, value in ATTRIBUTES.items())
_ALLOWED += rf"|(?:{'|'.join(TEXTS)})=(?:\"[^\"{{}}|<>\n]*\"|'[^'{{}}|<>\n]*')"
_MARK = r"#[A-Za-z0-9_:.-]+|\.[^ \t\n\"'<>&={}]*"
_WORD = r"[^ \t\n=}.#][^ \t\n=}]*+(?!=[^ \t\n=}])"
# What may stand in a list, up to where the renderer stops reading it. Without a colon words count for nothing, so
# that braces in prose are left alone.
_CLEAN, _CLEAN_OR_PROSE = (
    re.compile(rf"(?:[ \t]+|(?:{_ALLOWED}|{_MARK}{also})(?=[ \t=}}]))*+[=}}]") for also in ("", f"|{_WORD}")
)
_OPENING = re.compile(r"\{:?[ ]?#[A-Za-z][A-Za-z0-9-]*+[ ]?\}|\{(?P<colon>:?)[ \t]*")
"""A list that holds an id and nothing else, as almost every one does; or the beginning of any other."""
_TOKEN = re.compile(r"[ \t]*(?P<name>[^ \t\n=}]+)(?:=(?P<value>\"[^\"\n]*\"|'[^'\n]*'|[^ \t\n=}]+))?")


def read_attributes(text: str, code: Code) -> Iterator[Hazard]:
    """H707: an attribute that is not allowed. H712: an id with other letters than ASCII. At most one for a line."""
    line_end = last_brace = last_sign = done = -1
    for match in _OPENING.finditer(text) if "{" in text else ():
        begin = match.end()
        if match["colon"] is None or begin < done:
            continue
        if line_end < begin:
            line_end = text.find("\n", begin)
            line_end = len(text) if line_end < 0 else line_end
            last_brace = text.rfind("}", begin, line_end)
            last_sign = text.rfind("=", begin, line_end)
        is_prose = not match["colon"] and last_sign < begin and not text.startswith("#", begin)
        if last_brace < begin or is_prose:
            continue
        clean = _CLEAN if match["colon"] else _CLEAN_OR_PROSE
        end = min(last_brace + 1, begin + LONGEST)
        if not clean.match(text, begin, end) and not code.holds(match.start()):
            yield _hazard(text[match.start() : end], begin - match.start(), clean, match.start())
            done = line_end


def _hazard(words: str, begin: int, clean: re.Pattern[str], at: int) -> Hazard:
    """What is wrong with the list that `words` holds from `begin` on."""
    while match := _TOKEN.match(words, begin):
        name, value = match["name"], match["value"]
        begin = match.end()
        if clean.match(f"{match.group()}}}"):
            continue
        if value is None and name.startswith("#") and not name.isascii():
            return non_ascii_id(name[1:], at)
        if value is None:
            return Hazard(at, "H707", f"{quoted(name)} is no attribute that is allowed", "take it out of the braces")
        if name in ATTRIBUTES or name in TEXTS:
            hint = "write a plain value, a text in quotation marks"
            return Hazard(at, "H707", f"the attribute {quoted(name)} may not be {quoted(value)}", hint)
        hint = f"take it out; allowed are .class, #id, {', '.join(sorted((*ATTRIBUTES, *TEXTS)))}"
        return Hazard(at, "H707", f"the attribute {quoted(f'{name}={value}')} is not allowed", hint)
    return Hazard(at, "H707", "a list of attributes cannot be read to its end", "write fewer, or put it in backticks")


def non_ascii_id(ident: str, at: int = 0) -> Hazard:
    """H712, with the name of the letter that is not what it seems."""
    letter = next(char for char in ident if not char.isascii())
    name = unicodedata.name(letter, "a character without a name")
    message = f"the id {quoted(ident)} holds {name} (U+{ord(letter):04X})"
    return Hazard(at, "H712", message, "write it in ASCII letters, digits and hyphens")
