"""The plugin's options in mkdocs.yml."""

from __future__ import annotations

from mkdocs.config import config_options as c
from mkdocs.config.base import Config


class SocialValueConfig(Config):  # type: ignore[no-untyped-call]
    """Folders are relative to mkdocs.yml."""

    checklists = c.Type(str, default="checklists")
    """Folder of the checklists, one YAML file each."""

    case_studies = c.Type(str, default="case_studies")
    """Folder of the case studies, one YAML file each, and of `_taxonomy.yml`."""

    scripts = c.Optional(c.Choice(("source", "published")))
    """Which of our own scripts and styles readers get: the readable ones, or those that `make scripts` made of them.

    Left out, it is `published` where the package holds them, as an installed one does.
    """

    fast = c.Type(bool, default=True)
    """Whether the pages of case studies are made in one go, and not one by one by MkDocs. They come out the same."""
