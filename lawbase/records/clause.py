"""A model clause: metadata, operative text and notes."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from lawbase.records.base import AddressText, ClauseId, Day, Language, Record, Slug, Text, TopicQuestion
from lawbase.records.values import RawValue

ClauseKind = Literal[
    "definition",
    "offence",
    "penalty",
    "power",
    "safeguard",
    "jurisdiction",
    "cooperation",
    "duty",
    "institution",
    "final",
]
Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
"""A name a clause text can use: letters, digits and underscores."""


class When(Record):
    """A relation to another clause, perhaps only under a choice of an option."""

    clause: ClauseId
    when: dict[Name, str] = Field(default_factory=dict)
    note: str = ""


def _as_relation(given: object) -> object:
    return {"clause": given} if isinstance(given, str) else given


Relation = Annotated[When, BeforeValidator(_as_relation)]
"""A clause id, or `{clause: id, when: {option: choice}}`."""


class Parameter(Record):
    """A value the drafter sets, bounded where the bound has a reason."""

    type: Literal["duration", "money", "number", "text", "choice", "share"]
    label: Text
    default: Text
    min: str = ""
    max: str = ""
    why: str = ""


class Option(Record):
    """A fork where states really differ; each choice says what it does."""

    label: Text
    default: Text
    choices: dict[str, Text] = Field(min_length=2)
    why: str = ""


class ClauseAnswer(Record):
    """What a law that adopts the clause would answer: a value, or the parameter or option it follows.

    `values` translates an option's choice into an answer where the two words differ.
    """

    value: RawValue | tuple[RawValue, ...] | None = None
    parameter: str = ""
    option: str = ""
    values: dict[str, RawValue | tuple[RawValue, ...]] = Field(default_factory=dict)


def _as_answer(given: object) -> object:
    if isinstance(given, str | list):
        return {"value": given}
    if isinstance(given, dict) and set(given) <= {"greater-of", "lesser-of"}:
        return {"value": given}
    return given


Adopted = Annotated[ClauseAnswer, BeforeValidator(_as_answer)]


class Precedent(Record):
    """A provision of real law that the clause resembles or departs from, and why it is named."""

    provision: AddressText
    relation: Literal["adapted", "parallel", "contrast"]
    note: Text


class Change(Record):
    """What changed in a version of a clause."""

    version: int
    day: Day
    what: Text


class Note(Record):
    """One note of a clause: a heading and Markdown."""

    heading: Text
    text: Text


class Expression(Record):
    """The clause in another language: text, labels and notes only."""

    language: Language
    of_version: int
    title: Text
    labels: dict[str, str] = Field(default_factory=dict)
    text: Text
    notes: tuple[Note, ...] = ()


class Clause(Record):
    """One model clause; its file's path is its id."""

    id: ClauseId
    title: Text
    topics: tuple[Slug, ...] = Field(min_length=1)
    kind: ClauseKind
    tier: Literal["core", "extended"]
    treaty_basis: tuple[AddressText, ...] = ()
    treaty_unverified: tuple[str, ...] = ()
    requires: tuple[Relation, ...] = ()
    conflicts: tuple[Relation, ...] = ()
    goes_with: tuple[Relation, ...] = ()
    calls: tuple[Relation, ...] = ()
    toolkit: tuple[str, ...] = ()
    parameters: dict[Name, Parameter] = Field(default_factory=dict)
    options: dict[Name, Option] = Field(default_factory=dict)
    answers: dict[TopicQuestion, Adopted] = Field(default_factory=dict)
    defines: dict[str, str] = Field(default_factory=dict)
    precedents: tuple[Precedent, ...] = ()
    few_precedents: str = ""
    version: int = Field(ge=1)
    changes: tuple[Change, ...] = ()
    text: Text
    notes: tuple[Note, ...] = ()
    expressions: tuple[Expression, ...] = ()

    @property
    def part(self) -> str:
        """The Part of the library the clause stands in."""
        return self.id.partition("/")[0]
