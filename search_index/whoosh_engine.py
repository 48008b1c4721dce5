"""The embedded default: an index kept by Whoosh (the API of 2.7.4), searched by our own evaluation.

Whoosh stores ids and postings and looks after segments, locks and commits. Its query parser, its
analysers and its matchers' scoring are not used: they cost ten times as much for the same hits.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from heapq import nlargest
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from whoosh import index

from search_index import folders
from search_index.analysis import analyse, languages_of
from search_index.documents import Document, Schema
from search_index.engine import Boosts, Filters, Hit, Results
from search_index.errors import IndexBusy, NoIndex, StaleIndex
from search_index.evaluation import PREFIX_LIMIT, Deadline, Evaluation, Scores, TimeUp
from search_index.stems import stem_languages
from search_index.tree import Tree
from search_index.whoosh_fields import (
    Record,
    exact_name,
    exact_postings,
    stem_name,
    stem_postings,
    whoosh_schema,
)
from search_index.whoosh_pool import TermPool
from search_index.whoosh_postings import WhooshPostings
from search_index.writing import IncrementalWriter


class WhooshEngine:
    """Keeps an index with Whoosh; needs nothing but Python."""

    name = "whoosh"

    def __init__(self, schema: Schema, prefix_limit: int = PREFIX_LIMIT) -> None:
        self.schema = schema
        self.prefix_limit = prefix_limit

    @contextmanager
    def write(self, folder: Path, start_from: Path | None = None) -> Iterator[WhooshWriter]:
        """Open a folder for writing; everything is kept at the end, or nothing if it fails."""
        there = folders.prepare(folder, self.name, self.schema, start_from)
        opened = self._opened(folder) if there else None
        if opened is None:
            opened = index.create_in(str(folder), whoosh_schema(self.schema))
            folders.sign(folder, self.name, self.schema)
        try:
            writer = WhooshWriter(self.schema, opened, folder)
            try:
                yield writer
                writer.commit()
            except BaseException:
                writer.cancel()
                raise
        finally:
            opened.close()

    def open(self, folder: Path) -> WhooshSearcher:
        """Open a folder for searching."""
        folders.check(folder, self.name, self.schema)
        opened = self._opened(folder)
        if opened is None:
            if not any(folder.glob("*.toc")):
                raise NoIndex(f"There is no search index in {folder}.")
            raise StaleIndex(f"The search index in {folder} cannot be read. Build it anew.")
        try:
            return WhooshSearcher(WhooshPostings(opened.reader(), self.schema), self.prefix_limit)
        finally:
            opened.close()

    def _opened(self, folder: Path) -> Any:
        """The index in a folder, or None where it cannot be read.

        Whoosh pickles its fields by the names of their classes, so an index of an older program can fail in any way.
        """
        try:
            return index.open_dir(str(folder)) if index.exists_in(str(folder)) else None
        except Exception:
            return None


class WhooshWriter(IncrementalWriter):
    """A Whoosh index open for writing."""

    def __init__(self, schema: Schema, opened: Any, folder: Path) -> None:
        self._folder = folder
        try:
            self._writer: Any = opened.writer()
        except index.LockError as locked:
            raise IndexBusy from locked
        self._unlock = self._writer.writelock.release
        self._pool = self._writer.pool = TermPool()
        self._numbers: dict[str, int] = {}
        known: dict[str, str] = {}
        with opened.reader() as reader:
            for number in reader.all_doc_ids():
                record = Record.read(reader.stored_fields(number))
                self._numbers[record.id] = number
                known[record.id] = record.fingerprint
        super().__init__(schema, known)

    def insert(self, document: Document, fingerprint: str) -> None:
        """Write a document that is not in the index."""
        number = self._writer.docnum
        lengths = []
        for field in self.schema.text_names:
            tokens = analyse(document, field)
            lengths.append(tokens.length)
            self._pool.put(exact_name(field), number, exact_postings(tokens))
            self._pool.put(stem_name(field), number, stem_postings(tokens))
        record = Record(
            document.id,
            fingerprint,
            languages_of(document, self.schema),
            tuple(lengths),
            tuple(document.values(name) for name in self.schema.keyword_names),
        )
        self._writer.add_document(**record.stored)

    def delete(self, id: str) -> None:
        """Take out a document that was in the index when the writer was opened."""
        self._writer.delete_document(self._numbers[id])

    def commit(self) -> None:
        """Keep what was written."""
        if self.is_changed:
            self._writer.commit()
        else:
            self.cancel()

    def cancel(self) -> None:
        """Forget what was written."""
        unfinished = self._writer.newsegment.segment_id()
        # After a commit that failed half-way some of these fail too; none may keep the others off.
        writer = self._writer
        for close in (writer.fieldwriter.close, writer.cancel, self._pool.cleanup, self._unlock):
            with suppress(Exception):
                close()
        # Whoosh leaves the files of the segment it had begun until the next commit.
        for path in self._folder.glob(f"{unfinished}.*"):
            path.unlink()


class WhooshSearcher:
    """A Whoosh index open for searching."""

    def __init__(self, postings: WhooshPostings, prefix_limit: int) -> None:
        self._postings = postings
        self._prefix_limit = prefix_limit

    @property
    def count(self) -> int:
        """How many documents there are."""
        return len(self._postings.everything())

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages some text is stemmed in."""
        return self._postings.languages

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
            self._postings.schema.check_keyword(name)
        spoken = self.languages if languages is None else stem_languages(languages)
        deadline = Deadline(time_limit)
        evaluation = Evaluation(self._postings, spoken, deadline, self._prefix_limit)
        scores = self._boosted(self._filtered(evaluation.run(tree), filters or {}), boosts or {})
        page = self._best(scores, offset, limit)
        hits = tuple(
            Hit(self._postings.ids[doc], scores[doc], evaluation.why(tree, doc) if why else ()) for doc in page
        )
        counted, late = self._counted(scores, facets, deadline)
        timed_out, expanded = evaluation.timed_out or late, tuple(evaluation.expanded.values())
        return Results(len(scores), hits, counted, timed_out, expanded)

    def values(self, name: str) -> dict[str, int]:
        """The values of a keyword field, with the number of documents."""
        self._postings.schema.check_keyword(name)
        return self._postings.columns[name].counts(self._postings.everything())

    def vocabulary(self) -> dict[str, int]:
        """Every token of the exact text, with the number of fields of documents it stands in."""
        return self._postings.vocabulary()

    def close(self) -> None:
        """Let go of the files."""
        self._postings.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _filtered(self, scores: Scores, filters: Filters) -> Scores:
        for name, values in filters.items():
            kept = self._postings.columns[name].having(values)
            scores = {doc: score for doc, score in scores.items() if doc in kept}
        return scores

    def _boosted(self, scores: Scores, boosts: Boosts) -> Scores:
        factors: dict[int, float] = {}
        for (name, value), boost in boosts.items():
            for doc in self._postings.columns[name].having([value]):
                factors[doc] = factors.get(doc, 1.0) + boost
        if not factors:
            return scores
        return {doc: score * factors.get(doc, 1.0) for doc, score in scores.items()}

    def _best(self, scores: Scores, offset: int, limit: int) -> list[int]:
        """The documents of one page; only those that can be on it are sorted."""
        end = min(offset + limit, len(scores))
        if end <= offset:
            return []
        least = nlargest(end, scores.values())[-1]
        able = [doc for doc, score in scores.items() if score >= least]
        rank = self._postings.rank
        able.sort(key=rank.__getitem__)
        able.sort(key=scores.__getitem__, reverse=True)
        return able[offset:end]

    def _counted(
        self, scores: Scores, facets: Collection[str], deadline: Deadline
    ) -> tuple[dict[str, dict[str, int]], bool]:
        counted: dict[str, dict[str, int]] = {}
        try:
            for name in facets:
                deadline.check()
                counted[name] = self._postings.columns[name].counts(scores)
        except TimeUp:
            return counted, True
        return counted, False
