"""When the fast path cannot be taken: what it relies on is not there, or somebody has to see each page."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig

from social_value.fast.files import FOLDER

_PAGE_EVENTS = ("pre_page", "page_read_source", "page_markdown", "page_content", "page_context", "post_page")


def why_not(config: MkDocsConfig, plugin: object) -> str:
    """Why MkDocs itself must make the pages; empty if it need not. `plugin` is ours."""
    for name, other in config.plugins.items():
        for event in _PAGE_EVENTS:
            if other is not plugin and hasattr(other, f"on_{event}"):
                return f"the plugin or hook “{name}” wants to see each page (on_{event})"
    if list(inspect.signature(get_context).parameters) != ["nav", "files", "config", "page", "base_url"]:
        return "this version of MkDocs gives templates something else than the one this is made for"
    if config.theme.custom_dir and any(Path(config.theme.custom_dir).rglob("*.html")):
        return f"the project has templates of its own in {Path(config.theme.custom_dir).name}/"
    if not config.use_directory_urls:
        return "use_directory_urls is off"
    if re.search(rf"'{FOLDER}/(?!index\.md)", repr(config.nav)):
        return f"the navigation names a page under {FOLDER}/"
    return ""
