"""A large site is checked in parts, among processes, and what has not changed is not looked at again: same findings."""

from __future__ import annotations

import json
import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
import yaml

import bitext.checks.kept as kept_module
import bitext.checks.parts as parts_module
from bitext import cli
from bitext.checks import check
from bitext.checks.kept import KeptParts
from bitext.checks.parts import check_in_parts
from bitext.corpus import read_corpus
from bitext.findings import Finding
from bitext.reading.tree import read_tree
from bitext.records import Records
from bitext.report import scope
from bitext.workers import StoppedError, spread
from conftest import ROOT, SMALL
from test_checks import CASES, spoil

EN, ZH = "docs/en/documents/tides.md", "docs/zh/documents/tides.md"


@pytest.fixture(autouse=True)
def _none_is_few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts_module, "FEW", 0)


def whole(root: Path) -> tuple[list[Finding], str]:
    corpus = read_corpus(root)
    return check(corpus), scope(corpus)


def in_parts(root: Path, folder: Path | None = None, workers: int = 1) -> tuple[list[Finding], str]:
    kept = KeptParts(root, folder) if folder else None
    findings, compared = check_in_parts(read_tree(root), workers=workers, kept=kept)
    return findings, str(compared)


def test_every_case_has_the_same_findings(tmp_path: Path) -> None:
    """Whole, in parts, and again with what was kept of another case where nothing that matters differs."""
    root, folder = tmp_path / "site", tmp_path / "kept"
    spoiled = 0
    for file in sorted(CASES.glob("*.yml")):
        for case in yaml.safe_load(file.read_text(encoding="utf-8")):
            shutil.rmtree(root, ignore_errors=True)
            shutil.copytree(SMALL, root)
            spoil(root, case)
            expected = whole(root)
            assert in_parts(root) == expected, file.stem
            assert in_parts(root, folder) == expected, file.stem
            assert in_parts(root, folder) == expected, file.stem
            spoiled += bool(expected[0])
    assert spoiled > 60


