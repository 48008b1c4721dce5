"""Whether a written value fits the question it answers."""

from __future__ import annotations

from collections.abc import Callable

from lawbase.records.base import partial_day
from lawbase.records.topic import Question
from lawbase.records.values import (
    RawValue,
    members,
    read_duration,
    read_factor,
    read_money,
    read_number,
    read_share,
)


def value_fault(question: Question, value: RawValue) -> str:
    """Say why a value does not fit its question; empty when it does."""
    if not isinstance(value, str) and (question.type != "money" or not _is_bound(value)):
        return "only a sum can be `greater-of` or `lesser-of`, with two or more members"
    for member in members(value):
        try:
            _READERS[question.type](question, member)
        except ValueError as fault:
            return str(fault)
    return ""


def _is_bound(value: dict[str, tuple[str, ...]]) -> bool:
    return len(value) == 1 and set(value) <= {"greater-of", "lesser-of"} and all(len(v) > 1 for v in value.values())


def _choice(question: Question, value: str) -> None:
    if value not in question.choices:
        raise ValueError(f"“{value}” is not a choice of {question.id}; it has {', '.join(question.choices)}")


def _yes_no(question: Question, value: str) -> None:
    if value not in ("yes", "no", "excluded"):
        raise ValueError(f"“{value}” is not yes or no")


def _day(question: Question, value: str) -> None:
    partial_day(value)


_READERS: dict[str, Callable[[Question, str], object]] = {
    "choice": _choice,
    "yes-no": _yes_no,
    "duration": lambda question, value: read_duration(value, question.unit),
    "money": lambda question, value: read_money(value),
    "number": lambda question, value: read_number(value),
    "share": lambda question, value: read_share(value),
    "factor": lambda question, value: read_factor(value),
    "date": _day,
    "text": lambda question, value: None,
}
