"""The scoring, rule by rule, and what must hold of it for any checklist and any answers."""

from __future__ import annotations

from dataclasses import astuple
from fractions import Fraction
from math import floor

import pytest
from hypothesis import given
from hypothesis import strategies as st
from site_tests.strategies import Answers, assessments, assessments_from, make_checklist

from social_value.checklists.model import DOES_NOT_APPLY, DONT_KNOW, Area, Checklist
from social_value.checklists.scoring import AreaScore, Counts, Evidence, Result, score

NA, DK = DOES_NOT_APPLY, DONT_KNOW


def answers_of(*answers: str | None) -> Answers:
    """Answers to s1, s2, …, where None is no answer."""
    return {f"s{place}": answer for place, answer in enumerate(answers, start=1) if answer is not None}


def only_area(checklist: Checklist, *answers: str | None) -> AreaScore:
    (area,) = score(checklist, answers_of(*answers)).areas
    return area


# ---- one statement, each answer


@pytest.mark.parametrize(
    ("answer", "earned", "available", "percent", "low", "high"),
    [
        ("o0", 0, 3, 0, 0, 0),
        ("o1", 1, 3, 33, 33, 33),
        ("o2", 2, 3, 67, 67, 67),
        ("o3", 3, 3, 100, 100, 100),
        (NA, 0, 0, None, None, None),
        (DK, 0, 0, None, 0, 100),
        (None, 0, 0, None, 0, 100),
        ("gone", 0, 0, None, 0, 100),
        ("", 0, 0, None, 0, 100),
        ("O3", 0, 0, None, 0, 100),
        ("constructor", 0, 0, None, 0, 100),
    ],
)
def test_a_statement_scores_by_its_answer(answer, earned, available, percent, low, high):
    area = only_area(make_checklist([1]), answer)
    assert (area.earned, area.available, area.percent, area.low, area.high) == (
        earned,
        available,
        percent,
        low,
        high,
    )


@pytest.mark.parametrize(
    ("answer", "counts"),
    [
        ("o0", Counts(1, 0, 0, 0)),
        ("o3", Counts(1, 0, 0, 0)),
        (NA, Counts(0, 1, 0, 0)),
        (DK, Counts(0, 0, 1, 0)),
        (None, Counts(0, 0, 0, 1)),
        ("gone", Counts(0, 0, 0, 1)),
    ],
)
def test_a_statement_is_counted_by_its_answer(answer, counts):
    result = score(make_checklist([1]), answers_of(answer))
    assert result.counts == counts
    assert result.areas[0].counts == counts


def test_an_answer_to_an_unknown_statement_changes_nothing():
    checklist = make_checklist([1, 1])
    answers = answers_of("o1", "o2")
    assert score(checklist, answers | {"s3": "o3", "gone": "o0", "": "o0"}) == score(checklist, answers)


def test_no_answers_at_all_give_no_percent_and_no_band():
    result = score(make_checklist([1, 1], [1]), {})
    assert [area.percent for area in result.areas] == [None, None]
    assert (result.overall.percent, result.overall.band, result.overall.provisional) == (None, None, True)
    assert result.counts == Counts(0, 0, 0, 3)


# ---- areas


def test_does_not_apply_is_left_out_of_points_and_maximum():
    assert only_area(make_checklist([1, 1, 1]), "o3", NA, "o0").percent == 50


def test_dont_know_is_left_out_of_points_and_maximum():
    area = only_area(make_checklist([1, 1, 1]), "o3", DK, "o0")
    assert (area.earned, area.available, area.percent) == (3, 6, 50)


def test_unanswered_is_not_zero():
    area = only_area(make_checklist([1, 1]), "o3", None)
    assert (area.earned, area.available, area.percent) == (3, 3, 100)


def test_an_area_where_nothing_applies_has_no_percent_and_no_range():
    area = only_area(make_checklist([1, 5]), NA, NA)
    assert (area.available, area.percent, area.low, area.high) == (0, None, None, None)


def test_an_area_of_dont_knows_has_a_range_and_no_percent():
    area = only_area(make_checklist([1, 5]), DK, NA)
    assert (area.percent, area.low, area.high) == (None, 0, 100)


