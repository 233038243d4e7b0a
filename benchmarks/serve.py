"""How soon an edit is on the screen: `mkdocs serve` of the bare stack and of ours, over the same corpus.

    python benchmarks/serve.py --documents 100 --terms 500 --edits 3

Starts the server, changes a paragraph of a document in both languages, and asks for the document's page until it bears
the change. MkDocs builds the whole site anew for each edit and answers when it has done so. Printed are medians, by the
clock and by the processors.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

from corpus import write_corpus
from run import QUIET, bare_docs, configuration

EDITED = "paper-0003"
PATIENCE = 1800  # seconds


def edits(config: Path, count: int) -> tuple[float, float]:
    """Seconds of the clock and of the processors from an edit to its being served, the first build left aside."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "-f", str(config), "-a", f"127.0.0.1:{port}"]
    address = f"http://127.0.0.1:{port}/documents/{EDITED}/"
    server = subprocess.Popen(command, env=QUIET, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(address, "</html>", server)
        walls, cpus = [], []
        for number in range(count):
            name = chr(ord("A") + number)
            mark = f"This edit is called {name}."
            before, start = _cpu(server.pid), time.perf_counter()
            for code, sentence in (("en", mark), ("zh", f"这一处修改称为{name}。")):
                page = config.parent / f"docs/{code}/documents/{EDITED}.md"
                text = page.read_text(encoding="utf-8")
                page.write_text(re.sub(r"\n\{: #p1 \}", f" {sentence}\n{{: #p1 }}", text), encoding="utf-8")
            _wait(address, mark, server)
            walls.append(time.perf_counter() - start)
            cpus.append(_cpu(server.pid) - before)
        return statistics.median(walls), statistics.median(cpus)
    finally:
        server.terminate()
        server.wait()


def _cpu(process: int) -> float:
    """Seconds that a process has had of the processors (Linux)."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _wait(address: str, words: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(PATIENCE * 10):
        if server.poll() is not None:
            raise SystemExit("the server has ended")
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
                if words in answer.read().decode():
                    return
        except (urllib.error.URLError, ConnectionError):
            pass  # not there yet
        time.sleep(0.1)
    raise SystemExit(f"{address} does not bear the edit")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=100)
    parser.add_argument("--terms", type=int, default=500)
    parser.add_argument("--edits", type=int, default=3)
    options = parser.parse_args()
    print("| build | edit to screen, s | CPU s | ratio of CPU |\n|---|---:|---:|---:|", flush=True)
    floor = 0.0
    with tempfile.TemporaryDirectory() as name:
        for kind, label in (("bounded", "bare"), ("ours", "ours")):
            folder = Path(name, kind)
            write_corpus(folder, options.documents, options.terms)
            if kind == "bounded":
                bare_docs(folder)
            wall, cpu = edits(configuration(folder, kind), options.edits)
            floor = floor or cpu
            print(f"| {label} | {wall:.1f} | {cpu:.1f} | {cpu / floor:.2f} |", flush=True)
            shutil.rmtree(folder)


if __name__ == "__main__":
    main()
