"""Korean Markdown: front matter in Korean, `##### 제1조 (목적)`, addenda with numbering of their own."""

from __future__ import annotations

import regex

from lawbase.texts.assemble import assemble
from lawbase.texts.headings import read_headings
from lawbase.texts.markdown import Section, front_matter, sections
from lawbase.texts.tree import OfficialText

_ADDENDA = regex.compile(r"^\s*부\s*칙")
_LAW_NUMBER = regex.compile(r"제\s*(\d+)\s*호")
_BRACKETED = regex.compile(r"^\((.*)\)$")
_DATES = {"공포일자": "publication_date", "시행일자": "in_force_date"}


def recognises(text: str) -> bool:
    """Whether a text has Korean front matter."""
    front, _ = front_matter(text[:4000])
    return "제목" in front and "시행일자" in front


def read(text: str) -> OfficialText:
    """Read a Korean law; the addenda of each amending law are a series of their own."""
    front, body = front_matter(text)
    parts = [_addenda_as_series(part, number) for number, part in enumerate(sections(body))]
    drafts, unplaced = read_headings(parts)
    drafts = [d if not (m := _BRACKETED.match(d.heading)) else _renamed(d, m[1]) for d in drafts]
    built = assemble(drafts)
    return OfficialText(
        format="korean-markdown",
        title=front.get("제목", ""),
        identifier=front.get("법령id", ""),
        language="ko",
        provisions=built.provisions,
        unplaced=(*unplaced, *built.unplaced),
        events=built.events,
        dates={name: front[key] for key, name in _DATES.items() if front.get(key)},
    )
