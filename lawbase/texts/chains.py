"""Which numbered lines are provisions: the ones that count up, not list items, contents tables or quoted articles."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

import regex

_NUMBER_PARTS = regex.compile(r"\d+|[a-z]+")
_COUNTS = (
    "bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "novies", "decies", "undecies", "duodecies", "terdecies",
    "quaterdecies", "quindecies", "quinquiesdecies", "sexdecies", "sexiesdecies", "septiesdecies", "octiesdecies", "noviesdecies", "vicies",
)  # fmt: skip
_COUNT_ORDER = {word: f"~{order:02}" for order, word in enumerate(_COUNTS)}
CONTENTS_WEIGHT = 0.8
FEWEST_OF_ANOTHER = 3
MOST_RUNS = 200
Key = tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that may begin a provision: where it stands, its number as a key, and how much text follows it."""

    position: int
    key: Key
    weight: float


def number_key(number: str) -> Key:
    """A key that sorts 5, 5a, 5bis, 5ter, 5-1, 6 as statutes do."""
    return tuple((int(p), "") if p.isdigit() else (0, _COUNT_ORDER.get(p, p)) for p in _NUMBER_PARTS.findall(number))


def chains(candidates: Sequence[Candidate], *, shortest: int = 2) -> list[list[Candidate]]:
    """Split candidates into runs that count up; a run after the first belongs to an annex or another text."""
    best = _heaviest_rise(candidates)
    if not best or (len(best) < shortest and len(candidates) > 1 and best[0].key[:1] > ((1, ""),)):
        return []
    found = [best]
    waiting = _around(candidates, best)
    while waiting and len(found) < MOST_RUNS:
        rest = waiting.pop()
        run = _heaviest_rise(rest)
        if len(run) >= FEWEST_OF_ANOTHER:
            found += [run] if _starts_at_one(run) else []
            waiting += _around(rest, run)
    return sorted(found, key=lambda run: run[0].position)


def _around(candidates: Sequence[Candidate], run: list[Candidate]) -> list[Sequence[Candidate]]:
    """The candidates before the first and after the last of a run."""
    before = [c for c in candidates if c.position < run[0].position]
    after = [c for c in candidates if c.position > run[-1].position]
    return [part for part in (before, after) if len(part) >= FEWEST_OF_ANOTHER]


def _starts_at_one(run: list[Candidate]) -> bool:
    return run[0].key[0][0] <= 2 and sorted(c.weight for c in run)[len(run) // 2] > CONTENTS_WEIGHT


def _heaviest_rise(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The strictly rising subsequence with the greatest weight."""
    ranks = sorted({c.key for c in candidates})
    tree: list[tuple[float, int]] = [(0.0, -1)] * (len(ranks) + 1)
    total: list[float] = []
    before: list[int] = []
    for index, candidate in enumerate(candidates):
        rank = bisect_left(ranks, candidate.key)
        weight, previous = _best_below(tree, rank)
        total.append(weight + candidate.weight)
        before.append(previous)
        _raise_to(tree, rank + 1, (total[index], index))
    return _walk_back(candidates, total, before)


def _best_below(tree: list[tuple[float, int]], rank: int) -> tuple[float, int]:
    best = (0.0, -1)
    while rank > 0:
        best = max(best, tree[rank])
        rank -= rank & -rank
    return best


def _raise_to(tree: list[tuple[float, int]], rank: int, value: tuple[float, int]) -> None:
    while rank < len(tree):
        tree[rank] = max(tree[rank], value)
        rank += rank & -rank


def _walk_back(candidates: Sequence[Candidate], total: list[float], before: list[int]) -> list[Candidate]:
    if not total:
        return []
    index = max(range(len(total)), key=lambda i: total[i])
    found: list[Candidate] = []
    while index >= 0:
        found.append(candidates[index])
        index = before[index]
    return found[::-1]
