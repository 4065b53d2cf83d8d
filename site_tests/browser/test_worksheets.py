"""The impact map and the calculator as readers use them: by keyboard, on paper, without a script, and back again."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from site_tests.browser.assessments_page import PREFIX, AssessmentsPage, payload
from site_tests.browser.conftest import Visit
from site_tests.browser.hands import WIDTHS

from social_value.toolkit import Toolkit
from social_value.worksheets.model import ImpactMap, Sroi

MAP, SROI = "tools/impact-map/", "tools/sroi/"
HOSTILE = "=1+1 “ünïcode” 漢字 🙂 <b>bold</b>"


def field(page: Page, label: str, place: int = 0) -> Any:
    return page.get_by_role("textbox", name=label, exact=True).nth(place)


def button(page: Page, name: str) -> Any:
    return page.get_by_role("button", name=name, exact=True)


def kept(page: Page) -> list[dict[str, Any]]:
    """The maps in this browser, without the names of their last writes."""
    start = f"{PREFIX}map:"
    storage = page.evaluate("() => ({ ...localStorage })")
    maps = [json.loads(text) for key, text in sorted(storage.items()) if key.startswith(start)]
    return [{name: value for name, value in each.items() if name != "tabs"} for each in maps]


def texts(page: Page) -> list[dict[str, str]]:
    [only] = kept(page)
    return [row["cells"] for row in only["rows"]]


def saved(page: Page, name: str) -> str:
    with page.expect_download() as download:
        button(page, name).click()
    return Path(download.value.path()).read_bytes().decode()


# ---- the impact map


def test_nothing_is_kept_before_something_is_typed(open_page: Visit) -> None:
    page = open_page(MAP)
    button(page, "Add an outcome").click()
    assert kept(page) == []
    field(page, "Who is affected").fill("Neighbours")
    expect(page.locator("[data-status]")).to_contain_text("Saved on this device")
    assert texts(page) == [{"who": "Neighbours"}, {}]


@pytest.mark.parametrize("width", WIDTHS)
def test_a_map_is_filled_in_by_keyboard_alone_and_is_there_after_a_reload(open_page: Visit, width: int) -> None:
    page = open_page(MAP, viewport={"width": width, "height": 800})
    field(page, "Who is affected").focus()
    for word in ("one", "two", "three", "four", "five", "six", "seven"):
        page.keyboard.type(word)
        page.keyboard.press("Tab")
    columns = ["who", "inputs", "activities", "outputs", "outcomes", "impact", "evidence"]
    words = ["one", "two", "three", "four", "five", "six", "seven"]
    assert texts(page) == [dict(zip(columns, words, strict=True))]
    button(page, "Add an outcome").focus()
    page.keyboard.press("Enter")
    page.keyboard.type("The second")
    page.reload()
    expect(field(page, "How you will know")).to_have_value("seven")
    expect(field(page, "Who is affected", 1)).to_have_value("The second")
    button(page, "Move up outcome 2").focus()
    page.keyboard.press("Enter")
    expect(field(page, "Who is affected")).to_have_value("The second")
    assert texts(page)[0] == {"who": "The second"}
    expect(page.locator(":focus")).to_have_accessible_name("Move down outcome 1")
    button(page, "Undo").focus()
    page.keyboard.press("Enter")
    assert texts(page)[1] == {"who": "The second"}
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_deleted_outcome_comes_back_to_its_place(open_page: Visit) -> None:
    page = open_page(MAP)
    field(page, "Who is affected").fill("First")
    button(page, "Add an outcome").click()
    field(page, "Who is affected", 1).fill("Second")
    button(page, "Delete outcome 1").click()
    expect(page.locator(":focus")).to_have_text("Undo")
    assert texts(page) == [{"who": "Second"}]
    page.keyboard.press("Enter")
    assert texts(page) == [{"who": "First"}, {"who": "Second"}]


def test_several_maps_are_kept_and_a_deleted_one_comes_back(open_page: Visit) -> None:
    page = open_page(MAP)
    field(page, "Name of this map").fill("Lunch")
    field(page, "Who is affected").fill("Neighbours")
    button(page, "Start another map").click()
    field(page, "Name of this map").fill("Repairs")
    field(page, "Who is affected").fill("Visitors")
    assert {each["name"] for each in kept(page)} == {"Lunch", "Repairs"}
    choose = page.get_by_label("Map", exact=True)
    choose.select_option(index=1)
    expect(field(page, "Name of this map")).to_have_value("Lunch")
    expect(field(page, "Who is affected")).to_have_value("Neighbours")
    button(page, "Delete this map").click()
    assert [each["name"] for each in kept(page)] == ["Repairs"]
    expect(field(page, "Name of this map")).to_have_value("Repairs")
    button(page, "Undo").click()
    expect(field(page, "Name of this map")).to_have_value("Lunch")
    assert {each["name"] for each in kept(page)} == {"Lunch", "Repairs"}


def test_two_tabs_keep_the_work_of_both(open_page: Visit) -> None:
    page = open_page(MAP)
    field(page, "Who is affected").fill("Neighbours")
    other = open_page(MAP, sharing=page)
    field(other, "Inputs").fill("A hall")
    field(page, "Activities").fill("A lunch")
    expect(field(page, "Inputs")).to_have_value("A hall")
    assert texts(page) == [{"who": "Neighbours", "inputs": "A hall", "activities": "A lunch"}]
    button(other, "Delete this map").click()
    expect(page.get_by_text("This map was deleted in another tab or window.")).to_be_visible()
    button(page, "Undo").click()
    assert texts(page) == [{"who": "Neighbours", "inputs": "A hall", "activities": "A lunch"}]


def test_a_full_browser_is_told_and_nothing_is_lost_from_the_page(open_page: Visit) -> None:
    full = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"
    page = open_page(MAP, before=full)
    field(page, "Who is affected").fill("Neighbours")
    expect(page.get_by_text("There is no room left on this device")).to_be_visible()
    expect(field(page, "Who is affected")).to_have_value("Neighbours")
    assert json.loads(saved(page, "Save to a file"))["maps"][0]["rows"][0]["cells"] == {"who": "Neighbours"}


def test_a_map_goes_into_a_file_and_comes_back_with_the_assessments(open_page: Visit) -> None:
    page = open_page(MAP)
    field(page, "Name of this map").fill("Lunch")
    field(page, "Outcomes").fill(HOSTILE)
    before = kept(page)
    text = saved(page, "Save to a file")
    it = AssessmentsPage(open_page, sharing=page)
    page.close()
    section = it.page.get_by_role("region", name="Impact maps")
    expect(section.get_by_role("heading", name="Lunch")).to_be_visible()
    expect(it.page.get_by_text("1 impact map has changes")).to_have_count(0)
    everything = it.download(it.button("Save all to a file").click)
    assert json.loads(everything)["maps"] == json.loads(text)["maps"] == before
    it.button("Delete everything this site keeps on this device").click()
    expect(it.page.get_by_text("This deletes 0 assessments, 1 impact map")).to_be_visible()
    it.button("Yes, delete everything").click()
    expect(section).to_contain_text("You have no impact map here yet.")
    assert kept(it.page) == []
    it.choose_file("Bring back from a file", payload(text))
    expect(it.panel).to_contain_text("The file holds 1 impact map")
    expect(it.panel).to_contain_text("Impact map. 1 outcome.")
    assert kept(it.page) == []
    it.button("Bring back").click()
    expect(it.status).to_have_text("1 impact map brought back.")
    assert kept(it.page) == before
    section.get_by_role("link", name="Open “Lunch”").click()
    expect(field(it.page, "Outcomes")).to_have_value(HOSTILE)


def test_what_a_file_replaces_is_kept_as_a_backup_and_can_be_brought_back(open_page: Visit) -> None:
    page = open_page(MAP)
    field(page, "Name of this map").fill("Lunch")
    [mine] = kept(page)
    later = {**mine, "name": "From the file", "changed": "2999-01-01T00:00:00Z"}
    it = AssessmentsPage(open_page, sharing=page)
    it.choose_file("Bring back from a file", payload(json.dumps(later)))
    expect(it.panel).to_contain_text("Newer than the one you have, and would replace it")
    it.button("Bring back").click()
    expect(it.page.get_by_role("heading", name="From the file")).to_be_visible()
    it.page.get_by_role("button", name=re.compile("Bring back as another one")).click()
    expect(it.status).to_have_text("“Lunch” is back.")
    assert sorted(each["name"] for each in kept(it.page)) == ["From the file", "Lunch"]


def test_a_map_is_deleted_from_the_list_and_taken_back(open_page: Visit) -> None:
    page = open_page(MAP)
    field(page, "Name of this map").fill("Lunch")
    before = kept(page)
    it = AssessmentsPage(open_page, sharing=page)
    page.close()
    it.page.get_by_role("button", name="Delete “Lunch”").click()
    expect(it.status).to_have_text("“Lunch” is deleted.")
    assert kept(it.page) == []
    it.expect_focus("Undo")
    it.page.keyboard.press("Enter")
    expect(it.status).to_have_text("“Lunch” is back.")
    assert kept(it.page)[0]["rows"] == before[0]["rows"]


def test_a_spreadsheet_has_a_row_for_each_outcome_and_runs_nothing(open_page: Visit, toolkit: Toolkit) -> None:
    page = open_page(MAP)
    field(page, "Who is affected").fill(HOSTILE)
    text = saved(page, "Spreadsheet (CSV)")
    assert text.startswith("\ufeff")
    headings, row = csv.reader(io.StringIO(text[1:], newline=""))
    sheet = toolkit.worksheets["impact-map"]
    assert isinstance(sheet, ImpactMap)
    assert headings == [column.label for column in sheet.columns]
    assert row == [f"'{HOSTILE}", *[""] * 6]


def test_on_paper_a_filled_map_stands_alone_and_an_empty_one_can_be_filled_in(open_page: Visit) -> None:
    page = open_page(MAP)
    page.emulate_media(media="print")
    paper = page.locator("[data-paper]")
    expect(paper).to_be_visible()
    expect(paper.locator("tbody td")).to_have_count(28)
    expect(page.get_by_role("heading", name="A worked example")).to_be_visible()
    page.emulate_media(media="screen")
    expect(paper).to_be_hidden()
    field(page, "Who is affected").fill("Neighbours")
    page.emulate_media(media="print")
    expect(paper.get_by_role("cell", name="Neighbours")).to_be_visible()
    expect(paper.locator("tbody tr")).to_have_count(1)
    expect(page.get_by_role("heading", name="A worked example")).to_be_hidden()
    expect(button(page, "Print")).to_be_hidden()
    size = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", page.pdf(prefer_css_page_size=True))
    assert [float(width) > float(height) for width, height in size] == [True]


@pytest.mark.parametrize("path", [MAP, SROI])
def test_without_a_script_the_page_is_complete_and_has_no_dead_control(open_page: Visit, path: str) -> None:
    page = open_page(path, java_script_enabled=False)
    main = page.locator("main")
    expect(main.locator("button:visible, input:visible, textarea:visible, select:visible")).to_have_count(0)
    expect(page.locator("[data-without]")).to_be_visible()
    if path == MAP:
        expect(page.locator("[data-example] tbody tr")).to_have_count(3)
        expect(page.locator("[data-paper]")).to_be_visible()
    else:
        expect(main.get_by_role("table")).to_have_count(7)
        expect(main.get_by_text("Invented numbers.")).to_have_count(8)


# ---- the calculator


def result(page: Page) -> Any:
    return page.locator("[data-result]")


def test_the_calculator_starts_with_the_example_and_says_what_the_page_says(open_page: Visit, toolkit: Toolkit) -> None:
    page = open_page(SROI)
    sheet = toolkit.worksheets["sroi"]
    assert isinstance(sheet, Sroi)
    expect(result(page)).to_contain_text("About £1.70 of value for each £1")
    expect(result(page)).to_contain_text("from £1.24 to £2.23")
    expect(result(page).locator("tbody tr")).to_have_count(len(sheet.example.outcomes) + 2)
    expect(page.locator("main").get_by_text("£1.70 for each £1")).to_be_visible()


def test_a_reader_works_out_their_own_by_keyboard_at_320_pixels(open_page: Visit) -> None:
    page = open_page(SROI, viewport={"width": 320, "height": 700})
    button(page, "Empty the form").focus()
    page.keyboard.press("Enter")
    for text in ("Money", "50"):
        page.keyboard.type(text)
        page.keyboard.press("Tab")
    page.keyboard.press("Tab")  # past Delete
    page.keyboard.press("Tab")  # past Add an input
    for text in ("A change", "10", "£10", "", "0", "0", "2", "50"):
        page.keyboard.type(text)
        page.keyboard.press("Tab")
    field(page, "Discount rate a year").fill("100")
    field(page, "How far to test your guesses").fill("0")
    expect(result(page)).to_contain_text("About £2.50 of value for each £1")
    expect(result(page)).to_contain_text("One value has no source yet")
    expect(page.locator("[data-live]")).to_contain_text("About £2.50")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_wrong_number_is_told_beside_its_field(open_page: Visit) -> None:
    page = open_page(SROI)
    deadweight = field(page, "Deadweight")
    deadweight.fill("many")
    expect(deadweight).to_have_attribute("aria-invalid", "true")
    expect(deadweight).to_have_accessible_description(re.compile("Write a number"))
    expect(result(page)).to_have_text("One of your numbers cannot be used. The message beside it says why.")
    deadweight.fill("20")
    expect(deadweight).not_to_have_attribute("aria-invalid", "true")
    expect(result(page)).to_contain_text("£1.70")


def test_the_calculator_takes_six_outcomes_and_keeps_nothing(open_page: Visit) -> None:
    page = open_page(SROI)
    for _ in range(2):
        button(page, "Add an outcome").click()
    expect(button(page, "Add an outcome")).to_be_disabled()
    button(page, "Delete outcome 6").click()
    expect(button(page, "Add an outcome")).to_be_enabled()
    expect(page.locator(":focus")).to_have_text("Outcome 5")
    assert page.evaluate("() => Object.keys(localStorage).filter((key) => key.startsWith('social-value'))") == []
    page.reload()
    expect(page.get_by_role("group", name=re.compile("^Outcome"))).to_have_count(4)
