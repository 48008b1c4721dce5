"""Typed values: durations, money, factors, shares and choices, as `corpus/README.md` says they are written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Annotated

from pydantic import StringConstraints

ValueText = Annotated[str, StringConstraints(min_length=1)]
RawValue = ValueText | dict[str, tuple[ValueText, ...]]
"""A value as written: text, or `greater-of` / `lesser-of` with a list of sums."""

_DURATION_PART = re.compile(r"(\d+(?:\.\d+)?) (year|month|week|day|hour|minute)s?")
_HOURS = {"minute": Fraction(1, 60), "hour": Fraction(1), "day": Fraction(24), "week": Fraction(168)}
_HOURS_A_MONTH = 30 * 24
_MONEY = re.compile(
    r"(?P<sum>\d+(?:\.\d+)?) (?P<measure>[A-Z]{3}|day-fine|minimum-wage-(?:month|day)|penalty-unit|index-unit|[a-z]+(?:-[a-z]+)*)"
)
_MULTIPLE = re.compile(r"(?P<factor>\d+(?:\.\d+)?) x (?P<base>[a-z]+(?:-[a-z]+)*)")
_LEVEL = re.compile(r"level \d+")
_FACTOR = re.compile(r"(?P<sign>[x+-]) (?P<n>\d+(?:\.\d+)?)(?:/(?P<d>\d+))?")
_SHARE = re.compile(r"(\d+(?:\.\d+)?) %(?: of (.+))?")
BEYOND_TERMS = ("life", "death")
_UNITS = {
    "months": Fraction(_HOURS_A_MONTH),
    "years": Fraction(_HOURS_A_MONTH * 12),
    "days": Fraction(24),
    "hours": Fraction(1),
}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that can be compared, or the reason why there is none.

    `number` is in the unit of the question; `rank` orders life above every term and death above life.
    """

    number: Fraction | None
    rank: int = 0
    words: str = ""

    @property
    def order(self) -> tuple[int, Fraction]:
        """A key to sort by: a rank first, then the number."""
        return (self.rank, self.number if self.number is not None else Fraction(0))


def read_duration(text: str, unit: str) -> Quantity:
    """Read `6 years 1 day`, `life`, `death`, `by-reference` in a unit: years x 12, 30 days to a month, days x 24.

    Raises ValueError with a sentence when the text is no duration.
    """
    if text in BEYOND_TERMS:
        return Quantity(None, 1 + BEYOND_TERMS.index(text), text)
    if text in ("by-reference", "indefinite"):
        return Quantity(None, -1, text)
    hours, position = Fraction(0), 0
    for found in _DURATION_PART.finditer(text):
        if text[position : found.start()].strip():
            break
        hours += Fraction(found[1]) * _hours_in(found[2])
        position = found.end()
    if not position or text[position:].strip():
        raise ValueError(f"“{text}” is not a duration such as 3 years, 6 months, 72 hours or life")
    return Quantity(hours / _UNITS.get(unit, _UNITS["months"]), words=text)


def _hours_in(word: str) -> Fraction:
    match word:
        case "year":
            return Fraction(12 * _HOURS_A_MONTH)
        case "month":
            return Fraction(_HOURS_A_MONTH)
        case _:
            return _HOURS[word]


@dataclass(frozen=True, slots=True)
class Money:
    """A sum in the law's own measure; `measure` is an ISO 4217 code, a unit of the law, or empty where there is no figure."""

    amount: Decimal | None
    measure: str
    words: str


def read_money(text: str) -> Money:
    """Read `100000 EUR`, `360 day-fine`, `level 10`, `3 x advantage`, `open`; raises ValueError with a sentence."""
    if text in ("open", "by-reference"):
        return Money(None, "", text)
    if _LEVEL.fullmatch(text):
        return Money(Decimal(text.split()[1]), "level", text)
    if found := _MULTIPLE.fullmatch(text):
        return Money(Decimal(found["factor"]), f"x {found['base']}", text)
    if found := _MONEY.fullmatch(text):
        return Money(Decimal(found["sum"]), found["measure"], text)
    raise ValueError(f"“{text}” is not a sum such as 100000 EUR, 360 day-fine, 3 x advantage or open")


def read_factor(text: str) -> tuple[Fraction, Fraction]:
    """Read `x 1/2`, `+ 1/3`, `+ 1/2 .. + 3/4` as multipliers of the floor and of the ceiling."""
    parts = [_read_one_factor(part.strip()) for part in text.split("..")]
    if len(parts) > 2:
        raise ValueError(f"“{text}” names more than two factors")
    return parts[0], parts[-1]


def _read_one_factor(text: str) -> Fraction:
    found = _FACTOR.fullmatch(text)
    if found is None:
        raise ValueError(f"“{text}” is not a factor such as x 1/2, + 1/3 or + 1/2 .. + 3/4")
    number = Fraction(found["n"]) / int(found["d"] or 1)
    return {"x": number, "+": 1 + number, "-": 1 - number}[found["sign"]]


def read_share(text: str) -> Quantity:
    """Read `4 %` or `4 % of worldwide turnover`."""
    found = _SHARE.fullmatch(text)
    if found is None:
        raise ValueError(f"“{text}” is not a share such as 4 %")
    return Quantity(Fraction(found[1]), words=text)


def read_number(text: str) -> Quantity:
    """Read a plain number."""
    if not re.fullmatch(r"\d+(?:\.\d+)?", text):
        raise ValueError(f"“{text}” is not a number")
    return Quantity(Fraction(text), words=text)


def members(value: RawValue) -> tuple[str, ...]:
    """The single values a written value is made of: itself, or the members of greater-of and lesser-of."""
    if isinstance(value, str):
        return (value,)
    return tuple(member for inner in value.values() for member in inner)


def words_of(value: RawValue) -> str:
    """A value as words for tables and pages: `greater of 3000000 TZS and 3 x advantage`."""
    if isinstance(value, str):
        return value
    return "; ".join(f"{name.replace('-', ' ')} {' and '.join(inner)}" for name, inner in value.items())
