"""Turkish seed rows: additional (ek) and transitional (geçici) articles lose their kind in the source and get it back here."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import regex

_REF = regex.compile(r"(?P<kind>ek_|gecici_)?madde(?P<number>\d+)(?P<rest>.*)")
_STUB_LENGTH = 40
_NEXT = {"": "ek_", "ek_": "gecici_", "gecici_": "gecici_"}


def restore_kinds(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give every row the reference its place tells: after `ek_madde1`, a bare empty line, the `madde1` that follows is its text."""
    restored: list[dict[str, Any]] = []
    highest, kind, last = 0, "", 0
    for row in rows:
        found = _REF.fullmatch(str(row.get("provision_ref") or ""))
        if found is None:
            restored.append(row)
            continue
        number = int(found["number"])
        if found["kind"]:
            kind, last = found["kind"], number - 1
            if len(str(row.get("content") or "")) < _STUB_LENGTH:
                continue
        elif highest and number <= highest and not _is_insertion(found["rest"], number, highest):
            kind = _NEXT[kind] if number <= last or not kind else kind
            last = number
        else:
            kind, last, highest = "", 0, max(highest, number)
        own = found["kind"] or kind
        restored.append({**row, "provision_ref": f"{own}madde{number}{found['rest']}"})
    return restored


def _is_insertion(rest: str, number: int, highest: int) -> bool:
    return bool(rest) and number == highest
