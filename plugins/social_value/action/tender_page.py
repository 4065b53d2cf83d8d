"""The tender pack as a Markdown page: how to write a response. Its form, which needs a script, is in the template."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from social_value.action.page import meta
from social_value.checklists.model import Checklist
from social_value.tenders.model import PATH
from social_value.wording import page

TENDER = "action/tender.md"

GUIDES = {
    "guidance/preparing-a-tender.md": "[Preparing a tender](../{}) helps before the question comes.",
    "guidance/core-and-added.md": "[Core and added Social Value](../{}) explains the two kinds.",
}
"""The guides to which the page leads, where there are such, and in what words."""

_TEXT = """
# Tender pack

Turn your answers and your evidence into a response to a buyer’s question. Check it, and take it with you.

<a href="#your-tender">Go to your tender</a>

## How to write a response

1. **Read the question twice.** Underline each thing that it asks for. Read the instructions too.
2. **Choose few claims.** Use only statements that belong to this contract and that you can show.
3. **Put a number beside each claim.** Say the unit, the period and the date. Number your evidence E1, E2, E3, so that
   the buyer can find it.
4. **Promise what you can keep.** Say what, how many, who and by when. Say how you will report it.
5. **Keep core and added value apart.** Core value comes from the contract itself. Added value is what you offer on top.
6. **Keep to the word limit.** Buyers may stop reading there.
7. **Check the basics.** Is every question answered, every claim indexed, every document attached?
8. **Come back afterwards.** Write down what became of each promise. A promise that you kept is evidence next time.
{more}

## What buyers cannot score {{#mistakes}}

| Instead of this | Write this |
| --- | --- |
| A claim alone: “we care for the environment” | The claim, with evidence that has a number and a date |
| A plan in the past tense | “We will”, with a day |
| What the contract asks for anyway, as an extra | Only what you offer on top of it |
| A general policy as your only proof | What you did because of the policy, and what came of it |
| “We are local” | What people here gain: jobs, training, spending |

Nothing here promises a score. The buyer’s own question, instructions and limits always come first.
"""


def render_tender(checklists: Sequence[Checklist], guides: Collection[str]) -> str:
    """The page of the tender pack; `guides` are the paths of the hand-written pages."""
    description = "Write a response to a buyer’s question on Social Value: promises, evidence, checks and a word count."
    more = ["Your evidence comes from the [evidence register](evidence.md)."]
    more += [words.format(guide) for guide, words in GUIDES.items() if guide in guides]
    about = meta("tender", "Tender pack", description, checklists, lambda _: PATH)
    return page(about, _TEXT.format(more="\n" + " ".join(more)))
