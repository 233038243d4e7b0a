"""How fast `bitext check` is, how it grows, and how the term scanner compares with one compiled alternation.

python benchmarks/check.py                    100 and 1,000 documents × 2 languages, 500 terms
python benchmarks/check.py --documents 100 --terms 500 5000

Two tables in Markdown. Seconds of processor time are medians of whole processes. The bare build is MkDocs without our
hooks over the same corpus, its navigation bounded; it is measured up to `--bare` documents, for it takes long.
"""

from __future__ import annotations

import argparse
import re
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from corpus import vocabulary, write_corpus
from run import bare_docs, configuration, measure

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


def bare_build(folder: Path, runs: int) -> float:
    """Processor time of MkDocs alone over the corpus in `folder`."""
    bare = folder / "bare"
    shutil.copytree(folder / "docs", bare / "docs")
    bare_docs(bare)
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--quiet",
        "-d",
        "site",
        "-f",
        str(configuration(bare, "bounded")),
    ]
    return measure(command, bare, runs).cpu


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, nargs="+", default=[100, 1000])
    parser.add_argument("--terms", type=int, nargs="+", default=[500])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--bare", type=int, default=100, help="up to how many documents the bare build is measured")
    options = parser.parse_args()
    scanned = {}
    print("| documents × 2 | terms | CPU s | of the bare build | documents a second | CPU ms a document | peak MiB |")
    print("|---:|---:|---:|---:|---:|---:|---:|", flush=True)
    for documents in options.documents:
        for terms in options.terms:
            with tempfile.TemporaryDirectory() as name:
                folder = Path(name)
                write_corpus(folder, documents, terms)
                found = measure([sys.executable, "-m", "bitext", "check", "."], folder, options.runs)
                share = f"{found.cpu / bare_build(folder, options.runs):.2f}" if documents <= options.bare else ""
                scanned.setdefault(terms, scanner(folder, terms, options.runs))
            print(
                f"| {documents:,} | {terms:,} | {found.cpu:.2f} | {share} | {documents / found.cpu:.0f}"
                f" | {found.cpu * 1000 / documents:.1f} | {found.peak:.0f} |",
                flush=True,
            )
    print("\n| terms | found, M characters a second | one alternation, `re` |\n|---:|---:|---:|")
    for terms, (ours, theirs) in scanned.items():
        print(f"| {terms:,} | {ours:.1f} | {theirs:.1f} |")


if __name__ == "__main__":
    main()
