"""Where everything is published. The one place that knows the shape of the site's addresses.

Paths are relative to the site's root, without a leading slash, and end in one. The first language stands at
the root, the others below their code.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import urlencode


@dataclass(frozen=True, slots=True)
class Addresses:
    """Addresses of a site whose first language is `default`; `base` is the site's own address or "".

    `repository` is where its texts are kept and mended, on GitHub or a forge with the same addresses, or "".
    """

    default: str
    base: str = ""
    repository: str = ""
    held: Mapping[str, str] = field(default_factory=dict, compare=False)
    """By an entry's address on the page of its list (`timeline#event-x`): the name of the page that holds it instead,
    where the list is too long for one page."""
    divided: frozenset[str] = frozenset()
    """The names of the pages of such lists."""

    def page(self, language: str, name: str) -> str:
        """The path of a page; `name` is its file below the language's folder, without `.md`."""
        name = "" if name == "index" else name.removesuffix("/index")
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

    def copy(self, language: str, name: str) -> str:
        """A page's Markdown copy; `name` as for `page`."""
        return f"{self.page(language, name)}index.md"

    def term(self, language: str, term: str) -> str:
        return self.page(language, f"glossary/{term}")

    def event(self, language: str, event: str) -> str:
        return self._in_list(language, "timeline", f"event-{event}")

    def figure(self, language: str, quantity: str) -> str:
        return self._in_list(language, "figures", quantity)

    def _in_list(self, language: str, name: str, ident: str) -> str:
        return _fragment(self.page(language, self.held.get(f"{name}#{ident}", name)), ident)

    def correction(self, language: str, name: str, paragraph: str = "") -> str:
        """The form for a correction, with what is known already filled in; "" without a repository.

        The keys are the ids of the fields of `.github/ISSUE_TEMPLATE/correction.yml`. `name` is a document's or, where
        it is none, a page's.
        """
        if not self.repository:
            return ""
        place = f"{name} {paragraph}".rstrip()
        known = {
            "template": "correction.yml",
            "title": f"[correction] {place} ({language})",
            "document": name,
            "paragraph": paragraph,
            "language": language,
        }
        return f"{self.repository}/issues/new?{urlencode({key: value for key, value in known.items() if value})}"

    def source(self, path: str) -> str:
        """Where a file of the repository can be edited; "" without a repository."""
        return f"{self.repository}/edit/main/{path}" if self.repository else ""

    def absolute(self, path: str) -> str:
        """The full address, where the site knows its own; else the path from the root."""
        return f"{self.base.rstrip('/')}/{path}"


def relative(path: str, start: str) -> str:
    """How a page at `start` links to `path`; both are paths from the root."""
    target, hash_mark, fragment = path.partition("#")
    here = start.partition("#")[0]
    if target == here and fragment:
        return f"#{fragment}"
    return f"{_way(target, here)}{hash_mark}{fragment}"


@lru_cache(maxsize=4096)
def _way(target: str, here: str) -> str:
    """As posixpath.relpath would have it; a page asks for the same few hundreds of times, and paths are in order."""
    there, base = target.split("/"), here.split("/")[:-1]
    shared = 0
    while shared < len(base) and shared < len(there) - 1 and there[shared] == base[shared]:
        shared += 1
    return "../" * (len(base) - shared) + "/".join(there[shared:]) or "./"


def _fragment(path: str, ident: str) -> str:
    return f"{path}#{ident}" if ident else path
