"""The parts of an empty Word document, which skeleton/ keeps apart: for `word.py`, and for browsers that write one."""

from __future__ import annotations

import json
import re
from pathlib import Path

FOLDER = Path(__file__).parent / "skeleton"
PATH = "assets/social-value/documents/skeleton.json"
"""Where browsers get it on the site."""

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def skeleton() -> dict[str, bytes]:
    """Name of each part -> its content."""
    files = sorted(path for path in FOLDER.rglob("*.*") if path.is_file())
    return {path.relative_to(FOLDER).as_posix(): path.read_bytes() for path in files}


def for_browsers() -> str:
    """All of them as JSON, without what only people read. No part holds text in which a space counts."""
    texts = {name: _COMMENT.sub("", content.decode()) for name, content in skeleton().items()}
    return json.dumps({name: re.sub(r"\s+", " ", text).replace("> <", "><").strip() for name, text in texts.items()})
