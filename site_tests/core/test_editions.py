"""Editions: what an edit may not break for people who saved their answers, and what readers are told of it."""

from __future__ import annotations

import copy
import subprocess

import pytest
from site_tests.changes import GONE, change

from social_value.checklists.browser import browser_model
from social_value.checklists.editions import broken_promises, text_fingerprint
from social_value.checklists.model import Checklist
from social_value.folders import Folders
from social_value.since import SinceError, broken_since
from social_value.source import parse

FIRST = ("areas", 0, "statements", 0)
SECOND = ("areas", 0, "statements", 1)
RETIRED = {"id": "jobs-advertise", "text": "We tell local colleges about our jobs.", "area": "jobs", "edition": 2}


@pytest.fixture
def old(project):
    return parse(project.text("checklists/first.yml"), "checklists/first.yml").data


@pytest.fixture
def new(old):
    """The next edition, in which nothing has changed yet."""
    return {**copy.deepcopy(old), "edition": 2}


def broken(old, new) -> list[tuple[str, str]]:
    return [(".".join(map(str, finding.loc)), finding.message) for finding in broken_promises(old, new)]


def test_a_checklist_that_stays_as_it_is_breaks_no_promise(old):
    assert broken(old, copy.deepcopy(old)) == []


def test_a_statement_that_goes_must_be_retired(old, new):
    change(new, (FIRST, GONE))
    assert broken(old, new) == [("areas", "The statement “jobs-advertise” is gone.")]
    new["retired"] = [RETIRED]
    assert broken(old, new) == []


def test_a_statement_is_retired_as_it_last_stood(old, new):
    change(old, ((*FIRST, "since"), 3), ((*FIRST, "weight"), 2), (("edition",), 4))
    change(new, (FIRST, GONE), (("edition",), 5))
    new["retired"] = [{**RETIRED, "text": "We tell.", "area": "pay", "edition": 4}]
    assert broken(old, new) == [
        ("retired.0.edition", "Edition 4 still had this statement."),
        ("retired.0", "This is not the text that the statement last had."),
        ("retired.0", "This is not the area that the statement last had."),
        ("retired.0", "This is not the weight that the statement last had."),
        ("retired.0", "This is not the since that the statement last had."),
    ]
    new["retired"] = [{**RETIRED, "weight": 2, "since": 3, "edition": 5}]
    assert broken(old, new) == []


def test_a_statement_does_not_go_without_a_new_edition(old):
    new = copy.deepcopy(old)
    change(new, (FIRST, GONE))
    new["retired"] = [RETIRED]
    assert broken(old, new) == [("retired.0", "This statement was taken out, but the edition is still 1.")]


def test_a_retired_id_is_never_used_again_and_never_forgotten(old, new):
    old["retired"] = [{"id": "old-one", "text": "We did.", "area": "jobs", "edition": 1}]
    assert broken(old, new) == [("retired", "“old-one” is no longer listed as retired.")]
    change(new, ((*FIRST, "id"), "old-one"), ((*FIRST, "since"), 2))
    messages = [message for _, message in broken(old, new)]
    assert "The id “old-one” was retired and may not be used again." in messages


def test_an_options_id_may_not_change_but_its_words_and_points_may(old, new):
    change(new, (("scale", "options", 1, "label"), "Begun"), (("scale", "options", 3, "points"), 5))
    assert broken(old, new) == []
    change(new, (("scale", "options", 1, "id"), "begun"))
    assert broken(old, new) == [("scale.options", "The option “started” is gone.")]


def test_a_profile_that_was_chosen_can_still_be(old, new):
    old["profiles"] = [{"id": "alone", "label": "I work alone", "meaning": "One person."}]
    assert broken(old, new) == [("profiles", "The profile “alone” is gone.")]


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        ((*FIRST, "text"), "We tell every college about our jobs.", "text changed"),
        ((*FIRST, "weight"), 3, "weight changed"),
        (("scale", "options", 3, "points"), 9, "points or bands changed"),
        (("bands", 1, "lower"), 60, "points or bands changed"),
    ],
)
def test_a_change_that_readers_would_notice_raises_the_edition(old, path, value, said):
    new = copy.deepcopy(old)
    change(new, (path, value))
    ((_, message),) = broken(old, new)
    assert said in message
    assert "the edition is still 1" in message


def test_spacing_case_and_help_may_change_without_a_new_edition(old):
    new = copy.deepcopy(old)
    change(new, ((*FIRST, "text"), "We  tell local Colleges about our jobs."), ((*FIRST, "why"), "Because."))
    assert broken(old, new) == []


