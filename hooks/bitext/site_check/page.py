"""What a file of the built site refers to, and what else of a page the rules ask about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from bitext.site_check.scanner import Tag, tags
from bitext.site_check.sheet import sheet_addresses

Role = Literal["link", "request", "base"]


class Target(NamedTuple):
    """Where an address leads.

    `file`: `name` is the file that a server answers with; `missing`: there is none at the path `name`;
    `foreign`: to the host `name`; `code`: `name:` would be run; `other`: anything else, such as mailto:.
    """

    kind: Literal["file", "missing", "foreign", "code", "other"]
    name: str
    fragment: str = ""


_UNKNOWN = Target("other", "")


@dataclass(slots=True)
class Reference:
    """An address as it stands in a file.

    A `link` is followed by readers, a `request` made by the browser; a `base` is that of the other addresses.
    """

    line: int
    what: str
    """The tag that bears it, or what else does; for messages."""
    address: str
    role: Role
    hreflang: str = ""
    target: Target = _UNKNOWN
    """Filled in once the whole site has been read."""


@dataclass(slots=True)
class Source:
    """A file, by its path in the site, and all that it refers to."""

    path: str
    references: list[Reference] = field(default_factory=list)


@dataclass(slots=True)
class Page(Source):
    """An HTML file."""

    whole: bool = False
    """Whether it is a page and not a fragment, such as the file by which a search engine knows a site's owner."""
    hidden: bool = False
    """Whether it asks not to be indexed, or sends its reader elsewhere."""
    line: int = 1
    """Where <html> stands."""
    language: str = ""
    """Its `lang`."""
    canonical: tuple[int, str] | None = None
    base: Reference | None = None
    ids: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    """What <a name> gives a name to, the old way."""
    repeated_ids: list[tuple[int, str]] = field(default_factory=list)
    alternates: list[Reference] = field(default_factory=list)
    """Its <link rel="alternate" hreflang>; they are among the references, too."""
    crossings: list[tuple[str, Reference]] = field(default_factory=list)
    """The margin links to other languages, each with the paragraph it stands at; among the references, too."""
    inline_scripts: list[tuple[int, str]] = field(default_factory=list)
    handlers: list[tuple[int, str]] = field(default_factory=list)
    without_alt: list[tuple[int, str]] = field(default_factory=list)

    @property
    def listed(self) -> bool:
        """Whether it is one of the pages that are meant to be found, in every language."""
        return self.whole and not self.hidden and self.path != "404.html"

    def has(self, fragment: str) -> bool:
        """Whether a fragment leads to something."""
        return fragment in self.ids or fragment in self.names or fragment.lower() == "top"


# Of what a <link> may be, that which a browser fetches or prepares to fetch.
_FETCHED = {
    *("stylesheet", "manifest", "icon", "mask-icon"),
    *("apple-touch-icon", "apple-touch-icon-precomposed", "apple-touch-startup-image"),
    *("preload", "modulepreload", "prefetch", "prerender", "preconnect", "dns-prefetch"),
}
_FETCHED_BY_HREF = {"image", "use", "feimage"}
_HREFS = {"href", "xlink:href"}
_LINKS = {"action", "formaction"}
_REQUESTS = {"src", "poster", "background"}
_SETS = {"srcset", "imagesrcset"}
_REFERRING = _HREFS | _LINKS | _REQUESTS | _SETS | {"data", "ping", "style"}

# Scripts of any other type are data, which a browser does not run.
_RUN_TYPES = {"", "module", "text/javascript", "application/javascript", "text/ecmascript", "application/ecmascript"}
_SET_ENTRY = re.compile(r"[\s,]*+(\S*[^\s,])(?:,|\s[^,]*)?")
_REFRESH = re.compile(r"[\d.\s]*+[;,]?\s*+(?:url\s*+=\s*+)?['\"]?([^'\"]*+)", re.IGNORECASE)


