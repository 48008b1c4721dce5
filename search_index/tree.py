"""What a query means: a tree of plain values that every engine can walk."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from dataclasses import field as attribute

NOWHERE = -1


@dataclass(frozen=True, slots=True)
class Word:
    """One word, in the exact or the stemmed text, in any text field or in `field`."""

    text: str
    field: str = ""
    start: int = attribute(default=NOWHERE, compare=False)
    end: int = attribute(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens that stand side by side in one field; with `open_end` the last may go on."""

    tokens: tuple[str, ...]
    field: str = ""
    open_end: bool = False
    start: int = attribute(default=NOWHERE, compare=False)
    end: int = attribute(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Prefix:
    """Every exact token (or, in a keyword field, every value) that begins so."""

    text: str
    field: str = ""
    start: int = attribute(default=NOWHERE, compare=False)
    end: int = attribute(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Keyword:
    """The documents with a value in a keyword field, whatever its case."""

    field: str
    value: str
    start: int = attribute(default=NOWHERE, compare=False)
    end: int = attribute(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class And:
    """Documents that answer every part."""

    parts: tuple[Tree, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Documents that answer at least one part."""

    parts: tuple[Tree, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Documents that do not answer the part."""

    part: Tree


@dataclass(frozen=True, slots=True)
class Everything:
    """Every document."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """No document: a query in which no word was found."""


Leaf = Word | Phrase | Prefix | Keyword
Tree = Leaf | And | Or | Not | Everything | Nothing


def all_of(parts: Sequence[Tree]) -> Tree:
    """The parts joined by AND, without needless nesting."""
    flat = [p for part in parts for p in (part.parts if isinstance(part, And) else (part,))]
    return flat[0] if len(flat) == 1 else And(tuple(flat)) if flat else Nothing()


def any_of(parts: Sequence[Tree]) -> Tree:
    """The parts joined by OR, without needless nesting."""
    flat = [p for part in parts for p in (part.parts if isinstance(part, Or) else (part,))]
    return flat[0] if len(flat) == 1 else Or(tuple(flat)) if flat else Nothing()


def negated(part: Tree) -> Tree:
    """The part under NOT; two of them cancel."""
    return part.part if isinstance(part, Not) else Not(part)


def leaves(tree: Tree, sought: bool = True) -> Iterator[Leaf]:
    """The words, phrases, prefixes and keywords a hit was found by; not those under NOT."""
    if isinstance(tree, And | Or):
        for part in tree.parts:
            yield from leaves(part, sought)
    elif isinstance(tree, Not):
        yield from leaves(tree.part, not sought)
    elif sought and isinstance(tree, Word | Phrase | Prefix | Keyword):
        yield tree


def relaxed(tree: Tree) -> Tree:
    """The tree with its first AND turned into OR, for when nothing answers every word.

    Keywords and exclusions stay binding: they narrow, they are not guesses at a wording.
    """
    if not isinstance(tree, And):
        return tree
    binding = [p for p in tree.parts if isinstance(p, Keyword | Not)]
    guesses = [p for p in tree.parts if not isinstance(p, Keyword | Not)]
    return all_of([any_of(guesses), *binding]) if guesses else tree
