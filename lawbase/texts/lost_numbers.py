"""Numbers a converter spoiled: 148¹ printed as 1481, told by the numbers before and after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lawbase.texts.draft import Draft, main_number

NEAR = 9


def restore_superscripts(drafts: Sequence[Draft]) -> list[Draft]:
    """Give 1481 between 148 and 149 back its mark: `art_148-1`."""
    restored: list[Draft] = []
    base = 0
    for position, draft in enumerate(drafts):
        level, _, number = draft.id.partition("_")
        following = next(
            (main_number(d.id) for d in drafts[position + 1 : position + 12] if main_number(d.id) < 10 * max(base, 1)),
            0,
        )
        if _is_spoiled(number, base, following) and not draft.series:
            tail = number[len(str(base)) :]
            note = f"The source prints {number}; the place in the text says {base} with a raised {tail}."
            restored.append(replace(draft, id=f"{level}_{base}-{tail}", notes=(*draft.notes, note)))
        else:
            base = main_number(draft.id)
            restored.append(draft)
    return restored


def _is_spoiled(number: str, base: int, following: int) -> bool:
    if (
        base < 2
        or not number.isdigit()
        or not number.startswith(str(base))
        or len(number) - len(str(base)) not in (1, 2)
    ):
        return False
    return base <= following <= base + NEAR
