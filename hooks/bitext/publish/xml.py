"""XML documents as bytes: what TMX, TBX, Atom and the sitemap are written with."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def element(parent: ET.Element | None, tag: str, text: str = "", **attributes: str) -> ET.Element:
    """A new element, the last child of its parent. A trailing underscore in a name is dropped (`type_`)."""
    values = {name.rstrip("_"): clean(value) for name, value in attributes.items()}
    made = ET.Element(tag, values) if parent is None else ET.SubElement(parent, tag, values)
    made.text = clean(text) or None
    return made


def clean(text: str) -> str:
    """The text without the characters that XML cannot hold, not even escaped."""
    return _NO_XML.sub("\ufffd", text)


def escaped(text: str) -> str:
    """The text as it stands between two tags."""
    return escape(clean(text))


def xml_bytes(root: ET.Element, doctype: str = "") -> bytes:
    """The document, indented, in UTF-8."""
    ET.indent(root)
    head = f'<?xml version="1.0" encoding="utf-8"?>\n{doctype}'
    return f"{head}{ET.tostring(root, encoding='unicode')}\n".encode()
