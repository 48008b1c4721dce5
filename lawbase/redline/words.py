"""Word-level redline of two texts: what stayed, what came in, what went out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

import regex

_PIECES = regex.compile(
    r"\s+|[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]\p{M}*|[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]"
)
WORD_LIMIT = 6000
"""Above this many pieces a text is compared by lines first, so that cost stays near the size of what changed."""


@dataclass(frozen=True, slots=True)
class Run:
    """A run of words that stayed (`same`), came in (`added`) or went out (`removed`)."""

    kind: Literal["same", "added", "removed"]
    text: str


def redline_words(before: str, after: str) -> tuple[Run, ...]:
    """The runs that turn one text into the other; joining `same` and `removed` gives the first, `same` and `added` the second."""
    old, new = _PIECES.findall(before), _PIECES.findall(after)
    if len(old) + len(new) > 2 * WORD_LIMIT:
        return tuple(_merged(_by_lines(before, after)))
    return tuple(_merged(_by_pieces(old, new)))


def _by_pieces(old: list[str], new: list[str]) -> Iterator[Run]:
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield Run("same", "".join(old[a:b]))
        else:
            yield Run("removed", "".join(old[a:b]))
            yield Run("added", "".join(new[c:d]))


def _by_lines(before: str, after: str) -> Iterator[Run]:
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        gone, come = "".join(old[a:b]), "".join(new[c:d])
        if kind == "equal":
            yield Run("same", gone)
        elif len(gone) + len(come) < 40_000:
            yield from _by_pieces(_PIECES.findall(gone), _PIECES.findall(come))
        else:
            yield Run("removed", gone)
            yield Run("added", come)


def _merged(runs: Iterator[Run]) -> Iterator[Run]:
    """Neighbours of one kind as one run, so that a reader sees a change and not its pieces."""
    waiting: Run | None = None
    for run in runs:
        if not run.text:
            continue
        if waiting is not None and waiting.kind == run.kind:
            waiting = Run(run.kind, waiting.text + run.text)
            continue
        if waiting is not None:
            yield waiting
        waiting = run
    if waiting is not None:
        yield waiting
