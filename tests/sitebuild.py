"""Builds a site in a process of its own, as a contributor does, or in this one, as `mkdocs serve` does."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config

ROOT = Path(__file__).parent.parent


def run_mkdocs(config: Path, site: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """`mkdocs build --strict`; the caller looks at the exit status and at what was said."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(config), "-d", str(site)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true", **environment},
    )


def small_config(root: Path) -> Path:
    """The configuration of a copy of the small site, with this project's hooks and templates in it."""
    config = root / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    text = text.replace("HOOKS", str(ROOT / "hooks")).replace("OVERRIDES", str(ROOT / "overrides"))
    config.write_text(text, encoding="utf-8")
    return config


def build_here(config: Path, site: Path) -> None:
    """Build in this process: hook modules and their state stay, as they do while serving."""
    loaded = load_config(str(config), site_dir=str(site))
    loaded.plugins.on_startup(command="build", dirty=False)
    build(loaded)
    loaded.plugins.on_shutdown()
