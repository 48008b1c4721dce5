"""What is known of a jurisdiction, and of all of them at a glance."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from lawbase.library.library import Library
from lawbase.library.views import WorkView
from lawbase.records.instrument import Binds, Instrument
from lawbase.records.ledger import RUNGS
from lawbase.records.profile import Profile
from lawbase.records.topic import Topic
from lawbase.services.nearest import not_found


@dataclass(frozen=True)
class BranchReading:
    """How a branch of the vocabulary is covered by what was read of a jurisdiction."""

    branch: Topic
    topics: tuple[tuple[Topic, int], ...]

    @property
    def read(self) -> int:
        """How many topics of the branch have a provision."""
        return sum(1 for _, count in self.topics if count)


@dataclass(frozen=True)
class CountryPage:
    """A jurisdiction with its works, the instruments that bind it, and what was read, branch by branch."""

    profile: Profile
    works: tuple[WorkView, ...]
    bindings: tuple[tuple[Instrument, Binds], ...]
    branches: tuple[BranchReading, ...]
    rungs: dict[str, int]
    parts: tuple[Profile, ...]

    @property
    def provisions(self) -> int:
        """How many provisions were read."""
        return sum(self.rungs.values())


@dataclass(frozen=True, slots=True)
class CountryRow:
    """A jurisdiction in a list."""

    profile: Profile
    works: int
    provisions: int
    reviewed: int


@dataclass(frozen=True)
class RegionReading:
    """A region with its jurisdictions, and how many of them were read provision by provision."""

    region: str
    rows: tuple[CountryRow, ...]

    @property
    def read(self) -> int:
        """How many jurisdictions have provisions."""
        return sum(1 for row in self.rows if row.provisions)


def country_page(library: Library, code: str) -> CountryPage:
    """Everything the page of a jurisdiction shows; raises NotFound with the nearest codes."""
    if code not in library.profiles:
        raise not_found("jurisdiction", code, {key: profile.name for key, profile in library.profiles.items()})
    counts = library.topic_counts(code)
    works = tuple(library.works(code))
    rungs: Counter[str] = Counter()
    for view in works:
        rungs.update(provision.rung for provision in library.provisions_of(view.work.address))
    bindings = tuple(
        (library.instruments[name], row) for name, row in library.bindings(code).items() if name in library.instruments
    )
    parts = tuple(profile for profile in library.profiles.values() if profile.part_of == code)
    return CountryPage(
        library.profiles[code],
        works,
        bindings,
        _branches(library, counts),
        {rung: rungs[rung] for rung in RUNGS},
        parts,
    )


def _branches(library: Library, counts: dict[str, int]) -> tuple[BranchReading, ...]:
    vocabulary = library.vocabulary
    found = []
    for root in vocabulary.roots():
        topics = [name for name in vocabulary.below(root) if name != root]
        found.append(
            BranchReading(
                vocabulary.topics[root], tuple((vocabulary.topics[name], counts.get(name, 0)) for name in topics)
            )
        )
    return tuple(found)


def regions(library: Library) -> tuple[RegionReading, ...]:
    """All jurisdictions by region, with what was read of each."""
    provisions: Counter[str] = Counter(library.counts_by("provisions", "jurisdiction"))
    works: Counter[str] = Counter(library.counts_by("works", "jurisdiction"))
    reviewed: Counter[str] = Counter(library.reviewed_by_jurisdiction())
    grouped: dict[str, list[CountryRow]] = {}
    for code, profile in library.profiles.items():
        row = CountryRow(profile, works[code], provisions[code], reviewed[code])
        grouped.setdefault(profile.region, []).append(row)
    return tuple(RegionReading(region, tuple(rows)) for region, rows in sorted(grouped.items()))
