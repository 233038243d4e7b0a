"""Where links and images lead: which addresses a page may hold.

An address is taken as a browser might take it at worst: character references and percent signs undone, white
space and control characters dropped. It may be a path within docs/, a place on the page, `https:`, `http:` or
`mailto:`. An image must be a file in docs/: no page may make a reader's browser ask another host.
"""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote

from bitext.reading.code import Code
from bitext.reading.hazard import Hazard, quoted

SCHEMES = ("http", "https", "mailto")
LONGEST = 300
"""As many characters are looked at to find out what a reference means; more are refused."""

_BRACKET = re.compile(r"\\[^\n]|!?\[|\](?P<address>\()?|\n[ \t]*\n")
_ADDRESS = re.compile(r"[\s<>]*([^()\[\]\"']*)")
# The renderer looks for definitions before it looks for code or backslashes; so does this.
_DEFINITION = re.compile(r"\[(?!\^)(?P<label>[^\[\]]*)\]:(?=[ \t]*\n?[ \t>]*(?P<address>(?:(?!\]:)\S)+))")
_REFERENCE = re.compile(r"\s?\[")
_PLAIN_LINK = re.compile(r"(?<!!)\[[^\[\]\\`]*\Z")
_DROPPED = re.compile(r"[\x00-\x20\x7f-\xa0<>`]")


def read_links(text: str, path: str, code: Code) -> Iterator[Hazard]:
    """H708 to H710: every link, image and definition that leads where none may lead. `path` is the page's."""
    elsewhere: set[str] = set()  # labels of the definitions that lead to other hosts
    for match in _DEFINITION.finditer(text) if "]:" in text else ():
        address = match["address"]
        if code.holds(match.start()) or _plain(address).endswith(":"):
            continue  # the second is prose: "[He]: yes"
        if hazard := address_hazard(address, path, match.start("address")):
            yield hazard
        elif address_hazard(address, path, is_image=True):
            elsewhere.add(_label(match["label"]))
    if elsewhere or "](" in text:
        yield from _links(text, path, code, elsewhere)


def _links(text: str, path: str, code: Code, elsewhere: set[str]) -> Iterator[Hazard]:
    opened: list[int] = []
    for match in _BRACKET.finditer(text):
        at, token = match.start(), match.group()
        if token[0] == "\n":
            opened.clear()
        elif token[0] == "\\" or code.holds(at):
            continue
        elif token[-1] == "[":
            opened.append(at)
            if token[0] == "!" and elsewhere and code.is_doubtful(at):
                yield _image_elsewhere("by reference", at)
        else:
            opening = opened.pop() if opened else at
            is_image = text[opening] == "!"
            if is_image and elsewhere and _may_mean(elsewhere, text, opening + 2, at):
                yield _image_elsewhere("by reference", opening)
            found = _ADDRESS.match(text, match.end()) if match["address"] else None
            if found:
                is_doubtful = code.is_doubtful(at)
                hazard = address_hazard(found[1], path, at, is_image=is_image or is_doubtful)
                # Where code is in doubt so are the brackets, but for those of a plain link, which answer each other.
                if hazard and not (
                    is_doubtful and hazard.code == "H709" and _PLAIN_LINK.search(text, max(0, at - 200), at)
                ):
                    yield hazard


def _may_mean(labels: set[str], text: str, start: int, end: int) -> bool:
    """Whether what stands between these two places, or between the brackets behind, is one of the labels."""
    spans = [(start, end)]
    if match := _REFERENCE.match(text, end + 1):
        spans.append((match.end(), text.find("]", match.end(), match.end() + LONGEST)))
    return any(not 0 <= b - a < LONGEST or _label(text[a:b]) in labels for a, b in spans)


def _label(words: str) -> str:
    return "".join(words.split()).casefold()


def address_hazard(address: str, path: str, at: int = 0, *, is_image: bool = False) -> Hazard | None:
    """What is wrong with an address written on the page at `path`, if anything."""
    plain = _plain(address)
    head = re.split(r"[/?#]", plain, maxsplit=1)[0]
    scheme, colon, _ = unquote(head).partition(":")
    scheme = scheme.casefold()
    if colon and (scheme == "file" or len(scheme) == 1):
        return Hazard(at, "H710", f"{quoted(address)} leads to a file outside docs/", "link to a page in docs/")
    if colon and (scheme not in SCHEMES or ":" not in head or (is_image and scheme == "mailto")):
        hint = "link to a page in docs/, or by https:, http: or mailto:"
        return Hazard(at, "H708", f"{quoted(address)} is no address that a page may lead to", hint)
    if colon or plain.startswith("//"):
        return _image_elsewhere(quoted(address), at) if is_image else None
    target = unquote(re.split(r"[?#]", plain, maxsplit=1)[0])
    place = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
    if target and place != "docs" and not place.startswith("docs/"):
        hint = "write the way from this page to a file within docs/"
        return Hazard(at, "H710", f"{quoted(address)} leads out of docs/", hint)
    return None


def _image_elsewhere(which: str, at: int) -> Hazard:
    hint = "put the file into docs/ and show it from there, or write a link"
    return Hazard(at, "H709", f"an image from another host: {which}", hint)


def _plain(address: str) -> str:
    """An address with nothing hidden in it."""
    for _ in range(3 if "&" in address else 0):
        address = html.unescape(address)
    return _DROPPED.sub("", address).replace("\\", "/")
