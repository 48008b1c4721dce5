"""The store of imported official texts: `texts.db` in the data folder, migrated and never rebuilt."""

from __future__ import annotations

from lawbase.editions.opening import ImportRunning, TextsBroken, TextsTooNew
from lawbase.editions.reading import Editions
from lawbase.editions.shapes import (
    ImportedEdition,
    ImportedProvision,
    Placement,
    StoredEvent,
    StoredText,
    TextDocument,
    UnplacedText,
)
from lawbase.editions.writing import EditionsWriter

__all__ = [
    "Editions",
    "EditionsWriter",
    "ImportRunning",
    "ImportedEdition",
    "ImportedProvision",
    "Placement",
    "StoredEvent",
    "StoredText",
    "TextDocument",
    "TextsBroken",
    "TextsTooNew",
    "UnplacedText",
]
