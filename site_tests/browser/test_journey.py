"""The whole way from answers to a tender, as a small cleaning firm goes it: with a pointer, and with keys alone.

Nothing is put into the browser's storage behind the reader's back. At each stop axe looks at the page.
"""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader
from site_tests.browser.checklist_form import PATH, ChecklistForm, answers_of
from site_tests.browser.conftest import Visit
from site_tests.browser.hands import Hand, Keyboard, Pointer, words
from site_tests.browser.looking import violations
from site_tests.sizes import sized
from tools.office import convert

from social_value.checklists.model import Checklist
from social_value.toolkit import Toolkit

EVIDENCE: list[dict[str, str]] = [
    {
        "What it shows": "People taken on who live in Salford",
        "Kind": "Number",
        "Value": "7",
        "Unit": "of 9 people taken on",
        "Period": "April 2025 to March 2026",
        "Source": "Payroll",
        "Where it is kept": "starters-2025.xlsx",
        "Dated": "2026-04-02",
        "Core or added": "Core",
        "statement": "jobs-advertise",
    },
    {
        "What it shows": "Lowest hourly pay, against the real Living Wage",
        "Kind": "Document",
        "Value": "14",
        "Unit": "of 14 people at or above it",
        "Period": "2026",
        "Source": "Payroll summary without names",
        "Where it is kept": "payroll-summary.pdf",
        "Dated": "2026-05-01",
        "Core or added": "Core",
        "statement": "work-living-wage",
    },
    {
        "What it shows": "Invoices that we paid within 30 days",
        "Kind": "Number",
        "Value": "96",
        "Unit": "%",
        "Period": "2025",
        "Source": "Accounts",
        "Where it is kept": "payments.xlsx",
        "Dated": "2026-01-15",
        "Core or added": "Added",
        "statement": "buy-pay",
    },
    {
        "What it shows": "Waste that we recycled",
        "Kind": "Number",
        "Value": "1.8",
        "Unit": "tonnes",
        "Period": "2025",
        "Source": "Notes of the waste contractor",
        "Where it is kept": "waste-notes folder",
        "Dated": "2026-02-03",
        "Core or added": "Core",
        "statement": "env-waste",
    },
    {
        "What it shows": "Hours that staff gave to a food bank in work time",
        "Kind": "Number",
        "Value": "42",
        "Unit": "hours",
        "Period": "2025",
        "Source": "Timesheets",
        "Where it is kept": "timesheets-2025.xlsx",
        "Dated": "2026-01-20",
        "Core or added": "Added",
        "statement": "community-volunteer",
    },
    {
        "What it shows": "A trainee on placement became a supervisor",
        "Kind": "Story",
        "Source": "Operations manager",
        "Where it is kept": "story-2026.docx",
        "Dated": "2026-06-12",
        "Core or added": "Added",
        "statement": "jobs-routes",
    },
]
PROMISES: list[dict[str, str]] = [
    {
        "What you will do": "Offer work to people in Salford who have been out of work for a year",
        "How many": "4 jobs",
        "Who": "Operations manager",
        "By when": "2099-03-31",
        "How you will count and report it": "A count by quarter from payroll, without names",
        "Core or added": "Core",
    },
    {
        "What you will do": "Give staff time to volunteer with a Salford food bank",
        "How many": "60 hours",
        "Who": "Office manager",
        "By when": "2099-03-31",
        "How you will count and report it": "Hours from timesheets, once a year",
        "Core or added": "Added",
    },
]
QUESTION = "How will you create Social Value for the people of our city, and how will we know? (500 words, 10 marks)"


class Journey:
    """One reader on the way, who looks at each stop."""

    def __init__(self, page: Page, hand: Hand) -> None:
        self.page, self.hand = page, hand

    @property
    def main(self) -> Locator:
        return self.page.locator("main")

    def stop(self) -> None:
        """Look at the page: nothing is wrong for a person with a disability, and nothing runs off its side."""
        assert violations(self.page) == []
        assert self.page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    def field(self, box: Locator, label: str) -> Locator:
        return box.get_by_label(label, exact=True)

    def fill(self, box: Locator, fields: dict[str, str]) -> None:
        for label, value in fields.items():
            field = self.field(box, label)
            kind = field.evaluate("field => field.type")
            fill = {"date": self.hand.date, "select-one": self.hand.pick}.get(kind, self.hand.write)
            fill(field, value)

    def go(self, link: str, heading: str) -> None:
        self.hand.press(self.main.get_by_role("link", name=link, exact=True).first)
        expect(self.page.get_by_role("heading", level=1, name=heading)).to_be_visible()
        expect(self.page.locator("[data-some]")).to_be_visible()


def answer(it: Journey, checklist: Checklist) -> None:
    [example] = [each for each in checklist.examples if each.id == "office-cleaners"]
    answers = answers_of(example)
    form = ChecklistForm(it.page, checklist)
    for statement in form.ids:
        radios = it.page.locator(f'input[type="radio"][name="{statement}"]').all()
        [place] = [at for at, radio in enumerate(radios) if radio.get_attribute("value") == answers[statement]]
        it.hand.choose(radios, place)
    expect(form.results).to_contain_text(f"{example.expected.overall.percent}%")
    expect(form.results).to_contain_text("Scored on 35 of 37")
    it.stop()


def read_the_result(it: Journey) -> None:
    it.go("Your result in full", "Your result")
    expect(it.main).to_contain_text("43%")
    it.stop()


