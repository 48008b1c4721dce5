"""Rows whose numbers start again: chapters, schedules, the act that enacts a code, later acts printed after it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from lawbase.texts.draft import Draft, main_number

RESTART_SHARE = 0.15
GREATER = 5
JUMP = 20


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
    """The positions of the main series, cut where an id returns whose number is 1 or 2; a run ends where the numbers before it go on."""
    runs: list[list[int]] = [[]]
    seen: list[set[str]] = [set()]
    at = 0
    for position, draft in enumerate(drafts):
        if draft.series or not _is_basic(draft.id):
            continue
        number = main_number(draft.id)
        if draft.id in seen[at] and number in (1, 2):
            at = len(runs)
            runs.append([])
            seen.append(set())
        elif (
            at
            and len(runs[0]) > len(runs[at])
            and draft.id not in seen[0]
            and number > max(_last(drafts, runs[0]), _last(drafts, runs[at]) + JUMP)
        ):
            at = 0
        seen[at].add(draft.id)
        runs[at].append(position)
    return runs


def _is_basic(ident: str) -> bool:
    return ident.startswith(("sec_", "art_")) and "__" not in ident


def _last(drafts: Sequence[Draft], run: list[int]) -> int:
    return main_number(drafts[run[-1]].id) if run else 0


def prefix_series(drafts: Sequence[Draft], item: str) -> list[Draft]:
    """Add its prefix to every id of a series that repeats an id of another one, or that has articles where the act has sections."""
    owner: dict[str, str] = {}
    for draft in sorted(drafts, key=lambda d: bool(d.series)):
        owner.setdefault(draft.id, draft.series)
    levels = {_level(d.id) for d in drafts if not d.series}
    prefixed = {
        d.series for d in drafts if d.series and (owner[d.id] != d.series or (levels and _level(d.id) not in levels))
    }
    return [_prefixed(d, item) if d.series in prefixed else d for d in drafts]


def _level(ident: str) -> str:
    return ident.rpartition("__")[2].partition("_")[0]


def _prefixed(draft: Draft, item: str) -> Draft:
    ident = draft.id
    if draft.series.startswith("sched_") and ident.startswith("sec_"):
        ident = f"{item}_{ident.removeprefix('sec_')}"
    return replace(draft, id=f"{draft.series}__{ident}")
