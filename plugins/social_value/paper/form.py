"""A checklist as a form for Word: to print and fill in with a pen, or to tick on a screen.

A box to tick is named after the statement and the answer, as the radio buttons of the page are: `buy-local--started`.
No statement is torn apart between two pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from social_value.checklists.by_hand import most, numbered, numbered_in, steps, times, uppers
from social_value.checklists.model import DOES_NOT_APPLY, DONT_KNOW, STATE_LABELS, Checklist, Statement
from social_value.documents import word
from social_value.documents.blocks import Block, Heading, Item, Listing, Paragraph, Run, Table, ToWrite
from social_value.documents.take_away import LICENCE
from social_value.paper.wording import MEANINGS, edition, size


def write(checklist: Checklist, toolkit: str, *, large: bool = False) -> bytes:
    """The form as a Word document, in large print if `large`. `toolkit` is the toolkit's name."""
    footer = f"{checklist.title}, edition {checklist.edition} · {toolkit}, {LICENCE}"
    return word.write(list(blocks(checklist, large=large)), footer, toolkit, checklist.published, large=large)


def blocks(checklist: Checklist, *, large: bool = False) -> Iterator[Block]:
    """The whole form. In large print each answer has a line of its own, because no two fit side by side."""
    yield Heading(1, (Run(checklist.title),))
    yield _text(checklist.summary)
    yield _text(f"{size(checklist)} {edition(checklist)}")
    yield ToWrite((Run("Organisation"),))
    yield ToWrite((Run("Date"),))
    yield Heading(2, (Run("Before you start"),))
    yield _text("This is the checklist as a form. Fill it in with a pen or on a screen. How to score it is at the end.")
    yield from map(_text, checklist.introduction.split("\n\n"))
    yield Heading(2, (Run("How to answer"),))
    meanings = [(option.label, option.meaning) for option in checklist.scale.options]
    meanings += [(STATE_LABELS[state], MEANINGS[state]) for state in (DONT_KNOW, DOES_NOT_APPLY)]
    yield Listing(tuple(Item((Run(label, bold=True), Run(f": {meaning}"))) for label, meaning in meanings))
    for place, area in enumerate(checklist.areas, start=1):
        yield Heading(2, (Run(f"{place} {area.title}"),))
        yield Paragraph((Run(area.summary),), held=True)
        for name, statement in numbered_in(place, area):
            yield from _statement(checklist, name, statement, "\n" if large else "    ")
    yield from _by_hand(checklist)
    if checklist.reconstruction:
        yield Heading(2, (Run("Where this checklist comes from"),))
        yield from map(_text, checklist.reconstruction.split("\n\n"))


def _statement(checklist: Checklist, number: str, statement: Statement, gap: str) -> Iterator[Block]:
    """A statement with its answers: all that has to stand on one page."""
    yield Heading(3, (Run(f"{number} {statement.text}"),))
    if marks := tuple(_marks(statement)):
        yield Paragraph(marks, held=True)
    others = [DONT_KNOW] if statement.does_not_apply == "never" else [DONT_KNOW, DOES_NOT_APPLY]
    scale = _boxes(statement, {option.id: option.label for option in checklist.scale.options}, gap)
    beside = _boxes(statement, {state: STATE_LABELS[state] for state in others}, gap)
    yield Paragraph((*scale, Run(f"\nor{gap}"), *beside), held=True)
    if statement.does_not_apply == "with-reason":
        yield ToWrite((Run("If it does not apply to you, why?"),), held=True)
    yield ToWrite((Run("What shows it, and where you keep that:"),))


def _marks(statement: Statement) -> Iterator[Run]:
    if statement.must:
        yield Run("A legal duty: ", bold=True)
        yield Run(statement.must.law, address=statement.must.address)
        yield Run(". ")
    if statement.weight > 1:
        yield Run(f"This statement counts {times(statement.weight)}.")


def _boxes(statement: Statement, labels: dict[str, str], gap: str) -> tuple[Run, ...]:
    runs = [run for state, label in labels.items() for run in (Run(gap), Run(label, tick=f"{statement.id}--{state}"))]
    return tuple(runs[1:])


def _by_hand(checklist: Checklist) -> Iterator[Block]:
    yield Heading(2, (Run("How to score by hand"),))
    yield Listing(
        tuple(
            Item((Run(step["text"]),), (_bullets(step["parts"]),) if step["parts"] else ()) for step in steps(checklist)
        ),
        numbered=True,
    )
    yield Heading(3, (Run("Your score by area"),))
    yield _text("“Most points” is what there is to have if you leave nothing out.")
    areas = enumerate(checklist.areas, start=1)
    yield _table(
        ["Area", "Most points", "Your points", "Out of", "Percent"],
        [
            *([f"{place} {area.title}", str(most(checklist, area)), "", "", ""] for place, area in areas),
            ["Overall", "", "", "", ""],
        ],
        widths=(5, 2, 2, 2, 2),
    )
    yield Heading(3, (Run("The bands"),))
    bands = zip(checklist.bands, uppers(checklist.bands), strict=True)
    yield _table(
        ["Band", "Percent", "What it usually looks like"],
        [[band.label, f"{band.lower} to {upper}", band.meaning] for band, upper in bands],
    )
    yield _text("The bands are this toolkit’s own words, not a certificate.")
    duties = [(number, statement.must) for number, statement in numbered(checklist) if statement.must]
    if duties:
        labels = {option.id: option.label for option in checklist.scale.options}
        yield Heading(3, (Run("Legal duties"),))
        here = labels[checklist.scale.in_place]
        yield Paragraph((Run(f"Look at these now if your answer is below “{here}”:"),), held=True)
        yield Listing(
            tuple(
                Item((Run(f"{number}: {duty.note} "), Run(duty.law, address=duty.address), Run(".")))
                for number, duty in duties
            )
        )


def _text(text: str) -> Paragraph:
    return Paragraph((Run(text),))


def _bullets(texts: Sequence[str]) -> Listing:
    return Listing(tuple(Item((Run(text),)) for text in texts))


def _table(head: Sequence[str], rows: Sequence[Sequence[str]], widths: tuple[int, ...] = ()) -> Table:
    def cells(texts: Sequence[str]) -> tuple[tuple[Run, ...], ...]:
        return tuple((Run(text),) if text else () for text in texts)

    return Table(cells(head), tuple(map(cells, rows)), widths)
