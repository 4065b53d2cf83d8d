"""Readable scripts while somebody works on them, published ones for readers, and never both."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from site_tests.conftest import ROOT

from social_value.published import PUBLISHED, SOURCES, ZIP, ZIP_PACKAGE, sources

PACKAGE = "plugins/social_value"
ASSETS = "assets/social-value"


@dataclass(frozen=True)
class Copy:
    """A copy of what makes the scripts and what uses them, so that a test may spoil it."""

    root: Path

    @property
    def package(self) -> Path:
        return self.root / PACKAGE

    @property
    def readable(self) -> Path:
        return self.root / SOURCES.relative_to(ROOT)

    @property
    def published(self) -> Path:
        return self.root / PUBLISHED.relative_to(ROOT)

    @property
    def environ(self) -> dict[str, str]:
        """What makes Python take the copy."""
        return {"PYTHONPATH": str(self.root / "plugins")}

    def make(self) -> subprocess.CompletedProcess[str]:
        """Do what `make scripts` does."""
        command = [sys.executable, str(self.root / "tools" / "scripts.py")]
        environ = os.environ | self.environ
        return subprocess.run(command, env=environ, capture_output=True, text=True, timeout=120, check=False)

    def files(self) -> dict[str, bytes]:
        """Every published file."""
        return {
            str(path.relative_to(self.published)): path.read_bytes()
            for path in self.published.rglob("*")
            if path.is_file()
        }


@pytest.fixture
def copy(tmp_path: Path, published_scripts: Path) -> Copy:
    """A copy whose published scripts are up to date."""
    root = tmp_path / "copy"
    assert published_scripts.is_dir()
    shutil.copytree(ROOT / PACKAGE, root / PACKAGE, ignore=shutil.ignore_patterns("__pycache__"))
    (root / "tools").mkdir()
    for name in ("tools/scripts.py", "package-lock.json"):
        shutil.copy(ROOT / name, root / name)
    (root / "node_modules").symlink_to(ROOT / "node_modules")
    return Copy(root)


def choose(project, scripts: str) -> None:
    option = f"scripts: {scripts}" if scripts else ""
    project.replace("mkdocs.yml", "{social-value: {scripts: source}}", f"{{social-value: {{{option}}}}}")


def built_assets(project) -> set[str]:
    folder = project.site / ASSETS
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.suffix in {".mjs", ".css"}}


# ---- the site


def test_both_sites_have_the_same_pages_with_the_same_addresses_in_them(built, published_scripts: Path) -> None:
    readable, readable_assets = built.snapshot(), built_assets(built)
    choose(built, "published")
    done = built.build()
    assert done.returncode == 0, done.stderr
    pages = {name: text for name, text in built.snapshot().items() if name.endswith(".html")}
    assert len(pages) > 5
    assert pages == {name: text for name, text in readable.items() if name.endswith(".html")}

    assert readable_assets == {path.relative_to(SOURCES).as_posix() for path in sources()}
    folder = published_scripts / ASSETS
    assert built_assets(built) == {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    for name in built_assets(built):
        assert (built.site / ASSETS / name).read_bytes() == (folder / name).read_bytes()
    assert (built.site / ASSETS / "favicon.svg").exists()
    assert not (built.site / "made-from.json").exists()


def test_without_the_option_a_package_gives_the_published_ones_if_it_has_them(project, copy: Copy) -> None:
    choose(project, "")
    assert project.run("mkdocs", "build", "--strict", **copy.environ).returncode == 0
    assert "checklist/store.mjs" not in built_assets(project)
    shutil.rmtree(copy.published)
    assert project.run("mkdocs", "build", "--strict", **copy.environ).returncode == 0
    assert "checklist/store.mjs" in built_assets(project)


def test_published_ones_that_are_missing_or_out_of_date_are_refused_and_the_last_site_stands(
    project, copy: Copy
) -> None:
    choose(project, "published")
    assert project.run("mkdocs", "build", "--strict", **copy.environ).returncode == 0
    last = project.snapshot()

    def refused() -> str:
        done = project.run("mkdocs", "build", "--strict", **copy.environ)
        assert done.returncode == 1
        assert "Traceback" not in done.stderr
        assert "the last site still stands" in done.stderr
        assert "Run `make scripts`" in done.stderr
        assert project.snapshot() == last
        return done.stderr

    (copy.readable / "site.mjs").write_text("alert(1);", encoding="utf-8")
    assert "have changed since" in refused()
    shutil.rmtree(copy.published)
    assert "are not there" in refused()


def test_the_readable_ones_have_what_packs_documents_from_its_package(sound) -> None:
    assert (sound.site / ASSETS / ZIP).read_bytes() == ZIP_PACKAGE.read_bytes()
    # A browser finds no package by its name, and the package must need no other.
    assert not re.search(rb"^(?:import|export)\b[^;]*\bfrom\b", ZIP_PACKAGE.read_bytes(), re.MULTILINE)


def test_readable_ones_without_that_package_make_a_site_and_one_sentence_says_what_to_run(project, copy: Copy) -> None:
    (copy.root / "node_modules").unlink()
    done = project.run("mkdocs", "build", "--strict", **copy.environ)
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("readers can make no Word documents: run `make serve`") == 1
    choose(project, "published")
    done = project.run("mkdocs", "build", "--strict", **copy.environ)
    assert done.returncode == 0, done.stderr
    assert "Word documents" not in done.stderr


def test_an_unknown_choice_is_refused(project) -> None:
    choose(project, "both")
    done = project.build()
    assert done.returncode == 1
    assert "scripts" in done.stderr


# ---- making them


def test_they_are_made_again_only_when_something_changed(copy: Copy) -> None:
    before = copy.files()
    made = copy.published.stat().st_ino
    os.utime(copy.readable / "site.mjs")
    done = copy.make()
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert copy.published.stat().st_ino == made
    (copy.root / "package-lock.json").write_text("another esbuild", encoding="utf-8")
    done = copy.make()
    assert (done.returncode, done.stderr) == (0, "")
    assert copy.published.stat().st_ino != made
    # The same on each computer, whatever the folder.
    assert {name: text for name, text in copy.files().items() if name != "made-from.json"} == {
        name: text for name, text in before.items() if name != "made-from.json"
    }


def test_nothing_is_left_of_those_made_before(copy: Copy) -> None:
    before = set(copy.files())
    part = next(name for name in before if "/checklist/parts/file-" in name)
    module = copy.readable / "checklist" / "file.mjs"
    module.write_text(module.read_text(encoding="utf-8").replace("export function", "export  function"), "utf-8")
    (copy.readable / "assessments.css").unlink()
    (copy.published / "theme" / ASSETS / "checklist" / "parts" / "chunk-OLD.mjs").write_text("alert(1);", "utf-8")
    assert copy.make().returncode == 0
    after = set(copy.files())
    assert before - after == {f"theme/{ASSETS}/assessments.css"}
    assert after <= before

    module.write_text('export const saveFile = () => alert("another");', encoding="utf-8")
    assert copy.make().returncode == 0
    assert part not in copy.files()
    assert not [path for path in (copy.root / ".cache").iterdir() if path.is_dir()]


@pytest.mark.parametrize(
    ("script", "place"),
    [
        ("const = 1;\n", "site.mjs:1:6"),
        ('import { missing } from "./checklist/strings.mjs";\nmissing();\n', "site.mjs:1:9"),
        ('import * as say from "./checklist/strings.mjs";\nsay.missing();\n', "site.mjs:2:4"),
        ('import("./missing.mjs");\n', "site.mjs:1:7"),
    ],
)
def test_a_mistake_in_a_script_is_said_and_the_last_ones_stand(copy: Copy, script: str, place: str) -> None:
    before = copy.files()
    (copy.readable / "site.mjs").write_text(script, encoding="utf-8")
    done = copy.make()
    assert done.returncode == 1
    assert place in done.stderr
    assert "The last ones still stand." in done.stderr
    assert copy.files() == before


def test_without_esbuild_one_sentence_says_what_to_do(copy: Copy) -> None:
    (copy.root / "node_modules").unlink()
    assert copy.make().returncode == 0, "nothing has changed, so nothing is missed"
    shutil.rmtree(copy.published)
    done = copy.make()
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    assert "run `make setup`" in done.stderr


# ---- another city's project, which installs the package


def test_the_package_that_is_installed_has_both(tmp_path: Path, published_scripts: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    (wheel,) = tmp_path.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    made = {path.relative_to(PUBLISHED).as_posix() for path in PUBLISHED.rglob("*") if path.is_file()}
    assert {f"social_value/published/{name}" for name in made} == {
        name for name in names if name.startswith("social_value/published/")
    }
    assert "social_value/published/made-from.json" in names
    assert {f"social_value/theme/{ASSETS}/{path.relative_to(SOURCES).as_posix()}" for path in sources()} <= names
    assert published_scripts.is_dir()