@pytest.mark.parametrize(
    ("weights", "answers", "percent"),
    [
        ([1, 1], ("o3", "o0"), 50),
        ([3, 1], ("o3", "o0"), 75),
        ([1, 3], ("o3", "o0"), 25),
        ([10, 1], ("o3", "o0"), 91),  # 30 of 33 = 90.91
        ([10, 1], ("o0", "o3"), 9),  # 3 of 33 = 9.09
        ([2, 3, 5], ("o1", "o2", "o3"), 77),  # 2 + 6 + 15 = 23 of 30 = 76.67
        ([2, 3, 5], ("o1", NA, "o3"), 81),  # 2 + 15 = 17 of 21 = 80.95
    ],
)
def test_a_weight_counts_a_statement_several_times(weights, answers, percent):
    assert only_area(make_checklist(weights), *answers).percent == percent


@pytest.mark.parametrize(
    ("earned", "of", "percent"),
    [
        (1, 8, 13),  # 12.5: Python's round would say 12
        (3, 8, 38),  # 37.5
        (5, 8, 63),  # 62.5: Python's round would say 62
        (7, 8, 88),  # 87.5
        (1, 40, 3),  # 2.5
        (3, 40, 8),  # 7.5
        (39, 40, 98),  # 97.5
        (1, 3, 33),
        (2, 3, 67),
        (49, 99, 49),  # 49.49
        (50, 99, 51),  # 50.51
        (12, 97, 12),  # 12.37
        (14, 97, 14),  # 14.43
        (15, 97, 15),  # 15.46
        (16, 97, 16),  # 16.49
        (17, 97, 18),  # 17.53
        (1, 100, 1),
        (99, 100, 99),
    ],
)
def test_a_half_rounds_up_and_less_rounds_down(earned, of, percent):
    assert only_area(make_checklist([1], points=(0, earned, of), evidenced=None), "o1").percent == percent


def test_half_a_percent_is_one_and_half_a_percent_short_of_all_is_all():
    checklist = make_checklist([1, 1], points=(0, 1, 99, 100))
    assert only_area(checklist, "o1", "o0").percent == 1  # 1 of 200
    assert only_area(checklist, "o2", "o3").percent == 100  # 199 of 200


def test_the_lowest_option_may_have_points():
    checklist = make_checklist([1, 1], points=(2, 3, 4), evidenced=None)
    area = only_area(checklist, "o0", None)
    assert (area.earned, area.available, area.percent) == (2, 4, 50)
    assert (area.low, area.high) == (50, 75)


# ---- the range


@pytest.mark.parametrize(
    ("weights", "answers", "low", "high"),
    [
        ([1, 1], ("o3", None), 50, 100),
        ([1, 1], ("o3", DK), 50, 100),
        ([1, 1], ("o0", None), 0, 50),
        ([1, 1], ("o3", NA), 100, 100),
        ([1, 1, 1], ("o1", None, DK), 11, 78),  # 1 of 9, and 7 of 9
        ([1, 1, 1], ("o1", NA, DK), 17, 67),  # 1 of 6, and 4 of 6
        ([1, 3], ("o2", None), 17, 92),  # 2 of 12, and 11 of 12
        ([3, 1], ("o2", None), 50, 75),  # 6 of 12, and 9 of 12
        ([1, 1], (None, None), 0, 100),
        ([1, 1], (NA, DK), 0, 100),
        ([1, 1], ("gone", "o3"), 50, 100),
    ],
)
def test_the_range_gives_open_statements_the_lowest_and_the_highest_option(weights, answers, low, high):
    area = only_area(make_checklist(weights), *answers)
    assert (area.low, area.high) == (low, high)


# ---- the whole checklist


@pytest.mark.parametrize(
    ("percents", "mean"),
    [
        ((40, 41), 41),  # 40.5, after an even number
        ((41, 42), 42),  # 41.5, after an odd number
        ((0, 1), 1),
        ((99, 100), 100),
        ((0, 0, 1), 0),
        ((0, 1, 1), 1),
        ((33, 33, 34), 33),
        ((10, 20, 31, 41), 26),  # 25.5
        ((100,), 100),
        ((0, 100), 50),
    ],
)
def test_the_overall_percent_is_the_plain_mean_with_a_half_rounded_up(percents, mean):
    # With options worth 0 to 100 of 100 points in pairs, a statement's percent is whatever is wanted.
    assert _overall_of(*percents).percent == mean


def _overall_of(*percents):
    wanted = sorted({0, 100, *percents})
    checklist = make_checklist(
        *([1] for _ in percents), points=wanted, in_place=1, evidenced=None, bands=(0, 25, 50, 75)
    )
    return score(checklist, answers_of(*(f"o{wanted.index(percent)}" for percent in percents))).overall


