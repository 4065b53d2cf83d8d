"""The two worksheets as Markdown pages. Their forms, which need a script, are in their templates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, cast

from social_value.wording import escape, number, page
from social_value.worksheets.model import ImpactMap, Sroi, WorkedExample, Worksheet
from social_value.worksheets.sroi import Outcome, OutcomeResult

MOST_OUTCOMES = 6
"""So many the calculator takes: more would be a study, which needs more than this page."""

_INVENTED = "Invented numbers.\n{: .sv-invented }"


def path(name: str) -> str:
    """The path of a worksheet's page under content/."""
    return f"tools/{name}.md"


def render(sheet: Worksheet) -> str:
    """The page of a worksheet."""
    return render_impact_map(sheet) if isinstance(sheet, ImpactMap) else render_sroi(cast(Sroi, sheet))


def render_impact_map(sheet: ImpactMap) -> str:
    """The page of the impact map; the example and the empty map are tables of its template."""
    columns = [column.model_dump() for column in sheet.columns]
    rows = [[row[column.id] for column in sheet.columns] for row in sheet.example.rows]
    example = {"title": sheet.example.title, "note": sheet.example.note, "rows": rows}
    meta = _meta(sheet, "impact-map") | {"impact_map": {"columns": columns, "example": example}}
    steps = "\n".join(f"{place}. {escape(step)}" for place, step in enumerate(sheet.steps, 1))
    return page(meta, "\n\n".join([f"# {escape(sheet.title)}", sheet.introduction, "## How to fill it in", steps]))


def render_sroi(sheet: Sroi) -> str:
    """The page of the worked example, which is complete without the calculator."""
    model = sheet.example.model_dump_json(exclude={"expected", "id"})
    meta = _meta(sheet, "sroi") | {"sroi": {"model": model, "most": MOST_OUTCOMES}}
    start = [f"# {escape(sheet.title)}", sheet.introduction, f"## The project {{#project}}\n\n{sheet.story}"]
    return page(meta, "\n\n".join([*start, *_steps(sheet)]))


def pounds(pence: int) -> str:
    """£6,000 · £2,434.78 · −£400."""
    sign = "−" if pence < 0 else ""
    whole, rest = divmod(abs(pence), 100)
    return f"{sign}£{whole:,}.{rest:02}" if rest else f"{sign}£{whole:,}"


def _meta(sheet: Worksheet, kind: str) -> dict[str, Any]:
    return {
        "template": f"social_value/{kind}.html",
        "title": sheet.title,
        "description": sheet.description,
        "hide": ["toc"],
        "reviewed_on": sheet.reviewed_on.isoformat(),
        "review_by": sheet.review_by.isoformat(),
    }


def _steps(sheet: Sroi) -> Iterator[str]:
    """A section for each step: why, and a table."""
    example, notes = sheet.example, sheet.notes
    result = example.expected
    inputs = [[each.what, pounds(each.pence)] for each in example.inputs]
    rate = f"{number(example.discount_tenths / 10)}%"
    years = [f"Year {year}" for year in range(1, max(each.years for each in example.outcomes) + 1)]

    def pairs() -> Iterator[tuple[Outcome, OutcomeResult]]:
        return zip(example.outcomes, result.outcomes, strict=True)

    yield _section(
        "1. What went in",
        "inputs",
        notes["inputs"],
        _table(["What went in", "Worth"], [*inputs, ["All inputs", pounds(result.inputs)]]),
    )
    yield _section(
        "2. What changed, and what it is worth",
        "outcomes",
        notes["outcomes"],
        _table(
            ["What changed", "For how many", "Value of one for a year", "Value for a year"],
            ([o.what, number(o.quantity), pounds(o.pence), pounds(r.gross)] for o, r in pairs()),
        ),
    )
    yield _section(
        "3. What would have happened anyway",
        "deadweight",
        notes["deadweight"],
        _table(
            ["What changed", "Deadweight", "Value left"],
            ([o.what, f"{o.deadweight}%", pounds(r.after_deadweight)] for o, r in pairs()),
        ),
    )
    yield _section(
        "4. What others did",
        "attribution",
        notes["attribution"],
        _table(
            ["What changed", "Attribution to others", "Value left"],
            ([o.what, f"{o.attribution}%", pounds(r.after_attribution)] for o, r in pairs()),
        ),
    )
    yield _section(
        "5. How it fades",
        "drop-off",
        notes["drop-off"],
        _table(
            ["What changed", "Drop-off a year", *years],
            ([o.what, f"{o.drop_off}%", *_filled(r.years, len(years))] for o, r in pairs()),
        ),
    )
    discounted = [[o.what, *_filled(r.discounted, len(years)), pounds(r.total)] for o, r in pairs()]
    yield _section(
        f"6. Later years count for less, here {rate} a year",
        "discounting",
        notes["discounting"],
        _table(
            ["What changed", *years, "All years"],
            [*discounted, ["All outcomes", *["–"] * len(years), pounds(result.total)]],
        ),
    )
    yield _section("7. The value for each £1", "ratio", notes["ratio"], _ratio(example))
    yield _section(
        "8. How sure are you?",
        "sensitivity",
        notes["sensitivity"],
        _table(
            ["If deadweight and attribution are", "All outcomes", "For each £1"],
            (
                [words, pounds(case.total), pounds(case.ratio or 0)]
                for words, case in (
                    (f"{example.swing} points higher", result.low),
                    ("As above", result),
                    (f"{example.swing} points lower", result.high),
                )
            ),
        ),
        f"So say: “We estimate **{pounds(result.low.ratio or 0)} to {pounds(result.high.ratio or 0)}** of value for "
        "each £1, and these are our guesses.” Then say what changed for people.\n\n"
        "Each figure is rounded by itself, so a total may differ from its parts by a penny.",
    )


def _ratio(example: WorkedExample) -> str:
    result = example.expected
    sum_ = f"{pounds(result.total)} ÷ {pounds(result.inputs)} = **{pounds(result.ratio or 0)} for each £1**"
    return f"{_INVENTED}\n\n{sum_}"


def _section(title: str, anchor: str, *parts: str) -> str:
    return "\n\n".join([f"## {title} {{#{anchor}}}", *parts])


def _filled(years: Sequence[int], most: int) -> list[str]:
    return [*map(pounds, years), *["–"] * (most - len(years))]


def _table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of invented numbers; all columns but the first hold figures."""
    lines = [headings, ["---", *["---:"] * (len(headings) - 1)], *([escape(cell) for cell in row] for row in rows)]
    return f"{_INVENTED}\n\n" + "\n".join(f"| {' | '.join(line)} |" for line in lines)
