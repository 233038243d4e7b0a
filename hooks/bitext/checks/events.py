"""Whether events say what the paragraphs they cite say, and every date is accounted for."""

from __future__ import annotations

from collections.abc import Iterator

from bitext.checks.rules import rule
from bitext.corpus import Corpus, Document
from bitext.dates import Date
from bitext.drafts import is_untranslated
from bitext.events import Event, Unclaimed
from bitext.findings import Finding
from bitext.languages import LANGUAGES
from bitext.languages.base import DateMention
from bitext.pages import Page
from bitext.reading.blocks import Block

MOST_NAMES = 20
"""As many documents a hint names."""


def bears(corpus: Corpus, page: Page, block: Block, date: Date) -> list[DateMention]:
    """The mentions in a paragraph that say this date, relative ones resolved."""
    said = corpus.dates_said(page, block)
    return [mention for wording in _wordings(date) for mention in said.get(wording, ())]


def _wordings(date: Date) -> tuple[Date, ...]:
    """What says a date: itself; "by 2027" may be claimed as the open span `../2027`, "since 2024" as `2024/..`."""
    plain = date.plain()
    ends = plain.edtf.split("/")
    return plain, *(Date(end, plain.part) for end in ends if ".." in ends and end != "..")


@rule("D201", of="both")
def cites_nothing(corpus: Corpus) -> Iterator[Finding]:
    """An event cites a paragraph that does not exist.

    Every event is one click from the paragraph that says so.

    Wrong: `cites: [my-document#p99]`
    Right: `cites: [my-document#p9]`
    """
    names = list(corpus.document_by_id)
    known = ", ".join((*names[:MOST_NAMES], *("…" for _ in names[MOST_NAMES:][:1]))) or "none"
    for record in corpus.dated:
        for cite, line in zip(record.cites, record.cite_lines, strict=True):
            if cite.document not in corpus.document_by_id:
                if corpus.is_part:
                    continue  # it may be elsewhere
                yield Finding(record.path, line, "D201", f"'{cite}' names no document", f"documents are {known}")
            elif not corpus.cited(cite):
                hint = "name the id of a paragraph of that document"
                yield Finding(record.path, line, "D201", f"'{cite}' names no paragraph", hint)


@rule("D202")
def date_not_borne(corpus: Corpus) -> Iterator[Finding]:
    """A paragraph cited by an event does not bear the event's date, in one language or both.

    A timeline that a reader cannot verify is worth nothing.

    Wrong: an event of 2024-09-25 citing a paragraph that says "September 2024"
    Right: `date: "2024-09"`, or the paragraph that has the day
    """
    for record in corpus.dated:
        for cite, line in zip(record.cites, record.cite_lines, strict=True):
            # Without its front matter a page has no date, against which "last year" could be resolved.
            cited = [(page, block) for page, block in corpus.cited(cite) if page.path not in corpus.unread]
            for code in dict.fromkeys(page.language for page, _ in cited):
                blocks = [(page, block) for page, block in cited if page.language == code]
                if not any(bears(corpus, page, block, record.date) for page, block in blocks):
                    date = LANGUAGES[corpus.languages[0]].format_date(record.date)
                    message = f"{_name(record)}: '{cite}' does not say {date} in {blocks[0][0].path}"
                    hint = f"it says {_said(corpus, blocks)}; correct the date, the citation or the prose"
                    yield Finding(record.path, line, "D202", message, hint)


def _name(record: Event | Unclaimed) -> str:
    return f"event '{record.id}'" if isinstance(record, Event) else "unclaimed date"


def _said(corpus: Corpus, blocks: list[tuple[Page, Block]]) -> str:
    said = [
        block.text[mention.start : mention.end]
        for page, block in blocks
        for mention in corpus.reading(page.language, block.text).dates
    ]
    return ", ".join(f"'{text}'" for text in said) or "no date"


@rule("D203", of="both")
def relative_unsaid(corpus: Corpus) -> Iterator[Finding]:
    """An event rests on a relative date and does not say so, or quotes a wording that is not there.

    "Last year" has a year only once the document has a date; readers must see the step.

    Wrong: an event of 2024 citing "last year", without `relative`
    Right: `relative: {en: last year, zh: 去年}` and `resolved:` with the reason
    """
    for event in corpus.settled:
        cited = [(page, block) for cite in dict.fromkeys(event.cites) for page, block in corpus.cited(cite)]
        mentions = [mention for page, block in cited for mention in bears(corpus, page, block, event.date)]
        if mentions and all(mention.relative for mention in mentions) and not event.relative:
            message = f"event '{event.id}' rests on a relative date and does not say so"
            yield Finding(event.path, event.line, "D203", message, "add 'relative' and 'resolved'")
        for code, words in (event.relative or {}).items():
            texts = [block.text for page, block in cited if page.language == code]
            if texts and not any(words in text for text in texts):
                message = f"event '{event.id}': no cited paragraph says '{words}'"
                yield Finding(event.path, event.line, "D203", message, "quote the wording of the paragraph")


@rule("D204")
def date_unclaimed(corpus: Corpus) -> Iterator[Finding]:
    """A date in the prose of a document is claimed by no event.

    Everything the documents date is on the timeline, or a reason says why not.

    Wrong: "In May 2024 …" in p5-3, and no event that cites p5-3 with 2024-05
    Right: an event, or an entry under `unclaimed` with a reason
    """
    if not corpus.is_dated:
        return
    claimed: dict[tuple[str, int], set[Date]] = {}
    for record in corpus.dated:
        for cite in record.cites:
            for page, block in corpus.cited(cite):
                claimed.setdefault((page.path, block.line), set()).update(_wordings(record.date))
    for document in corpus.documents:
        for page, block in _paragraphs(document):
            reading = corpus.reading(page.language, block.text)
            for mention in reading.dates:
                if mention.date is None or reading.is_name(mention.start, mention.end):
                    continue
                if mention.date.plain() not in claimed.get((page.path, block.line), ()):
                    words = block.text[mention.start : mention.end]
                    hint = f"add an event that cites {document.id}#{block.id}, or an entry under 'unclaimed'"
                    yield Finding(page.path, block.line, "D204", f"no event claims the date '{words}'", hint)


def _paragraphs(document: Document) -> Iterator[tuple[Page, Block]]:
    for code, page in document.pages.items():
        for block in page.blocks:
            if block.kind == "paragraph" and block.id and not is_untranslated(code, block.text):
                yield page, block


@rule("D205", of="both")
def figure_not_borne(corpus: Corpus) -> Iterator[Finding]:
    """An event dates a figure that none of its cited paragraphs has.

    The timeline says that the figure holds at that date; readers must find it in the paragraph.

    Wrong: `figures: [320 km]` for a paragraph that says 230 km
    Right: `figures: [230 km]`
    """
    for event in corpus.settled:
        for code in corpus.languages if event.figures else ():
            there = {
                (mention.figure.value, mention.figure.unit)
                for cite in dict.fromkeys(event.cites)
                for page, block in corpus.cited(cite)
                if page.language == code
                for mention in corpus.reading(code, block.text).figures
            }
            for value, unit in event.figures:
                if there and (value, unit) not in there:
                    message = (
                        f"event '{event.id}' dates {value} {unit or ''}".rstrip() + f", which {code} does not have"
                    )
                    yield Finding(event.path, event.line, "D205", message, "correct the figure, or the citation")
