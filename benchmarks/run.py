"""Builds the same corpora with the bare stack and with ours, in turn, and prints a table of ratios.

    python benchmarks/run.py                      every size, every term base (takes hours on two cores)
    python benchmarks/run.py --documents 10 100 --terms 500 --runs 3

`make bench` runs the short form, `make bench BENCH=` the whole.

The bare stack is the same mkdocs.yml without hooks, templates, search or generated pages: once with only section
indexes in its navigation ("bounded", like ours), once with every page in it. Figures are medians of whole processes.
Absolute times drift with the machine, the ratios within one run hardly do. The bare stack uses one processor and ours
all there are, so both times are given: of the processors, all together, and of the clock, which other work on the
machine disturbs. `growth` is the cost of a page against that in the corpus of 100 documents with as many terms, by the
processors and by the clock; `largest page` is as a host sends it, compressed. The peak is of all processes together,
with what they share counted once (PSS, asked for four times a second).
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
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import yaml
from corpus import write_corpus

ROOT = Path(__file__).parent.parent
QUIET = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}


@dataclass
class Measured:
    """Medians of several runs of one command: seconds of the clock and of the processors.

    `peak` is the most MiB that one process used, `together` what all did; `largest` the largest page's kB, compressed.
    """

    wall: float
    cpu: float
    peak: float
    together: float
    pages: int = 0
    largest: float = 0

    @property
    def per_page(self) -> tuple[float, float]:
        """Milliseconds of the processors and of the clock for a built page."""
        return self.cpu * 1000 / self.pages, self.wall * 1000 / self.pages


def measure(command: list[str], folder: Path, runs: int) -> Measured:
    """Run a command several times in a folder; it must succeed."""
    walls, cpus, peaks, together = [], [], [], []
    for _ in range(runs):
        shutil.rmtree(folder / "site", ignore_errors=True)
        start = time.perf_counter()
        with (folder / "log").open("w") as log:
            process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log, env=QUIET)
            with _watched(process.pid) as memory:
                _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit(f"{' '.join(command)} failed:\n{(folder / 'log').read_text()[-2000:]}")
        walls.append(time.perf_counter() - start)
        cpus.append(usage.ru_utime + usage.ru_stime)
        peaks.append(usage.ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024))
        together.append(max(memory))
    pages = list((folder / "site").rglob("*.html"))
    heaviest = sorted(pages, key=lambda page: page.stat().st_size)[-20:]
    largest = max((len(gzip.compress(page.read_bytes(), 9)) / 1000 for page in heaviest), default=0)
    return Measured(statistics.median(walls), statistics.median(cpus), max(peaks), max(together), len(pages), largest)


@contextmanager
def _watched(process: int) -> Iterator[list[float]]:
    """What a process uses of memory, asked for again and again until it has ended."""
    found, ended = [0.0], threading.Event()

    def ask() -> None:
        while not ended.wait(0.25):
            found.append(_memory(process))

    thread = threading.Thread(target=ask)
    thread.start()
    try:
        yield found
    finally:
        ended.set()
        thread.join()


def _memory(process: int) -> float:
    """MiB that a process and those it has begun use just now (Linux)."""
    try:
        found = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="utf-8")
        children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="utf-8").split()
    except OSError:  # it has ended
        return 0
    used = next((int(line.split()[1]) for line in found.splitlines() if line.startswith("Pss:")), 0)
    return used / 1024 + sum(_memory(int(child)) for child in children)


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


_PerPage = dict[tuple[str, int], tuple[float, float]]
"""By kind of build and number of terms: what a page costs in the corpus that growth is told from."""
HUNDRED = 100


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
        "| documents × 2 | terms | build | pages | CPU s | clock s | CPU ms a page | clock ms a page"
        " | to bare a page, CPU | clock | in all, CPU | clock | growth, CPU | clock | peak MiB | largest page kB |"
    )
    print("|---:|---:|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|", flush=True)
    first: _PerPage = {}
    for documents in options.documents:
        for terms in options.terms:
            with tempfile.TemporaryDirectory() as name:
                _compare(Path(name), documents, terms, options, first)


def _compare(folder: Path, documents: int, terms: int, options: argparse.Namespace, first: _PerPage) -> None:
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
        hundred = first.setdefault((kind, terms), found.per_page) if documents >= HUNDRED else None
        growth = [f"{here / there:.2f}" for here, there in zip(found.per_page, hundred or (), strict=bool(hundred))]
        ratio = [here / there for here, there in zip(found.per_page, floor.per_page, strict=True)]
        print(
            f"| {documents:,} | {terms:,} | {label} | {found.pages:,} | {found.cpu:.1f} | {found.wall:.1f}"
            f" | {found.per_page[0]:.1f} | {found.per_page[1]:.1f} | {ratio[0]:.2f} | {ratio[1]:.2f}"
            f" | {found.cpu / floor.cpu:.2f} | {found.wall / floor.wall:.2f} | {' | '.join(growth or '––')}"
            f" | {max(found.peak, found.together):.0f} | {found.largest:.0f} |",
            flush=True,
        )


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_NOFILE, (4096, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))
    main()
