"""Pictures of the site, by a script that can make them again.

    python tests/screenshots.py                 .github/site.png, the picture in the README
    python tests/screenshots.py --all FOLDER    every type of page, both languages, both schemes, 390 and 1280 px

Run in the environment of `make test`.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, sync_playwright

from pages import PAGES, PREFIXES
from reader import HEIGHTS, launch, reading
from served import BELOW, serving
from sitebuild import ROOT, run_mkdocs

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
PICTURE = ROOT / ".github" / "site.png"


def take(browser: Browser, base: str, path: str, file: Path, width: int, scheme: Literal["light", "dark"]) -> None:
    """One picture of what a reader sees first."""
    with reading(browser, base, width=width, scheme=scheme) as reader:
        reader.open(path).screenshot(path=file)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--all", type=Path, metavar="FOLDER", help="every type of page, into this folder")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        done = run_mkdocs(ROOT / "mkdocs.yml", Path(folder, BELOW))
        if done.returncode:
            raise SystemExit(done.stdout + done.stderr)
        with serving(Path(folder)) as host, sync_playwright() as playwright:
            browser = launch(playwright)
            base = f"{host}{BELOW}/"
            if options.all is None:
                PICTURE.parent.mkdir(exist_ok=True)
                take(browser, base, "documents/wei-kai-2024/parallel/#p3", PICTURE, 1280, "light")
            else:
                options.all.mkdir(parents=True, exist_ok=True)
                for prefix in PREFIXES:
                    for path in PAGES:
                        for width in HEIGHTS:
                            for scheme in SCHEMES:
                                name = (path.strip("/") or "home").replace("/", "-").replace("?", "-")
                                file = options.all / f"{name}-{prefix.strip('/') or 'en'}-{width}-{scheme}.png"
                                take(browser, base, prefix + path, file, width, scheme)
            browser.close()


if __name__ == "__main__":
    main()
