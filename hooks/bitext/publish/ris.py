"""Citations in RIS, which every reference manager reads.

A format of lines, written here because rispy, which the tests read it with, numbers the entries and lets a line
break in a title through.
"""

from __future__ import annotations

from collections.abc import Iterator

from bitext.dates import Date
from bitext.publish.citations import Work

_TYPES = {"news": "NEWS", "article": "MGZN"}


def cite_ris(works: list[Work]) -> bytes:
    """The works as entries. The edition's entry says which version of the site it is of."""
    return "\r\n".join(line for work in works for line in [*_lines(work), ""]).encode()


def _lines(work: Work) -> Iterator[str]:
    for tag, value in (("TY", _type(work)), *_fields(work)):
        if value:
            yield f"{tag}  - {' '.join(value.split())}"
    yield "ER  - "


def _type(work: Work) -> str:
    if work.original:
        return "ELEC"
    return _TYPES.get(work.genre, "GEN") if work.outlet or work.genre == "news" else "GEN"


def _fields(work: Work) -> Iterator[tuple[str, str]]:
    yield "ID", work.key
    for name in work.authors:
        yield "AU", f"{name.family}, {name.given}" if name.family else name.text
    yield "TI", work.title
    for title in work.titles.values():
        yield "TT", title
    yield "T2", work.outlet
    if work.date:
        yield "DA", _date(work.date)
        yield "PY", (work.date.start or work.date.end or "")[:4]
    yield "LA", work.tag
    yield "UR", work.url
    yield "ET", work.version
    for name in (work.original or work).authors:
        yield "N1", " = ".join([name.text, *name.others.values()]) if name.others else ""
    yield "N1", work.note
    yield "N1", work.licence


def _date(date: Date) -> str:
    """`YYYY/MM/DD/`, with what is not known left empty; nothing for a span."""
    if date.precision not in ("day", "month", "year"):
        return ""
    parts = [*(date.start or "").split("-"), "", ""][:3]
    return "/".join([*parts, ""])
