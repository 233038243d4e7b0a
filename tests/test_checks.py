"""Every rule on the small site: cases that it catches and near-misses that it leaves alone (cases/checks)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from bitext.checks import RULES, check
from bitext.checks.rules import rule
from bitext.corpus import Corpus, read_corpus
from bitext.fix import fix
from bitext.report import scope

CASES = Path(__file__).parent / "cases" / "checks"
NO_TEXT = {"H701", "H702", "H704", "H705"}
"""What no case can write down: sizes, bytes, permissions and links. See test_hostile.py."""


def _cases() -> list[Any]:
    found = []
    for file in sorted(CASES.glob("*.yml")):
        for case in yaml.safe_load(file.read_text(encoding="utf-8")):
            name = f"{file.stem}-{case['about'].replace(' ', '-')}"
            found += [pytest.param(file.stem, case, id=name)]
    return found


def spoil(root: Path, case: dict[str, Any]) -> None:
    """Apply a case's edits: [file, old, new] replaces what must be there once; new files and deletions are whole."""
    for path, old, new in case.get("edits", ()):
        file = root / path
        text = file.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{path} holds {old!r} {text.count(old)} times"
        file.write_text(text.replace(old, new), encoding="utf-8")
    for path, text in case.get("files", {}).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    for path in case.get("delete", ()):
        (root / path).unlink()


@pytest.mark.parametrize(("code", "case"), _cases())
def test_case(small: Path, code: str, case: dict[str, Any]) -> None:
    spoil(small, case)
    findings = check(read_corpus(small))
    said = [f"{finding.path}:{finding.line}" for finding in findings if finding.code == code]
    assert said == case["expect"], "\n".join(map(str, findings))
    if not case["expect"]:
        assert not findings, "a near-miss is wholly clean"


def test_a_hint_quotes_values_but_no_entries(small: Path) -> None:
    for path, old, new, hint in (
        ("docs/zh/documents/tides.md", "source_languages: [en]", "source_languages: [zh]", "write [en] in both"),
        ("docs/en/documents/tides.md", "alignment: []", "alignment: [{type: omitted}]", "write the same entries in"),
    ):
        spoil(small, {"edits": [[path, old, new]]})
        hints = [finding.hint for finding in check(read_corpus(small)) if finding.code == "M606"]
        assert any(one.startswith(hint) for one in hints), hints


def test_every_rule_has_both_kinds_of_case() -> None:
    for code in RULES.keys() - NO_TEXT:
        file = CASES / f"{code}.yml"
        assert file.exists(), f"no cases for {code}"
        cases = yaml.safe_load(file.read_text(encoding="utf-8"))
        assert any(case["expect"] for case in cases), f"{code} has no case that fires"
        assert any(not case["expect"] for case in cases), f"{code} has no near-miss"


def test_every_rule_is_documented() -> None:
    for one in RULES.values():
        assert one.doc.strip(), one.code
        assert "Wrong:" in one.doc, one.code
        assert "Right:" in one.doc, one.code


def test_severities_are_those_of_the_register(small: Path) -> None:
    for file in sorted(CASES.glob("*.yml")):
        for case in yaml.safe_load(file.read_text(encoding="utf-8")):
            if case["expect"]:
                break
        spoiled = small.with_name(file.stem)
        small.rename(spoiled)
        spoil(spoiled, case)
        for finding in check(read_corpus(spoiled)):
            assert finding.severity == RULES[finding.code].severity, finding
        spoiled.rename(small)
        _restore(small)


def _restore(root: Path) -> None:
    import shutil

    from conftest import SMALL

    shutil.rmtree(root)
    shutil.copytree(SMALL, root)


def test_the_small_site_is_clean(small: Path) -> None:
    assert check(read_corpus(small)) == []


def test_the_real_site_is_clean(real: Corpus) -> None:
    assert [str(finding) for finding in check(real)] == []


def test_all_problems_at_once(small: Path) -> None:
    """One run names every mistake, each with its own line."""
    spoil(
        small,
        {
            "edits": [
                ["docs/en/documents/tides.md", "{: #p3 }", "{: #p2 }"],
                ["docs/zh/documents/tides.md", "genre: article", "genres: article"],
                ["docs/terms/instruments.yml", "      label: 验潮仪计划\n", ""],
                ["docs/events/2019.yml", '"2019-05-12"', '"12.5.2019"'],
                ["docs/events/2020.yml", "cites: [tides#p3]", "cites: [tides#p9]"],
            ]
        },
    )
    codes = {finding.code for finding in check(read_corpus(small))}
    assert {"S101", "S102", "M602", "M603", "M605", "D201"} <= codes


