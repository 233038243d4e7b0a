"""Work that is put off: done once, by whoever asks first, or by several processes that share it."""

from __future__ import annotations

import os
import signal
import threading
import time
from functools import partial
from pathlib import Path

import pytest

from bitext.tasks import Tasks
from bitext.workers import StoppedError, processors, share


def note(file: Path, text: str) -> None:
    with file.open("a", encoding="utf-8") as stream:
        stream.write(text)


def test_a_task_is_done_when_one_of_its_files_is_asked_for(tmp_path: Path) -> None:
    tasks, file = Tasks(), tmp_path / "done"
    tasks.put_off(["a.html", "a.json"], partial(note, file, "a"), "a")
    tasks.put_off(["b.html"], partial(note, file, "b"), "b")
    assert not tasks.do_for("c.html")
    assert not file.exists()
    assert tasks.do_for("a.html")
    assert file.read_text() == "a"
    assert not tasks.do_for("a.html"), "it has been written already"
    assert file.read_text() == "a"


def test_large_tasks_are_done_once(tmp_path: Path) -> None:
    tasks, file = Tasks(), tmp_path / "done"
    tasks.put_off_large(partial(note, file, "x"))
    tasks.do_large()
    tasks.do_large()
    tasks.do_all(1)
    assert file.read_text() == "x"


@pytest.mark.parametrize("workers", [1, 2, 3])
@pytest.mark.parametrize("count", [1, 200])
def test_everything_is_done_once(workers: int, count: int, tmp_path: Path) -> None:
    tasks = Tasks()
    tasks.put_off_large(partial(note, tmp_path / "large", "x"))
    for number in range(count):
        tasks.put_off([f"{number}.html", f"{number}.json"], partial(note, tmp_path / str(number), "x"), str(number))
    tasks.do_all(workers)
    tasks.do_all(workers)
    assert {file.name for file in tmp_path.iterdir()} == {"large", *map(str, range(count))}
    assert {file.read_text() for file in tmp_path.iterdir()} == {"x"}


@pytest.mark.parametrize("workers", [1, 2])
def test_tasks_about_the_same_are_done_one_after_another_by_one_process(workers: int, tmp_path: Path) -> None:
    def done(name: str) -> None:
        note(tmp_path / str(os.getpid()), f"{name} ")

    tasks = Tasks()
    for code in ("en", "zh"):
        for number in range(100):
            tasks.put_off([f"{code}/{number}.html"], partial(done, str(number)), str(number))
    tasks.do_all(workers)
    orders = [file.read_text().split() for file in tmp_path.iterdir()]
    assert sorted(name for order in orders for name in order[::2]) == sorted(map(str, range(100)))
    assert all(order[::2] == order[1::2] for order in orders)


@pytest.mark.parametrize("workers", [1, 2])
def test_large_tasks_may_begin_early(workers: int, tmp_path: Path) -> None:
    tasks = Tasks()
    tasks.put_off_large(partial(note, tmp_path / "large", "x"))
    tasks.begin_large(workers)
    tasks.do_all(workers)
    tasks.do_all(workers)
    assert (tmp_path / "large").read_text() == "x"


def test_a_large_task_that_fails_is_not_passed_over(tmp_path: Path) -> None:
    tasks = Tasks()
    tasks.put_off_large(partial(note, tmp_path / "no such folder/bad", "x"))
    tasks.begin_large(2)
    with pytest.raises(FileNotFoundError, match="no such folder") as raised:
        tasks.do_all(2)
    assert "in note" in raised.value.__notes__[0], "where it happened"


def test_where_no_process_may_begin_a_large_task_is_done_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_: object) -> None:
        raise BlockingIOError

    monkeypatch.setattr("multiprocessing.context.ForkProcess.start", refused)
    tasks = Tasks()
    tasks.put_off_large(partial(note, tmp_path / "large", "x"))
    tasks.begin_large(2)
    assert (tmp_path / "large").read_text() == "x"
    tasks.do_all(1)


def test_how_many_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    """As many as processors or fewer, and one beside other threads, whose locks a copy could never open."""
    every = processors()
    for said, count in (("1", 1), ("1000", every), ("0", every), ("many", every), ("", every)):
        monkeypatch.setenv("BITEXT_PROCESSES", said)
        assert processors() == count, said
    monkeypatch.delenv("BITEXT_PROCESSES")
    release = threading.Event()
    thread = threading.Thread(target=release.wait)
    thread.start()
    assert processors() == 1
    release.set()
    thread.join()


@pytest.mark.parametrize("workers", [1, 2])
def test_what_fails_in_a_process_is_raised_here(workers: int, tmp_path: Path) -> None:
    tasks = Tasks()
    for number in range(100):
        tasks.put_off([f"{number}.html"], partial(note, tmp_path / str(number), "x"), str(number))
    tasks.put_off(["bad.html"], partial(note, tmp_path / "no such folder/bad", "x"), "bad")
    with pytest.raises(FileNotFoundError, match="no such folder"):
        tasks.do_all(workers)


def test_a_process_that_is_killed_is_noticed(tmp_path: Path) -> None:
    this, met = os.getpid(), tmp_path / "met"

    def do(number: int) -> None:
        if os.getpid() != this:
            met.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        while not met.exists():
            time.sleep(0.01)

    with pytest.raises(StoppedError):
        share(do, 10, 2)


def test_where_no_process_may_begin_all_is_done_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_: object) -> None:
        raise BlockingIOError

    monkeypatch.setattr("multiprocessing.context.ForkProcess.start", refused)
    share(lambda number: note(tmp_path / "done", f"{number} "), 5, 3)
    assert (tmp_path / "done").read_text() == "0 1 2 3 4 "
