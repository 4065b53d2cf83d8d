"""How long it takes under `mkdocs serve` from saving one case study until a browser is told to load it again."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from site_tests.benchmarks.corpus import an_edit
from site_tests.benchmarks.measuring import BenchError

PATIENCE = 1800
"""Seconds to wait for a site to be built."""


def reloads(project: Path, file: Path, address: str, rounds: int, environ: Mapping[str, str]) -> list[float]:
    """Seconds from each of several edits of `file` until a browser that shows the page at `address` loads it again."""
    with _served(project, environ) as start:
        seconds = []
        epoch = _epoch(_got(start + address))
        for number in range(rounds):
            words = f"Edited for the measurement {number}"
            saved = time.perf_counter()
            an_edit(file, words)
            # What the script of a page under `mkdocs serve` asks, and waits for.
            later = epoch
            while later == epoch:
                later = int(_got(f"{start}livereload/{epoch}/{number + 1}"))
            seconds.append(time.perf_counter() - saved)
            page, epoch = _got(start + address), later
            if words not in page:
                raise BenchError(f"After an edit of {file} the page still shows what it was before.")
        return seconds


def _epoch(page: str) -> int:
    """Which state of the site a served page shows."""
    found = re.search(r"livereload\((\d+), \d+\)", page)
    if not found:
        raise BenchError("The served page does not ask for changes.")
    return int(found[1])


def _got(url: str) -> str:
    with urlopen(url, timeout=PATIENCE) as answer:
        return answer.read().decode()


@contextmanager
def _served(project: Path, environ: Mapping[str, str]) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryFile("w+") as said:
        server = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--dev-addr", f"127.0.0.1:{port}"],
            cwd=project,
            env={**os.environ, **environ, "SITE_URL": f"http://127.0.0.1:{port}/"},
            stdout=said,
            stderr=subprocess.STDOUT,
        )
        try:
            start = f"http://127.0.0.1:{port}/"
            until = time.monotonic() + PATIENCE
            while not _answers(start):
                if server.poll() is not None or time.monotonic() > until:
                    said.seek(0)
                    raise BenchError(f"mkdocs serve does not serve {project}:\n{said.read()[-4000:]}")
                time.sleep(0.1)
            yield start
        finally:
            server.terminate()
            try:
                server.wait(30)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()


def _answers(start: str) -> bool:
    try:
        _got(start)
    except URLError:
        return False
    return True
