"""A work of law: an act, code or decree with its editions, events, provisions and answers."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from lawbase.records.base import AddressText, Element, Language, QuestionKey, Record, Slug, Text
from lawbase.records.source import Caveat, Edition, Event, Material, Status, status_on
from lawbase.records.values import RawValue

WorkKind = Literal["act", "code", "decree", "regulation", "ordinance", "constitution", "bill", "treaty"]


class Answer(Record):
    """What a provision answers to a question: a value and the words that prove it.

    `via` names provisions whose own records complete the value; the quote here then proves the reference.
    """

    value: RawValue
    quote: Text
    via: tuple[AddressText, ...] = ()
    note: str = ""


def _as_list(given: object) -> object:
    return given if isinstance(given, list | tuple) else (given,)


Answers = Annotated[tuple[Answer, ...], BeforeValidator(_as_list), Field(min_length=1)]
"""One answer, or several where the question is a set."""


class Provision(Record):
    """One provision, digested and answered.

    `of` says which provisions this one speaks about; `edition` names an older edition when the newest does not hold it.
    """

    id: Element
    label: Text
    heading: Text
    topics: tuple[Slug, ...] = Field(min_length=1)
    basic: bool = False
    of: tuple[str, ...] = ()
    edition: str = ""
    digest: Text
    answers: dict[QuestionKey, Answers] = Field(default_factory=dict)
    caveats: tuple[Caveat, ...] = ()
    events: tuple[Event, ...] = ()
    note: str = ""


class Silence(Record):
    """A question looked for in a complete edition and not answered there: an answer too."""

    question: QuestionKey
    of: tuple[str, ...] = ()
    note: Text


class Work(Record):
    """One act, code, decree or bill; its file's path is its address."""

    address: str
    title: Text
    title_en: str = ""
    kind: WorkKind
    citation: str = ""
    akn: str = ""
    authentic: tuple[Language, ...] = ()
    extent: str = "all"
    formerly: tuple[Slug, ...] = ()
    replaces: tuple[AddressText, ...] = ()
    events: tuple[Event, ...] = ()
    texts: tuple[Edition, ...] = ()
    rests_on_unheld: tuple[str, ...] = ()
    materials: tuple[Material, ...] = ()
    note: str = ""
    provisions: tuple[Provision, ...] = ()
    silent: tuple[Silence, ...] = ()

    @model_validator(mode="after")
    def _needs_a_text_to_hold_provisions(self) -> Work:
        if self.provisions and not self.texts:
            raise ValueError("a work with provisions names the texts they were read from")
        return self

    @property
    def jurisdiction(self) -> str:
        """The code of the jurisdiction whose law this is."""
        return self.address.partition("/")[0]

    @property
    def name(self) -> str:
        """The title as a reader in English would look for it."""
        return self.title_en or self.title

    @property
    def newest(self) -> Edition | None:
        """The edition that is read and charted: the first one, since texts stand newest first."""
        return self.texts[0] if self.texts else None

    def edition_of(self, provision: Provision) -> Edition | None:
        """The edition a provision was read from."""
        if not provision.edition:
            return self.newest
        return next((edition for edition in self.texts if edition.key == provision.edition), None)

    def provision(self, element: str) -> Provision | None:
        """The provision with this id, if the record has it."""
        return next((provision for provision in self.provisions if provision.id == element), None)

    def status_on(self, day: str, provision: Provision | None = None) -> Status:
        """Status of the work, or of one of its provisions, on a day; a provision's own events rule after the work's."""
        events = self.events + (provision.events if provision else ())
        return status_on(events, day, is_bill=self.kind == "bill")
