"""Whether what has moved leads somewhere."""

from __future__ import annotations

from collections.abc import Iterator

from bitext.addresses import Addresses
from bitext.checks.rules import rule
from bitext.corpus import Corpus
from bitext.findings import Finding
from bitext.redirects import PATH


@rule("M613", of="records")
def redirect_astray(corpus: Corpus) -> Iterator[Finding]:
    """A redirect leads to nothing, stands in the way of what is there, or is declared twice.

    An address that was published once is cited somewhere; it must lead to what the reader was after.

    Wrong: `to: documents/new-name/`, where there is no such document
    Right: `to:` the address of a page, a paragraph, a term or an event that is there
    """
    if not corpus.redirects:
        return
    there = _addresses(corpus)
    seen: set[str] = set()
    for redirect in corpus.redirects:
        page = redirect.old.partition("#")[0]
        if redirect.new not in there:
            yield _finding(redirect.line, f"'{redirect.new}' does not exist", "name an address that is there")
        if redirect.old in there:
            yield _finding(redirect.line, f"'{redirect.old}' still exists", "take the redirect out, or what is there")
        elif not redirect.is_page and page not in there:
            yield _finding(redirect.line, f"'{redirect.old}' is on a page that is gone", f"redirect '{page}' itself")
        if redirect.old in seen:
            yield _finding(redirect.line, f"'{redirect.old}' is redirected twice", "keep one")
        seen.add(redirect.old)


def _finding(line: int, message: str, hint: str) -> Finding:
    return Finding(PATH, line, "M613", message, hint)


def _addresses(corpus: Corpus) -> set[str]:
    """Every page of the site, and every part of one that has an id, as in the first language."""
    code = corpus.languages[0]
    addresses = Addresses(code)
    found = set()
    for name, page in corpus.pages[code].items():
        path = addresses.page(code, name)
        found |= {path, *(f"{path}#{block.id}" for block in page.blocks if block.id)}
    found |= {addresses.term(code, term) for term in corpus.terms}
    found |= {addresses.event(code, event.id) for event in corpus.events}
    return found