def test_among_processes(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    for page in sorted((tmp_path / "docs/zh/documents").glob("*.md")):
        page.write_text(page.read_text(encoding="utf-8").replace("2", "3"), encoding="utf-8")
    findings, compared = whole(tmp_path)
    assert len(findings) > 20
    assert in_parts(tmp_path, workers=3) == (findings, compared)


EDITS: dict[str, dict[str, Any]] = {
    "a page": {"edits": [[ZH, "2019年5月12日", "2019年5月13日"]]},
    "a term": {"edits": [["docs/terms/instruments.yml", "label: 验潮仪计划", "label: 验潮仪方案"]]},
    "an event": {"edits": [["docs/events/2019.yml", '"2019-05-12"', '"2019-05-11"']]},
    "what an event cites": {"edits": [["docs/events/2020.yml", "cites: [tides#p3]", "cites: [tides#p2]"]]},
    "a document that is cited and gone": {"delete": [EN, ZH]},
    "a counterpart": {"delete": [ZH]},
    "another page": {"files": {"docs/en/more.md": "# More\n", "docs/zh/more.md": "# 更多\n\n还有。\n"}},
    "a redirect": {
        "files": {
            "docs/redirects.yml": "redirects:\n  - {from: documents/old/, to: documents/tides/}\n"
            "  - {from: documents/older/, to: documents/nowhere/}\n"
        }
    },
}


@pytest.mark.parametrize("edit", EDITS)
def test_what_was_kept_never_hides_a_change(small: Path, tmp_path: Path, edit: str) -> None:
    folder = tmp_path / "kept"
    clean = in_parts(small, folder)
    assert clean[0] == []
    original = tmp_path / "original"
    shutil.copytree(small, original)
    spoil(small, EDITS[edit])
    expected = whole(small)
    assert expected != clean
    assert in_parts(small, folder) == expected
    assert in_parts(small, folder) == expected
    shutil.rmtree(small)
    shutil.copytree(original, small)
    assert in_parts(small, folder) == clean


@pytest.mark.parametrize(("figure", "is_there"), [("4500", True), ("4501", False)])
def test_an_event_between_documents(small: Path, tmp_path: Path, figure: str, is_there: bool) -> None:
    """One that cites two documents cannot be judged by either alone: only one of them gives the figure."""
    for path in (EN, ZH):
        text = (small / path).read_text(encoding="utf-8")
        (small / path.replace("tides", "waves")).write_text(text, encoding="utf-8")
    events = "docs/events/2020.yml"
    cites = ['cites: [tides#p2]\n    figures: ["4500"', f'cites: [waves#p1, tides#p2]\n    figures: ["{figure}"']
    spoil(small, {"edits": [[events, *cites]]})
    expected = whole(small)
    codes = {finding.code for finding in expected[0]}
    assert {"D202", "D204"} <= codes
    assert ("D205" not in codes) == is_there
    for _ in range(2):
        assert in_parts(small, tmp_path / "kept") == expected


def test_a_document_is_held_against_its_own_citations_only(small: Path) -> None:
    """Else an event that cites every document would be gone through for each of them."""
    events = "docs/events/2020.yml"
    spoil(small, {"edits": [[events, "cites: [tides#p2]", "cites: [a#p1, tides#p2, b#p1, b#p2, tides#p3, c#p9]"]]})
    records = Records(read_tree(small))
    (event,) = records.shared
    assert [len(records.about(document).events) for document in ("a", "b", "c", "d")] == [1, 1, 1, 0]
    about = {event.id: [str(cite) for cite in event.cites] for event in records.about("tides").events}
    assert about[event.id] == ["tides#p2", "tides#p3"]
    assert event.id not in {event.id for event in records.about("tides").settled}
    assert len(records.between().settled[0].cites) == 6


def test_nothing_is_looked_at_twice(small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    in_parts(small, tmp_path / "kept")
    seen: list[str] = []
    made = parts_module._part
    monkeypatch.setattr(parts_module, "_part", lambda *given: (seen.append(given[2]), made(*given))[1])
    in_parts(small, tmp_path / "kept")
    assert seen == []
    spoil(small, EDITS["a page"])
    in_parts(small, tmp_path / "kept")
    assert seen == ["documents/tides"]


def test_another_library_finds_for_itself(small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    in_parts(small, tmp_path / "kept")
    seen: list[str] = []
    made = parts_module._part
    monkeypatch.setattr(parts_module, "_part", lambda *given: (seen.append(given[2]), made(*given))[1])
    monkeypatch.setattr(kept_module, "_version", lambda: ["another"])
    in_parts(small, tmp_path / "kept")
    assert "documents/tides" in seen


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", "[" * 100_000, '{"documents/tides": 1}', '{"documents/tides": [1, 2]}', "\x00", '"\ud800"'],
)
def test_a_spoiled_file_counts_as_none(small: Path, tmp_path: Path, content: str) -> None:
    folder = tmp_path / "kept"
    expected = in_parts(small, folder)
    (file,) = folder.iterdir()
    file.write_bytes(content.encode("utf-8", "surrogatepass"))
    assert in_parts(small, folder) == expected


def test_what_is_kept_is_bounded_and_lies_outside_the_site(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "kept"
    in_parts(small, folder)
    (file,) = folder.iterdir()
    assert file.stat().st_mode & 0o077 == 0
    assert "documents/tides" in json.loads(file.read_text(encoding="utf-8"))
    spoil(small, EDITS["a document that is cited and gone"])
    spoil(small, EDITS["another page"])
    in_parts(small, folder)
    assert "documents/tides" not in json.loads(file.read_text(encoding="utf-8"))
    monkeypatch.setattr(kept_module, "MOST_SITES", 2)
    for name in "abc":
        shutil.copytree(SMALL, tmp_path / name)
        in_parts(tmp_path / name, folder)
    assert len(list(folder.iterdir())) == 2
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    monkeypatch.setattr(cli, "LARGE", 0)
    before = sorted(small.rglob("*"))
    cli.main(["check", str(small)])
    assert sorted(small.rglob("*")) == before
    assert len(list((tmp_path / "caches/bitext").iterdir())) == 1


def test_no_place_to_keep_anything(small: Path, tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("a file where a folder should be", encoding="utf-8")
    assert in_parts(small, tmp_path / "kept") == whole(small)


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_the_command_says_the_same(
    small: Path, form: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil(small, EDITS["a page"])
    said = []
    for large, more in ((10**9, []), (0, ["--no-cache"]), (0, []), (0, [])):
        monkeypatch.setattr(cli, "LARGE", large)
        assert cli.main(["check", str(small), "--format", form, *more]) == 1
        said.append(capsys.readouterr().out)
    assert "D206" in said[0]
    assert len(set(said)) == 1


def test_a_process_that_is_stopped_is_a_clear_failure(
    small: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    assert list(spread(str.upper, "abcdefg", 2)) == list("ABCDEFG")
    with pytest.raises(StoppedError):
        list(spread(stopped, "abcdefg", 2))
    monkeypatch.setattr(cli, "LARGE", 0)
    monkeypatch.setattr("bitext.workers.processors", lambda: 2)
    monkeypatch.setattr(parts_module, "_part", stopped)
    assert cli.main(["check", str(small), "--no-cache"]) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert "a process was stopped" in output.err


def test_where_no_process_may_begin_it_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    begun = []
    fork = os.fork

    def refused() -> int:
        if begun:
            raise BlockingIOError("resource temporarily unavailable")
        begun.append(1)
        return fork()

    monkeypatch.setattr(os, "fork", refused)
    assert list(spread(str.upper, "abcdefg", 3)) == list("ABCDEFG")
    assert begun
    assert multiprocessing.active_children() == []


def test_whoever_leaves_does_not_wait_for_the_rest(tmp_path: Path) -> None:
    def note(item: str) -> str:
        (tmp_path / item).touch()
        time.sleep(0.01)
        return item

    items = [str(number) for number in range(1_000)]
    results = spread(note, items, 2)
    assert next(results) == "0"
    results.close()
    assert len(list(tmp_path.iterdir())) < 500
    assert multiprocessing.active_children() == []


def test_what_goes_wrong_in_a_process_is_raised() -> None:
    with pytest.raises(ValueError, match="invalid literal"):
        list(spread(int, ["1", "2", "x"], 2))


def test_a_reader_who_leaves_is_no_failure(small: Path) -> None:
    """`bitext check | head` ends quietly, in parts too."""
    code = "import sys; from bitext import cli; cli.LARGE = 0; sys.exit(cli.command())"
    with subprocess.Popen(
        [sys.executable, "-c", code, "check", str(small)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""


def test_a_page_that_is_gone_is_not_kept(small: Path, tmp_path: Path) -> None:
    """It was there when the folder was read: it counts as nothing, is said, and is looked for again the next time."""
    tree = read_tree(small)
    before = tree.size()
    (small / "docs/zh/index.md").unlink()
    assert 0 < tree.size() < before
    looked: list[None] = []
    for _ in range(2):
        kept = KeptParts(small, tmp_path)
        findings, _ = check_in_parts(tree, workers=1, kept=kept, step=lambda: looked.append(None))
        assert ("H704", "docs/zh/index.md") in [(one.code, one.path) for one in findings]
    assert len(looked) == len(tree.names()) + 1
