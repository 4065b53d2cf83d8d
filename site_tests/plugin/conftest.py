"""A small project in a temporary folder, and the commands that a contributor would run in it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest
from site_tests.conftest import made_once
from site_tests.programs import run_module

SMALL_PROJECT = Path(__file__).parents[1] / "fixtures" / "small_project"

MKDOCS_YML = """\
site_name: A small toolkit
site_url: https://example.org/toolkit/
repo_url: https://github.com/somebody/toolkit
edit_uri: edit/main/content/
docs_dir: content
exclude_docs: /_data/
strict: true
validation: {omitted_files: warn, absolute_links: warn, unrecognized_links: warn, anchors: warn}
theme: {name: material, language: en, font: false, features: [navigation.path, navigation.footer, content.action.edit]}
plugins: [{social-value: {scripts: source}}]
markdown_extensions: [attr_list, md_in_html, tables, footnotes, def_list, admonition, {toc: {permalink: true}}]
not_in_nav: "*"
nav:
  - index.md
  - checklists/index.md
  - case-studies/index.md
"""


@dataclass(frozen=True)
class Project:
    """A project with the usual layout."""

    root: Path

    @property
    def site(self) -> Path:
        return self.root / "site"

    def build(self, **environ: str) -> subprocess.CompletedProcess[str]:
        """Run `mkdocs build --strict` as a contributor would."""
        return self.run("mkdocs", "build", "--strict", **environ)

    def run(self, module: str, *arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
        return run_module(module, *arguments, cwd=self.root, env=self.environ(**environ))

    @staticmethod
    def environ(**more: str) -> dict[str, str]:
        """What the commands see: never that a robot runs these tests, and a day when nothing is out of date."""
        inherited = {name: value for name, value in os.environ.items() if name != "GITHUB_ACTIONS"}
        return inherited | {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1795305600"} | more

    def replace(self, path: str, old: str, new: str) -> None:
        """Change a file, which must hold `old`."""
        file = self.root / path
        text = file.read_text(encoding="utf-8")
        assert old in text, f"{path} does not hold {old!r}"
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    def html(self, address: str) -> str:
        """The built page at an address within the site."""
        return (self.site / address / "index.html").read_text(encoding="utf-8")

    def searched(self) -> dict[str, tuple[str, str]]:
        """What the built search finds: the address of each document and section -> its title, and its text."""
        contents = json.loads((self.site / "search" / "index.json").read_text(encoding="utf-8"))
        folder = self.site / "search" / contents["version"]
        found: dict[str, tuple[str, str]] = {}
        for number in range(len(contents["texts"])):
            block = json.loads((folder / f"texts-{number}.json").read_text(encoding="utf-8"))
            for address, title, _, sections in block:
                found[address] = (title, " ".join(text for _, anchor, text in sections if not anchor))
                found |= {f"{address}#{anchor}": (heading, text) for heading, anchor, text in sections if anchor}
        return found

    def snapshot(self) -> dict[str, bytes]:
        """Every file of the built site."""
        return {str(path.relative_to(self.site)): path.read_bytes() for path in self.site.rglob("*") if path.is_file()}


def small_project(root: Path) -> Project:
    """A copy of the small project that MkDocs can build."""
    shutil.copytree(SMALL_PROJECT, root)
    (root / "mkdocs.yml").write_text(MKDOCS_YML, encoding="utf-8")
    return Project(root)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A small project that is sound."""
    return small_project(tmp_path / "project")


@pytest.fixture(scope="session")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The same with its site, built once for all tests: only to be read."""

    def make(root: Path) -> None:
        done = small_project(root).build()
        assert done.returncode == 0, done.stderr
        (root / "said.txt").write_text(done.stderr, encoding="utf-8")

    return Project(made_once(tmp_path_factory, "sound", make))


@pytest.fixture
def built(sound: Project, tmp_path: Path) -> Project:
    """A copy of that, to be changed and built again."""
    return Project(Path(shutil.copytree(sound.root, tmp_path / "project")))
