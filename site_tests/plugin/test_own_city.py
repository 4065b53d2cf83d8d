"""A toolkit for another city: made in an empty folder from the wheel, by the very commands that our page gives."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
from click.testing import CliRunner

from social_value.__main__ import main
from social_value.checklists.scoring import score
from social_value.folders import Folders
from social_value.formatting import formatted
from social_value.loading import load

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "content/your-own-city.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)
ENVIRON = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "GITHUB_ACTIONS")}


def run(*command, cwd, **more):
    done = subprocess.run(
        command,
        cwd=cwd,
        env=ENVIRON | {"NO_MKDOCS_2_WARNING": "1"} | more,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """An empty folder with nothing but the wheel."""
    folder = tmp_path_factory.mktemp("own-city")
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check")
    run(
        *pip, "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder), str(ROOT), cwd=folder
    )
    assert [path.suffix for path in folder.iterdir()] == [".whl"]
    return folder


def test_the_commands_of_the_page_make_and_build_a_toolkit(folder):
    make, environment = COMMANDS[0].splitlines(), folder / ".venv"
    assert make[0] == "python3 -m venv .venv"
    run(sys.executable, "-m", "venv", ".venv", cwd=folder)
    # What it needs comes from the environment of these tests, so that nothing is fetched; the program from the wheel.
    packages = environment / "lib" / f"python{sysconfig.get_python_version()}" / "site-packages"
    paths = [path for path in sys.path if path.endswith("site-packages")]
    (packages / "zz-tests.pth").write_text("\n".join(paths), encoding="utf-8")
    assert make[1] == ".venv/bin/python -m pip install ./*.whl"
    install = make[1].replace("pip install", "pip install --quiet --no-index --no-deps --force-reinstall")
    run("sh", "-c", "\n".join(["set -eu", install, *make[2:]]), cwd=folder)
    where = run(str(environment / "bin/python"), "-c", "import social_value; print(social_value.__file__)", cwd=folder)
    assert Path(where.strip()).is_relative_to(environment)
    site = folder / "my-city" / "site"
    home = (site / "index.html").read_text(encoding="utf-8")
    assert "Our Social Value Toolkit" in home
    # The picture that is shown with a shared link is still Salford's.
    assert "Salford" not in home.partition("<body")[2]
    assert "We tell local colleges about our jobs." in (site / "checklists/first/index.html").read_text(
        encoding="utf-8"
    )
    for address in re.findall(r'href="([^"#:?]+/)"', home):
        assert (site / address / "index.html").is_file(), address


def test_the_new_toolkit_is_sound_in_shape_and_rightly_worked_out(tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")  # 22 November 2026
    result = CliRunner().invoke(main, ["new", "toolkit", str(tmp_path / "city")])
    assert result.exit_code == 0
    toolkit = load(Folders.of(tmp_path / "city"))
    assert not toolkit.stale
    assert not toolkit.unexplained
    for file in (tmp_path / "city").rglob("*.yml"):
        text = file.read_text(encoding="utf-8")
        assert "{today}" not in text
        if file.name != "mkdocs.yml":
            assert formatted(text, file.name) == text
    (checklist,) = toolkit.checklists
    (example,) = checklist.examples
    found = score(checklist, dict(example.answers))
    assert (found.overall.percent, found.overall.band) == (
        example.expected.overall.percent,
        example.expected.overall.band,
    )


def test_a_folder_with_something_in_it_is_left_alone(tmp_path):
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    result = CliRunner().invoke(main, ["new", "toolkit", str(tmp_path)])
    assert result.exit_code == 1
    assert "nothing was written" in result.output
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_the_command_for_a_case_study_on_the_page_exists():
    (command,) = COMMANDS[1].splitlines()
    arguments = command.removeprefix("../.venv/bin/python -m social_value ").split()
    assert CliRunner().invoke(main, [*arguments, "--help"]).exit_code == 0
