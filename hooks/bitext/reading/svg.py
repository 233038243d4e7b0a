"""SVG images: a picture may be no program, and fetch nothing.

The file is read by an XML parser, so nothing depends on how it is written.
"""

from __future__ import annotations

import re
from xml.parsers import expat

from bitext.reading.hazard import quoted

_ACTIVE = ("script", "foreignobject", "iframe", "embed", "object", "handler", "listener", "audio", "video")
_FETCHES = re.compile(r"@import|url\(\s*[\"']?(?![\s\"'#])|(?:java|vb)script:", re.IGNORECASE)
_RASTER = re.compile(r"data:image/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]*")


def active_content(text: str) -> tuple[int, str] | None:
    """Where an SVG file is more than a picture: the line, and what stands there. None for a mere picture."""
    reader = _Reader()
    try:
        reader.parser.Parse(text.encode(), True)
    except _ActiveError as found:
        return reader.parser.CurrentLineNumber, str(found)
    except expat.ExpatError as error:
        return error.lineno, f"no XML ({expat.ErrorString(error.code)})"
    return None


class _ActiveError(Exception):
    """What was found; reading ends there."""


class _Reader:
    def __init__(self) -> None:
        self.parser = expat.ParserCreate("utf-8", " ")
        self.parser.buffer_text = True
        self.parser.XmlDeclHandler = self._declaration
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.ProcessingInstructionHandler = self._instruction
        self.parser.StartElementHandler = self._start
        self.parser.CharacterDataHandler = self._words
        self.element = ""

    def _declaration(self, version: str, encoding: str | None, standalone: int) -> None:
        if encoding and encoding.casefold() != "utf-8":
            raise _ActiveError(f"the encoding {quoted(encoding)}")

    def _doctype(self, name: str, *more: object) -> None:
        raise _ActiveError("a DOCTYPE")

    def _instruction(self, target: str, data: str) -> None:
        raise _ActiveError(f"the instruction {quoted(f'<?{target}')}")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, self.element = name.rpartition(" ")
        if self.element.casefold() in _ACTIVE or namespace.endswith("/xhtml"):
            raise _ActiveError(quoted(f"<{self.element}>"))
        for full_name, value in attributes.items():
            attribute = full_name.rpartition(" ")[2].casefold()
            is_address = attribute in ("href", "src")
            if (
                attribute.startswith("on")
                or (is_address and not value.startswith("#") and not _RASTER.fullmatch(value))
                or (attribute == "attributename" and value.casefold().endswith("href"))
                or (attribute == "style" and "\\" in value)
                or _FETCHES.search("".join(value.split()))
            ):
                raise _ActiveError(quoted(f"{attribute}={value}"))

    def _words(self, words: str) -> None:
        if self.element == "style" and ("\\" in words or _FETCHES.search(words)):
            raise _ActiveError("a style that fetches something")
