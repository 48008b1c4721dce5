"""How a query is read: country names, topics, treaty articles and citations become parts that can be taken away."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lawbase.citation.labels import LabelUnreadable, element_id
from lawbase.query.names import Meaning, Names
from search_index.tokens import Token, tokenize

_EXPLICIT = re.compile(r"[\"“”*()]|\w:\S|\b(AND|OR|NOT)\b")
_CITATION = re.compile(
    r"(?<!\w)(?P<label>(?:§§?|sections?|sec\.?|ss?\.?|articles?|arts?\.?|artículo|articulo|artigo|artikel|madde|pasal|"
    r"rule|reg\.?|regulation|المادة|مادة|第)\s*\d[\w./-]*(?:\s?(?:bis|ter|quater|quinquies))?(?:\([^)\s]{1,4}\))*(?:条|條)?)",
    re.IGNORECASE,
)
_IN_FORCE = re.compile(r"\b(in force|en vigueur|en vigor|in Kraft)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of how a query was read; `key` is what a door sends back to have it not read so."""

    kind: str
    value: str
    name: str
    words: str
    start: int
    end: int

    @property
    def key(self) -> str:
        """`kind:value`, unique within a query."""
        return f"{self.kind}:{self.value}"


@dataclass(frozen=True, slots=True)
class ReadAs:
    """A query, read: its parts, the text left over with the parts' places blanked, and whether it was typed as a formula."""

    text: str
    parts: tuple[Part, ...] = ()
    explicit: bool = False
    rest: str = ""

    def of_kind(self, kind: str) -> tuple[Part, ...]:
        """The parts of one kind."""
        return tuple(part for part in self.parts if part.kind == kind)


@dataclass
class _Scan:
    names: Names
    refused: frozenset[str]
    parts: list[Part] = field(default_factory=list)

    def take(self, kind: str, value: str, name: str, words: str, start: int, end: int) -> bool:
        part = Part(kind, value, name, words, start, end)
        if part.key in self.refused or any(start < other.end and other.start < end for other in self.parts):
            return False
        self.parts.append(part)
        return True


def read_query(text: str, names: Names, refused: frozenset[str] = frozenset()) -> ReadAs:
    """Read a query; `refused` are keys of parts that a person has taken away. A formula is not read, only searched."""
    if _EXPLICIT.search(text) and not _CITATION.search(text):
        return ReadAs(text, (), True, text)
    scan = _Scan(names, refused)
    _read_citations(text, scan)
    if found := _IN_FORCE.search(text):
        scan.take("status", "in-force", "in force", found.group(), *found.span())
    _read_names(text, scan)
    parts = tuple(sorted(scan.parts, key=lambda part: part.start))
    return ReadAs(text, parts, False, _blanked(text, parts))


def _read_citations(text: str, scan: _Scan) -> None:
    for found in _CITATION.finditer(text):
        try:
            element = element_id(re.sub(r"\(.*", "", found["label"]))
        except LabelUnreadable:
            continue
        scan.take("citation", element, found["label"], found.group(), *found.span("label"))


def _read_names(text: str, scan: _Scan) -> None:
    tokens = list(tokenize(text))
    at = 0
    while at < len(tokens):
        found = scan.names.find(tokens, at)
        step = 1
        if found and _is_meant(found[0], tokens[at : at + found[1]]):
            meaning, length = found
            start, end = tokens[at].start, tokens[at + length - 1].end
            if scan.take(meaning.kind, meaning.value, meaning.name, text[start:end], start, end):
                step = length
                if meaning.kind == "treaty":
                    step += _read_article(meaning, tokens, at + length, scan)
        at += step


def _is_meant(meaning: Meaning, tokens: list[Token]) -> bool:
    """A name of one or two letters (US, UK) is meant only when typed in capitals."""
    surface = "".join(token.surface for token in tokens)
    return len(surface) > 2 or not surface.isascii() or surface.isupper()


def _read_article(meaning: Meaning, tokens: list[Token], at: int, scan: _Scan) -> int:
    """A number behind a treaty's name is one of its articles: “Budapest 6”."""
    if at < len(tokens) and tokens[at].text.isdigit():
        token = tokens[at]
        scan.take("citation", f"art_{token.text}", f"article {token.text}", token.surface, token.start, token.end)
        return 1
    return 0


def _blanked(text: str, parts: tuple[Part, ...]) -> str:
    left = text
    for part in parts:
        left = left[: part.start] + " " * (part.end - part.start) + left[part.end :]
    return " ".join(left.split())
