"""A reader in a real browser, who notices when anything goes wrong on a page or asks another host."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright

_FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
HEIGHTS = {390: 844, 1280: 900}


def launch(playwright: Playwright) -> Browser:
    """The Chromium that is installed (`tests/chromium.sh` says which)."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    return playwright.chromium.launch(executable_path=path, args=_FLAGS)


@dataclass
class Reader:
    """Opens pages of one site in one kind of window; `trouble` is what the browser complained of."""

    context: BrowserContext
    base: str
    trouble: list[str] = field(default_factory=list)

    def open(self, path: str) -> Page:
        """A page of the site, once it and its scripts are there."""
        page = self.context.new_page()
        page.on("pageerror", lambda error: self.trouble.append(f"{path}: {error}"))
        page.on("console", lambda message: self._said(path, message))
        page.on("request", lambda request: self._asked(path, request.url))
        page.goto(self.base + path, wait_until="load")
        return page

    def _said(self, path: str, message: ConsoleMessage) -> None:
        # That the page itself is not found is no trouble: whoever asks for one that is not there wants to see that.
        if message.type == "error" and message.location["url"] != self.base + path:
            self.trouble.append(f"{path}: {message.text} {message.location['url']}")

    def _asked(self, path: str, url: str) -> None:
        if not url.startswith(("data:", self.base)):
            self.trouble.append(f"{path} asked {url}")


@contextmanager
def reading(
    browser: Browser,
    base: str,
    *,
    width: int = 1280,
    scripts: bool = True,
    scheme: Literal["light", "dark"] = "light",
    touch: bool = False,
) -> Iterator[Reader]:
    """A reader with a window of their own, whose pages must all have been in order."""
    context = browser.new_context(
        viewport={"width": width, "height": HEIGHTS.get(width, 900)},
        java_script_enabled=scripts,
        color_scheme=scheme,
        has_touch=touch,
        reduced_motion="reduce",
    )
    reader = Reader(context, base)
    yield reader
    context.close()
    assert not reader.trouble, reader.trouble
