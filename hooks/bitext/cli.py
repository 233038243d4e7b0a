"""The command `bitext`."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from bitext import __version__
from bitext.checks import check
from bitext.corpus import read_corpus
from bitext.findings import FORMATS, Finding, as_github, as_json, errors
from bitext.fix import fix, write
from bitext.report import as_text, summary


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; the exit status is 0 for clean, 1 for errors found, 2 for unusable arguments."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if hasattr(options, "root") and not (options.root / "docs").is_dir():
        parser.error(f"{options.root} has no folder 'docs'")
    status: int = options.run(options)
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="bitext", description="Check and mend parallel texts.")
    parser.add_argument("--version", action="version", version=f"bitext {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    one = commands.add_parser("check", help="say what is wrong with the texts")
    one.add_argument("root", nargs="?", type=Path, default=Path(), help="the folder that holds docs/")
    one.add_argument("--format", choices=FORMATS, default=None, help="text (default), github annotations, or json")
    one.add_argument("--strict", action="store_true", help="let warnings fail too")
    one.set_defaults(run=_check)

    one = commands.add_parser("fix", help="write missing ids, put keys in order")
    one.add_argument("root", nargs="?", type=Path, default=Path(), help="the folder that holds docs/")
    one.add_argument("--synced", action="store_true", help="note that both languages are in line as they stand")
    one.set_defaults(run=_fix)
    return parser


def _check(options: argparse.Namespace) -> int:
    findings = check(read_corpus(options.root))
    _print(findings, options)
    return 1 if errors(findings) or (options.strict and findings) else 0


def _print(findings: list[Finding], options: argparse.Namespace) -> None:
    chosen = options.format or ("github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text")
    if chosen == "json":
        print(as_json(findings))
    elif chosen == "github":
        if findings:
            print(as_github(findings))
    else:
        colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
        for line in as_text(findings, options.root, colour=colour):
            print(line)
        print(summary(findings))


def _fix(options: argparse.Namespace) -> int:
    fixed = fix(read_corpus(options.root), synced=options.synced)
    write(options.root, fixed)
    for one in fixed:
        for change in one.changes:
            print(f"{one.path}:{change}")
    print(f"{len(fixed)} file{'' if len(fixed) == 1 else 's'} changed")
    return 0
