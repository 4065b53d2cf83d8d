"""The benchmarks: the same library every time, and figures that mean what the table says."""

from __future__ import annotations

import shutil
import sys

import pytest
from site_tests.benchmarks import corpus, serving
from site_tests.benchmarks.__main__ import main
from site_tests.benchmarks.goals import Figures, goals
from site_tests.benchmarks.measuring import BenchError, Cost, measured, median
from site_tests.benchmarks.weighing import Weight

from social_value.folders import Folders
from social_value.loading import load


def files_in(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_library_is_the_same_every_time_and_sound(tmp_path, toolkit):
    corpus.library.cache_clear()
    one = corpus.our_project(tmp_path / "one", 40)
    corpus.library.cache_clear()
    other = corpus.our_project(tmp_path / "other", 40)
    assert files_in(one) == files_in(other)
    entries = load(Folders.of(one)).library.entries
    assert len(entries) == 40
    assert {entry.id for entry in toolkit.library.entries} < {entry.id for entry in entries}


def test_an_edit_changes_the_title_alone(tmp_path):
    project = corpus.our_project(tmp_path / "project", 40)
    case = corpus.an_invented_one(40)
    corpus.an_edit(project / "case_studies" / f"{case}.yml", "Another title")
    studies = {entry.id: entry.study for entry in load(Folders.of(project)).library.entries}
    before = {entry.id: entry.study for entry in corpus.library(40).entries}
    assert studies.pop(case).model_dump() == before.pop(case).model_dump() | {"title": "Another title"}
    assert {name: study.model_dump() for name, study in studies.items()} == {
        name: study.model_dump() for name, study in before.items()
    }


def test_the_other_builders_get_the_same_pages(tmp_path):
    project = corpus.our_project(tmp_path / "ours", 30)
    plain = corpus.plain_project(tmp_path / "plain", project)
    names = {entry.id for entry in corpus.library(30).entries}
    assert names < {path.stem for path in (plain / "content" / "case-studies").glob("*.md")}
    assert "social-value" not in (plain / "mkdocs.yml").read_text(encoding="utf-8").partition("plugins:")[2][:40]
    site = tmp_path / "site"
    for name in names:
        (site / "case-studies" / name).mkdir(parents=True)
        words = "word " * 4000
        page = f'<title>x</title><meta name="description" content="y"><article>{words}</article>{words}'
        (site / "case-studies" / name / "index.html").write_text(page, encoding="utf-8")
    hugo = corpus.hugo_project(tmp_path / "hugo", site, 30)
    assert {path.stem for path in (hugo / "content" / "case-studies").iterdir()} == names
    shell = (hugo / "layouts" / "_default" / "single.html").read_text(encoding="utf-8")
    assert shell.startswith('<title>{{ .Title }}</title><meta name="description" content="{{ .Description }}">')
    assert shell.count("{{ .Content }}") == 1
    if shutil.which("hugo"):
        measured(["hugo", "--quiet", "--destination", str(tmp_path / "made")], hugo, {})
        made = [path.stat().st_size for path in (tmp_path / "made").glob("case-studies/*/index.html")]
        assert len(made) == 30
        assert sum(made) / 30 == pytest.approx(40_100, rel=0.05)


def test_what_a_program_costs_is_measured_with_its_processes_and_without_ours(tmp_path):
    ours = b"x" * 200_000_000
    program = (
        "import subprocess, sys, time\n"
        "subprocess.run([sys.executable, '-c', 'x = b\"x\" * 60_000_000; y = sum(range(3_000_000))'], check=True)\n"
        "time.sleep(0.2)"
    )
    cost = measured([sys.executable, "-c", program], tmp_path, {})
    assert len(ours) > 0
    assert cost.wall > 0.2
    assert cost.cpu > 0.05
    assert 60 < cost.peak < 150


def test_a_program_that_fails_is_reported_with_what_it_said(tmp_path):
    with pytest.raises(BenchError, match="no such thing"):
        measured([sys.executable, "-c", "import sys; sys.exit('no such thing')"], tmp_path, {})


def test_the_median_is_taken_of_each_figure():
    assert median([Cost(1, 9, 5), Cost(2, 8, 4), Cost(30, 7, 6)]) == Cost(2, 8, 5)


def test_each_goal_compares_what_it_says():
    costs = {
        ("ours", 10): Cost(2, 3, 50),
        ("ours", 100): Cost(10, 12, 100),
        ("check", 100): Cost(4, 6, 80),
        ("plain", 100): Cost(100, 96, 90),
        ("hugo", 100): Cost(20, 24, 900),
    }
    reloads = {("ours", 5): [9, 1, 0], ("plain", 5): [8, 8, 8], ("ours", 100): [2]}
    weights = {"ours": Weight(30, 7), "our index": Weight(900, 90)}
    found = goals(Figures((5, 10, 100), costs, reloads, weights))
    assert [goal.figure for goal in found] == [0.1, 0.125, 0.5, 0.5, 5, 4, 2, 100, 0.4, 0.125, 0.2, 7, 90]
    assert [goal.most for goal in found] == [0.15, 0.15, 1, 1, 10.5, 10.5, 10.5, 600, 0.5, 0.25, 0.1, 12, 300]
    only = goals(Figures((5, 10, 100), {key: costs[key] for key in list(costs)[:3]}, {}, weights))
    assert [goal.figure for goal in only] == [5, 4, 2, 100, 0.4, 7, 90]


def test_it_measures_and_prints_a_table_and_fails_because_of_no_figure(capsys):
    main(["--sizes", "30", "30", "30", "--rounds", "1", "--without", "plain", "hugo", "serve"])
    lines = capsys.readouterr().out.splitlines()
    (row,) = [line.split() for line in lines if line.startswith("ours, 30")]
    wall, cpu, peak = map(float, row[2:])
    assert wall > 1
    assert 1 < cpu < 60
    assert 40 < peak < 600
    goals = lines[next(place for place, line in enumerate(lines) if line.startswith("goal")) + 1 :]
    assert len(goals) == 7
    assert all(line.endswith(("  yes", "  no")) for line in goals)


def test_a_reload_is_measured_from_saving_to_the_page_that_shows_it(tmp_path):
    page = tmp_path / "docs" / "case" / "index.md"
    page.parent.mkdir(parents=True)
    page.write_text("---\ntitle: Before\n---\n\nText.\n", encoding="utf-8")
    (tmp_path / "docs" / "index.md").write_text("# Start\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: A site\nsite_url: !ENV SITE_URL\n", encoding="utf-8")
    seconds = serving.reloads(tmp_path, page, "case/", 2, {})
    assert len(seconds) == 2
    assert all(0.1 < each < 30 for each in seconds)


def test_a_site_that_cannot_be_served_is_reported(tmp_path):
    (tmp_path / "mkdocs.yml").write_text("site_name: [\n", encoding="utf-8")
    with pytest.raises(BenchError, match="does not serve"):
        serving.reloads(tmp_path, tmp_path / "x.md", "", 1, {})
