"""Schedules and annexes that ran into the last provision of a text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from lawbase.texts.annexed import annexed_drafts
from lawbase.texts.draft import Draft
from lawbase.texts.inline import tidy
from lawbase.texts.spans import spans

_ORDINALS = ["FIRST", "SECOND", "THIRD", "FOURTH", "FIFTH", "SIXTH", "SEVENTH", "EIGHTH", "NINTH", "TENTH"]
_SCHEDULE = regex.compile(
    rf"(?<=[.\];”)\s])(?:(?P<word>(?i:{'|'.join(_ORDINALS)}))\s+(?:SCHEDULE|Schedule)|(?:SCHEDULE|Schedule)(?:\s+(?P<number>\d{{1,2}}|[IVX]{{1,4}}))?)"
    r"(?=\s*[\[(](?:s\.|ss\.|[Ss]ections?|SECTIONS?|[Aa]rts?\.|[Aa]rticles?|[Pp]aragraph|[Rr]egulation))"
)
LONG = 10_000


def split_tail(drafts: Sequence[Draft]) -> list[Draft]:
    """Split schedules, and the articles of an annexed act, from the last provision."""
    if not drafts:
        return []
    *head, last = drafts
    body = last.body
    marks = list(_SCHEDULE.finditer(body))
    if marks:
        schedules = [
            _schedule(body, mark, end, count) for count, (mark, (_, end)) in enumerate(_with_ends(marks, len(body)), 1)
        ]
        law = replace(last, body=body[: marks[0].start()].rstrip())
        return [*head, law, *schedules]
    if len(body) > LONG and (found := annexed_drafts(body, "annex_1", ())):
        start = body.find(found[0].label)
        return [*head, replace(last, body=body[:start].rstrip()), *found]
    return list(drafts)


def _with_ends(marks: list[regex.Match[str]], end: int) -> list[tuple[regex.Match[str], tuple[int, int]]]:
    return list(zip(marks, spans([m.start() for m in marks], end), strict=True))


def _schedule(body: str, mark: regex.Match[str], end: int, count: int) -> Draft:
    word = (mark["word"] or "").upper()
    number = str(_ORDINALS.index(word) + 1) if word in _ORDINALS else (mark["number"] or str(count)).casefold()
    return Draft(f"sched_{number}", mark[0].strip(), "", tidy(body[mark.end() : end]))
