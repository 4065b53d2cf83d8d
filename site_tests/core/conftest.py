"""What the tests of the core share: a small project that is sound, and a copy of it to break."""

from __future__ import annotations

import datetime
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from site_tests.large_library import large_library
from site_tests.sizes import sized

from social_value.case_studies.library import Library
from social_value.folders import Folders
from social_value.loading import load
from social_value.problems import Problem, ProblemsError
from social_value.source import read
from social_value.toolkit import Toolkit

ROOT = Path(__file__).parents[2]
SMALL_PROJECT = ROOT / "site_tests" / "fixtures" / "small_project"

TODAY = datetime.date(2026, 11, 22)
"""The day on which the small project is read: nothing in it is out of date then."""

# Timings differ between machines, and a robot's run must not depend on luck.
settings.register_profile(
    "toolkit",
    deadline=None,
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow],
    print_blob=True,
)
settings.register_profile("long", settings.get_profile("toolkit"), max_examples=1000)
settings.load_profile(sized("toolkit", "long"))


@dataclass(frozen=True)
class Project:
    """A copy of the small project, to be broken."""

    root: Path

    def text(self, path: str) -> str:
        return (self.root / path).read_text(encoding="utf-8")

    def write(self, path: str, text: str) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def replace(self, path: str, old: str, new: str) -> None:
        """Change a file, which must hold `old` once."""
        text = self.text(path)
        assert text.count(old) == 1, f"{path} holds {old!r} {text.count(old)} times"
        self.write(path, text.replace(old, new))

    def place(self, path: str, marker: str) -> tuple[int, int]:
        """Where `marker`, which stands once in the file, starts: its line and column, counted from 1."""
        before, found, after = self.text(path).partition(marker)
        assert found, f"{path} does not hold {marker!r}"
        assert marker not in after, f"{path} holds {marker!r} more than once"
        return before.count("\n") + 1, len(before) - before.rfind("\n")

    def load(self, today: datetime.date = TODAY) -> Toolkit:
        return load(Folders.of(self.root), today)

    def problems(self) -> tuple[Problem, ...]:
        """Every problem of the project, which must have one."""
        with pytest.raises(ProblemsError) as caught:
            self.load()
        return caught.value.problems

    def problem(self) -> Problem:
        """The only problem of the project."""
        (problem,) = self.problems()
        return problem


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A copy of the small project."""
    root = tmp_path / "project"
    shutil.copytree(SMALL_PROJECT, root)
    return Project(root)


@pytest.fixture(scope="session")
def small() -> Toolkit:
    """The small project, read and checked."""
    return load(Folders.of(SMALL_PROJECT), TODAY)


@pytest.fixture(scope="session")
def large(toolkit: Toolkit, texts: dict[str, str]) -> Library:
    """Ten thousand invented case studies."""
    return large_library(toolkit.library, list(texts), 10_000)


@pytest.fixture
def sound_data() -> Callable[[str], Any]:
    """A file of the small project as plain data: a fresh copy each time, to be broken."""
    return lambda path: read(SMALL_PROJECT / path, path).data
