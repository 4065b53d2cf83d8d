"""The arithmetic of social return on investment, as `sroi.mjs` does it in the browser: the same rules, twice.

For one outcome, `quantity` times `value of one for one year` is its gross value. Deadweight is taken off that, and
attribution off what is left. The first year keeps all of it; each later year keeps what drop-off leaves of the year
before. A year that is k years after the first is divided by (1 + rate) k times: the first is not discounted. The sum of
all years of all outcomes, divided by all inputs, is the ratio. Without inputs there is none.

In the low case deadweight and attribution of a gain are `swing` percentage points higher, and those of a loss lower; in
the high case it is the other way round. None goes below 0 or above 100. So the low case is never above the middle, and
the high case never below it.

Everything is exact until it is shown. Each figure is rounded once, by itself, to whole pence, and a half is rounded
up (towards more); so figures of a table may not add up to its last penny.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import chain, repeat
from math import floor, prod
from typing import Annotated

from pydantic import Field

from social_value.fields import Line, Model

Percent = Annotated[int, Field(ge=0, le=100)]
Pence = Annotated[int, Field(ge=-100_000_000_00, le=100_000_000_00)]

MOST_YEARS = 10


class Input(Model):
    """Something that was put in."""

    what: Line
    """What it is."""
    pence: Annotated[Pence, Field(ge=0)]
    """What it is worth."""


class Outcome(Model):
    """Something that changed for people."""

    what: Line
    """What changed, and for whom."""
    quantity: Annotated[int, Field(ge=0, le=1_000_000)]
    """For how many."""
    pence: Pence
    """Value for one of them for one year; below zero for harm."""
    source: Line
    """Where that value comes from."""
    deadweight: Percent
    """How much of it would have happened anyway."""
    attribution: Percent
    """How much of the rest others did."""
    years: Annotated[int, Field(ge=1, le=MOST_YEARS)]
    """How many years it lasts."""
    drop_off: Percent
    """How much of it is lost from each year to the next."""


class Case(Model):
    """What is put into the calculation."""

    inputs: tuple[Input, ...] = ()
    """Everything that was put in."""
    outcomes: tuple[Outcome, ...] = ()
    """Everything that changed."""
    discount_tenths: Annotated[int, Field(ge=0, le=1000)]
    """The rate at which later years count for less, in tenths of a percent: 35 is 3.5%."""
    swing: Percent
    """By how many percentage points the low and the high case differ."""


class OutcomeResult(Model):
    """The steps for one outcome, in pence."""

    gross: int
    """Quantity times value."""
    after_deadweight: int
    """Without what would have happened anyway."""
    after_attribution: int
    """Without what others did: the value of the first year."""
    years: tuple[int, ...]
    """Each year after drop-off."""
    discounted: tuple[int, ...]
    """Each year at today's value."""
    total: int
    """All years at today's value."""


class Total(Model):
    """A sum, and what it is for each £1 put in."""

    total: int
    """All outcomes at today's value, in pence."""
    ratio: int | None
    """Pence for each £1, or nothing where nothing was put in."""


class Result(Total):
    """The calculation, step by step."""

    inputs: int
    """Everything that was put in, in pence."""
    outcomes: tuple[OutcomeResult, ...]
    """Each outcome, in order."""
    low: Total
    """With more deadweight and attribution."""
    high: Total
    """With less of them."""


def calculate(case: Case) -> Result:
    """Work out every step."""
    inputs = sum(each.pence for each in case.inputs)
    return Result(
        inputs=inputs,
        outcomes=tuple(_steps(outcome, case.discount_tenths) for outcome in case.outcomes),
        low=_total(case, inputs, case.swing),
        high=_total(case, inputs, -case.swing),
        **_total(case, inputs, 0).model_dump(),
    )


def _total(case: Case, inputs: int, swing: int) -> Total:
    """The sum, with deadweight and attribution higher by `swing` points."""
    years = (_discounted(each, case.discount_tenths, swing) for each in case.outcomes)
    total = sum(chain.from_iterable(years), Fraction())
    return Total(total=_rounded(total), ratio=_rounded(total * 100 / inputs) if inputs else None)


def _steps(outcome: Outcome, discount_tenths: int) -> OutcomeResult:
    gross = Fraction(outcome.quantity * outcome.pence)
    after_deadweight = gross * _kept(outcome.deadweight)
    discounted = _discounted(outcome, discount_tenths, 0)
    years = _years(outcome, 0)
    return OutcomeResult(
        gross=_rounded(gross),
        after_deadweight=_rounded(after_deadweight),
        after_attribution=_rounded(years[0]),
        years=tuple(map(_rounded, years)),
        discounted=tuple(map(_rounded, discounted)),
        total=_rounded(sum(discounted, Fraction())),
    )


def _discounted(outcome: Outcome, discount_tenths: int, swing: int) -> list[Fraction]:
    factor = 1 + Fraction(discount_tenths, 1000)
    return [value / _power(factor, year) for year, value in enumerate(_years(outcome, swing))]


def _years(outcome: Outcome, swing: int) -> list[Fraction]:
    points = swing if outcome.pence > 0 else -swing
    deadweight, attribution = (_within(each + points) for each in (outcome.deadweight, outcome.attribution))
    first = outcome.quantity * outcome.pence * _kept(deadweight) * _kept(attribution)
    return [first * _power(_kept(outcome.drop_off), year) for year in range(outcome.years)]


def _kept(percent: int) -> Fraction:
    return Fraction(100 - percent, 100)


def _power(value: Fraction, times: int) -> Fraction:
    """An exact power. Python's own has a type that allows for inexact ones."""
    return prod(repeat(value, times), start=Fraction(1))


def _within(percent: int) -> int:
    return max(0, min(100, percent))


def _rounded(value: Fraction) -> int:
    return floor(value + Fraction(1, 2))
