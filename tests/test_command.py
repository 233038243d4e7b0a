"""The command as its users meet it: exit status, formats, colours, the bar for those who wait."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from bitext import __version__
from bitext.cli import main
from bitext.progress import AFTER, Progress

WRONG = "docs/zh/documents/tides.md"


@pytest.fixture
def spoiled(small: Path) -> Path:
    """The small site with one date wrong."""
    page = small / WRONG
    page.write_text(page.read_text(encoding="utf-8").replace("2019年5月12日", "2019年5月13日"), encoding="utf-8")
    return small


class Terminal(io.StringIO):
    """What is written to somebody who looks on."""

    def isatty(self) -> bool:
        return True


def test_exit_status(small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(small)]) == 0
    (small / WRONG).unlink()
    assert main(["check", str(small)]) == 1
    capsys.readouterr()
    for arguments, words in (
        (["check", str(tmp_path / "nowhere")], "has no folder 'docs'"),
        (["fix", str(tmp_path / "nowhere")], "has no folder 'docs'"),
        (["site", str(tmp_path / "nowhere")], "there is no folder"),
        (["check", "--format", "xml"], "invalid choice"),
        ([], "required"),
    ):
        with pytest.raises(SystemExit) as stopped:
            main(arguments)
        assert stopped.value.code == 2
        assert words in capsys.readouterr().err


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--version"])
    assert stopped.value.code == 0
    assert capsys.readouterr().out == f"bitext {__version__}\n"


def test_annotations_where_github_runs_it(
    spoiled: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without being asked, and not where another format is asked for."""
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert main(["check", str(spoiled)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines
    assert all(line.startswith("::error file=docs/") for line in lines)
    assert any(line.startswith(f"::error file={WRONG},line=") and ",title=D206::" in line for line in lines)
    assert main(["check", str(spoiled), "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)["findings"]
    assert len(found) == len(lines)


def test_an_annotation_ends_where_it_should(capsys: pytest.CaptureFixture[str], small: Path) -> None:
    """GitHub ends a value at a comma or a colon, and the command at the end of the line."""
    page = small / "docs/en/100%, or: all.md"
    page.write_text("A lonely page.\n", encoding="utf-8")
    assert main(["check", str(small), "--format", "github"]) == 1
    assert "file=docs/en/100%25%2C or%3A all.md,line=" in capsys.readouterr().out


def test_colours_for_those_who_look_on(
    spoiled: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(spoiled)]) == 1
    plain = capsys.readouterr().out
    assert "\x1b" not in plain
    screen = Terminal()
    monkeypatch.setattr(sys, "stdout", screen)
    assert main(["check", str(spoiled)]) == 1
    assert "\x1b[1mdocs/" in screen.getvalue()
    screen = Terminal()
    monkeypatch.setattr(sys, "stdout", screen)
    monkeypatch.setenv("NO_COLOR", "")
    assert main(["check", str(spoiled)]) == 1
    assert screen.getvalue() == plain


def test_the_bar_is_for_those_who_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    """It comes after a while, moves, and leaves an empty line; of quick work nothing is seen."""
    now = [0.0]
    monkeypatch.setattr("bitext.progress.time.monotonic", lambda: now[0])
    quick, slow = io.StringIO(), io.StringIO()
    with Progress("reading", 4, quick) as progress:
        progress.step()
    assert quick.getvalue() == ""
    with Progress("reading", 4, slow) as progress:
        for _ in range(4):
            now[0] += AFTER * 0.75
            progress.step()
    shown = slow.getvalue().split("\r")
    assert [line.partition(" ")[2].split(" ")[-1] for line in shown[1:4]] == ["2/4", "3/4", "4/4"]
    assert shown[1].count("█") == 15
    assert shown[-2].strip() == shown[-1] == ""


def test_the_check_shows_how_far_it_is(
    small: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """On a terminal, apart from what it says."""
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr("bitext.progress.AFTER", -1.0)
    assert main(["check", str(small)]) == 0
    assert capsys.readouterr().out.startswith("0 errors")
    assert "\x1b" not in screen.getvalue()
