"""The addresses in the files that are not for reading: manifests, feeds, data, the sitemap."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from bitext.site_check.page import Reference
from bitext.site_check.scanner import tags


@dataclass(slots=True)
class SitemapEntry:
    """An address in the sitemap, with its alternates in other languages."""

    location: Reference
    alternates: list[Reference] = field(default_factory=list)


def read_sitemap(text: str) -> list[SitemapEntry]:
    """The entries of a sitemap, or of an index of sitemaps."""
    entries: list[SitemapEntry] = []
    for tag in tags(text):
        if tag.name == "loc":
            address = html.unescape(text[tag.end : text.find("<", tag.end)]).strip()
            entries.append(SitemapEntry(Reference(tag.line, "<loc>", address, "link")))
        elif tag.name.endswith(":link") and entries:
            address, hreflang = tag.attributes.get("href", ""), tag.attributes.get("hreflang", "")
            entries[-1].alternates.append(Reference(tag.line, "<xhtml:link>", address, "link", hreflang))
    return entries


def read_manifest(text: str) -> list[Reference]:
    """What a web app manifest refers to. Raises ValueError for what is not JSON."""
    found = []
    for key, address in _members(json.loads(text)):
        if key in ("src", "start_url", "url") and isinstance(address, str):
            line = 1 + text.count("\n", 0, max(0, text.find(f'"{address}"')))
            found.append(Reference(line, f'"{key}"', address, "request" if key == "src" else "link"))
    return found


def _members(value: object) -> Iterator[tuple[str, object]]:
    """Every member of every object in a JSON value."""
    waiting = [value]
    while waiting:
        match waiting.pop():
            case dict() as members:
                yield from members.items()
                waiting.extend(members.values())
            case list() as items:
                waiting.extend(items)


def read_data(text: str, base: str) -> Iterator[Reference]:
    """The full addresses of this site in a data file: a whole JSON string, XML attribute or text, or Markdown link."""
    line, counted = 1, 0
    for match in re.finditer(rf"""(?<=["'<>(]){re.escape(base)}[^\s"'<>()\\]*+(?=["'<>)])""", text):
        line += text.count("\n", counted, match.start())
        counted = match.start()
        yield Reference(line, "an address", html.unescape(match[0]), "link")
