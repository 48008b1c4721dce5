"""The shape every official text is read into, whatever format its publisher chose."""

from __future__ import annotations

from dataclasses import dataclass, field

from lawbase.citation.labels import basic_unit, is_element_id
from lawbase.errors import LawbaseError


class TextRefused(LawbaseError):
    """This file cannot be read as an official text."""


@dataclass(frozen=True, slots=True)
class TextProvision:
    """One section or article: the body is plain text without number and heading, paragraphs on lines of their own."""

    id: str
    label: str
    heading: str
    body: str
    depth: int
    path: tuple[str, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Text a reader found and could not place under a provision, with the reason."""

    where: str
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class ProposedEvent:
    """An event the publisher's page text names; proposed, never believed unread."""

    kind: str
    day: str
    source: str


@dataclass(frozen=True, slots=True)
class OfficialText:
    """An official text, provision by provision, and what could not be placed in it."""

    format: str
    title: str
    identifier: str
    language: str
    provisions: tuple[TextProvision, ...]
    unplaced: tuple[Unplaced, ...] = ()
    events: tuple[ProposedEvent, ...] = ()
    dates: dict[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    def find(self, ident: str) -> TextProvision | None:
        """The basic unit an id lies in, or None."""
        if not is_element_id(ident):
            return None
        wanted = basic_unit(ident)
        return next((p for p in self.provisions if p.id == ident or p.id == wanted), None)
