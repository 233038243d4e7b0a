"""The passages of an edition: each block that has an id, with what its mentions lead to.

The pages of a document, one in each language and one beside each other, are made of the same passages.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from bitext.addresses import Addresses
from bitext.corpus import Corpus, Document
from bitext.generate.links import Lead, Linker
from bitext.generate.marks import Cut, cut, mentions
from bitext.generate.runs import with_runs_among

BLOCK = re.compile(r'<(?P<tag>p|h[1-6]) id="(?P<id>[^"]+)"(?P<rest>[^>]*)>(?P<inner>.*?)</(?P=tag)>', re.DOTALL)
"""A block with an id in the rendered HTML."""
NOTE = re.compile(r"<div class=\"admonition editor (?P<kind>[\w-]+)[^\"]*\">\s*<p class=\"admonition-title\">.*?</p>")
"""How an editor's note begins there."""
_WHOLE_NOTE = re.compile(NOTE.pattern + r".*?</div>", re.DOTALL)
_RECENT = 8
"""The editions that are remembered: those of a few documents, whose pages are made one after another."""


class Passage(NamedTuple):
    """A block's HTML cut at its mentions, and where each of these leads. `notes` is the HTML of the notes after it.

    `keys` are those of everything that is mentioned, in the HTML or not. `has_runs` tells whether the HTML has runs of
    another script, which are to be marked (`runs`) once its mentions are.
    """

    cut: Cut
    leads: Sequence[Lead | None]
    keys: frozenset[str]
    notes: str
    has_runs: bool


NO_PASSAGE = Passage(Cut(""), (), frozenset(), "", has_runs=False)
"""Stands for a block whose HTML is not a paragraph's or a heading's, as that of an item of a list."""


class Passages:
    """The passages of a site's editions."""

    def __init__(self, corpus: Corpus, addresses: Addresses) -> None:
        self.corpus, self.addresses = corpus, addresses
        self._linker = Linker(corpus, addresses)
        self._recent = lru_cache(maxsize=_RECENT)(self._passages)

    def of(self, document: Document, code: str, rendered: str) -> Mapping[str, Passage]:
        """Those of one edition by their ids; `rendered` is its HTML."""
        return self._recent(document.id, code, rendered)

    def _passages(self, ident: str, code: str, rendered: str) -> Mapping[str, Passage]:
        document = self.corpus.document_by_id[ident]
        page = document.pages[code]
        blocks = {match["id"]: match for match in BLOCK.finditer(rendered)}
        ends = [match.start() for match in blocks.values()][1:]
        found = {}
        for (ident, match), end in zip(blocks.items(), [*ends, len(rendered)], strict=True):
            if block := page.by_id.get(ident):
                said = mentions(self.corpus, page, block)
                parts = cut(match["inner"], block.text, said if block.kind != "heading" else ())
                found[ident] = Passage(
                    cut=parts,
                    leads=[self._linker.lead(mention, document, code, ident) for mention in parts.mentions],
                    keys=frozenset(mention.key for mention in said),
                    notes="".join(note.group() for note in _WHOLE_NOTE.finditer(rendered, match.end(), end)),
                    has_runs=with_runs_among(match["inner"], code) != match["inner"],
                )
        return found
