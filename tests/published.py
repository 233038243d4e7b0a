"""The files that three sites publish: the real one, the small one, and one whose texts no format likes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bitext.addresses import Addresses
from bitext.corpus import Corpus, read_corpus
from bitext.publish import published_files

TESTS = Path(__file__).parent
ROOTS = {"real": TESTS.parent, "small": TESTS / "sites" / "small", "hostile": TESTS / "sites" / "hostile"}
BASE = "https://example.org/ref/"
VERSION = "0123456789ab"


@dataclass(frozen=True)
class Site:
    corpus: Corpus
    addresses: Addresses
    files: Mapping[str, bytes]

    def text(self, path: str) -> str:
        return self.files[path].decode()


@cache
def site(name: str) -> Site:
    """One of `ROOTS`, published; the same each time, so not to be changed."""
    corpus = read_corpus(ROOTS[name])
    addresses = Addresses("en", BASE)
    files = list(published_files(corpus, addresses, VERSION))
    assert len(dict(files)) == len(files), "a path is written twice"
    return Site(corpus, addresses, dict(files))
