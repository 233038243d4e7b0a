"""`bitext new site`: a site with other texts and other names, built and checked as its owner would."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from bitext.cli import main
from bitext.corpus import Corpus
from bitext.scaffold.files import RefusedError
from bitext.scaffold.site import SKELETON, new_site
from sitebuild import ROOT, run_mkdocs

FOR_THE_MACHINERY = {"bench", "coverage"}
"""What `make` does here and has no meaning in a site that only has texts of its own."""
NAMES = {"en": 'Harbour Papers: "Tides" & Quays', "zh": "港口文献：<潮汐>"}


def new(folder: Path, names: dict[str, str] = NAMES) -> int:
    return main(["new", "site", str(folder), "--en", names["en"], "--zh", names["zh"]])


@pytest.fixture(scope="module")
def second(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("second") / "papers"
    assert new(folder) == 0
    return folder


@pytest.fixture(scope="module")
def built(second: Path) -> Path:
    site = second / "site"
    done = run_mkdocs(second / "mkdocs.yml", site)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "WARNING" not in done.stdout + done.stderr
    return site


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The new site's own command, not ours."""
    return subprocess.run(
        [sys.executable, "-m", "bitext", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder / "hooks")},
        capture_output=True,
        text=True,
        check=False,
    )


def test_it_is_built_and_in_order(second: Path, built: Path) -> None:
    for arguments in (["check", "--strict"], ["site", str(built)]):
        done = run(second, *arguments)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.startswith("0 errors, 0 warnings, 0 notes\n")