def test_every_area_counts_the_same_however_many_statements_it_has():
    checklist = make_checklist([10] * 20, [1])
    answers = answers_of(*["o3"] * 20, "o0")
    assert score(checklist, answers).overall.percent == 50


def test_the_overall_percent_is_the_mean_of_rounded_percents():
    # 1 of 3 and 1 of 3 and 2 of 3 are 33, 33 and 67: 44.33, where the exact mean is 44.44; and
    # 1 of 8 four times is 13 each, where the exact mean, 12.5, would be 13 too.
    checklist = make_checklist([1], [1], points=(0, 1, 8), evidenced=None)
    assert score(checklist, answers_of("o1", "o0")).overall.percent == 7  # 13 and 0: 6.5, where exactly it is 6.25


def test_an_area_without_a_percent_is_left_out_of_the_mean():
    checklist = make_checklist([1], [1], [1])
    assert score(checklist, answers_of("o3", NA, "o0")).overall.percent == 50
    assert score(checklist, answers_of("o3", None, DK)).overall.percent == 100


@pytest.mark.parametrize(
    ("answers", "provisional"),
    [
        (("o0", "o3"), False),
        ((NA, DK), False),
        ((DK, DK), False),
        (("o0", None), True),
        (("o0", "gone"), True),
        ((None, None), True),
    ],
)
def test_the_result_is_provisional_until_every_statement_has_a_state(answers, provisional):
    assert score(make_checklist([1], [1]), answers_of(*answers)).overall.provisional is provisional


@pytest.mark.parametrize(
    ("percent", "band"),
    [
        (0, "b0"),
        (1, "b0"),
        (24, "b0"),
        (25, "b1"),
        (26, "b1"),
        (49, "b1"),
        (50, "b2"),
        (51, "b2"),
        (74, "b2"),
        (75, "b3"),
        (76, "b3"),
        (99, "b3"),
        (100, "b3"),
    ],
)
def test_a_band_begins_at_its_lower_percent(percent, band):
    overall = _overall_of(percent)
    assert (overall.percent, overall.band) == (percent, band)


def test_one_band_holds_every_percent():
    checklist = make_checklist([1], bands=(0,))
    assert {score(checklist, answers_of(f"o{place}")).overall.band for place in range(4)} == {"b0"}


def test_a_band_may_hold_100_alone():
    checklist = make_checklist([1, 1], points=(0, 99, 100), evidenced=None, bands=(0, 100))
    assert score(checklist, answers_of("o1", "o1")).overall.band == "b0"
    assert score(checklist, answers_of("o2", "o2")).overall.band == "b1"


# ---- what could be shown in a tender


@pytest.mark.parametrize(
    ("answers", "shown", "in_place"),
    [
        (("o3", "o2", "o1", "o0"), 1, 2),
        (("o3", "o3", "o3", "o3"), 4, 4),
        (("o2", "o2", "o2", "o2"), 0, 4),
        (("o1", "o0", "o1", "o0"), 0, 0),
        (("o3", NA, DK, None), 1, 1),
        ((NA, DK, None, "gone"), 0, 0),
    ],
)
def test_evidence_is_read_among_what_is_in_place(answers, shown, in_place):
    assert score(make_checklist([1, 9], [1, 1]), answers_of(*answers)).evidence == Evidence(shown, in_place)


def test_options_above_the_marked_ones_count_too():
    checklist = make_checklist([1, 1, 1, 1], points=(0, 1, 2, 3), in_place=1, evidenced=2)
    assert score(checklist, answers_of("o0", "o1", "o2", "o3")).evidence == Evidence(shown=2, in_place=3)


def test_one_option_may_be_both_in_place_and_evidenced():
    checklist = make_checklist([1, 1, 1], points=(0, 1, 2), in_place=1, evidenced=1)
    assert score(checklist, answers_of("o0", "o1", "o2")).evidence == Evidence(shown=2, in_place=2)


def test_a_scale_without_an_evidenced_option_has_no_evidence_reading():
    checklist = make_checklist([1, 1], evidenced=None)
    assert score(checklist, answers_of("o3", "o2")).evidence == Evidence(0, 0)


# ---- legal duties


