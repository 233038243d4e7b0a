"""A block's Markdown → the plain text a reader sees.

The result is character for character the text content of the HTML that Python-Markdown makes of the
same block (footnote numbers apart), so that a place found in the one is a place in the other. Every
quantifier that could look far ahead is bounded, so that a hostile text takes no more than linear time.
"""

from __future__ import annotations

import html
import re
from typing import NamedTuple

_ATTRIBUTES = r"(?:\{:?[^{}\n#.=]*[#.=][^{}\n]*\})?"
_TARGET = (
    r"(?:\([ ]*(?P<{0}><[^>\n]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)(?:\s+(?:\"[^\"\n]*\"|'[^'\n]*'))?[ ]*\)"
    r"|\[(?P<{0}_reference>[^\[\]\n]*)\])"
)
_LABEL = r"(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*"
_TOKEN = re.compile(
    rf"\\(?P<escaped>[\\`*_{{}}\[\]()>#+\-.!|~^=:\"'])"
    rf"|(?<!(?<!\\)`)(?P<ticks>`{{1,20}})(?P<code>.{{1,400}}?)(?<!`)(?P=ticks)(?!`){_ATTRIBUTES}"
    rf"|\[\^(?P<footnote>[^\[\]\s]+)\]"
    rf"|!\[(?P<alt>{_LABEL})\]{_TARGET.format('image')}{_ATTRIBUTES}"
    rf"|\[(?P<label>{_LABEL})\]{_TARGET.format('link')}{_ATTRIBUTES}"
    rf"|<(?P<auto>[A-Za-z][A-Za-z0-9+.\-]{{0,40}}:[^<>\s]+|[^>\s@<]+@[^<>\s]+)>"
    rf"|(?P<comment><!--.{{0,400}}?-->)"
    rf"|(?P<tag></?[A-Za-z][^<>]*>)"
    rf"|(?P<marks>\*{{1,3}}|(?<![^\W_])_{{1,3}}(?=\S)|(?<=\S)_{{1,3}}(?![^\W_])){_ATTRIBUTES}"
    rf"|(?P<entity>&(?:\#\d{{1,7}}|\#[xX][0-9a-fA-F]{{1,6}}|\w{{1,32}});)",
    re.DOTALL,
)
_SPECIAL = re.compile(r"[\\`*_\[<&]")


class Inline(NamedTuple):
    """Plain text, and what in it is not prose.

    `kept` are spans (start, end) of the text inside code or a link: no term is marked there; `code` are those of
    them that are code or an address, which say nothing that the other language must say too. `links` are the targets
    of links and images in order, `footnotes` the names referred to, `tags` the raw HTML.
    """

    text: str
    kept: tuple[tuple[int, int], ...] = ()
    code: tuple[tuple[int, int], ...] = ()
    links: tuple[str, ...] = ()
    footnotes: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


def read_inline(source: str) -> Inline:
    """The plain text of a block's Markdown source."""
    if not _SPECIAL.search(source):
        return Inline(source)
    reader = _Reader()
    reader.read(source)
    return Inline(
        text="".join(reader.out),
        kept=tuple(reader.kept),
        code=tuple(reader.code),
        links=tuple(reader.links),
        footnotes=tuple(reader.footnotes),
        tags=tuple(reader.tags),
    )


class _Reader:
    def __init__(self) -> None:
        self.out: list[str] = []
        self.length = 0
        self.kept: list[tuple[int, int]] = []
        self.code: list[tuple[int, int]] = []
        self.links: list[str] = []
        self.footnotes: list[str] = []
        self.tags: list[str] = []

    def read(self, source: str) -> None:
        position = 0
        tokens = list(_TOKEN.finditer(source))
        paired = _paired(tokens)
        for number, match in enumerate(tokens):
            self._add(source[position : match.start()])
            position = match.end()
            if match["escaped"]:
                self._add(match["escaped"])
            elif match["code"] is not None:
                self._keep(match["code"].strip())
                self.code.append(self.kept[-1])
            elif match["footnote"]:
                self.footnotes.append(match["footnote"])
            elif match["alt"] is not None:
                self.links.append(_address(match["image"]))
            elif match["label"] is not None:
                start = self.length
                self.read(match["label"])  # in which but one more label can stand
                self.kept.append((start, self.length))
                if match["link"] is not None:
                    self.links.append(_address(match["link"]))
            elif match["auto"]:
                self._keep(match["auto"])
                self.code.append(self.kept[-1])
                self.links.append(match["auto"])
            elif match["tag"]:
                self.tags.append(match["tag"])
            elif match["entity"]:
                self._add(html.unescape(match["entity"]))
            elif match["marks"] and number not in paired:
                self._add(match["marks"])
        self._add(source[position:])

    def _add(self, text: str) -> None:
        self.out.append(text)
        self.length += len(text)

    def _keep(self, text: str) -> None:
        start = self.length
        self._add(text)
        self.kept.append((start, self.length))


def _address(target: str | None) -> str:
    target = target or ""
    return target[1:-1] if target.startswith("<") else target


def _paired(tokens: list[re.Match[str]]) -> set[int]:
    """Which emphasis marks have a partner: one before, at the beginning of a word, and one after, at an end.

    A star that stands alone is a star.
    """
    paired: set[int] = set()
    open_marks: list[int] = []
    for number, match in enumerate(tokens):
        marks = match["marks"]
        if not marks:
            continue
        before, after = match.string[match.start() - 1 : match.start()], match.string[match.end() : match.end() + 1]
        at = next((one for one in reversed(open_marks) if tokens[one]["marks"] == marks), None)
        if at is not None and before and not before.isspace():
            del open_marks[open_marks.index(at) :]
            paired.update((at, number))
        elif after and not after.isspace():
            open_marks.append(number)
    return paired