def test_it_is_said_what_was_paired_by_order(tmp_path: Path) -> None:
    """Documentation without ids is compared all the same, and its reader told how it was paired."""
    pages = {"en": "# Tides\n\nTwo a day.\n\nOne is higher.\n", "zh": "# 潮汐\n\n每天两次。\n\n其中一次较高。\n"}
    for code, text in pages.items():
        (tmp_path / "docs" / code).mkdir(parents=True)
        (tmp_path / "docs" / code / "tides.md").write_text(text, encoding="utf-8")
    by_order = "1 pairs of pages, 3 pairs of blocks, 3 of them without an id and paired by headings and order"
    assert scope(read_corpus(tmp_path)) == by_order
    for code, text in pages.items():
        named = text.replace("。\n", "。\n{: #p1 }\n", 1).replace(".\n", ".\n{: #p1 }\n", 1)
        (tmp_path / "docs" / code / "tides.md").write_text(named, encoding="utf-8")
    assert "3 pairs of blocks, 2 of them" in scope(read_corpus(tmp_path))


def test_a_wrong_record_costs_no_other(small: Path) -> None:
    """Its neighbours in the file are read, so that one slip is one finding, and those that follow from it alone."""
    spoil(small, {"edits": [["docs/events/2020.yml", "kind: measurement", "kind: measurment"]]})
    said = [(finding.path, finding.code) for finding in check(read_corpus(small))]
    dates = [("docs/en/documents/tides.md", "D204"), ("docs/zh/documents/tides.md", "D204")]
    assert said == [dates[0], ("docs/events/2020.yml", "M604"), dates[1]]
    spoil(small, {"edits": [["docs/events/2020.yml", "kind: measurment", "kind: measurement"]]})
    spoil(small, {"edits": [["docs/terms/instruments.yml", "label: Tide Gauge Plan", "label: []"]]})
    said = [finding.code for finding in check(read_corpus(small))]
    assert said == ["T403", "M610", "M604"], "in the prose and in the related term it is missed"


@pytest.mark.parametrize(
    ("edit", "codes"),
    [
        (["docs/en/documents/tides.md", "The East Quay", "The East\u200b Quay"], ["H703"]),
        (["docs/en/documents/tides.md", "genre: article", "genre: [article"], ["M601"]),
        (["docs/events/2019.yml", "    kind: event", "\tkind: event"], ["M601"]),
        (["docs/events/2019.yml", "The tide gauge", "The tide\u200b gauge"], ["H703"]),
        (["docs/terms/places.yml", "terms:", "terms: ["], ["M601"]),
    ],
)
def test_what_cannot_be_read_is_missed_nowhere(small: Path, edit: list[str], codes: list[str]) -> None:
    """One slip that makes a file unreadable is one finding, not one for each thing that stands in the file."""
    spoil(small, {"edits": [edit]})
    corpus = read_corpus(small)
    assert [(finding.path, finding.code) for finding in check(corpus)] == [(edit[0], code) for code in codes]
    assert "H703" not in codes or not fix(corpus), "nothing is written back without what its author cannot see"


def test_a_page_that_is_not_text_costs_its_counterpart_nothing(small: Path) -> None:
    note = "\n!!! editor remark\n    说明。\n"
    spoil(small, {"edits": [["docs/zh/documents/tides.md", "{: #p1 }\n", "{: #p1 }\n" + note]]})
    (small / "docs/en/documents/tides.md").write_bytes(b"\xff\n")
    assert {finding.path for finding in check(read_corpus(small))} == {"docs/en/documents/tides.md"}


def test_what_both_pages_share_is_shown_as_it_is_written(small: Path) -> None:
    edit = ["docs/zh/documents/tides.md", "source_languages: [en]", "source_languages: [en, zh]"]
    spoil(small, {"edits": [edit]})
    assert [finding.hint for finding in check(read_corpus(small))] == ["write [en] in both, or mend the other page"]


def test_what_stands_beside_a_figure_is_not_cut_in_two(small: Path) -> None:
    spoil(small, {"edits": [["docs/zh/documents/tides.md", "4500余次", "4500次"]]})
    (found,) = (finding for finding in check(read_corpus(small)) if finding.code == "F302")
    assert found.message.startswith("'底，验潮仪已读数4500次，其中' stands against 'taken over 4,500' in docs/en/")


def test_two_rules_cannot_share_a_code() -> None:
    with pytest.raises(ValueError, match="S100"):
        rule("S100")(lambda corpus: iter(()))
