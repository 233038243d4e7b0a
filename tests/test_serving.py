"""`mkdocs serve`: a file of the site is made when somebody asks for it, and as the texts are now."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from bitext.bridge import PagesLater
from bitext.tasks import Tasks
from bitext.workers import StoppedError
from sitebuild import build_here, run_mkdocs, small_config

PATIENCE = 60  # seconds, for a machine that does much else


@dataclass
class Served:
    address: str
    docs: Path
    log: Path

    def get(self, path: str) -> str:
        with urllib.request.urlopen(f"{self.address}{path}", timeout=PATIENCE) as answer:
            return str(answer.read().decode())

    def status(self, path: str) -> int:
        try:
            with urllib.request.urlopen(f"{self.address}{path}", timeout=PATIENCE) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as error:
            return error.code

    def edit(self, name: str, old: str, new: str) -> None:
        page = self.docs / name
        text = page.read_text(encoding="utf-8")
        assert old in text
        page.write_text(text.replace(old, new), encoding="utf-8")

    def wait_for(self, path: str, words: str) -> None:
        self._until(lambda: words in self.get(path), f"{path} never says {words}")

    def wait_for_log(self, words: str) -> None:
        self._until(lambda: words in self.log.read_text(encoding="utf-8"), f"the server never says {words}")

    @staticmethod
    def _until(is_so: object, otherwise: str) -> None:
        assert callable(is_so)
        end = time.monotonic() + PATIENCE
        while not is_so():
            assert time.monotonic() < end, otherwise
            time.sleep(0.2)


@pytest.fixture
def served(small: Path, tmp_path: Path) -> Iterator[Served]:
    config, log = small_config(small), tmp_path / "log"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "-f", str(config), "-a", f"127.0.0.1:{port}"]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    with log.open("w") as stream:
        server = subprocess.Popen(command, env=environment, stdout=stream, stderr=stream)
    site = Served(f"http://127.0.0.1:{port}/harbour", small / "docs", log)
    try:
        site.wait_for_log("Serving on")
        yield site
    finally:
        server.terminate()
        server.wait()


def test_every_file_of_a_build_is_served(served: Served, small: Path, tmp_path: Path) -> None:
    with urllib.request.urlopen(f"{served.address}/documents/tides/parallel", timeout=PATIENCE) as answer:
        assert answer.url.endswith("/parallel/")
    built = tmp_path / "site"
    done = run_mkdocs(small / "mkdocs.yml", built)
    assert done.returncode == 0, done.stderr
    for file in sorted(built.rglob("*")):
        if file.is_file():
            path = f"/{file.relative_to(built)}".removesuffix("index.html")
            assert served.status(path) == 200, path
    assert served.status("/nothing/here/") == 404
    outside = served.address.removesuffix("/harbour")
    with urllib.request.urlopen(f"{outside}/", timeout=PATIENCE) as answer:
        assert answer.url == f"{served.address}/"
    with urllib.request.urlopen(f"{outside}/livereload/0/0", timeout=PATIENCE) as answer:
        assert int(answer.read()) > 0


def test_a_page_is_what_a_build_makes_of_it(served: Served, small: Path, tmp_path: Path) -> None:
    """But for the server's own address and the script that looks for changes."""
    built = tmp_path / "site"
    done = run_mkdocs(small / "mkdocs.yml", built)
    assert done.returncode == 0, done.stderr
    pages = sorted(built.rglob("index.html"))
    assert len(pages) > 10
    for page in pages:
        path = f"/{page.parent.relative_to(built)}/".replace("/./", "/")
        here = served.get(path).replace(served.address, "https://example.org/harbour")
        end = "</footer>"  # behind it the server puts its script
        assert here.partition(end)[0] == page.read_bytes().decode().partition(end)[0], path


def test_an_edit_is_on_the_screen(served: Served) -> None:
    """On the document's page, beside its translation, in its cards' terms and in the data, in either language."""
    assert "a ton" not in served.get("/documents/tides/")
    served.edit("en/documents/tides.md", "It cost", "It weighs a ton and cost")
    served.edit("zh/documents/tides.md", "耗资", "重一吨，耗资")
    served.wait_for("/documents/tides/", "It weighs a ton")
    assert "重一吨" in served.get("/zh/documents/tides/")
    both = served.get("/documents/tides/parallel/")
    assert "It weighs a ton" in both
    assert "重一吨" in both
    assert "It weighs a ton" in served.get("/data/documents.json")
    assert json.loads(served.get("/documents/tides/cards.json"))


def test_a_mistake_is_said_and_put_right(served: Served) -> None:
    good = "{: #p3 }"
    served.edit("en/documents/tides.md", good, "{: #p2 }")
    served.wait_for_log("S101")
    assert "Traceback" not in served.log.read_text(encoding="utf-8")
    page = served.docs / "en/documents/tides.md"
    text = page.read_text(encoding="utf-8")
    mended = good.join(text.rsplit("{: #p2 }", 1)).replace("It cost", "It weighs a ton and cost")
    page.write_text(mended, encoding="utf-8")
    served.edit("zh/documents/tides.md", "耗资", "重一吨，耗资")
    served.wait_for("/documents/tides/", "It weighs a ton")


def test_what_is_not_of_the_site_is_left_to_the_server(served: Served) -> None:
    """Above the site's own folder there is nothing to be made."""
    host = served.address.removesuffix("/harbour")
    with pytest.raises(urllib.error.HTTPError, match="404"):
        urllib.request.urlopen(f"{host}/elsewhere/")


def test_a_process_that_is_stopped_ends_the_build(small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(self: Tasks, processes: int) -> None:
        raise StoppedError

    monkeypatch.setattr(Tasks, "do_all", stopped)
    with pytest.raises(Abort, match="BITEXT_PROCESSES=1"):
        build_here(small_config(small), tmp_path / "site")


def test_whoever_asks_for_more_than_templates_gets_it() -> None:
    """Other hooks and plugins may look at filters, or set what templates know."""
    environment = Environment()
    assert PagesLater(environment, MkDocsConfig()).filters is environment.filters
