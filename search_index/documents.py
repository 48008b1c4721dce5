"""What goes into an index: a schema of text and keyword fields, and documents that follow it."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from search_index.errors import BadDocument, BadSchema, UnknownField

_NAME = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True, slots=True)
class TextField:
    """A field of running text; a word in it counts `weight` times."""

    name: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class KeywordField:
    """A field of whole values, to filter by and to count; `multi` allows several a document."""

    name: str
    multi: bool = False


@dataclass(frozen=True)
class Schema:
    """The fields of an index; `aliases` are further names a query may use for them."""

    texts: tuple[TextField, ...]
    keywords: tuple[KeywordField, ...] = ()
    aliases: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not self.texts:
            raise BadSchema("A schema needs at least one text field.")
        names = [*self.text_names, *self.keyword_names]
        for name in [*names, *self.aliases]:
            if not _NAME.fullmatch(name):
                raise BadSchema(f"The field name {name!r} is not lower-case letters, digits and _.")
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            raise BadSchema(f"The field {twice[0]!r} stands in the schema twice.")
        for text in self.texts:
            if not 0 < text.weight < float("inf"):
                raise BadSchema(f"The weight of {text.name!r} must be above zero.")
        for alias, name in self.aliases.items():
            if alias in names or name not in names:
                raise BadSchema(f"The alias {alias!r} must be a new name for a field of the schema.")

    @property
    def text_names(self) -> tuple[str, ...]:
        """The names of the text fields, in order."""
        return tuple(text.name for text in self.texts)

    @property
    def keyword_names(self) -> tuple[str, ...]:
        """The names of the keyword fields, in order."""
        return tuple(keyword.name for keyword in self.keywords)

    def weight(self, name: str) -> float:
        """The weight of a text field."""
        for text in self.texts:
            if text.name == name:
                return text.weight
        raise UnknownField(f"The index has no text field {name!r}.")

    def resolve(self, name: str) -> str | None:
        """The field a query means by a name, or None."""
        wanted = name.casefold()
        wanted = self.aliases.get(wanted, wanted)
        return wanted if wanted in self.text_names or wanted in self.keyword_names else None

    def check_keyword(self, name: str) -> None:
        """Refuse a name that is not a keyword field."""
        if name not in self.keyword_names:
            raise UnknownField(f"The index has no keyword field {name!r}; it has {', '.join(self.keyword_names)}.")

    def fingerprint(self) -> str:
        """A short hash over the fields; an index made under another one is stale."""
        shape = [sorted(self.text_names), sorted((k.name, k.multi) for k in self.keywords)]
        return _hash(shape)


@dataclass(frozen=True, slots=True)
class Text:
    """A stretch of text in one language (BCP 47), by whose rules its words are stemmed."""

    value: str
    language: str = ""


TextValue = str | Text | Sequence[str | Text]


@dataclass(frozen=True)
class Document:
    """One thing to be found; plain strings among `texts` are in `language`."""

    id: str
    texts: Mapping[str, TextValue] = field(default_factory=dict)
    keywords: Mapping[str, str | Sequence[str]] = field(default_factory=dict)
    language: str = ""

    def parts(self, name: str) -> tuple[Text, ...]:
        """The stretches of text a field holds, each with its language."""
        value = self.texts.get(name, ())
        parts = (value,) if isinstance(value, str | Text) else value
        return tuple(Text(p, self.language) if isinstance(p, str) else p for p in parts)

    def values(self, name: str) -> tuple[str, ...]:
        """The values of a keyword field, each once, in order; empty ones are left out."""
        value = self.keywords.get(name, ())
        values = (value,) if isinstance(value, str) else value
        return tuple(dict.fromkeys(v for v in values if v))

    def check(self, schema: Schema) -> None:
        """Refuse a document the schema has no room for."""
        if not self.id:
            raise BadDocument("A document has no id.")
        for name in self.texts:
            if name not in schema.text_names:
                raise BadDocument(f"{self.id}: the schema has no text field {name!r}.")
        for name in self.keywords:
            if name not in schema.keyword_names:
                raise BadDocument(f"{self.id}: the schema has no keyword field {name!r}.")
        for keyword in schema.keywords:
            if not keyword.multi and len(self.values(keyword.name)) > 1:
                raise BadDocument(f"{self.id}: {keyword.name!r} takes one value only.")

    def fingerprint(self, schema: Schema) -> str:
        """A short hash over everything the index would hold of the document."""
        texts = [[(p.value, p.language) for p in self.parts(name)] for name in schema.text_names]
        return _hash([texts, [self.values(name) for name in schema.keyword_names]])


def _hash(shape: object) -> str:
    written = json.dumps(shape, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest()[:20]
