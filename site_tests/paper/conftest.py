"""What the tests of the paper twins share: every checklist there is, and how Hypothesis runs."""

from __future__ import annotations

from pathlib import Path

from social_value.checklists.model import Checklist
from social_value.source import read
from social_value.validation import validate

ROOT = Path(__file__).parents[2]
PROJECTS = (ROOT, ROOT / "site_tests" / "fixtures" / "small_project")


def every_checklist() -> list[Checklist]:
    """Every checklist of the toolkit and of the small project."""
    files = (file for project in PROJECTS for file in sorted(project.glob("checklists/*.yml")))
    return [validate(Checklist, read(file, file.name)) for file in files]
