"""Sites to test on: the real one, built once, and small ones written for the purpose."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from playwright.sync_api import Browser, sync_playwright

from bitext.corpus import Corpus, read_corpus
from bitext.publish.pack import pack
from reader import launch
from served import BELOW, nginx, serving
from sitebuild import run_mkdocs

ROOT = Path(__file__).parent.parent
BY_NGINX = os.environ.get("SERVER") == "nginx"
"""`SERVER=nginx make test` runs every browser test against the packed site under `hosting/nginx.conf`."""
SMALL = Path(__file__).parent / "sites" / "small"

hypothesis.settings.register_profile("untimed", deadline=None)  # a slow machine is no fault
hypothesis.settings.load_profile("untimed")

@pytest.fixture(autouse=True)
def _caches(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests keep nothing where the user's own checks would find it."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("caches")))


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A copy of the small site, to be spoiled at will."""
    root = tmp_path / "small"
    shutil.copytree(SMALL, root)
    return root


@pytest.fixture(scope="session")
def real() -> Corpus:
    """The real texts."""
    return read_corpus(ROOT)


@pytest.fixture(scope="session")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """A folder for the site and the address under which it is served, by nginx where the environment asks for it."""
    folder = tmp_path_factory.mktemp("host")
    if BY_NGINX:
        with nginx(folder / "site", tmp_path_factory.mktemp("nginx")) as address:
            yield folder / "site", address
    else:
        with serving(folder) as address:
            yield folder / BELOW, f"{address}{BELOW}/"


@pytest.fixture(scope="session")
def site(host: tuple[Path, str]) -> Path:
    """The real site, built strict; packed too where nginx serves it."""
    folder, address = host
    done = run_mkdocs(ROOT / "mkdocs.yml", folder, SITE_URL=address)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "WARNING" not in done.stdout + done.stderr
    if BY_NGINX:
        pack(folder)
    return folder


@pytest.fixture(scope="session")
def served(site: Path, host: tuple[Path, str]) -> str:
    """The address of the real site."""
    return host[1]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = launch(playwright)
        yield chromium
        chromium.close()