def plan(it: Journey) -> None:
    it.go("Action plan", "Action plan")
    for _ in range(3):
        it.hand.press(
            it.page.locator("[data-step-list] > li:not(:has(strong + strong))")
            .nth(_)
            .get_by_role("button", name=words("Plan this"))
        )
    rows = it.page.locator("[data-rows] [data-id]")
    expect(rows).to_have_count(3)
    for place, (who, day) in enumerate(
        (("Office manager", "2099-01-31"), ("Owner", "2099-02-28"), ("Supervisor", "2099-05-01"))
    ):
        it.fill(rows.nth(place), {"Who": who, "By when": day})
    expect(it.page.locator("[data-forecast]")).to_contain_text("3 answers would be higher")
    it.stop()


def gather(it: Journey) -> None:
    it.go("Evidence register", "Evidence register")
    for line in EVIDENCE:
        it.hand.press(it.main.get_by_role("button", name="Add evidence", exact=True).first)
        box = it.page.locator("[data-rows] [data-id]").last
        it.fill(box, {label: value for label, value in line.items() if label != "statement"})
        it.hand.press(box.locator("[data-links] > summary"))
        it.hand.tick(box.locator(f'[data-link="{line["statement"]}"]'))
    expect(it.page.locator("[data-rows] [data-id]")).to_have_count(6)
    expect(it.page.locator("[data-strengths]")).to_contain_text("We measured: 4")
    it.stop()


def write_the_tender(it: Journey) -> None:
    it.go("Tender pack", "Tender pack")
    it.hand.press(it.main.get_by_role("button", name="Start a tender"))
    it.fill(
        it.main,
        {
            "Your name for this tender": "Cleaning of two libraries",
            "Buyer": "An example council",
            "The buyer’s question on Social Value": QUESTION,
            "Word limit": "500",
            "Send it by": "2099-01-15",
            "May documents go with the answer?": "Yes",
        },
    )
    for kind, wanted in (
        ("statements", ["jobs-advertise", "work-living-wage", "buy-pay", "env-waste"]),
        ("evidence", [line["What it shows"] for line in EVIDENCE]),
    ):
        picker = it.page.locator(f'[data-picker="{kind}"]')
        it.hand.press(picker.locator("summary"))
        expect(picker.get_by_role("checkbox").first).to_be_visible()
        every = picker.get_by_role("button", name="Show all of them")
        if every.is_visible():
            it.hand.press(every)
        for name in wanted:
            by_id = picker.locator(f'input[value="{name}"]')
            it.hand.tick(by_id if by_id.count() else picker.get_by_role("checkbox", name=words(name)))
        it.stop()
    for place, promise in enumerate(PROMISES):
        it.hand.press(it.main.get_by_role("button", name="Add a promise"))
        it.fill(it.page.locator("[data-commitments] [data-id]").nth(place), promise)
    it.hand.press(it.main.get_by_role("button", name="Draft my answer"))
    expect(it.page.locator("[data-count]")).to_contain_text("of 500 words")
    it.stop()


def check_it(it: Journey) -> None:
    expect(it.page.locator("[data-warnings] li")).to_have_count(0)
    it.hand.press(it.main.get_by_role("button", name="Add a question"))
    part = it.page.locator('[data-part="questions"]')
    it.hand.write(part.get_by_role("textbox").last, "Who leads on Social Value?")
    it.hand.tick(part.get_by_role("checkbox").last)
    it.hand.press(it.main.get_by_role("button", name="Add a document"))
    part = it.page.locator('[data-part="attachments"]')
    it.hand.write(part.get_by_role("textbox").last, "payroll-summary.pdf")
    it.hand.tick(part.get_by_role("checkbox").last)
    for own in it.page.locator("[data-preflight]").get_by_role("checkbox").all():
        it.hand.tick(own)
    expect(it.page.locator('[data-preflight] [data-ok="false"]')).to_have_count(0)
    it.stop()


def take_away(it: Journey, folder: Path) -> Path:
    with it.page.expect_download() as download:
        it.hand.press(it.main.get_by_role("button", name="Word document (DOCX)"))
    file = folder / "tender.docx"
    download.value.save_as(file)
    return file


def read_the_document(file: Path, folder: Path) -> None:
    headings = [
        each.text
        for each in docx.Document(str(file)).paragraphs
        if each.style and each.style.name.startswith("Heading")
    ]
    for heading in ("What we will do", "How we know it works", "How we will report", "What we add on top"):
        assert heading in headings
    [printed] = convert([file], "pdf", folder)
    pages = PdfReader(printed).pages
    text = " ".join(" ".join(page.extract_text().split()) for page in pages)
    assert len(pages) <= 4
    for wanted in (QUESTION, "An example council", "4 jobs", "60 hours", "E1", "E6", "payroll-summary.pdf", *headings):
        assert wanted in text
    for line in EVIDENCE:
        assert line["What it shows"] in text


@pytest.fixture(params=sized(["keyboard"], ["keyboard", "pointer"]))  # other tests go each part of the way by pointer
def journey(request: pytest.FixtureRequest, open_page: Visit) -> Journey:
    by_keyboard = request.param == "keyboard"
    page = open_page(PATH, viewport={"width": 320 if by_keyboard else 1280, "height": 800})
    return Journey(page, Keyboard(page) if by_keyboard else Pointer())


def test_a_small_cleaning_firm_goes_from_its_answers_to_a_tender(
    journey: Journey, toolkit: Toolkit, tmp_path: Path
) -> None:
    checklist = next(each for each in toolkit.checklists if each.id == "starting-off")
    answer(journey, checklist)
    read_the_result(journey)
    plan(journey)
    gather(journey)
    write_the_tender(journey)
    check_it(journey)
    read_the_document(take_away(journey, tmp_path), tmp_path)
