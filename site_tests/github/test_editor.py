"""In an editor: a mistake is underlined where `check` would report it, and the real ids are offered."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from site_tests.github.language_server import editor

ROOT = Path(__file__).parents[2]
MISTAKES = sorted((ROOT / "site_tests/fixtures/mistakes").glob("*.yml"))
TABLE = (ROOT / "site_tests/fixtures/mistakes/messages.md").read_text(encoding="utf-8")
SHIPPED = sorted([*ROOT.glob("case_studies/*.yml"), *ROOT.glob("checklists/*.yml"), *ROOT.glob("content/_data/*.yml")])
BEYOND_A_SCHEMA = {
    "a-day-that-does-not-exist",
    "a-heading",
    "a-link-to-no-page",
    "a-source-that-is-not-there",
    "html",
    "reviewed-in-the-future",
}
"""Mistakes that no schema can see: they lie between two values, in a calendar, or in the words."""


@pytest.fixture(scope="module")
def server():
    with editor() as started:
        yield started


def reported(file):
    """The line that `check` names for the mistake."""
    row = re.search(rf"^\| {re.escape(file.stem.replace('-', ' '))} \| (\d+) \|", TABLE, re.MULTILINE)
    return int(row[1])


@pytest.mark.parametrize("file", MISTAKES, ids=lambda file: file.stem)
def test_a_mistake_is_underlined_where_a_schema_can_see_it(server, file):
    found = server.opened(file)
    if file.stem == "no-mistake" or file.stem in BEYOND_A_SCHEMA:
        assert found == []
    else:
        assert found
        first = min(each["range"]["start"]["line"] + 1 for each in found)
        last = max(each["range"]["end"]["line"] + 1 for each in found)
        assert first <= reported(file) <= last, found


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_nothing_is_underlined_in_a_shipped_file(server, file):
    assert server.opened(file) == []


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("sector: ", {"charity": "Charity", "social-enterprise": "Social enterprise"}),
        ("themes:\n  - ", {"fair-work": "Fair work", "jobs": "Jobs and skills"}),
        ("shows:\n  - ", {"jobs-advertise": ""}),
    ],
)
def test_the_real_ids_are_offered_with_what_they_mean(server, before, expected):
    file = ROOT / "case_studies" / f"offered-{before.partition(':')[0]}.yml"
    text = f"# yaml-language-server: $schema=../plugins/social_value/schemas/case-study.schema.json\n\n{before}\n"
    server.opened(file, text)
    lines = text.split("\n")
    offered = server.offered(file, len(lines) - 2, len(lines[-2]))
    for name, meaning in expected.items():
        assert meaning in offered[name]


def test_the_editor_that_most_use_is_told_what_to_install():
    wanted = json.loads((ROOT / ".vscode/extensions.json").read_text(encoding="utf-8"))["recommendations"]
    assert "redhat.vscode-yaml" in wanted
    settings = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))
    # It has a style of its own; ours is that of `python -m social_value format`.
    assert settings["yaml.format.enable"] is False
