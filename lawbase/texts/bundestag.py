"""Bundestag Markdown: the German federal statutes as a repository of 2012 to 2022 kept them."""

from __future__ import annotations

import regex

from lawbase.texts.assemble import assemble
from lawbase.texts.headings import read_headings
from lawbase.texts.inline import plain_inline
from lawbase.texts.markdown import front_matter, sections
from lawbase.texts.tree import OfficialText

_MADE = regex.compile(r"^Ausfertigungsdatum\s*\n:\s*(\d{4}-\d\d-\d\d)", regex.MULTILINE)
_HISTORY = regex.compile(
    r"^(Neugefasst durch|Zuletzt geändert durch|Änderung durch|Mittelbare Änderung durch|Hinweis)\s*\n:\s*(.+)$",
    regex.MULTILINE | regex.IGNORECASE,
)
_TABLE_OF_CONTENTS = regex.compile(r"^\s*\*?\s*\[?§")


def recognises(text: str) -> bool:
    """Whether a text has the front matter of the Bundestag repository."""
    front, _ = front_matter(text[:4000])
    return "jurabk" in front and "slug" in front


def read(text: str) -> OfficialText:
    """Read a Bundestag file; the state of amendment stands in the notes."""
    front, body = front_matter(text)
    drafts, unplaced = read_headings(sections(body))
    built = assemble(drafts)
    made = _MADE.search(body)
    return OfficialText(
        format="bundestag-markdown",
        title=front.get("title", ""),
        identifier=front.get("jurabk", ""),
        language="de",
        provisions=built.provisions,
        unplaced=(*unplaced, *built.unplaced),
        events=built.events,
        dates={"enactment_date": made[1]} if made else {},
        notes=tuple(plain_inline(f"{m[1]}: {m[2]}") for m in _HISTORY.finditer(body)),
    )
