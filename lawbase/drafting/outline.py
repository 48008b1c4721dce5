"""A clause's Bluebell text as an outline with numbers, for showing; assembly numbers a bill anew.

Each printed line is one paragraph of the source. Marks: a term defined or used, a reference to another clause, a
parameter's value, an editorial note.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_LEVELS = ("SEC", "SUBSEC", "PARA", "SUBPARA")
_HEAD = re.compile(r"(?P<level>SEC|SUBSEC|PARA|SUBPARA)(?:\{[^}]*\})?(?:\s+-\s+(?P<heading>.+))?")
_MARK = re.compile(
    r"\{\{(?:(?P<kind>term|def|inline)\{(?P<attributes>[^}]*)\} (?P<words>(?:\\.|[^}\\])*)"
    r"|>#wid:(?P<target>[^ }]+) (?P<label>[^}]*)|\*\[(?P<note>(?:\\.|[^\]\\])*)\])\}\}"
)
_ESCAPE = re.compile(r"\\(.)")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")


@dataclass(frozen=True, slots=True)
class Mark:
    """A run of words of one kind: text, term, definition, parameter, reference or note; `target` is a clause id or term."""

    kind: str
    words: str
    target: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line: its depth (0 for the section), its number as shown, whether it is a heading, and its words."""

    depth: int
    number: str
    is_heading: bool
    marks: tuple[Mark, ...]

    @property
    def words(self) -> str:
        """The line without marks."""
        return "".join(mark.words for mark in self.marks)


def outline(text: str) -> tuple[Line, ...]:
    """The lines of a rendered clause."""
    return tuple(_lines(text))


def _lines(text: str) -> Iterator[Line]:
    counts = [0] * len(_LEVELS)
    depth, waiting = 0, ""
    for source in text.splitlines():
        words = source.strip()
        if not words:
            continue
        if found := _HEAD.fullmatch(words):
            depth = _LEVELS.index(found["level"])
            counts[depth] += 1
            counts[depth + 1 :] = [0] * (len(_LEVELS) - depth - 1)
            waiting = _number(depth, counts[depth])
            if found["heading"]:
                yield Line(depth, "", True, tuple(_marks(found["heading"])))
                waiting = "" if depth == 0 else waiting
            continue
        yield Line(_depth_of(source, depth, waiting), waiting, False, _opened(tuple(_marks(words))))
        waiting = ""


def _opened(marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """A line that begins with a reference begins with a capital."""
    if marks and marks[0].kind == "reference":
        first = marks[0]
        return (Mark(first.kind, first.words[:1].upper() + first.words[1:], first.target), *marks[1:])
    return marks


def _depth_of(source: str, depth: int, waiting: str) -> int:
    """A line without a number of its own stands at the level its indentation says: words that close a list go back."""
    indent = (len(source) - len(source.lstrip())) // 2
    return depth if waiting else min(depth, max(0, indent - 1))


def _number(depth: int, count: int) -> str:
    match depth:
        case 0:
            return ""
        case 1:
            return f"({count})"
        case 2:
            return f"({chr(ord('a') + (count - 1) % 26)})"
        case _:
            return f"({_ROMAN[(count - 1) % len(_ROMAN)]})"


def _marks(words: str) -> Iterator[Mark]:
    at = 0
    for found in _MARK.finditer(words):
        if found.start() > at:
            yield Mark("text", _bare(words[at : found.start()]))
        yield _mark(found)
        at = found.end()
    if at < len(words):
        yield Mark("text", _bare(words[at:]))


def _mark(found: re.Match[str]) -> Mark:
    if found["target"]:
        clause, _, part = found["target"].partition("__")
        slug, _, unit = part.partition("__")
        return Mark(
            "reference", f"the section on {slug.replace('-', ' ')}" + (f" ({unit})" if unit else ""), f"{clause}/{slug}"
        )
    if found["note"]:
        return Mark("note", _bare(found["note"]))
    kind = {"term": "term", "def": "definition", "inline": "parameter"}[found["kind"]]
    return Mark(kind, _bare(found["words"]), _bare(found["words"]) if kind != "parameter" else "")


def _bare(words: str) -> str:
    return _ESCAPE.sub(r"\1", words)
