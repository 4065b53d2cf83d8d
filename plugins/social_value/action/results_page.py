"""The result as a Markdown page: how to read one. The result itself, which needs a script, is in the template."""

from __future__ import annotations

from collections.abc import Sequence

from social_value.action import next_steps
from social_value.action.page import meta
from social_value.checklists.model import Checklist
from social_value.wording import page

RESULTS = "action/results.md"

_TEXT = """
# Your result in full

Read what your answers say: where you are strong, where you are weak, and what to do next. Take one page to your board.

<a href="#your-result">Go to your result</a>

## How to read a result

1. **Look at the areas first.** One overall figure can hide a weak area behind a strong one.
2. **Read the band, not only the number.** A band says in words what a range of results usually looks like.
3. **See what was left out.** What does not apply and what you don’t know are in no score. A result with open
   statements is provisional.
4. **Ask what you could show.** A buyer gives marks for what you can prove. Write your evidence in the
   [evidence register](evidence.md).
5. **Look at the law by itself.** A legal duty that is not met changes no number. It still comes first.
6. **Choose three steps,** and put them in your [action plan](plan.md).

The numbers come from your own answers. Nobody outside has checked them. Each
[checklist](../checklists/index.md) says how to work them out by hand.
"""


def render_results(checklists: Sequence[Checklist]) -> str:
    """The page of results."""
    description = "Your result as a story: strong and weak areas, what changed, what you can show, and what to do next."
    return page(meta("results", "Your result in full", description, checklists, next_steps.path), _TEXT)
