"""Where everything is published. The one place that knows the shape of the site's addresses.

Paths are relative to the site's root, without a leading slash, and end in one. The first language stands at
the root, the others below their code.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Addresses:
    """Addresses of a site whose first language is `default`; `base` is the site's own address or ""."""

    default: str
    base: str = ""

    def page(self, language: str, name: str) -> str:
        """The path of a page; `name` is its file below the language's folder, without `.md`."""
        name = name.removesuffix("index").removesuffix("/")
        path = f"{name}/" if name else ""
        return path if language == self.default else f"{language}/{path}"

    def document(self, language: str, document: str, paragraph: str = "") -> str:
        return _fragment(self.page(language, f"documents/{document}"), paragraph)

    def parallel(self, language: str, document: str, paragraph: str = "") -> str:
        """Both languages side by side."""
        return _fragment(self.page(language, f"documents/{document}/parallel"), paragraph)

    def cards(self, language: str, document: str) -> str:
        """What the links in a document's text lead to, in short."""
        return f"{self.document(language, document)}cards.json"

    def search_index(self) -> str:
        """What the search reads first; the rest lies in a folder beside it."""
        return f"{self.page(self.default, 'search')}index.json"

    def term(self, language: str, term: str) -> str:
        return self.page(language, f"glossary/{term}")

    def event(self, language: str, event: str) -> str:
        return _fragment(self.page(language, "timeline"), f"event-{event}")

    def figure(self, language: str, quantity: str) -> str:
        return _fragment(self.page(language, "figures"), quantity)

    def absolute(self, path: str) -> str:
        """The full address, where the site knows its own; else the path from the root."""
        return f"{self.base.rstrip('/')}/{path}"


def relative(path: str, start: str) -> str:
    """How a page at `start` links to `path`; both are paths from the root."""
    target, hash_mark, fragment = path.partition("#")
    here = start.partition("#")[0]
    if target == here and fragment:
        return f"#{fragment}"
    way = posixpath.relpath(f"/{target}", f"/{here}")
    if target.endswith("/") or not target:
        way = f"{way}/"
    return f"{way}{hash_mark}{fragment}"


def _fragment(path: str, ident: str) -> str:
    return f"{path}#{ident}" if ident else path
