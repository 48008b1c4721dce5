"""The history box of an LII page: its lines as proposed events, and the day of the version held."""

from __future__ import annotations

import regex

from lawbase.texts.tree import ProposedEvent

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_DAY = rf"\d{{1,2}} (?:{'|'.join(MONTHS)}) \d{{4}}"
_LINE = regex.compile(
    rf"(?P<day>{_DAY})\s+(?P<held>this version\s+)?(?P<waiting>amendment not yet applied\s+)?"
    rf"(?P<what>(?:Commenced|Assented to|Published|Amended|Repealed|Revised|Consolidat|Chapter)[^\n]*?)"
    rf"(?=\s*(?:{_DAY}|Read this version|Related documents|Is amended by|Cited documents|$))"
)
_HELD = regex.compile(rf"({_DAY})\s+this version")
_KINDS = {"Com": "commenced", "Ass": "assented", "Pub": "published", "Ame": "amended", "Rep": "repealed"}


def history_events(page: str) -> tuple[ProposedEvent, ...]:
    """The events a history box names; an amendment the publisher has not worked in yet is one of its own kind."""
    found: list[ProposedEvent] = []
    for line in _LINE.finditer(page):
        kind = _KINDS.get(line["what"][:3])
        if kind:
            kind = "amendment-not-applied" if line["waiting"] else kind
            found.append(ProposedEvent(kind, iso_day(line["day"]), f"{line['day']} {line['what']}".strip()))
    return tuple(found)


def day_held(page: str) -> str:
    """The day of the version the page shows; empty when the box does not say."""
    found = _HELD.search(page)
    return iso_day(found[1]) if found else ""


def iso_day(day: str) -> str:
    """Write `7 May 2018` as `2018-05-07`; another form stays as it is."""
    parts = day.split()
    if len(parts) == 3 and parts[1] in MONTHS and parts[0].isdigit():
        return f"{parts[2]}-{MONTHS.index(parts[1]) + 1:02}-{int(parts[0]):02}"
    return day
