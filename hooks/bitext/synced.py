"""Which wording of its counterpart a paragraph was last in line with.

The front matter of an edition keeps, under `synced`, a hash of each paragraph's counterpart as it stood when both
were last found to say the same. No history is needed to tell that one of them has changed since.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from bitext.corpus import Document


def content_hash(text: str) -> str:
    """Eight hexadecimal digits that stand for a text; how its white space is broken does not count."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:8]


def synced_hashes(document: Document, code: str) -> dict[str, str]:
    """For each paragraph of one language: the hash of what answers it in the other."""
    hashes = {}
    for row in document.alignment.rows:
        others = [other for other in row.blocks if other != code]
        if row.by_id and row.blocks[code] and all(row.blocks[other] for other in others):
            for block in row.blocks[code]:
                hashes[block.id] = content_hash("\n".join(row.text(other) for other in others))
    return hashes


def stale_paragraphs(document: Document, code: str) -> list[str]:
    """The ids of the paragraphs whose counterpart has changed since; those never noted are left alone."""
    noted = document.pages[code].front.get("synced")
    if not isinstance(noted, Mapping):
        return []
    now = synced_hashes(document, code)
    return [ident for ident, value in noted.items() if ident in now and now[ident] != str(value)]
