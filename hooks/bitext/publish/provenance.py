"""What every published file says of itself: which version of the site, of what date, on what terms, how to cite it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bitext.addresses import Addresses
from bitext.corpus import Corpus
from bitext.dates import Date, DateError
from bitext.languages import LANGUAGES
from bitext.pages import Page

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
LICENCE_NAME = "CC BY 4.0"
UNVERSIONED = "unversioned"


@dataclass(frozen=True, slots=True)
class Provenance:
    """`version` names a state of the site's repository, `date` is that of the latest edition ("" without one).

    `name` is what the site is called, `cite` how to cite it, both in every language.
    """

    version: str
    date: str
    licence: str
    name: Mapping[str, str]
    cite: Mapping[str, str]

    @property
    def day(self) -> datetime.date:
        """The date as a day, for formats that must have one."""
        return _first_day(self.date)

    def as_json(self) -> dict[str, Any]:
        return {
            "version": self.version,
            "date": self.date or None,
            "licence": self.licence,
            "name": dict(self.name),
            "cite": dict(self.cite),
        }


def provenance(corpus: Corpus, addresses: Addresses, version: str = UNVERSIONED) -> Provenance:
    """The provenance of everything that is published from this corpus."""
    made = {text for document in corpus.documents for page in document.pages.values() if (text := made_text(page))}
    date = max(made, key=lambda text: (_first_day(text), text), default="")
    name = {code: _site_name(corpus, code) for code in corpus.languages}
    cite = {
        code: LANGUAGES[code]
        .phrases["site_citation"]
        .format(
            name=name[code],
            date=date or "–",
            version=version,
            url=addresses.absolute(addresses.page(code, "index")),
            licence=LICENCE_NAME,
        )
        for code in corpus.languages
    }
    return Provenance(version, date, LICENCE, name, cite)


def made_text(page: Page) -> str:
    """The date at which an edition was made, as its record says it; "" where it does not."""
    edition = page.front.get("edition")
    return str(edition["made"]) if isinstance(edition, Mapping) and edition.get("made") else ""


def made_day(page: Page) -> datetime.date:
    """The same as a day: the first one it may mean."""
    return _first_day(made_text(page))


def made_iso(page: Page) -> str:
    """The same where it is a day of the calendar, else ""."""
    day = made_day(page).isoformat()
    return day if day == made_text(page) else ""


def _first_day(edtf: str) -> datetime.date:
    try:
        return Date.parse(edtf).lower
    except DateError:
        return datetime.date.min


def _site_name(corpus: Corpus, code: str) -> str:
    """The title of the home page."""
    home = corpus.pages[code].get("index")
    return home.title if home else code
