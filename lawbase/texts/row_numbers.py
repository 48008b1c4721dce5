"""Files whose references count rows instead of sections: the numbers printed before the texts rule."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import regex

from lawbase.citation.numerals import ascii_digits

_PRINTED = regex.compile(r"^(?:\p{Nd}\[)?\s*\[?\s*(\p{Nd}{1,4}\s?(?:-?[A-Z]{1,3})?)\s?[.।]")
_COUNTED_TITLE = regex.compile(r"^\(?\p{Nd}+[A-Z]{0,3}\.\s*")
_REFERENCE = regex.compile(r"\d+")
PRINTED_SHARE = 0.6
DISTINCT_SHARE = 0.9
WRONG_SHARE = 0.1


def printed_number(content: str) -> str:
    """The bare number a text begins with: 35 for `35. An entry …`."""
    found = _PRINTED.match(content.lstrip())
    return ascii_digits(found[1]).replace(" ", "").replace("-", "") if found else ""


def counts_rows(rows: Sequence[dict[str, Any]]) -> bool:
    """Whether most texts print numbers of their own that differ from the references: then the references are wrong."""
    pairs = [(printed_number(str(row.get("content") or "")), str(row.get("provision_ref") or "")) for row in rows]
    printed = [(number, ref) for number, ref in pairs if number]
    if len(printed) < PRINTED_SHARE * len(rows) or len({n for n, _ in printed}) < DISTINCT_SHARE * len(printed):
        return False
    wrong = sum(1 for number, ref in printed if not _agrees(number, ref))
    return wrong > WRONG_SHARE * len(printed)


def _agrees(number: str, ref: str) -> bool:
    found = _REFERENCE.search(ref)
    return found is not None and number.rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == found[0]


def renumbered(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give every row the number its text prints; a row without one continues the row before it."""
    level = "art" if str(rows[0].get("provision_ref") or "").startswith("art") else "sec"
    found: list[dict[str, Any]] = []
    last = ""
    for row in rows:
        number = printed_number(str(row.get("content") or ""))
        if number:
            last = number
            title = _COUNTED_TITLE.sub("", str(row.get("title") or ""))
            found.append({**row, "provision_ref": f"{level}{number}", "section": number, "title": title})
        elif last:
            found.append({**row, "provision_ref": f"{level}{last}", "section": last, "title": ""})
        else:
            found.append(row)
    return found
