"""The index that the search in the browser reads: many small files, of which a query asks for a few.

    search/index.json                 what there is: {"version", "languages", "texts", "words", "says", "instead"}
    search/VERSION/words-N.json       {key: for each language, the packs that hold it}
    search/VERSION/texts-N.json       a pack: some records of one kind, paragraphs of one document only

The keys (see `search_words`) are in order, and `words` in index.json says with which key each file begins; `says` and
`instead` are the words of the search itself and the pages that lead on where it finds nothing. In a list of packs each
number is four times the distance from the pack before, plus how strongly the pack holds the key (0 to 3). So a key
costs a few bits a pack and a query a few files, however many documents there are.

Why not an engine that can be had: the theme's own index loads as a whole (0.8 MB at 100 documents, 8 MB at 1,000) and
cannot find a plus sign. Pagefind's extended build, the best of the others (1.5.2), finds it, but loosely, 汐 for
潮汐 too, so that whole phrases would have to be told from the rest by a second program; it needs WebAssembly, which a
strict policy forbids, and 224 to 243 kB for a first query where this one is held to 100 kB by a test. For the reader
it is simpler: what is typed is what is found, in either language, with the paragraph that answers it.
"""

from __future__ import annotations

import hashlib
import json
import posixpath
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, pairwise
from typing import NamedTuple

from bitext.publish.search_records import DocumentRecord, EventRecord, RowRecord, SearchRecords, TermRecord
from bitext.publish.search_words import search_keys, whole_key

_WORDS_SIZE = 8_000
"""About how many bytes a file of keys has."""
_TEXTS_SIZE = 7_000
"""About how many bytes a pack has, if no single record is longer."""
_STRONGEST = 3


class _Entry(NamedTuple):
    """A record: what its pack says of it, as JSON, and by which keys it is found in each language.

    Where it is not said how strongly, each counts for one.
    """

    said: bytes
    keys: Mapping[str, Mapping[str, int] | Iterable[str]]


class _Pack(NamedTuple):
    said: bytes
    entries: tuple[_Entry, ...]


_Postings = dict[str, defaultdict[str, "array[int]"]]
"""By language and key, the packs that hold it: four times a pack's number, plus how strongly. Nothing else of a pack is
kept while the index is made: with their keys the packs of 1,000 documents take more than a gigabyte.
"""


def search_files(records: SearchRecords, languages: Mapping[str, str], index: str) -> Iterator[tuple[str, bytes]]:
    """Each file with its path; the same bytes for the same records.

    `languages` are the tags by code, `index` is the path of index.json, beside which the rest lies.
    """
    kinds = {
        "terms": _packs("terms", map(_term, records.terms)),
        "events": _packs("events", map(_event, records.events)),
        "documents": chain.from_iterable(map(_document_packs, records.documents)),
    }
    files: dict[str, bytes] = {}
    postings: _Postings = {code: defaultdict(lambda: array("I")) for code in languages}
    ends = [0]
    for packs in kinds.values():
        for number, pack in enumerate(packs, ends[-1]):
            files[f"texts-{number}.json"] = pack.said
            _post(pack, number, postings)
        ends.append(len(files))
    words = list(_word_files(postings))
    files |= {f"words-{number}.json": data for number, (_, data) in enumerate(words)}
    version = hashlib.sha256(b"\0".join(files.values())).hexdigest()[:12]
    about = {
        "version": version,
        "languages": dict(languages),
        "texts": dict(zip(kinds, pairwise(ends), strict=True)),
        "words": [first for first, _ in words],
        "says": {code: dict(said) for code, said in records.words.items()},
        "instead": dict(records.instead),
    }
    yield index, _json(about)
    for name, data in files.items():
        yield posixpath.join(posixpath.dirname(index), version, name), data


def _term(term: TermRecord) -> _Entry:
    """Found by its forms, weakly by its definition, and at once by a form as a whole."""
    keys: dict[str, dict[str, int]] = {}
    for code, forms in term.forms.items():
        keys[code] = dict.fromkeys(search_keys(term.definition[code]), 0)
        for form in forms:
            keys[code] |= dict.fromkeys({*search_keys(form), whole_key(form)}, _STRONGEST)
    return _Entry(_json(term._asdict()), keys)


def _event(event: EventRecord) -> _Entry:
    keys = {code: search_keys(event.date[code]) | search_keys(title) for code, title in event.title.items()}
    return _Entry(_json(event._asdict()), keys)


def _row(row: RowRecord) -> _Entry:
    """Found by its text, and by the terms in it, under whatever form."""
    keys: dict[str, set[str]] = {}
    for code, passages in row.passages.items():
        keys[code] = search_keys("|".join(passage.text for passage in passages))  # a bar divides
        keys[code].update(f"#{term}" for term in row.terms.get(code, ()))
    said = {code: [[one.id, one.label, one.text] for one in passages] for code, passages in row.passages.items()}
    return _Entry(_json({"passages": said, "terms": dict(row.terms)}), keys)


def _document_packs(document: DocumentRecord) -> Iterator[_Pack]:
    about = _json({"title": dict(document.title), "url": dict(document.url)})
    return _packs("rows", map(_row, document.rows), about[1:-1] + b",")


def _packs(kind: str, entries: Iterable[_Entry], about: bytes = b"") -> Iterator[_Pack]:
    """Entries in packs of about the same size, in their order; each pack begins with what is said `about` them all."""
    together: list[_Entry] = []
    size = 0
    for entry in entries:
        if together and size + len(entry.said) > _TEXTS_SIZE:
            yield _pack(kind, together, about)
            together, size = [], 0
        together.append(entry)
        size += len(entry.said)
    if together:
        yield _pack(kind, together, about)


def _pack(kind: str, entries: Iterable[_Entry], about: bytes) -> _Pack:
    said = b",".join(entry.said for entry in entries)
    return _Pack(b'{%b"%b":[%b]}' % (about, kind.encode(), said), tuple(entries))


def _word_files(postings: _Postings) -> Iterator[tuple[str, bytes]]:
    """Each file of keys, with its first. They are in the order in which the browser compares strings."""
    lines: dict[str, bytes] = {}
    size = 0
    for key in sorted(set().union(*postings.values()), key=lambda key: key.encode("utf-16-be")):
        found = ",".join(f"[{_distances(side.get(key, ()))}]" for side in postings.values())
        line = f'"{key}":[{found}]'.encode()  # no key holds what JSON would escape
        if lines and size + len(line) > _WORDS_SIZE:
            yield _words_json(lines)
            lines, size = {}, 0
        lines[key] = line
        size += len(line)
    if lines:
        yield _words_json(lines)


def _words_json(lines: Mapping[str, bytes]) -> tuple[str, bytes]:
    return next(iter(lines)), b"{" + b",".join(lines.values()) + b"}"


def _post(pack: _Pack, number: int, postings: _Postings) -> None:
    """Enter a pack under the keys that it holds."""
    for code, side in postings.items():
        held: Counter[str] = Counter()
        for entry in pack.entries:
            held.update(entry.keys.get(code, ()))
        weakest, strongest = 4 * number, 4 * number + _STRONGEST
        for key, strength in held.items():  # millions of them
            side[key].append(weakest + strength if strength < _STRONGEST else strongest)


def _distances(posted: Iterable[int]) -> str:
    """What was posted under a key, as described above."""
    last, said = 0, []
    for one in posted:
        said.append(str(one - 4 * last))
        last = one // 4
    return ",".join(said)


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
