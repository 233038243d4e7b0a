"""The addresses that must not disappear: documents, paragraphs, terms and events.

    python -m bitext.publish.stable [ROOT]      prints them, one a line

The list of what has been published is kept with the tests; they fail when one is missing and no redirect says where
it has gone. So run this after each publication, and keep what it prints.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from bitext.addresses import Addresses
from bitext.corpus import Corpus, read_corpus
from bitext.redirects import Redirect


def stable_addresses(corpus: Corpus, addresses: Addresses) -> list[str]:
    """Paths below the site's root, sorted."""
    found = set()
    for document in corpus.documents:
        for code, page in document.pages.items():
            found.add(addresses.document(code, document.id))
            found |= {addresses.document(code, document.id, block.id) for block in page.blocks if block.id}
    for code in corpus.languages:
        found |= {addresses.term(code, term) for term in corpus.terms}
        found |= {addresses.event(code, event.id) for event in corpus.events}
    return sorted(found)


def lost(published: Iterable[str], corpus: Corpus, addresses: Addresses, redirects: Iterable[Redirect]) -> list[str]:
    """What was once published, is gone, and is not redirected."""
    there = set(stable_addresses(corpus, addresses))
    moved = {f"{addresses.page(code, 'index')}{redirect.old}" for redirect in redirects for code in corpus.languages}
    return [
        address
        for address in published
        if address not in there and address not in moved and address.partition("#")[0] not in moved
    ]


if __name__ == "__main__":
    corpus = read_corpus(Path(sys.argv[1] if len(sys.argv) > 1 else "."))
    print("\n".join(stable_addresses(corpus, Addresses(corpus.languages[0]))))