def test_new_words_keep_the_old_ones_for_readers(old, new):
    change(new, ((*FIRST, "text"), "We tell every college about our jobs."))
    ((place, message),) = broken(old, new)
    assert place == "areas.0.statements.0.text"
    assert "readers cannot see what it was" in message
    change(new, ((*FIRST, "earlier"), [{"edition": 1, "text": "We tell local colleges about our jobs."}]))
    assert broken(old, new) == []


def test_a_statement_that_moves_or_weighs_more_says_where_it_stood(old, new):
    moved = new["areas"][0]["statements"].pop(1)
    moved["weight"] = 1
    new["areas"][1]["statements"].append(moved)
    assert [message for _, message in broken(old, new)] == [
        "The statement’s area changed, and readers cannot see what it was.",
        "The statement’s weight changed, and readers cannot see what it was.",
    ]
    moved["earlier"] = [{"edition": 1, "area": "jobs", "weight": 2}]
    assert broken(old, new) == []


def test_a_new_statement_says_since_when(old, new):
    added = {**copy.deepcopy(new["areas"][0]["statements"][0]), "id": "jobs-new"}
    new["areas"][0]["statements"].append(added)
    assert broken(old, new) == [("areas.0.statements.2", "This statement is new in edition 2.")]
    added["since"] = 2
    assert broken(old, new) == []


def test_the_edition_never_goes_down(old, new):
    assert broken(new, old) == [("edition", "The edition went down from 2 to 1.")]


@pytest.mark.parametrize("shape", [None, [], "text", {"areas": 3}, {"areas": [{"statements": {}}], "edition": "x"}])
def test_any_shape_of_data_is_borne(old, shape):
    list(broken_promises(old, shape))
    list(broken_promises(shape, old))


def test_the_browser_is_told_what_stood_before(new):
    change(
        new,
        ((*SECOND, "earlier"), [{"edition": 1, "text": "We train.", "weight": 1}]),
        ((*FIRST, "since"), 2),
    )
    gone = {"text": "We did.", "area": "jobs", "weight": 1, "edition": 4, "successor": "jobs-train"}
    new["retired"] = [{"id": "gone", **gone}, {"id": "came-and-went", **gone, "since": 3}]
    history = browser_model(Checklist.model_validate(new))["history"]
    then = {"edition": 1, "text": "We train.", "weight": 1, "fingerprint": text_fingerprint("We train.")}
    assert history["earlier"] == {"jobs-train": [then]}
    assert history["since"] == {"jobs-advertise": 2, "came-and-went": 3}
    assert history["retired"] == [{"id": "gone", **gone}, {"id": "came-and-went", **gone}]


def test_a_checklist_without_a_past_says_nothing_of_it(old):
    assert "history" not in browser_model(Checklist.model_validate(old))


# ---- compared with git


def git(project, *arguments: str) -> None:
    identity = ["-c", "user.name=Somebody", "-c", "user.email=somebody@example.org"]
    subprocess.run(["git", *identity, *arguments], cwd=project.root, check=True, capture_output=True)


@pytest.fixture
def committed(project):
    git(project, "init", "--quiet")
    git(project, "add", ".")
    git(project, "commit", "--quiet", "--message", "First")
    return project


def since(project, ref="HEAD"):
    return list(broken_since(Folders.of(project.root), ref))


def test_nothing_is_broken_while_nothing_has_changed(committed):
    assert since(committed) == []


def test_a_lost_id_is_found_by_comparing_with_git(committed):
    committed.replace("checklists/first.yml", "- id: jobs-train", "- id: jobs-teach")
    messages = [problem.message for problem in since(committed)]
    assert "The statement “jobs-train” is gone." in messages


def test_a_lost_checklist_is_found_too(committed):
    (committed.root / "checklists" / "first.yml").unlink()
    (problem,) = since(committed)
    assert (problem.path, problem.message) == ("checklists/first.yml", "The checklist “first” is gone.")


def test_a_file_that_cannot_be_compared_is_said_and_not_passed_over(committed):
    committed.replace("checklists/first.yml", "id: first", "id: &anchor first")
    git(committed, "commit", "--all", "--quiet", "--message", "Broken")
    (problem,) = since(committed)
    assert "cannot be read, so it was not compared" in problem.message


def test_a_state_that_git_does_not_know_is_an_error_in_one_sentence(committed):
    with pytest.raises(SinceError, match="git cannot read that state"):
        since(committed, "no-such-tag")
