"""For large libraries: an index kept by tantivy, behind the same doors and with the same hits.

A search in tantivy cannot be interrupted; its time limit is looked at between one step and the
next. Scores are tantivy's own, so the order of hits may differ a little from the Whoosh engine's.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from search_index import folders
from search_index.analysis import GAP, analyse, languages_of
from search_index.columns import matching, ordered
from search_index.documents import Document, Schema
from search_index.engine import Boosts, Filters, Hit, Reason, Results
from search_index.errors import EngineMissing, IndexBusy
from search_index.evaluation import PREFIX_LIMIT, Deadline, TimeUp, shown
from search_index.stems import stem_languages
from search_index.tree import Tree, leaves
from search_index.writing import IncrementalWriter

try:
    import tantivy
    from tantivy import Query

    from search_index.tantivy_queries import (
        ID,
        Translator,
        exact_name,
        is_ranked,
        keyword_name,
        stem_name,
    )
except ImportError as missing:  # pragma: no cover - depends on what is installed
    raise EngineMissing(
        "The engine tantivy is not installed. Install it with: pip install 'lawbase[fast]'"
    ) from missing

_FINGERPRINT, _LANGUAGE = "fingerprint", "language"
# More values than a keyword field will ever have; tantivy wants a number.
_ALL = 1_000_000
Address = Any


class TantivyEngine:
    """Keeps an index with tantivy."""

    name = "tantivy"

    def __init__(self, schema: Schema, prefix_limit: int = PREFIX_LIMIT) -> None:
        self.schema = schema
        self.prefix_limit = prefix_limit

    @contextmanager
    def write(self, folder: Path, start_from: Path | None = None) -> Iterator[TantivyWriter]:
        """Open a folder for writing; everything is kept at the end, or nothing if it fails."""
        there = folders.prepare(folder, self.name, self.schema, start_from)
        opened = tantivy.Index(_native(self.schema), path=str(folder))
        if not there:
            folders.sign(folder, self.name, self.schema)
        writer = TantivyWriter(self.schema, opened)
        try:
            yield writer
            writer.commit()
        except BaseException:
            writer.cancel()
            raise

    def open(self, folder: Path) -> TantivySearcher:
        """Open a folder for searching."""
        folders.check(folder, self.name, self.schema)
        return TantivySearcher(tantivy.Index.open(str(folder)), self.schema, self.prefix_limit)


class TantivyWriter(IncrementalWriter):
    """A tantivy index open for writing."""

    def __init__(self, schema: Schema, opened: tantivy.Index) -> None:
        try:
            self._writer = opened.writer()
        except ValueError as locked:
            raise IndexBusy from locked
        searcher = opened.searcher()
        known: dict[str, str] = {}
        for _, address in _all_hits(searcher, Query.all_query(), searcher.num_docs):
            stored = searcher.doc(address)
            known[stored[ID][0]] = stored[_FINGERPRINT][0]
        super().__init__(schema, known)

    def insert(self, document: Document, fingerprint: str) -> None:
        """Write a document that is not in the index."""
        given: dict[str, list[str]] = {ID: [document.id], _FINGERPRINT: [fingerprint]}
        given[_LANGUAGE] = list(languages_of(document, self.schema))
        for field in self.schema.text_names:
            tokens = analyse(document, field)
            given[exact_name(field)] = [" ".join(tokens.exact)]
            given[stem_name(field)] = [" ".join(tokens.stems)]
        for field in self.schema.keyword_names:
            given[keyword_name(field)] = list(document.values(field))
        self._writer.add_document(tantivy.Document.from_dict(given))

    def delete(self, id: str) -> None:
        """Take out a document that was in the index when the writer was opened."""
        self._writer.delete_documents_by_term(ID, id)

    def commit(self) -> None:
        """Keep what was written."""
        if self.is_changed:
            self._writer.commit()
            self._writer.garbage_collect_files()
        self._writer.wait_merging_threads()

    def cancel(self) -> None:
        """Forget what was written."""
        self._writer.rollback()
        self._writer.wait_merging_threads()


class TantivySearcher:
    """A tantivy index open for searching."""

    def __init__(self, opened: tantivy.Index, schema: Schema, prefix_limit: int) -> None:
        self._schema = schema
        self._native = opened.schema
        self._searcher = opened.searcher()
        self._prefix_limit = prefix_limit
        self.languages = tuple(sorted(self._facet(Query.all_query(), _LANGUAGE)))
        self._values = cache(self._count_values)

    @property
    def count(self) -> int:
        """How many documents there are."""
        return self._searcher.num_docs

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
        """Find documents, best first; see `Searcher.search`."""
        for name in [*(filters or {}), *facets, *(name for name, _ in boosts or {})]:
            self._schema.check_keyword(name)
        deadline = Deadline(time_limit)
        spoken = self.languages if languages is None else stem_languages(languages)
        translator = self._translator(spoken)
        total, hits, counted, timed_out = 0, [], {}, False
        try:
            deadline.check()
            query = translator.filtered(translator.query(tree), filters or {})
            total = self._total(query)
            ranked = is_ranked(tree, boosts or {})
            page = self._page(translator.boosted(query, boosts or {}), ranked, total, offset, limit)
            reasons = self._why(translator, tree, [id for id, _ in page]) if why else {}
            hits = [Hit(id, score, tuple(reasons.get(id, ()))) for id, score in page]
            for name in facets:
                deadline.check()
                counted[name] = self._facet(query, keyword_name(name))
        except TimeUp:
            timed_out = True
        return Results(total, tuple(hits), counted, timed_out, tuple(translator.expanded.values()))

    def values(self, name: str) -> dict[str, int]:
        """The values of a keyword field, with the number of documents."""
        self._schema.check_keyword(name)
        return dict(self._values(name))

    def vocabulary(self) -> dict[str, int]:
        """Every token of the exact text, with the number of fields of documents it stands in."""
        total: dict[str, int] = {}
        for field in self._schema.text_names:
            for token, count in self._searcher.terms_with_prefix(exact_name(field), ""):
                total[token] = total.get(token, 0) + count
        total.pop(GAP, None)
        return total

    def close(self) -> None:
        """Let go of the files; tantivy does so by itself."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _translator(self, languages: tuple[str, ...]) -> Translator:
        starting: Callable[[str, str], Sequence[str]] = cache(self._starting)
        return Translator(self._schema, self._native, languages, starting, self._spell, self._prefix_limit)

    def _starting(self, field: str, prefix: str) -> list[str]:
        found = self._searcher.terms_with_prefix(field, prefix)
        return [token for token, _ in found if token != GAP]

    def _spell(self, field: str, value: str, prefix: bool) -> frozenset[str]:
        return matching(self._values(field), value, prefix)

    def _count_values(self, name: str) -> dict[str, int]:
        return self._facet(Query.all_query(), keyword_name(name))

    def _facet(self, query: Query, field: str) -> dict[str, int]:
        asked = {"counts": {"terms": {"field": field, "size": _ALL}}}
        buckets = self._searcher.aggregate(query, asked)["counts"]["buckets"]
        return ordered({bucket["key"]: bucket["doc_count"] for bucket in buckets})

    def _total(self, query: Query) -> int:
        result: Any = self._searcher.search(query, limit=1, count=True)
        return int(result.count)

    def _page(self, query: Query, ranked: bool, total: int, offset: int, limit: int) -> list[tuple[str, float]]:
        """The ids and scores of one page."""
        end = min(offset + limit, total)
        if end <= offset:
            return []
        if not ranked:
            found = self._searcher.search(
                query, limit=end - offset, offset=offset, order_by_field=ID, order=tantivy.Order.Asc
            )
            return [(id, 1.0) for id, _ in found.hits]
        hits = self._closed(query, end, total)
        best = [(self._id(address), score) for score, address in hits]
        best.sort(key=lambda hit: (-hit[1], hit[0]))
        return best[offset:end]

    def _closed(self, query: Query, end: int, total: int) -> list[tuple[float, Address]]:
        """The best hits, and all that score the same as the last: tantivy does not order by id."""
        wanted = end + 1
        while True:
            hits = _all_hits(self._searcher, query, min(wanted, total))
            if len(hits) == total or hits[-1][0] < hits[end - 1][0]:
                return hits
            wanted *= 2

    def _id(self, address: Address) -> str:
        return str(self._searcher.doc(address)[ID][0])

    def _why(self, translator: Translator, tree: Tree, ids: list[str]) -> dict[str, list[Reason]]:
        """The reasons for the hits of a page, by asking for each way to answer among them."""
        reasons: dict[str, list[Reason]] = {id: [] for id in ids}
        for leaf in dict.fromkeys(leaves(tree)):
            for field, how, query in translator.ways(leaf):
                found = _all_hits(self._searcher, translator.among(query, ids), len(ids))
                for id in [self._id(address) for _, address in found]:
                    reason, exact = (
                        Reason(shown(leaf), field, how),
                        Reason(shown(leaf), field, "exact"),
                    )
                    is_told = reason in reasons[id] or (how == "stem" and exact in reasons[id])
                    if not is_told:
                        reasons[id].append(reason)
        return reasons


def _native(schema: Schema) -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field(ID, stored=True, fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field(_FINGERPRINT, stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field(_LANGUAGE, fast=True, tokenizer_name="raw", index_option="basic")
    for name in schema.text_names:
        builder.add_text_field(exact_name(name), tokenizer_name="whitespace")
        builder.add_text_field(stem_name(name), tokenizer_name="whitespace", index_option="freq")
    for name in schema.keyword_names:
        builder.add_text_field(keyword_name(name), fast=True, tokenizer_name="raw", index_option="basic")
    return builder.build()


def _all_hits(searcher: Any, query: Query, limit: int) -> list[tuple[float, Address]]:
    return list(searcher.search(query, limit=limit, count=False).hits) if limit else []
