"""Cutting a release: all of it or nothing."""

from __future__ import annotations

import datetime
import shutil
import subprocess
from pathlib import Path

import pytest
from tools.release import ReleaseError, cut, next_changelog, next_version

SMALL = Path(__file__).parents[1] / "fixtures" / "small_project"
DAY = datetime.date(2026, 12, 1)
CHANGES = "# Changelog\n\n## Unreleased\n\n### Added\n\n- One thing.\n\n## 0.1.0, 2026-11-22\n\n- The start.\n"
KEPT = "site_tests/fixtures/assessments/editions/first-1.yml"


@pytest.fixture
def git(tmp_path, monkeypatch):
    """Run git in a copy of the small project that has a version and a changelog."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "A")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "a@example.org")
    root = tmp_path / "project"
    shutil.copytree(SMALL, root)
    (root / "plugins/social_value").mkdir(parents=True)
    (root / "plugins/social_value/__init__.py").write_text('"""It."""\n\n__version__ = "0.1.0"\n', encoding="utf-8")
    (root / "CHANGELOG.md").write_text(CHANGES, encoding="utf-8")

    def git(*arguments):
        command = ["git", "-c", "commit.gpgsign=false", *arguments]
        return subprocess.run(command, cwd=root, check=True, capture_output=True, text=True).stdout.strip()

    git("init", "--quiet")
    git("add", ".")
    git("commit", "--quiet", "--message", "The start")
    git.root = root
    return git


def test_a_release_is_a_version_a_section_the_editions_a_commit_and_a_tag(git):
    assert cut(git.root, "0.2.0", DAY) == "v0.2.0"
    assert git("status", "--porcelain") == ""
    assert git("log", "-1", "--format=%s %D").startswith("Release 0.2.0 HEAD")
    assert git("cat-file", "-t", "v0.2.0") == "tag"
    assert set(git("show", "--name-only", "--format=", "v0.2.0^{commit}").split()) == {
        "CHANGELOG.md",
        "plugins/social_value/__init__.py",
        KEPT,
    }
    assert '__version__ = "0.2.0"' in (git.root / "plugins/social_value/__init__.py").read_text(encoding="utf-8")
    assert (git.root / KEPT).read_bytes() == (git.root / "checklists/first.yml").read_bytes()


def test_what_was_unreleased_stands_under_the_version_with_its_day():
    text = next_changelog(CHANGES, "0.2.0", DAY)
    assert "## Unreleased\n\n## 0.2.0, 2026-12-01\n\n### Added\n\n- One thing.\n\n## 0.1.0" in text
    with pytest.raises(ReleaseError, match="names nothing"):
        next_changelog(text, "0.3.0", DAY)


@pytest.mark.parametrize("version", ["0.1.0", "0.0.9", "0.2", "v0.2.0", "0.02.0", "next"])
def test_only_a_later_version_of_three_numbers_is_taken(version):
    with pytest.raises(ReleaseError):
        next_version('__version__ = "0.1.0"\n', version)
    assert "0.10.0" in next_version('__version__ = "0.9.1"\n', "0.10.0")


@pytest.mark.parametrize("what", ["a change", "a tag", "a broken file", "no changes"])
def test_nothing_is_changed_if_something_is_not_in_order(git, what):
    if what == "a tag":
        git("tag", "v0.2.0")
    elif what != "a change":
        name = "CHANGELOG.md" if what == "no changes" else "case_studies/baker.yml"
        (git.root / name).write_text("# Changelog\n\n## Unreleased\n" if what == "no changes" else "title: x\n")
        git("commit", "--quiet", "--all", "--message", "Broken")
    else:
        (git.root / "new.txt").write_text("x")
    before = git("rev-parse", "HEAD"), git("status", "--porcelain")
    with pytest.raises(ReleaseError):
        cut(git.root, "0.2.0", DAY)
    assert (git("rev-parse", "HEAD"), git("status", "--porcelain")) == before
