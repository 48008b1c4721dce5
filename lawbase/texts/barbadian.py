"""Barbadian bills and acts made from PDF: number, heading and text each on lines of their own."""

from __future__ import annotations

import regex

from lawbase.citation.labels import LabelRead, read_label
from lawbase.texts.assemble import assemble
from lawbase.texts.lines import LineForm, read_lines
from lawbase.texts.tree import OfficialText, Unplaced

_ENACTED = regex.compile(r"ENACTED by the Parliament of Barbados", regex.IGNORECASE)
_SECTION = regex.compile(r"^(\d{1,3}[A-Z]?)\.\s*(?=\(1\)|$|[A-Z“\"])")
_PAGE = regex.compile(r"^\d{1,3}$")
_CHAPTER = regex.compile(r"^PART\s+[IVXL]+")
_TITLE = regex.compile(r"may be cited as the\s+([A-Z][^.\n]{5,120}?,\s*\d{4})")


def recognises(text: str) -> bool:
    """Whether a text has the enacting words of Barbados."""
    return _ENACTED.search(text[:60_000]) is not None


def read(text: str) -> OfficialText:
    """Read a Barbadian text; objects and arrangement of sections stand apart."""
    found = _ENACTED.search(text)
    start = found.start() if found else 0
    lines = [" ".join(line.split()) for line in text[start:].split("\n")]
    law = [line for line in lines if not _PAGE.match(line)]
    drafts, unplaced = read_lines(law, LineForm(_section, chapter=_CHAPTER, heading_before=True))
    built = assemble(drafts)
    title = _TITLE.search(" ".join(text[start : start + 4000].split()))
    before = Unplaced("before the enacting words", text[:start].strip(), "Objects and arrangement of sections.")
    return OfficialText(
        "barbadian-markdown",
        title[1] if title else "",
        "",
        "en",
        built.provisions,
        (before, *unplaced, *built.unplaced),
        built.events,
    )


def _section(line: str) -> LabelRead | None:
    if not _SECTION.match(line):
        return None
    read = read_label(line.replace(".(", ". (", 1), level="sec")
    return LabelRead(read.id, read.label, read.rest.lstrip(". ")) if read else None
