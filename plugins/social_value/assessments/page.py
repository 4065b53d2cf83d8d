"""The page where a reader keeps, compares, takes away and brings back assessments."""

from __future__ import annotations

from collections.abc import Sequence

from social_value.checklists import page as checklist_page
from social_value.checklists.browser import published_path
from social_value.checklists.model import Checklist
from social_value.wording import address, escape, page

INDEX = "assessments/index.md"

SCHEMA = "assets/social-value/schemas/assessments.schema.json"
"""Where the JSON Schema of an exported file is on the site."""


def render(checklists: Sequence[Checklist]) -> str:
    """The page's text. Without JavaScript nothing is kept, so it then only says where the checklists are."""
    meta = {
        "template": "social_value/assessments.html",
        "title": "Your assessments",
        "description": "Keep, compare, take away and bring back your own assessments. They stay on your device.",
        "hide": ["toc"],
        "assessments": {
            "schema_url": SCHEMA,
            "checklists": [
                {
                    "id": checklist.id,
                    "title": checklist.title,
                    "url": address(checklist_page.path(checklist)),
                    "model_url": published_path(checklist),
                }
                for checklist in checklists
            ],
        },
    }
    items = (f"- [{escape(checklist.title)}](../{checklist_page.path(checklist)})" for checklist in checklists)
    return page(meta, "\n".join(items))
