"""What the store of official texts takes in and hands out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

State = Literal["joined", "doubtful"]


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a text belongs: its work, edition, language and part, and what is known about that copy.

    `declared` says that a record or a list named this very file; `why` says why the work of a doubtful text is not known.
    """

    work: str
    edition: str
    language: str
    as_at: str
    part: int = 0
    parts: int = 1
    standing: str = ""
    publisher: str = ""
    licence: str = ""
    url: str = ""
    state: State = "joined"
    declared: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """The file a text is read from: its name as records have it, its hash, and the commit it came from if any."""

    file: str
    sha256: str
    revision: str = ""


@dataclass(frozen=True, slots=True)
class StoredText:
    """One imported file: where it is placed, and what it says of itself, so that it can be placed anew unread.

    `revision` is the commit it came from, empty where it came from no repository.
    """

    id: int
    sha256: str
    file: str
    revision: str
    format: str
    title: str
    identifier: str
    own_language: str
    dates: dict[str, str]
    provisions: int
    law_print: str
    imported_on: str
    placement: Placement


@dataclass(frozen=True, slots=True)
class ImportedEdition:
    """One state of a work in one language, as it was imported; its parts are joined in order."""

    work: str
    key: str
    language: str
    as_at: str
    standing: str
    publisher: str
    licence: str
    url: str
    title: str
    identifier: str
    format: str
    state: State
    files: tuple[str, ...]
    missing_parts: int
    provisions: int
    imported_on: str
    texts: tuple[int, ...] = field(repr=False)

    @property
    def address(self) -> str:
        """The address of the edition: `de/stgb@2022-03`."""
        return f"{self.work}@{self.key}"

    @property
    def is_dated(self) -> bool:
        """Whether the day of the text is known."""
        return self.as_at != "unknown"


@dataclass(frozen=True, slots=True)
class ImportedProvision:
    """One provision of an imported edition, as published; `position` counts within its file."""

    element: str
    basic: str
    label: str
    heading: str
    body: str
    depth: int
    path: tuple[str, ...]
    position: int
    fingerprint: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class UnplacedText:
    """Text of an edition that stands under no provision, with the reason."""

    where: str
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """An event the publisher's page names; proposed, never believed unread."""

    kind: str
    day: str
    source: str


@dataclass(frozen=True, slots=True)
class TextDocument:
    """One official provision with all that an index or a hit needs of its edition."""

    address: str
    work: str
    edition: str
    language: str
    as_at: str
    standing: str
    state: State
    title: str
    label: str
    heading: str
    body: str
    path: tuple[str, ...]
    fingerprint: str
