"""Sections that ran into the one before them: a source that lost the headings of half an act."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from lawbase.citation.labels import read_label
from lawbase.texts.chains import Candidate, chains, number_key
from lawbase.texts.draft import Draft, main_number
from lawbase.texts.inline import tidy
from lawbase.texts.spans import spans

LONG = 20_000
FEWEST = 5
_LINE = regex.compile(r"^(\d{1,4}[A-Z]{0,2})\.\s+(?=\(\d+\)|\p{Lu})", regex.MULTILINE)


def split_swallowed(drafts: Sequence[Draft]) -> list[Draft]:
    """Split a very long provision at the numbered lines that count on from its own number."""
    known = {d.id for d in drafts}
    found: list[Draft] = []
    for position, draft in enumerate(drafts):
        following = main_number(drafts[position + 1].id) if position + 1 < len(drafts) else 0
        found += (
            _split(draft, following, known)
            if len(draft.body) > LONG and draft.id.startswith(("sec_", "art_"))
            else [draft]
        )
    return found


def _split(draft: Draft, following: int, known: set[str]) -> list[Draft]:
    level, _, own = draft.id.partition("_")
    marks = {m.start(): m for m in _LINE.finditer(draft.body)}
    candidates = [
        Candidate(start, number_key(m[1].casefold()), 1.0)
        for start, m in marks.items()
        if _fits(m[1], level, own, following, known)
    ]
    runs = chains(candidates, shortest=FEWEST)
    run = runs[0] if runs else []
    if len(run) < FEWEST:
        return [draft]
    note = f"The source prints this inside {draft.label}."
    pieces = [replace(draft, body=draft.body[: run[0].position].rstrip())]
    for start, end in spans([c.position for c in run], len(draft.body)):
        read = read_label(marks[start][1], level=level)
        if read is not None:
            pieces.append(
                Draft(
                    read.id,
                    marks[start][1],
                    "",
                    tidy(draft.body[marks[start].end() : end]),
                    draft.depth,
                    draft.path,
                    (note,),
                )
            )
    return pieces


def _fits(number: str, level: str, own: str, following: int, known: set[str]) -> bool:
    read = read_label(number, level=level)
    if read is None or read.id in known:
        return False
    this = main_number(read.id)
    return this > main_number(f"{level}_{own}") and (not following or this < following)
