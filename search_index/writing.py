"""What writing has in common for every engine: only what changed is done again."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import replace

from search_index.documents import Document, Schema
from search_index.engine import Counts
from search_index.errors import BadDocument


class IncrementalWriter(ABC):
    """Compares each document with what the index holds, and writes the difference."""

    def __init__(self, schema: Schema, known: Mapping[str, str]) -> None:
        self.schema = schema
        self.counts = Counts()
        self._known = dict(known)
        self._seen: set[str] = set()

    @abstractmethod
    def insert(self, document: Document, fingerprint: str) -> None:
        """Write a document that is not in the index."""

    @abstractmethod
    def delete(self, id: str) -> None:
        """Take out a document that was in the index when the writer was opened."""

    @property
    def is_changed(self) -> bool:
        """Whether there is anything to keep."""
        return self.counts != Counts(unchanged=self.counts.unchanged)

    def add(self, documents: Iterable[Document]) -> None:
        """Put documents in; one that is there unchanged is passed over, a changed one replaced."""
        for document in documents:
            self._add(document)

    def remove(self, ids: Iterable[str]) -> None:
        """Take documents out; an id that is not there is passed over."""
        for id in ids:
            if id in self._seen:
                raise BadDocument(f"{id}: it was added and removed in one go.")
            self._remove(id)

    def remove_unseen(self) -> None:
        """Take out every document that was not given to `add` since the writer was opened."""
        for id in [id for id in self._known if id not in self._seen]:
            self._remove(id)

    def _remove(self, id: str) -> None:
        if self._known.pop(id, None) is not None:
            self.delete(id)
            self.counts = replace(self.counts, removed=self.counts.removed + 1)

    def _add(self, document: Document) -> None:
        document.check(self.schema)
        if document.id in self._seen:
            raise BadDocument(f"{document.id}: two documents have this id.")
        self._seen.add(document.id)
        fingerprint = document.fingerprint(self.schema)
        before = self._known.get(document.id)
        if before == fingerprint:
            self.counts = replace(self.counts, unchanged=self.counts.unchanged + 1)
        elif before is None:
            self.counts = replace(self.counts, added=self.counts.added + 1)
            self.insert(document, fingerprint)
        else:
            self.counts = replace(self.counts, changed=self.counts.changed + 1)
            self.delete(document.id)
            self.insert(document, fingerprint)
