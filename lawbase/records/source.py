"""Where a text comes from and what happened to it: editions, events, materials."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from pydantic import Field, StringConstraints, model_validator

from lawbase.records.base import AsAt, Day, Language, Record, Text

Standing = Literal[
    "gazette",
    "official-consolidation",
    "lii",
    "third-party-copy",
    "official-translation",
    "unofficial-translation",
]
EventKind = Literal[
    "assented",
    "published",
    "commenced",
    "not-commenced",
    "amended",
    "amendment-not-applied",
    "suspended",
    "struck-down",
    "read-down",
    "upheld",
    "repealed",
]
Status = Literal["in-force", "not-commenced", "suspended", "struck-down", "read-down", "repealed", "bill", "unknown"]

Licence = Literal[
    "public-domain",
    "cc0-1.0",
    "cc-by-4.0",
    "ogl-uk-3.0",
    "ogl-canada",
    "nlod-2.0",
    "licence-ouverte-2.0",
    "government-open-data",
    "reuse-permitted",
    "unstated",
]
OPEN_LICENCES: frozenset[str] = frozenset(get_args(Licence)) - {"unstated"}
"""Licences under which the text of an edition may be downloaded and carried on; any other shows quotes and a link only."""


class Edition(Record):
    """One state of a text in one language, from one publisher: the thing that is quoted from."""

    key: Annotated[str, StringConstraints(pattern=r"^[0-9a-z][0-9a-z.-]*$")]
    language: Language
    files: tuple[Text, ...] = Field(min_length=1)
    as_at: AsAt
    standing: Standing
    publisher: str = ""
    url: str = ""
    licence: Licence
    complete: bool
    note: str = ""

    @model_validator(mode="after")
    def _unknown_day_needs_a_note(self) -> Edition:
        if self.as_at == "unknown" and not self.note:
            raise ValueError("as_at: unknown needs a note that says why")
        return self

    @property
    def may_be_carried(self) -> bool:
        """Whether the licence lets the text be downloaded and packed."""
        return self.licence in OPEN_LICENCES


class Event(Record):
    """Something that happened to a work or a provision on a day; status is computed from these."""

    kind: EventKind
    day: Day
    gazette: str = ""
    by: str = ""
    url: str = ""
    note: str = ""


class Material(Record):
    """A paper that explains or applies a work: a regulation, ruling, guidance or explanatory paper."""

    kind: Literal["regulation", "ruling", "guidance", "explanatory"]
    title: Text
    day: Day | None = None
    url: str = ""
    held: bool = False


class Caveat(Record):
    """What a court, a treaty body or a serious critic has said of this very provision."""

    by: Literal["court", "treaty-body", "rapporteur", "civil-society"]
    day: Day
    url: str = ""
    says: Text


_ENDING: dict[str, Status] = {
    "not-commenced": "not-commenced",
    "commenced": "in-force",
    "suspended": "suspended",
    "struck-down": "struck-down",
    "read-down": "read-down",
    "upheld": "in-force",
    "repealed": "repealed",
}


def status_on(events: tuple[Event, ...], day: str, *, is_bill: bool = False) -> Status:
    """Compute the status on a day (ISO) from events; a bill stays a bill, and no event says nothing.

    A partial day counts from its first day, because a law said to commence in 2018 is in force on its last day.
    """
    if is_bill:
        return "bill"
    status: Status = "unknown"
    for event in sorted(events, key=lambda event: event.day):
        if event.day > day:
            if event.kind == "commenced" and status == "unknown":
                status = "not-commenced"
            continue
        if event.kind in _ENDING:
            status = _ENDING[event.kind]
    return status
