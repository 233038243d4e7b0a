"""The guide for contributors: the same in both languages, its commands exist, its links lead somewhere."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
import yaml

from bitext.cli import _parser
from bitext.corpus import Corpus
from bitext.events import read_events
from bitext.reading.yaml import read_yaml
from sitebuild import ROOT

GUIDES = ("contributing", "upkeep")
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(file: Path) -> list[tuple[str, str]]:
    """The code of a page: its language and its text."""
    return [(match[1], match[2]) for match in _BLOCK.finditer(file.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("guide", GUIDES)
def test_both_languages_show_the_same_code(guide: str) -> None:
    english, chinese = (blocks(ROOT / f"docs/{code}/{guide}.md") for code in ("en", "zh"))
    assert english == chinese
    assert english


@pytest.mark.parametrize(
    "file", ["CONTRIBUTING.md", "CONTRIBUTING.zh.md", "README.md", "docs/en/contributing.md", "docs/en/upkeep.md"]
)
def test_commands_are_there(file: str) -> None:
    """Each line that calls `bitext` or `make` could be typed as it stands."""
    targets = set(re.findall(r"^([a-z-]+):.* ## ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    lines = [line for language, text in blocks(ROOT / file) if language == "sh" for line in text.splitlines()]
    commands = [shlex.split(line, comments=True) for line in lines]
    called = [command for command in commands if command]
    assert called
    for command in called:
        if Path(command[0]).name == "bitext":
            _parser().parse_args(command[1:])
        elif command[0] == "make":
            assert set(command[1:]) <= targets, command


@pytest.mark.parametrize("file", ["CONTRIBUTING.md", "CONTRIBUTING.zh.md", "README.md", "CHANGELOG.md"])
def test_links_from_the_repository_lead_somewhere(file: str) -> None:
    text = (ROOT / file).read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)]+)\)", text) if not link.startswith("https://")]
    assert links
    for link in links:
        path, _, fragment = link.partition("#")
        assert (ROOT / path).is_file(), link
        assert not fragment or f"{{#{fragment}}}" in (ROOT / path).read_text(encoding="utf-8"), link


def test_examples_are_records(real: Corpus) -> None:
    """The term and the events of the guide could be entered as they stand."""
    examples = [text for language, text in blocks(ROOT / "docs/en/contributing.md") if language == "yaml"]
    entries = [yaml.safe_load(text) for text in examples]
    assert all(entry is not None for entry in entries)
    event = next(text for text in examples if "id: tide-data-agreed" in text)
    record, findings = read_yaml(f"events:\n{event}", "docs/events/2024.yml")
    events, _, more = read_events(record, "docs/events/2024.yml")
    assert (findings, more) == ([], [])
    assert [one.id for one in events] == ["tide-data-agreed"]
