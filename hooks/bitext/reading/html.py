"""Raw HTML in Markdown. This is the one place that says which of it is allowed.

Allowed are the inline elements in `ELEMENTS`, mostly those that Markdown has no marks for (ruby, superscripts,
keys, a change of language). They may have `lang`, `dir` and `title` and no other attribute, so that no style, no
handler and no address can be in them. A comment may stand alone on a line. Everything else that a browser might
take for a tag is refused, whether it is well formed or not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bitext.reading.code import Code
from bitext.reading.hazard import Hazard, quoted

ELEMENTS = (
    *("abbr", "b", "bdi", "bdo", "br", "cite", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "rp", "rt", "ruby"),
    *("s", "samp", "small", "span", "strong", "sub", "sup", "u", "var", "wbr"),
)

_WORD = r"""(?:"[A-Za-z0-9-]{1,35}"|'[A-Za-z0-9-]{1,35}'|[A-Za-z0-9-]{1,35})"""
_HARMLESS = re.compile(
    rf"</?(?:{'|'.join(ELEMENTS)})(?:[ ]+(?:(?:lang|dir)={_WORD}|title=\"[^\"<>{{}}=`\n]*\"))*[ ]*/?>"
    r"|<https?://[^\s<>\"'`{}]+>"
    r"|<(?:mailto:)?[^\s<>\"'`@/:{}]+@[^\s<>\"'`@{}]+>",
    re.IGNORECASE,
)
"""An allowed tag, or the address of a page or a person between angle brackets."""
_COMMENT = re.compile(r"<!--(?:[^-<>{}\[\]`\n]|-(?!-))*-->[ \t]*(?:\n|\Z)")
_OPENING = re.compile(r"<(?=[A-Za-z/!?])")
_NAME = re.compile(r"</?([A-Za-z][^\s<>/\"'=`]{0,60})")
_ATTRIBUTE = re.compile(r"[\s/\"']([^\s<>/\"'=`]{1,40})\s*=")
_INSTEAD = {
    "a": "write [words](address)",
    "img": "write ![what it shows](file)",
    "code": "put it between backticks",
    "pre": "put it between two lines of ```",
}


def read_tags(text: str, code: Code) -> Iterator[Hazard]:
    """H706 to H708: every tag that is not allowed; a closing one only where no opening one of its name was found."""
    named: set[str] = set()
    bracket = blank = 0
    for match in _OPENING.finditer(text) if "<" in text else ():
        at = match.start()
        if code.holds(at) or _HARMLESS.match(text, at) or (_COMMENT.match(text, at) and _begins_line(text, at)):
            continue
        bracket = bracket if bracket >= at else _find(text, ">", at)
        blank = blank if blank >= at else _find(text, "\n\n", at)
        if bracket > blank and not _begins_line(text, at):
            continue  # nothing closes it: a sign for "less than", as in a<b
        name = _NAME.match(text, at)
        tag = name[1].casefold() if name else ""
        if text[at + 1] != "/" or tag not in named:
            yield _hazard(text, at, tag)
        named.add(tag)


def _find(text: str, what: str, at: int) -> int:
    found = text.find(what, at)
    return len(text) + (what == ">") if found < 0 else found


def _begins_line(text: str, at: int) -> bool:
    """Whether nothing but white space stands before it on its line (or may: four blanks are not looked beyond)."""
    return not text[max(0, at - 4) : at].rpartition("\n")[2].strip()


def _hazard(text: str, at: int, tag: str) -> Hazard:
    shown = text[at : at + 40].partition(">")[0]
    if shown.startswith("<!--"):
        return Hazard(at, "H706", "raw HTML: a comment among words", "let it stand alone on a line, or take it out")
    if not tag:
        return Hazard(at, "H706", f"raw HTML: {quoted(f'{shown}>')}", "take it out, or put it in backticks")
    if ":" in tag:
        hint = "link to a page by https://, or put it in backticks"
        return Hazard(at, "H708", f"{quoted(f'<{tag}')} is no address that a page may lead to", hint)
    if tag in ELEMENTS:
        names = _ATTRIBUTE.findall(text[at : at + 400].partition(">")[0])
        name = next((name for name in names if name.casefold() not in ("lang", "dir", "title")), "")
        what = f"the attribute {quoted(name)}, which" if name else "something that"
        return Hazard(at, "H707", f"<{tag}> has {what} is not allowed", 'write lang="…", dir="…", title="…" or nothing')
    hint = _INSTEAD.get(tag, "take it out; to show it, put it in backticks or between two lines of ```")
    return Hazard(at, "H706", f"raw HTML: {quoted(f'<{tag}>')}", hint)
