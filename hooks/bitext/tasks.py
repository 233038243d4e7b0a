"""Work that is put off until all of it is known: then several processes share it, or a piece is done when asked for.

A page takes milliseconds and needs nothing from the others, so the pages of a build are shared among the processors,
and a server makes those alone that somebody looks at.
"""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from bitext.workers import begin, share

Task = Callable[[], None]
"""Writes its files itself: what it returns or remembers would be lost in another process."""

_BATCH = 16
"""So many tasks or a few more are given to a process at a time."""
_FEW = 64
"""So many or fewer are soon done: other processes would take as long to begin."""


class Tasks:
    """Tasks by the paths of the files that they write."""

    def __init__(self) -> None:
        self._small: dict[str, tuple[Task, str]] = {}
        """With what each is about."""
        self._large: list[Task] = []
        self._begun: list[Callable[[], None]] = []
        """Each waits for a large task that another process does."""

    def put_off(self, paths: Iterable[str], task: Task, about: str) -> None:
        """Keep a task that writes the files at these paths. Those `about` the same are done one after another, by one
        process, so that the next can use what one of them has worked out."""
        self._small |= dict.fromkeys(paths, (task, about))

    def put_off_large(self, task: Task) -> None:
        """Keep a task that writes many files."""
        self._large.append(task)

    def begin_large(self, workers: int) -> None:
        """Begin large tasks already, as many as there are processors left by this process, which has more to do."""
        self._begun = [begin(task) for task in self._large[: workers - 1]]
        self._large = self._large[workers - 1 :]

    def do_for(self, path: str) -> bool:
        """Do what writes the file at a path; whether anything was left to do for it."""
        if path not in self._small:
            return False
        task, _ = self._small.pop(path)
        task()
        return True

    def do_large(self) -> None:
        """Do the large tasks, where they have not been done."""
        while self._large:
            self._large.pop()()

    def do_all(self, workers: int) -> None:
        """Do everything, in as many processes as said. Raises what a task raises, and `StoppedError`."""
        small = list(self._batches())
        batches = [[task] for task in self._large] + small
        self._small, self._large = {}, []
        gc.freeze()  # else the collector writes all over the memory that a forked process shares with this one

        def do(number: int) -> None:
            for task in batches[number]:
                task()

        share(do, len(batches), workers if sum(map(len, small)) > _FEW else 1)
        while self._begun:
            self._begun.pop()()

    def _batches(self) -> Iterator[list[Task]]:
        """The small tasks, those about the same together."""
        about: dict[str, dict[Task, None]] = defaultdict(dict)
        for task, what in self._small.values():
            about[what][task] = None
        batch: list[Task] = []
        for tasks in about.values():
            batch += tasks
            if len(batch) >= _BATCH:
                yield batch
                batch = []
        yield batch
