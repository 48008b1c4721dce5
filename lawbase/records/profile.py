"""A profile: what is known of a jurisdiction beside its statutes."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from lawbase.records.base import AddressText, Day, Jurisdiction, Language, Record, Text
from lawbase.records.source import Material


class Gazette(Record):
    """Where the law of a jurisdiction is published."""

    name: Text
    url: str = ""


class Authority(Record):
    """An authority, as the law founds it and as it stands in practice."""

    role: Literal[
        "data-protection",
        "cert",
        "telecom-regulator",
        "cybercrime-unit",
        "central-authority-mla",
        "contact-24-7",
        "cybersecurity",
        "prosecution",
    ]
    name: Text
    established_by: str = ""
    constituted: Literal["yes", "no", "partly", "unknown"] = "unknown"
    since: Day | None = None
    url: str = ""
    note: str = ""


class KnownAct(Record):
    """An act that matters, by name, whether its text is held or not."""

    title: Text
    citation: str = ""
    year: Day | None = None
    subjects: tuple[
        Literal[
            "cybercrime",
            "procedure",
            "evidence",
            "jurisdiction",
            "cooperation",
            "extradition",
            "privacy",
            "telecom",
            "network-security",
            "e-transactions",
        ],
        ...,
    ] = ()
    work: AddressText | None = None
    confidence: Literal["high", "medium", "low"] = "medium"
    note: str = ""


class Pending(Record):
    """A bill known to be before a parliament."""

    title: Text
    stage: str = ""
    day: Day | None = None
    note: str = ""


class Mla(Record):
    """Mutual legal assistance: schemes and classes of partner."""

    note: str = ""
    schemes: tuple[str, ...] = ()


class Extradition(Record):
    """Extradition: framework and classes of partner."""

    note: str = ""
    schemes: tuple[str, ...] = ()


class BillPaper(Record):
    """A paper that a bill needs on its way to parliament."""

    paper: Text
    wording: str = ""
    source: str = ""


class Reading(Record):
    """What was read, and what is missing and why."""

    read: str = ""
    missing: str = ""


class Profile(Record):
    """One jurisdiction; its file's name is its code."""

    code: Jurisdiction
    name: Text
    iso3: str = ""
    part_of: Jurisdiction | None = None
    region: Literal["Africa", "Americas", "Asia", "Europe", "Oceania", "Union"]
    subregion: str = ""
    tradition: Text
    income: str = ""
    languages: tuple[Language, ...] = ()
    legal_system: str = ""
    gazette: Gazette | None = None
    citation_style: str = ""
    authorities: tuple[Authority, ...] = ()
    acts: tuple[KnownAct, ...] = ()
    pending: tuple[Pending, ...] = ()
    materials: tuple[Material, ...] = ()
    mla: Mla | None = None
    extradition: Extradition | None = None
    bill_pack: tuple[BillPaper, ...] = ()
    reading: Reading = Field(default_factory=Reading)
    sources: tuple[str, ...] = ()

    @property
    def is_national(self) -> bool:
        """Whether the jurisdiction counts in national tables; parts of states and the Union do not."""
        return self.part_of is None and self.region != "Union"
