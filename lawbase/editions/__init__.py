"""The store of imported official texts: `texts.db` in the data folder, migrated and never rebuilt."""

from __future__ import annotations

from lawbase.editions.opening import ImportRunning, TextsBroken, TextsTooNew
from lawbase.editions.reading import Editions
from lawbase.editions.shapes import (
    ImportedEdition,
    ImportedProvision,
    Origin,
    Placement,
    StoredEvent,
    StoredText,
    TextDocument,
    UnplacedText,
)
from lawbase.editions.writing import EditionsWriter, law_print

__all__ = [
    "Editions",
    "EditionsWriter",
    "ImportRunning",
    "ImportedEdition",
    "ImportedProvision",
    "Origin",
    "Placement",
    "StoredEvent",
    "StoredText",
    "TextDocument",
    "TextsBroken",
    "TextsTooNew",
    "UnplacedText",
    "law_print",
]
