"""What the foot of a page says of it: the version it is of, where it can be edited, where a mistake is reported."""

from __future__ import annotations

from dataclasses import dataclass

from bitext import __version__
from bitext.addresses import Addresses, relative
from bitext.corpus import DOCUMENTS, Corpus

CHANGES = "changes"
"""The page that says what has changed from version to version."""


@dataclass(frozen=True, slots=True)
class Colophon:
    """`version` is the state of the texts, `library` that of this library; an address that is not known is ""."""

    version: str
    library: str
    changes: str
    edit: str
    correct: str


def colophon(corpus: Corpus, addresses: Addresses, code: str, name: str, version: str) -> Colophon:
    """The foot of the page `name` in one language."""
    document = name.removeprefix(DOCUMENTS).removesuffix("/parallel")
    of_document = name.startswith(DOCUMENTS) and document in corpus.document_by_id
    return Colophon(
        version=version,
        library=__version__,
        changes=relative(addresses.page(code, CHANGES), addresses.page(code, name))
        if CHANGES in corpus.pages[code]
        else "",
        edit=addresses.source(path) if (path := _source(corpus, code, name)) else "",
        correct=addresses.correction(code, document if of_document else name),
    )


def _source(corpus: Corpus, code: str, name: str) -> str:
    """The file that a page is made from; "" where it is made from several."""
    if page := corpus.pages[code].get(name):
        return page.path
    term = corpus.terms.get(name.removeprefix("glossary/"))
    return term.path if term else ""
