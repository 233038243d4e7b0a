"""Builds the same corpora with the bare stack and with ours, in turn, and prints a table of ratios.

    python benchmarks/run.py                      every size, every term base (takes hours on two cores)
    python benchmarks/run.py --documents 10 100 --terms 500 --runs 3

`make bench` runs the short form, `make bench BENCH=` the whole.

The bare stack is the same mkdocs.yml without hooks, templates, search or generated pages: once with only section
indexes in its navigation ("bounded", like ours), once with every page in it. Figures are medians of whole processes.
What is compared is the time of the processors, which other work on the machine disturbs less than that of the clock;
absolute times drift with the machine, the ratios within one run hardly do. `growth` is the cost of a page against that
in the smallest corpus with as many terms, `largest page` is as a host sends it, compressed.
"""

from __future__ import annotations

import argparse
import gzip
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import yaml
from corpus import write_corpus

ROOT = Path(__file__).parent.parent
QUIET = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}


@dataclass
class Measured:
    """Medians of several runs of one command: seconds of wall clock and of processors, MiB at the peak.

    `largest` is the largest page's size in kB, compressed.
    """

    wall: float
    cpu: float
    peak: float
    pages: int = 0
    largest: float = 0

    @property
    def per_page(self) -> float:
        """Milliseconds of the processors for a built page."""
        return self.cpu * 1000 / self.pages


def measure(command: list[str], folder: Path, runs: int) -> Measured:
    """Run a command several times in a folder; it must succeed."""
    walls, cpus, peaks = [], [], []
    for _ in range(runs):
        shutil.rmtree(folder / "site", ignore_errors=True)
        start = time.perf_counter()
        with (folder / "log").open("w") as log:
            process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log, env=QUIET)
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit(f"{' '.join(command)} failed:\n{(folder / 'log').read_text()[-2000:]}")
        walls.append(time.perf_counter() - start)
        cpus.append(usage.ru_utime + usage.ru_stime)
        peaks.append(usage.ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024))
    pages = list((folder / "site").rglob("*.html"))
    heaviest = sorted(pages, key=lambda page: page.stat().st_size)[-20:]
    largest = max((len(gzip.compress(page.read_bytes(), 9)) / 1000 for page in heaviest), default=0)
    return Measured(statistics.median(walls), statistics.median(cpus), max(peaks), len(pages), largest)


def configuration(folder: Path, kind: str) -> Path:
    """A mkdocs.yml for the corpus in `folder`: `ours`, `bounded` or `whole`."""

    class Loader(yaml.SafeLoader):
        """Keeps the tags that MkDocs gives a meaning to."""

    Loader.add_multi_constructor("!", lambda loader, suffix, node: "")
    Loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda loader, suffix, node: "")
    config = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), Loader)
    config["site_url"] = "https://example.org/"
    config.pop("repo_url", None)
    config.pop("watch", None)
    config["markdown_extensions"] = [
        "toc" if isinstance(extension, dict) and "toc" in extension else extension
        for extension in config["markdown_extensions"]
    ]
    config["nav"] = ["index.md", "documents/index.md", "timeline.md", "glossary.md", "figures.md", "differences.md"]
    if kind == "ours":
        config["hooks"] = [str(ROOT / hook) for hook in config["hooks"]]
        config["theme"]["custom_dir"] = str(ROOT / "overrides")
    else:
        for key in ("hooks", "extra_css", "extra_javascript"):
            config.pop(key, None)
        for key in ("custom_dir", "favicon"):
            config["theme"].pop(key, None)
        if kind == "whole":
            documents = sorted(file.name for file in (folder / "docs/en/documents").glob("paper-*.md"))
            config["nav"].append({"Papers": [f"documents/{name}" for name in documents]})
    file = folder / f"{kind}.yml"
    file.write_text(yaml.safe_dump(config, allow_unicode=True), encoding="utf-8")
    return file


def bare_docs(folder: Path) -> None:
    """The same pages without the template names that only our hooks know."""
    for code in ("en", "zh"):
        for page in (folder / "docs" / code).rglob("*.md"):
            if page.parent.name != "documents" or page.name == "index.md":
                text = page.read_text(encoding="utf-8")
                page.write_text("\n".join(line for line in text.split("\n") if not line.startswith("template:")))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, nargs="+", default=[10, 100, 500, 1000])
    parser.add_argument("--terms", type=int, nargs="+", default=[500, 5000])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument(
        "--no-whole", action="store_true", help="leave the bare stack with every page in its navigation out"
    )
    options = parser.parse_args()
    print(f"{options.runs} run(s); load of the machine at the beginning {os.getloadavg()[0]:.1f}")
    print(
        "| documents × 2 | terms | build | pages | CPU s | wall s | CPU ms a page | to bare, a page | to bare, in all"
        " | growth | peak MiB | largest page kB |"
    )
    print("|---:|---:|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|", flush=True)
    first: dict[tuple[str, int], float] = {}
    for documents in options.documents:
        for terms in options.terms:
            with tempfile.TemporaryDirectory() as name:
                _compare(Path(name), documents, terms, options, first)


def _compare(
    folder: Path, documents: int, terms: int, options: argparse.Namespace, first: dict[tuple[str, int], float]
) -> None:
    ours, bare = folder / "ours", folder / "bare"
    write_corpus(ours, documents, terms)
    shutil.copytree(ours, bare)
    bare_docs(bare)
    mkdocs = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-d", "site", "-f"]
    kinds = [("bare, bounded", bare, "bounded"), ("ours", ours, "ours")]
    if not options.no_whole:
        kinds.append(("bare, every page in the navigation", bare, "whole"))
    floor: Measured | None = None
    for label, place, kind in kinds:
        found = measure([*mkdocs, str(configuration(place, kind))], place, options.runs)
        floor = floor or found
        growth = found.per_page / first.setdefault((kind, terms), found.per_page)
        ratio = found.per_page / floor.per_page
        print(
            f"| {documents:,} | {terms:,} | {label} | {found.pages:,} | {found.cpu:.1f} | {found.wall:.1f}"
            f" | {found.per_page:.1f} | {ratio:.2f} | {found.cpu / floor.cpu:.2f} | {growth:.2f} | {found.peak:.0f}"
            f" | {found.largest:.0f} |",
            flush=True,
        )


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_NOFILE, (4096, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))
    main()
