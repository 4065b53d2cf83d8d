"""How dates, figures and links are written, the same on every page."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, TypedDict

import yaml

# Spelt out, because strftime answers in the language of the machine.
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
# The characters that Markdown can read as more than themselves; `<` and `&` are left to the entities below.
_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|>~:])")


class Link(TypedDict):
    """A link as templates read it: `url` is relative to the site, without a leading slash."""

    title: str
    url: str


def day(date: datetime.date) -> str:
    """22 November 2026."""
    return f"{date.day} {_MONTHS[date.month - 1]} {date.year}"


def partial_date(text: str) -> str:
    """2024, March 2024 or 31 March 2024, as exactly as `text` (2024-03-31) says."""
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 3:
        return day(datetime.date(*parts))
    return " ".join([_MONTHS[month - 1] for month in parts[1:]] + [str(parts[0])])


def number(value: float) -> str:
    """1,665 · 73.78 · 1.6 million. Never rounds: a figure is quoted as its source gives it."""
    # The shortest text of a float is the figure as it was typed; its binary value is another.
    exact = Decimal(str(value))
    for size, word in ((1_000_000_000, "billion"), (1_000_000, "million")):
        if abs(exact) >= size and not exact * 100 % size:
            return f"{_figures(exact / size)} {word}"
    return _figures(exact)


def _figures(value: Decimal) -> str:
    text = f"{value:,f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace("-", "−")


def address(path: str, anchor: str = "") -> str:
    """The site address of a page of content/: `guidance/x.md` -> `guidance/x/`."""
    stem = path.removesuffix(".md")
    url = stem.removesuffix("index") if stem.rpartition("/")[2] == "index" else f"{stem}/"
    return f"{url}#{anchor}" if anchor else url


def escape(text: str) -> str:
    """Plain text as Markdown that reads as exactly that text."""
    text = text.replace("&", "&amp;").replace("<", "&lt;")
    return _SPECIAL.sub(r"\\\1", text).replace("\\:", "&#58;").replace("\\|", "&#124;").replace("\\~", "&#126;")


def page(meta: Mapping[str, Any], body: str) -> str:
    """The text of a generated page: front matter and Markdown. YAML quotes whatever needs it."""
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    front_matter = yaml.dump(
        dict(meta), Dumper=dumper, sort_keys=False, allow_unicode=True, width=2**20, default_flow_style=False
    )
    return f"---\n{front_matter}---\n\n{body.strip()}\n"
