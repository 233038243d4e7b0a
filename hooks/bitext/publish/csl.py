"""Citations in CSL-JSON, the input of citation processors (Zotero, Pandoc)."""

from __future__ import annotations

from typing import Any

from bitext.dates import Date
from bitext.publish.citations import Name, Work
from bitext.publish.json_file import json_bytes

_TYPES = {"news": "article-newspaper", "interview": "interview", "document": "document", "edition": "webpage"}


def cite_csl(works: list[Work]) -> bytes:
    """The works as items. What CSL has no variable for (names in other scripts, the licence) stands in `custom`."""
    return json_bytes([_item(work) for work in works])


def _item(work: Work) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": work.key,
        "type": _TYPES.get(work.genre, "article-magazine" if work.outlet else "article"),
        "title": work.title,
        "author": [_name(name) for name in work.authors],
        "language": work.tag,
        "container-title": work.outlet,
        "URL": work.url,
        "version": work.version,
        "note": work.note,
    }
    if work.date:
        item["issued"] = _date(work.date)
    if work.original:
        item["original-title"] = work.original.title
        item["original-author"] = [_name(name) for name in work.original.authors]
        if work.original.date:
            item["original-date"] = _date(work.original.date)
    custom = {
        "titles": dict(work.titles),
        "names": [{"name": name.text, **name.others} for name in (work.original or work).authors],
        "licence": work.licence,
    }
    item["custom"] = {key: value for key, value in custom.items() if value}
    return {key: value for key, value in item.items() if value}


def _name(name: Name) -> dict[str, Any]:
    if name.family:
        return {"family": name.family, "given": name.given, "static-ordering": True}
    return {"literal": name.text}


def _date(date: Date) -> dict[str, Any] | str:
    """In parts where they say it all, else in EDTF."""
    if date.precision in ("day", "month", "year") and date.start and not date.qualifier:
        return {"date-parts": [[int(part) for part in date.start.split("-")]]}
    return date.edtf
