"""The case studies in the browser: the filters of the index, and how a page tells results from promises."""

from __future__ import annotations

import re
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Locator, Page, expect
from site_tests.browser.conftest import Visit

from social_value.case_studies.facets import newest_first
from social_value.case_studies.library import Entry, Library, facet_values
from social_value.case_studies.model import evidence
from social_value.dates import build_day
from social_value.toolkit import Toolkit

INDEX = "case-studies/"
PHONE = {"viewport": {"width": 360, "height": 740}}


def newest(library: Library) -> list[Entry]:
    return newest_first(library.entries, build_day())


def titles(library: Library, **chosen: tuple[str, ...]) -> list[str]:
    """The titles that fit, the newest first: any value within a facet, all facets together."""
    return [
        entry.study.title
        for entry in newest(library)
        if all(set(values) & set(facet_values(entry.study)[facet]) for facet, values in chosen.items())
    ]


def cards(page: Page) -> Locator:
    return page.locator(".sv-card:visible h2")


def box(page: Page, facet: str, value: str) -> Locator:
    return page.locator(f"input[name={facet}][value='{value}']")


def chosen(page: Page) -> dict[str, list[str]]:
    """The choice in the address as the page has it now; nothing of it may be where a server sees it."""
    assert page.evaluate("() => location.search") in ("", "?h=tree")
    return parse_qs(page.evaluate("() => location.hash.slice(1)"))


def focused(page: Page) -> str:
    script = "() => document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent.trim()"
    return page.evaluate(script)


def test_without_a_choice_every_case_study_is_shown(open_page: Visit, toolkit: Toolkit) -> None:
    page = open_page(INDEX)
    expect(cards(page)).to_have_text(titles(toolkit.library))
    expect(page.get_by_role("status").filter(has_text="case studies")).to_have_text(
        f"{len(toolkit.library.entries)} case studies"
    )


def test_a_theme_and_a_size_leave_the_case_studies_that_have_both(open_page: Visit, toolkit: Toolkit) -> None:
    expected = titles(toolkit.library, theme=("jobs",), size=("large",))
    assert 0 < len(expected) < len(titles(toolkit.library, theme=("jobs",))), "the example no longer tells"
    page = open_page(INDEX)
    box(page, "theme", "jobs").check()
    box(page, "size", "large").check()
    expect(cards(page)).to_have_text(expected)
    assert chosen(page) == {"theme": ["jobs"], "size": ["large"]}
    expect(page.locator(".sv-shown")).to_have_text(
        f"Showing {len(expected)} of {len(toolkit.library.entries)} case studies"
    )


def test_two_values_of_one_facet_widen_the_choice(open_page: Visit, toolkit: Toolkit) -> None:
    sizes = next(facet for facet in toolkit.library.facets() if facet.id == "size")
    first, second = (value.id for value in sizes.values[:2])
    page = open_page(INDEX)
    box(page, "size", first).check()
    box(page, "size", second).check()
    expect(cards(page)).to_have_text(titles(toolkit.library, size=(first, second)))
    assert chosen(page) == {"size": [first, second]}


def test_each_count_says_what_would_be_shown(open_page: Visit, toolkit: Toolkit) -> None:
    page = open_page(f"{INDEX}#theme=jobs&size=large")
    for facet in toolkit.library.facets():
        for value in facet.values:
            fitting = {"theme": ("jobs",), "size": ("large",), facet.id: (value.id,)}
            label = page.locator("label", has=box(page, facet.id, value.id))
            expect(label.locator(".sv-count")).to_have_text(str(len(titles(toolkit.library, **fitting))))


def test_a_link_of_an_earlier_year_shows_its_case_studies(open_page: Visit, toolkit: Toolkit) -> None:
    page = open_page(f"{INDEX}?theme=environment&theme=no-such-theme&size=&h=tree")
    expect(box(page, "theme", "environment")).to_be_checked()
    expect(cards(page)).to_have_text(titles(toolkit.library, theme=("environment",)))
    # What belongs to others stays in the address.
    box(page, "theme", "environment").uncheck()
    assert chosen(page) == {}
    assert page.evaluate("() => location.search") == "?h=tree"


def test_words_are_looked_for_in_whole_case_studies(open_page: Visit, toolkit: Toolkit) -> None:
    page = open_page(INDEX)
    page.get_by_label("Find in the case studies").fill("  LIVING wage ")
    expect(page.locator(".sv-shown")).to_contain_text("Showing")
    found = set(cards(page).all_inner_texts())
    told = [
        entry.study.title
        for entry in toolkit.library.entries
        if "living wage" in f"{entry.study.summary} {entry.study.what_they_did}".lower()
    ]
    assert set(told) <= found
    assert len(found) < len(toolkit.library.entries)
    assert chosen(page) == {"q": ["LIVING wage"]}
    page.get_by_role("button", name="Remove filter: “LIVING wage”").click()
    expect(cards(page)).to_have_count(len(toolkit.library.entries))


