"""What `mkdocs serve` builds when somebody saves a file: pages that did not change stay, and none is out of date."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from site_tests.plugin.conftest import Project

from social_value import fast, plugin
from social_value.kept_pages import KeptPages
from social_value.plugin import SocialValuePlugin

GLOSSARY = """\
reviewed_on: 2026-11-22
review_by: 2027-11-22
terms:
  - id: school-leaver
    term: school leaver
    definition: Somebody who has just left school.
"""


class Serving:
    """The builds of `mkdocs serve`, one at a time and without its waiting."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.site = project.root / "served"
        self._config().plugins.on_startup(command="serve", dirty=False)

    def _config(self, site: Path | None = None) -> MkDocsConfig:
        return load_config(str(self.project.root / "mkdocs.yml"), site_dir=str(site or self.site))

    def build(self) -> set[str]:
        """Build as after a change; return the case studies whose pages were written."""
        before = self._written()
        build(self._config(), serve_url="http://127.0.0.1:8000/toolkit/")
        after = self._written()
        return {name for name, when in after.items() if before.get(name) != when}

    def _written(self) -> dict[str, tuple[int, int]]:
        pages = self.site.glob("case-studies/*/index.html")
        return {page.parent.name: (page.stat().st_ino, page.stat().st_mtime_ns) for page in pages}

    def is_up_to_date(self) -> bool:
        """Whether the site is what a first build makes."""
        config = self._config(self.project.root / "anew")
        ours = config.plugins["social-value"]
        assert isinstance(ours, SocialValuePlugin)
        kept, made, ours.kept, ours.fast = ours.kept, ours.fast, KeptPages(again=False), None
        build(config, serve_url="http://127.0.0.1:8000/toolkit/")
        ours.kept, ours.fast = kept, made
        return contents(self.site) == contents(self.project.root / "anew")

    def html(self, name: str) -> str:
        return (self.site / "case-studies" / name / "index.html").read_text(encoding="utf-8")


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def serving(project: Project, monkeypatch: pytest.MonkeyPatch) -> Iterator[Serving]:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    (project.root / "content" / "_data" / "glossary.yml").write_text(GLOSSARY, encoding="utf-8")
    serving = Serving(project)
    assert serving.build() >= {"baker", "charity"}
    yield serving
    logging.getLogger("mkdocs").handlers.clear()


def ours(written: set[str]) -> set[str]:
    return written & {"baker", "charity", "another"}


def test_what_did_not_change_is_neither_made_nor_written(serving: Serving) -> None:
    assert ours(serving.build()) == set()
    assert serving.is_up_to_date()


def test_only_the_page_that_changed_is_written(serving: Serving) -> None:
    serving.project.replace("case_studies/baker.yml", "Nobody asked", "Somebody asked")
    assert ours(serving.build()) == {"baker"}
    assert "Somebody asked" in serving.html("baker")
    assert serving.is_up_to_date()


def test_a_new_title_is_on_every_page_that_names_it(serving: Serving) -> None:
    serving.project.replace("case_studies/baker.yml", "title: A baker trains", "title: A bakery trains")
    assert ours(serving.build()) == {"baker", "charity"}
    assert "A bakery trains" in serving.html("charity")
    assert serving.is_up_to_date()


SHARED = [
    ("case_studies/_taxonomy.yml", "Private business", "Firms", "baker"),
    ("checklists/first.yml", "text: We train", "text: Every year we train", "baker"),
    ("content/guidance/jobs.md", "title: ", "title: All about ", "baker"),
    ("content/_data/glossary.yml", "Somebody who", "A person who", "baker"),
    ("content/_data/glossary.yml", "term: school leaver", "term: invoice", "charity"),
    ("mkdocs.yml", "site_name: A small", "site_name: Another small", "baker"),
    ("mkdocs.yml", "github.com/somebody", "github.com/another", "baker"),
    ("mkdocs.yml", "toc: {permalink: true}", "toc: {permalink: false}", "baker"),
]
"""What pages of case studies show besides case studies: a file, a text in it and another, and a page that shows it."""


def test_a_change_of_what_all_pages_share_is_seen(serving: Serving) -> None:
    for file, old, new, page in SHARED:
        before = serving.html(page)
        serving.project.replace(file, old, new)
        serving.build()
        assert serving.html(page) != before, (file, old)
    assert serving.is_up_to_date()


def test_case_studies_come_and_go(serving: Serving) -> None:
    folder = serving.project.root / "case_studies"
    text = (folder / "charity.yml").read_text(encoding="utf-8")
    (folder / "another.yml").write_text(text.replace("title: Charity pays", "title: Another pays"), encoding="utf-8")
    assert "another" in serving.build()
    assert serving.is_up_to_date()
    (folder / "another.yml").unlink()
    serving.build()
    assert not (serving.site / "case-studies" / "another").exists()
    assert serving.is_up_to_date()


def test_a_mistake_leaves_the_site_as_it_is_until_it_is_put_right(serving: Serving) -> None:
    before = contents(serving.site)
    serving.project.replace("case_studies/baker.yml", "sector: private", "sector: privat")
    with pytest.raises(Abort):
        serving.build()
    assert contents(serving.site) == before
    serving.project.replace("case_studies/baker.yml", "sector: privat", "sector: private")
    assert ours(serving.build()) == set()
    assert serving.is_up_to_date()


def test_after_a_build_that_broke_off_everything_is_there_again(serving: Serving) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("broken off")

    for event in ("on_files", "on_env"):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(SocialValuePlugin, event, broken)
            with pytest.raises(RuntimeError, match="broken off"):
                serving.build()
        serving.build()
        assert serving.is_up_to_date(), event


def test_pages_that_mkdocs_made_are_never_kept(serving: Serving) -> None:
    serving.project.replace("mkdocs.yml", "{scripts: source}", "{scripts: source, fast: false}")
    assert ours(serving.build()) == {"baker", "charity"}
    serving.project.replace("mkdocs.yml", ", fast: false", "")
    assert ours(serving.build()) == {"baker", "charity"}
    assert serving.is_up_to_date()


def test_a_saved_template_is_seen(serving: Serving, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A theme of its own, because the real one is everybody's."""
    theme = tmp_path / "theme"
    shutil.copytree(plugin.THEME, theme)
    monkeypatch.setattr(plugin, "THEME", theme)
    monkeypatch.setattr(fast, "THEME", theme)
    serving.build()
    template = theme / "social_value" / "case-study.html"
    text = template.read_text(encoding="utf-8")
    template.write_text(text.replace("The figures", "All the figures"), encoding="utf-8")
    serving.build()
    assert "All the figures" in serving.html("baker")
    assert serving.is_up_to_date()
