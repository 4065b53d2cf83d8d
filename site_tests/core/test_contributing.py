"""What we tell contributors: every command exists, every file named is there, and the drawing of the code is true."""

from __future__ import annotations

import ast
import re
import shlex
import subprocess
from itertools import pairwise, product
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from site_tests.core.test_new import ANSWERS

from social_value.__main__ import main
from social_value.source import parse

ROOT = Path(__file__).parents[2]
PAGES = [
    ROOT / "CONTRIBUTING.md",
    ROOT / "ARCHITECTURE.md",
    ROOT / "README.md",
    ROOT / "content/contribute.md",
    ROOT / "content/your-own-city.md",
]
PACKAGE = ROOT / "plugins/social_value"
MADE = {"published", "documents/skeleton"}
MADE_PAGES = ("contribute/fields.md", "contribute/compose.md", "glossary.md")
"""Pages that come from data; the crawl of the built site follows links to them."""
CONTRIBUTING, ARCHITECTURE = (page.read_text(encoding="utf-8") for page in PAGES[:2])


def commands():
    for page in PAGES:
        for words in re.findall(r"python -m social_value((?: [\w./=-]+)*)", page.read_text(encoding="utf-8")):
            yield pytest.param(words.split(), id=f"{page.name}:{words.strip()}")


@pytest.fixture
def in_git(project, monkeypatch):
    """The small project as somebody has it on their own computer, where the branch `main` is."""
    monkeypatch.chdir(project.root)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")  # 22 November 2026
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    for words in (("init", "--quiet", "--initial-branch=main"), ("add", "."), (*who, "commit", "--quiet", "-m", "One")):
        subprocess.run(["git", *words], check=True)


MORE = {
    "new case-study": ["corner-shop", *(f"--set={field}={text}" for field, text in ANSWERS.items())],
    "stage": ["staged"],
}
"""What a command is given that asks for something, or that a reader names."""


@pytest.mark.usefixtures("in_git")
@pytest.mark.parametrize("words", list(commands()))
def test_a_command_that_is_named_works(words):
    more = [] if "--help" in words else MORE.get(" ".join(words), [])
    done = CliRunner().invoke(main, [*words, *more])
    assert done.exit_code == 0, done.output
    assert done.output.strip()


def targets():
    """Every way in which a page runs make: the target and what is set."""
    text = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    named = re.findall(r"(?:^    |`)make ([a-z-]+(?: [A-Z]+=(?:\"[^\"]*\"|[\w.]+))*)", text, re.MULTILINE)
    return sorted({*named})


@pytest.mark.parametrize("words", targets())
def test_make_knows_what_is_to_be_done(words):
    command = ["make", "--dry-run", "--always-make", *shlex.split(words)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()


def section(title):
    """What ARCHITECTURE says below a heading."""
    return ARCHITECTURE.split(f"\n## {title}\n")[1].partition("\n## ")[0]


def test_the_folders_are_all_named_and_none_that_is_gone():
    named = set(re.findall(r"^    ([a-z_]+)/ +\S", section("The folders"), re.MULTILINE))
    there = {path.name for path in PACKAGE.iterdir() if path.is_dir() and not path.name.startswith(("_", "."))} - MADE
    assert named == there


def test_the_folders_of_tests_are_all_named_and_none_that_is_gone():
    named = set(re.findall(r"^    ([a-z_]+)/ +\S", section("The tests"), re.MULTILINE))
    there = {path.name for path in (ROOT / "site_tests").iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert named == there


def test_every_module_on_the_way_of_a_file_is_there_and_uses_what_came_before():
    named = re.findall(r"^    ([a-z_]+)\.py +\S", section("The way of one file"), re.MULTILINE)
    assert len(named) == 7
    assert all((PACKAGE / f"{name}.py").is_file() for name in named)


def arrows():
    """The arrows of the drawing, each as the part it starts from and the part it leads to."""
    drawing = re.search(r"```mermaid\n(.*?)```", ARCHITECTURE, re.DOTALL)[1]
    for line in drawing.splitlines():
        parts = [re.findall(r"[a-z_]+", part) for part in line.split("-->")]
        for left, right in pairwise(parts):
            yield from product(left, right)


def imported_by(part):
    """The parts of the package that a module or a folder imports."""
    there = PACKAGE / part
    for file in sorted(there.rglob("*.py")) if there.is_dir() else [there.with_suffix(".py")]:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                package, _, rest = node.module.partition(".")
                if package == "social_value":
                    yield from [rest.partition(".")[0]] if rest else [alias.name for alias in node.names]


def test_each_arrow_of_the_drawing_leads_to_a_part_that_uses_the_other():
    drawn = list(arrows())
    assert len(drawn) > 30
    for used, by in drawn:
        assert used in imported_by(by), f"{by} does not use {used}"


def test_every_part_that_the_adapter_uses_is_in_the_drawing():
    drawn = {used for used, by in arrows() if by == "plugin"}
    small = {"blocked", "corrections", "folders", "problems", "published"}
    assert set(imported_by("plugin")) - small == drawn


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
