"""Plain text: lines that begin with a label and count up are provisions."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from lawbase.citation.labels import LabelRead, read_label, split_id
from lawbase.citation.levels import CONTAINERS
from lawbase.citation.ordinals import ORDINAL
from lawbase.texts.assemble import assemble
from lawbase.texts.language import guess_language
from lawbase.texts.lines import LineForm, Starter, read_lines
from lawbase.texts.tree import OfficialText

_CHAPTER = regex.compile(
    r"^(?:PART|CHAPTER|TITLE|DIVISION|Part|Chapter|Division|TITRE|CHAPITRE|TÍTULO|CAPÍTULO|Kapitel|Abschnitt|الباب|الفصل|第[一二三四五六七八九十]+[章编節节])(?:\s|$)"
)
_BARE = regex.compile(r"^\d{1,4}[A-Z]{0,3}\.(?=\s*\S)")
_WORDED = regex.compile(
    rf"^(?:art[ií]culo|άρθρο)\s+{ORDINAL}|"
    + r"^(?:\p{L}{1,12}\.?|§+)\s*\(?\p{N}|^第|^제\s*\d|^\p{Nd}+\.?\s*(?:§|člen|pants|straipsnis)",
    regex.IGNORECASE,
)
_HEADING_LENGTH = 120


def read_plain(text: str, format_name: str = "plain-text") -> OfficialText:
    """Read plain text by the labels at the beginning of its lines."""
    return read_plain_lines(text.split("\n"), format_name)


def read_plain_lines(lines: Sequence[str], format_name: str, title: str = "") -> OfficialText:
    """Read lines; the way of numbering that finds most provisions is taken."""
    lines = [" ".join(line.split()) for line in lines]
    forms = [
        LineForm(starts, _CHAPTER, heading_on_line=_headings_on_line(lines, starts)) for starts in (worded_label, _bare)
    ]
    results = [(read_lines(lines, form)) for form in forms]
    drafts, unplaced = max(results, key=lambda r: len(r[0]))
    built = assemble(drafts)
    return OfficialText(
        format=format_name,
        title=title or next((line for line in lines if line), ""),
        identifier="",
        language=guess_language("\n".join(lines)),
        provisions=built.provisions,
        unplaced=(*unplaced, *built.unplaced),
        events=built.events,
    )


def worded_label(line: str) -> LabelRead | None:
    """Read a line that begins with the word for an article or section; a sentence that cites one is none."""
    if not _WORDED.match(line):
        return None
    read = read_label(line)
    if read is None or split_id(read.id)[-1][0] in CONTAINERS or read.id.startswith(("para_", "point_")):
        return None
    if line[:1].islower() and read.label[-1:].isdigit() and read.rest[:1] not in ".-—–:":
        return None
    return None if read.rest[:1].islower() or read.rest[:1] in ",(;" else _trimmed(read)


def _bare(line: str) -> LabelRead | None:
    if not _BARE.match(line):
        return None
    read = read_label(line, level="sec")
    return _trimmed(read) if read else None


def _trimmed(read: LabelRead) -> LabelRead:
    return LabelRead(read.id, read.label, read.rest.lstrip(" .:—–-"))


def _headings_on_line(lines: Sequence[str], starts: Starter) -> bool:
    rests = [read.rest for line in lines if (read := starts(line)) and read.rest]
    short = sum(1 for rest in rests if len(rest) < _HEADING_LENGTH and rest[-1] not in ".;:,。；")
    return bool(rests) and short * 10 >= len(rests) * 6
