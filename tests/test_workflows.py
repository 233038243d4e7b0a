"""The files that GitHub reads: valid, safe, and in step with the Makefile. Nothing here asks GitHub."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from sitebuild import ROOT

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))


def tool(name: str, *arguments: object) -> str:
    """What a tool of the test environment says; it must be content."""
    command = [Path(sys.executable).with_name(name), *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def read(file: Path) -> dict[Any, Any]:
    content = yaml.safe_load(file.read_text(encoding="utf-8"))
    assert isinstance(content, dict)
    return content


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("github-workflows", WORKFLOWS),
        ("github-issue-forms", sorted((GITHUB / "ISSUE_TEMPLATE").glob("*.yml"))),
        ("dependabot", [GITHUB / "dependabot.yml"]),
    ],
)
def test_they_are_what_github_expects(schema: str, files: list[Path]) -> None:
    tool("check-jsonschema", "--builtin-schema", f"vendor.{schema}", *files)


def test_they_are_safe() -> None:
    """No secret within reach of a fork, no more permissions than needed, every action pinned by its commit."""
    tool("zizmor", "--offline", "--no-progress", "--persona", "pedantic", GITHUB)


def test_what_they_run_is_right() -> None:
    """Expressions, inputs of actions, and the shell scripts, which ShellCheck reads."""
    shellcheck = Path(sys.executable).with_name("shellcheck")
    assert shellcheck.is_file(), "without it, actionlint says nothing of scripts"
    tool("actionlint", "-shellcheck", shellcheck, "-pyflakes", "", *WORKFLOWS)


def test_scripts_call_what_the_makefile_has() -> None:
    targets = set(re.findall(r"^([a-z-]+):.* ## ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    steps = [step for file in WORKFLOWS for job in read(file)["jobs"].values() for step in job["steps"]]
    called = {name for step in steps for name in re.findall(r"\bmake ([a-z-]+)", step.get("run", ""))}
    assert {"build", "check", "test"} <= called <= targets


def test_pull_requests_from_forks_get_nothing() -> None:
    """What runs their code may only read; what may write runs none of it."""
    for file in WORKFLOWS:
        workflow = read(file)
        triggers = workflow[True]  # `on` is a boolean to YAML
        assert "pull_request_target" not in triggers
        assert "secrets." not in file.read_text(encoding="utf-8")
        if "pull_request" in triggers:
            assert workflow["permissions"] == {"contents": "read"}
            assert all("permissions" not in job for job in workflow["jobs"].values())
        if "workflow_run" in triggers:
            assert all("uses" not in step for job in workflow["jobs"].values() for step in job["steps"])


def test_hooks_before_a_commit_mend_and_refuse(small: Path) -> None:
    """Run by pre-commit itself, as for a contributor: the first attempt is mended, a wrong text is refused."""
    shutil.copy(ROOT / ".pre-commit-config.yaml", small)
    (small / ".venv").symlink_to(Path(sys.executable).parent.parent)
    (small / ".gitignore").write_text("/.venv\n", encoding="utf-8")
    git(small, "init", "--quiet")
    git(small, "add", ".")
    assert hooks(small) == (0, {"bitext-fix": "Passed", "bitext-check": "Passed"})
    page = small / "docs/en/documents/tides.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("{: #p2 }\n", ""), encoding="utf-8")
    assert hooks(small)[1]["bitext-fix"] == "Failed", "it changed a file, which has to be looked at and added"
    assert page.read_text(encoding="utf-8") == text
    assert hooks(small) == (0, {"bitext-fix": "Passed", "bitext-check": "Passed"})
    page.write_text(text.replace("12 May 2019", "13 May 2019"), encoding="utf-8")
    assert hooks(small) == (1, {"bitext-fix": "Passed", "bitext-check": "Failed"})


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True)


def hooks(folder: Path) -> tuple[int, dict[str, str]]:
    """The exit status of all hooks that touch texts, and what each said."""
    done = subprocess.run(
        [Path(sys.executable).with_name("pre-commit"), "run", "--all-files", "--color", "never", "--verbose"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    said = re.findall(r"\.(Passed|Failed|\(no files to check\)Skipped)\n- hook id: ([\w-]+)", done.stdout)
    return done.returncode, {name: result for result, name in said if "Skipped" not in result}


def test_hooks_before_a_commit_fetch_nothing() -> None:
    for repository in read(ROOT / ".pre-commit-config.yaml")["repos"]:
        assert repository["repo"] == "local"
        for hook in repository["hooks"]:
            assert hook["language"] == "system"
            assert hook["entry"].startswith(".venv/bin/")


@pytest.fixture
def gh(tmp_path: Path) -> Path:
    """A stand-in for GitHub's command: it answers from a table by the words it is called with, and notes every call."""
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / "gh").write_text(
        f"#!{sys.executable}\n"
        "import json, pathlib, sys\n"
        f"folder = pathlib.Path({str(tmp_path)!r})\n"
        "piped = '' if sys.stdin.isatty() or '--body-file' not in sys.argv else sys.stdin.read()\n"
        "with (folder / 'calls').open('a') as calls: calls.write(json.dumps([*sys.argv[1:], piped]) + '\\n')\n"
        "for words, answer in json.loads((folder / 'answers').read_text()):\n"
        "    if words in ' '.join(sys.argv[1:]): print(answer); break\n",
        encoding="utf-8",
    )
    (folder / "gh").chmod(0o755)
    return tmp_path


