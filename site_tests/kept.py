"""The editions that are kept under fixtures/assessments/, and what a browser would get of each.

The tests in JavaScript run `python -m site_tests.kept`, which prints every edition's model by the edition's name.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from social_value.checklists.browser import published_model
from social_value.checklists.model import Checklist
from social_value.source import Source, read
from social_value.validation import validate

ASSESSMENTS = Path(__file__).parent / "fixtures" / "assessments"


def _in_order(path: Path) -> tuple[str, str, int]:
    checklist, _, edition = path.stem.rpartition("-")
    return path.parent.name, checklist, int(edition)


EDITIONS = {
    f"{path.parent.name}/{path.stem}": path
    for path in sorted((*ASSESSMENTS.glob("editions/*.yml"), *ASSESSMENTS.glob("invented/*/*.yml")), key=_in_order)
}
"""Every kept edition, the oldest of a checklist first: "editions/starting-off-1" and so on, and its file."""


def source_of(name: str) -> Source:
    return read(EDITIONS[name], f"{name}.yml")


def checklist_of(name: str) -> Checklist:
    return validate(Checklist, source_of(name))


def models() -> dict[str, dict[str, Any]]:
    return {name: published_model(checklist_of(name)) for name in EDITIONS}


if __name__ == "__main__":
    print(json.dumps(models()))
