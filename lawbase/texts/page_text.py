"""Publisher's page text that ran into a provision: cut before hashing, its dates kept as proposed events."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from lawbase.texts.tree import ProposedEvent

# Each phrase begins page text wherever it stands; found in the files, listed with the publisher that prints it.
_PHRASES = (
    r"History of this document",  # Laws.Africa and its LIIs
    r"\bThis document has been cited \d+",
    r"Cited documents \d+",
    r"window\.(?:dataLayer|jQuery|\w+)\s*=",
    r"\$\(document\)\.ready",
    r"var _gaq\b",
    r"\(function\s*\([\w, ]*\)\s*\{",
    r"Share on (?:Facebook|Twitter)",
    r"Ficha art[ií]culo",  # SCIJ, Costa Rica
    r"Previous Version\s",  # Justice Canada
)
_PAGE = regex.compile("|".join(f"(?:{p})" for p in _PHRASES))
_EVENT = regex.compile(
    r"(?P<day>\d{1,2} [A-Z][a-z]+ \d{4})\s*(?P<what>Commenced|Assented to|Published in[^\n]{0,80}|Amended by[^\n]{0,120}|Repealed by[^\n]{0,80})",
)
_KINDS = {"Com": "commenced", "Ass": "assented", "Pub": "published", "Ame": "amended", "Rep": "repealed"}
_MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]


@dataclass(frozen=True, slots=True)
class Cut:
    """A body without its page text, the page text, and the events it names."""

    body: str
    page: str
    events: tuple[ProposedEvent, ...]


def cut_page_text(body: str) -> Cut:
    """Cut a body at the first phrase of a publisher's page."""
    found = _PAGE.search(body)
    if found is None:
        return Cut(body, "", ())
    page = body[found.start() :]
    return Cut(body[: found.start()].rstrip(), page, tuple(_events(page)))


def _events(page: str) -> list[ProposedEvent]:
    return [ProposedEvent(_KINDS[m["what"][:3]], iso_day(m["day"]), m[0].strip()) for m in _EVENT.finditer(page)]


def iso_day(day: str) -> str:
    """Write `7 May 2018` as `2018-05-07`; another form stays as it is."""
    parts = day.split()
    if len(parts) == 3 and parts[1] in _MONTHS:
        return f"{parts[2]}-{_MONTHS.index(parts[1]) + 1:02}-{int(parts[0]):02}"
    return day