def run_step(gh: Path, workflow: str, job: str, answers: list[tuple[str, str]], **environment: str) -> list[list[str]]:
    """Run the last step of a job as GitHub does; the calls it made."""
    (gh / "answers").write_text(json.dumps(answers), encoding="utf-8")
    (gh / "calls").write_text("", encoding="utf-8")
    script = read(GITHUB / "workflows" / workflow)["jobs"][job]["steps"][-1]["run"]
    shell = ["bash", "-e", "-o", "pipefail", "-c", script]
    path = f"{gh / 'bin'}:{os.environ['PATH']}"
    subprocess.run(shell, env={"PATH": path, **environment}, check=True, capture_output=True)
    return [json.loads(line) for line in (gh / "calls").read_text(encoding="utf-8").splitlines()]


def test_the_preview_is_one_comment(gh: Path) -> None:
    """Written once, brought up to date from then on; nothing is said where there is no site or no pull request."""
    about = {"REPOSITORY": "a/b", "RUN": "7", "PAGE": "https://x/runs/7", "COMMIT": "c" * 40, "BRANCH": "fork:main"}
    answers = [("runs/7/artifacts", "11"), ("a/b/pulls", "5"), ("comments --jq", "")]
    *_, written = run_step(gh, "preview.yml", "comment", answers, **about)
    assert written[:3] == ["api", "--silent", "repos/a/b/issues/5/comments"]
    assert "https://x/runs/7/artifacts/11" in written[4]
    assert "unzip site.zip -d site" in written[4]
    assert "本拉取请求" in written[4]
    *_, changed = run_step(gh, "preview.yml", "comment", [*answers[:2], ("comments --jq", "99")], **about)
    assert changed[1:5] == ["--silent", "--method", "PATCH", "repos/a/b/issues/comments/99"]
    for missing in (0, 1):
        calls = run_step(gh, "preview.yml", "comment", [answers[1 - missing]], **about)
        assert all("comments" not in " ".join(call) for call in calls)


def test_dead_links_are_one_issue(gh: Path) -> None:
    """Opened once, brought up to date, closed when all is well; never a second one."""
    about = {"GH_REPO": "a/b", "REPORT": "dead: https://x/", "TITLE": "Links"}

    def calls(status: str, number: str) -> list[list[str]]:
        answers = [("issue list", number)] if number else []
        return [call[:3] for call in run_step(gh, "links.yml", "issue", answers, STATUS=status, **about)[1:]]

    assert calls("2", "") == [["issue", "create", "--title"]]
    assert calls("2", "8") == [["issue", "edit", "8"]]
    assert calls("0", "8") == [["issue", "close", "8"]]
    assert calls("0", "") == []
