"""The whole site as plain Markdown and templates, for any generator that has never heard of this plugin.

What is staged is exactly what the plugin would add to MkDocs: the same page texts, the same theme files.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from social_value.guidance import page_paths
from social_value.problems import SocialValueError
from social_value.published import THEME
from social_value.toolkit import Toolkit

__all__ = ["THEME", "StageError", "stage"]


class StageError(SocialValueError):
    """The folder to stage into cannot be used."""


def stage(toolkit: Toolkit, target: Path) -> list[Path]:
    """Write `content/` and `theme/` under `target`, which must be empty or new; return the files written.

    Use them as `docs_dir` and as the theme's `custom_dir`. Raises StageError.
    """
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise StageError(f"{target} is not an empty folder. Name a new one; nothing was written.")
    content = target / "content"
    source = toolkit.folders.content
    if target.resolve().is_relative_to(source.resolve()):
        raise StageError(f"{target} is inside {source}. Name a folder outside it; nothing was written.")
    shutil.copytree(source, content, ignore=shutil.ignore_patterns("_*", ".*"))
    for path in page_paths(source):
        page = content / path
        page.write_text(toolkit.finished(page.read_text(encoding="utf-8"), path), encoding="utf-8")
    for generated in (*toolkit.pages(), *toolkit.files()):
        page = content / generated.path
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(generated.text, encoding="utf-8")
    for download in toolkit.downloads():
        (content / download.path).write_bytes(download.content)
    shutil.copytree(THEME, target / "theme")
    return sorted(path for path in target.rglob("*") if path.is_file())
