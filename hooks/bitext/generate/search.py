"""What the search on a page needs to know: where to find what, and its words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bitext.addresses import Addresses, relative
from bitext.corpus import Corpus
from bitext.languages import LANGUAGES

_PREFIX = "search_"


@dataclass(frozen=True, slots=True)
class SearchView:
    """`index` is where the index is, `instead` are pages that lead on where nothing is found: (title, address)."""

    url: str
    index: str
    words: Mapping[str, str]
    instead: list[tuple[str, str]]


def search_view(corpus: Corpus, addresses: Addresses, code: str, start: str) -> SearchView | None:
    """The search as seen from a page; None for a site without a page for it."""
    if "search" not in corpus.pages[code]:
        return None
    phrases = LANGUAGES[code].phrases
    instead = [name for name in ("glossary", "timeline") if name in corpus.pages[code]]
    return SearchView(
        url=relative(addresses.page(code, "search"), start),
        index=relative(addresses.search_index(), start),
        words={key.removeprefix(_PREFIX): text for key, text in phrases.items() if key.startswith(_PREFIX)},
        instead=[(corpus.pages[code][name].title, relative(addresses.page(code, name), start)) for name in instead],
    )
