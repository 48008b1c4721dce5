"""Rows whose numbers start again: chapters, schedules, the act that enacts a code, later acts printed after it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from lawbase.texts.draft import Draft, main_number

RESTART_SHARE = 0.15
GREATER = 5


def prefix_chapters(drafts: Sequence[Draft]) -> list[Draft]:
    """Add the chapter to every id of the main series, if numbers restart from chapter to chapter."""
    main = {(d.chapter, d.id) for d in drafts if not d.series}
    spread = Counter(ident for chapter, ident in main if chapter)
    restarted = sum(1 for count in spread.values() if count > 1)
    if not spread or restarted <= RESTART_SHARE * len(spread):
        return list(drafts)
    return [replace(d, id=f"{d.chapter}__{d.id}") if d.chapter and not d.series else d for d in drafts]


def split_restarts(drafts: Sequence[Draft]) -> list[Draft]:
    """Where the numbers of the main series start again, the greatest run keeps them bare, the others become series of their own."""
    runs = _runs(drafts)
    if len(runs) < 2:
        return list(drafts)
    sizes = [len(run) for run in runs]
    greatest = sizes.index(max(sizes))
    main = greatest if sizes[greatest] >= GREATER * sizes[0] else 0
    named: list[Draft] = list(drafts)
    for count, run in enumerate(run for number, run in enumerate(runs) if number != main):
        for position in run:
            named[position] = replace(drafts[position], series=f"suppl_{count + 1}")
    return named


def _runs(drafts: Sequence[Draft]) -> list[list[int]]:
    """The positions of the main series, cut where an id returns whose number is 1 or 2."""
    runs: list[list[int]] = []
    seen: set[str] = set()
    for position, draft in enumerate(drafts):
        if draft.series:
            continue
        starts = draft.id in seen and main_number(draft.id) in (1, 2) and not _same_provision(drafts, runs, draft)
        if not runs or starts:
            runs.append([])
            seen = set()
        seen.add(draft.id)
        runs[-1].append(position)
    return runs


def _same_provision(drafts: Sequence[Draft], runs: list[list[int]], draft: Draft) -> bool:
    """Whether a row continues the one before it or prints it again."""
    last = drafts[runs[-1][-1]] if runs and runs[-1] else None
    return last is not None and last.id == draft.id


def prefix_series(drafts: Sequence[Draft], item: str) -> list[Draft]:
    """Add its prefix to every id of a series that repeats an id of another one; a section of a schedule is an `item` there."""
    owner: dict[str, str] = {}
    for draft in sorted(drafts, key=lambda d: bool(d.series)):
        owner.setdefault(draft.id, draft.series)
    clashing = {d.series for d in drafts if d.series and owner[d.id] != d.series}
    return [_prefixed(d, item) if d.series in clashing else d for d in drafts]


def _prefixed(draft: Draft, item: str) -> Draft:
    ident = draft.id
    if draft.series.startswith("sched_") and ident.startswith("sec_"):
        ident = f"{item}_{ident.removeprefix('sec_')}"
    return replace(draft, id=f"{draft.series}__{ident}")
