"""The piece of a text that shows best why it answers a query, with the finds marked.

The result is a row of spans and no markup: how a mark looks is for whoever prints it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from search_index import tree as t
from search_index.analysis import is_stemmed
from search_index.stems import query_stems, stem, stem_language
from search_index.tokens import Token, fold, tokenize

# A find beyond this is not shown; reading on would cost more than it tells.
_READ = 100_000
_CLUSTER = regex.compile(r"\X")
_CLAUSE_END = regex.compile(r"[.;:!?。;:!?؛؟।]\s*|\n\s*")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the fragment, marked if the query asked for it."""

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of a text, where it stands, and whether the text goes on before and after."""

    spans: tuple[Span, ...]
    start: int
    end: int
    cut_before: bool
    cut_after: bool

    @property
    def text(self) -> str:
        """The words of the fragment without the marks."""
        return "".join(span.text for span in self.spans)

    @property
    def is_marked(self) -> bool:
        """Whether anything the query asked for is in it."""
        return any(span.marked for span in self.spans)


@dataclass(frozen=True, slots=True)
class _Find:
    start: int
    end: int
    leaf: int


def best_fragment(text: str, tree: t.Tree, *, language: str = "", field: str = "", length: int = 200) -> Fragment:
    """The piece of about `length` characters in which most of what was asked for stands.

    `language` is the text's own, for its stems; `field` leaves out what was asked of other fields.
    """
    asked = [leaf for leaf in t.leaves(tree) if not (field and leaf.field and leaf.field != field)]
    tokens = list(tokenize(text[:_READ]))
    finds = sorted(_finds(tokens, asked, stem_language(language)), key=lambda find: find.start)
    start, end = _window(text, tokens, finds, length)
    return Fragment(_spans(text, finds, start, end), start, end, start > 0, end < len(text))


def _finds(tokens: Sequence[Token], asked: Sequence[t.Leaf], language: str) -> Iterator[_Find]:
    for number, leaf in enumerate(asked):
        match leaf:
            case t.Word():
                yield from _words(tokens, leaf, number, language)
            case t.Prefix() if leaf.text:
                for token in tokens:
                    if token.text.startswith(leaf.text):
                        yield _Find(token.start, _prefix_end(token), number)
            case t.Phrase():
                yield from _phrases(tokens, leaf, number)


def _words(tokens: Sequence[Token], word: t.Word, leaf: int, language: str) -> Iterator[_Find]:
    folded = fold(word.text)
    stems = query_stems(word.text, (language,)) if language else ()
    for token in tokens:
        if token.text == folded or (stems and is_stemmed(token) and stem(token.surface, language) in stems):
            yield _Find(token.start, token.end, leaf)


def _phrases(tokens: Sequence[Token], phrase: t.Phrase, leaf: int) -> Iterator[_Find]:
    *before, last = phrase.tokens
    for at in range(len(before), len(tokens)):
        token, first = tokens[at], tokens[at - len(before)]
        ends = token.text.startswith(last) if phrase.open_end else token.text == last
        if ends and [one.text for one in tokens[at - len(before) : at]] == before:
            end = _prefix_end(token) if phrase.open_end else token.end
            yield _Find(first.start, end, leaf)


def _prefix_end(token: Token) -> int:
    """Where the mark for a prefix ends: after the word, or after the one character of a pair."""
    first = _CLUSTER.match(token.surface) if token.gram else None
    return token.start + first.end() if first else token.end


def _window(text: str, tokens: Sequence[Token], finds: Sequence[_Find], length: int) -> tuple[int, int]:
    first, last = _densest(finds, length)
    room = max(length - (last - first), 0)
    start = _start_of_clause(text, max(first - room // 2, 0), first) if room < first else 0
    end = min(max(start + length, last), len(text))
    return start, _between_tokens(tokens, end, len(text))


def _densest(finds: Sequence[_Find], length: int) -> tuple[int, int]:
    """The stretch with the most different finds, then the most finds; the first of equals."""
    best, where = (0, 0), (0, 0)
    inside: Counter[int] = Counter()
    tail = 0
    for find in finds:
        inside[find.leaf] += 1
        while tail < len(finds) and find.end - finds[tail].start > length and finds[tail] != find:
            inside[finds[tail].leaf] -= 1
            tail += 1
        worth = (sum(1 for count in inside.values() if count), sum(inside.values()))
        if worth > best:
            best, where = worth, (finds[tail].start, find.end)
    return where


def _start_of_clause(text: str, earliest: int, first: int) -> int:
    """A place to begin: after the last full stop before the finds, or between two words."""
    ends = [match.end() for match in _CLAUSE_END.finditer(text, earliest, first)]
    if ends:
        return int(ends[-1])
    space = text.find(" ", earliest, first)
    return space + 1 if space >= 0 else earliest


def _between_tokens(tokens: Sequence[Token], end: int, longest: int) -> int:
    """Move an end that would fall inside a word back before it, or after it if it is the first."""
    for token in tokens:
        if token.start < end < token.end and not token.gram:
            return token.start if token.start else min(token.end, longest)
    return end


def _spans(text: str, finds: Sequence[_Find], start: int, end: int) -> tuple[Span, ...]:
    spans: list[Span] = []
    at = start
    for begin, stop in _merged(finds):
        if stop <= start or begin >= end:
            continue
        begin, stop = max(begin, at), min(stop, end)
        spans += [Span(text[at:begin]), Span(text[begin:stop], marked=True)]
        at = stop
    spans.append(Span(text[at:end]))
    return tuple(span for span in spans if span.text)


def _merged(finds: Sequence[_Find]) -> list[tuple[int, int]]:
    """Finds that overlap or touch become one mark: 计算 and 算机 show as 计算机."""
    merged: list[tuple[int, int]] = []
    for find in finds:
        if merged and find.start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], find.end))
        else:
            merged.append((find.start, find.end))
    return merged
