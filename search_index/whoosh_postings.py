"""The postings of a Whoosh index, read a block at a time and kept while they are in demand."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from threading import RLock
from typing import Any, Generic, TypeVar

from search_index.columns import Column
from search_index.documents import Schema
from search_index.evaluation import Counts
from search_index.whoosh_fields import Record, exact_name, stem_name, unpacked

# BM25's b: how far a long field is held against a document.
LENGTH_WEIGHT = 0.75
# Postings kept in memory, in all; one takes about 100 bytes as a dictionary entry.
KEPT = 500_000

# The same in 2.7.4 and its descendants, but not public; without them the plain way is taken.
_BLOCK_READING = ("_read_ids", "_read_weights", "_read_values", "_next_block")


V = TypeVar("V")


class _Kept(Generic[V]):
    """The posting lists asked for last, up to a number of postings in all."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._size = 0
        self._lists: OrderedDict[tuple[str, str], dict[int, V]] = OrderedDict()

    def get(self, key: tuple[str, str]) -> dict[int, V] | None:
        found = self._lists.get(key)
        if found is not None:
            self._lists.move_to_end(key)
        return found

    def put(self, key: tuple[str, str], postings: dict[int, V]) -> None:
        self._lists[key] = postings
        self._size += len(postings) + 1
        while self._size > self._most and len(self._lists) > 1:
            self._size -= len(self._lists.popitem(last=False)[1]) + 1


class WhooshPostings:
    """One state of an index; its documents are known by Whoosh's numbers.

    Whoosh readers seek in files they share, so reading is done by one thread at a time.
    """

    def __init__(self, reader: Any, schema: Schema) -> None:
        self.schema = schema
        self._reader = reader
        self._lock = RLock()
        self._kept_counts: _Kept[float] = _Kept(KEPT)
        self._kept_places: _Kept[bytes] = _Kept(KEPT // 2)
        self._starting = lru_cache(maxsize=32)(self._find_starting)
        size = reader.doc_count_all()
        self.ids: list[str] = [""] * size
        self.columns = {name: Column(size) for name in schema.keyword_names}
        self._load(size)

    def _load(self, size: int) -> None:
        lengths = [[0] * size for _ in self.schema.text_names]
        languages: set[str] = set()
        live: list[int] = []
        for doc in self._reader.all_doc_ids():
            record = Record.read(self._reader.stored_fields(doc))
            live.append(doc)
            self.ids[doc] = record.id
            languages.update(record.languages)
            for column, length in zip(lengths, record.lengths, strict=True):
                column[doc] = length
            for name, values in zip(self.schema.keyword_names, record.keywords, strict=True):
                self.columns[name].put(doc, values)
        self.languages = tuple(sorted(languages))
        self._live = frozenset(live)
        self._has_deleted = len(live) < size
        self._norms = {name: _norms(column) for name, column in zip(self.schema.text_names, lengths, strict=True)}
        order = sorted(live, key=self.ids.__getitem__)
        self.rank = [0] * size
        for rank, doc in enumerate(order):
            self.rank[doc] = rank

    def everything(self) -> Collection[int]:
        """All documents."""
        return self._live

    def norms(self, field: str) -> Sequence[float]:
        """How long the field is in each document, against the average."""
        return self._norms[field]

    def exact(self, field: str, token: str) -> Counts:
        """Where a token occurs."""
        return self._counts(exact_name(field), token)

    def stem(self, field: str, token: str) -> Counts:
        """Where a stem occurs."""
        return self._counts(stem_name(field), token)

    def keyword(self, field: str, value: str, prefix: bool) -> Collection[int]:
        """The documents that have a value, or one that begins so, whatever its case."""
        column = self.columns[field]
        return column.having(column.spellings(value, prefix))

    def places(self, field: str, token: str) -> Mapping[int, bytes]:
        """The positions of a token in each document, packed."""
        return self._read(self._kept_places, exact_name(field), token)

    @staticmethod
    def unpacked(places: bytes) -> Sequence[int]:
        """The positions in a pack."""
        return unpacked(places)

    def starting(self, field: str, prefix: str) -> Mapping[str, int]:
        """The tokens that begin so, with the number of documents each."""
        return self._starting(field, prefix)

    def _find_starting(self, field: str, prefix: str) -> dict[str, int]:
        found: dict[str, int] = {}
        with self._lock:
            # Leaf by leaf: the reader over all of them looks every term up again in each.
            for leaf, _ in self._reader.leaf_readers():
                for term, info in leaf.iter_prefix(exact_name(field), prefix):
                    token = term.decode()
                    found[token] = found.get(token, 0) + info.doc_frequency()
        return found

    def vocabulary(self) -> dict[str, int]:
        """Every token of the exact text, with the number of fields of documents it stands in."""
        total: dict[str, int] = {}
        for field in self.schema.text_names:
            for token, count in self._find_starting(field, "").items():
                total[token] = total.get(token, 0) + count
        return total

    def close(self) -> None:
        """Let go of the files."""
        with self._lock:
            self._reader.close()

    def _counts(self, name: str, token: str) -> Counts:
        return self._read(self._kept_counts, name, token)

    def _read(self, kept: _Kept[V], name: str, token: str) -> Mapping[int, V]:
        with self._lock:
            found = kept.get((name, token))
            if found is None:
                found = self._read_postings(name, token, with_values=kept is self._kept_places)
                kept.put((name, token), found)
            return found

    def _read_postings(self, name: str, token: str, with_values: bool) -> dict[int, Any]:
        found: dict[int, Any] = {}
        for matcher, offset in self._matchers(name, token):
            for docs, values in _blocks(matcher, with_values):
                numbers = [doc + offset for doc in docs] if offset else docs
                found.update(zip(numbers, values, strict=True))
        if self._has_deleted:
            return {doc: value for doc, value in found.items() if doc in self._live}
        return found

    def _matchers(self, name: str, token: str) -> Iterator[tuple[Any, int]]:
        term = token.encode()
        for leaf, offset in self._reader.leaf_readers():
            if (name, term) in leaf:
                yield leaf.postings(name, term), offset


def _norms(lengths: list[int]) -> list[float]:
    filled = [length for length in lengths if length]
    average = sum(filled) / len(filled) if filled else 1.0
    return [1 - LENGTH_WEIGHT + LENGTH_WEIGHT * length / average for length in lengths]


def _blocks(matcher: Any, with_values: bool = False) -> Iterator[tuple[Sequence[int], Any]]:
    """Documents with weights (or values), a block at a time where Whoosh has it decoded anyway.

    One posting at a time costs three calls each.
    """
    # A reader with deletions wraps its matcher in a filter; we leave out the deleted ourselves.
    matcher = getattr(matcher, "child", matcher)
    if not all(hasattr(matcher, name) for name in _BLOCK_READING):
        while matcher.is_active():
            yield (matcher.id(),), (matcher.value() if with_values else matcher.weight(),)
            matcher.next()
        return
    while matcher.is_active():
        matcher._read_ids()
        if with_values:
            matcher._read_values()
        else:
            matcher._read_weights()
        yield matcher._ids, matcher._values if with_values else matcher._weights
        matcher._next_block()
