"""One row as a source gives it, before the rows of a text are made provisions with unique ids."""

from __future__ import annotations

from dataclasses import dataclass

import regex

_FIRST_NUMBER = regex.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Draft:
    """A row; `series` and `chapter` go before the id where numbers restart."""

    id: str
    label: str
    heading: str
    body: str
    depth: int = 0
    path: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    series: str = ""
    chapter: str = ""


def main_number(ident: str) -> int:
    """The first number of the last part of an id: 9 for `chp_4__sec_9c`; 0 when it has none."""
    found = _FIRST_NUMBER.match(ident.rpartition("__")[2].partition("_")[2])
    return int(found[0]) if found else 0
