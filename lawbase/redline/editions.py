"""What changed between two editions: provisions unchanged, changed, added, removed, or moved to another number."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from lawbase.redline.words import Run, redline_words

ChangeKind = Literal["changed", "added", "removed", "moved", "moved-and-changed"]
_ALIKE = 0.72
"""How much of its words a provision must keep to count as moved and changed rather than removed and added."""


@dataclass(frozen=True, slots=True)
class TextPart:
    """One provision of an edition, as far as a comparison needs it."""

    element: str
    label: str
    heading: str
    body: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class PartChange:
    """One provision that changed, with its redline; `before` and `after` are None where it was not there."""

    kind: ChangeKind
    before: TextPart | None
    after: TextPart | None
    heading: tuple[Run, ...]
    body: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class EditionChanges:
    """All changes between two editions in the order of the newer text, and how many provisions stayed the same."""

    changes: tuple[PartChange, ...]
    unchanged: int


def compare_editions(before: Iterable[TextPart], after: Iterable[TextPart]) -> EditionChanges:
    """Compare two editions of a work.

    A provision is moved when its fingerprint stands under another number; moved and changed when most of its words do.
    """
    old = {part.element: part for part in before}
    new = {part.element: part for part in after}
    gone = {key: part for key, part in old.items() if key not in new}
    come = {key: part for key, part in new.items() if key not in old}
    moves = _moves(gone, come)
    changes: list[PartChange] = []
    for key, part in new.items():
        if key in old:
            if _differs(old[key], part):
                changes.append(_change("changed", old[key], part))
        elif key in moves:
            origin = gone[moves[key]]
            changes.append(_change("moved" if not _differs(origin, part) else "moved-and-changed", origin, part))
        else:
            changes.append(_change("added", None, part))
    taken = set(moves.values())
    changes += [_change("removed", part, None) for key, part in gone.items() if key not in taken]
    same = sum(1 for key, part in new.items() if key in old and not _differs(old[key], part))
    return EditionChanges(tuple(changes), same)


def _differs(one: TextPart, other: TextPart) -> bool:
    return one.fingerprint != other.fingerprint or one.heading != other.heading


def _change(kind: ChangeKind, before: TextPart | None, after: TextPart | None) -> PartChange:
    heading = redline_words(before.heading if before else "", after.heading if after else "")
    body = redline_words(before.body if before else "", after.body if after else "")
    return PartChange(kind, before, after, heading, body)


def _moves(gone: dict[str, TextPart], come: dict[str, TextPart]) -> dict[str, str]:
    """For provisions that came in, the one they were before: by fingerprint first, then by likeness."""
    by_print = {part.fingerprint: key for key, part in gone.items() if part.body}
    found = {key: by_print[part.fingerprint] for key, part in come.items() if part.fingerprint in by_print}
    left = {key: part for key, part in gone.items() if key not in set(found.values()) and part.body}
    for key, part in come.items():
        if key in found or not part.body:
            continue
        best = max(left, key=lambda other: _likeness(left[other], part), default=None)
        if best is not None and _likeness(left[best], part) >= _ALIKE:
            found[key] = best
            left.pop(best)
    return found


def _likeness(one: TextPart, other: TextPart) -> float:
    """The share of words two provisions have in common (Jaccard); cheap, and blind to order."""
    left, right = set(one.body.split()), set(other.body.split())
    return len(left & right) / max(1, len(left | right))
