"""Law written under headings: which headings begin a provision, which hold provisions, and what stands between."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

import regex

from lawbase.citation.labels import LabelRead, read_label, split_id
from lawbase.citation.levels import CONTAINERS
from lawbase.texts.assemble import Draft
from lawbase.texts.inline import plain_block, plain_inline
from lawbase.texts.markdown import Section, footnotes_of
from lawbase.texts.tree import Unplaced

SERIES = frozenset({"sched", "annex", "app", "prot", "suppl"})
SHORT_INTRODUCTION = 240
_DELIMITED = regex.compile(r"^[\s.,:;)\]—–-]+")
_RANGE = regex.compile(r"^\s*(?:bis|to|through|až|do|al|a|und|and|–|—|-)\s*(?:§+|art\.?)?\s*(\p{Nd}+\w{0,3})(?!\w)(.*)$", regex.IGNORECASE | regex.DOTALL)
_UNNUMBERED = regex.compile(r"^(schedule|annex|annexe|anhang|anlage|appendix|allegato|anexo|příloha|príloha|bilaga?)(?!\p{L})", regex.IGNORECASE)


@dataclass(slots=True)
class _State:
    path: list[tuple[int, str]] = field(default_factory=list)
    chapter: str = ""
    series: str = ""
    series_level: int = 0
    provision_level: int = 0
    drafts: list[Draft] = field(default_factory=list)
    unplaced: list[Unplaced] = field(default_factory=list)


def read_headings(
    parts: Iterable[Section], *, bare_level: str | None = None, notes: dict[str, str] | None = None
) -> tuple[list[Draft], list[Unplaced]]:
    """Read sections into drafts; `bare_level` is the level of headings that begin with a mere number."""
    state = _State()
    for part in parts:
        heading = plain_inline(part.heading)
        read = provision_label(heading, bare_level) if part.level else None
        if read is not None:
            _add_provision(state, part, read, notes or {})
        elif state.drafts and state.provision_level and part.level > state.provision_level:
            _continue_provision(state, heading, part.body)
        else:
            _enter(state, part, heading)
    return state.drafts, state.unplaced


def provision_label(heading: str, bare_level: str | None) -> LabelRead | None:
    """Read a heading as the label of a provision; a sentence that begins with a citation is none."""
    read = read_label(heading, level=bare_level)
    if read is None or split_id(read.id)[-1][0] in CONTAINERS:
        return None
    if bare_level is None and heading[:1].isdigit() and not any(mark in read.label for mark in "§") and not read.label[-1:].isalpha():
        return None
    if read.rest[:1].islower() and not read.label.endswith("."):
        return None
    return read


def clean_heading(rest: str) -> str:
    """A heading without the stop, dash or bracket between number and words."""
    return _DELIMITED.sub("", rest).strip()


def split_range(rest: str) -> tuple[str, str]:
    """Split `bis 7 (weggefallen)` into the end of the range and the heading; an empty end when it is no range."""
    found = _RANGE.match(rest)
    return (found[1], found[2].strip()) if found else ("", rest)


def _add_provision(state: _State, part: Section, read: LabelRead, notes: dict[str, str]) -> None:
    end, rest = split_range(read.rest)
    own_notes = footnotes_of(part.heading + part.body, notes)
    if end:
        own_notes = (f"Stands for all numbers up to {end}.", *own_notes)
    state.provision_level = part.level
    while state.path and state.path[-1][0] >= part.level:
        state.path.pop()
    state.drafts.append(
        Draft(
            id=read.id,
            label=read.label,
            heading=clean_heading(rest),
            body=plain_block(part.body),
            depth=part.level,
            path=tuple(words for _, words in state.path),
            notes=own_notes,
            series=state.series,
            chapter=state.chapter,
        )
    )


def _continue_provision(state: _State, heading: str, body: str) -> None:
    last = state.drafts[-1]
    lines = (last.body, heading, plain_block(body))
    state.drafts[-1] = replace(last, body="\n".join(line for line in lines if line))


def _enter(state: _State, part: Section, heading: str) -> None:
    """Enter a chapter or schedule; a few words below its heading belong to the heading."""
    words = plain_block(part.body)
    while state.path and state.path[-1][0] >= part.level:
        state.path.pop()
    _place_in_series(state, part, heading)
    if len(words) <= SHORT_INTRODUCTION and part.level and "\n" not in words:
        heading = f"{heading} {words}".strip()
    elif words:
        where = heading or "before the first heading"
        state.unplaced.append(Unplaced(where, words, "Stands under a heading that has no number of a provision."))
    if heading and part.level:
        state.path.append((part.level, heading))
    state.provision_level = 0


def _place_in_series(state: _State, part: Section, heading: str) -> None:
    if state.series and part.level <= state.series_level:
        state.series, state.series_level = "", 0
    read = read_label(heading)
    level = split_id(read.id)[0][0] if read else ""
    if level in SERIES or (not state.series and _UNNUMBERED.match(heading)):
        state.series = read.id if read and level in SERIES else "sched_1"
        state.series_level = part.level
        state.chapter = ""
    elif level == "chp" and read and part.level:
        state.chapter = read.id
