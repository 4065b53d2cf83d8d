"""How many of each thing the toolkit holds, counted in every build, so that no page can go on saying an old figure.

    {count:case-studies}              all case studies
    {count:guides}                    all guides, without the page that lists them
    {count:checklists}                all checklists
    {count:starting-off.statements}   of the checklist checklists/starting-off.yml: `statements`, `areas`, `minutes`,
                                      and the `quick-statements` of its short start

They can be written in the text of any page of content/, but not in its headings. Nothing counts inside `code`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from social_value.braces import in_front_matter, pieces, position, quotes
from social_value.checklists.model import Checklist
from social_value.problems import Problem, did_you_mean
from social_value.wording import number

_PIECES = pieces("count")
_QUOTE = re.compile(r"\{count:([a-z0-9-]+(?:\.[a-z-]+)?)\}")
_OF_A_CHECKLIST = ("statements", "areas", "minutes", "quick-statements")

Counts = Mapping[str, int]
"""What may stand after `count:`, and the figure that it stands for."""


def counted(guides: Iterable[str], case_studies: int, checklists: Collection[Checklist]) -> Counts:
    """Count everything. `guides` are the paths of all hand-written pages."""
    counts = {
        "case-studies": case_studies,
        "guides": sum(path.startswith("guidance/") and path != "guidance/index.md" for path in guides),
        "checklists": len(checklists),
    }
    for checklist in checklists:
        statements = list(checklist.statements())
        quick = sum(statement.quick for statement in statements)
        figures = (len(statements), len(checklist.areas), checklist.minutes, quick)
        counts |= {f"{checklist.id}.{name}": it for name, it in zip(_OF_A_CHECKLIST, figures, strict=True)}
    return counts


def names(checklists: Iterable[str]) -> set[str]:
    """Everything that can be counted, for the ids of all checklists, whether or not these can be read."""
    each = {f"{checklist}.{name}" for checklist in checklists for name in _OF_A_CHECKLIST}
    return {"case-studies", "guides", "checklists"} | each


def with_counts(text: str, counts: Counts) -> str:
    """`text` with the figure in place of every count. What names none stays as it is."""

    def replace(piece: re.Match[str]) -> str:
        quote = _QUOTE.fullmatch(piece["quote"] or "")
        return number(counts[quote[1]]) if quote and quote[1] in counts else piece[0]

    return _PIECES.sub(replace, text)


def page_problems(text: str, shown: str, known: Collection[str]) -> Iterator[Problem]:
    """What is wrong with the counts in a hand-written page: `text` is the whole file; `known` are from `names`."""
    for start, quote in quotes(text, _PIECES):
        line, column, before = position(text, start)
        wrong: tuple[str, str] | None = None
        if in_front_matter(text, start):
            wrong = "A count cannot stand at the top of a page.", "Write it in the text below the second ---."
        elif before.startswith("#"):
            # The address of a heading comes from its words, and would change with the figure.
            wrong = "A count cannot stand in a heading.", "Write it in the text below the heading."
        elif not (found := _QUOTE.fullmatch(quote)):
            wrong = f"“{quote}” is not how a count is written.", "Write it like {count:case-studies}, without spaces."
        elif found[1] not in known:
            hint = did_you_mean(found[1], known) or f"It can be {', '.join(sorted(known))}."
            wrong = f"There is nothing to count that is called “{found[1]}”.", hint
        if wrong:
            yield Problem(shown, line, column, "", *wrong)
