"""The command `bitext`."""

from __future__ import annotations

import argparse
import datetime
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from bitext import __version__
from bitext.checks import check
from bitext.corpus import corpus_of, read_corpus
from bitext.findings import FORMATS, Finding, as_github, as_json, errors
from bitext.fix import fix, write
from bitext.languages import LANGUAGES
from bitext.memory import nothing_thrown_away
from bitext.progress import Progress
from bitext.reading.tree import Tree, read_tree
from bitext.report import as_text, scope, summary

LARGE = 1_000_000
"""From so many bytes of pages on a site is checked in parts; a smaller one is done before other processes begin."""


def command() -> int:
    """The command as a process of its own."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # `bitext check | head` ends quietly
    return main()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; the exit status is 0 for clean, 1 for errors found, 2 for unusable arguments."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.run in (_check, _fix) and not (options.root / "docs").is_dir():
        parser.error(f"{options.root} has no folder 'docs'")
    if options.run in (_site, _pack) and not options.root.is_dir():
        parser.error(f"there is no folder '{options.root}'")
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
    one.add_argument("--no-cache", dest="kept", action="store_false", help="look at every page anew, changed or not")
    one.set_defaults(run=_check)

    one = commands.add_parser("fix", help="write missing ids, put keys in order")
    one.add_argument("root", nargs="?", type=Path, default=Path(), help="the folder that holds docs/")
    one.add_argument("--synced", action="store_true", help="note that both languages are in line as they stand")
    one.set_defaults(run=_fix)

    one = commands.add_parser("site", help="check a built site: links, counterparts, requests to other hosts")
    one.add_argument("root", metavar="SITE", nargs="?", type=Path, default=Path("site"), help="the built folder")
    one.add_argument("--format", choices=FORMATS, default=None, help="text (default), github annotations, or json")
    one.set_defaults(run=_site, strict=False)

    one = commands.add_parser("pack", help="make a built site ready for a host: lasting addresses, compressed copies")
    one.add_argument("root", metavar="SITE", nargs="?", type=Path, default=Path("site"), help="the built folder")
    one.set_defaults(run=_pack)

    new = commands.add_parser("new", help="begin a document, a term, an event or a site")
    kinds = new.add_subparsers(required=True, metavar="KIND")
    one = kinds.add_parser("document", help="make a pair of pages of a source text")
    one.add_argument("id", metavar="ID", help="name of its pages, for instance my-document")
    for code in LANGUAGES:
        one.add_argument(f"--{code}", type=Path, metavar="FILE", help=f"the source text in {code}: plain or Markdown")
    one.set_defaults(
        make=lambda new, o: new.new_document(o.root, o.id, {code: vars(o)[code] for code in LANGUAGES if vars(o)[code]})
    )
    one = kinds.add_parser("term", help="add a term to fill in")
    one.add_argument("id", metavar="ID", help="name of its page, for instance my-term")
    one.add_argument("--category", default="concepts", help="the file below docs/terms (default: concepts)")
    one.set_defaults(make=lambda new, o: new.new_term(o.root, o.id, o.category))
    one = kinds.add_parser("event", help="add an event to fill in")
    one.add_argument("id", metavar="ID", help="its address on the timeline, for instance my-event")
    one.add_argument("--year", default=str(datetime.date.today().year), help="the file below docs/events")
    one.set_defaults(make=lambda new, o: new.new_event(o.root, o.id, o.year))
    for one in kinds.choices.values():
        one.add_argument("--root", type=Path, default=Path(), help="the folder that holds docs/, or will")
    one = kinds.add_parser("site", help="make another site, with this one's machinery and other texts")
    one.add_argument("folder", metavar="FOLDER", type=Path, help="where to write it: an empty folder or a new one")
    for code in LANGUAGES:
        one.add_argument(f"--{code}", metavar="NAME", required=True, help=f"what the site is called in {code}")
    one.set_defaults(make=lambda new, o: new.new_site(o.folder, {code: vars(o)[code] for code in LANGUAGES}))
    for one in kinds.choices.values():
        one.set_defaults(run=_new)
    return parser


@nothing_thrown_away()
def _check(options: argparse.Namespace) -> int:
    tree = read_tree(options.root)
    if tree.size() >= LARGE:
        return _check_large(tree, options)
    corpus = corpus_of(tree)
    if sys.stderr.isatty():
        with Progress("reading", len(corpus.pairs), sys.stderr) as progress:
            for pair in corpus.pairs:
                corpus.read_ahead(pair)
                progress.step()
    status = _report(check(corpus), options)
    if _format(options) == "text":
        print(scope(corpus))
    return status


def _check_large(tree: Tree, options: argparse.Namespace) -> int:
    """The same, among all processors, and without what has not changed since it was found to be in order."""
    from bitext.checks.kept import KeptParts  # here, for small sites begin sooner without them
    from bitext.checks.parts import check_in_parts
    from bitext.workers import StoppedError, processors

    kept = KeptParts(options.root) if options.kept else None
    with Progress("checking", len(tree.names()), sys.stderr) as progress:
        step = progress.step if sys.stderr.isatty() else None
        try:
            findings, compared = check_in_parts(tree, workers=processors(), kept=kept, step=step)
        except StoppedError:
            print("bitext check: a process was stopped before its work was done; nothing can be said", file=sys.stderr)
            return 2
    status = _report(findings, options)
    if _format(options) == "text":
        print(compared)
    return status


def _site(options: argparse.Namespace) -> int:
    from bitext.site_check import check_site  # here, for the other commands begin sooner without it

    return _report(check_site(options.root), options)


def _pack(options: argparse.Namespace) -> int:
    from bitext.publish.pack import pack  # needs what the texts alone can be checked without

    packed = pack(options.root)
    sizes = f"{packed.plain / 1e6:.1f} MB, in gzip {packed.gzip / 1e6:.1f}, in Brotli {packed.brotli / 1e6:.1f}"
    print(f"{packed.files} files with compressed copies: {sizes}")
    return 0


def _report(findings: list[Finding], options: argparse.Namespace) -> int:
    _print(findings, options)
    return 1 if errors(findings) or (options.strict and findings) else 0


def _format(options: argparse.Namespace) -> str:
    return options.format or ("github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text")


def _print(findings: list[Finding], options: argparse.Namespace) -> None:
    chosen = _format(options)
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


def _new(options: argparse.Namespace) -> int:
    from bitext import scaffold  # here, as above

    try:
        for line in options.make(scaffold, options):
            print(line)
    except scaffold.RefusedError as error:
        print(f"bitext new: {error}", file=sys.stderr)
        return 2
    return 0


def _fix(options: argparse.Namespace) -> int:
    fixed = fix(read_corpus(options.root), synced=options.synced)
    write(options.root, fixed)
    for one in fixed:
        for change in one.changes:
            print(f"{one.path}:{change}")
    print(f"{len(fixed)} file{'' if len(fixed) == 1 else 's'} changed")
    return 0
