"""New Zealand Markdown: reprints with a contents table of links, history lines under each section."""

from __future__ import annotations

from dataclasses import replace

import regex

from lawbase.texts.assemble import assemble
from lawbase.texts.draft import Draft
from lawbase.texts.headings import read_headings
from lawbase.texts.history_box import iso_day
from lawbase.texts.inline import plain_inline
from lawbase.texts.markdown import Section, sections
from lawbase.texts.tree import OfficialText

_START = regex.compile(r"\A\s*(?:Reprint|Version)\s+as at (\d{1,2} \w+ \d{4})")
_REFERENCE = regex.compile(r"^\[\d+\]: \S+.*$", regex.MULTILINE)
_LINK = regex.compile(r"\[([^\[\]]*)\]\[\d*\]")
_HISTORY = regex.compile(
    r"^(?:Section|Part|Subpart|Schedule|Heading|Cross-heading|Clause|Form|Principle)\b.*(?:inserted|amended|substituted|repealed|added|replaced|expired|revoked)"
    r".*\bon \d{1,2} \w+ \d{4}.*$",
    regex.IGNORECASE,
)
_RUN_TOGETHER = regex.compile(r"(?:Public|Private|Local|Imperial) Act.*$")


def recognises(text: str) -> bool:
    """Whether a text begins as a New Zealand reprint."""
    return _START.match(text) is not None and "legislation.govt.nz" in text


def read(text: str) -> OfficialText:
    """Read a New Zealand reprint; history lines become notes of their section."""
    day = _START.match(text)
    flat = _LINK.sub(r"\1", _REFERENCE.sub("", text))
    parts = [part for part in sections(flat) if part.heading.strip() != "Contents"]
    drafts, unplaced = read_headings([_schedule_first(p) for p in parts], bare_level="sec")
    built = assemble(map(_history_to_notes, drafts), item="clause")
    title = next((plain_inline(p.heading) for p in parts if p.level == 1), "")
    return OfficialText(
        format="new-zealand-markdown",
        title=_RUN_TOGETHER.sub("", title).strip(),
        identifier="",
        language="en",
        provisions=built.provisions,
        unplaced=(*unplaced, *built.unplaced),
        events=built.events,
        dates={"as_at": iso_day(day[1])} if day else {},
    )


def _schedule_first(part: Section) -> Section:
    """A number begins a section only on the lowest heading rank."""
    return (
        part
        if part.level == 5 or not part.heading[:1].isdigit()
        else Section(part.level, f"({part.heading})", part.body, part.line)
    )


def _history_to_notes(draft: Draft) -> Draft:
    lines = draft.body.split("\n")
    history = tuple(line for line in lines if _HISTORY.match(line))
    return (
        replace(draft, body="\n".join(line for line in lines if not _HISTORY.match(line)), notes=draft.notes + history)
        if history
        else draft
    )
