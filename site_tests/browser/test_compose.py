"""Composing a case study in the browser: from the link to an address of GitHub's, with keys alone, on a phone."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect
from site_tests.browser.compose_page import PATH, PHONE, REALISTIC, ComposePage, proposed
from site_tests.browser.conftest import Visit
from site_tests.browser.hands import Keyboard
from site_tests.browser.looking import violations
from site_tests.conftest import REPO_URL, ROOT

from social_value.folders import Folders
from social_value.formatting import formatted
from social_value.loading import load
from social_value.source import read

NEW_FILE = f"{REPO_URL}/new/main/case_studies"


@pytest.fixture
def compose(open_page: Visit) -> ComposePage:
    return ComposePage.opened(open_page(PATH))


def checked(folder: Path, name: str, text: str) -> dict:
    """The data of a file that `check` passes together with all others of this project."""
    for each in ("case_studies", "checklists", "content"):
        shutil.copytree(ROOT / each, folder / each)
    path = folder / "case_studies" / name
    path.write_text(text, encoding="utf-8", newline="\n")
    load(Folders.of(folder))
    assert formatted(text, name) == text
    return read(path, name).data


# ---- the whole way


def test_the_way_from_a_link_to_github_goes_by_keys_alone_on_a_phone(open_page: Visit, tmp_path: Path) -> None:
    page = open_page("case-studies/", **PHONE)
    hand = Keyboard(page)
    hand.press(page.get_by_role("link", name="Add a case study"))
    it = ComposePage.opened(page)
    it.fill_in(hand, REALISTIC)
    hand.press(it.button("Check it, and go on"))
    expect(page.get_by_role("heading", name="It is ready")).to_be_focused()
    assert violations(page) == []
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 360

    address = it.address()
    assert len(address.encode()) <= 7_500
    assert f"{urlsplit(address)._replace(query='').geturl()}" == NEW_FILE
    given = proposed(address)
    assert set(given) == {"filename", "value"}
    assert given["filename"] == "a-corner-shop-hires-from.yml"
    data = checked(tmp_path, given["filename"], given["value"])
    assert data["title"] == REALISTIC["title"]
    assert data["sources"][0]["id"] == data["outcomes"][0]["source"] == "how-our-shop-finds-people"
    assert data["years"] == {"start": 2023}
    assert given["value"] == it.text()
    link = page.get_by_role("link", name="Open GitHub with your case study")
    assert (link.get_attribute("target"), link.get_attribute("rel")) == ("_blank", "noopener noreferrer")


def test_what_is_too_long_for_an_address_is_taken_along_in_steps(open_page: Visit, tmp_path: Path) -> None:
    page = open_page(PATH, permissions=["clipboard-read", "clipboard-write"])
    long = "\n\n".join(f"Paragraph {number}: the owner rang the college again." for number in range(120))
    it = ComposePage.filled(page, {**REALISTIC, "what_they_did": long})
    it.button("Check it, and go on").click()
    expect(page.get_by_text("too long for an address")).to_be_visible()
    expect(page.get_by_role("link", name="Open GitHub with your case study")).to_be_hidden()
    address = page.get_by_role("link", name="Open a new file on GitHub").get_attribute("href") or ""
    assert proposed(address) == {"filename": "a-corner-shop-hires-from.yml"}
    page.locator("[data-long]").get_by_role("button", name="Copy the text").click()
    expect(page.get_by_text("The text is copied.")).to_be_visible()
    text = page.evaluate("() => navigator.clipboard.readText()")
    assert checked(tmp_path, "long.yml", text)["what_they_did"] == long
    with page.expect_download() as caught:
        it.button("Save my draft to a file").click()
    assert caught.value.suggested_filename == "a-corner-shop-hires-from.yml"
    assert Path(caught.value.path()).read_text(encoding="utf-8") == text


def test_github_s_own_form_is_filled_in_as_far_as_an_address_holds(open_page: Visit) -> None:
    it = ComposePage.filled(open_page(PATH))
    link = it.page.get_by_role("link", name="Fill in GitHub’s form instead")
    given = proposed(link.get_attribute("href") or "")
    assert given["template"] == "case-study.yml"
    assert given["title"] == f"Case study: {REALISTIC['title']}"
    assert given["organisation"] == REALISTIC["organisation"]
    assert REALISTIC["sources.0.address"] in given["sources"]
    assert given["outcomes"].startswith("2 ")


# ---- what is wrong


def test_an_empty_form_is_checked_as_a_whole_and_each_mistake_leads_to_its_field(open_page: Visit) -> None:
    page = open_page(PATH, viewport={"width": 320, "height": 640})
    it = ComposePage.opened(page)
    assert violations(page) == []
    assert page.locator(".sv-fault:visible").count() == 0
    it.button("Check it, and go on").click()
    summary = page.get_by_role("group", name="These need another look")
    expect(summary).to_be_focused()
    expect(page.get_by_text("16 answers need another look.")).to_be_visible()
    assert violations(page) == []
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 320
    expect(summary.get_by_role("link").first).to_have_text("“title” is empty.")
    summary.get_by_role("link", name="Source 1: “address” is missing from item 1 of “sources”.").press("Enter")
    address = it.control("sources.0.address")
    expect(address).to_be_focused()
    expect(address).to_have_attribute("aria-invalid", "true")
    address.press_sequentially("www.example.org")
    expect(it.fault("sources.0.address")).to_contain_text("“address” is not written as it should be")
    assert "ask-sources-0-address--fault" in (address.get_attribute("aria-describedby") or "")
    address.fill("https://example.org")
    expect(it.fault("sources.0.address")).to_be_hidden()
    expect(address).not_to_have_attribute("aria-invalid", "true")
    expect(summary.get_by_role("link")).to_have_count(15)


def test_a_field_is_checked_when_it_is_left_and_then_with_each_letter(compose: ComposePage) -> None:
    start = compose.control("years.start")
    start.press_sequentially("18")
    expect(compose.fault("years.start")).to_be_hidden()
    start.press("Tab")
    expect(compose.fault("years.start")).to_contain_text("“start” should be 1900 or more, but is 18.")
    start.press("End")
    start.press_sequentially("99")
    expect(compose.fault("years.start")).to_contain_text("but is 1899.")
    start.fill("1999")
    expect(compose.fault("years.start")).to_be_hidden()


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("limits", "See <b>this</b>", "HTML is not allowed here: “<b>”. Take it out, from < to >."),
        ("limits", "R&amp;D", "“&amp;” is a character code; type the character itself."),
        ("limits", "AT&T; and R&D", ""),
        ("limits", "[x](../guidance/starting-of.md)", "Did you mean “../guidance/starting-off.md”?"),
        ("limits", "[x](salford-dadz.md)", ""),
        ("limits", "{fact:real-living-wag}", "There is no fact “real-living-wag” in content/_data/."),
        ("title", "x" * 161, "it has 161 characters, and the most is 160."),
    ],
)
def test_the_words_are_those_of_the_checks(compose: ComposePage, field: str, typed: str, said: str) -> None:
    compose.control(field).fill(typed)
    compose.control(field).press("Tab")
    if said:
        expect(compose.fault(field)).to_contain_text(said)
    else:
        expect(compose.fault(field)).to_be_hidden()


def test_a_name_that_is_taken_or_kept_for_pages_is_refused(compose: ComposePage) -> None:
    compose.control("title").fill("Salix Homes")
    name = compose.page.get_by_label("Name", exact=True)
    expect(name).to_have_value("salix-homes")
    compose.control("title").press("Tab")
    expect(compose.page.get_by_text("There is a case study of that name already.")).to_be_visible()
    name.fill("shortlist")
    expect(compose.page.get_by_text("That is the name of a page about all case studies.")).to_be_visible()


# ---- lists


def test_what_is_in_lists_is_added_moved_taken_out_and_had_back_by_keys(compose: ComposePage) -> None:
    page, hand = compose.page, Keyboard(compose.page)
    hand.write(compose.control("sources.0.title"), "First page")
    expect(compose.control("sources.0.id")).to_have_value("first-page")
    hand.press(compose.button("Add another source"))
    expect(compose.control("sources.1.title")).to_be_focused()
    hand.write(compose.control("sources.1.title"), "Second page")
    hand.press(compose.button("Add an outcome"))
    hand.pick(compose.control("outcomes.0.source"), "Second page")
    compose.button("Move up Source 2").press("Enter")
    expect(compose.button("Move down Source 1")).to_be_focused()
    expect(compose.control("sources.0.title")).to_have_value("Second page")
    expect(compose.control("outcomes.0.source")).to_have_value("second-page")
    compose.control("sources.0.title").fill("Another name")
    expect(compose.control("outcomes.0.source")).to_have_value("another-name")
    compose.button("Remove Source 1").press("Enter")
    expect(compose.button("Undo")).to_be_focused()
    expect(compose.control("sources.1.title")).to_have_count(0)
    compose.button("Undo").press("Enter")
    expect(compose.control("sources.1.title")).to_have_value("First page")
    expect(page.get_by_text("It is as it was.")).to_be_visible()


def test_themes_keep_their_order_and_statements_are_ticked(compose: ComposePage) -> None:
    page = compose.page
    hand = Keyboard(page)
    hand.pick(compose.control("themes.0"), "Environment")
    hand.press(compose.button("Add another theme"))
    hand.pick(compose.control("themes.1"), "Jobs and skills")
    compose.button("Move up Theme 2").press("Enter")
    expect(compose.control("themes.0")).to_have_value("jobs")
    page.get_by_text("Choose statements").click()
    boxes = page.get_by_role("group", name="Shows (optional)").get_by_role("checkbox")
    boxes.nth(3).check()
    boxes.nth(1).check()
    expect(page.get_by_text("Statements chosen: 2")).to_be_visible()
    kept = json.loads(compose.kept() or "")["data"]
    assert kept["themes"] == ["jobs", "environment"]
    assert kept["shows"] == [boxes.nth(3).input_value(), boxes.nth(1).input_value()]
    boxes.nth(3).uncheck()
    boxes.nth(1).uncheck()
    assert "shows" not in json.loads(compose.kept() or "")["data"]
