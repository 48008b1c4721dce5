"""Australian Markdown: compilations with a contents table, `##### 477.1  Heading` and starred lists."""

from __future__ import annotations

import regex

from lawbase.texts.assemble import assemble
from lawbase.texts.headings import read_headings
from lawbase.texts.inline import plain_inline
from lawbase.texts.markdown import Section, sections
from lawbase.texts.tree import OfficialText, Unplaced

_NOTE = regex.compile(r"\A\s*Note: This is not the \[authoritative source\]")
_COMPILED = regex.compile(r"^#+ Compilation date: *(.+)$", regex.MULTILINE)
_ENDNOTES = regex.compile(r"^#+ *Endnotes *$", regex.MULTILINE)
_WORDED = regex.compile(r"^Sections?\s\d")
_NUMBERED = regex.compile(r"^\d+[A-Z]*(?:\.\d+[A-Z]*)?(?:\s|$)")


def recognises(text: str) -> bool:
    """Whether a text begins with the notice of the Australian converter."""
    return _NOTE.match(text) is not None


def read(text: str) -> OfficialText:
    """Read an Australian compilation; endnotes are kept apart."""
    law, endnotes = _without_endnotes(text)
    parts = [p for p in sections(law) if not _is_contents(p)]
    drafts, unplaced = read_headings([_as_text(p) for p in parts], bare_level="sec")
    built = assemble(drafts, item="clause")
    compiled = _COMPILED.search(text)
    lost = [Unplaced("endnotes", endnotes, "Endnotes of the compiler, not law.")] if endnotes else []
    return OfficialText(
        format="australian-markdown",
        title=next((plain_inline(p.heading) for p in parts if p.level == 1), ""),
        identifier="",
        language="en",
        provisions=built.provisions,
        unplaced=(*unplaced, *lost, *built.unplaced),
        events=built.events,
        dates={"as_at": plain_inline(compiled[1])} if compiled else {},
    )


def _without_endnotes(text: str) -> tuple[str, str]:
    marks = list(_ENDNOTES.finditer(text))
    if not marks or marks[-1].start() < len(text) // 2:
        return text, ""
    return text[: marks[-1].start()], text[marks[-1].start() :]


def _is_contents(part: Section) -> bool:
    return plain_inline(part.heading).casefold() == "contents"


def _as_text(part: Section) -> Section:
    """Only `477.1  Heading` begins a provision here; other headings with a number in them are chapters."""
    if _WORDED.match(part.heading):
        return Section(6, f"({part.heading})", part.body, part.line)
    return (
        part
        if part.level == 5 or not _NUMBERED.match(part.heading)
        else Section(part.level, f"({part.heading})", part.body, part.line)
    )
