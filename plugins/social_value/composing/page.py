"""The page where a case study is composed in the browser."""

from __future__ import annotations

from social_value.wording import address, page

PATH = "contribute/compose.md"
"""Beside the page on contributing, and only there where a project has one."""

ASSETS = "assets/social-value/compose"
FORM = f"{ASSETS}/form.json"
"""What the browser asks, and what it checks the answers with."""
NAMES = f"{ASSETS}/names.json"
"""The ids of all case studies, sorted."""
STUDIES = f"{ASSETS}/studies-"
"""Where the names of those files start that hold the case studies themselves, a few in each."""


def render(folder: str) -> str:
    """The page. `folder` is that of the case studies, as seen from the start of the project."""
    meta = {
        "template": "social_value/compose.html",
        "title": "Compose a case study",
        "description": "Fill in a form, see the page as it will look, and propose it. Or correct one that is there.",
        "hide": ["toc"],
        "compose": {
            "form": FORM,
            "names": NAMES,
            "studies": STUDIES,
            "folder": folder,
            "case_studies_url": address("case-studies/index.md"),
        },
    }
    return page(meta, "Fill in the form. Each answer is checked as you give it, and nothing is sent while you write.")
