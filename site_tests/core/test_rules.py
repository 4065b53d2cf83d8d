"""What must hold between the records of a checklist: each rule, broken alone, says so at the right place."""

from __future__ import annotations

from copy import deepcopy

import pytest
from hypothesis import example, given
from site_tests.changes import GONE, change, is_a_sentence, places_in
from site_tests.strategies import json_values

from social_value.checklists.rules import broken_rules

GUIDES = {"guidance/jobs.md", "guidance/pay.md", "index.md"}
OPTIONS, BANDS, ANSWERS = ("scale", "options"), ("bands",), ("examples", 0, "answers")
EXPECTED = ("examples", 0, "expected")
ADVERTISE, TRAIN = (("areas", 0, "statements", place) for place in (0, 1))
LAW = ("areas", 1, "statements", 0)
NEXT = (("areas", 0, "statements", 2), ("areas", 1, "statements", 2))
RESULT = {"earned": 0, "available": 0, "percent": None, "low": None, "high": None}
# Statements and examples name options, so a rule about options alone is tried without them.
ALONE = [(("areas",), []), (("examples",), [])]


@pytest.fixture
def data(sound_data):
    """The small project's checklist."""
    return sound_data("checklists/first.yml")


def findings(data, name="first", guides=GUIDES):
    return list(broken_rules(data, name, guides))


def test_a_sound_checklist_breaks_no_rule(data):
    assert findings(data) == []


