"""Citations in BibTeX, with the fields of BibLaTeX.

Written here because the writers there are (pybtex, bibtexparser) leave some of TeX's special characters as they
stand. Characters and pinyin stand in `nameaddon` and `titleaddon`, which BibLaTeX prints behind name and title.
"""

from __future__ import annotations

from collections.abc import Iterator

from bitext.publish.citations import Name, Work
from bitext.publish.provenance import Provenance

_TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{char: f"\\{char}" for char in "#$%&_"},
    }
)


def cite_bib(works: list[Work], provenance: Provenance) -> bytes:
    """The works as entries, after a comment that says where they come from."""
    head = "".join(f"% {_line(cite).replace('@', '(at)')}\n" for cite in provenance.cite.values())
    return "\n".join([head, *(_entry(work) for work in works)]).encode()


def _entry(work: Work) -> str:
    fields = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(work) if value)
    return f"@{_type(work)}{{{work.key},\n{fields}}}\n"


def _type(work: Work) -> str:
    if work.original:
        return "online"
    return "article" if work.outlet and work.genre in ("article", "news") else "misc"


def _fields(work: Work) -> Iterator[tuple[str, str]]:
    yield "author", " and ".join(map(_name, work.authors))
    yield "nameaddon", _tex("; ".join(map(_elsewhere, work.authors)).strip("; "))
    yield "title", f"{{{_tex(work.title)}}}"  # braced twice: its capitals stay
    yield "titleaddon", _tex("; ".join(work.titles.values()))
    if work.date:
        yield "date", work.date.edtf
        yield "year", (work.date.start or work.date.end or "")[:4]
    yield "organization" if work.original else "journaltitle", _tex(work.outlet)
    yield "language", work.tag
    yield "url", _address(work.url)
    yield "version", _tex(work.version)
    if work.original:
        yield "related", work.original.key
        yield "origlanguage", work.original.tag
        yield "origdate", work.original.date.edtf if work.original.date else ""
    yield "note", _tex(work.note)
    yield "addendum", _address(work.licence)


def _name(name: Name) -> str:
    return f"{_tex(name.family)}, {_tex(name.given)}" if name.family else f"{{{_tex(name.text)}}}"


def _elsewhere(name: Name) -> str:
    return " ".join(name.others.values())


def _tex(text: str) -> str:
    return _line(text).translate(_TEX)


def _line(text: str) -> str:
    return " ".join(text.split())


def _address(url: str) -> str:
    """BibLaTeX takes an address as it stands; only braces would end the field."""
    return url.replace("{", "%7B").replace("}", "%7D")
