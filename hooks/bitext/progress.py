"""A progress bar for a person who waits; nothing for work that is soon done."""

from __future__ import annotations

import time
from types import TracebackType
from typing import TextIO

AFTER = 1.0
"""Seconds of work before the bar shows."""
WIDTH = 30


class Progress:
    """`with Progress("reading", 200, sys.stderr) as progress: … progress.step()`."""

    def __init__(self, label: str, total: int, stream: TextIO) -> None:
        self._label, self._total, self._stream = label, total, stream
        self._done = 0
        self._start = self._shown = time.monotonic()

    def __enter__(self) -> Progress:
        return self

    def step(self) -> None:
        """One more is done."""
        self._done += 1
        now = time.monotonic()
        if now - self._start > AFTER and now - self._shown > 0.1:
            self._shown = now
            full = WIDTH * self._done // self._total
            bar = "█" * full + "·" * (WIDTH - full)
            self._stream.write(f"\r{self._label} {bar} {self._done}/{self._total}")
            self._stream.flush()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._shown > self._start:
            self._stream.write("\r" + " " * (len(self._label) + WIDTH + 24) + "\r")
            self._stream.flush()
