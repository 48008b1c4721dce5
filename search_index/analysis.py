"""What an index holds of a document's text: its tokens in order, and its stems."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from search_index.documents import Document, Schema
from search_index.stems import stem, stem_language
from search_index.tokens import Token, pieces, runs

# Stands between two stretches of one field; no token looks so, and no phrase crosses it.
GAP = "|"


@dataclass(frozen=True, slots=True)
class FieldTokens:
    """The tokens of one field in order (with gaps), their stems, and how many tokens there are."""

    exact: list[str]
    stems: list[str]
    length: int


def analyse(document: Document, name: str) -> FieldTokens:
    """The tokens of one text field of a document."""
    exact: list[str] = []
    stems: list[str] = []
    parts = document.parts(name)
    for number, part in enumerate(parts):
        if number:
            exact.append(GAP)
        language = stem_language(part.language)
        for run in runs(part.value):
            tokens, stemmed = _of_run(run, language)
            exact += tokens
            stems += stemmed
    return FieldTokens(exact, stems, len(exact) - max(len(parts) - 1, 0))


def languages_of(document: Document, schema: Schema) -> tuple[str, ...]:
    """The languages by whose rules some text of the document is stemmed."""
    tags = {part.language for name in schema.text_names for part in document.parts(name)}
    return tuple(sorted({stem_language(tag) for tag in tags} - {""}))


@lru_cache(maxsize=1 << 17)
def _of_run(run: str, language: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    tokens = pieces(run)
    stems = _stems(tokens, language) if language else ()
    return tuple(token.text for token in tokens), tuple(stems)


def _stems(tokens: tuple[Token, ...], language: str) -> Iterator[str]:
    for token in tokens:
        if is_stemmed(token):
            yield stem(token.surface, language)


def is_stemmed(token: Token) -> bool:
    """Whether a token has a stem: numbers and pairs of characters have none."""
    return not token.gram and not token.text.isdecimal()
