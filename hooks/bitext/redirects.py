"""Addresses that have moved (`docs/redirects.yml`), so that what was once published still leads somewhere.

    redirects:
      - from: documents/old-name/            # a page that is gone
        to: documents/new-name/
      - from: documents/some-text/#p9        # a paragraph, on a page that is still there
        to: documents/some-text/#p10

Addresses are written as in the site's first language; they hold in every language.
"""

from __future__ import annotations

from dataclasses import dataclass

from bitext.findings import Finding
from bitext.reading.schema import Fields, ListOf, Text, problems
from bitext.reading.yaml import Map

PATH = "docs/redirects.yml"

_ADDRESS = Text(
    r"(?:[A-Za-z0-9_-]+/)+(?:#[A-Za-z0-9_-]+)?",
    "write it without the site's own address and with a final slash: documents/name/ or documents/name/#p9",
    words="is no address of a page or a paragraph",
)
SCHEMA = Fields({"redirects": ListOf(Fields({"from": _ADDRESS, "to": _ADDRESS}))})


@dataclass(frozen=True, slots=True)
class Redirect:
    """`old` and `new` are paths below the root of any language, `old` with a fragment for a part of a page."""

    old: str
    new: str
    line: int

    @property
    def is_page(self) -> bool:
        return "#" not in self.old


def read_redirects(record: Map, path: str) -> tuple[list[Redirect], list[Finding]]:
    """The redirects of the record, or nothing and all that is wrong with it."""
    findings = problems(SCHEMA, record, path)
    if findings:
        return [], findings
    return [Redirect(entry["from"], entry["to"], entry.line) for entry in record["redirects"]], []
