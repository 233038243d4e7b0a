"""`bitext new term` and `bitext new event`: records to fill in."""

from __future__ import annotations

from pathlib import Path

import pytest

from bitext.checks import check
from bitext.cli import main
from bitext.corpus import read_corpus
from bitext.scaffold.entries import with_entries
from bitext.scaffold.files import RefusedError


def new(root: Path, *arguments: str) -> int:
    return main(["new", *arguments, "--root", str(root)])


def drafts(root: Path, path: str) -> list[str]:
    """The lines that the check names in a file; it must have nothing else to say."""
    found = check(read_corpus(root))
    assert {finding.code for finding in found} <= {"M612"}
    lines = (root / path).read_text(encoding="utf-8").split("\n")
    return [lines[finding.line - 1].strip() for finding in found if finding.path == path]


def test_a_term_joins_its_category(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing that stood in the file is changed, and the check names each line to be written."""
    path = "docs/terms/places.yml"
    before = (small / path).read_text(encoding="utf-8")
    assert new(small, "term", "west-quay", "--category", "places") == 0
    assert (small / path).read_text(encoding="utf-8").startswith(before)
    line = before.count("\n") + 2
    assert capsys.readouterr().out.startswith(f"{path}:{line}: added 'west-quay'\n")
    assert drafts(small, path) == [
        'label: "DRAFT: west-quay"',
        'definition: "DRAFT: one to three sentences"',
        'label: "DRAFT: west-quay"',
        'pinyin: "DRAFT: 首选写法的拼音，标声调"',
        'definition: "DRAFT: 一至三句"',
    ]


def test_a_term_of_a_new_category(small: Path) -> None:
    assert new(small, "term", "west-quay") == 0
    assert drafts(small, "docs/terms/concepts.yml")[0] == 'category: {en: "DRAFT: concepts", zh: "DRAFT: concepts"}'
    assert new(small, "term", "north-quay") == 0
    assert {"west-quay", "north-quay"} <= set(read_corpus(small).terms)


def test_an_event_joins_its_year(small: Path) -> None:
    """It is on no timeline before it cites a paragraph, and stops nothing until then."""
    path = "docs/events/2019.yml"
    before = (small / path).read_text(encoding="utf-8")
    assert new(small, "event", "gauge-moved", "--year", "2019") == 0
    assert (small / path).read_text(encoding="utf-8").startswith(before)
    assert drafts(small, path) == [
        'en: "DRAFT: what happened, in one clause"',
        'zh: "DRAFT: 一句话，说明发生了什么"',
        "cites: [DRAFT#p1]",
    ]
    corpus = read_corpus(small)
    assert "gauge-moved" not in {event.id for event in corpus.events}
    text = (small / path).read_text(encoding="utf-8")
    (small / path).write_text(text.replace('"2019"', '"2019-05-12"').replace("DRAFT#p1", "tides#p1"), encoding="utf-8")
    assert "gauge-moved" in {event.id for event in read_corpus(small).events}


def test_an_event_of_a_new_year_in_an_empty_folder(tmp_path: Path) -> None:
    assert new(tmp_path, "event", "gauge-moved", "--year", "2031") == 0
    assert (tmp_path / "docs/events/2031.yml").read_text(encoding="utf-8").startswith("events:\n  - id: gauge-moved\n")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["term", "tide-gauge"], "docs/terms/instruments.yml: has 'tide-gauge' already"),
        (["event", "gauge-set-up", "--year", "2031"], "docs/events/2019.yml: has 'gauge-set-up' already"),
        (["term", "Tide Gauge"], "cannot be a term's id"),
        (["term", "zh"], "could be taken for a language"),
        (["term", "gauge-hut", "--category", "../out"], "cannot be a category"),
        (["event", "gauge-moved", "--year", "19"], "is no year"),
        (["event", "gauge-moved", "--year", "0000"], "is no year"),
    ],
)
def test_refused(small: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], words: str) -> None:
    before = {file: file.read_bytes() for file in small.rglob("*.*")}
    assert new(small, *arguments) == 2
    said = capsys.readouterr().err
    assert words in said
    assert said.count("\n") == 1
    assert {file: file.read_bytes() for file in small.rglob("*.*")} == before


def test_a_record_that_is_no_text_is_left_alone(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = small / "docs/terms/places.yml"
    file.write_bytes("category: 地点\n".encode("gb18030"))
    before = file.read_bytes()
    assert new(small, "term", "west-quay", "--category", "places") == 2
    assert "docs/terms/places.yml:1: H702" in capsys.readouterr().err
    assert file.read_bytes() == before


def test_where_nothing_can_be_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file stands where a folder would have to be made."""
    (tmp_path / "docs").write_text("", encoding="utf-8")
    assert new(tmp_path, "event", "gauge-moved", "--year", "2019") == 2
    assert "docs/events/2019.yml: cannot be written" in capsys.readouterr().err


def test_the_id_of_a_draft_is_taken(small: Path) -> None:
    assert new(small, "event", "gauge-moved", "--year", "2019") == 0
    assert new(small, "event", "gauge-moved", "--year", "2020") == 2


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("events: []\n", "events:\n  - id: new\n    date: x\n"),
        ("events: []", "events:\n  - id: new\n    date: x\n"),
        (
            "# Years\nevents:\n- id: old\n  date: y\n",
            "# Years\nevents:\n- id: old\n  date: y\n\n- id: new\n  date: x\n",
        ),
        (
            "events:\n  - id: old\n    date: y\n\n# Not events.\nunclaimed:\n  - date: z\n",
            "events:\n  - id: old\n    date: y\n\n  - id: new\n    date: x\n\n# Not events.\nunclaimed:\n  - date: z\n",
        ),
        ("unclaimed: []\nevents: []\n", "unclaimed: []\nevents:\n  - id: new\n    date: x\n"),
    ],
)
def test_an_entry_is_added_at_the_end_of_its_list(before: str, after: str) -> None:
    assert with_entries(before, "x.yml", "events", [["id: new", "date: x"]]) == after


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("events: [{id: old}]\n", "is written in one line"),
        ("events:\n", "has no list 'events'"),
        ("other: []\n", "has no list 'events'"),
        ("events: [\n", "is no YAML"),
        ("- id: old\n", "is no mapping"),
    ],
)
def test_a_file_that_cannot_be_added_to_is_left_alone(text: str, words: str) -> None:
    with pytest.raises(RefusedError, match=words):
        with_entries(text, "x.yml", "events", [["id: new"]])
