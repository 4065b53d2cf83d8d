"""Pages that stay from one build to the next: hidden from MkDocs' cleaning, and never one that is out of date."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.utils import clean_directory

from social_value.kept_pages import KeptPages


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "site" / "pages"


def write(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).mkdir(parents=True, exist_ok=True)
        (folder / name / "index.html").write_text(name, encoding="utf-8")


def there(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.*"))


def remembering(folder: Path, **made_of: str) -> KeptPages:
    kept = KeptPages(again=True)
    write(folder, *made_of)
    kept.remember("shared", lambda: made_of)
    return kept


def built_again(kept: KeptPages, folder: Path, *names: str) -> None:
    """What a build does, up to where pages are made."""
    kept.put_aside(folder)
    clean_directory(str(folder.parent))
    kept.put_back(folder, names)


def test_mkdocs_cleans_the_site_and_leaves_what_is_kept(folder: Path) -> None:
    kept = remembering(folder, one="1", two="2")
    before = (folder / "one" / "index.html").stat()
    (folder.parent / "index.html").write_text("start", encoding="utf-8")
    built_again(kept, folder, "one", "two")
    assert there(folder.parent) == ["pages/one/index.html", "pages/two/index.html"]
    after = (folder / "one" / "index.html").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_only_what_changed_is_outdated(folder: Path) -> None:
    kept = remembering(folder, one="1", two="2")
    built_again(kept, folder, "one", "two", "three")
    assert kept.have("shared")
    assert kept.outdated({"one": "1", "two": "other", "three": "3"}) == {"two", "three"}
    assert not kept.have("another")


def test_pages_that_are_gone_and_what_others_wrote_do_not_stay(folder: Path) -> None:
    kept = remembering(folder, one="1", two="2")
    write(folder, "list")
    (folder / "index.html").write_text("index", encoding="utf-8")
    built_again(kept, folder, "one")
    assert there(folder) == ["one/index.html"]
    assert kept.outdated({"one": "1", "two": "2"}) == {"two"}


def test_pages_of_a_build_that_failed_are_not_trusted(folder: Path) -> None:
    kept = remembering(folder, one="1")
    kept.put_aside(folder)
    clean_directory(str(folder.parent))  # and nothing more happens
    built_again(kept, folder, "one")
    assert there(folder.parent) == []
    assert not kept.have("shared")


def test_a_folder_that_somebody_deleted_is_not_kept(folder: Path) -> None:
    kept = remembering(folder, one="1")
    clean_directory(str(folder.parent))
    built_again(kept, folder, "one")
    assert not kept.have("shared")


def test_a_single_build_keeps_nothing(folder: Path) -> None:
    kept = KeptPages(again=False)
    write(folder, "one")
    kept.remember("shared", lambda: pytest.fail("nobody asks"))
    assert not kept.have("shared")
    built_again(kept, folder, "one")
    assert there(folder.parent) == []
