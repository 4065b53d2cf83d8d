"""`mkdocs serve`: a contributor saves a file, good or broken, and looks at the page."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import social_value

PATIENCE = 60
"""Seconds to wait for a rebuild before it counts as not happening."""


class Served:
    """A running `mkdocs serve` and what it has printed."""

    def __init__(self, project, port: int, **environ: str) -> None:
        self.url = f"http://127.0.0.1:{port}/toolkit/"
        self.output: list[str] = []
        self.process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--dev-addr", f"127.0.0.1:{port}"],
            cwd=project.root,
            env=project.environ(PYTHONUNBUFFERED="1", **environ),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        # Read all the time, because a full pipe would stop the server.
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()

    def _read(self) -> None:
        assert self.process.stdout
        with self.process.stdout as lines:
            self.output.extend(lines)

    def get(self, address: str) -> str:
        with urllib.request.urlopen(self.url + address, timeout=PATIENCE) as response:
            return response.read().decode()

    def wait(self, what: str, happened: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            assert self.process.poll() is None, f"the server died: {''.join(self.output)}"
            try:
                if happened():
                    return
            except (urllib.error.URLError, ConnectionError):
                pass
            time.sleep(0.2)
        pytest.fail(f"{what} did not happen: {''.join(self.output)}")

    def wait_for_text(self, address: str, text: str) -> None:
        self.wait(f"{text!r} at {address}", lambda: text in self.get(address))

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(PATIENCE)
        self.reader.join(PATIENCE)


@contextmanager
def serving(project, **environ: str) -> Iterator[Served]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = Served(project, port, **environ)
    try:
        server.wait("the first build", lambda: bool(server.get("")))
        yield server
    finally:
        server.stop()


@pytest.fixture
def served(project) -> Iterator[Served]:
    with serving(project) as server:
        yield server


def test_a_saved_case_study_is_shown_and_a_broken_one_is_reported_without_killing_the_server(
    project, served: Served
) -> None:
    path = next(path for path in sorted((project.root / "case_studies").glob("*.yml")) if path.name[0] != "_")
    good, address = path.read_text(encoding="utf-8"), f"case-studies/{path.stem}/"
    title = next(text for text in good.splitlines() if text.startswith("title:"))

    path.write_text(good.replace(title, "title: A title that was saved just now"), encoding="utf-8")
    served.wait_for_text(address, "A title that was saved just now")
    # The script that made the browser come back for it may run, which the policy of readers' pages does not allow.
    assert re.search(
        r"script-src 'self' 'unsafe-inline';.*</head>.*<script>[^<]*livereload\(", served.get(address), re.S
    )

    path.write_text(good.replace(title, "titel: A misspelt field"), encoding="utf-8")
    # Until the mistake is put right MkDocs makes the browser wait, so there is no page to ask for.
    line = 1 + good.splitlines().index(title)
    report = f"case_studies/{path.name}:{line}:1: "
    served.wait("the report", lambda: report in "".join(served.output))

    path.write_text(good.replace(title, "title: The mistake is put right"), encoding="utf-8")
    served.wait_for_text(address, "The mistake is put right")


def test_a_saved_checklist_and_a_new_case_study_are_shown(project, served: Served) -> None:
    checklist = next((project.root / "checklists").glob("*.yml"))
    text = checklist.read_text(encoding="utf-8")
    title = next(line for line in text.splitlines() if line.startswith("title:"))
    checklist.write_text(text.replace(title, "title: A checklist with another title"), encoding="utf-8")
    served.wait_for_text(f"checklists/{checklist.stem}/", "A checklist with another title")

    folder = project.root / "case_studies"
    first = next(path for path in sorted(folder.glob("*.yml")) if path.name[0] != "_")
    (folder / "a-new-case.yml").write_text(first.read_text(encoding="utf-8"), encoding="utf-8")
    served.wait("the new page", lambda: bool(served.get("case-studies/a-new-case/")))


def test_a_saved_script_of_ours_is_served_as_it_stands(project, tmp_path: Path) -> None:
    package = tmp_path / "plugins" / "social_value"
    shutil.copytree(Path(social_value.__file__).parent, package, ignore=shutil.ignore_patterns("__pycache__"))
    address = "assets/social-value/checklist/strings.mjs"
    with serving(project, PYTHONPATH=str(package.parent)) as served:
        module = package / "theme" / address
        assert served.get(address) == module.read_text(encoding="utf-8")
        module.write_text("// saved just now\n", encoding="utf-8")
        served.wait_for_text(address, "saved just now")
