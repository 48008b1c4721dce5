"""How an index lies in Whoosh: two fields of ready tokens a text field, and one stored record.

Nothing here analyses text; the field types turn counted tokens straight into postings, which is
half again as fast as Whoosh's way through Token objects.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Generator
from dataclasses import dataclass
from typing import Any

from whoosh import fields, formats
from whoosh.analysis.tokenizers import IDTokenizer

from search_index.analysis import GAP, analyse, languages_of
from search_index.documents import Document, Schema

RECORD = "record"
Posting = tuple[bytes, int, float, bytes]


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

    @staticmethod
    def decode_positions(value: bytes) -> list[int]:
        """The positions in one posting."""
        return array("I", value).tolist()


class _TokenField(fields.FieldType):
    """What the two kinds of token field share."""

    def __init__(self, format_: Any) -> None:
        self.format = format_
        # Never called, but Whoosh asks an indexed field for one.
        self.analyzer: Any = IDTokenizer()
        self.indexed = True
        self.scorable = self.stored = self.unique = self.spelling = False
        self.vector = self.column_type = None
        self.multitoken_query = "default"


class ExactField(_TokenField):
    """Exact tokens with their positions; takes the tokens of a text in order."""

    def __init__(self) -> None:
        super().__init__(Places())

    def index(self, value: list[str], **_: Any) -> Generator[Posting, None, None]:
        """The postings of one document."""
        places: dict[str, array[int]] = {}
        for place, token in enumerate(value):
            if token in places:
                places[token].append(place)
            else:
                places[token] = array("I", (place,))
        places.pop(GAP, None)
        for token, found in places.items():
            yield token.encode(), len(found), float(len(found)), found.tobytes()


class StemField(_TokenField):
    """Stems with how often each occurs; takes the stems of a text."""

    def __init__(self) -> None:
        super().__init__(formats.Existence())

    def index(self, value: list[str], **_: Any) -> Generator[Posting, None, None]:
        """The postings of one document."""
        for stem, count in Counter(value).items():
            yield stem.encode(), count, float(count), b""


def whoosh_schema(schema: Schema) -> Any:
    """The Whoosh schema for a schema of ours."""
    made = fields.Schema()
    made.add(RECORD, fields.STORED())
    for field in schema.text_names:
        made.add(exact_name(field), ExactField())
        made.add(stem_name(field), StemField())
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


def whoosh_document(document: Document, schema: Schema, fingerprint: str) -> dict[str, Any]:
    """What Whoosh is given of a document."""
    given: dict[str, Any] = {}
    lengths = []
    for field in schema.text_names:
        tokens = analyse(document, field)
        lengths.append(tokens.length)
        if tokens.length:
            given[exact_name(field)] = tokens.exact
            given[stem_name(field)] = tokens.stems
    keywords = tuple(document.values(name) for name in schema.keyword_names)
    languages = languages_of(document, schema)
    given[RECORD] = (document.id, fingerprint, languages, tuple(lengths), keywords)
    return given
