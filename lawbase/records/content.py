"""The whole content, read: what every rule, build and comparison starts from."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from lawbase.records.clause import Clause
from lawbase.records.instrument import Instrument
from lawbase.records.ledger import LedgerLine
from lawbase.records.profile import Profile
from lawbase.records.topic import Topic, Vocabulary
from lawbase.records.work import Provision, Work


@dataclass(frozen=True)
class Content:
    """All records, keyed by their address; `places` says where each came from, for messages."""

    works: dict[str, Work] = field(default_factory=dict)
    profiles: dict[str, Profile] = field(default_factory=dict)
    instruments: dict[str, Instrument] = field(default_factory=dict)
    topics: tuple[Topic, ...] = ()
    clauses: dict[str, Clause] = field(default_factory=dict)
    ledger: tuple[LedgerLine, ...] = ()
    places: dict[str, str] = field(default_factory=dict)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """Topics and questions with their inheritance."""
        return Vocabulary(self.topics)

    @cached_property
    def provisions(self) -> dict[str, tuple[Work, Provision]]:
        """Every provision by its full address."""
        return {
            f"{work.address}#{provision.id}": (work, provision)
            for work in self.works.values()
            for provision in work.provisions
        }

    @cached_property
    def lines(self) -> dict[str, tuple[LedgerLine, ...]]:
        """The ledger's lines by address."""
        found: dict[str, list[LedgerLine]] = {}
        for line in self.ledger:
            found.setdefault(line.address, []).append(line)
        return {address: tuple(lines) for address, lines in found.items()}

    def place(self, address: str) -> str:
        """The file an address came from, or the address itself."""
        return self.places.get(address, address)