def test_the_hooks_are_its_own(second: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import bitext; print(bitext.__file__)"],
        env={**os.environ, "PYTHONPATH": str(second / "hooks")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert Path(done.stdout.strip()).is_relative_to(second)


def test_it_has_its_own_names(built: Path) -> None:
    english = (built / "index.html").read_text(encoding="utf-8")
    chinese = (built / "zh/index.html").read_text(encoding="utf-8")
    assert "Harbour Papers: &#34;Tides&#34; &amp; Quays</title>" in english
    assert "港口文献：&lt;潮汐&gt;</title>" in chinese
    assert (built / "documents/tides/index.html").is_file()
    assert (built / "zh/glossary/tide-gauge/index.html").is_file()


def test_nothing_is_left_of_this_site(second: Path, real: Corpus) -> None:
    """Its names, its documents and their authors; the licence of the code keeps its notice, as it must."""
    words = {"AI Plus", "人工智能", *real.document_by_id}
    for document in real.documents:
        words |= {author["name"] for page in document.pages.values() for author in page.front["authors"]}
    for file in sorted(second.rglob("*")):
        if file.is_file() and "site" not in file.relative_to(second).parts:
            text = file.read_text(encoding="utf-8")
            if file.name == "LICENSE":
                text = text.partition("-" * 80)[2]
            assert not {word for word in words if word in text}, file


def test_nothing_about_our_subject_is_in_the_library(real: Corpus) -> None:
    labels = {
        form.text
        for term in real.terms.values()
        if term.category in ("initiatives", "people", "projects")
        for side in term.sides.values()
        for form in side.forms
    }
    subject = re.compile("|".join([r"\bAI\b", "人工智能", "算力", *map(re.escape, labels | set(real.document_by_id))]))
    for file in sorted((ROOT / "hooks").rglob("*.*")):
        if file.suffix in (".py", ".md", ".yml"):
            assert not subject.search(file.read_text(encoding="utf-8")), file


def test_one_is_not_counted_as_many(built: Path) -> None:
    """The new site has one document and one term."""
    home, chinese = ((built / name / "index.html").read_text(encoding="utf-8") for name in ("", "zh"))
    assert ">1 term</a>" in home
    assert ">共1条术语</a>" in chinese
    assert "bt-filter" not in (built / "glossary/index.html").read_text(encoding="utf-8"), "nothing to be narrowed"
    for page in built.rglob("*.html"):
        assert not re.search(r"(?<![\d.,–])1 [a-z]{3,}s\b(?! to)", page.read_text(encoding="utf-8")), page


def test_what_the_workflows_run_is_there(second: Path) -> None:
    """The new site has a Makefile of its own; the workflows and the guide are the same."""
    called = set()
    for file in (*(second / ".github/workflows").iterdir(), second / "CONTRIBUTING.md"):
        called |= set(re.findall(r"^\s*(?:run: )?make ([a-z]+)", file.read_text(encoding="utf-8"), re.MULTILINE))
    ours, targets = (
        set(re.findall(r"^([a-z-]+):.* ## ", (root / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
        for root in (ROOT, second)
    )
    assert {"build", "check", "serve"} <= called <= targets
    assert ours - targets <= FOR_THE_MACHINERY


def rules(makefile: Path) -> dict[str, str]:
    """What each variable is set to and each target does."""
    text = makefile.read_text(encoding="utf-8")
    parts = re.split(r"^(?=[$.A-Za-z][^\n\t#]*?(?::=|\?=|:|=))", text, flags=re.MULTILINE)
    lines = ("\n".join(line for line in part.split("\n") if line[:1] != "#").strip() for part in parts)
    return {re.split(r"[:?= ]", line)[0]: line for line in lines if line}


def test_its_makefile_is_ours_but_for_the_tests(second: Path) -> None:
    """It is written twice, for a reader of either; what both have is the same."""
    ours, theirs = rules(ROOT / "Makefile"), rules(second / "Makefile")
    assert set(theirs) <= set(ours)
    assert set(ours) - set(theirs) == {*FOR_THE_MACHINERY, "BROWSER_TESTS", "BENCH", "$(VENV)/.test"}
    assert {name for name in theirs if theirs[name] != ours[name]} == {".PHONY", "test", "lock", "clean"}


def test_its_pages_speak_of_nothing_that_stays_here(second: Path) -> None:
    targets = re.findall(r"^([a-z-]+):.* ## ", (second / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    missing = re.compile(rf"tests/|benchmarks/|requirements-test|SERVER=|\bmake (?!(?:{'|'.join(targets)})\b)[a-z-]+`")
    for file in second.rglob("*.md"):
        if file.relative_to(second).parts[0] not in ("site", "hooks"):
            found = missing.search(file.read_text(encoding="utf-8"))
            assert not found, (file, found)


def test_hooks_before_a_commit_ask_for_what_is_there(second: Path) -> None:
    hooks = yaml.safe_load((second / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"][0]["hooks"]
    assert [hook["entry"] for hook in hooks] == [".venv/bin/bitext fix", ".venv/bin/bitext check"]


def test_its_configuration_differs_in_names_alone(second: Path) -> None:
    ours, theirs = ((root / "mkdocs.yml").read_text(encoding="utf-8").split("\n") for root in (ROOT, second))
    changed = [line.strip() for line, other in zip(ours, theirs, strict=True) if line != other]
    assert [line.partition(":")[0] for line in changed] == ["site_name", "site_description"] * 2


def test_its_example_can_be_deleted(tmp_path: Path) -> None:
    """As its README says; what is left is an empty site that is built all the same."""
    assert new(tmp_path, {"en": "Empty", "zh": "空"}) == 0
    readme = (tmp_path / "README.md").read_text(encoding="utf-8")
    step = readme.partition("delete the example: ")[2].partition("·")[0]
    named = [one.replace("{en,zh}", code) for one in re.findall(r"`([^`]+)`", step) for code in ("en", "zh")]
    for path in dict.fromkeys(named):
        (tmp_path / path).unlink()
    done = run_mkdocs(tmp_path / "mkdocs.yml", tmp_path / "site")
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "site/zh/timeline/index.html").is_file()
    for page in (tmp_path / "site").rglob("*.html"):
        assert not re.search(r"All 0 |\b0 (?:terms|entries)|共0|全部0", page.read_text(encoding="utf-8")), page


def test_a_site_makes_a_third(second: Path, tmp_path: Path) -> None:
    done = run(second, "new", "site", str(tmp_path / "third"), "--en", "Third", "--zh", "第三")
    assert done.returncode == 0, done.stderr
    skeleton = SKELETON.relative_to(ROOT)
    for file in SKELETON.rglob("*.*"):
        assert (tmp_path / "third" / skeleton / file.relative_to(SKELETON)).read_bytes() == file.read_bytes()
    assert "Harbour" not in (tmp_path / "third/mkdocs.yml").read_text(encoding="utf-8")


def test_records_are_yaml_whatever_the_name(tmp_path: Path) -> None:
    assert new(tmp_path, {"en": "no", "zh": "- 'x': \"y\""}) == 0
    config = (tmp_path / "mkdocs.yml").read_text(encoding="utf-8")
    head = yaml.safe_load(config.partition("site_url")[0])
    assert head["site_name"] == "no"


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ({"en": " ", "zh": "港口"}, "the name in en is empty"),
        ({"en": "Harbour", "zh": "港\n口"}, "the name in zh is empty, or cannot be printed"),
    ],
)
def test_a_name_must_be_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], names: dict[str, str], words: str
) -> None:
    assert new(tmp_path / "papers", names) == 2
    assert words in capsys.readouterr().err
    assert not (tmp_path / "papers").exists()


def test_a_library_without_its_site_makes_none(tmp_path: Path) -> None:
    """As it lies in a wheel."""
    with pytest.raises(RefusedError, match="run this from a clone of the repository"):
        new_site(tmp_path / "papers", NAMES, tree=tmp_path)
    assert not (tmp_path / "papers").exists()


def test_what_is_there_is_not_touched(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    assert new(tmp_path) == 2
    assert "is there already and was not touched" in capsys.readouterr().err
    assert [file.name for file in tmp_path.iterdir()] == ["mine.txt"]