# Changes, the place of the one finding, and words of its message and of its hint.
BREAKS = {
    "an id unlike the file's name": ([(("id",), "second")], ("id",), "named “first.yml”", "the same"),
    "an area id twice": ([(("areas", 2), {"id": "jobs"})], ("areas", 2, "id"), "area id “jobs” stands twice"),
    "a statement id twice in an area": (
        [(NEXT[0], {"id": "jobs-train"})],
        (*NEXT[0], "id"),
        "statement id “jobs-train” stands twice",
    ),
    "a statement id twice in two areas": (
        [(NEXT[1], {"id": "jobs-train"})],
        (*NEXT[1], "id"),
        "statement id “jobs-train” stands twice",
    ),
    "a statement with an area's id": (
        [(NEXT[0], {"id": "pay"})],
        (*NEXT[0], "id"),
        "“pay” is taken by an area",
    ),
    "a statement with the name of a part of the page": (
        [(NEXT[0], {"id": "results"})],
        (*NEXT[0], "id"),
        "“results” is taken by a part of the page",
    ),
    "a statement with an area's anchor": (
        [(NEXT[0], {"id": "area-pay"})],
        (*NEXT[0], "id"),
        "“area-pay” is taken by an area",
    ),
    "an option id twice": (
        [*ALONE, ((*OPTIONS, 1, "id"), "not-yet")],
        (*OPTIONS, 1, "id"),
        "option id “not-yet” stands twice",
    ),
    "a band id twice": ([((*BANDS, 1, "id"), "beginning"), *ALONE], (*BANDS, 1, "id"), "band id “beginning”"),
    "an example id twice": (
        [(("examples", 1, "id"), "half-done")],
        ("examples", 1, "id"),
        "example id “half-done” stands twice",
    ),
    "a reserved option id": (
        [*ALONE, ((*OPTIONS, 1, "id"), "dont-know")],
        (*OPTIONS, 1, "id"),
        "“dont-know” is reserved",
        "another id",
    ),
    "an option's label twice": (
        [((*OPTIONS, 1, "label"), "not Yet")],
        (*OPTIONS, 1, "label"),
        "already an answer “not Yet”",
        "its own words",
    ),
    "a label of the answers that are on no scale": (
        [((*OPTIONS, 1, "label"), "Don’t know")],
        (*OPTIONS, 1, "label"),
        "already an answer “Don’t know”",
    ),
    "points that stay": (
        [((*OPTIONS, 1, "points"), 0)],
        (*OPTIONS, 1, "points"),
        "0 comes after 0",
        "fewest",
    ),
    "points that fall": (
        [((*OPTIONS, 3, "points"), 1)],
        (*OPTIONS, 3, "points"),
        "1 comes after 2",
        "fewest",
    ),
    "an unknown option in place": (
        [(("scale", "in_place"), "in-plaice")],
        ("scale", "in_place"),
        "no option “in-plaice”",
        "“in-place”",
    ),
    "an unknown option evidenced": (
        [(("scale", "evidenced"), "proof")],
        ("scale", "evidenced"),
        "no option “proof”",
        "in-place, not-yet, shown, started",
    ),
    "evidenced below in place": (
        [(("scale", "evidenced"), "started")],
        ("scale", "evidenced"),
        "stands below",
    ),
    "a first band above 0": ([((*BANDS, 0, "lower"), 1)], (*BANDS, 0, "lower"), "must begin at 0"),
    "a band that begins with another": ([((*BANDS, 1, "lower"), 0)], (*BANDS, 1, "lower"), "begin higher"),
    "a step for the top answer": (
        [((*TRAIN, "steps", "shown"), "Rest.")],
        (*TRAIN, "steps", "shown"),
        "no answer below the top “shown”",
    ),
    "a step for an unknown answer": (
        [((*TRAIN, "steps", "strated"), "Go on.")],
        (*TRAIN, "steps", "strated"),
        "“strated”",
        "“started”",
    ),
    "a missing step": (
        [((*TRAIN, "steps", "started"), GONE)],
        (*TRAIN, "steps"),
        "answer “started” is missing",
    ),
    "an unknown guide of an area": (
        [(("areas", 0, "guides", 0), "guidance/job.md")],
        ("areas", 0, "guides", 0),
        "no page under content/ called “guidance/job.md”",
        "guidance/jobs.md",
    ),
    "an unknown guide of a statement": (
        [((*LAW, "guides", 0), "guidance/gone.md")],
        (*LAW, "guides", 0),
        "guidance/gone.md",
    ),
    "an answer to an unknown statement": (
        [((*ANSWERS, "jobs-trian"), "started")],
        (*ANSWERS, "jobs-trian"),
        "no statement “jobs-trian”",
        "jobs-train",
    ),
    "an unknown answer": (
        [((*ANSWERS, "jobs-train"), "begun")],
        (*ANSWERS, "jobs-train"),
        "no answer “begun”",
    ),
    "does not apply to what always does": (
        [((*ANSWERS, "pay-law"), "does-not-apply")],
        (*ANSWERS, "pay-law"),
        "applies to everybody",
    ),
    "does not apply to what always does, with a reason": (
        [((*ANSWERS, "pay-law"), {"answer": "does-not-apply", "reason": "We are late."})],
        (*ANSWERS, "pay-law"),
        "applies to everybody",
    ),
    "does not apply without its reason": (
        [((*ANSWERS, "jobs-advertise"), "does-not-apply")],
        (*ANSWERS, "jobs-advertise"),
        "needs a reason",
        "reason: …",
    ),
    "a result of an unknown area": (
        [((*EXPECTED, "areas", "pays"), RESULT)],
        (*EXPECTED, "areas", "pays"),
        "no area “pays”",
        "“pay”",
    ),
    "a missing result": (
        [((*EXPECTED, "areas", "pay"), GONE)],
        (*EXPECTED, "areas"),
        "area “pay” is missing",
    ),
    "an unknown band": (
        [((*EXPECTED, "overall", "band"), "begining")],
        (*EXPECTED, "overall", "band"),
        "no band “begining”",
        "“beginning”",
    ),
    "a note where there is no duty": (
        [((*EXPECTED, "must_notes", 1), "jobs-train")],
        (*EXPECTED, "must_notes", 1),
        "no legal duty at the statement “jobs-train”",
    ),
    "a retired id twice": (
        [(("retired",), [{"id": "old", "edition": 1}, {"id": "old", "edition": 1}])],
        ("retired", 1, "id"),
        "retired id “old” stands twice",
    ),
    "a retired id used again": (
        [(("retired",), [{"id": "jobs-train", "edition": 1}])],
        (*TRAIN, "id"),
        "“jobs-train” is retired",
    ),
    "retired in an edition to come": (
        [(("retired",), [{"id": "old", "edition": 2}])],
        ("retired", 0, "edition"),
        "Edition 2 is later than this edition, 1",
    ),
    "a retired statement that began only when it was gone": (
        [(("edition",), 3), (("retired",), [{"id": "old", "since": 3, "edition": 3}])],
        ("retired", 0, "since"),
        "Edition 3 is not earlier than edition 3",
        "the first without it",
    ),
    "an unknown successor": (
        [(("retired",), [{"id": "old", "edition": 1, "successor": "jobs-trane"}])],
        ("retired", 0, "successor"),
        "no statement “jobs-trane”",
        "jobs-train",
    ),
    "numbers too large for a browser": (
        [((*OPTIONS, 3, "points"), 2**50)],
        ("areas",),
        "too large to be added up exactly",
    ),
}


