"""How an index lies in Whoosh: two fields of ready tokens a text field, and one stored record.

Whoosh is told of the fields, but the postings do not go through its `add_document`: they are ready,
and handing them straight to the pool is half again as fast as its way through Token objects.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from whoosh import fields, formats
from whoosh.analysis.tokenizers import IDTokenizer

from search_index.analysis import GAP, FieldTokens
from search_index.documents import Schema

RECORD = "record"
# Term, number of occurrences and packed positions.
Posting = tuple[bytes, float, bytes]


def exact_name(field: str) -> str:
    """The Whoosh field that holds the exact tokens of a text field."""
    return f"exact_{field}"


def stem_name(field: str) -> str:
    """The Whoosh field that holds the stems of a text field."""
    return f"stem_{field}"


class Places(formats.Format):
    """Postings with the positions of a token, four bytes each."""

    posting_size = -1

    def __init__(self) -> None:
        self.field_boost = 1.0
        self.options: dict[str, Any] = {}


class TokenField(fields.FieldType):
    """A field whose postings are made outside Whoosh."""

    def __init__(self, format_: Any) -> None:
        self.format = format_
        # Never called, but Whoosh asks an indexed field for one.
        self.analyzer: Any = IDTokenizer()
        self.indexed = True
        self.scorable = self.stored = self.unique = self.spelling = False
        self.vector = self.column_type = None
        self.multitoken_query = "default"


def exact_postings(tokens: FieldTokens) -> Iterator[Posting]:
    """The postings of the tokens themselves, with their positions."""
    places: dict[str, array[int]] = {}
    for place, token in enumerate(tokens.exact):
        if token in places:
            places[token].append(place)
        else:
            places[token] = array("I", (place,))
    places.pop(GAP, None)
    for token, found in places.items():
        yield token.encode(), float(len(found)), found.tobytes()


def stem_postings(tokens: FieldTokens) -> Iterator[Posting]:
    """The postings of the stems, without positions."""
    for stem, count in Counter(tokens.stems).items():
        yield stem.encode(), float(count), b""


def unpacked(places: bytes) -> list[int]:
    """The positions in one posting, or in several put end to end."""
    return array("I", places).tolist()


def whoosh_schema(schema: Schema) -> Any:
    """The Whoosh schema for a schema of ours."""
    made = fields.Schema()
    made.add(RECORD, fields.STORED())
    for field in schema.text_names:
        made.add(exact_name(field), TokenField(Places()))
        made.add(stem_name(field), TokenField(formats.Existence()))
    return made


@dataclass(frozen=True, slots=True)
class Record:
    """What is stored of a document: never its text, only what a search needs at hand."""

    id: str
    fingerprint: str
    languages: tuple[str, ...]
    lengths: tuple[int, ...]
    keywords: tuple[tuple[str, ...], ...]

    @classmethod
    def read(cls, stored: dict[str, Any]) -> Record:
        """The record in the stored fields of a document."""
        return cls(*stored[RECORD])

    @property
    def stored(self) -> dict[str, Any]:
        """What Whoosh is given to store: plain values, which outlive this class."""
        plain = (self.id, self.fingerprint, self.languages, self.lengths, self.keywords)
        return {RECORD: plain}