def test_words_and_filters_go_together(open_page: Visit) -> None:
    page = open_page(f"{INDEX}#q=school")
    expect(page.locator(".sv-shown")).to_contain_text("Showing")
    words = set(cards(page).all_inner_texts())
    box(page, "theme", "jobs").check()
    expect(page.locator(".sv-chosen li")).to_have_count(2)
    page.wait_for_timeout(400)
    assert set(cards(page).all_inner_texts()) < words


def test_nothing_found_offers_what_comes_closest_and_what_to_take_away(open_page: Visit, toolkit: Toolkit) -> None:
    library = toolkit.library
    sector, size = next(
        (one, other)
        for one in library.taxonomy.sectors
        for other in library.taxonomy.sizes
        if titles(library, sector=(one,))
        and titles(library, size=(other,))
        and not titles(library, sector=(one,), size=(other,))
    )
    page = open_page(f"{INDEX}#sector={sector}&size={size}")
    expect(page.get_by_text("No case study fits all of this.")).to_be_visible()
    expect(page.locator(".sv-shown")).to_have_text(f"Showing 0 of {len(library.entries)} case studies")
    near = {*titles(library, sector=(sector,)), *titles(library, size=(size,))}
    assert set(cards(page).all_inner_texts()) <= near
    expect(cards(page).first).to_be_visible()
    page.get_by_role("button", name=f"Any size ({len(titles(library, sector=(sector,)))})").click()
    expect(cards(page)).to_have_text(titles(library, sector=(sector,)))
    expect(page.get_by_text("No case study fits all of this.")).to_be_hidden()


def test_words_that_nothing_has_are_said_and_can_be_undone(open_page: Visit, toolkit: Toolkit) -> None:
    page = open_page(INDEX)
    page.get_by_label("Find in the case studies").fill("zzz")
    expect(page.get_by_text("No case study fits all of this.")).to_be_visible()
    page.get_by_role("button", name="Clear filters").click()
    expect(cards(page)).to_have_count(len(toolkit.library.entries))
    assert chosen(page) == {}
    assert page.evaluate("() => document.activeElement.name") == "q"


def test_the_best_evidenced_come_first_if_the_reader_wants(open_page: Visit, toolkit: Toolkit) -> None:
    page = open_page(INDEX)
    page.get_by_label("Sort by").select_option("evidence")
    ranked = sorted(newest(toolkit.library), key=lambda entry: -evidence(entry.study))
    expect(cards(page)).to_have_text([entry.study.title for entry in ranked])
    assert chosen(page) == {"sort": ["evidence"]}


def test_those_like_the_readers_organisation_come_first_as_the_kept_assessment_says(open_page: Visit) -> None:
    page = open_page("checklists/starting-off/")
    page.evaluate("() => document.querySelector('input[type=radio][value=in-place]').click()")
    page.wait_for_timeout(300)
    page.evaluate("""() => {
      const key = Object.keys(localStorage).find((it) => it.includes(":assessment:"));
      const kept = JSON.parse(localStorage[key]);
      localStorage[key] = JSON.stringify({ ...kept, organisation: { size: "micro", kind: "Charity" } });
    }""")
    page.goto(INDEX)
    page.get_by_label("Sort by").select_option("near")
    expect(page.get_by_label("Your size")).to_have_value("micro")
    expect(page.get_by_label("Your kind of organisation")).to_have_value("charity")
    expect(page.locator(".sv-card:visible .sv-card__tags").first).to_contain_text("Charity")
    page.get_by_label("Your kind of organisation").select_option("nhs")
    expect(page.locator(".sv-card:visible .sv-card__tags").first).to_contain_text("NHS")
    assert chosen(page) == {"sort": ["near"], "my-size": ["micro"], "my-sector": ["nhs"]}


def test_the_choice_outlives_a_reload_and_the_way_back_from_a_card(open_page: Visit, toolkit: Toolkit) -> None:
    expected = titles(toolkit.library, theme=("jobs",), place=("salford",))
    page = open_page(INDEX)
    box(page, "theme", "jobs").check()
    box(page, "place", "salford").check()
    page.reload()
    expect(cards(page)).to_have_text(expected)
    page.get_by_role("link", name=expected[0]).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(expected[0])
    page.go_back()
    expect(cards(page)).to_have_text(expected)
    expect(box(page, "place", "salford")).to_be_checked()
    page.go_forward()
    expect(page.get_by_role("heading", level=1)).to_have_text(expected[0])