@pytest.mark.parametrize("name", BREAKS)
def test_a_broken_rule_is_the_one_finding_and_at_its_place(data, name):
    changes, place, message, *hint = BREAKS[name]
    change(data, *changes)
    (finding,) = findings(data)
    assert finding.loc == place
    assert message in finding.message
    assert is_a_sentence(finding.message)
    assert all(words in finding.hint for words in hint)
    assert not finding.hint or is_a_sentence(finding.hint)


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param([(("scale", "evidenced"), GONE)], id="a scale may mark no evidenced option"),
        pytest.param([(("scale", "in_place"), "shown")], id="one option may be both in place and evidenced"),
        pytest.param([((*BANDS, 1), GONE), (("examples",), [])], id="one band is enough"),
        pytest.param([((*BANDS, 1, "lower"), 100)], id="a band may hold 100 alone"),
        pytest.param([((*ANSWERS, "pay-on-time"), GONE)], id="an example may leave answers out"),
        pytest.param([((*ANSWERS, "pay-on-time"), "does-not-apply")], id="no reason is needed where none is asked"),
        pytest.param(
            [((*ANSWERS, "pay-on-time"), {"answer": "does-not-apply", "reason": "We buy nothing."})],
            id="a reason may be given where none is asked",
        ),
        pytest.param([((*ANSWERS, "pay-law"), "dont-know")], id="anybody may not know"),
        pytest.param([((*EXPECTED, "overall", "band"), None)], id="there may be no band"),
        pytest.param(
            [
                (
                    ("retired",),
                    [{"id": "old", "edition": 1, "successor": "older"}, {"id": "older", "edition": 1}],
                )
            ],
            id="a successor may be retired in its turn",
        ),
    ],
)
def test_what_is_allowed_is_no_finding(data, changes):
    change(data, *changes)
    assert findings(data) == []


def test_every_broken_rule_is_found_in_one_run(data):
    change(
        data,
        ((*BANDS, 0, "lower"), 1),
        ((*OPTIONS, 1, "points"), 0),
        ((*TRAIN, "steps", "started"), GONE),
        (("areas", 0, "guides", 0), "guidance/gone.md"),
        ((*ANSWERS, "jobs-train"), "begun"),
    )
    assert {finding.loc for finding in findings(data)} == {
        (*BANDS, 0, "lower"),
        (*OPTIONS, 1, "points"),
        (*TRAIN, "steps"),
        ("areas", 0, "guides", 0),
        (*ANSWERS, "jobs-train"),
    }


@given(json_values())
@example({"areas": [{"statements": [{"id": []}]}], "retired": [{"id": "x"}]})
@example(
    {
        "scale": {"options": [{"id": {}}, {"id": 1}, {"id": "x"}]},
        "areas": [{"statements": [{"steps": {"y": 1}}]}],
    }
)
def test_data_of_any_shape_is_borne(data):
    list(broken_rules(data, "any", GUIDES))


NAMES = (
    "id",
    "areas",
    "statements",
    "scale",
    "options",
    "points",
    "bands",
    "lower",
    "steps",
    "guides",
    "retired",
)
MORE_NAMES = (
    "edition",
    "successor",
    "in_place",
    "evidenced",
    "examples",
    "answers",
    "expected",
    "overall",
    "band",
)


@given(json_values(leaves=60, names=(*NAMES, *MORE_NAMES, "must_notes", "must", "weight", "does_not_apply")))
def test_data_of_any_shape_with_the_right_names_is_borne(data):
    for finding in broken_rules(data, "any", GUIDES):
        assert isinstance(finding.loc, tuple)
        assert is_a_sentence(finding.message)


@pytest.mark.parametrize("broken", [None, True, 0, 1.5, "text", [], {}, [None], [[]], ["text"], {"id": []}, [{}]])
def test_one_value_of_any_shape_is_borne(data, broken):
    """Each value of a sound file in its turn is replaced by something else."""
    sound, places = data, list(places_in(data))
    assert len(places) > 150
    for place in places:
        data = deepcopy(sound)
        change(data, (place, broken))
        findings(data)
