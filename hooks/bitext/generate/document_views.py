"""Documents, as lists and provenance boxes show them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bitext.addresses import relative
from bitext.corpus import Document
from bitext.dates import Date
from bitext.generate.prose import paragraph_label
from bitext.generate.viewer import Viewer
from bitext.languages import LANGUAGES
from bitext.pages import Page


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document in a list, and what its provenance box says."""

    id: str
    title: str
    title_is_ours: bool
    other_title: str
    other_tag: str
    other_url: str
    description: str
    url: str
    authors: list[dict[str, str]]
    outlet: str
    outlet_detail: str
    issued: str
    issued_printed: str
    implied: list[dict[str, object]]
    genre: str
    sources: list[dict[str, str]]
    left_out: list[str]
    edition_by: str
    edition_made: str
    paragraphs: int
    exceptions: list[dict[str, str]]


class DocumentViews(Viewer):
    """The documents of a site for readers of one language."""

    def documents(self, documents: Iterable[Document], start: str) -> list[DocumentView]:
        """Those of some documents that the language has."""
        return [self.document(document, start) for document in documents if self.code in document.pages]

    def newest(self, count: int) -> list[Document]:
        """The editions that were made last; all, in the order of the site, where there are no more than that."""
        mine = [document for document in self.corpus.documents if self.code in document.pages]
        if len(mine) <= count:
            return mine
        return sorted(mine, key=lambda one: str(one.pages[self.code].front["edition"]["made"]), reverse=True)[:count]

    def document(self, document: Document, start: str) -> DocumentView:
        page = document.pages[self.code]
        front = page.front
        other = next((document.pages[code] for code in self.others if code in document.pages), page)
        return DocumentView(
            id=document.id,
            title=page.title,
            title_is_ours=front["title_from"] == "ours",
            other_title=other.title,
            other_tag=LANGUAGES[other.language].tag,
            other_url=relative(self.addresses.document(other.language, document.id), start),
            description=front["description"],
            url=relative(self.addresses.document(self.code, document.id), start),
            authors=[{"name": author["name"], "role": author["role"] or ""} for author in front["authors"]],
            outlet=front["outlet"] or "",
            outlet_detail=front.get("outlet_detail") or "",
            issued=self.date(page),
            issued_printed=front["issued_printed"] or "",
            implied=[self._implied(entry) for entry in front["implied"]],
            genre=self.phrases[f"genre_{front['genre']}"],
            sources=[self._source(source) for source in front["sources"]],
            left_out=list(front.get("left_out") or ()),
            edition_by=front["edition"]["by"],
            edition_made=str(front["edition"]["made"]),
            paragraphs=len(document.paragraphs[self.code]),
            exceptions=[
                {"type": self.phrases[f"exception_{exception.type}"], "note": exception.note.get(self.code, "")}
                for exception in page.exceptions
            ],
        )

    def date(self, page: Page) -> str:
        return LANGUAGES[self.code].format_date(page.issued) if page.issued else ""

    def _implied(self, entry: dict[str, object]) -> dict[str, object]:
        value = str(entry["value"])
        if entry["field"] == "issued":
            value = LANGUAGES[self.code].format_date(Date.parse(value))
        elif entry["field"] == "language":
            value = self.phrases.get(f"language_{value.split('-')[0]}", value)
        cites = [{"label": paragraph_label(str(ident)), "url": f"#{ident}"} for ident in entry["cites"]]  # type: ignore[attr-defined]
        return {
            "field": self.phrases[f"field_{entry['field']}"],
            "value": value,
            "reason": entry["reason"],
            "cites": cites,
        }

    def _source(self, source: dict[str, str]) -> dict[str, str]:
        return {
            "language": self.phrases[f"language_{source['language'].split('-')[0]}"],
            "status": self.phrases[f"status_{source['status']}"],
            "sha256": source["sha256"],
            "url": source.get("url") or "",
            "note": source["note"] or "",
        }
