"""A query tree over posting lists in memory: which documents answer, and how well (BM25F).

An occurrence of the word itself counts one, of another form of it a half; occurrences in all
fields are weighted, set against the length of the field, and only then flattened, so that a word
in title and body is one word found twice and not two words.
"""

from __future__ import annotations

import math
import time
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol

from search_index import tree as t
from search_index.documents import Schema
from search_index.engine import Expansion, How, Reason, fields_of
from search_index.stems import query_stems
from search_index.tokens import fold

K1 = 1.2
PREFIX_LIMIT = 1000

Scores = dict[int, float]
Counts = Mapping[int, float]
Trace = tuple[str, How, Collection[int]]


class TimeUp(Exception):
    """The time given to a search is over."""


class Deadline:
    """The moment a search must end; none without a limit."""

    def __init__(self, seconds: float | None) -> None:
        self._end = math.inf if seconds is None else time.monotonic() + seconds

    def check(self) -> None:
        """Stop the search if its time is over."""
        if time.monotonic() >= self._end:
            raise TimeUp


class Postings(Protocol):
    """The posting lists of an index, each a mapping from document to number of occurrences."""

    schema: Schema

    def everything(self) -> Collection[int]:
        """All documents."""

    def exact(self, field: str, token: str) -> Counts:
        """Where a token occurs."""

    def stem(self, field: str, token: str) -> Counts:
        """Where a stem occurs."""

    def places(self, field: str, token: str) -> Mapping[int, bytes]:
        """The positions of a token in each document, packed; packs may be put end to end."""

    def unpacked(self, places: bytes) -> Sequence[int]:
        """The positions in a pack."""

    def starting(self, field: str, prefix: str) -> Mapping[str, int]:
        """The tokens that begin so, with the number of documents each."""

    def norms(self, field: str) -> Sequence[float]:
        """How long the field is in each document, against the average."""

    def keyword(self, field: str, value: str, prefix: bool) -> Collection[int]:
        """The documents that have a value, or one that begins so, whatever its case."""


