"""The rules of the house that no reader of one module can see: what may import what, and that nothing is left over."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import jinja2
import vulture
from jinja2 import nodes

from sitebuild import ROOT


def names_in_templates() -> set[str]:
    """What the templates read of the values that the library gives them."""
    environment = jinja2.Environment()
    names = set()
    for file in (ROOT / "overrides").rglob("*.html"):
        tree = environment.parse(file.read_text(encoding="utf-8"))
        names |= {node.attr for node in tree.find_all(nodes.Getattr)}
        names |= {node.name for node in tree.find_all(nodes.Name)}
    return names


CALLED_FROM_OUTSIDE = {
    # MkDocs calls these by their names, and so does the parser of XML; it fills `standalone` and `trace` too.
    *("on_config", "on_env", "on_files", "on_page_*", "on_post_*", "on_template_*", "command"),
    *("on_startup", "on_serve", "on_build_error", "dirty", "error", "builder"),
    *("render", "content", "toc", "present_anchor_ids", "links_to_anchors", "active", "nav"),
    # The engine of the templates calls and reads these.
    *("auto_reload", "bytecode_cache", "load_bytecode", "dump_bytecode"),
    *("buffer_text", "XmlDeclHandler", "StartDoctypeDeclHandler", "ProcessingInstructionHandler"),
    *("StartElementHandler", "CharacterDataHandler", "standalone", "trace"),
    "building",  # asked by the plugin that builds one language after the other
    "lost",  # asked by the test that holds the site to the addresses it once published
}
REGISTERED = ["@rule", "@site_rule", "@_wording"]
"""Decorators that enter a function in a list, from which it is called."""


def test_nothing_is_unused() -> None:
    """Neither a function nor a field of a view. What only tests use counts as unused."""
    names = sorted(CALLED_FROM_OUTSIDE | names_in_templates())
    found = vulture.Vulture(ignore_names=names, ignore_decorators=REGISTERED)
    found.scavenge([str(ROOT / "hooks"), str(ROOT / "benchmarks")])
    unused = found.get_unused_code(min_confidence=60)
    assert [item.get_report() for item in unused if Path(item.filename).is_relative_to(ROOT / "hooks")] == []


def test_layers() -> None:
    """Who may import whom, as `[tool.importlinter]` in pyproject.toml says: the library knows no MkDocs, for one."""
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert " 0 broken." in done.stdout


def test_a_line_that_no_test_runs_says_why() -> None:
    for file in (ROOT / "hooks").rglob("*.py"):
        for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), 1):
            _, excluded, reason = line.partition("pragma: no cover")
            assert not excluded or len(reason.split()) > 3, f"{file}:{number} gives no reason"


def test_every_warning_is_an_error() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    assert settings["pytest"]["ini_options"]["filterwarnings"] == ["error"]
    assert settings["mypy"]["strict"] is True
    assert settings["coverage"]["report"]["fail_under"] == 100
    assert "strict: true" in (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
