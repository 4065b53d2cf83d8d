"""The toolkit as it could be one day, when its checklist has come to a second edition."""

from __future__ import annotations

import shutil
from pathlib import Path

REWORDED = "We make sure that Salford people hear about our vacancies."


def later_edition(text: str) -> str:
    """The checklist's file as its second edition: one reworded, one moved in weight, one new, one retired."""

    def once(old: str, new: str) -> None:
        nonlocal text
        assert text.count(old) == 1, old
        text = text.replace(old, new)

    once("edition: 1\n", "edition: 2\n")
    once(
        f"        text: {REWORDED}\n",
        "        text: Salford people hear about every vacancy of ours.\n"
        f"        earlier:\n          - edition: 1\n            text: {REWORDED}\n",
    )
    weighed = "        earlier:\n          - edition: 1\n            weight: 3\n"
    once("      - id: buy-know\n", f"      - id: buy-know\n{weighed}")
    once("      - id: env-energy\n", "      - id: env-energy\n        since: 2\n")
    once(
        "\nareas:\n",
        "\nretired:\n  - id: jobs-once\n    text: We once asked this.\n    area: jobs\n    edition: 2\n"
        "    successor: jobs-routes\n\nareas:\n",
    )
    return text


def copy_with_later_edition(project: Path, copy: Path) -> None:
    """Copy what a site is made from, with the checklist in its later edition."""
    for name in ("content", "case_studies", "checklists"):
        shutil.copytree(project / name, copy / name)
    shutil.copy(project / "mkdocs.yml", copy)
    file = copy / "checklists" / "starting-off.yml"
    file.write_text(later_edition(file.read_text(encoding="utf-8")), encoding="utf-8")
