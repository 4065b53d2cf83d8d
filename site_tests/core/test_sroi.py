"""Social return on investment: sums worked out by hand, and what must hold for all others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from site_tests.sums import by_hand, case_of, result_of

from social_value.worksheets.sroi import MOST_YEARS, Case, Input, Outcome, calculate

percents = st.integers(0, 100)
outcomes = st.builds(
    Outcome,
    what=st.just("A change"),
    source=st.just("Invented"),
    quantity=st.integers(0, 10_000),
    pence=st.integers(-1_000_000, 1_000_000),
    deadweight=percents,
    attribution=percents,
    years=st.integers(1, MOST_YEARS),
    drop_off=percents,
)
cases = st.builds(
    Case,
    inputs=st.lists(st.builds(Input, what=st.just("Money"), pence=st.integers(0, 10_000_000)), max_size=3).map(tuple),
    outcomes=st.lists(outcomes, max_size=6).map(tuple),
    discount_tenths=st.integers(0, 1000),
    swing=percents,
)


def with_outcomes(case: Case, **changes: int) -> Case:
    return case.model_copy(update={"outcomes": tuple(each.model_copy(update=changes) for each in case.outcomes)})


@pytest.mark.parametrize("data", by_hand(), ids=lambda data: data["id"])
def test_a_sum_is_as_it_was_worked_out_by_hand(data):
    assert calculate(case_of(data)) == result_of(data)


@given(cases)
def test_without_outcomes_there_is_no_value(case):
    result = calculate(case.model_copy(update={"outcomes": ()}))
    assert (result.total, result.low.total, result.high.total) == (0, 0, 0)


@given(cases)
def test_nothing_is_left_where_all_of_it_would_have_happened_anyway_or_others_did_it(case):
    assert calculate(with_outcomes(case, deadweight=100)).total == 0
    assert calculate(with_outcomes(case, attribution=100)).total == 0


@given(cases)
def test_with_nothing_taken_off_it_is_quantity_times_value_times_years(case):
    plain = with_outcomes(case, deadweight=0, attribution=0, drop_off=0).model_copy(update={"discount_tenths": 0})
    assert calculate(plain).total == sum(each.quantity * each.pence * each.years for each in case.outcomes)


@given(cases)
def test_the_result_is_never_outside_its_range(case):
    result = calculate(case)
    assert result.low.total <= result.total <= result.high.total
    if result.ratio is not None and result.low.ratio is not None and result.high.ratio is not None:
        assert result.low.ratio <= result.ratio <= result.high.ratio


@given(cases, st.sampled_from(["deadweight", "attribution", "drop_off"]), percents, percents)
def test_taking_off_more_never_adds_to_a_gain(case, field, one, other):
    gains = case.model_copy(update={"outcomes": tuple(each for each in case.outcomes if each.pence > 0)})
    less, more = sorted((one, other))
    assert (
        calculate(with_outcomes(gains, **{field: more})).total <= calculate(with_outcomes(gains, **{field: less})).total
    )


@given(cases)
def test_the_figures_of_an_outcome_add_up_but_for_their_rounding(case):
    result = calculate(case)
    assert abs(sum(each.total for each in result.outcomes) - result.total) <= len(result.outcomes)
    for each in result.outcomes:
        assert abs(sum(each.discounted) - each.total) <= len(each.discounted)
        assert each.years[0] == each.discounted[0] == each.after_attribution


@given(cases)
def test_the_order_of_outcomes_does_not_matter(case):
    turned = case.model_copy(update={"outcomes": case.outcomes[::-1], "inputs": case.inputs[::-1]})
    assert calculate(turned).total == calculate(case).total
