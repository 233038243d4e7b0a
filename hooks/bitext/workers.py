"""Work that is spread among processes: one for each processor that may be used, never more.

The processes are forked, so what has been read before need not be read again, nor be sent. Where no more may be
begun, or there is but one processor, all is done here.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
TURNS = 16
"""In as many turns each process gets its share, so that all are busy to the end."""

_work: Callable[[Any], Any]
"""What a process does, set when it begins; never in the process that begins it."""


class StoppedError(Exception):
    """A process ended before its work was done: it was killed, or memory was short."""


def processors() -> int:
    """How many processors this process may use, where processes can be forked; fewer if the environment says so."""
    if not hasattr(os, "sched_getaffinity") or not hasattr(os, "fork") or threading.active_count() > 1:
        return 1  # the copy of a process with threads may wait for ever for one that it has not got
    most = os.environ.get("BITEXT_PROCESSES", "")
    return min(len(os.sched_getaffinity(0)), int(most) if most.isdecimal() and int(most) else 1_000)


def spread(
    work: Callable[[Item], Result], items: Sequence[Item], workers: int, at_once: int | None = None
) -> Iterator[Result]:
    """`work` done for each item, in the order of the items. Raises what `work` raises, and `StoppedError`.

    Items and results are sent, `work` is not. `at_once` is how many items a process is given at a time; by default as
    many as leave it with some turns.
    """
    if workers < 2 or len(items) < 2:
        yield from map(work, items)
        return
    context = multiprocessing.get_context("fork")
    size = at_once or max(1, len(items) // (workers * TURNS))
    try:
        pool = ProcessPoolExecutor(min(workers, len(items)), context, _begin, (work,))
        done = pool.map(_do, items, chunksize=size)
    except (ImportError, NotImplementedError, OSError):  # no more processes may begin, or nothing keeps them in step
        for process in multiprocessing.active_children():
            process.terminate()
            process.join()
        yield from map(work, items)
        return
    try:
        yield from done
    except BrokenProcessPool as error:
        raise StoppedError from error
    finally:
        pool.shutdown(cancel_futures=True)  # whoever interrupts it does not wait for the rest


def begin(work: Callable[[], object]) -> Callable[[], None]:
    """Begin something in a process of its own, which ends with this one at the latest.

    What is returned waits for its end and raises `StoppedError` if it has failed; why stands in the error output.
    """
    process = multiprocessing.get_context("fork").Process(target=work, daemon=True)
    try:
        process.start()
    except OSError:  # no more processes may begin
        work()
        return lambda: None

    def end() -> None:
        process.join()
        if process.exitcode:
            raise StoppedError

    return end


def _begin(work: Callable[[Any], Any]) -> None:
    global _work
    _work = work


def _do(item: object) -> Any:
    return _work(item)
