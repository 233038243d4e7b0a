"""What could do harm in a rendered page, whatever the check says: a browser's view of it."""

from __future__ import annotations

import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import markdown
from mkdocs.config import load_config

from bitext.reading.html import ELEMENTS

ROOT = Path(__file__).parent.parent
MADE_BY_MARKDOWN = (
    *("a", "blockquote", "code", "div", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "img", "li", "ol", "p", "pre"),
    *("table", "tbody", "td", "th", "thead", "tr", "ul"),
)
ATTRIBUTES = (
    *("align", "alt", "class", "dir", "height", "href", "hreflang", "id", "lang", "linenums", "hl_lines", "loading"),
    *("name", "rel", "src", "start", "style", "target", "title", "width"),
)


@cache
def _extensions() -> dict[str, Any]:
    config = load_config(str(ROOT / "mkdocs.yml"))
    return {"extensions": config["markdown_extensions"], "extension_configs": config["mdx_configs"]}


def render(text: str) -> str:
    """Markdown as our site renders it."""
    return markdown.Markdown(**_extensions()).convert(text)


def dangers(html: str) -> list[str]:
    """Every tag, attribute and address in a page that should not be there."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in (*MADE_BY_MARKDOWN, *ELEMENTS):
            self.found.append(f"<{tag}>")
        for name, value in attrs:
            if (
                (name not in ATTRIBUTES and value is not None)
                or (name == "style" and not re.fullmatch(r"text-align: (?:left|right|center);", value or ""))
                or (name in ("href", "src") and _is_dangerous(value or "", name))
            ):
                self.found.append(f"{name}={value}")

    handle_startendtag = handle_starttag

    def handle_endtag(self, tag: str) -> None:
        if tag not in (*MADE_BY_MARKDOWN, *ELEMENTS):
            self.found.append(f"</{tag}>")

    def handle_decl(self, decl: str) -> None:
        self.found.append(f"<!{decl}>")

    def handle_pi(self, data: str) -> None:
        self.found.append(f"<?{data}>")

    def unknown_decl(self, data: str) -> None:
        self.found.append(f"<![{data}>")


def _is_dangerous(address: str, attribute: str) -> bool:
    """As a browser reads it: white space within does not count, and a backslash is a slash."""
    address = re.sub(r"[\x00-\x20]", "", address).replace("\\", "/")
    scheme = re.match(r"([a-z][a-z0-9+.-]*):", address, re.IGNORECASE)
    if attribute == "src":
        return bool(scheme) or address.startswith("//")
    return bool(scheme) and scheme[1].lower() not in ("http", "https", "mailto")  # type: ignore[index]
