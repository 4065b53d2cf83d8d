"""The pages on which a reader works with case studies: side by side, and the shortlist with the paper for a board."""

from __future__ import annotations

from typing import Any

from social_value.case_studies.page import COMPARE, INDEX, SHORTLIST
from social_value.wording import address, page

_URLS = {"index": address(INDEX), "compare": address(COMPARE), "shortlist": address(SHORTLIST)}


def render_compare() -> str:
    """The page that puts a few case studies side by side, in the browser."""
    description = "Two to four case studies side by side: who did what, how big it was, and what came of it."
    return page(_meta("compare", "Compare case studies", description), "[All case studies](index.md)")


def render_shortlist() -> str:
    """The page of the case studies that a reader has picked, and of the paper for a board."""
    description = "Case studies that you picked, why they matter to you, and a short paper for your board."
    text = "Pick case studies, say why each matters to you, and print a short paper for your board or managers."
    return page(_meta("shortlist", "Your shortlist", description), f"{text}\n\n[All case studies](index.md)")


def _meta(name: str, title: str, description: str) -> dict[str, Any]:
    return {
        "template": f"social_value/case-studies-{name}.html",
        "title": title,
        "description": description,
        "hide": ["toc"],
        "case_studies": {"urls": _URLS},
    }
