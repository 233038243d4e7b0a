"""The examples on the page about the data, run as they stand there against the served site."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from sitebuild import ROOT

CODES = ("en", "zh")


def example(code: str, language: str, served: str) -> str:
    """The one example in a programming language, with the address of the served site in it."""
    text = (ROOT / "docs" / code / "data.md").read_text(encoding="utf-8")
    (found,) = re.findall(rf"^```{language}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    assert "http://127.0.0.1:8000/" in found
    return str(found).replace("http://127.0.0.1:8000/", served)


def load(site: Path, name: str) -> Any:
    return json.loads((site / f"data/{name}.json").read_text(encoding="utf-8"))


@pytest.mark.skipif(not (shutil.which("curl") and shutil.which("jq")), reason="curl or jq is not installed")
@pytest.mark.parametrize("code", CODES)
def test_the_example_with_curl(site: Path, served: str, code: str) -> None:
    done = subprocess.run(["sh", "-c", example(code, "sh", served)], capture_output=True, check=True)
    events = [event for event in load(site, "timeline")["events"] if re.fullmatch(r"\d{4}", event["date"])]
    assert events
    said = done.stdout.decode()
    assert said == "".join(f"{event['date']}  {event['title'][code]}\n" for event in events)


@pytest.mark.parametrize("code", CODES)
def test_the_example_in_python(site: Path, served: str, code: str) -> None:
    program = example(code, "python", served)
    assert len(program.splitlines()) <= 10
    done = subprocess.run([sys.executable, "-X", "utf8", "-c", program], capture_output=True, check=True)
    term = next(term for term in load(site, "glossary")["terms"] if term["id"] == "computing-power")
    lines = done.stdout.decode().splitlines()
    assert len(lines) == len(term["occurrences"][code]) > 0
    for line, place in zip(lines, term["occurrences"][code], strict=True):
        assert place["form"] in line
