"""What several folders of tests share: the toolkit as data, and the real site, built once per run."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from site_tests.large_library import enlarged, large_project
from site_tests.sizes import sized
from site_tests.trials import Faults, Inputs, summarise

from social_value.case_studies.library import Library
from social_value.folders import Folders
from social_value.loading import load
from social_value.published import PUBLISHED
from social_value.toolkit import Toolkit

ROOT = Path(__file__).parents[1]

SITE_URL = "https://example.org/salford-social-value-toolkit/"
"""Where the tested site says it lives: in a folder of its host, as project sites on GitHub Pages do.

It is not the address of the test server, so a page that would call its own public address is caught.
"""

MANY = sized(1_000, long=10_000)
"""How many case studies the large site has."""

REPO_URL = "https://example.org/somebody/salford-social-value-toolkit"


@pytest.fixture(scope="session")
def toolkit() -> Toolkit:
    """The toolkit itself, read and checked."""
    return load(Folders.of(ROOT))


@pytest.fixture
def faults(request: pytest.FixtureRequest) -> Iterator[Faults]:
    """Counts the faults that a test tries. The test fails if anything was lost in any of them."""
    faults = Faults(request.node.user_properties)
    yield faults
    assert faults.losses == []


@pytest.fixture
def inputs(request: pytest.FixtureRequest) -> Iterator[Inputs]:
    """Counts the hostile inputs that a test tries. The test fails if any of them did harm."""
    inputs = Inputs(request.node.user_properties)
    yield inputs
    assert inputs.losses == []


@pytest.fixture(scope="session")
def texts(toolkit: Toolkit) -> dict[str, str]:
    """The text of every statement, by its id."""
    return {item.id: item.text for checklist in toolkit.checklists for item in checklist.statements()}


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


@pytest.fixture(scope="session")
def many(toolkit: Toolkit, texts: dict[str, str]) -> Library:
    """The case studies of the large site: the real ones, to which guides lead, and many that are invented."""
    return enlarged(toolkit.library, list(texts), MANY)


@pytest.fixture(scope="session")
def large_site(tmp_path_factory: pytest.TempPathFactory, many: Library) -> Path:
    """The folder with the site as it is with many invented case studies besides the real ones."""
    return made_once(
        tmp_path_factory,
        "large-site",
        lambda folder: build(folder, large_project(ROOT, many, tmp_path_factory.mktemp("many"))),
    )


def made_once(tmp_path_factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """The folder of this name that `make` fills, unless another worker of this run did so already."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / name
    whole = folder.with_name(f"{name}.whole")
    with folder.with_name(f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # the first worker makes it, the others wait
        if not whole.exists():
            shutil.rmtree(folder, ignore_errors=True)
            make(folder)
            whole.touch()
    return folder


def built_once(tmp_path_factory: pytest.TempPathFactory, name: str, project: Path) -> Path:
    """Build a project into a folder of this name, unless another worker of this run did so already."""
    return made_once(tmp_path_factory, name, lambda folder: build(folder, project))


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
        timeout=900,
        check=False,
    )
    if done.returncode != 0:
        pytest.fail(f"the site cannot be built:\n{done.stdout}{done.stderr}", pytrace=False)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how many faults and hostile inputs were tried, and what came of them."""
    summarise(terminalreporter)
