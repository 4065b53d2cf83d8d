"""The staged toolkit built by MkDocs alone: no plugin at all, and nothing is missing."""

from __future__ import annotations

import subprocess
import sys
from html import escape

import pytest
from site_tests.conftest import ROOT
from site_tests.plugin.conftest import Project

from social_value.case_studies import lists
from social_value.toolkit import Toolkit

PLAIN = """\
site_name: Toolkit
site_url: https://example.org/toolkit/
docs_dir: content
strict: true
theme: {name: material, custom_dir: theme, font: false}
plugins: []
markdown_extensions: [admonition, attr_list, def_list, footnotes, md_in_html, tables, {toc: {permalink: true}}]
"""


@pytest.fixture(scope="module")
def staged(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The real toolkit, staged by the command and built by plain MkDocs."""
    root = tmp_path_factory.mktemp("staged") / "toolkit"
    command = [sys.executable, "-m", "social_value", "stage", str(root)]
    done = subprocess.run(
        command, cwd=ROOT, env=Project.environ(), capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    (root / "mkdocs.yml").write_text(PLAIN, encoding="utf-8")
    project = Project(root)
    done = project.build()
    assert done.returncode == 0, done.stderr
    assert "social_value" not in done.stderr, "the plugin, which logs what it reads, was not there"
    return project


def html(staged: Project, path: str) -> str:
    """The page that was made of the page at `path` under content/."""
    stem = path.removesuffix(".md").removesuffix("index")
    return (staged.site / stem / "index.html").read_text(encoding="utf-8")


def test_every_case_study_is_there_with_its_figures_and_sources(staged: Project, toolkit: Toolkit) -> None:
    index = html(staged, "case-studies/index.md")
    for entry in toolkit.library.entries:
        page, study = html(staged, entry.path), entry.study
        for told in (study.title, study.organisation, study.summary, *(outcome.what for outcome in study.outcomes)):
            assert escape(told, quote=False).replace("'", "&#39;").replace('"', "&#34;") in page, entry.id
        assert page.count('class="sv-outcome ') == len(study.outcomes), entry.id
        assert page.count('id="source-') == len(study.sources), entry.id
        assert f'href="{entry.id}/"' in index


def test_every_statement_is_there_with_its_id_and_its_answers(staged: Project, toolkit: Toolkit) -> None:
    for checklist in toolkit.checklists:
        page = html(staged, f"checklists/{checklist.id}.md")
        for statement in checklist.statements():
            assert f' id="{statement.id}"' in page
            assert page.count(f' name="{statement.id}"') > 2


def test_every_complete_list_is_there_and_names_its_case_studies(
    staged: Project, toolkit: Toolkit, texts: dict[str, str]
) -> None:
    for part in lists.lists(toolkit.library, texts):
        page = html(staged, part.path)
        assert all(f'href="../../{entry.id}/"' in page for entry in part.entries), part.path


def test_every_other_page_and_file_is_there_too(staged: Project, toolkit: Toolkit) -> None:
    for page in toolkit.pages():
        assert "<h1" in html(staged, page.path), page.path
    for made in (*toolkit.files("https://example.org/toolkit/"), *toolkit.downloads()):
        assert (staged.site / made.path).is_file(), made.path
