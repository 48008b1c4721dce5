"""Cut a sequence at marks: each piece reaches from its mark to the next."""

from __future__ import annotations

from collections.abc import Sequence


def spans(starts: Sequence[int], end: int) -> list[tuple[int, int]]:
    """Pair each start with the next one, the last with the end."""
    return list(zip(starts, [*starts[1:], end], strict=True)) if starts else []
