"""Provisions numbered in words, PRIMERO.- SEGUNDO.-, as the transitory articles of Spanish-speaking states are."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from lawbase.citation.ordinals import ORDINAL, ordinal_number
from lawbase.texts.draft import Draft
from lawbase.texts.inline import tidy
from lawbase.texts.spans import spans

_LINE = regex.compile(
    rf"^(?:ART[ÍI]CULO\s+)?({ORDINAL})\s*(?:TRANSITORI[OA]\s*)?[.:\-–—]+\s*(.*)$", regex.IGNORECASE | regex.DOTALL
)


def ordinal_drafts(lines: Sequence[str], level: str, series: str, chapter: str) -> list[Draft]:
    """Read lines that begin with an ordinal; what stands before the first one is its introduction."""
    starts = [(n, found) for n, line in enumerate(lines) if (found := _LINE.match(line.strip()))]
    drafts: list[Draft] = []
    ends = spans([number for number, _ in starts], len(lines))
    for (number, found), (_, end) in zip(starts, ends, strict=True):
        body = tidy("\n".join([found[2], *lines[number + 1 : end]]))
        ident = f"{level}_{ordinal_number(found[1])}"
        drafts.append(Draft(f"{series}__{ident}" if series else ident, found[1], "", body, 1, (chapter,)))
    return drafts
