"""Whether paired paragraphs use the same terms. Warnings, unless `check --strict`."""

from __future__ import annotations

from collections.abc import Iterator

from bitext.checks.rules import rule
from bitext.corpus import Corpus, Document
from bitext.findings import Finding
from bitext.matcher import Occurrence
from bitext.pages import Page
from bitext.reading.blocks import Block

Found = dict[str, tuple[Page, Block, Occurrence]]


def _pairs(corpus: Corpus) -> Iterator[tuple[Found, Found]]:
    """For each row of each document: the first occurrence of each term, in each language."""
    if not corpus.terms:
        return
    for pair, _, readings in corpus.compared:
        if isinstance(pair, Document):
            sides: list[Found] = []
            for page, blocks in zip(pair.pages.values(), readings, strict=True):
                found: Found = {}
                for block, reading in blocks:
                    for occurrence in reading.terms:
                        found.setdefault(occurrence.term, (page, block, occurrence))
                sides.append(found)
            if sides[0].keys() != sides[1].keys():
                yield sides[0], sides[1]


def _covered(term: str, here: Found, there: Found, corpus: Corpus) -> bool:
    """Whether a longer term on the other side contains a form of this one, as in a name within a name."""
    page, _, _ = next(iter(there.values())) if there else next(iter(here.values()))
    forms = [form.text for form in corpus.terms[term].sides[page.language].forms] if there else []
    return any(form in block.text for _, block, _ in there.values() for form in forms)


@rule("T401", "warning")
def term_without_counterpart(corpus: Corpus) -> Iterator[Finding]:
    """A term stands in a paragraph whose counterpart bears none of its forms.

    Either the other language has another wording, which the term base should know, or it speaks of something else.

    Wrong: "tide gauge" against a Chinese paragraph without `验潮仪`
    Right: `验潮仪` in it, or its wording there entered as a variant
    """
    for sides in _pairs(corpus):
        for here, there in (sides, sides[::-1]):
            for term, (page, block, occurrence) in here.items():
                if term not in there and not _covered(term, here, there, corpus):
                    words = block.text[occurrence.start : occurrence.end]
                    message = f"the term '{words}' ({term}) has none of its forms in the counterpart of '{block.id}'"
                    hint = "use one there, or add the wording that stands there as a variant in docs/terms"
                    yield Finding(page.path, block.line, "T401", message, hint, "warning")


@rule("T402", "warning")
def rendered_as_another(corpus: Corpus) -> Iterator[Finding]:
    """A term stands against the form of another term.

    One rendering used for two terms: a reader of the other language cannot tell them apart.

    Wrong: "Tide Gauge Plan" (of the city) against `《国际验潮计划》`
    Right: "Tide Gauge Plan" against `《验潮仪计划》`
    """
    for here, there in _pairs(corpus):
        ours = [found for term, found in here.items() if term not in there and not _covered(term, here, there, corpus)]
        theirs = [
            found for term, found in there.items() if term not in here and not _covered(term, there, here, corpus)
        ]
        if len(ours) == len(theirs) == 1:
            (page, block, mine), (_, other, yours) = ours[0], theirs[0]
            message = (
                f"'{block.text[mine.start : mine.end]}' ({mine.term}) stands against"
                f" '{other.text[yours.start : yours.end]}' ({yours.term})"
            )
            hint = "use the same term on both sides, or make the wording a variant of the one that is meant"
            yield Finding(page.path, block.line, "T402", message, hint, "warning")


@rule("T403", "warning")
def near_form(corpus: Corpus) -> Iterator[Finding]:
    """A wording is that of a term but for its capitals.

    The term base does not know that spelling, so the word leads nowhere and is not found.

    Wrong: "Tide-gauge plan of action"
    Right: "Tide Gauge Plan of Action"
    """
    for document in corpus.documents:
        for code, page in document.pages.items():
            for block in page.blocks:
                if block.kind == "paragraph" and block.id:
                    for near in corpus.matchers[code].near_forms(block.text, corpus.reading(code, block.text).terms):
                        words = block.text[near.start : near.end]
                        message = f"'{words}' looks like '{near.form}' ({near.term})"
                        hint = f"write '{near.form}', or add '{words}' as a variant"
                        yield Finding(page.path, block.line, "T403", message, hint, "warning")
