"""What is published for machines, at fixed addresses below the site's root."""

from __future__ import annotations

from collections.abc import Iterator

from bitext.addresses import Addresses
from bitext.corpus import Corpus
from bitext.publish.data import documents_json, glossary_json, timeline_json

__all__ = ["published_files"]


def published_files(corpus: Corpus, addresses: Addresses) -> Iterator[tuple[str, bytes]]:
    """Each data file: its path and its bytes, the same for the same corpus."""
    yield "data/documents.json", documents_json(corpus, addresses)
    yield "data/timeline.json", timeline_json(corpus)
    yield "data/glossary.json", glossary_json(corpus, addresses)
