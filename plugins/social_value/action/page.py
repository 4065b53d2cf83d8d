"""The way from answers to action, the plan and the evidence register as Markdown pages; forms are in templates."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any

from social_value.action import next_steps
from social_value.checklists import page as checklist_page
from social_value.checklists.browser import published_path
from social_value.checklists.model import Checklist
from social_value.wording import address, escape, page

INDEX = "action/index.md"
PLAN = "action/plan.md"
EVIDENCE = "action/evidence.md"

LOG = "take-away/evidence-log.md"
"""The evidence log as a document, to which the register leads where there is one."""
PRIVACY = "privacy.md"
"""What is kept, and where."""
GATHERING = "guidance/gathering-evidence.md"
"""The guide to what evidence to gather."""

_INDEX = """
# From answers to action

A score alone changes nothing. These pages take you from your answers to a plan, to evidence, and to a tender.

## What each page is for

1. **[Check where you are](../checklists/index.md).** Answer one of the checklists. All that follows starts there.
2. **[See your result](results.md).** Read where you are strong and where you are weak, in words. Print one page for
   your board.
3. **[Plan your next steps](plan.md).** Choose three to five steps. Say who does each, and by when.
4. **[Keep your evidence](evidence.md).** Write down each number and each story once. See how strong each claim is.
5. **[Answer a tender](tender.md).** Draft your answer from that evidence, and check it before you send it. Later,
   record what became of each promise.

Then answer the checklist again, and see what has changed.

You need not use them all. If a tender is due soon, start with the tender pack.

## Which answers they use

{answers}

Each page opens the assessment that you changed last. You can choose another at the top of the page, or in the list of
[your assessments](../assessments/index.md).

## What happens to what you write

It stays in your browser, with your answers. Nothing is sent anywhere. Save it to a file from
[your assessments](../assessments/index.md), and keep the file safe.{privacy}

You can do all of this on paper too. Each page explains its part, and prints with an empty form to fill in.
"""

_PLAN = """
# Action plan

Turn your answers into a short plan: who does what, and by when. See what your result would become.

<a href="#your-plan">Go to your plan</a>

## How to make a plan

1. **Choose three to five steps.** A short plan that is done beats a long one. The steps come from your answers to a
   [checklist](../checklists/index.md), those for your weakest area first.
2. **Give each step to somebody.** Write a role, such as “office manager”. Do not write a person’s name.
3. **Give each step a day** and the answer that you want to reach.
4. **Look at the plan once a month.** Say what is under way and what is done.
5. **Answer the checklist again** after 3, 6 or 12 months, and see what has changed.

A plan is no result. In a tender, say that it is planned until it is done.
"""

_EVIDENCE = """
# Evidence register

Keep every number and every story that shows your Social Value in one list. See how strong each claim is.

<a href="#your-evidence">Go to your evidence</a>

## What to write down

Write one line for each fact: what it shows, from when it is, and where it is kept. Write only where it is: a link or
the name of a file. Nothing is uploaded. Leave out people’s names and details.

Add a new reading to a number from time to time. Then you can show a change, and not only a figure.
{more}

## How strong is a claim? {{#strength}}

| Reading | What it needs |
| --- | --- |
| We say | Your answer alone |
| We do | A story, or evidence without a date |
| We can show | A document, a survey or a number, with its date |
| We measured | A number with its unit, its period and its date |
| Somebody independent checked | A check by somebody outside, with its date |

Evidence that is out of date counts as “we do” until you renew it. These readings are ours, not a standard. They change
no score.
"""


def render_index(checklists: Sequence[Checklist], guides: Collection[str]) -> str:
    """What the other pages do, and in which order. It needs no script; `guides` are the paths of hand-written pages."""
    about = {
        "title": "From answers to action",
        "description": "Four pages that work on your answers: your result, an action plan, your evidence, and tenders.",
        "hide": ["toc"],
    }
    links = [f"[{escape(each.title)}](../{checklist_page.path(each)})" for each in checklists]
    privacy = f" Read about [your privacy](../{PRIVACY})." if PRIVACY in guides else ""
    return page(about, _INDEX.format(answers=_of_any(links), privacy=privacy))


def _of_any(links: Sequence[str]) -> str:
    if len(links) == 1:
        return f"All of them use your answers to {links[0]}."
    return "\n".join(["All of them use your answers to one of these checklists:", "", *(f"- {each}" for each in links)])


def render_plan(checklists: Sequence[Checklist]) -> str:
    """The page of the action plan."""
    description = "Plan your next steps: who does what, by when, and what your result would become."
    return page(meta("plan", "Action plan", description, checklists, next_steps.path), _PLAN)


def render_evidence(checklists: Sequence[Checklist], guides: Collection[str]) -> str:
    """The page of the evidence register; `guides` are the paths of the hand-written pages."""
    description = "One list of the evidence for your Social Value, how strong each claim is, and what is out of date."
    more = [f"[Gathering evidence](../{GATHERING}) says what to collect."] if GATHERING in guides else []
    more += [f"The [evidence log](../{LOG}) is the same list as a document for Word."] if LOG in guides else []
    about = meta("evidence", "Evidence register", description, checklists)
    return page(about, _EVIDENCE.format(more="\n" + " ".join(more) if more else ""))


def meta(
    name: str,
    title: str,
    description: str,
    checklists: Sequence[Checklist],
    extra: Callable[[Checklist], str] | None = None,
) -> dict[str, Any]:
    """What a page of work on an assessment says to its template, `name`: the checklists and their files.

    `extra` is the path of a second file that the page reads for each checklist, if it reads one.
    """
    return {
        "template": f"social_value/{name}.html",
        "title": title,
        "description": description,
        "hide": ["toc"],
        "action": {
            "checklists": [
                {
                    "id": checklist.id,
                    "title": checklist.title,
                    "url": address(checklist_page.path(checklist)),
                    "model_url": published_path(checklist),
                    "extra_url": extra(checklist) if extra else "",
                }
                for checklist in checklists
            ]
        },
    }
