"""What tells whether the published scripts and styles belong to the readable ones."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from social_value.published import MADE_FROM, PublishedError, check, fingerprint


@pytest.fixture
def readable(tmp_path: Path) -> Path:
    folder = tmp_path / "readable"
    (folder / "checklist").mkdir(parents=True)
    (folder / "site.css").write_text("p { color: red }", encoding="utf-8")
    (folder / "checklist" / "element.mjs").write_text("alert(1);", encoding="utf-8")
    return folder


@pytest.fixture
def published(readable: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "published"
    folder.mkdir()
    (folder / MADE_FROM).write_text(json.dumps({"sources": fingerprint(readable)}), encoding="utf-8")
    return folder


def test_those_made_from_the_readable_ones_are_taken(published: Path, readable: Path) -> None:
    check(published, readable)


def test_a_new_time_or_another_picture_changes_nothing(published: Path, readable: Path) -> None:
    os.utime(readable / "site.css", (1, 1))
    (readable / "picture.svg").write_text("<svg/>", encoding="utf-8")
    check(published, readable)


def test_those_that_are_not_there_are_refused_with_a_hint(readable: Path, tmp_path: Path) -> None:
    with pytest.raises(PublishedError, match=r"are not there\. Run `make scripts`, or choose `scripts: source`"):
        check(tmp_path / "nowhere", readable)


@pytest.mark.parametrize("damage", ["", "{"])
def test_those_that_do_not_say_what_they_were_made_from_are_refused(
    published: Path, readable: Path, damage: str
) -> None:
    (published / MADE_FROM).write_text(damage, encoding="utf-8")
    with pytest.raises(PublishedError, match="are not there"):
        check(published, readable)


def change(readable: Path) -> None:
    (readable / "site.css").write_text("p { color: blue }", encoding="utf-8")


def add(readable: Path) -> None:
    (readable / "checklist" / "another.mjs").write_text("", encoding="utf-8")


def remove(readable: Path) -> None:
    (readable / "site.css").unlink()


def rename(readable: Path) -> None:
    (readable / "site.css").rename(readable / "page.css")


@pytest.mark.parametrize("edit", [change, add, remove, rename])
def test_those_made_from_other_files_are_refused_with_a_hint(published: Path, readable: Path, edit) -> None:
    edit(readable)
    with pytest.raises(PublishedError, match=r"have changed since.*\. Run `make scripts`"):
        check(published, readable)
