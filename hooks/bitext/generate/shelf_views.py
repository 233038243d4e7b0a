"""What a page shows of a list that is divided: where its parts are, or which part it is itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bitext.addresses import relative
from bitext.dates import Date
from bitext.generate.shelves import UNDATED, WHOLE_YEAR, Part, Shelf, files_for
from bitext.generate.viewer import Link, Viewer
from bitext.languages import LANGUAGES


@dataclass(frozen=True, slots=True)
class PartLink:
    """A part to be chosen, with how many entries it has; `id` is its address on the page that leads to it."""

    id: str
    label: str
    url: str
    count: int


@dataclass(frozen=True, slots=True)
class ShelfView:
    """A divided list on one of its pages.

    `label` is what the entries of this page share, "" on the first page; `up` leads back to that page and to whatever
    is between. `parts` are to be chosen from; where there are none, the page shows its `count` entries of `total`.
    `files`, `number` and `root` tell the script where old fragments have gone.
    """

    label: str
    count: int
    total: int
    up: list[Link]
    parts: list[PartLink]
    before: Link | None
    after: Link | None
    files: str
    number: int
    root: str


class ShelfViews(Viewer):
    """The divided lists of a site for readers of one language."""

    def shelf(self, shelf: Shelf, part: Part, shelves: Iterable[Shelf], start: str) -> ShelfView | None:
        """A part of a list on its page; None for a list that is not divided.

        `shelves` are all divided lists of the same first page.
        """
        if not shelf.whole.parts:
            return None
        up: list[Link] = []
        above = shelf.above.get(part.name)
        while above:
            up.insert(0, self._link(shelf, above, start))
            above = shelf.above.get(above.name)
        here = shelf.numbers.get(part.name, -1)
        before = shelf.leaves[here - 1] if here > 0 else None
        after = shelf.leaves[here + 1] if 0 <= here < len(shelf.leaves) - 1 else None
        first = self.addresses.page(self.addresses.default, shelf.whole.name)
        return ShelfView(
            label=self.part_label(shelf, part),
            count=len(part.entries),
            total=len(shelf.whole.entries),
            up=up,
            parts=[
                PartLink(
                    id=f"y{one.keys[-1]}" if shelf.kind == "timeline" and len(one.keys) == 1 else "",
                    label=self._short_label(shelf, one),
                    url=relative(self.addresses.page(self.code, one.name), start),
                    count=len(one.entries),
                )
                for one in part.parts
            ],
            before=self._link(shelf, before, start) if before else None,
            after=self._link(shelf, after, start) if after else None,
            files=relative(f"{first}fragments/", start),
            number=files_for(shelves),
            root=relative(self.addresses.page(self.code, "index"), start),
        )

    def _link(self, shelf: Shelf, part: Part, start: str) -> Link:
        label = self.part_label(shelf, part) or self.list_title(shelf)
        return self.link(label, self.addresses.page(self.code, part.name), start)

    def list_title(self, shelf: Shelf) -> str:
        """The title of the page that a list has as a whole: its own, or that of its term."""
        name = shelf.whole.name
        if page := self.corpus.pages[self.code].get(name):
            return page.title
        return self.corpus.terms[name.removeprefix("glossary/")].sides[self.code].label

    def part_label(self, shelf: Shelf, part: Part) -> str:
        """What the entries of a part share, so that it can stand alone; "" for the whole."""
        short = self._short_label(shelf, part)
        above = shelf.above.get(part.name)
        if above and above.keys and (part.first or shelf.kind == "glossary"):
            return self.phrases["part_of_part"].format(whole=self.part_label(shelf, above), part=short)
        return short

    def _short_label(self, shelf: Shelf, part: Part) -> str:
        if part.first:
            return f"{part.first:,}–{part.first + len(part.entries) - 1:,}"
        if not part.keys:
            return ""
        key = part.keys[-1]
        if shelf.kind == "glossary":
            category = self.corpus.categories.get(key) if len(part.keys) == 1 else None
            return category.label[self.code] if category else key.upper()
        if shelf.kind in ("figures", "differences"):
            document = self.corpus.document_by_id[key]
            return document.pages.get(self.code, document.first).title
        if key == UNDATED:
            return self.phrases["date_none"]
        if key == WHOLE_YEAR:
            return self.phrases["part_whole_year"].format(year=self._year(part.keys[0]))
        return self._year("-".join(part.keys))

    def _year(self, edtf: str) -> str:
        """A year or a month as the language writes it."""
        return LANGUAGES[self.code].format_date(Date.parse(edtf))