@pytest.mark.parametrize(
    ("answer", "raised"),
    [
        ("o0", True),
        ("o1", True),
        ("o2", False),
        ("o3", False),
        (NA, False),
        (DK, False),
        (None, False),
        ("gone", False),
    ],
)
def test_a_legal_duty_below_in_place_raises_its_note(answer, raised):
    result = score(make_checklist([1, 1], must=[2]), answers_of("o0", answer))
    assert result.must_notes == (("s2",) if raised else ())


def test_notes_stand_in_the_checklists_order():
    checklist = make_checklist([1, 1], [1, 1], must=[1, 3, 4])
    answers = {"s4": "o1", "s3": "o2", "s2": "o0", "s1": "o0"}
    assert score(checklist, answers).must_notes == ("s1", "s4")


def test_where_the_lowest_option_is_in_place_no_note_is_raised():
    checklist = make_checklist([1], must=[1], in_place=0)
    assert score(checklist, answers_of("o0")).must_notes == ()


@given(assessments())
def test_a_legal_duty_changes_no_number(assessment):
    checklist, answers = assessment
    without = checklist.model_copy(
        update={
            "areas": tuple(
                _with_statements(area, [_without_duty(item) for item in area.statements]) for area in checklist.areas
            )
        }
    )
    first, second = score(checklist, answers), score(without, answers)
    assert (first.areas, first.overall, first.counts, first.evidence) == (
        second.areas,
        second.overall,
        second.counts,
        second.evidence,
    )


# ---- any checklist, any answers


@given(assessments())
def test_percents_are_exact_quotients_with_halves_rounded_up(assessment):
    """A second reading of the rules, in fractions."""
    checklist, answers = assessment
    points = {option.id: option.points for option in checklist.scale.options}
    lowest, highest = checklist.scale.options[0].points, checklist.scale.options[-1].points

    def percent(earned, most):
        return floor(Fraction(100 * earned, most) + Fraction(1, 2)) if most else None

    result = score(checklist, answers)
    for area, got in zip(checklist.areas, result.areas, strict=True):
        scored = [item for item in area.statements if answers.get(item.id) in points]
        open_ = [item for item in area.statements if answers.get(item.id) not in {*points, NA}]
        earned = sum(points[answers[item.id]] * item.weight for item in scored)
        most = sum(highest * item.weight for item in scored)
        low = earned + sum(lowest * item.weight for item in open_)
        high = earned + sum(highest * item.weight for item in open_)
        most_of_all = most + sum(highest * item.weight for item in open_)
        assert (got.id, got.earned, got.available) == (area.id, earned, most)
        assert got.percent == percent(earned, most)
        assert (got.low, got.high) == (percent(low, most_of_all), percent(high, most_of_all))
    percents = [area.percent for area in result.areas if area.percent is not None]
    assert result.overall.percent == percent(sum(percents), 100 * len(percents))


@given(assessments())
def test_the_range_is_in_order_and_holds_the_percent_of_a_complete_area(assessment):
    for area in score(*assessment).areas:
        assert (area.low is None) == (area.high is None)
        if area.low is not None:
            assert 0 <= area.low <= area.high <= 100
        if area.percent is not None:
            assert 0 <= area.percent <= 100
            assert area.low is not None
        if area.counts.dont_know == area.counts.unanswered == 0:
            assert area.low == area.percent == area.high


@given(assessments())
def test_counts_add_up(assessment):
    checklist, answers = assessment
    result = score(checklist, answers)
    for area, got in zip(checklist.areas, result.areas, strict=True):
        assert sum(astuple(got.counts)) == len(area.statements)
        assert (got.counts.scored == 0) == (got.percent is None)
    assert sum(astuple(result.counts)) == len(list(checklist.statements()))
    for state in ("scored", "does_not_apply", "dont_know", "unanswered"):
        assert getattr(result.counts, state) == sum(getattr(area.counts, state) for area in result.areas)
    assert 0 <= result.evidence.shown <= result.evidence.in_place <= result.counts.scored


@given(assessments(), st.data())
def test_one_more_answer_never_widens_the_range(assessment, data):
    checklist, answers = assessment
    options = [option.id for option in checklist.scale.options]
    open_ = [item.id for item in checklist.statements() if answers.get(item.id) not in {*options, NA}]
    if not open_:
        return
    more = answers | {data.draw(st.sampled_from(open_)): data.draw(st.sampled_from([*options, NA]))}
    for before, after in zip(score(checklist, answers).areas, score(checklist, more).areas, strict=True):
        if after.low is not None:  # the last open statement of an area may turn out not to apply
            assert before.low <= after.low <= after.high <= before.high


