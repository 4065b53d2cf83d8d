"""A toolkit for another city: made in an empty folder from the wheel, by the very commands that our page gives."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
from click.testing import CliRunner
from site_tests.core.test_new import ANSWERS

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
def folder(published_scripts, tmp_path_factory):
    """An empty folder with nothing but the wheel."""
    assert published_scripts.is_dir(), "the wheel holds them"
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
    city = folder / "my-city"
    looks_like_its_own(city / "site")
    make_it_yours(city)
    home = (city / "site/index.html").read_text(encoding="utf-8")
    assert re.search(r'<meta property="og:image" content="http[^"]*/assets/our-city.png">', home)
    assert '<meta property="og:image:alt" content="Our Social Value Toolkit: Do good where you are">' in home
    assert (city / "site/assets/our-city.png").is_file()
    assert (city / "site/case-studies/corner-shop/index.html").is_file()
    names_schemas_that_are_there(city)


def looks_like_its_own(site):
    home = (site / "index.html").read_text(encoding="utf-8")
    assert "Our Social Value Toolkit" in home
    about = site / "about" / "index.html"  # says whose program it is
    assert [page for page in site.rglob("*.html") if "Salford" in page.read_text(encoding="utf-8")] == [about]
    assert "og:image" not in home
    assert '<meta name="twitter:card" content="summary">' in home
    assert not list(site.rglob("previews"))
    assert "We tell local colleges about our jobs." in (site / "checklists/first/index.html").read_text(
        encoding="utf-8"
    )
    for address in re.findall(r'href="([^"#:?]+/)"', home):
        assert (site / address / "index.html").is_file(), address


def make_it_yours(city):
    """As the page says, with the case study's answers given beforehand; then check and build as after any change."""
    (preview,) = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    mkdocs = city / "mkdocs.yml"
    mkdocs.write_text(mkdocs.read_text(encoding="utf-8").replace("extra:\n", preview), encoding="utf-8")
    (city / "content/assets").mkdir()
    shutil.copy(ROOT / "content/assets/previews/home.png", city / "content/assets/our-city.png")
    _, schema, case_study = COMMANDS
    answers = [f"--set={field}={value}" for field, value in (ANSWERS | {"place": "here", "size": "small"}).items()]
    run("sh", "-c", f'{case_study.strip()} "$@"', "sh", "corner-shop", *answers, cwd=city)
    run("sh", "-c", "\n".join(["set -eu", schema, *COMMANDS[0].splitlines()[-2:]]), cwd=city)


def names_schemas_that_are_there(city):
    """Every file that a person writes tells editors of its schema, and the schemas have this toolkit's own ids."""
    files = [file for file in city.rglob("*.yml") if file.name != "mkdocs.yml" and "site" not in file.parts]
    assert len(files) == 4
    for file in files:
        found = re.match(r"# yaml-language-server: \$schema=(\S+)\n", file.read_text(encoding="utf-8"))
        assert found, file
        assert (file.parent / found[1]).is_file(), file
    schema = json.loads((city / "schemas/case-study.schema.json").read_text(encoding="utf-8"))
    assert schema["properties"]["place"]["enum"] == ["here", "elsewhere"]


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
