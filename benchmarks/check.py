"""How fast `bitext check` is, how it grows, and how the term scanner compares with one compiled alternation.

python benchmarks/check.py                    100 and 1,000 documents × 2 languages, 500 terms
python benchmarks/check.py --documents 100 --terms 500 5000

Two tables in Markdown. Measured in turn are whole processes: a check that knows nothing of the site (cold), the same
when nothing has changed since (again), when one page has (edited), and the bare build: MkDocs without our hooks over
the same corpus, its navigation bounded. Figures are medians; seconds of processor time, of all processes together, and
by the clock; the peak is that of the largest process. Beyond `--bare` documents the bare build is left out, for it
takes long.
"""

from __future__ import annotations

import argparse
import re
import shutil
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from corpus import vocabulary, write_corpus
from run import QUIET, Measured, bare_docs, configuration, measure

from bitext.corpus import read_corpus


def scanner(folder: Path, terms: int, runs: int) -> tuple[float, float]:
    """Millions of characters a second: our matcher (edges of words included), and `re` with one alternation."""
    corpus = read_corpus(folder)
    chinese = [block.text for page in corpus.pages["zh"].values() for block in page.blocks]
    forms = sorted((zh for _, _, zh in vocabulary(terms)), key=len, reverse=True)
    alternation = re.compile("|".join(map(re.escape, forms)))
    characters = sum(map(len, chinese)) / 1e6
    ours = characters / _seconds(corpus.matchers["zh"].occurrences, chinese, runs)
    return ours, characters / _seconds(alternation.findall, chinese, runs)


def _seconds(find: Callable[[str], object], texts: list[str], runs: int) -> float:
    """Processor time of one pass over all texts, the median."""
    find(texts[0])
    found = []
    for _ in range(runs):
        start = time.process_time()
        for text in texts:
            find(text)
        found.append(time.process_time() - start)
    return statistics.median(found)


def bare_build(folder: Path) -> tuple[list[str], Path]:
    """The command that has MkDocs alone build the corpus in `folder`, and where to run it."""
    bare = folder / "bare"
    shutil.copytree(folder / "docs", bare / "docs")
    bare_docs(bare)
    site = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-d", "site", "-f", str(configuration(bare, "bounded"))]
    return site, bare


def edit(folder: Path) -> None:
    """Let one page say a little more than before."""
    page = next((folder / "docs/en/documents").glob("paper-*.md"))
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("\n{: #p1 }", " And so on.\n{: #p1 }", 1), encoding="utf-8")


def in_turn(folder: Path, runs: int, *, bare: bool) -> dict[str, Measured]:
    """The medians of each command."""
    check = [sys.executable, "-m", "bitext", "check", "."]
    build = bare_build(folder) if bare else None
    QUIET["XDG_CACHE_HOME"] = str(folder / "caches")
    measure(check, folder, 1)  # so that it knows the site
    found: dict[str, list[Measured]] = defaultdict(list)
    for _ in range(runs):
        found["cold"].append(measure([*check, "--no-cache"], folder, 1))
        found["again"].append(measure(check, folder, 1))
        edit(folder)
        found["edited"].append(measure(check, folder, 1))
        if build:
            found["bare"].append(measure(*build, 1))
    return {
        name: Measured(
            statistics.median(one.wall for one in each),
            statistics.median(one.cpu for one in each),
            max(one.peak for one in each),
            max(one.together for one in each),
        )
        for name, each in found.items()
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, nargs="+", default=[100, 1000])
    parser.add_argument("--terms", type=int, nargs="+", default=[500])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--bare", type=int, default=1000, help="up to how many documents the bare build is measured")
    options = parser.parse_args()
    print("| documents × 2 | terms | what | CPU s | clock s | CPU, of the bare build | clock, of it | peak MiB |")
    print("|---:|---:|---|---:|---:|---:|---:|---:|", flush=True)
    for documents in options.documents:
        for terms in options.terms:
            with tempfile.TemporaryDirectory() as name:
                folder = Path(name)
                write_corpus(folder, documents, terms)
                found = in_turn(folder, options.runs, bare=documents <= options.bare)
            for what, one in found.items():
                bare = found.get("bare")
                shares = f"{one.cpu / bare.cpu:.2f} | {one.wall / bare.wall:.2f}" if bare else " | "
                print(
                    f"| {documents:,} | {terms:,} | {what} | {one.cpu:.2f} | {one.wall:.2f} | {shares}"
                    f" | {one.peak:.0f} |",
                    flush=True,
                )
    print("\n| terms | found, M characters a second | one alternation, `re` |\n|---:|---:|---:|")
    for terms in options.terms:  # last, for a process begins with the peak of the one that begins it
        with tempfile.TemporaryDirectory() as name:
            write_corpus(Path(name), options.documents[0], terms)
            ours, theirs = scanner(Path(name), terms, options.runs)
        print(f"| {terms:,} | {ours:.1f} | {theirs:.1f} |")


if __name__ == "__main__":
    main()
