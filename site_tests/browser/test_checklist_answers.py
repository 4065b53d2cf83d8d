"""A reader's way through the checklist: answer, come back, change, find the next question, delete."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from site_tests.browser.checklist_form import PATH, ChecklistForm
from site_tests.browser.conftest import Visit

from social_value.checklists.editions import fingerprint


@pytest.fixture
def form(open_page: Visit, toolkit) -> ChecklistForm:
    """The empty checklist."""
    return ChecklistForm(open_page(PATH), toolkit.checklists[0])


def again(form: ChecklistForm) -> ChecklistForm:
    """The same page after a reload."""
    form.page.reload()
    return ChecklistForm(form.page, form.checklist)


# ---- answering


def test_nothing_is_chosen_for_the_reader(form: ChecklistForm) -> None:
    assert form.answers() == {}
    assert form.stored() is None
    expect(form.status).to_contain_text("0 of 37 answered")
    expect(form.saving).to_contain_text("Your answers will be saved on this device")


def test_an_answer_is_scored_and_saved_at_once_and_still_there_after_a_reload(form: ChecklistForm) -> None:
    form.answer("jobs-advertise", "in-place")
    form.answer("jobs-routes", "dont-know")
    expect(form.status).to_contain_text("2 of 37 answered")
    expect(form.saving).to_contain_text("Saved on this device")
    assert form.row("jobs")["score"] == "13% to 93%"

    form = again(form)
    assert form.answers() == {"jobs-advertise": "in-place", "jobs-routes": "dont-know"}
    assert form.row("jobs")["score"] == "13% to 93%"
    expect(form.saving).to_contain_text("Saved on this device")


def test_what_is_saved_says_what_it_is_and_which_wording_was_answered(form: ChecklistForm) -> None:
    form.answer("jobs-advertise", "in-place")
    stored = form.stored()
    answer = stored["answers"].pop("jobs-advertise")
    assert stored["created"] <= answer.pop("at") == stored["changed"]
    assert answer == {"state": "in-place", "fingerprint": fingerprint(next(form.checklist.statements()))}
    assert stored["answers"] == {}
    assert stored["format"] == "social-value-assessment"
    assert (stored["version"], stored["checklist"], stored["edition"]) == (2, "starting-off", form.checklist.edition)
    assert stored["name"].startswith("Assessment of ")
    assert stored["results"][0]["counts"]["scored"] == 1


def test_an_answer_given_before_the_script_arrives_counts(open_page: Visit, toolkit) -> None:
    early = """document.addEventListener("readystatechange", () => {
      if (document.readyState === "interactive") document.getElementById("jobs-routes--in-place").click();
    })"""
    form = ChecklistForm(open_page(PATH, before=early), toolkit.checklists[0])
    expect(form.status).to_contain_text("1 of 37 answered")
    assert form.states() == {"jobs-routes": "in-place"}


def test_the_reason_why_a_statement_does_not_apply_is_asked_kept_and_shown_again(form: ChecklistForm) -> None:
    reason = form.page.get_by_label("Why does it not apply to you?").and_(form.page.locator("[data-reason=buy-pay]"))
    expect(reason).to_be_hidden()
    form.answer("buy-pay", "does-not-apply")
    reason.fill("We buy <b>nothing</b> & owe nobody")
    assert form.stored()["answers"]["buy-pay"]["reason"] == "We buy <b>nothing</b> & owe nobody"

    form = again(form)
    expect(reason).to_have_value("We buy <b>nothing</b> & owe nobody")
    form.answer("buy-pay", "in-place")
    expect(reason).to_be_hidden()
    form.answer("buy-pay", "does-not-apply")
    expect(reason).to_have_value("We buy <b>nothing</b> & owe nobody")


@pytest.mark.parametrize("script", [True, False])
def test_enter_in_a_text_box_neither_leaves_the_page_nor_loses_an_answer(open_page: Visit, script: bool) -> None:
    page = open_page(PATH, java_script_enabled=script)
    address = page.url
    page.locator("#buy-pay--does-not-apply").check()
    page.locator("[data-reason=buy-pay]").press("Enter")
    assert page.url == address
    expect(page.locator("#buy-pay--does-not-apply")).to_be_checked()


def test_following_links_on_the_page_and_coming_back_to_it_keeps_every_answer(form: ChecklistForm) -> None:
    page = form.page
    form.answer("jobs-advertise", "started")
    page.locator(".sv-areas a", has_text="Fair work").click()
    expect(page.locator("#area-fair-work")).to_be_in_viewport()
    page.get_by_role("link", name="Results").click()
    expect(form.results.get_by_role("heading", name="Your results", exact=True)).to_be_in_viewport()
    assert form.answers() == {"jobs-advertise": "started"}

    page.locator(".sv-path a").first.click()
    page.go_back()
    assert ChecklistForm(page, form.checklist).answers() == {"jobs-advertise": "started"}


def test_the_address_of_a_statement_shows_it_below_the_bar_at_the_top(open_page: Visit, toolkit) -> None:
    page = open_page(f"{PATH}#fair-recruit", viewport={"width": 1280, "height": 720})
    ChecklistForm(page, toolkit.checklists[0])
    top = page.locator("#fair-recruit").bounding_box()["y"]
    header = page.locator(".md-header").bounding_box()
    assert header["height"] <= top < 300


# ---- taking answers back


def test_one_answer_can_be_cleared(form: ChecklistForm) -> None:
    form.fill({"jobs-advertise": "in-place", "jobs-routes": "started"})
    clear = form.page.get_by_role("button", name="Clear answer to 1.1")
    expect(form.page.get_by_role("button", name="Clear answer")).to_have_count(2)
    clear.click()
    expect(clear).to_be_hidden()
    expect(form.radio("jobs-advertise", "not-yet")).to_be_focused()
    assert form.answers() == {"jobs-routes": "started"}
    assert again(form).answers() == {"jobs-routes": "started"}


@pytest.mark.parametrize("way", ["button", "Escape"])
def test_deleting_everything_can_be_called_off(form: ChecklistForm, way: str) -> None:
    form.answer("jobs-advertise", "in-place")
    delete = form.page.get_by_role("button", name="Delete this assessment")
    delete.click()
    keep = form.page.get_by_role("button", name="Keep my answers")
    expect(keep).to_be_focused()
    keep.click() if way == "button" else form.page.keyboard.press("Escape")
    expect(form.page.get_by_role("dialog")).to_be_hidden()
    expect(delete).to_be_focused()
    assert form.answers() == {"jobs-advertise": "in-place"}
    assert form.stored() is not None


def test_deleting_deletes_this_assessment_and_nothing_else(form: ChecklistForm) -> None:
    page = form.page
    page.evaluate("() => localStorage.setItem('another-site:x', 'kept?')")
    form.answer("jobs-routes", "started")
    page.get_by_role("button", name="Start a new one").click()
    form.fill_all()
    form.answer("buy-pay", "does-not-apply")
    page.locator("[data-reason=buy-pay]").fill("Because")
    assert len(form.assessments()) == 2
    delete = page.get_by_role("button", name="Delete this assessment")
    delete.click()
    page.get_by_role("button", name="Yes, delete it").click()

    expect(delete).to_be_focused()
    assert form.answers() == {}
    expect(page.locator("[data-reason=buy-pay]")).to_have_value("")
    expect(form.status).to_contain_text("0 of 37 answered")
    expect(form.saving).to_contain_text("This assessment is deleted from this device")
    expect(form.live).to_have_text("This assessment is deleted from this device")
    assert form.states() == {"jobs-routes": "started"}
    assert page.evaluate("() => localStorage.getItem('another-site:x')") == "kept?"

    form.answer("jobs-advertise", "in-place")
    assert again(form).answers() == {"jobs-advertise": "in-place"}
    assert len(form.assessments()) == 2


def test_escape_after_a_deletion_deletes_nothing_more(form: ChecklistForm) -> None:
    form.answer("jobs-routes", "in-place")
    delete = form.page.get_by_role("button", name="Delete this assessment")
    delete.click()
    form.page.get_by_role("button", name="Yes, delete it").click()
    form.answer("jobs-advertise", "in-place")
    delete.click()
    form.page.keyboard.press("Escape")
    assert form.answers() == {"jobs-advertise": "in-place"}


# ---- the keyboard


def test_the_whole_form_works_by_keyboard(form: ChecklistForm) -> None:
    page = form.page
    form.radio("jobs-advertise", "not-yet").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert form.answers() == {"jobs-advertise": "in-place"}
    expect(form.radio("jobs-advertise", "in-place")).to_be_focused()

    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Clear answer to 1.1")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#jobs-advertise details").first).to_have_attribute("open", "")
    expect(page.locator('#jobs-advertise [data-step="in-place"]')).to_be_visible()

    page.get_by_role("button", name="Next unanswered").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Space")
    assert form.answers() == {"jobs-advertise": "in-place", "jobs-routes": "not-yet"}


def test_letters_typed_on_a_radio_button_neither_leave_the_page_nor_open_the_search(form: ChecklistForm) -> None:
    address = form.page.url
    form.radio("jobs-advertise", "not-yet").check()
    for key in "fspn,./":
        form.page.keyboard.press(key)
    assert form.page.url == address
    assert form.answers() == {"jobs-advertise": "not-yet"}
    expect(form.radio("jobs-advertise", "not-yet")).to_be_focused()


def test_next_goes_from_question_to_question_round_to_those_left_out_and_ends(form: ChecklistForm) -> None:
    page = form.page
    button = page.get_by_role("button", name="Next unanswered")
    form.fill({statement: "in-place" for statement in form.ids if statement not in ("buy-know", "env-waste")})
    for statement in ("buy-know", "env-waste", "buy-know"):
        button.click()
        expect(form.radio(statement, "not-yet")).to_be_focused()
        expect(page.locator(f"#{statement} legend")).to_be_in_viewport(ratio=1)
    form.answer("buy-know", "in-place")
    button.click()
    form.answer("env-waste", "in-place")
    expect(button).to_be_hidden()
    expect(form.status).to_contain_text("37 of 37 answered")


@pytest.mark.parametrize(("width", "height"), [(320, 640), (320, 256), (1280, 800)])
@pytest.mark.parametrize("trouble", [False, True])
def test_whatever_has_the_focus_is_in_view_and_not_covered(
    open_page: Visit, toolkit, width: int, height: int, trouble: bool
) -> None:
    full = 'Storage.prototype.setItem = () => { throw new DOMException("", "QuotaExceededError") }'
    page = open_page(PATH, before=full if trouble else "", viewport={"width": width, "height": height})
    form = ChecklistForm(page, toolkit.checklists[0])
    form.answer("jobs-barriers", "in-place")
    form.radio("jobs-advertise", "not-yet").focus()
    for _ in range(40):
        page.keyboard.press("Tab")
        covered = page.evaluate(
            """() => {
              const focused = document.activeElement;
              const shown = focused.matches(".sv-option input") ? focused.nextElementSibling : focused;
              const { left, top, right, bottom } = shown.getBoundingClientRect();
              const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
              const free = hit && (shown.contains(hit) || hit.contains(shown));
              return free && top >= 0 && bottom <= innerHeight ? null : shown.outerHTML;
            }"""
        )
        assert covered is None


# ---- what is spoken


def messages(page: Page, number: int) -> list[str]:
    """What was spoken, once it is so many sentences."""
    page.wait_for_function("(number) => window.spoken.length >= number", arg=number)
    return page.evaluate("() => window.spoken")


def test_several_quick_answers_are_spoken_as_one_complete_sentence(form: ChecklistForm) -> None:
    page = form.page
    page.evaluate(
        """() => {
          window.spoken = [];
          const live = document.querySelector("sv-checklist [role=status]");
          new MutationObserver(() => window.spoken.push(live.textContent)).observe(live, { childList: true });
        }"""
    )
    quick = {
        "jobs-advertise": "not-yet",
        "jobs-routes": "started",
        "jobs-barriers": "in-place",
        "jobs-schools": "shown",
    }
    form.fill(quick)
    first = "Jobs and skills for Salford people: 53 percent. 4 of 37 answered."
    assert messages(page, 1) == [first]
    form.answer("buy-know", "in-place")
    assert messages(page, 2) == [first, "Buying in Salford: 11 percent to 94 percent. 5 of 37 answered."]


# ---- coming and going


def test_the_element_can_be_taken_out_and_put_back_without_doing_things_twice(form: ChecklistForm) -> None:
    page = form.page
    before = page.evaluate("() => document.querySelector('sv-checklist').outerHTML")
    move = """(times) => {
      const element = document.querySelector("sv-checklist");
      const place = element.parentElement;
      for (let time = 0; time < times; time += 1) { element.remove(); place.append(element); }
    }"""
    page.evaluate(move, 3)
    expect(page.locator(".sv-status")).to_have_count(1)
    expect(page.locator("sv-checklist dialog")).to_have_count(1)
    expect(page.locator("#jobs-advertise .sv-clear")).to_have_count(1)
    assert page.evaluate("() => document.querySelector('sv-checklist').outerHTML") == before

    page.evaluate(
        """() => {
          window.written = [];
          const plain = Storage.prototype.setItem;
          Storage.prototype.setItem = function (key, text) {
            window.written.push(key);
            return plain.call(this, key, text);
          };
        }"""
    )
    form.answer("jobs-advertise", "in-place")
    expect(form.status).to_contain_text("1 of 37 answered")
    # The first answer also lists the assessment. Settings: it is the one that is open, and the browser was asked to
    # keep it.
    page.wait_for_function("() => window.written.length >= 4")
    written = page.evaluate("() => window.written")
    assert sorted(key.rpartition(":")[2][:2] for key in written) == ["a-", "in", "se", "se"]
    form.answer("jobs-routes", "in-place")
    expect(form.status).to_contain_text("2 of 37 answered")
    assert len(page.evaluate("() => window.written")) == len(written) + 1
    page.get_by_role("button", name="Clear answer to 1.1").click()
    assert form.answers() == {"jobs-routes": "in-place"}


def test_taken_out_it_leaves_the_page_as_it_came_and_stops_listening(form: ChecklistForm) -> None:
    page = form.page
    plain = page.evaluate(
        """async () => {
          const text = await (await fetch(location.href)).text();
          const came = new DOMParser().parseFromString(text, "text/html").querySelector("sv-checklist");
          window.element = document.querySelector("sv-checklist");
          element.querySelector("#jobs-advertise--in-place").click();
          element.remove();
          return [came.outerHTML, element.outerHTML];
        }"""
    )
    assert plain[0] == plain[1]
    stored = form.stored()
    page.evaluate(
        """() => {
          const radio = element.querySelector("#jobs-routes--in-place");
          radio.checked = true;
          radio.dispatchEvent(new Event("change", { bubbles: true }));
        }"""
    )
    assert form.stored() == stored


def test_an_answer_given_in_another_tab_arrives_here(open_page: Visit, form: ChecklistForm) -> None:
    other = ChecklistForm(open_page(PATH, sharing=form.page), form.checklist)
    other.answer("jobs-advertise", "in-place")
    expect(form.status).to_contain_text("1 of 37 answered")
    form.answer("jobs-routes", "started")
    expect(other.status).to_contain_text("2 of 37 answered")
    assert form.answers() == other.answers() == {"jobs-advertise": "in-place", "jobs-routes": "started"}
