"""The checklist page itself: without a script, on paper, on small screens, in the reader's own colours."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from site_tests.browser.checklist_form import PATH, ChecklistForm
from site_tests.browser.conftest import Visit

from social_value.checklists.model import Checklist

JAVASCRIPT_BUDGET = 14_850
"""In bytes, packed. What is stored holds tenders too, which are checked, and the reader chooses what to print."""
CSS_BUDGET = 4_600
"""In bytes, packed, with what only paper needs."""


@pytest.fixture
def checklist(toolkit) -> Checklist:
    return toolkit.checklists[0]


# ---- without a script


def test_without_a_script_every_statement_can_be_read_answered_and_helped_with(open_page: Visit, toolkit) -> None:
    for checklist in toolkit.checklists:
        check_without_a_script(open_page(f"checklists/{checklist.id}/", java_script_enabled=False), checklist)
    page = open_page(PATH, java_script_enabled=False)
    page.get_by_label("In place, and we can show it").first.check()
    page.locator("#jobs-advertise summary").first.click()
    expect(page.locator("#jobs-advertise").get_by_text("Why it matters")).to_be_visible()


def check_without_a_script(page: Page, checklist: Checklist) -> None:
    """Every statement has its answers and its help."""
    for statement in checklist.statements():
        group = page.locator(f"fieldset#{statement.id}")
        expect(group.get_by_role("heading", name=statement.text)).to_be_visible()
        states = [option.id for option in checklist.scale.options] + ["dont-know"]
        states += [] if statement.does_not_apply == "never" else ["does-not-apply"]
        inputs = group.locator("input[type=radio]")
        assert inputs.evaluate_all("radios => radios.map(radio => [radio.name, radio.value, radio.checked])") == [
            [statement.id, state, False] for state in states
        ]
        help_with_it = group.locator("details").first.text_content() or ""
        for words in [statement.why, statement.good, *statement.evidence, *statement.steps.values()]:
            assert words in help_with_it


def test_without_a_script_no_button_is_dead_and_scoring_by_hand_is_explained(
    open_page: Visit, checklist: Checklist
) -> None:
    page = open_page(PATH, java_script_enabled=False)
    main = page.locator("main")
    expect(main.get_by_role("button")).to_have_count(0)
    assert "Your browser does not run scripts on this page" in main.inner_text()
    expect(main.get_by_text("Your results", exact=True)).to_have_count(0)
    by_hand = page.get_by_role("region", name="How to score by hand")
    for option in checklist.scale.options:
        expect(by_hand.get_by_text(f"{option.label}: {option.points}", exact=True)).to_be_visible()
    for area in checklist.areas:
        expect(by_hand.get_by_role("rowheader", name=area.title)).to_be_visible()
    for band in checklist.bands:
        expect(by_hand.get_by_role("rowheader", name=band.label)).to_be_visible()


def test_worked_examples_are_labelled_as_invented(open_page: Visit, checklist: Checklist) -> None:
    page = open_page(PATH)
    for example in checklist.examples:
        summary = page.locator("summary", has_text=example.title)
        expect(summary).to_contain_text("Invented example")
        summary.click()
        expect(page.get_by_role("table", name=example.title)).to_be_visible()


# ---- on paper


def shown_in_print(page: Page, selector: str) -> list[bool]:
    page.emulate_media(media="print")
    return page.locator(selector).evaluate_all("parts => parts.map(part => part.checkVisibility())")


def test_an_empty_form_prints_every_statement_with_boxes_notes_and_how_to_score(
    open_page: Visit, checklist: Checklist
) -> None:
    page = open_page(PATH)
    ChecklistForm(page, checklist)
    number = len(list(checklist.statements()))
    assert shown_in_print(page, ".sv-statement legend") == [True] * number
    assert all(shown_in_print(page, ".sv-statement .sv-option"))
    assert all(shown_in_print(page, ".sv-reason"))
    assert shown_in_print(page, ".sv-yours textarea") == [True] * number
    assert all(shown_in_print(page, ".sv-by-hand, .sv-by-hand table, .sv-scale"))
    for hidden in (
        ".sv-help:not(.sv-yours)",
        ".sv-mine",
        ".sv-choices",
        ".sv-status",
        ".sv-clear",
        "#results",
        ".md-header",
        ".sv-areas",
        "button",
    ):
        assert not any(shown_in_print(page, hidden)), hidden
    box = page.locator(".sv-statement .sv-option input").first
    assert box.evaluate("box => getComputedStyle(box).borderTopWidth") == "1px"


def test_a_filled_form_prints_its_answers_and_results(open_page: Visit, checklist: Checklist) -> None:
    form = ChecklistForm(open_page(PATH), checklist)
    form.fill_all("started")
    form.answer("buy-pay", "does-not-apply")
    page = form.page
    page.get_by_label("What to print").select_option("full")
    number = len(form.ids)
    assert shown_in_print(page, ".sv-statement legend") == [True] * number
    assert shown_in_print(page, "#results tbody tr") == [True] * len(checklist.areas)
    assert shown_in_print(page, ".sv-overall") == [True]
    assert sum(shown_in_print(page, ".sv-reason")) == 1
    for hidden in (".sv-by-hand", ".sv-yours", ".sv-intro", ".sv-status", "button", ".sv-results > h3"):
        assert not any(shown_in_print(page, hidden)), hidden
    widths = page.locator(".sv-statement .sv-option :checked").evaluate_all(
        "boxes => boxes.map(box => parseFloat(getComputedStyle(box).borderTopWidth))"
    )
    assert len(widths) == number
    assert min(widths) > 5  # filled by its border, which printers do not leave out


def test_an_empty_form_takes_a_dozen_sheets_at_most(open_page: Visit, checklist: Checklist) -> None:
    page = open_page(PATH)
    ChecklistForm(page, checklist)
    assert 5 < page.pdf(format="A4").count(b"/Type /Page\n") <= 12


def test_no_statement_is_split_between_two_sheets(open_page: Visit, checklist: Checklist) -> None:
    page = open_page(PATH)
    ChecklistForm(page, checklist)
    page.emulate_media(media="print")
    rules = page.locator(".sv-statement").evaluate_all("parts => parts.map(part => getComputedStyle(part).breakInside)")
    assert set(rules) == {"avoid"}


# ---- small screens, and the reader's own settings


@pytest.mark.parametrize(("width", "text"), [(320, 1), (360, 1), (640, 2), (768, 1), (1280, 1), (1280, 2)])
def test_nothing_has_to_be_scrolled_sideways(open_page: Visit, checklist: Checklist, width: int, text: int) -> None:
    form = ChecklistForm(open_page(PATH, viewport={"width": width, "height": 800}), checklist)
    form.fill_all("started")
    form.answer("buy-pay", "does-not-apply")
    page = form.page
    page.evaluate("size => { document.documentElement.style.fontSize = size }", f"{125 * text}%")
    page.evaluate("() => document.querySelectorAll('main details').forEach(part => { part.open = true })")
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
    wide = page.locator("sv-checklist :not(.sv-hidden, .sv-hidden *, .sv-roomy, thead, thead *, rect)").evaluate_all(
        "(parts, width) => parts.filter(part => part.checkVisibility() && part.getBoundingClientRect().right > width)"
        ".map(part => part.outerHTML.slice(0, 90))",
        width,
    )
    assert wide == []


@pytest.mark.parametrize("width", [320, 1280])
def test_what_is_pressed_is_large_enough_for_a_thumb(open_page: Visit, checklist: Checklist, width: int) -> None:
    form = ChecklistForm(open_page(PATH, viewport={"width": width, "height": 800}), checklist)
    form.fill_all()
    heights = form.page.locator(
        "sv-checklist :is(.sv-option label, button, summary, .sv-button, [data-reason], [data-note], select)"
    ).evaluate_all(
        "parts => parts.filter(part => part.checkVisibility()).map(part => part.getBoundingClientRect().height)"
    )
    assert len(heights) > 200
    assert min(heights) >= 44


def test_in_forced_colours_the_choice_and_the_bars_are_visible(open_page: Visit, checklist: Checklist) -> None:
    form = ChecklistForm(open_page(PATH, forced_colors="active"), checklist)
    form.fill_all("started")
    chosen = form.page.locator("#jobs-advertise--started + label")
    assert chosen.evaluate("label => getComputedStyle(label).outlineStyle") == "solid"
    bar = form.page.locator('[data-row="jobs"] svg')
    fills = bar.evaluate("bar => [...bar.querySelectorAll('rect')].map(part => getComputedStyle(part).fill)")
    assert fills[0] != fills[2]  # the part that is reached stands out from the track
    assert bar.evaluate("bar => getComputedStyle(bar).borderTopWidth") == "1px"


# Where each part stands in the part around it, in pixels.
PLACES = """() => [
  ["sv-checklist", ".sv-intro, .sv-areas, .sv-form"],
  [".sv-areas", "li"],
  [".sv-form", ".sv-area, .sv-statement, .sv-area-result"],
]
  .flatMap(([around, parts]) => {
    const { top } = document.querySelector(around).getBoundingClientRect();
    const found = document.querySelectorAll(`${around} :is(${parts})`);
    return [...found].map((part) => part.getBoundingClientRect().top - top);
  })"""


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_nothing_moves_when_the_script_arrives_or_an_answer_is_given(
    open_page: Visit, checklist: Checklist, width: int
) -> None:
    size = {"width": width, "height": 740}
    late = "customElements.get = () => true"  # so it never arrives
    before = pytest.approx(open_page(PATH, viewport=size, before=late).evaluate(PLACES), abs=1)
    form = ChecklistForm(open_page(PATH, viewport=size), checklist)
    assert form.page.evaluate(PLACES) == before
    form.fill_all("started")
    assert form.page.evaluate(PLACES) == before


# ---- what a reader's browser has to fetch


def test_the_scripts_and_the_style_sheet_stay_small(open_page: Visit, site: Path, checklist: Checklist) -> None:
    page = open_page()
    fetched = []
    page.on("response", lambda response: fetched.append(response.url.rpartition("/assets/")[2]))
    page.goto(PATH)
    ChecklistForm(page, checklist)
    scripts = [name for name in fetched if name.startswith("social-value/") and name.endswith(".mjs")]
    assert {"social-value/site.mjs", "social-value/checklist/element.mjs"} <= set(scripts)
    assert sum(_packed(site, name) for name in scripts) <= JAVASCRIPT_BUDGET
    sheets = ("social-value/checklist.css", "social-value/printing.css")
    assert sum(_packed(site, name) for name in sheets) <= CSS_BUDGET


def _packed(site: Path, name: str) -> int:
    return len(gzip.compress((site / "assets" / name).read_bytes(), 9))
