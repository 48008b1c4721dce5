"""Indian Markdown: `## Section 66F - Heading`, an act in several parts, footnote marks on lines of their own."""

from __future__ import annotations

import regex

from lawbase.texts.assemble import assemble
from lawbase.texts.headings import read_headings
from lawbase.texts.markdown import front_matter, sections
from lawbase.texts.tree import OfficialText

_FOOTNOTE_MARK = regex.compile(r"^\^\d{1,3}\s*$\n?|\^\d{1,3}(?=\[)", regex.MULTILINE)
_LINE_BREAK = regex.compile(r"(?<=\S)\n(?!\s*(?:#|\n|\(|\[\())(?=\S)")


def recognises(text: str) -> bool:
    """Whether a text has the front matter of the Indian repository."""
    front, _ = front_matter(text[:4000])
    return "line_limit" in front or ("indiacode" in front.get("source", "") and "identifier" not in front)


def read(text: str) -> OfficialText:
    """Read an Indian file; a part of an act says in `dates` which part it is."""
    front, body = front_matter(text)
    body = _LINE_BREAK.sub(" ", _FOOTNOTE_MARK.sub("", body))
    drafts, unplaced = read_headings(sections(body))
    built = assemble(drafts)
    part = f"Part {front['part']} of {front.get('parts', '?')} of the act." if front.get("part") else ""
    return OfficialText(
        format="indian-markdown",
        title=front.get("title", ""),
        identifier=front.get("source", ""),
        language=front.get("language", "en"),
        provisions=built.provisions,
        unplaced=(*unplaced, *built.unplaced),
        events=built.events,
        notes=(part,) if part else (),
    )