def test_back_and_forward_go_through_the_choices_and_typing_is_one_step(open_page: Visit, toolkit: Toolkit) -> None:
    page = open_page("about/")
    page.get_by_role("navigation", name="Main sections").get_by_role("link", name="Case studies").click()
    box(page, "theme", "jobs").check()
    page.get_by_label("Find in the case studies").press_sequentially("school")
    page.wait_for_timeout(600)
    page.go_back()
    expect(page.get_by_label("Find in the case studies")).to_have_value("")
    expect(cards(page)).to_have_text(titles(toolkit.library, theme=("jobs",)))
    page.go_back()
    expect(box(page, "theme", "jobs")).not_to_be_checked()
    expect(cards(page)).to_have_text(titles(toolkit.library))
    page.go_forward()
    expect(cards(page)).to_have_text(titles(toolkit.library, theme=("jobs",)))
    page.go_back()
    page.go_back()
    expect(page).to_have_url(re.compile("/about/$"))


def test_chosen_filters_can_be_taken_away_one_by_one_with_the_keyboard(open_page: Visit, toolkit: Toolkit) -> None:
    page = open_page(f"{INDEX}#theme=jobs&theme=fair-work&size=large")
    chips = page.get_by_role("list", name="Chosen filters").get_by_role("button")
    expect(chips).to_have_count(3)
    chips.first.focus()
    page.keyboard.press("Enter")
    assert chosen(page) == {"theme": ["fair-work"], "size": ["large"]}
    assert focused(page) == "Remove filter: Fair work"
    page.keyboard.press("Enter")
    assert focused(page).startswith("Remove filter: Large")
    page.keyboard.press("Enter")
    assert chosen(page) == {}
    expect(cards(page)).to_have_count(len(toolkit.library.entries))
    assert page.evaluate("() => document.activeElement.name") == "q"


def test_the_filters_can_be_reached_and_worked_with_the_keyboard_alone(open_page: Visit, toolkit: Toolkit) -> None:
    page = open_page(INDEX)
    find = page.get_by_label("Find in the case studies")
    expect(find).to_be_visible()
    find.focus()
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.name") == "theme"
    page.keyboard.press("Space")
    first = toolkit.library.facets()[0].values[0]
    assert chosen(page) == {"theme": [first.id]}
    expect(cards(page)).to_have_text(titles(toolkit.library, theme=(first.id,)))


def test_several_quick_choices_are_announced_once(open_page: Visit) -> None:
    page = open_page(INDEX)
    page.evaluate("""() => {
      window.said = [];
      const status = document.querySelector(".sv-shown");
      new MutationObserver(() => window.said.push(status.textContent)).observe(status, { childList: true });
    }""")
    expect(page.locator(".sv-filters")).to_be_visible()
    page.evaluate("""() => {
      for (const box of [...document.querySelectorAll("[name=theme]")].slice(0, 4)) box.click();
    }""")
    expect(page.locator(".sv-shown")).to_contain_text("Showing")
    page.wait_for_timeout(400)
    assert len(page.evaluate("() => window.said")) == 1


def test_on_a_phone_the_filters_are_folded_and_open_with_a_key(open_page: Visit) -> None:
    page = open_page(INDEX, **PHONE)
    expect(box(page, "theme", "jobs")).to_be_hidden()
    filters = page.locator("summary", has_text="Filters")
    expect(filters).to_be_visible()
    filters.focus()
    page.keyboard.press("Enter")
    expect(box(page, "theme", "jobs")).to_be_visible()


def test_without_javascript_the_list_is_whole_and_nothing_dead_is_shown(open_page: Visit, toolkit: Toolkit) -> None:
    page = open_page(f"{INDEX}?theme=jobs", java_script_enabled=False)
    expect(page.locator(".sv-card:visible h2")).to_have_text(titles(toolkit.library))
    expect(page.locator(".sv-index :is(input, button, select, summary):visible")).to_have_count(0)
    for card in page.locator(".sv-card").all():
        expect(card.get_by_role("link")).to_have_count(1)


def test_without_javascript_complete_lists_lead_to_every_case_study(open_page: Visit, toolkit: Toolkit) -> None:
    page = open_page(INDEX, java_script_enabled=False)
    page.get_by_role("heading", name="Complete lists").scroll_into_view_if_needed()
    page.locator(".sv-lists").get_by_role("link", name="Environment").click()
    found = page.locator("article li a")
    expected = [entry.study.title for entry in toolkit.library.entries if "environment" in entry.study.themes]
    expect(found).to_have_text(expected)
    page.get_by_role("link", name="Narrow them down").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Case studies")


