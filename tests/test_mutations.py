"""Real pages, spoiled one place at a time: every lie is caught, and no harmless edit is.

A lie is made where the page says something that can be held against the other language: a paragraph dropped, a digit
changed, a month shifted, 万 and 亿 exchanged. A harmless edit changes wording, spaces or punctuation and nothing said.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bitext.checks import check
from bitext.corpus import Corpus, Document, read_corpus
from bitext.reading.blocks import Block
from conftest import ROOT

real = read_corpus(ROOT)
EXAMPLES = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@dataclass(frozen=True)
class Place:
    """A block of a real page."""

    document: Document
    code: str
    block: Block


PLACES = [
    Place(document, code, block)
    for document in real.documents
    for code, page in document.pages.items()
    for block in page.blocks
    if block.kind == "paragraph" and block.id
]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of one document and the whole term base, to be written anew for each example."""
    root = tmp_path_factory.mktemp("desk")
    shutil.copytree(ROOT / "docs/terms", root / "docs/terms")
    return root


STALE = "Y501"
"""That a paragraph has been changed in one language alone; it says nothing of what is wrong with it."""


def findings(desk: Path, place: Place, edit: Callable[[str], str]) -> set[str]:
    """The codes that are found when the block's source is edited, and were not before, but for `STALE`."""
    return everything_found(desk, place, edit) - {STALE}


def everything_found(desk: Path, place: Place, edit: Callable[[str], str]) -> set[str]:
    for code, page in place.document.pages.items():
        file = desk / page.path
        for other in file.parent.glob("*.md") if file.parent.is_dir() else ():
            other.unlink()
        file.parent.mkdir(parents=True, exist_ok=True)
        text = page.text
        if code == place.code:
            assert text.count(place.block.source) == 1
            text = text.replace(place.block.source, edit(place.block.source))
        file.write_text(text, encoding="utf-8")
    return {finding.code for finding in check(read_corpus(desk))}


def mentions(corpus: Corpus, place: Place, pattern: str) -> list[tuple[int, int]]:
    """Where in the block's source something is recognised that must have a partner and matches the pattern."""
    text = place.block.text
    reading = corpus.reading(place.code, text)
    spans = [(m.start, m.end) for m in reading.dates if m.date] + [
        (m.start, m.end) for m in reading.figures if not m.soft
    ]
    found = []
    for start, end in spans:
        words = text[start:end]
        if re.search(pattern, words) and not reading.is_name(start, end) and place.block.source.count(words) == 1:
            at = place.block.source.index(words)
            found.append((at, at + len(words)))
    return found


def spots(pattern: str) -> list[tuple[Place, tuple[int, int]]]:
    return [(place, span) for place in PLACES for span in mentions(real, place, pattern)]


DIGITS, MONTHS, MYRIADS = (
    spots(r"[0-9]"),
    spots(r"月|January|March|May|June|July|September|October|November"),
    spots("[万亿]"),
)


def test_there_is_enough_to_spoil() -> None:
    assert len(PLACES) > 100
    assert len(DIGITS) > 60
    assert len(MONTHS) > 10
    assert len(MYRIADS) > 3


@given(st.sampled_from(PLACES))
@EXAMPLES
def test_a_dropped_paragraph_is_caught(desk: Path, place: Place) -> None:
    ident = f"\n{{: #{place.block.id} }}"
    page = place.document.pages[place.code]
    assert page.text.count(ident) == 1
    if any(place.block.id in ids for exception in page.exceptions for ids in exception.ids.values()):
        return  # a merged paragraph; its exception would be reported instead
    codes = findings(desk, place, lambda source: "")
    assert codes & {"S102", "S106"}, place


@given(st.sampled_from(DIGITS), st.data())
@EXAMPLES
def test_a_changed_digit_is_caught(desk: Path, spot: tuple[Place, tuple[int, int]], data: st.DataObject) -> None:
    place, (start, end) = spot
    words = place.block.source[start:end]
    at = data.draw(st.sampled_from([match.start() for match in re.finditer("[0-9]", words)]))
    digit = data.draw(st.sampled_from([one for one in "123456789" if one != words[at]]))
    changed = words[:at] + digit + words[at + 1 :]
    codes = findings(desk, place, lambda source: source[:start] + changed + source[end:])
    assert codes & {"D206", "F301"}, f"{words} → {changed} in {place.code} {place.block.id}"


@given(st.sampled_from(MONTHS))
@EXAMPLES
def test_a_shifted_month_is_caught(desk: Path, spot: tuple[Place, tuple[int, int]]) -> None:
    place, (start, end) = spot
    words = place.block.source[start:end]
    if place.code == "zh":
        changed = re.sub(r"(\d+)月", lambda match: f"{int(match[1]) % 12 + 1}月", words)
    else:
        changed = re.sub(r"January|March|May|June|July|September|October|November", "December", words)
    codes = findings(desk, place, lambda source: source[:start] + changed + source[end:])
    assert codes & {"D206", "D207"}, f"{words} → {changed} in {place.code} {place.block.id}"


@given(st.sampled_from(MYRIADS))
@EXAMPLES
def test_exchanged_myriads_are_caught(desk: Path, spot: tuple[Place, tuple[int, int]]) -> None:
    place, (start, end) = spot
    words = place.block.source[start:end]
    changed = words.translate(str.maketrans("万亿", "亿万"))
    if changed.startswith(("亿万", "万亿")) or "亿万" in changed:
        changed = words.replace("万亿", "亿")
    codes = findings(desk, place, lambda source: source[:start] + changed + source[end:])
    assert "F301" in codes, f"{words} → {changed} in {place.block.id}"


HARMLESS: dict[str, Callable[[str, str], str]] = {
    "a sentence without anything to hold against it": lambda source, code: (
        source + (" So the matter stands." if code == "en" else "此事大致如此。")
    ),
    "other quotation marks": lambda source, code: source.replace("“", '"').replace("”", '"'),
    "another dash": lambda source, code: source.replace("—", "–"),
    "a line break at a sentence": lambda source, code: source.replace(". ", ".\n", 1),
    "a synonym": lambda source, code: source.replace(" holds ", " maintains ").replace("认为", "指出"),
    "a semicolon for a full stop": lambda source, code: source.replace("。", "；", 1) if code == "zh" else source,
}


@given(st.sampled_from(PLACES), st.sampled_from(sorted(HARMLESS)))
@settings(EXAMPLES, max_examples=80)
def test_a_harmless_edit_is_left_alone(desk: Path, place: Place, kind: str) -> None:
    codes = findings(desk, place, lambda source: HARMLESS[kind](source, place.code))
    assert not codes, (kind, place.code, place.block.id, codes)


@given(st.sampled_from([place for place in PLACES if place.document.alignment.partners(place.code, place.block.id)]))
@settings(EXAMPLES)
def test_a_change_of_one_language_alone_is_noticed(desk: Path, place: Place) -> None:
    assert STALE not in everything_found(desk, place, lambda source: source)
    assert STALE in everything_found(desk, place, lambda source: f"{source} +")
