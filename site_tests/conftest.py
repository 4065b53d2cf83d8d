"""What several folders of tests share: the toolkit as data, and the real site, built once per run."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from pathlib import Path

import pytest
from site_tests.browser.faults import summarise

from social_value.folders import Folders
from social_value.loading import load
from social_value.published import PUBLISHED
from social_value.toolkit import Toolkit

ROOT = Path(__file__).parents[1]

SITE_URL = "https://example.org/salford-social-value-toolkit/"
"""Where the tested site says it lives: in a folder of its host, as project sites on GitHub Pages do.

It is not the address of the test server, so a page that would call its own public address is caught.
"""
REPO_URL = "https://example.org/somebody/salford-social-value-toolkit"


@pytest.fixture(scope="session")
def toolkit() -> Toolkit:
    """The toolkit itself, read and checked."""
    return load(Folders.of(ROOT))


@pytest.fixture(scope="session")
def site_url() -> str:
    """The public address that the site is built for."""
    return SITE_URL


@pytest.fixture(scope="session")
def published_scripts() -> Path:
    """The folder with our scripts and styles as they are published."""
    make_scripts()
    return PUBLISHED / "theme"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the real site, built as it is published. Workers of one run share it."""
    return built_once(tmp_path_factory, "site", ROOT)


def built_once(tmp_path_factory: pytest.TempPathFactory, name: str, project: Path) -> Path:
    """Build a project into a folder of this name, unless another worker of this run did so already."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / name
    with (folder.parent / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # the first worker builds, the others wait for it
        if not (folder / "sitemap.xml").exists():
            build(folder, project)
    return folder


def make_scripts() -> None:
    """Make the published scripts and styles from those that are there now. Fails with the reason."""
    command = [sys.executable, str(ROOT / "tools" / "scripts.py")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    if done.returncode != 0:
        pytest.fail(f"the published scripts cannot be made:\n{done.stdout}{done.stderr}", pytrace=False)


def build(folder: Path, project: Path) -> None:
    """Run `mkdocs build --strict` of a project into the folder, as `make build` does. Fails with all that it said."""
    make_scripts()
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)],
        cwd=project,
        env={
            **os.environ,
            "SITE_URL": SITE_URL,
            "REPO_URL": REPO_URL,
            "SVT_SCRIPTS": "published",
            "NO_MKDOCS_2_WARNING": "1",
        },
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    if done.returncode != 0:
        pytest.fail(f"the site cannot be built:\n{done.stdout}{done.stderr}", pytrace=False)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how many faults were tried in a real browser, and that nothing was lost."""
    summarise(terminalreporter)
