"""What the library hands out: records together with what was computed of them."""

from __future__ import annotations

from dataclasses import dataclass

from lawbase.citation.address import Address, parse_address
from lawbase.records.instrument import Article
from lawbase.records.ledger import Rung
from lawbase.records.source import Edition, Status
from lawbase.records.work import Provision, Work


@dataclass(frozen=True)
class WorkView:
    """A work without its provisions, and how many it has."""

    work: Work
    count: int

    @property
    def address(self) -> Address:
        """The address of the work."""
        return parse_address(self.work.address)


@dataclass(frozen=True)
class ProvisionView:
    """A provision with its work, the rung it stands on and the edition it was read from.

    `quoted_on` and `reviewed_on` are ISO days, empty where the rung was not reached; `current` says whether it may enter
    charts of the law in force.
    """

    work: Work
    provision: Provision
    rung: Rung
    quoted_on: str
    reviewed_on: str
    fingerprint: str
    current: bool

    @property
    def address(self) -> str:
        """The full address: `de/stgb#sec_202a`."""
        return f"{self.work.address}#{self.provision.id}"

    @property
    def path(self) -> str:
        """The permanent URL path."""
        return parse_address(self.address).path

    @property
    def jurisdiction(self) -> str:
        """The code of the jurisdiction."""
        return self.work.jurisdiction

    @property
    def edition(self) -> Edition | None:
        """The edition the record was read from."""
        return self.work.edition_of(self.provision)

    @property
    def as_at(self) -> str:
        """The day of the text, as exact as the source gives it."""
        return self.edition.as_at if self.edition else "unknown"

    @property
    def standing(self) -> str:
        """What kind of copy the text is."""
        return self.edition.standing if self.edition else ""

    @property
    def citation(self) -> str:
        """How a paper would cite it: label, title, citation."""
        reference = f" ({self.work.citation})" if self.work.citation else ""
        return f"{self.provision.label}, {self.work.title}{reference}"

    @property
    def rung_words(self) -> str:
        """Rung, day and standing together, as they are always shown."""
        words = [self.rung, "day of the text unknown" if self.as_at == "unknown" else self.as_at]
        return ", ".join([*words, self.standing.replace("-", " ")] if self.standing else words)

    def status_on(self, day: str) -> Status:
        """Status on a day, from the events of the work and the provision."""
        return self.work.status_on(day, self.provision)


@dataclass(frozen=True)
class ArticleView:
    """An article of an instrument with the instrument's id and short name."""

    instrument: str
    short: str
    article: Article

    @property
    def address(self) -> str:
        """The full address: `budapest#art_2`."""
        return f"{self.instrument}#{self.article.id}"

    @property
    def path(self) -> str:
        """The permanent URL path."""
        return f"/treaties/{self.instrument}/{self.article.id}"


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One answer as a row: who answers what, and the words that prove it."""

    address: str
    jurisdiction: str
    work: str
    label: str
    of: tuple[str, ...]
    topic: str
    owner: str
    question: str
    value: str
    quote: str
    rung: str
    current: bool


@dataclass(frozen=True, slots=True)
class SilenceRow:
    """One silence as a row."""

    work: str
    jurisdiction: str
    topic: str
    owner: str
    question: str
    of: tuple[str, ...]
    note: str
