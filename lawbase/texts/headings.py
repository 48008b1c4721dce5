"""Law written under headings: which headings begin a provision, which hold provisions, and what stands between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from lawbase.citation.labels import LabelRead
from lawbase.texts.annexed import annexed_drafts
from lawbase.texts.draft import Draft, main_number
from lawbase.texts.heading_labels import clean_heading, is_chapter, minor_level, provision_label, series_of, split_range
from lawbase.texts.inline import plain_block, plain_inline
from lawbase.texts.markdown import Section, footnotes_of
from lawbase.texts.tree import Unplaced

SHORT_INTRODUCTION = 240
CONTENTS_LINE = 120
CONTENTS_SHARE = 0.8


@dataclass(slots=True)
class _State:
    notes: dict[str, str]
    path: list[tuple[int, str]] = field(default_factory=list)
    chapter: str = ""
    series: str = ""
    series_level: int = 0
    provision_level: int = 0
    drafts: list[Draft] = field(default_factory=list)
    unplaced: list[Unplaced] = field(default_factory=list)


def read_headings(
    parts: Sequence[Section], *, bare_level: str | None = None, notes: dict[str, str] | None = None
) -> tuple[list[Draft], list[Unplaced]]:
    """Read sections into drafts; `bare_level` is the level of headings that begin with a mere number."""
    state = _State(notes or {})
    headings = [plain_inline(part.heading) for part in parts]
    minor = minor_level(headings, bare_level)
    for part, heading in zip(parts, headings, strict=True):
        read = provision_label(heading, bare_level, minor) if part.level else None
        if read is not None and not _is_quoted(state, read):
            _add_provision(state, part, read)
        elif (state.drafts and state.provision_level and part.level > state.provision_level) or read is not None:
            _continue_provision(state, heading, part.body)
        elif _is_heading_of_last(state, part, heading):
            last = state.drafts[-1]
            state.drafts[-1] = replace(last, heading=heading, body=plain_block(part.body))
        else:
            _enter(state, part, heading)
    return _without_contents(state)


def _is_quoted(state: _State, read: LabelRead) -> bool:
    """Whether a label stands in an amending article that quotes it: the words before end with a colon and it is not the next."""
    if not state.drafts or not state.drafts[-1].body.endswith((":", ":-", ":–", "：", "»:", ": «")):
        return False
    last, this = main_number(state.drafts[-1].id), main_number(read.id)
    return bool(last and this) and this not in (last, last + 1)


def _is_heading_of_last(state: _State, part: Section, heading: str) -> bool:
    """Whether a heading belongs to the number above it, as Czech acts print them on two lines."""
    if not state.drafts or not state.provision_level or not part.body.strip() or is_chapter(heading):
        return False
    return not state.drafts[-1].heading and not state.drafts[-1].body


def _add_provision(state: _State, part: Section, read: LabelRead) -> None:
    end, rest = split_range(read.rest)
    own_notes = footnotes_of(part.heading + part.body, state.notes)
    if end:
        own_notes = (f"Stands for all numbers up to {end}.", *own_notes)
    state.provision_level = part.level
    while state.path and state.path[-1][0] >= part.level:
        state.path.pop()
    state.drafts.append(
        Draft(
            id=read.id,
            label=_range_label(read, rest) if end else read.label,
            heading=clean_heading(rest),
            body=plain_block(part.body),
            depth=part.level,
            path=tuple(words for _, words in state.path),
            notes=own_notes,
            series=state.series,
            chapter=state.chapter,
        )
    )


def _range_label(read: LabelRead, rest: str) -> str:
    """The label of a range as printed, from its first number to its last."""
    last = read.rest.removesuffix(rest).rstrip()
    return f"{read.label}{'' if last[:1] in '-–—' else ' '}{last}"


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
    elif state.series and (found := annexed_drafts(part.body, state.series, (heading,))):
        state.drafts += found
    elif words:
        where = heading or "before the first heading"
        state.unplaced.append(Unplaced(where, words, "Stands under a heading that has no number of a provision."))
    is_title = part.level == 1 and not state.drafts
    if heading and part.level and not is_title:
        state.path.append((part.level, heading))
    state.provision_level = 0


def _place_in_series(state: _State, part: Section, heading: str) -> None:
    if state.series and part.level <= state.series_level:
        state.series, state.series_level = "", 0
    series, chapter = series_of(heading, bool(state.series))
    if series:
        state.series, state.series_level, state.chapter = series, part.level, ""
    elif chapter and part.level:
        state.chapter = chapter


def _without_contents(state: _State) -> tuple[list[Draft], list[Unplaced]]:
    """Drop a contents table that prints the labels once before the law does."""
    longest = {(d.series, d.id): len(d.body) for d in sorted(state.drafts, key=lambda d: len(d.body))}
    listed_only = [len(d.body) < min(CONTENTS_LINE, longest[(d.series, d.id)]) for d in state.drafts]
    ends = (
        n for n in range(len(listed_only), 1, -1) if listed_only[n - 1] and sum(listed_only[:n]) >= CONTENTS_SHARE * n
    )
    end = next(ends, 0) if any(listed_only) else 0
    table, law = state.drafts[:end], state.drafts[end:]
    if not table or not law:
        return state.drafts, state.unplaced
    listed = "\n".join(f"{d.label} {d.heading} {d.body}".strip() for d in table)
    return law, [*state.unplaced, Unplaced("contents table", listed, "The labels are listed before the law itself.")]
