"""Gathers postings while a Whoosh index is written: a term at a time, not one by one.

Whoosh's own pool sorts, and past its limit pickles, every single posting. Documents come in
order, so only the terms need sorting, and there are ten times fewer of them.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Iterator
from heapq import merge
from itertools import groupby
from tempfile import TemporaryFile
from typing import IO

Posting = tuple[str, bytes, int, float, bytes]
# Field, term, and then document, weight and value of each posting in one flat list.
TermPostings = tuple[str, bytes, list[int | float | bytes]]

# Postings held in memory before they go to a temporary file: about 200 MB of them.
HELD = 2_000_000


class TermPool:
    """Takes the place of Whoosh's posting pool in one writer."""

    def __init__(self, held: int = HELD) -> None:
        self._held = held
        self._count = 0
        self._fields: dict[str, dict[bytes, list[int | float | bytes]]] = {}
        self._runs: list[IO[bytes]] = []

    def add(self, posting: Posting) -> None:
        """Take one posting, as Whoosh hands them over when it merges segments."""
        field, term, doc, weight, value = posting
        self.put(field, doc, ((term, weight, value),))

    def put(self, field: str, doc: int, found: Iterable[tuple[bytes, float, bytes]]) -> None:
        """Take the postings of one field of a document."""
        terms = self._fields.setdefault(field, {})
        for term, weight, value in found:
            postings = terms.get(term)
            if postings is None:
                terms[term] = [doc, weight, value]
            else:
                postings += (doc, weight, value)
            self._count += 1
        if self._count >= self._held:
            self._spill()

    def iter_postings(self) -> Iterator[Posting]:
        """All postings by field, term and document."""
        # Earlier runs come first among equals, so the documents of a term stay in order.
        merged = merge(*map(_read, self._runs), self._in_order(), key=_place)
        for (field, term), parts in groupby(merged, key=_place):
            for _, _, flat in parts:
                entries = iter(flat)
                for doc, weight, value in zip(entries, entries, entries, strict=True):
                    yield field, term, doc, weight, value  # type: ignore[misc]

    def cleanup(self) -> None:
        """Let go of the temporary files."""
        for run in self._runs:
            run.close()
        self._runs.clear()
        self._fields.clear()

    def _in_order(self) -> Iterator[TermPostings]:
        for field in sorted(self._fields):
            terms = self._fields[field]
            for term in sorted(terms):
                yield field, term, terms[term]

    def _spill(self) -> None:
        run = TemporaryFile()  # noqa: SIM115 - it lives until the writer is done
        self._runs.append(run)
        for part in self._in_order():
            marshal.dump(part, run)
        self._fields.clear()
        self._count = 0


def _place(part: TermPostings) -> tuple[str, bytes]:
    return part[:2]


def _read(run: IO[bytes]) -> Iterator[TermPostings]:
    run.seek(0)
    while True:
        try:
            yield marshal.load(run)
        except EOFError:
            return
