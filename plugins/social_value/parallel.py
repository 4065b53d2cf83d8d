"""Work on many items by all cores, where that is quicker: in processes that are forked, so that they know what we know.

A forked process shares our memory as it is at that moment. Only what it finds is sent back, so neither the function nor
the items need to be fit for sending. Whatever else the function changes in memory is lost, and so is what it logs: it
returns things, or writes files.

Nothing is forked where a process has other threads, as `mkdocs serve` has once it serves (what they hold locked would
stay locked for ever), nor on systems whose libraries cannot stand it. All is then done here, to the same end.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from multiprocessing.connection import Connection, wait
from typing import Any, TypeVar, cast

__all__ = ["beside", "cores", "mapped"]

T = TypeVar("T")
R = TypeVar("R")
Send = Callable[[Any], None]

FORK: Any = multiprocessing.get_context("fork") if "fork" in multiprocessing.get_all_start_methods() else None
_END = "end"

FEWEST = 100
"""Fewer items are not worth the processes, which take about 20 ms to make."""
TURNS = 8
"""How many pieces of the work each process gets, one after another: whoever ends last keeps the others waiting."""
MOST_PIECES = 256
"""So that the number of a piece is one byte, which no two processes can share."""


def cores() -> int:
    """How many processes may work at once."""
    if not FORK or sys.platform == "darwin" or threading.active_count() > 1 or multiprocessing.parent_process():
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def mapped(function: Callable[[T], R], items: Sequence[T], *, fewest: int = FEWEST) -> list[R]:
    """What the function makes of each item, in the order of the items.

    It raises what the function raises for the first such item, which is worked on again in this process.
    """
    workers = cores()
    if workers == 1 or len(items) < fewest:
        return [function(item) for item in items]
    size = -(-len(items) // min(workers * TURNS, MOST_PIECES))
    starts = range(0, len(items), size)
    untaken, give = os.pipe()
    os.write(give, bytes(range(len(starts))))
    os.close(give)

    def work(send: Send) -> None:
        while number := os.read(untaken, 1):
            start = starts[number[0]]
            send((start, _made(function, items[start : start + size])))

    found: list[R] = []
    with ExitStack() as stack:
        stack.callback(os.close, untaken)
        processes = [stack.enter_context(_Process(work)) for _ in range(min(workers, len(starts)))]
        parts: dict[int, list[R]] = dict(_received(processes))
    for start in starts:
        found += parts.pop(start)
        found += [function(item) for item in items[len(found) : start + size]]  # raises what it raised there
    return found


def beside(function: Callable[[], R]) -> Callable[[], R]:
    """Begin to work the function out in a process beside this one. What is returned waits for it, and gives it.

    What the function raises is raised then.
    """
    if cores() == 1:
        return function
    process = _Process(lambda send: send(_made(lambda _: function(), [None])))

    def result() -> R:
        with process:
            (made,) = _received([process])
        return made[0] if made else function()

    return result


def _made(function: Callable[[T], R], items: Sequence[T]) -> list[R]:
    """What the function makes of the items, up to the first for which it raises something."""
    found: list[R] = []
    for item in items:
        try:
            found.append(function(item))
        except Exception:
            break
    return found


class _Process:
    """A forked process that works, and sends what it finds as it finds it. It ends with the context at the latest."""

    def __init__(self, work: Callable[[Send], None]) -> None:
        self.connection, theirs = FORK.Pipe(duplex=False)
        self._process = FORK.Process(target=_run, args=(work, theirs), daemon=True)
        self._process.start()
        theirs.close()

    def __enter__(self) -> _Process:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.join()
        self._process.close()
        self.connection.close()


def _run(work: Callable[[Send], None], ours: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever interrupts us means the process that waits for us
    gc.freeze()  # collecting would copy all that we share
    work(ours.send)
    ours.send(_END)


def _received(processes: Iterable[_Process]) -> Iterator[Any]:
    """What the processes send, until all have sent everything."""
    working: list[Connection] = [process.connection for process in processes]
    while working:
        for ready in cast("list[Connection]", wait(working)):
            try:
                found = ready.recv()
            except EOFError:
                raise RuntimeError(
                    "A process that worked for this one was ended before it had done its work."
                ) from None
            if found == _END:
                working.remove(ready)
            else:
                yield found
