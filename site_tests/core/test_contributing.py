"""What we tell contributors: every command exists, every file named is there, and the drawing of the code is true."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest
import yaml

from social_value.__main__ import main
from social_value.source import parse

ROOT = Path(__file__).parents[2]
PAGES = [
    ROOT / "CONTRIBUTING.md",
    ROOT / "README.md",
    ROOT / "content/contribute.md",
    ROOT / "content/your-own-city.md",
]
PACKAGE = ROOT / "plugins/social_value"
MADE = {"published", "documents/skeleton"}
MADE_PAGES = ("contribute/fields.md", "glossary.md")
"""Pages that come from data; the crawl of the built site follows links to them."""
CONTRIBUTING = PAGES[0].read_text(encoding="utf-8")


def commands():
    for page in PAGES:
        for words in re.findall(r"python -m social_value((?: [\w./=-]+)*)", page.read_text(encoding="utf-8")):
            yield pytest.param(words.split(), id=f"{page.name}:{words.strip()}")


@pytest.mark.parametrize("words", list(commands()))
def test_a_command_that_is_named_is_understood(words):
    command, context = main, click.Context(main)
    rest = list(words)
    while rest and isinstance(command, click.Group) and not rest[0].startswith("-"):
        command = command.get_command(context, rest.pop(0))
        assert command, words
    known = {name for parameter in command.params for name in parameter.opts} | {"--help"}
    assert {word.partition("=")[0] for word in rest if word.startswith("--")} <= known


def test_every_target_of_make_that_is_named_exists():
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"(?:^    |`)make ([a-z]+)", CONTRIBUTING, re.MULTILINE))
    assert len(named) > 8
    assert named <= targets


def test_the_drawing_of_the_code_names_every_package_and_none_that_is_gone():
    drawn = set(re.findall(r"^    ([a-z_]+)/ +\S", CONTRIBUTING, re.MULTILINE))
    there = {path.name for path in PACKAGE.iterdir() if path.is_dir() and not path.name.startswith(("_", "."))} - MADE
    assert drawn == there


def test_every_module_of_the_drawing_is_there():
    drawn = re.findall(r"^    ([a-z_]+\.py) +\S", CONTRIBUTING, re.MULTILINE)
    assert drawn
    assert all((PACKAGE / name).is_file() for name in drawn)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_file_that_a_link_names_is_there(page):
    for target in re.findall(r"\]\((?!https?:)([^)#\s]+)", page.read_text(encoding="utf-8")):
        if not target.endswith(MADE_PAGES):
            assert (page.parent / target).exists(), target


def test_every_example_in_yaml_can_be_read():
    found = [
        text
        for page in PAGES
        for text in re.findall(r"```ya?ml\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    ]
    for text in found:
        parse(text, "example.yml")
        yaml.safe_load(text)


@pytest.mark.parametrize(
    "task",
    [
        "Add a case study",
        "Correct a fact",
        "Change a statement of the checklist",
        "Add a checklist",
        "Translate a string",
        "Cut a release",
        "Review a pull request",
    ],
)
def test_there_is_a_section_for_each_task(task):
    assert f"\n## {task}\n" in CONTRIBUTING