@given(assessments(), st.data())
def test_a_higher_option_never_lowers_a_number(assessment, data):
    checklist, answers = assessment
    options = [option.id for option in checklist.scale.options]
    below_top = [item.id for item in checklist.statements() if answers.get(item.id) in options[:-1]]
    if not below_top:
        return
    raised = data.draw(st.sampled_from(below_top))
    higher = data.draw(st.sampled_from(options[options.index(answers[raised]) + 1 :]))
    first, second = score(checklist, answers), score(checklist, answers | {raised: higher})
    for before, after in zip(first.areas, second.areas, strict=True):
        for field in ("earned", "percent", "low", "high"):
            assert (getattr(before, field) is None) == (getattr(after, field) is None)
            assert (getattr(before, field) or 0) <= (getattr(after, field) or 0)
    assert first.overall.percent <= second.overall.percent
    assert first.evidence.shown <= second.evidence.shown
    assert first.evidence.in_place <= second.evidence.in_place
    assert set(second.must_notes) <= set(first.must_notes)


@given(assessments(), st.randoms(use_true_random=False))
def test_the_order_of_areas_statements_and_answers_changes_no_number(assessment, random):
    checklist, answers = assessment
    areas = [_with_statements(area, random.sample(area.statements, len(area.statements))) for area in checklist.areas]
    shuffled = checklist.model_copy(update={"areas": tuple(random.sample(areas, len(areas)))})
    reordered = dict(random.sample(list(answers.items()), len(answers)))
    first, second = score(checklist, answers), score(shuffled, reordered)
    assert {area.id: area for area in first.areas} == {area.id: area for area in second.areas}
    assert (first.overall, first.counts, first.evidence) == (second.overall, second.counts, second.evidence)
    assert set(first.must_notes) == set(second.must_notes)


@given(assessments())
def test_scoring_is_the_same_every_time_and_leaves_the_answers_alone(assessment):
    checklist, answers = assessment
    kept = dict(answers)
    assert score(checklist, answers) == score(checklist, answers)
    assert answers == kept


@given(assessments())
def test_every_number_is_a_small_whole_number(assessment):
    for number in _numbers(score(*assessment)):
        assert type(number) is int
        assert 0 <= number < 2**53


def test_the_largest_checklist_stays_exact_in_a_browser():
    checklist = make_checklist(*[[10] * 20] * 30, points=(0, 98, 99, 100))
    result = score(checklist, answers_of(*["o3"] * 600))
    assert result.overall.percent == 100
    # The largest number on the way to a percent is 200 × earned + available.
    assert max(200 * area.earned + area.available for area in result.areas) < 2**53


# ---- the maker of many


def test_checklists_and_answers_made_from_a_seed_are_the_same_every_time():
    first = list(assessments_from(seed=1, number=20))
    assert first == list(assessments_from(seed=1, number=20))
    assert first != list(assessments_from(seed=2, number=20))


def test_checklists_and_answers_made_from_a_seed_meet_every_case():
    results = [(checklist, score(checklist, answers)) for checklist, answers in assessments_from(2026, 500)]
    areas = [area for _, result in results for area in result.areas]
    assert any(area.percent is None and area.high is None for area in areas)
    assert any(area.percent is None and area.high is not None for area in areas)
    assert any(area.percent == area.low == area.high for area in areas)
    assert any(200 * area.earned % (2 * area.available) == area.available for area in areas if area.available)
    assert any(result.overall.percent is None for _, result in results)
    assert any(result.overall.provisional for _, result in results)
    assert any(not result.overall.provisional for _, result in results)
    assert any(result.must_notes for _, result in results)
    assert any(0 < result.evidence.shown < result.evidence.in_place for _, result in results)
    assert any(checklist.scale.evidenced is None for checklist, _ in results)
    assert {area for _, result in results for area in [result.overall.band]} >= {
        None,
        "b0",
        "b1",
        "b2",
        "b3",
        "b4",
    }


def _with_statements(area: Area, statements) -> Area:
    return area.model_copy(update={"statements": tuple(statements)})


def _without_duty(statement):
    return statement.model_copy(update={"must": None})


def _numbers(result: Result):
    for area in result.areas:
        yield from (area.earned, area.available)
        yield from (number for number in (area.percent, area.low, area.high) if number is not None)
        yield from astuple(area.counts)
    if result.overall.percent is not None:
        yield result.overall.percent
    yield from astuple(result.counts)
    yield from astuple(result.evidence)
