"""The page where a reader keeps, compares, takes away and brings back assessments."""

from __future__ import annotations

from collections.abc import Sequence

from social_value.action.page import EVIDENCE, PLAN
from social_value.action.results_page import RESULTS
from social_value.action.tender_page import TENDER
from social_value.checklists import page as checklist_page
from social_value.checklists.browser import published_path
from social_value.checklists.model import Checklist
from social_value.wording import address, escape, page

INDEX = "assessments/index.md"

SCHEMA = "assets/social-value/schemas/assessments.schema.json"
"""Where the JSON Schema of an exported file is on the site."""

KEPT = "## What is kept on this device {#kept}"
"""The place that the page's script brings out: named here, so that links to it are checked."""


def render(checklists: Sequence[Checklist], maps: str = "") -> str:
    """The page's text. Without JavaScript nothing is kept, so it then only says where the checklists are.

    `maps` is the path of the page of the impact map, if there is one.
    """
    meta = {
        "template": "social_value/assessments.html",
        "title": "Your assessments",
        "description": "Keep, compare, take away and bring back your own assessments. They stay on your device.",
        "hide": ["toc"],
        "assessments": {
            "schema_url": SCHEMA,
            "onward": {
                "results": address(RESULTS),
                "plan": address(PLAN),
                "evidence": address(EVIDENCE),
                "tender": address(TENDER),
            },
            **({"maps_url": address(maps)} if maps else {}),
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
    return page(meta, "\n".join([*items, "", KEPT]))
