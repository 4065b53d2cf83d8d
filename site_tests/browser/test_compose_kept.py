"""What becomes of a draft that is kept, or cannot be, and correcting a case study that is there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect
from site_tests.browser.compose_page import KEY, PATH, ComposePage
from site_tests.browser.conftest import Visit
from site_tests.browser.faults import FAILING
from site_tests.browser.test_checklist_storage import BLOCKED
from site_tests.conftest import REPO_URL, ROOT

from social_value.formatting import formatted
from social_value.source import read


@pytest.fixture
def compose(open_page: Visit) -> ComposePage:
    return ComposePage.opened(open_page(PATH))


# ---- keeping


def test_a_draft_outlives_the_page_and_start_again_can_be_undone(compose: ComposePage) -> None:
    page = compose.page
    assert compose.kept() is None
    compose.control("title").fill("Half a tit")
    compose.control("summary").fill("One\nline  ")
    expect(page.get_by_text("Your draft is saved on this device")).to_be_visible()
    page.reload()
    expect(compose.control("title")).to_have_value("Half a tit")
    expect(compose.control("summary")).to_have_value("One\nline")
    compose.button("Start again").click()
    expect(compose.control("title")).to_have_value("")
    assert compose.kept() is None
    compose.button("Undo").click()
    expect(compose.control("title")).to_have_value("Half a tit")
    page.reload()
    expect(compose.control("title")).to_have_value("Half a tit")


def test_on_a_shared_computer_nothing_stays(compose: ComposePage) -> None:
    page = compose.page
    compose.control("title").fill("Typed before")
    assert compose.kept()
    page.get_by_label("This is a shared or public computer").check()
    assert compose.kept() is None
    compose.control("title").fill("Typed after")
    expect(page.get_by_text("Nothing is kept on this device.")).to_be_visible()
    assert page.evaluate("() => Object.keys(localStorage).filter((key) => key.startsWith('social'))") == []
    page.once("dialog", lambda dialog: dialog.dismiss())
    with page.expect_event("dialog") as asked:
        page.evaluate("() => setTimeout(() => location.reload())")
    assert asked.value.type == "beforeunload"
    expect(compose.control("title")).to_have_value("Typed after")
    page.get_by_label("This is a shared or public computer").uncheck()
    assert json.loads(compose.kept() or "")["data"]["title"] == "Typed after"


@pytest.mark.parametrize(
    ("before", "said"),
    [
        (BLOCKED, "This browser does not let the site keep anything."),
        (FAILING + "plan.first = 1; plan.last = 1e9; plan.error = 'QuotaExceededError';", "There is no room left"),
    ],
    ids=["blocked", "full"],
)
def test_a_draft_that_cannot_be_kept_is_said_and_saved_as_a_file(open_page: Visit, before: str, said: str) -> None:
    page = open_page(PATH, before=before)
    it = ComposePage.opened(page)
    it.control("title").fill("Nowhere to go")
    expect(page.get_by_text(said)).to_be_visible()
    with page.expect_download() as caught:
        it.button("Save my draft to a file").click()
    text = Path(caught.value.path()).read_text(encoding="utf-8")
    assert "title: Nowhere to go\n" in text
    it.button("Start again").click()
    expect(it.control("title")).to_have_value("")
    files = [{"name": "nowhere-to-go.yml", "mimeType": "text/yaml", "buffer": text.encode()}]
    page.get_by_label("Open a draft that you saved to a file").set_input_files(files)
    expect(it.control("title")).to_have_value("Nowhere to go")
    files = [{"name": "x.yml", "mimeType": "text/yaml", "buffer": b"title: something else"}]
    page.get_by_label("Open a draft that you saved to a file").set_input_files(files)
    expect(page.get_by_text("We cannot read this file.")).to_be_visible()
    expect(it.control("title")).to_have_value("Nowhere to go")


def test_two_tabs_work_on_one_draft_and_neither_writes_over_another(open_page: Visit, compose: ComposePage) -> None:
    compose.control("title").fill("From the first tab")
    second = ComposePage.opened(open_page(PATH, sharing=compose.page))
    expect(second.control("title")).to_have_value("From the first tab")
    second.control("organisation").fill("From the second")
    compose.control("summary").fill("From the first again")
    data = json.loads(compose.kept() or "")["data"]
    assert (data["organisation"], data["summary"]) == ("From the second", "From the first again")
    second.button("Start again").click()
    second.control("title").fill("Another draft")
    compose.control("summary").fill("Too late")
    expect(compose.page.get_by_text("Another draft was begun in another tab")).to_be_visible()
    assert json.loads(second.kept() or "")["data"]["title"] == "Another draft"


def test_what_is_kept_and_is_no_draft_is_put_aside(open_page: Visit) -> None:
    stored = json.dumps({"version": 1, "stamp": "x", "of": "", "name": "", "data": {"gone": "a field of before"}})
    page = open_page(PATH, before=f"localStorage.getItem('{KEY}') ?? localStorage.setItem('{KEY}', '{stored}')")
    it = ComposePage.opened(page)
    it.control("title").fill("New")
    assert json.loads(it.kept() or "")["data"]["title"] == "New"
    aside = page.evaluate("name => localStorage.getItem(name)", KEY.replace("case-study-draft", "unreadable:1"))
    assert aside == stored


# ---- correcting


@pytest.mark.parametrize("name", ["salford-dadz", "salix-homes", "your-housing-group", "anchor-removals"])
def test_an_unchanged_case_study_is_the_same_file(open_page: Visit, name: str) -> None:
    page = open_page(f"case-studies/{name}/")
    page.get_by_role("link", name="Improve this case study in a form").click()
    it = ComposePage.opened(page)
    file = (ROOT / f"case_studies/{name}.yml").read_text(encoding="utf-8")
    title = read(ROOT / f"case_studies/{name}.yml", name).data["title"]
    expect(it.control("title")).to_have_value(title)
    expect(page.get_by_text(f"“{title}” is open.")).to_be_visible()
    assert it.kept() is None
    it.button("Check it, and go on").click()
    assert it.text() == formatted(file, name)
    address = page.get_by_role("link", name="Open the file on GitHub").get_attribute("href")
    assert address == f"{REPO_URL}/edit/main/case_studies/{name}.yml"


def test_every_case_study_that_is_in_shape_can_be_corrected(open_page: Visit, toolkit) -> None:
    """Each is opened by its address, one after the other, passes, and is what its file says.

    It is read from the page: Chromium saves ten files a second at most.
    """
    page = open_page(PATH)
    it = ComposePage.opened(page)
    for entry in toolkit.library.entries:
        page.evaluate("id => { location.hash = `case=${id}`; }", entry.id)
        expect(it.control("title")).to_have_value(entry.study.title)
        it.button("Check it, and go on").click()
        assert it.text() == (ROOT / f"case_studies/{entry.id}.yml").read_text(encoding="utf-8")


def test_a_correction_changes_its_own_line_alone(open_page: Visit) -> None:
    page = open_page(f"{PATH}?case=salford-dadz")
    it = ComposePage.opened(page)
    it.control("outcomes.1.value").fill("2.50")
    it.button("Check it, and go on").click()
    file = (ROOT / "case_studies/salford-dadz.yml").read_text(encoding="utf-8")
    assert it.text() == file.replace("value: 2.25\n", "value: 2.5\n")
    page.reload()
    expect(it.control("outcomes.1.value")).to_have_value("2.5")
    expect(page.get_by_text("You are correcting a case study that is there.")).to_be_visible()


def test_a_draft_is_not_lost_to_a_link(open_page: Visit) -> None:
    page = open_page(PATH)
    it = ComposePage.opened(page)
    it.control("title").fill("My own")
    page.goto(f"{PATH}#case=salford-dadz")
    expect(page.get_by_text("You have a draft here already.")).to_be_visible()
    expect(it.control("title")).to_have_value("My own")
    it.button("Open the other instead").click()
    expect(it.control("title")).to_have_value("Fathers in Little Hulton share what works")
    it.button("Undo").click()
    expect(it.control("title")).to_have_value("My own")
    page.goto(f"{PATH}#case=salix-homes")
    it.button("Go on with my draft").click()
    expect(it.control("title")).to_have_value("My own")
    assert page.url.endswith(PATH)


@pytest.mark.parametrize(
    ("old", "new"), [("sector: ", "# Why.\nsector: "), ("themes:\n  - wellbeing", "themes: [wellbeing]\nx:\n  -")]
)
def test_a_file_that_no_form_could_keep_is_changed_on_github(open_page: Visit, old: str, new: str) -> None:
    page = open_page()

    def with_more(route) -> None:
        texts = route.fetch().json()
        route.fulfill(json={name: text.replace(old, new, 1) for name, text in texts.items()})

    page.route("**/compose/studies-*.json", with_more)
    page.goto(f"{PATH}#case=salford-dadz")
    link = page.get_by_role("link", name="change the file on GitHub")
    expect(link).to_have_attribute("href", f"{REPO_URL}/edit/main/case_studies/salford-dadz.yml")
    expect(ComposePage(page).control("title")).to_have_value("")


def test_an_address_that_names_none_says_so(open_page: Visit) -> None:
    page = open_page(f"{PATH}#case=nobody")
    expect(page.get_by_text("There is no case study of that name.")).to_be_visible()
