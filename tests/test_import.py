"""`bitext new document`: what is read from a source text, and that the pages made of it can be built."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from bitext.scaffold.source import SourceText, read_source

CASES = Path(__file__).parent / "cases" / "import"


def cases(name: str) -> list[Any]:
    found = yaml.safe_load((CASES / name).read_text(encoding="utf-8"))
    return [pytest.param(case, id=case["about"].replace(" ", "-")) for case in found]


def read(folder: Path, case: dict[str, Any]) -> SourceText:
    language = next(code for code in ("en", "zh") if code in case)
    file = folder / case.get("name", "source.txt")
    file.write_text(case[language], encoding="utf-8")
    return read_source(file, language)


@pytest.mark.parametrize("case", cases("texts.yml"))
def test_text(tmp_path: Path, case: dict[str, Any]) -> None:
    source = read(tmp_path, case)
    imprint = source.imprint
    marks = {"heading": "## ", "caption": "c: ", "paragraph": ""}
    assert [marks[block.kind] + block.text for block in source.blocks] == case["blocks"]
    assert imprint.title == case.get("title", "")
    assert [[author.name, author.role] for author in imprint.authors] == case.get("authors", [])
    assert imprint.outlet == case.get("outlet", "")
    assert imprint.outlet_detail == case.get("outlet_detail", "")
    assert (imprint.issued.edtf if imprint.issued else "") == case.get("issued", "")
    assert imprint.issued_printed == case.get("issued_printed", "")
    assert imprint.status == case.get("status", "unstated")
    assert source.is_interview == case.get("interview", False)
    if "marks" in case:
        assert [mark for block in source.blocks for mark in block.marks] == case["marks"]
    if "aside" in case:
        assert [aside.words for aside in source.asides] == case["aside"]
