"""Measure how fast this toolkit is built beside others, and print each goal with its figure. `make bench` runs it.

All builders make the same pages, in turn, several times; the medians are compared. Seconds differ between machines, so
the goals are ratios, and nothing fails because of one.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from site_tests.benchmarks import corpus, serving, weighing
from site_tests.benchmarks.goals import Figures, Goal, goals
from site_tests.benchmarks.measuring import BenchError, Cost, measured, median
from site_tests.benchmarks.weighing import Weight
from site_tests.conftest import make_scripts

MKDOCS = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir"]
ENVIRON = {"NO_MKDOCS_2_WARNING": "1", "SVT_SCRIPTS": "published", "PYTHONHASHSEED": "0"}


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(prog="make bench ARGS=", description=__doc__)
    parser.add_argument(
        "--sizes",
        type=int,
        nargs=3,
        default=[300, 1000, 10_000],
        metavar="COUNT",
        help="case studies of a small, a middle and a large library (default: 300 1000 10000)",
    )
    parser.add_argument("--rounds", type=int, default=3, help="how often each is measured (default: 3)")
    parser.add_argument(
        "--without", nargs="*", default=[], choices=["plain", "hugo", "serve"], help="what to leave out"
    )
    asked = parser.parse_args(arguments)
    make_scripts()
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        try:
            figures = _measured(Path(folder), asked.sizes, asked.rounds, set(asked.without))
        except BenchError as error:
            sys.exit(str(error))
    for line in _table(figures, goals(figures)):
        print(line)


def _measured(folder: Path, sizes: list[int], rounds: int, without: set[str]) -> Figures:
    small, middle, large = sizes
    ours = {count: corpus.our_project(folder / f"ours-{count}", count) for count in sorted(set(sizes))}
    site = folder / "site"
    costs: defaultdict[tuple[str, int], list[Cost]] = defaultdict(list)

    def build(name: str, count: int, command: list[str], project: Path, into: Path = site) -> None:
        shutil.rmtree(into, ignore_errors=True)
        _say(f"{name}, {count:,} case studies")
        costs[name, count].append(measured(command, project, ENVIRON))

    plain, hugo = folder / "plain", folder / "hugo"
    weights: dict[str, Weight] = {}
    for turn in range(rounds):
        for count in sorted({middle, large}):
            build("ours", count, [*MKDOCS, str(site)], ours[count])
        if turn == 0:
            weights = {"ours": weighing.case_study_page(site), "our index": weighing.index_page(site)}
            if "plain" not in without:
                corpus.plain_project(plain, ours[large])
            if "hugo" not in without and _has_hugo():
                corpus.hugo_project(hugo, site, large)
        build("check", large, [sys.executable, "-m", "social_value", "check"], ours[large])
        if hugo.exists():
            build(
                "hugo",
                large,
                ["hugo", "--quiet", "--destination", str(folder / "hugo-site")],
                hugo,
                folder / "hugo-site",
            )
            weights["hugo"] = weighing.case_study_page(folder / "hugo-site")
        if plain.exists():
            build("plain", large, [*MKDOCS, str(site)], plain)
            weights["plain"] = weighing.case_study_page(site)
    reloads: dict[tuple[str, int], list[float]] = {}
    for name, count in [("ours", small), ("plain", small), ("ours", large)] if "serve" not in without else []:
        if name not in without:
            _say(f"{name} under `mkdocs serve`, {count:,} case studies")
            case = corpus.an_invented_one(count)
            project, file = ours[count], f"case_studies/{case}.yml"
            if name == "plain":
                project = corpus.plain_project(folder / "plain-served", ours[count])
                file = f"content/{corpus.CASES}/{case}.md"
            address = f"{corpus.CASES}/{case}/"
            reloads[name, count] = serving.reloads(project, project / file, address, rounds, ENVIRON)
    return Figures((small, middle, large), {what: median(runs) for what, runs in costs.items()}, reloads, weights)


def _has_hugo() -> bool:
    if shutil.which("hugo"):
        return True
    print("Hugo is not installed, so nothing is compared with it: `apt-get install hugo` brings Debian's.", flush=True)
    return False


def _say(what: str) -> None:
    print(f"… {what}", file=sys.stderr, flush=True)


def _table(figures: Figures, reached: list[Goal]) -> list[str]:
    lines = ["", f"{'':42}{'wall s':>9}{'cpu s':>9}{'peak MB':>9}"]
    for (name, count), cost in figures.costs.items():
        lines.append(f"{f'{name}, {count:,}':42}{cost.wall:9.1f}{cost.cpu:9.1f}{cost.peak:9.0f}")
    for name, count in figures.reloads:
        lines.append(f"{f'{name}, {count:,}: saved until reload':42}{figures.reload(name, count):9.2f}")
    lines += ["", f"{'':42}{'KB':>9}{'gzip KB':>9}"]
    for name, weight in figures.weights.items():
        what = name if name == "our index" else f"a case study’s page, {name}"
        lines.append(f"{what:42}{weight.written:9.1f}{weight.sent:9.1f}")
    lines += ["", f"{'goal':56}{'at most':>9}{'figure':>9}  reached"]
    lines += [
        f"{goal.what:56}{goal.most:9g}{goal.figure:9.2f}  {'yes' if goal.figure <= goal.most else 'no'}"
        for goal in reached
    ]
    return lines


if __name__ == "__main__":
    main()
