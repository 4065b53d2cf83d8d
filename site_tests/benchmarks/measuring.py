"""What a program costs: how long it takes, what its processes work, and how large the largest of them is."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple


class BenchError(Exception):
    """A program that was to be measured has failed."""


class Cost(NamedTuple):
    """What a run cost; the median of several."""

    wall: float
    """Seconds from its start to its end."""
    cpu: float
    """Seconds that it and its processes worked."""
    peak: float
    """Megabytes of memory of the largest of its processes."""


_LAUNCHER = """
import json, os, sys, time
start = time.perf_counter()
_, status, used = os.wait4(os.posix_spawnp(sys.argv[2], sys.argv[2:], os.environ), 0)
wall = time.perf_counter() - start
with open(sys.argv[1], "w") as file:
    json.dump([wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024], file)
sys.exit(os.waitstatus_to_exitcode(status) != 0)
"""
"""Starts a program and waits for it. It is small, because a program counts what started it as its own memory."""


def measured(command: Sequence[str], folder: Path, environ: Mapping[str, str]) -> Cost:
    """Run a program to its end. Raises BenchError with the last of what it said if it fails."""
    with tempfile.NamedTemporaryFile("r") as result:
        done = subprocess.run(
            [sys.executable, "-I", "-S", "-c", _LAUNCHER, result.name, *command],
            cwd=folder,
            env={**os.environ, **environ},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        if done.returncode:
            raise BenchError(f"{' '.join(command)} failed in {folder}:\n{done.stdout[-4000:]}")
        return Cost(*json.load(result))


def median(costs: Sequence[Cost]) -> Cost:
    """The median of each figure."""
    return Cost(*(statistics.median(figures) for figures in zip(*costs, strict=True)))
