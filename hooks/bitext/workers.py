"""Work that is spread among processes: one for each processor that may be used, never more.

The processes are forked, so what has been read before need not be read again, nor be sent. Where no more may be
begun, or there is but one processor, all is done here.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import tempfile
import threading
import traceback
from array import array
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from multiprocessing.connection import Connection
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


def share(work: Callable[[int], None], count: int, workers: int) -> None:
    """`work` done for each number below `count`, by this process and others; whoever is free takes the next.

    Raises what `work` raises, and `StoppedError`. This process does its part, for each has a copy of all it looks at.
    """
    with tempfile.TemporaryFile(buffering=0) as numbers:
        numbers.write(array("L", range(count)).tobytes())
        numbers.seek(0)

        def go() -> None:
            try:
                # Forked processes share how far a file is read, without a lock that one of them could die with.
                while number := numbers.read(array("L").itemsize):
                    work(int.from_bytes(number, sys.byteorder))
            except BaseException:
                numbers.seek(0, os.SEEK_END)  # nobody is to take the rest
                raise

        ends = [begin(go) for _ in range(min(workers, count) - 1)]
        try:
            go()
        finally:
            for end in ends:
                end()


def begin(work: Callable[[], object]) -> Callable[[], None]:
    """Begin something in a process of its own, which ends with this one at the latest.

    What is returned waits for its end, raises what `work` raised, and `StoppedError` if the process was stopped.
    """
    context = multiprocessing.get_context("fork")
    reader, writer = context.Pipe(duplex=False)
    process = context.Process(target=_do_apart, args=(work, writer), daemon=True)
    try:
        process.start()
    except OSError:  # no more processes may begin
        work()
        return lambda: None
    finally:
        writer.close()

    def end() -> None:
        error = None
        with reader, suppress(EOFError):
            error = reader.recv()
        process.join()
        if error is not None:
            raise error
        if process.exitcode:
            raise StoppedError

    return end


def _do_apart(work: Callable[[], object], writer: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever is interrupted is the process that has begun this one
    try:
        work()
    except Exception as error:
        error.add_note(traceback.format_exc())  # where it happened is not sent with it
        writer.send(error)


def _begin(work: Callable[[Any], Any]) -> None:
    global _work
    _work = work


def _do(item: object) -> Any:
    return _work(item)