def test_the_element_leaves_nothing_behind_when_it_goes_and_works_again_when_it_returns(open_page: Visit) -> None:
    page = open_page(f"{INDEX}#theme=jobs")
    expect(page.locator(".sv-chosen")).to_be_visible()
    page.evaluate("() => { window.element = document.querySelector('sv-cases'); element.remove(); }")
    assert page.evaluate("() => element.querySelectorAll('[data-pick]').length") == 0
    page.evaluate("() => history.pushState({}, '', '#theme=buying')")
    page.evaluate("() => { document.querySelector('article').append(element); }")
    expect(page.get_by_role("button", name="Remove filter: Buying in Salford")).to_be_visible()
    box(page, "theme", "jobs").check()
    expect(page.get_by_role("list", name="Chosen filters").get_by_role("button")).to_have_count(2)
    assert chosen(page) == {"theme": ["jobs", "buying"]}


def test_every_card_shows_its_strongest_figure_and_what_kind_it_is(open_page: Visit, toolkit: Toolkit) -> None:
    page = open_page(INDEX)
    for entry in toolkit.library.entries:
        figures = [outcome for outcome in entry.study.outcomes if outcome.value is not None]
        card = page.locator(".sv-card", has=page.get_by_role("heading", name=entry.study.title, exact=True))
        expect(card.locator(".sv-badge")).to_have_count(1 if figures else 0)
        if any(outcome.kind == "measured" for outcome in figures):
            expect(card.locator(".sv-badge")).to_have_text("Measured")


# ---- one case study


@pytest.fixture(scope="module")
def mixed(toolkit: Toolkit) -> str:
    """The address of a case study with both results and promises."""
    for entry in toolkit.library.entries:
        kinds = {outcome.kind for outcome in entry.study.outcomes}
        if "measured" in kinds and kinds & {"pledged", "forecast"}:
            return f"{INDEX}{entry.id}/"
    pytest.fail("no case study has both a measured and a promised figure")


def test_each_figure_says_first_what_kind_it_is_and_what_that_means(open_page: Visit, mixed: str) -> None:
    page = open_page(mixed)
    for outcome in page.locator(".sv-outcome").all():
        label, *_ = outcome.inner_text().split("\n")
        assert re.match(r"(Measured|Estimated|Forecast|Pledged) \S.+\.$", label), label


def test_a_promise_looks_different_from_a_result_without_any_colour(open_page: Visit, mixed: str) -> None:
    page = open_page(mixed)

    def border(kinds: str) -> set[str]:
        frames = page.locator(f":is({kinds})").all()
        return {frame.evaluate("frame => getComputedStyle(frame).borderTopStyle") for frame in frames}

    assert border(".sv-outcome--measured, .sv-outcome--estimated") == {"solid"}
    assert border(".sv-outcome--forecast, .sv-outcome--pledged") == {"dashed"}


def test_every_figure_leads_to_its_source(open_page: Visit, mixed: str) -> None:
    page = open_page(mixed)
    for link in page.locator(".sv-asof a").all():
        expect(page.locator(f".sv-sources {link.get_attribute('href')}")).to_be_visible()


def test_a_theme_of_a_case_study_leads_to_the_list_of_it_and_on_to_the_filters(open_page: Visit, mixed: str) -> None:
    page = open_page(mixed)
    theme = page.locator(".sv-facts ul a").first
    label = theme.inner_text()
    theme.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(f"Case studies: {label}")
    page.get_by_role("link", name="Narrow them down").click()
    expect(page.get_by_role("button", name=f"Remove filter: {label}")).to_be_visible()


def test_a_case_study_names_three_others_and_why(open_page: Visit, mixed: str) -> None:
    page = open_page(mixed)
    others = page.locator(".sv-others li")
    expect(others).to_have_count(3)
    for other in others.all():
        assert re.search(r"It (shows|has) the same .", other.inner_text())


def test_a_caution_stands_before_the_figures(open_page: Visit, toolkit: Toolkit) -> None:
    entry = next(entry for entry in toolkit.library.entries if entry.study.caution and entry.study.outcomes)
    page = open_page(f"{INDEX}{entry.id}/")
    text = page.locator("article").inner_text()
    assert 0 < text.index(entry.study.caution or "") < text.index("The figures")


def test_a_case_study_prints_on_two_sheets_without_what_surrounds_it(open_page: Visit, mixed: str) -> None:
    page = open_page(mixed)
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", page.pdf(format="A4"))) == 2
    page.emulate_media(media="print")
    surroundings = page.locator(":is(.md-header, .md-tabs, .sv-path, .md-sidebar, .md-footer, .headerlink):visible")
    expect(surroundings).to_have_count(0)
    source = page.locator(".sv-sources a").first
    printed = source.evaluate("link => getComputedStyle(link, '::after').content")
    assert f"({source.get_attribute('href')})" in printed
