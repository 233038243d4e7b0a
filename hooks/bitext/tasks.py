"""Work that is put off until all of it is known: then several processes share it, or a piece is done when asked for.

A page takes milliseconds and needs nothing from the others, so the pages of a build are shared among the processors,
and a server makes those alone that somebody looks at.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable

from bitext.workers import begin, spread

Task = Callable[[], None]
"""Writes its files itself: what it returns or remembers would be lost in another process."""

_BATCH = 16
_FEW = 64
"""So many or fewer are soon done: other processes would take as long to begin."""


class Tasks:
    """Tasks by the paths of the files that they write."""

    def __init__(self) -> None:
        self._small: dict[str, Task] = {}
        self._large: list[Task] = []
        self._begun: list[Callable[[], None]] = []
        """Each waits for a large task that another process does."""

    def put_off(self, paths: Iterable[str], task: Task) -> None:
        """Keep a task that writes the files at these paths."""
        self._small |= dict.fromkeys(paths, task)

    def put_off_large(self, task: Task) -> None:
        """Keep a task that writes many files."""
        self._large.append(task)

    def begin_large(self, workers: int) -> None:
        """Begin the large tasks already, in processes of their own, where there may be several."""
        if workers > 1:
            self._begun = [begin(task) for task in self._large]
            self._large = []

    def do_for(self, path: str) -> bool:
        """Do what writes the file at a path; whether anything was left to do for it."""
        if path not in self._small:
            return False
        self._small.pop(path)()
        return True

    def do_large(self) -> None:
        """Do the large tasks, where they have not been done."""
        while self._large:
            self._large.pop()()

    def do_all(self, workers: int) -> None:
        """Do everything, in as many processes as said. Raises what a task raises, and `StoppedError`."""
        small = list(dict.fromkeys(self._small.values()))
        batches = [[task] for task in self._large]
        batches += [small[start : start + _BATCH] for start in range(0, len(small), _BATCH)]
        self._small, self._large = {}, []
        gc.freeze()  # else the collector writes all over the memory that a forked process shares with this one

        def do(number: int) -> None:
            for task in batches[number]:
                task()

        for _ in spread(do, range(len(batches)), workers if len(small) > _FEW else 1, at_once=1):
            pass
        while self._begun:
            self._begun.pop()()
