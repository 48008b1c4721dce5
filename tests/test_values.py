"""Typed values: how a penalty, a sum, a factor and a share are written and compared."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from lawbase.checks.values import value_fault
from lawbase.records.accepted import read_accepted
from lawbase.records.source import Event, status_on
from lawbase.records.topic import Question
from lawbase.records.values import read_duration, read_factor, read_money, read_number, read_share, words_of


@pytest.mark.parametrize(
    ("text", "unit", "number"),
    [
        ("3 years", "months", 36),
        ("6 months", "months", 6),
        ("72 hours", "hours", 72),
        ("1 day", "hours", 24),
        ("90 days", "days", 90),
        ("6 years 1 day", "days", 2161),
        ("2 weeks", "days", 14),
        ("0 months", "months", 0),
        ("18 months", "years", Fraction(3, 2)),
    ],
)
def test_a_duration_is_compared_in_the_unit_of_its_question(text: str, unit: str, number: Fraction) -> None:
    assert read_duration(text, unit).number == number


def test_life_stands_above_every_term_and_death_above_life() -> None:
    terms = ["by-reference", "1 year", "40 years", "life", "death"]
    assert sorted(reversed(terms), key=lambda text: read_duration(text, "months").order) == terms


@pytest.mark.parametrize("text", ["", "three years", "3", "3 years and", "years 3", "-1 years"])
def test_what_is_no_duration_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a duration"):
        read_duration(text, "months")


@pytest.mark.parametrize(
    ("text", "amount", "measure"),
    [
        ("100000 EUR", 100000, "EUR"),
        ("360 day-fine", 360, "day-fine"),
        ("3 x advantage", 3, "x advantage"),
        ("level 10", 10, "level"),
        ("1000 minimum-wage-month", 1000, "minimum-wage-month"),
        ("0.5 penalty-unit", Decimal("0.5"), "penalty-unit"),
        ("open", None, ""),
    ],
)
def test_money_keeps_the_measure_of_the_law(text: str, amount: Decimal | None, measure: str) -> None:
    money = read_money(text)
    assert (money.amount, money.measure) == (amount, measure)


@pytest.mark.parametrize("text", ["EUR 100", "100,000 EUR", "much"])
def test_what_is_no_sum_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a sum"):
        read_money(text)


@pytest.mark.parametrize(
    ("text", "floor", "ceiling"),
    [
        ("x 1/2", Fraction(1, 2), Fraction(1, 2)),
        ("+ 1/3", Fraction(4, 3), Fraction(4, 3)),
        ("- 1/3", Fraction(2, 3), Fraction(2, 3)),
        ("+ 1/2 .. + 3/4", Fraction(3, 2), Fraction(7, 4)),
    ],
)
def test_a_factor_multiplies_the_basic_penalty(text: str, floor: Fraction, ceiling: Fraction) -> None:
    assert read_factor(text) == (floor, ceiling)


@pytest.mark.parametrize("text", ["half", "x 1 .. x 2 .. x 3"])
def test_what_is_no_factor_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"is not a factor|more than two"):
        read_factor(text)


def test_shares_and_numbers() -> None:
    assert read_share("4 % of worldwide turnover").number == 4 and read_number("18").number == 18
    for read, text in ((read_share, "four"), (read_number, "x")):
        with pytest.raises(ValueError, match="is not a"):
            read(text)


def test_a_greater_of_is_put_in_words() -> None:
    assert words_of({"greater-of": ("3000000 TZS", "3 x advantage")}) == "greater of 3000000 TZS and 3 x advantage"


@pytest.mark.parametrize(
    ("kind", "value", "fault"),
    [
        ("money", {"greater-of": ("1 EUR", "2 x gain")}, ""),
        ("money", {"most-of": ("1 EUR", "2 EUR")}, "only a sum"),
        ("money", {"greater-of": ("1 EUR",)}, "only a sum"),
        ("duration", {"greater-of": ("1 year", "2 years")}, "only a sum"),
        ("yes-no", "perhaps", "is not yes or no"),
        ("date", "2020-13", "no day"),
        ("text", "The Commissioner", ""),
    ],
)
def test_a_value_fits_its_question_or_not(kind: str, value: object, fault: str) -> None:
    question = Question.model_validate(
        {"id": "q", "ask": "?", "type": kind, "unit": "months" if kind == "duration" else ""}
    )
    assert fault in value_fault(question, value) if fault else value_fault(question, value) == ""  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "given", "held"),
    [
        ("a | b", ("b",), True),
        ("a | b", ("c",), False),
        ("a & b", ("a", "b", "c"), True),
        ("a & b", ("a",), False),
        ("not a | b", ("c",), True),
        ("not a | b", ("c", "a"), False),
        ("*", ("x",), True),
        ("*", (), False),
        ("", ("x",), True),
    ],
)
def test_what_a_treaty_accepts_as_choices(text: str, given: tuple[str, ...], held: bool) -> None:
    assert read_accepted(text).holds(given) is held


@pytest.mark.parametrize(
    ("text", "number", "held"),
    [(">= 60", 60, True), ("> 60", 60, False), ("<= 90", 91, False), ("< 2", 1, True), ("= 3", 3, True)],
)
def test_what_a_treaty_accepts_as_numbers(text: str, number: int, held: bool) -> None:
    assert read_accepted(text).holds_number(Fraction(number)) is held


@pytest.mark.parametrize("text", ["a | b & c", "A", "a |"])
def test_an_accepted_expression_that_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"mixes|is not a list"):
        read_accepted(text)


def test_a_bound_is_not_held_against_choices() -> None:
    with pytest.raises(ValueError, match="number"):
        read_accepted(">= 3").holds(("a",))


EVENTS = tuple(
    Event.model_validate(event)
    for event in (
        {"kind": "assented", "day": "2018-05-16"},
        {"kind": "commenced", "day": "2018-05-30"},
        {"kind": "suspended", "day": "2018-06", "by": "High Court"},
        {"kind": "upheld", "day": "2020-02-20", "by": "High Court"},
        {"kind": "repealed", "day": "2030"},
    )
)


@pytest.mark.parametrize(
    ("day", "status"),
    [
        ("2018-05-01", "not-commenced"),
        ("2018-05-30", "in-force"),
        ("2019-01-01", "suspended"),
        ("2021-01-01", "in-force"),
        ("2031-01-01", "repealed"),
    ],
)
def test_status_on_a_day_is_computed_from_events(day: str, status: str) -> None:
    assert status_on(EVENTS, day) == status


def test_a_bill_stays_a_bill_and_no_event_says_nothing() -> None:
    assert status_on((), "2020-01-01", is_bill=True) == "bill" and status_on((), "2020-01-01") == "unknown"
