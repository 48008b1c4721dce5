"""Korean Markdown: front matter in Korean, `##### 제1조 (목적)`, addenda with numbering of their own."""

from __future__ import annotations

from dataclasses import replace

import regex

from lawbase.citation.labels import read_label
from lawbase.texts.assemble import assemble
from lawbase.texts.draft import Draft
from lawbase.texts.headings import read_headings
from lawbase.texts.inline import plain_block
from lawbase.texts.markdown import Section, front_matter, sections
from lawbase.texts.spans import spans
from lawbase.texts.tree import OfficialText, ProposedEvent

_ADDENDUM = regex.compile(
    r"^부\s*칙(?P<law>\([^\n]*?\))?\s*<제(?P<number>\d+)호,\s*(?P<day>[\d.\s]+)>", regex.MULTILINE
)
_ARTICLE = regex.compile(r"^제\d+조(?:의\d+)*\s*\(", regex.MULTILINE)
_WHOLE_HEADING = regex.compile(r"^\((.*)\)$")
_DATES = {"공포일자": "publication_date", "시행일자": "in_force_date"}


def recognises(text: str) -> bool:
    """Whether a text has Korean front matter."""
    front, _ = front_matter(text[:4000])
    return "제목" in front and "시행일자" in front


def read(text: str) -> OfficialText:
    """Read a Korean law; the addenda of each amending law are a series of their own."""
    front, body = front_matter(text)
    parts = sections(body)
    law = [part for part in parts if not _is_addenda(part)]
    addenda = "\n".join(part.body for part in parts if _is_addenda(part))
    drafts, unplaced = read_headings(law)
    extra, events = _read_addenda(addenda)
    built = assemble([*map(_without_brackets, drafts), *extra])
    return OfficialText(
        format="korean-markdown",
        title=front.get("제목", ""),
        identifier=front.get("법령id", ""),
        language="ko",
        provisions=built.provisions,
        unplaced=(*unplaced, *built.unplaced),
        events=(*events, *built.events),
        dates={name: front[key] for key, name in _DATES.items() if front.get(key)},
    )


def _is_addenda(part: Section) -> bool:
    return regex.match(r"부\s*칙", part.heading) is not None


def _without_brackets(draft: Draft) -> Draft:
    found = _WHOLE_HEADING.match(draft.heading)
    return replace(draft, heading=found[1]) if found else draft


def _read_addenda(text: str) -> tuple[list[Draft], list[ProposedEvent]]:
    marks = list(_ADDENDUM.finditer(text))
    drafts: list[Draft] = []
    events: list[ProposedEvent] = []
    for position, (mark, (_, end)) in enumerate(zip(marks, spans([m.start() for m in marks], len(text)), strict=True)):
        series, title = f"suppl_{mark['number']}", mark[0].strip()
        drafts += _articles_of(text[mark.end() : end], series, title)
        events.append(ProposedEvent("amended" if position else "published", _day(mark["day"]), title))
    return drafts, events


def _articles_of(text: str, series: str, title: str) -> list[Draft]:
    starts = [m.start() for m in _ARTICLE.finditer(text)]
    head = plain_block(text[: starts[0]] if starts else text)
    drafts = [Draft(series, title, "", head)] if head or not starts else []
    for start, end in spans(starts, len(text)):
        read = read_label(text[start:end])
        if read is not None:
            heading, body = _bracketed(read.rest)
            drafts.append(Draft(f"{series}__{read.id}", read.label, heading, plain_block(body), 1, (title,)))
    return drafts


def _bracketed(rest: str) -> tuple[str, str]:
    found = regex.match(r"\s*\(((?:[^()]|\([^()]*\))*)\)\s*", rest)
    return (found[1], rest[found.end() :]) if found else ("", rest)


def _day(printed: str) -> str:
    parts = [p.strip() for p in printed.strip(" .").split(".") if p.strip()]
    return "-".join(p.zfill(2) for p in parts)
