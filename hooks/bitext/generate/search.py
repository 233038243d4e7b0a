"""What a page must know of the search: where its page is, where its index, and what leads on without it."""

from __future__ import annotations

from dataclasses import dataclass

from bitext.addresses import Addresses, relative
from bitext.corpus import Corpus


@dataclass(frozen=True, slots=True)
class SearchView:
    """`index` is where the index is, `instead` are pages that lead everywhere without a search: (title, address)."""

    url: str
    index: str
    instead: list[tuple[str, str]]


def search_view(corpus: Corpus, addresses: Addresses, code: str, start: str) -> SearchView | None:
    """The search as seen from a page; None for a site without a page for it."""
    if "search" not in corpus.pages[code]:
        return None
    return SearchView(
        url=relative(addresses.page(code, "search"), start),
        index=relative(addresses.search_index(), start),
        instead=[(title, relative(path, start)) for title, path in leading_on(corpus, addresses, code)],
    )


def leading_on(corpus: Corpus, addresses: Addresses, code: str) -> list[tuple[str, str]]:
    """The pages that lead to every paragraph: title, and path from the site's root."""
    pages = corpus.pages[code]
    return [(pages[name].title, addresses.page(code, name)) for name in ("glossary", "timeline") if name in pages]
