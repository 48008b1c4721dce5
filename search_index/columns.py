"""The keyword fields in memory: which document has which values, for filters and counts."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache


class Column:
    """One keyword field: for each document an ordinal into the combinations of its values."""

    def __init__(self, size: int) -> None:
        self._combinations: dict[tuple[str, ...], int] = {(): 0}
        self._of = array("I", bytes(4 * size))
        self._docs = lru_cache(maxsize=256)(self._find)

    def put(self, doc: int, values: tuple[str, ...]) -> None:
        """Note the values of a document."""
        self._of[doc] = self._combinations.setdefault(values, len(self._combinations))

    def counts(self, docs: Iterable[int]) -> dict[str, int]:
        """How many of the documents have each value, the most frequent first."""
        ordinals = Counter(map(self._of.__getitem__, docs))
        combinations = list(self._combinations)
        totals: Counter[str] = Counter()
        for ordinal, count in ordinals.items():
            for value in combinations[ordinal]:
                totals[value] += count
        return ordered(totals)

    def having(self, values: Collection[str]) -> frozenset[int]:
        """The documents that have one of the values, as written."""
        return self._docs(frozenset(values))

    def spellings(self, value: str, prefix: bool = False) -> frozenset[str]:
        """The values that are, or begin with, this one whatever its case."""
        return matching({v for c in self._combinations for v in c}, value, prefix)

    def _find(self, values: frozenset[str]) -> frozenset[int]:
        wanted = {n for c, n in self._combinations.items() if not values.isdisjoint(c)}
        if not wanted:
            return frozenset()
        return frozenset(doc for doc, ordinal in enumerate(self._of) if ordinal in wanted)


def matching(values: Collection[str], value: str, prefix: bool) -> frozenset[str]:
    """Those of the values that are, or begin with, this one whatever its case."""
    wanted = value.casefold()
    if prefix:
        return frozenset(v for v in values if v.casefold().startswith(wanted))
    return frozenset(v for v in values if v.casefold() == wanted)


def ordered(counts: Mapping[str, int]) -> dict[str, int]:
    """Counts with the highest first, then by value."""
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
