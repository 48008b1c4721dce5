"""What every engine offers: writing documents into a folder, and searching the folder."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Literal, Protocol, Self

from search_index.documents import Document, Schema
from search_index.errors import UnknownField
from search_index.tree import Leaf, Tree

Filters = Mapping[str, Collection[str]]
Boosts = Mapping[tuple[str, str], float]
How = Literal["exact", "stem", "phrase", "prefix", "keyword"]


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason why a hit is a hit: what of the query was found, in which field, and how."""

    term: str
    field: str
    how: How


@dataclass(frozen=True, slots=True)
class Hit:
    """One document found."""

    id: str
    score: float
    why: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Expansion:
    """How a prefix was expanded: `used` of the `found` words that begin so were searched."""

    prefix: str
    used: int
    found: int

    @property
    def cut(self) -> bool:
        """Whether words were left out, the rarest first, so that hits may be missing."""
        return self.used < self.found


@dataclass(frozen=True, slots=True)
class Results:
    """What a search found; `total` is exact, or what was found by then if `timed_out`."""

    total: int
    hits: tuple[Hit, ...] = ()
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    timed_out: bool = False
    expanded: tuple[Expansion, ...] = ()


@dataclass(frozen=True, slots=True)
class Counts:
    """What writing did to an index."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0


class Writer(Protocol):
    """An index open for writing; all is kept at the end of the `with`, or nothing."""

    def add(self, documents: Iterable[Document]) -> None:
        """Put documents in; one that is there unchanged is passed over, a changed one replaced."""

    def remove(self, ids: Iterable[str]) -> None:
        """Take documents out; an id that is not there is passed over."""

    def remove_unseen(self) -> None:
        """Take out every document that was not given to `add` since the writer was opened."""

    @property
    def counts(self) -> Counts:
        """What was done so far."""


class Searcher(Protocol):
    """An index open for searching, in the state it had when opened; threads may share it."""

    @property
    def count(self) -> int:
        """How many documents there are."""

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages some text is stemmed in; query words are stemmed in these."""

    def search(
        self,
        tree: Tree,
        *,
        filters: Filters | None = None,
        boosts: Boosts | None = None,
        facets: Collection[str] = (),
        offset: int = 0,
        limit: int = 10,
        time_limit: float | None = None,
        languages: Collection[str] | None = None,
        why: bool = True,
    ) -> Results:
        """Find documents, best first (score, then id).

        `filters` keep documents with one of the values in every field named. `boosts` raise the
        score of those with a value: 0.5 makes it half as much again, and boosts add up. `facets`
        are counted over everything found, not the page. `time_limit` is in seconds.
        """

    def values(self, name: str) -> Mapping[str, int]:
        """The values of a keyword field, with the number of documents."""

    def vocabulary(self) -> Mapping[str, int]:
        """Every token of the exact text, with the number of fields of documents it stands in."""

    def close(self) -> None:
        """Let go of the files."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...


class Engine(Protocol):
    """A way to keep an index in a folder."""

    name: str
    schema: Schema

    def write(self, folder: Path, start_from: Path | None = None) -> AbstractContextManager[Writer]:
        """Open a folder for writing, made if need be.

        With `start_from`, an empty folder begins as a copy of that index, which stays as it is;
        one that is missing or stale is passed over.
        """

    def open(self, folder: Path) -> Searcher:
        """Open a folder for searching."""


def fields_of(leaf: Leaf, schema: Schema) -> tuple[str, ...]:
    """The text fields a leaf looks in."""
    if not leaf.field:
        return schema.text_names
    if leaf.field not in schema.text_names:
        raise UnknownField(f"The index has no text field {leaf.field!r}.")
    return (leaf.field,)
