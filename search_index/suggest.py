"""Did you mean: unknown words of a query set right by the words the index knows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from search_index import tree as t
from search_index.query import ParsedQuery
from search_index.tokens import Token, tokenize

_SHORTEST = 3
# Up to this length only one slip is forgiven: two would make any short word of any other.
_SHORT = 4


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A query that may have been meant, and the words that were changed for it."""

    text: str
    changes: tuple[tuple[str, str], ...]


class Suggester:
    """Knows a vocabulary with frequencies (`Searcher.vocabulary`); make it once for an index."""

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        self._frequency = vocabulary
        self._by_length: dict[int, list[str]] = defaultdict(list)
        for token in vocabulary:
            if len(token) >= _SHORTEST and not token.isdecimal():
                self._by_length[len(token)].append(token)

    def suggest(self, query: ParsedQuery) -> Suggestion | None:
        """The query with its unknown words replaced by near known ones, or None."""
        text, changes = query.text, []
        for at, token in sorted(_words(query), key=lambda word: word[0], reverse=True):
            better = None if token.text in self._frequency else self.nearest(token.text)
            if better:
                text = f"{text[:at]}{better}{text[at + len(token.surface) :]}"
                changes.append((token.surface, better))
        return Suggestion(text, tuple(reversed(changes))) if changes else None

    def nearest(self, word: str) -> str | None:
        """The known word nearest to this one, the more frequent of equals; None if none is near."""
        if len(word) < _SHORTEST:
            return None
        slips = 1 if len(word) <= _SHORT else 2
        lengths = range(len(word) - slips, len(word) + slips + 1)
        near = [token for length in lengths for token in self._by_length.get(length, ())]
        found = process.extract(word, near, scorer=OSA.distance, score_cutoff=slips, limit=None)
        ranked = [(distance, token[0] != word[0], -self._frequency[token], token) for token, distance, _ in found]
        return min(ranked)[-1] if ranked else None


def _words(query: ParsedQuery) -> Iterator[tuple[int, Token]]:
    """The words of a query that can be misspelt, with their places in it."""
    for leaf in t.leaves(query.tree):
        if isinstance(leaf, t.Word | t.Phrase) and leaf.start != t.NOWHERE:
            for token in tokenize(query.text[leaf.start : leaf.end]):
                if not token.gram and not token.text.isdecimal():
                    yield leaf.start + token.start, token