def read_page(path: str, text: str) -> Page:
    """The facts of an HTML file; nothing is judged here."""
    page = Page(path)
    paragraph = ""
    for tag in tags(text):
        attributes = tag.attributes
        for key in attributes:
            if key.startswith("on"):
                page.handlers.append((tag.line, key))
        if ident := attributes.get("id"):
            if ident in page.ids:
                page.repeated_ids.append((tag.line, ident))
            page.ids.add(ident)
        found = list(_references(tag)) if not _REFERRING.isdisjoint(attributes) else []
        page.references += found
        match tag.name:
            case "a":
                classes = attributes.get("class", "").split()
                if "name" in attributes:
                    page.names.add(attributes["name"])
                if "bt-number" in classes:
                    paragraph = attributes.get("href", "").removeprefix("#")
                elif "bt-other" in classes:
                    page.crossings += [(paragraph, reference) for reference in found[:1]]
            case "img":
                if "alt" not in attributes:
                    page.without_alt.append((tag.line, attributes.get("src", "")))
            case "script":
                runs = attributes.get("type", "").strip().lower() in _RUN_TYPES
                if runs and "src" not in attributes and tag.text.strip():
                    page.inline_scripts.append((tag.line, tag.text))
            case "style":
                page.references += _in_style(tag.line, tag.text)
            case "html":
                page.whole, page.line, page.language = True, tag.line, attributes.get("lang", "").strip()
            case "base":
                page.base = page.base or next(iter(found), None)
            case "link":
                relations = attributes.get("rel", "").lower().split()
                if "canonical" in relations:
                    page.canonical = page.canonical or (tag.line, attributes.get("href", ""))
                if "alternate" in relations:
                    page.alternates += [reference for reference in found if reference.hreflang]
            case "meta":
                _meta(page, tag)
    return page


def _references(tag: Tag) -> Iterator[Reference]:
    """The addresses in a tag."""
    line, what, attributes = tag.line, f"<{tag.name}>", tag.attributes
    for key, value in attributes.items():
        if key in _HREFS:
            relations = attributes.get("rel", "").lower().split() if tag.name == "link" else []
            if "canonical" not in relations:
                yield Reference(line, what, value, _role(tag.name, relations), attributes.get("hreflang", ""))
        elif key in _LINKS:
            yield Reference(line, what, value, "link")
        elif key in _REQUESTS or (key == "data" and tag.name == "object"):
            yield Reference(line, what, value, "request")
        elif key in _SETS:
            for match in _SET_ENTRY.finditer(value):
                yield Reference(line, what, match[1], "request")
        elif key == "ping":
            for address in value.split():
                yield Reference(line, what, address, "request")
        elif key == "style":
            yield from _in_style(line, value)
        elif key == "data-md-component" and value == "source":
            # Material's script asks the repository's host how many stars it has.
            repository = attributes.get("href", "")
            if "github.com" in repository or "gitlab" in repository:
                yield Reference(line, "the theme's count of stars", repository, "request")


def _role(name: str, relations: list[str]) -> Role:
    """What the `href` of a tag is for."""
    if name == "base":
        return "base"
    return "request" if name in _FETCHED_BY_HREF or not _FETCHED.isdisjoint(relations) else "link"


def _meta(page: Page, tag: Tag) -> None:
    """Pages that send their reader on or do not want to be found; addresses told to social networks."""
    content = tag.attributes.get("content", "").strip()
    if tag.attributes.get("http-equiv", "").lower() == "refresh":
        page.hidden = True
        match = _REFRESH.match(content)
        if match and match[1]:
            page.references.append(Reference(tag.line, "<meta>", match[1], "request"))
    elif tag.attributes.get("name", "").lower() == "robots":
        page.hidden = page.hidden or "noindex" in content.lower()
    elif content.startswith(("http://", "https://")):
        page.references.append(Reference(tag.line, "<meta>", content, "link"))


def _in_style(line: int, text: str) -> Iterator[Reference]:
    for below, address in sheet_addresses(text):
        yield Reference(line + below - 1, "a style", address, "request")
