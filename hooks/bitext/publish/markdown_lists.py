"""In Markdown, what templates fill pages in with: lists of documents, events, terms, figures, differences and rules."""

from __future__ import annotations

from collections.abc import Callable

from bitext.addresses import Addresses
from bitext.alignment import Row
from bitext.corpus import Corpus, Document
from bitext.events import Cite, Event
from bitext.generate.guide import rule_texts
from bitext.languages import LANGUAGES
from bitext.publish.differences import differences
from bitext.publish.markdown_text import inline, section, table, to

_SILENT = "–"


class Lists:
    """The lists of one language, each as seen from the page at `start`."""

    def __init__(self, corpus: Corpus, addresses: Addresses, code: str) -> None:
        self.corpus, self.addresses, self.code = corpus, addresses, code
        self.language = LANGUAGES[code]
        self.phrases = self.language.phrases
        self.others = [other for other in corpus.languages if other != code]

    def of_template(self, template: str, start: str) -> str:
        """What a page with this template shows besides its own text."""
        lists: dict[str, Callable[[str], str]] = {
            "home.html": self.documents,
            "documents.html": self.documents,
            "timeline.html": self.timeline,
            "glossary.html": self.glossary,
            "figures.html": self.figures,
            "differences.html": self.differences,
            "findings.html": self.findings,
        }
        return lists[template](start) if template in lists else ""

    def documents(self, start: str) -> str:
        lines = []
        for document in self.corpus.documents:
            if self.code in document.pages:
                page = document.pages[self.code]
                path = self.addresses.copy(self.code, page.name)
                lines.append(f"- {to(page.title, path, start)}: {inline(str(page.front['description']))}")
        return section(self.phrases["documents"], lines)

    def timeline(self, start: str) -> str:
        return section("", [self.event(event, start) for event in self.corpus.events])

    def event(self, event: Event, start: str) -> str:
        """An item: date, kind and title, then what is said of them."""
        phrases = self.phrases
        date = self.language.format_date(event.date)
        told = (event.resolved or {}).get(self.code), (event.note or {}).get(self.code)
        parts = [f"**{inline(date)}** ({phrases[f'kind_{event.kind}']}) {inline(event.title[self.code])}"]
        if actors := self._actors(event, start):
            parts.append(f"{phrases['actors']}: {phrases['list_separator'].join(actors)}")
        cites = phrases["list_separator"].join(self.cite(cite, start) for cite in event.cites)
        parts += [f"{phrases['cites']}: {cites}", *(inline(text) for text in told if text)]
        return "- " + "\n    - ".join(parts)

    def _actors(self, event: Event, start: str) -> list[str]:
        return [
            to(actor.names[self.code], self.addresses.copy(self.code, f"glossary/{actor.term}"), start)
            if actor.term
            else inline(actor.names[self.code])
            for actor in self.corpus.actors(event)
        ]

    def cite(self, cite: Cite, start: str) -> str:
        paragraph = self.corpus.document_by_id[cite.document].there(self.code, cite.paragraph)
        path = self.addresses.document(self.code, cite.document, paragraph)
        return to(f"{cite.document}#{paragraph}", path, start)

    def glossary(self, start: str) -> str:
        """A row for each term; its own copy has the rest."""
        phrases = self.phrases
        head = [phrases["glossary"], *(phrases[f"language_{other}"] for other in self.others)]
        rows = []
        for term in sorted(self.corpus.terms.values(), key=lambda term: term.id):
            side = term.sides[self.code]
            path = self.addresses.copy(self.code, f"glossary/{term.id}")
            labels = [inline(term.sides[other].label) for other in self.others]
            category = self.corpus.categories[term.category].label[self.code]
            rows.append([to(side.label, path, start), *labels, inline(category), inline(side.definition)])
        return section("", table([*head, phrases["category"], phrases["definition"]], rows))

    def figures(self, start: str) -> str:
        phrases = self.phrases
        order = [self.code, *self.others]
        head = [
            *(phrases["figure"], phrases["unit"]),
            *(f"{phrases['wording']} ({phrases[f'language_{code}']})" for code in order),
            *(phrases["as_of"], phrases["paragraph"]),
        ]
        rows = []
        for quantity in self.corpus.quantities:
            figure, event = quantity.figure, quantity.as_of
            forms = [inline(quantity.forms.get(code) or _SILENT) for code in order]
            day = phrases["as_of_none"]
            if event:
                day = to(self.language.format_date(event.date), self.addresses.event(self.code, event.id), start)
            ident = quantity.paragraphs.get(self.code) or next(filter(None, quantity.paragraphs.values()), "")
            place = self.cite(Cite(quantity.document, ident), start)
            value = inline(self.language.format_figure(figure))
            rows.append([value, inline(figure.unit or _SILENT), *forms, day, place])
        return section("", table(head, rows)) or self._none("no_figures")

    def differences(self, start: str) -> str:
        """A section for each document with any."""
        sections = []
        for document in self.corpus.documents:
            lines = []
            for one in differences(document):
                told = map(inline, (one["note"].get(self.code) or "").splitlines())
                place = self.cite(Cite(document.id, one["paragraph"]), start)
                waives = f" ({', '.join(one['waives'])})" if one["waives"] else ""
                lines.append("\n    - ".join([f"- {place} {self._kind(one['kind'])}{waives}", *told]))
            sections.append(section(self._title(document), lines))
        return "".join(sections) or self._none("no_differences")

    def _kind(self, kind: str) -> str:
        """What readers see over a note, or over paragraphs that do not pair."""
        return self.phrases.get(f"note_{kind}") or self.phrases[f"exception_{kind}"]

    def _title(self, document: Document) -> str:
        page = document.pages.get(self.code) or document.first
        return page.title

    def _none(self, phrase: str) -> str:
        return section("", [inline(self.phrases[phrase])])

    def findings(self, start: str) -> str:
        """The rules, family by family; their texts are Markdown already."""
        phrases = self.phrases
        return "".join(
            section(
                family.title,
                [
                    f"- `{rule.code}` ({rule.severity}) {rule.what}{_after(' ', rule.why)}\n"
                    f"    - {phrases['rule_wrong']}: {rule.wrong}\n"
                    f"    - {phrases['rule_right']}: {rule.right}"
                    for rule in family.rules
                ],
            )
            for family in rule_texts(self.code)
        )

    def parallel(self, document: Document, start: str) -> str:
        """Both languages of a document in a table, a row of the alignment a row, then what editors say of it."""
        order = [self.code, *(code for code in document.pages if code != self.code)]
        rows, notes = [], []
        for row in document.alignment.rows:
            if not row.id:
                continue
            cells = ["<br/>".join(inline(block.text) for block in row.blocks[code]) or _SILENT for code in order]
            if any(block.kind == "heading" for side in row.blocks.values() for block in side):
                cells = [f"**{cell}**" for cell in cells]
            rows.append([self.cite(Cite(document.id, self._ident(row)), start), *cells])
            if row.exception:
                told = row.exception.note.get(self.code, "")
                notes.append(f"- {row.id}: {self._kind(row.exception.type)}{_after(': ', inline(told))}")
        page = document.pages[self.code]
        for note in page.notes:
            points = "\n".join(f"    {line}" if line else "" for line in note.source.splitlines())
            notes.append(f"- {note.at}: {self.phrases[f'note_{note.kind}']}\n\n{points}\n")
        head = [self.phrases["paragraph"], *(LANGUAGES[code].phrases["language_name"] for code in order)]
        return section("", table(head, rows)) + section(self.phrases["note"], notes)

    def _ident(self, row: Row) -> str:
        """The id of a row's first paragraph in this language, or in whichever has it."""
        side = row.blocks[self.code] or next(side for side in row.blocks.values() if side)
        return side[0].id


def _after(mark: str, text: str) -> str:
    return f"{mark}{text}" if text else ""