class Evaluation:
    """One run of a tree over an index."""

    def __init__(
        self,
        postings: Postings,
        languages: tuple[str, ...],
        deadline: Deadline,
        prefix_limit: int = PREFIX_LIMIT,
    ) -> None:
        self.postings = postings
        self.languages = languages
        self.deadline = deadline
        self.prefix_limit = prefix_limit
        self.timed_out = False
        self.expanded: dict[str, Expansion] = {}
        self._traces: dict[t.Leaf, list[Trace]] = {}

    def run(self, tree: t.Tree) -> Scores:
        """The documents that answer, with their scores; what is found in time if time is short."""
        try:
            return self._scores(tree)
        except TimeUp:
            self.timed_out = True
            return {}

    def why(self, tree: t.Tree, doc: int) -> tuple[Reason, ...]:
        """The reasons why a document answers."""
        reasons: dict[Reason, None] = {}
        for leaf in t.leaves(tree):
            for field, how, docs in self._traces.get(leaf, ()):
                if doc in docs:
                    reasons[Reason(shown(leaf), field, how)] = None
        return tuple(reasons)

    def _scores(self, tree: t.Tree) -> Scores:
        self.deadline.check()
        match tree:
            case t.And():
                return self._and(tree)
            case t.Or():
                return self._or(tree)
            case t.Not():
                return self._without(self._everything(), tree.part)
            case t.Everything():
                return self._everything()
            case t.Nothing():
                return {}
            case _:
                return self._leaf(tree)

    def _everything(self) -> Scores:
        return dict.fromkeys(self.postings.everything(), 1.0)

    def _without(self, scores: Scores, part: t.Tree) -> Scores:
        unwanted = self._scores(part)
        if self.timed_out:
            # Half an exclusion would let in what it should keep out.
            raise TimeUp
        return {doc: score for doc, score in scores.items() if doc not in unwanted}

    def _and(self, tree: t.And) -> Scores:
        wanted = [self._scores(part) for part in tree.parts if not isinstance(part, t.Not)]
        found = _both(wanted) if wanted else self._everything()
        for part in tree.parts:
            if isinstance(part, t.Not):
                found = self._without(found, part.part)
        return found

    def _or(self, tree: t.Or) -> Scores:
        total: Scores = {}
        for part in tree.parts:
            try:
                found = self._scores(part)
            except TimeUp:
                # What other parts found does answer an OR, so it is kept.
                self.timed_out = True
                break
            for doc, score in found.items():
                total[doc] = total.get(doc, 0.0) + score
        return total

    def _leaf(self, leaf: t.Leaf) -> Scores:
        match leaf:
            case t.Word():
                return self._word(leaf)
            case t.Phrase():
                return self._phrase(leaf)
            case t.Keyword():
                return self._keyword(leaf, leaf.value, prefix=False)
            case t.Prefix() if leaf.field in self.postings.schema.keyword_names:
                return self._keyword(leaf, leaf.text, prefix=True)
            case t.Prefix():
                return self._prefix(leaf)

    def _keyword(self, leaf: t.Keyword | t.Prefix, value: str, prefix: bool) -> Scores:
        docs = self.postings.keyword(leaf.field, value, prefix)
        self._traces[leaf] = [(leaf.field, "keyword", docs)]
        return dict.fromkeys(docs, 1.0)

    def _word(self, word: t.Word) -> Scores:
        token = fold(word.text)
        stems = () if token.isdecimal() else query_stems(word.text, self.languages)
        counts: dict[str, Counts] = {}
        traces: list[Trace] = []
        for field in fields_of(word, self.postings.schema):
            self.deadline.check()
            exact = self.postings.exact(field, token)
            stemmed = _summed(self.postings.stem(field, stem) for stem in stems)
            counts[field] = _halved(exact, stemmed)
            traces += [(field, "exact", exact), (field, "stem", stemmed.keys() - exact.keys())]
        self._traces[word] = traces
        return self._ranked(counts)

    def _phrase(self, phrase: t.Phrase) -> Scores:
        counts: dict[str, Counts] = {}
        for field in fields_of(phrase, self.postings.schema):
            self.deadline.check()
            counts[field] = self._adjacent(field, phrase)
        self._traces[phrase] = [(field, "phrase", docs) for field, docs in counts.items()]
        return self._ranked(counts)

    def _adjacent(self, field: str, phrase: t.Phrase) -> Counts:
        """How often the tokens stand side by side in each document."""
        slots = [self.postings.places(field, token) for token in phrase.tokens[:-1]]
        last = phrase.tokens[-1]
        endings = self._expand(field, last) if phrase.open_end else [last]
        slots.append(self._either(field, endings))
        counts: Scores = {}
        for doc in set(slots[0]).intersection(*slots[1:]):
            starts = set(self.postings.unpacked(slots[0][doc]))
            for number, slot in enumerate(slots[1:], 1):
                starts &= {place - number for place in self.postings.unpacked(slot[doc])}
            if starts:
                counts[doc] = float(len(starts))
        return counts

    def _either(self, field: str, tokens: Sequence[str]) -> Mapping[int, bytes]:
        """The places of any of several tokens."""
        if len(tokens) == 1:
            return self.postings.places(field, tokens[0])
        found: dict[int, bytes] = {}
        for token in tokens:
            self.deadline.check()
            for doc, places in self.postings.places(field, token).items():
                found[doc] = found.get(doc, b"") + places
        return found

    def _prefix(self, prefix: t.Prefix) -> Scores:
        counts: dict[str, Counts] = {}
        for field in fields_of(prefix, self.postings.schema):
            found: Scores = {}
            try:
                for token in self._expand(field, prefix.text):
                    self.deadline.check()
                    for doc, count in self.postings.exact(field, token).items():
                        found[doc] = found.get(doc, 0.0) + count
            except TimeUp:
                self.timed_out = True
            counts[field] = found
        self._traces[prefix] = [(field, "prefix", docs) for field, docs in counts.items()]
        return self._ranked(counts)

    def _expand(self, field: str, prefix: str) -> list[str]:
        found = self.postings.starting(field, prefix)
        used = sorted(found, key=lambda token: (-found[token], token))[: self.prefix_limit]
        before = self.expanded.get(prefix, Expansion(prefix, 0, 0))
        self.expanded[prefix] = Expansion(prefix, max(before.used, len(used)), max(before.found, len(found)))
        return used

    def _ranked(self, counts: Mapping[str, Counts]) -> Scores:
        weighted: Scores = {}
        for field, found in counts.items():
            weight, norms = self.postings.schema.weight(field), self.postings.norms(field)
            for doc, count in found.items():
                weighted[doc] = weighted.get(doc, 0.0) + weight * count / norms[doc]
        size, matched = len(self.postings.everything()), len(weighted)
        factor = (K1 + 1) * math.log(1 + (size - matched + 0.5) / (matched + 0.5))
        return {doc: factor * count / (K1 + count) for doc, count in weighted.items()}


def shown(leaf: t.Leaf) -> str:
    """How a leaf is named in a reason."""
    match leaf:
        case t.Word():
            return leaf.text
        case t.Phrase():
            return " ".join(leaf.tokens) + ("*" if leaf.open_end else "")
        case t.Prefix():
            return f"{leaf.text}*"
        case t.Keyword():
            return leaf.value


def _both(found: list[Scores]) -> Scores:
    smallest = min(found, key=len)
    docs = [doc for doc in smallest if all(doc in scores for scores in found)]
    return {doc: sum([scores[doc] for scores in found]) for doc in docs}


def _summed(lists: Iterable[Counts]) -> Counts:
    total: Scores = {}
    first: Counts = {}
    for counts in lists:
        if not counts:
            continue
        if not first:
            first = counts
            continue
        total = total or dict(first)
        for doc, count in counts.items():
            total[doc] = total.get(doc, 0.0) + count
    return total or first


def _halved(exact: Counts, stemmed: Counts) -> Counts:
    if not stemmed:
        return exact
    counts = dict(exact)
    for doc, count in stemmed.items():
        here = counts.get(doc, 0.0)
        if count > here:
            counts[doc] = (here + count) / 2
    return counts
