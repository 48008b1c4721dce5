"""One stretch of a query, without operators, into the leaves of a tree."""

from __future__ import annotations

from itertools import pairwise

import regex

from search_index import tree as t
from search_index.tokens import Token, tokenize

_APOSTROPHE = regex.compile(r"['’ʼ＇]")
# Elided articles and the English genitive; longer pieces are words of their own.
_ELIDED = 2


def word_tree(chunk: str, at: int, field: str = "") -> t.Tree | None:
    """What an unquoted stretch asks for; None if it holds no letter or number."""
    if chunk.strip("*") == "":
        return t.Everything() if chunk else None
    tokens = _without_elisions(list(tokenize(chunk)), chunk)
    if not tokens:
        return None
    starred = chunk.endswith("*") and tokens[-1].end == len(chunk.rstrip("*"))
    if _is_one_run(tokens):
        return _pairs(tokens, at, field)
    if len(tokens) > 1 and not _has_apostrophe(tokens, chunk):
        return _side_by_side(tokens, at, field, starred)
    leaves: list[t.Tree] = [_word(token, at, field) for token in tokens]
    if starred:
        leaves[-1] = _prefix(tokens[-1], at, field)
    return t.all_of(leaves)


def phrase_tree(text: str, at: int, field: str = "") -> t.Tree | None:
    """What a quoted stretch asks for: its tokens side by side, as written."""
    tokens = list(tokenize(text))
    return _side_by_side(tokens, at, field, starred=False) if tokens else None


def keyword_tree(text: str, field: str, at: int) -> t.Tree | None:
    """What a value of a keyword field asks for; quoted or not, it is taken whole."""
    value, end = text.strip('"').strip(), at + len(text)
    if value == "*":
        return t.Prefix("", field, at, end)
    if value.endswith("*") and not text.startswith('"'):
        return t.Prefix(value.rstrip("*"), field, at, end)
    return t.Keyword(field, value, at, end) if value else None


def _without_elisions(tokens: list[Token], chunk: str) -> list[Token]:
    """`l'accès` asks for accès, `person's` for person; quotes ask for the article too."""
    if not _has_apostrophe(tokens, chunk):
        return tokens
    kept = [token for token in tokens if len(token.surface) > _ELIDED]
    return kept or tokens


def _has_apostrophe(tokens: list[Token], chunk: str) -> bool:
    gaps = (chunk[a.end : b.start] for a, b in pairwise(tokens))
    return any(_APOSTROPHE.search(gap) for gap in gaps)


def _is_one_run(tokens: list[Token]) -> bool:
    """Whether the tokens are the pairs of one unbroken stretch of Han, Kana, Thai and so on."""
    touching = all(a.end > b.start for a, b in pairwise(tokens))
    return touching and all(token.gram for token in tokens)


def _pairs(tokens: list[Token], at: int, field: str) -> t.Tree:
    """Every pair must occur; one character alone begins a pair wherever it stands."""
    if len(tokens) == 1:
        return _prefix(tokens[0], at, field)
    return t.all_of([_word(token, at, field) for token in tokens[:-1]])


def _side_by_side(tokens: list[Token], at: int, field: str, starred: bool) -> t.Tree:
    start, end = at + tokens[0].start, at + tokens[-1].end
    open_end = starred or tokens[-1].gram
    if len(tokens) > 1 and tokens[-1].gram and tokens[-2].end == tokens[-1].end:
        # The last character already stands in the last pair.
        tokens, open_end = tokens[:-1], False
    if len(tokens) == 1 and open_end:
        return _prefix(tokens[0], at, field)
    return t.Phrase(tuple(token.text for token in tokens), field, open_end, start, end)


def _word(token: Token, at: int, field: str) -> t.Word:
    return t.Word(token.surface, field, at + token.start, at + token.end)


def _prefix(token: Token, at: int, field: str) -> t.Prefix:
    return t.Prefix(token.text, field, at + token.start, at + token.end)
