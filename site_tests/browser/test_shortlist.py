"""The shortlist, the paper for a board and the comparison in the browser: keyboard, narrow screens, paper, sharing."""

from __future__ import annotations

import io
import re

import pypdf
import pytest
from playwright.sync_api import Page, expect
from site_tests.browser.conftest import Visit
from site_tests.browser.test_checklist_storage import BLOCKED

from social_value.case_studies.library import Entry
from social_value.case_studies.model import RATIO
from social_value.toolkit import Toolkit

INDEX, SHORTLIST, COMPARE = "case-studies/", "case-studies/shortlist/", "case-studies/compare/"
NARROW = {"viewport": {"width": 320, "height": 640}}


@pytest.fixture
def three(toolkit: Toolkit) -> list[Entry]:
    """One with results and promises, one with a ratio, and one with a known cost."""

    def first(fits) -> Entry:
        return next(entry for entry in toolkit.library.entries if fits(entry.study))

    mixed = first(lambda study: {"measured", "pledged"} <= {outcome.kind for outcome in study.outcomes})
    ratio = first(lambda study: any(outcome.unit == RATIO for outcome in study.outcomes))
    cost = first(lambda study: study.cost)
    return [mixed, ratio, cost]


def picked(open_page: Visit, entries: list[Entry], **options: object) -> Page:
    """The page of the shortlist after these were picked on their own pages."""
    page = open_page(INDEX, **options)
    for entry in entries:
        page.goto(f"{INDEX}{entry.id}/")
        page.get_by_role("button", name="Add to your shortlist").click()
    page.goto(SHORTLIST)
    expect(page.locator(".sv-sheet")).to_have_count(len(entries) + 1)
    return page


def rows(page: Page) -> list[str]:
    return page.locator("[data-list] h3").all_inner_texts()


def test_what_is_picked_on_a_card_is_in_the_shortlist_and_can_be_taken_out(open_page: Visit) -> None:
    page = open_page(INDEX)
    card = page.locator(".sv-card").first
    title = card.locator("h2").inner_text()
    card.get_by_role("button", name=f"Add to your shortlist {title}").press("Enter")
    expect(card.get_by_role("button", name=f"Take out of your shortlist {title}")).to_be_focused()
    page.get_by_role("link", name="Your shortlist (1)").click()
    expect(page.locator("[data-list] h3")).to_have_text(title)
    page.get_by_role("button", name=f"Take out {title}").press("Enter")
    expect(page.get_by_text("Your shortlist is empty.")).to_be_visible()
    page.go_back()
    expect(page.locator(".sv-card").first.get_by_role("button")).to_contain_text("Add to your shortlist")


def test_the_order_and_the_sentences_are_kept_with_the_keyboard_alone(open_page: Visit, three: list[Entry]) -> None:
    page = picked(open_page, three, **NARROW)
    assert rows(page) == [entry.study.title for entry in three]
    page.get_by_role("button", name=f"Down {three[0].study.title}").press("Enter")
    assert rows(page)[1] == three[0].study.title
    expect(page.get_by_role("button", name=f"Down {three[0].study.title}")).to_be_focused()
    page.get_by_label(f"Why it matters to us {three[0].study.title}").press_sequentially("<b>Like us</b> & near")
    page.get_by_label("Title of your paper").fill("For our board")
    page.reload()
    assert rows(page)[1] == three[0].study.title
    expect(page.get_by_label("Title of your paper")).to_have_value("For our board")
    expect(page.locator(".sv-pack")).to_contain_text("Why it matters to us: <b>Like us</b> & near")
    expect(page.locator(".sv-cover h3")).to_have_text("For our board")
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 320


def test_the_paper_never_shows_a_promise_among_the_results(open_page: Visit, three: list[Entry]) -> None:
    page = picked(open_page, three)
    for entry, sheet in zip(three, page.locator("article.sv-sheet").all(), strict=True):
        text = " ".join(sheet.inner_text().split())
        promised, cost = "Promised or expected, not yet a result", "What it cost"
        results = text[text.index("Results") : text.index(promised if promised in text else cost)]
        assert not re.search(r"(Pledged|Forecast):", results)
        for outcome in entry.study.outcomes:
            assert f"{outcome.what}." in text
        assert ("Never rank it" in text) == any(outcome.unit == RATIO for outcome in entry.study.outcomes)
        if entry.study.cost:
            assert entry.study.cost.what in text
    sources = page.locator(".sv-pack-sources li")
    expect(sources).to_have_count(sum(len(entry.study.sources) for entry in three))


def test_the_paper_prints_one_sheet_for_each_case_study_and_the_sources_last(
    open_page: Visit, three: list[Entry]
) -> None:
    page = picked(open_page, three)
    sheets = [sheet.extract_text() for sheet in pypdf.PdfReader(io.BytesIO(page.pdf(format="A4"))).pages]
    assert len(sheets) == 1 + len(three) + 1
    for entry, sheet in zip(three, sheets[1:], strict=False):
        assert entry.study.organisation.split()[0] in sheet
    assert "Sources" in sheets[-1]
    assert "Print the paper" not in "".join(sheets)


