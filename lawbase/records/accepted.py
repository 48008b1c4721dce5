"""What a treaty article accepts as an answer: `a | b`, `a & b`, `not a | b`, `>= 60`, `*`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

_COMPARISON = re.compile(r"(>=|<=|>|<|=)\s*(\d+(?:\.\d+)?)")


@dataclass(frozen=True, slots=True)
class Accepted:
    """An accepted-values expression, read. `values` holds choice ids; `bound` a number in the question's unit."""

    kind: Literal["anything", "any", "all", "none", "bound"]
    values: tuple[str, ...] = ()
    operator: str = ""
    bound: Fraction = Fraction(0)

    def holds(self, given: tuple[str, ...]) -> bool:
        """Whether a set of choice ids is accepted."""
        match self.kind:
            case "anything":
                return bool(given)
            case "any":
                return any(value in self.values for value in given)
            case "all":
                return all(value in given for value in self.values)
            case "none":
                return bool(given) and not any(value in self.values for value in given)
            case _:
                raise ValueError("a bound is compared with a number")

    def holds_number(self, number: Fraction) -> bool:
        """Whether a number in the question's unit keeps the bound."""
        match self.operator:
            case ">=":
                return number >= self.bound
            case "<=":
                return number <= self.bound
            case ">":
                return number > self.bound
            case "<":
                return number < self.bound
            case _:
                return number == self.bound


def read_accepted(text: str) -> Accepted:
    """Read an accepted-values expression; raises ValueError with a sentence."""
    text = text.strip()
    if text in ("", "*"):
        return Accepted("anything")
    if found := _COMPARISON.fullmatch(text):
        return Accepted("bound", operator=found[1], bound=Fraction(found[2]))
    if text.startswith("not "):
        return Accepted("none", _split(text[4:], "|"))
    if "|" in text and "&" in text:
        raise ValueError(f"“{text}” mixes | and &")
    if "&" in text:
        return Accepted("all", _split(text, "&"))
    return Accepted("any", _split(text, "|"))


def _split(text: str, sign: str) -> tuple[str, ...]:
    values = tuple(value.strip() for value in text.split(sign))
    if not all(re.fullmatch(r"[a-z0-9-]+", value) for value in values):
        raise ValueError(f"“{text}” is not a list of choices joined by {sign}")
    return values
