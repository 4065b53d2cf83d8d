"""What a browser needs to compose a case study, as data.

    assets/social-value/compose/
      form.json         the questions, what can be chosen and linked to, and the words for it
      names.json        the ids of all case studies, sorted: no other may have them
      studies-3.json    a few of those as they are written, by id: one that is corrected starts from its own file

The files are given whole. The browser reads what is in the one style, and leaves to GitHub what is not: a comment, say,
that no form could keep.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from social_value.case_studies.model import KINDS, RATIO
from social_value.checklists import page as checklist_page
from social_value.composing.draft import PERIOD, heading
from social_value.composing.page import FORM, NAMES, STUDIES
from social_value.composing.questions import Question, questions
from social_value.facts.quoting import FREE_TEXT
from social_value.made_pages import made_once
from social_value.reader import RESERVED
from social_value.source import BIGGEST
from social_value.wording import address

if TYPE_CHECKING:
    from social_value.toolkit import Toolkit  # which publishes these

STUDIES_IN_ONE = 16
"""How many case studies are in one file."""

PARTS = (
    ("Who did what, and when", ("title", "organisation", "sector", "size", "place", "years", "themes")),
    ("The story", ("summary", "what_they_did", "what_you_can_do", "limits")),
    ("Where it is written", ("sources",)),
    ("What came of it", ("outcomes",)),  # after the sources, which they name
    ("What else there is to say", ("cost", "shows", "caution")),
    ("When it was checked", ("reviewed_on", "review_by")),
)
"""The parts of the form, in order: what is needed comes first. A field that none names stands in the last part."""


def files(toolkit: Toolkit) -> Iterator[tuple[str, str]]:
    """The path on the site and the text of each file."""
    yield FORM, _json(form(toolkit))
    names = sorted(entry.id for entry in toolkit.library.entries)
    yield NAMES, _json(names)
    folder = toolkit.folders.case_studies
    for start in range(0, len(names), STUDIES_IN_ONE):
        some = names[start : start + STUDIES_IN_ONE]
        texts = {name: (folder / f"{name}.yml").read_text(encoding="utf-8-sig") for name in some}
        yield f"{STUDIES}{start // STUDIES_IN_ONE}.json", _json(texts)


def form(toolkit: Toolkit) -> dict[str, Any]:
    """All that the browser asks, offers and checks."""
    asked, taxonomy = questions(toolkit), toolkit.library.taxonomy
    areas = [(checklist, area) for checklist in toolkit.checklists for area in checklist.areas]
    return {
        "heading": heading(toolkit.folders),
        "period": PERIOD,
        "biggest": BIGGEST,
        "in_one": STUDIES_IN_ONE,
        "parts": list(_parts(asked)),
        "fields": [_question(each) for each in asked],
        "reserved": list(RESERVED),
        "pages": sorted({*toolkit.guides, *made_once(toolkit.folders), *_checklists(toolkit)}),
        "facts": {name: _fact(toolkit, name) for name in sorted(toolkit.facts.by_id)},
        "free_text": sorted(FREE_TEXT),
        "units": {name: unit.pattern for name, unit in taxonomy.units.items()},
        "kinds": list(KINDS),
        "ratio": RATIO,
        "areas": [[area.title, [statement.id for statement in area.statements]] for _, area in areas],
        "themes": {
            area.id: {
                "url": address(checklist_page.path(checklist), checklist_page.area_anchor(area.id)),
                "guide": toolkit.guides[area.guides[0]].link,
            }
            for checklist, area in areas
            if area.id in taxonomy.themes
        },
    }


def _checklists(toolkit: Toolkit) -> Iterator[str]:
    return (checklist_page.path(checklist) for checklist in toolkit.checklists)


def _fact(toolkit: Toolkit, name: str) -> dict[str, str]:
    return {"value": toolkit.facts.quoted(f"{{fact:{name}}}"), "date": toolkit.facts.quoted(f"{{fact:{name}.date}}")}


def _parts(asked: Iterable[Question]) -> Iterator[dict[str, Any]]:
    waiting = [question.name for question in asked]
    for place, (title, wanted) in enumerate(PARTS, start=1):
        names = [name for name in wanted if name in waiting]
        waiting = [name for name in waiting if name not in names]
        if place == len(PARTS):
            names += waiting
        yield {"title": title, "fields": names}


def _question(question: Question) -> dict[str, Any]:
    """A question without what it does not have."""
    data = {
        "name": question.name,
        "label": question.label,
        "about": question.about,
        "hint": question.hint,
        "required": question.required,
        "kind": question.kind,
        "rule": question.rule,
        "least": question.least,
        "most": question.most,
        "longest": question.longest,
        "choices": list(map(list, question.choices.items())),
        "fields": [_question(each) for each in question.inner],
    }
    return {name: value for name, value in data.items() if value not in (None, "", [], False)}


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"