def test_a_shared_list_is_shown_and_takes_nothing_away(open_page: Visit, three: list[Entry]) -> None:
    page = picked(open_page, three[:2])
    page.get_by_label(f"Why it matters to us {three[0].study.title}").fill("It is near.")
    page.get_by_role("button", name="Share by link").click()
    bare = page.get_by_role("textbox", name="Link").input_value()
    assert "why" not in bare
    page.get_by_label("With our sentences.").check()
    link = page.get_by_role("textbox", name="Link").input_value()
    assert link.partition("#")[2].startswith("case=")
    other = picked(open_page, three[2:])
    other.goto("about:blank")
    other.goto(link)
    expect(other.get_by_text("Somebody shared this list with you.")).to_be_visible()
    expect(other.locator(".sv-pack")).to_contain_text("It is near.")
    other.get_by_role("button", name="Show my own instead").click()
    assert rows(other) == [three[2].study.title]
    other.goto("about:blank")
    other.goto(link)
    other.get_by_role("button", name="Add these to my shortlist").click()
    expect(other.locator("[data-list] > li")).to_have_count(3)
    assert "#" not in other.url


def test_a_link_to_what_is_no_longer_there_says_so(open_page: Visit, three: list[Entry]) -> None:
    page = open_page(f"{SHORTLIST}#case={three[0].id}&case=../../x")
    expect(page.locator("[data-list] > li")).to_have_count(1)


def test_where_nothing_can_be_kept_the_paper_can_still_be_made(open_page: Visit, three: list[Entry]) -> None:
    page = open_page(f"{SHORTLIST}#case={three[0].id}", before=BLOCKED)
    page.get_by_role("button", name="Add these to my shortlist").click()
    expect(page.locator("[data-list] > li")).to_have_count(1)
    page.get_by_label(f"Why it matters to us {three[0].study.title}").fill("Because.")
    expect(page.locator("[data-status]")).to_contain_text("does not let us keep")
    expect(page.locator(".sv-pack")).to_contain_text("Why it matters to us: Because.")


# ---- side by side


def test_two_to_four_stand_side_by_side_and_the_address_says_which(open_page: Visit, three: list[Entry]) -> None:
    page = picked(open_page, three)
    page.get_by_role("link", name="Compare", exact=True).click()
    expect(page.get_by_role("columnheader")).to_have_text([entry.study.title for entry in three])
    row = page.get_by_role("row", name="Promised or expected, not yet a result")
    expect(row.get_by_role("cell").first).to_contain_text("Pledged")
    expect(page.get_by_role("row", name="What it cost").get_by_role("cell").first).to_have_text("Not known")
    page.get_by_label(three[0].study.title).uncheck()
    expect(page.get_by_role("columnheader")).to_have_count(2)
    assert page.evaluate("() => location.hash") == f"#ids={three[1].id},{three[2].id}"
    page.get_by_label(three[1].study.title).press("Space")
    expect(page.get_by_role("columnheader")).to_have_count(0)
    expect(page.locator("[data-status]")).to_have_text("Tick two to four case studies.")
    page.go_back()
    expect(page.get_by_role("columnheader")).to_have_count(2)


def test_a_fifth_is_refused_with_a_reason(open_page: Visit, toolkit: Toolkit) -> None:
    page = picked(open_page, list(toolkit.library.entries[:5]))
    page.get_by_role("link", name="Compare", exact=True).click()
    expect(page.get_by_role("columnheader")).to_have_count(4)
    page.get_by_label(toolkit.library.entries[4].study.title).click()
    expect(page.locator("[data-status]")).to_contain_text("four at a time")
    expect(page.get_by_label(toolkit.library.entries[4].study.title)).not_to_be_checked()


def test_the_comparison_fits_a_narrow_screen_and_says_whose_each_cell_is(open_page: Visit, three: list[Entry]) -> None:
    page = open_page(f"{COMPARE}#ids={','.join(entry.id for entry in three)}", **NARROW)
    expect(page.get_by_role("columnheader")).to_have_count(3)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 320
    label = page.locator("td[data-label]").first.evaluate("cell => getComputedStyle(cell, '::before').content")
    assert three[0].study.organisation in label


@pytest.mark.parametrize("path", [SHORTLIST, COMPARE])
def test_without_javascript_the_page_says_what_to_do_instead(open_page: Visit, path: str) -> None:
    page = open_page(path, java_script_enabled=False)
    expect(page.get_by_text("it needs scripts to run")).to_be_visible()
    expect(page.locator("article :is(button, input, select, textarea):visible")).to_have_count(0)
