"""Work by several processes: the same as work by one, only quicker."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from social_value import parallel
from social_value.parallel import beside, mapped


@pytest.fixture(params=[1, 2, 3])
def workers(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(parallel, "cores", lambda: request.param)
    return int(request.param)


class OddError(Exception):
    """One that cannot be sent between processes."""

    def __init__(self, number: int, keep: Callable[[], int]) -> None:
        super().__init__(number)
        self.number, self.keep = number, keep


def test_what_is_made_comes_in_the_order_of_the_items(workers: int) -> None:
    for count in (0, 1, 2, 99, 1000):
        assert mapped(lambda item: item * workers, range(count), fewest=2) == [item * workers for item in range(count)]


def test_several_processes_do_the_work_of_many_items_and_this_one_that_of_few(workers: int) -> None:
    many = set(mapped(lambda _: time.sleep(0.002) or os.getpid(), range(200)))
    assert len(many) == workers
    assert (os.getpid() in many) == (workers == 1)
    assert set(mapped(lambda _: os.getpid(), range(99))) == {os.getpid()}


def test_an_error_comes_back_whole_and_is_that_of_the_first_item_that_has_one(workers: int) -> None:
    def function(item: int) -> int:
        if item in {70, 71, 390}:
            raise OddError(item, lambda: workers)
        return item

    with pytest.raises(OddError) as caught:
        mapped(function, range(400))
    assert (caught.value.number, caught.value.keep()) == (70, workers)
    assert "function" in {entry.name for entry in caught.traceback}


def test_an_item_that_fails_in_a_process_and_not_here_loses_nothing() -> None:
    here = os.getpid()

    def function(item: int) -> int:
        if item % 50 == 7 and os.getpid() != here:
            raise ValueError
        return item

    assert mapped(function, range(400)) == list(range(400))


def test_a_process_that_is_killed_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "cores", lambda: 2)
    with pytest.raises(RuntimeError, match="ended before"):
        mapped(lambda item: os.kill(os.getpid(), signal.SIGKILL) if item == 150 else item, range(200))


def test_one_thing_is_made_beside_others(workers: int) -> None:
    result = beside(os.getpid)
    assert (result() == os.getpid()) == (workers == 1)

    def fails() -> None:
        raise OddError(5, lambda: workers)

    result = beside(fails)
    with pytest.raises(OddError):
        result()


def test_nothing_is_left_open_and_no_process_is_left_over(workers: int) -> None:
    before = len(list(Path("/proc/self/fd").iterdir()))
    for _ in range(3):
        mapped(str, range(workers * 200))
        beside(os.getpid)()
    assert len(list(Path("/proc/self/fd").iterdir())) == before
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_beside_other_threads_nothing_is_forked_nor_in_a_process_that_was_forked_itself() -> None:
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        assert parallel.cores() == 1
    finally:
        stop.set()
        thread.join()
    assert set(mapped(lambda _: parallel.cores(), range(200))) == {1}
