"""Whether both languages have the same pages, headings and paragraphs, in the same order."""

from __future__ import annotations

from collections.abc import Iterator

from bitext.checks.rules import rule, with_code
from bitext.corpus import Corpus, Document
from bitext.findings import Finding


def _aligned(corpus: Corpus, code: str) -> Iterator[Finding]:
    for pair in filter(corpus.is_read, corpus.pairs):
        yield from with_code(pair.alignment.findings, code)


@rule("S100")
def page_missing(corpus: Corpus) -> Iterator[Finding]:
    """A page is there in one language only.

    The language switch would lead nowhere.

    Wrong: `docs/en/about.md` without `docs/zh/about.md`
    Right: both files, under the same name
    """
    for pair in corpus.pairs:
        for code in corpus.languages:
            if code not in pair.pages:
                there = next(iter(pair.pages.values())).path
                hint = f"write docs/{code}/{pair.name}.md, or take the page out"
                yield Finding(there, 1, "S100", f"has no counterpart in docs/{code}", hint)


@rule("S101")
def id_twice(corpus: Corpus) -> Iterator[Finding]:
    """An id stands twice on a page.

    The id is the paragraph's address, and an address must lead to one place.

    Wrong: `{: #p3 }` under two paragraphs
    Right: `{: #p3 }` and `{: #p4 }`
    """
    return _aligned(corpus, "S101")


@rule("S102")
def no_counterpart(corpus: Corpus) -> Iterator[Finding]:
    """A heading or paragraph has no counterpart in the other language.

    Either a paragraph was forgotten, or its id was mistyped; where the source itself differs, an exception says so.

    Wrong: `{: #p7 }` in English, nothing with that id in Chinese
    Right: `{: #p7 }` in both, or an entry `omitted`, `added`, `merged` or `split` under `alignment`
    """
    return _aligned(corpus, "S102")


@rule("S103")
def other_kind(corpus: Corpus) -> Iterator[Finding]:
    """The same id belongs to a heading in one language and a paragraph in the other, or to headings of other levels.

    A reader who changes the language would land on something else.

    Wrong: `## Outlook {#s4}` and `### 展望 {#s4}`
    Right: `## Outlook {#s4}` and `## 展望 {#s4}`
    """
    return _aligned(corpus, "S103")


@rule("S104")
def other_order(corpus: Corpus) -> Iterator[Finding]:
    """Paragraphs stand in another order than in the other language.

    Side by side, the wrong ones would face each other.

    Wrong: p1, p3, p2 in Chinese
    Right: p1, p2, p3 in both, or an entry `moved` under `alignment`
    """
    return _aligned(corpus, "S104")


@rule("S105", "warning")
def other_count(corpus: Corpus) -> Iterator[Finding]:
    """A section has more blocks without an id in one language than in the other.

    Something was added or left out on one side. Blocks that have ids are compared one by one instead.

    Wrong: five list items in English, four in Chinese
    Right: as many in both
    """
    for finding in _aligned(corpus, "S105"):
        yield Finding(finding.path, finding.line, finding.code, finding.message, finding.hint, "warning")


@rule("S106")
def outdated_exception(corpus: Corpus) -> Iterator[Finding]:
    """An alignment exception does not, or no longer, apply.

    Readers are shown the exception; it must be true.

    Wrong: `omitted` for p5, which both languages have
    Right: the exception deleted
    """
    return _aligned(corpus, "S106")


@rule("S107")
def id_missing(corpus: Corpus) -> Iterator[Finding]:
    """A heading or paragraph of an edition has no id, or a list or a table stands where it can have none.

    Without one it cannot be cited, nor paired, and side by side it would be missing. `bitext fix` writes the missing
    ids of headings and paragraphs; what is enumerated becomes paragraphs, each with an id.

    Wrong: a paragraph followed by a blank line; `- one thing`
    Right: a paragraph followed by `{: #p7 }`; the parts of p7 as paragraphs p7-1, p7-2
    """
    for document in _documents(corpus):
        for page in document.pages.values():
            before = ""
            for block in page.blocks:
                if block.kind in ("heading", "paragraph"):
                    if not block.id and not (block.level and block.kind == "paragraph"):
                        hint = "run 'bitext fix', or write an id of its own below it, as in '{: #p7 }'"
                        yield Finding(page.path, block.line, "S107", f"{block.kind} without an id", hint)
                elif block.kind in _UNADDRESSED and block.kind != before:
                    message = f"{_UNADDRESSED[block.kind]} has no ids to be cited and paired by"
                    hint = "write its parts as paragraphs of their own: p7-1, p7-2 after p7"
                    yield Finding(page.path, block.line, "S107", message, hint)
                before = block.kind


_UNADDRESSED = {"item": "a list", "row": "a table"}
"""Kinds of block that have no address; one finding for all that follow one another."""


@rule("S108")
def note_misplaced(corpus: Corpus) -> Iterator[Finding]:
    """An editor's note stands in one language only, or before any paragraph.

    Both editions are equal: what is said about a paragraph is said in both languages.

    Wrong: `!!! editor difference` after p5 in English only
    Right: one in each language, after the same paragraph
    """
    for document in _documents(corpus):
        if len(document.pages) < 2 or not corpus.is_read(document):
            continue
        sides = {code: {(note.at, note.kind) for note in page.notes} for code, page in document.pages.items()}
        for code, page in document.pages.items():
            others = [side for other, side in sides.items() if other != code]
            for note in page.notes:
                place = {note.at, *document.alignment.partners(code, note.at)}
                if not note.at:
                    yield Finding(
                        page.path, note.line, "S108", "a note stands before any paragraph", "move it below one"
                    )
                elif not all(any((at, note.kind) in side for at in place) for side in others):
                    message = f"the note '{note.kind}' at '{note.at}' has no counterpart in the other language"
                    yield Finding(page.path, note.line, "S108", message, "write it there too, with the same kind")


@rule("S109")
def idle_waiver(corpus: Corpus) -> Iterator[Finding]:
    """A waiver waives nothing.

    Readers are shown every waiver with its reason; what it excused has been put right, or was never there.

    Wrong: `!!! editor waiver F301` at a paragraph whose figures agree
    Right: the note deleted, or made a `remark`
    """
    return iter(())  # found where waivers are applied, once all other rules have spoken


def _documents(corpus: Corpus) -> list[Document]:
    return [pair for pair in corpus.pairs if isinstance(pair, Document)]
