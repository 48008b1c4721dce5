"""An instrument: a treaty, directive or model law with its articles, what each needs, and who is bound."""

from __future__ import annotations

from typing import Literal

from lawbase.records.base import AddressText, Day, Element, Jurisdiction, Record, Slug, Text
from lawbase.records.source import Edition, Event, Material

Binding = Literal["signed", "party", "acceded", "withdrawn", "invited", "member", "applies", "not-party", "unknown"]


class Need(Record):
    """What an article asks of a law: a topic, or a question with the values it accepts.

    `accepted` is `a | b` (any one), `a & b` (all in the set), `not a | b` (none in the set), a comparison such as
    `>= 60` in the question's unit, or `*` (whatever value, but read).
    """

    topic: Slug
    question: Slug | None = None
    accepted: str = ""
    obligation: Literal["shall", "may"] = "shall"
    paragraph: str = ""
    note: str = ""


class Article(Record):
    """One article of an instrument; `claimed` marks one whose text is not held."""

    id: Element
    label: Text
    heading: Text
    topics: tuple[Slug, ...] = ()
    digest: str = ""
    needs: tuple[Need, ...] = ()
    claimed: bool = False


class Reservation(Record):
    """A reservation or declaration, with the effect it has on an article."""

    article: str = ""
    effect: Text
    day: Day | None = None
    source: str = ""


class Binds(Record):
    """How one jurisdiction stands to an instrument, with dates where they are known."""

    jurisdiction: Jurisdiction
    status: Binding
    signed: Day | None = None
    ratified: Day | None = None
    in_force: Day | None = None
    reservations: tuple[Reservation, ...] = ()
    declarations: tuple[Reservation, ...] = ()
    authorities: tuple[str, ...] = ()
    territories: tuple[str, ...] = ()
    source: str = ""
    day_checked: Day | None = None
    confidence: Literal["high", "medium", "low", ""] = ""
    note: str = ""


class Instrument(Record):
    """A treaty, directive, regulation or model law; `work` points to the record where its text is itself law."""

    id: Slug
    title: Text
    short: Text
    reference: str = ""
    kind: Literal["treaty", "directive", "regulation", "model-law", "guideline", "agreement", "framework"] = "treaty"
    depositary: str = ""
    opened: Day | None = None
    entered_into_force: Day | None = None
    work: AddressText | None = None
    url: str = ""
    note: str = ""
    events: tuple[Event, ...] = ()
    materials: tuple[Material, ...] = ()
    texts: tuple[Edition, ...] = ()
    articles: tuple[Article, ...] = ()
    status: tuple[Binds, ...] = ()

    def article(self, element: str) -> Article | None:
        """The article with this id, if the record has it."""
        return next((article for article in self.articles if article.id == element), None)
