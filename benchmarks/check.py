"""How fast `bitext check` is, how it grows, and how the term scanner compares with one compiled alternation.

python benchmarks/check.py                    100 and 1,000 documents × 2 languages, 500 terms
python benchmarks/check.py --documents 100 --terms 500 5000
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
import time
from pathlib import Path

from corpus import vocabulary, write_corpus
from run import measure

from bitext.corpus import read_corpus


def scanner(folder: Path, terms: int) -> tuple[float, float]:
    """Millions of characters a second: our matcher (edges of words included), and `re` with one alternation."""
    corpus = read_corpus(folder)
    chinese = [block.text for page in corpus.pages["zh"].values() for block in page.blocks]
    matcher = corpus.matchers["zh"]
    matcher.occurrences(chinese[0])
    start = time.perf_counter()
    for text in chinese:
        matcher.occurrences(text)
    ours = time.perf_counter() - start
    forms = sorted((zh for _, _, zh in vocabulary(terms)), key=len, reverse=True)
    alternation = re.compile("|".join(map(re.escape, forms)))
    alternation.findall(chinese[0])
    start = time.perf_counter()
    for text in chinese:
        alternation.findall(text)
    theirs = time.perf_counter() - start
    characters = sum(map(len, chinese)) / 1e6
    return characters / ours, characters / theirs


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, nargs="+", default=[100, 1000])
    parser.add_argument("--terms", type=int, nargs="+", default=[500])
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    print(
        "| documents × 2 | terms | wall s | documents a second | CPU ms a document | peak MiB"
        " | terms found, M characters/s | one alternation |"
    )
    print("|---:|---:|---:|---:|---:|---:|---:|---:|", flush=True)
    for documents in options.documents:
        for terms in options.terms:
            with tempfile.TemporaryDirectory() as name:
                folder = Path(name)
                write_corpus(folder, documents, terms)
                found = measure([sys.executable, "-m", "bitext", "check", "."], folder, options.runs)
                ours, theirs = scanner(folder, terms)
            print(
                f"| {documents:,} | {terms:,} | {found.wall:.1f} | {documents / found.wall:.0f}"
                f" | {found.cpu * 1000 / documents:.1f} | {found.peak:.0f} | {ours:.1f} | {theirs:.1f} |",
                flush=True,
            )


if __name__ == "__main__":
    main()
