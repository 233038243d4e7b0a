"""Sites to test on: the real one, built once, and small ones written for the purpose."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bitext.corpus import Corpus, read_corpus

ROOT = Path(__file__).parent.parent
SMALL = Path(__file__).parent / "sites" / "small"

Edit = Callable[[str, str, str], None]


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
