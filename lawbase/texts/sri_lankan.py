"""Sri Lankan bills as JSON and as the HTML made from it: parts, sections, subsections, schedules."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lawbase.citation.labels import read_label
from lawbase.texts.assemble import assemble
from lawbase.texts.draft import Draft
from lawbase.texts.html_page import BLOCKS, SKIP, parse_html, title_of
from lawbase.texts.inline import tidy
from lawbase.texts.safe_xml import Element, paragraphs, words
from lawbase.texts.seed_identity import strip_own_label
from lawbase.texts.tree import OfficialText, Unplaced

_DEEPER = ("subsections", "paragraphs", "sub_paragraphs", "sub_sub_paragraphs")


def recognises_json(data: Any) -> bool:
    """Whether a JSON value is a Sri Lankan bill."""
    return isinstance(data, dict) and isinstance(data.get("parts"), list) and "short_title" in data


def recognises_html(text: str) -> bool:
    """Whether a page is a Sri Lankan bill."""
    return 'class="section-marginal-note"' in text and "<html" in text[:500]


def read_json(data: dict[str, Any]) -> OfficialText:
    """Read a bill from JSON."""
    drafts = [draft for part in data["parts"] for draft in _part_drafts(part)]
    schedules = [_schedule(s, n) for n, s in enumerate(data.get("schedules") or [], 1)]
    preamble = tidy("\n".join(data.get("preamble_lines") or []))
    built = assemble([*drafts, *schedules])
    return OfficialText(
        format="sri-lankan-json",
        title=str(data["short_title"]),
        identifier=f"{data.get('year', '')}/{data.get('num', '')}",
        language="en",
        provisions=built.provisions,
        unplaced=((Unplaced("preamble", preamble, "The preamble has no number."),) if preamble else ())
        + built.unplaced,
        events=built.events,
    )


def read_html(text: str, name: str) -> OfficialText:
    """Read a bill from HTML; its schedules stand apart, for the page gives them no numbers."""
    root = parse_html(text, name)
    drafts = [
        draft
        for parts in _with_class(root, "parts")
        for row in _with_class(parts, "section")
        if (draft := _row_draft(row))
    ]
    rest = [
        Unplaced(kind, words(e), "Stands outside any numbered section.")
        for kind in ("intro", "schedules")
        for e in _with_class(root, kind)
    ]
    built = assemble(drafts)
    return OfficialText(
        "sri-lankan-html", title_of(root), "", "en", built.provisions, (*rest, *built.unplaced), built.events
    )


def _part_drafts(part: dict[str, Any]) -> Iterator[Draft]:
    path = (f"Part {part['part_num']}",) if part.get("part_num") else ()
    for section in part.get("sections") or []:
        number = str(section.get("section_num"))
        read = read_label(number, level="sec")
        if read is not None:
            body = strip_own_label(tidy("\n".join(_lines(section))), read.id)[1]
            yield Draft(read.id, number, tidy(str(section.get("marginal_note") or "")), body, 1, path)


def _lines(node: dict[str, Any]) -> Iterator[str]:
    yield from (str(line) for line in node.get("textlines") or [])
    for key in _DEEPER:
        for below in node.get(key) or []:
            yield from _lines(below)


def _schedule(node: dict[str, Any], number: int) -> Draft:
    lines = [str(line) for line in node.get("textlines") or []]
    lines += [line for section in node.get("sections") or [] for line in _lines(section)]
    return Draft(f"sched_{number}", f"Schedule {node.get('schedule_num') or number}", "", tidy("\n".join(lines)))


def _with_class(root: Element, name: str) -> Iterator[Element]:
    return (e for e in root.iter() if isinstance(e.tag, str) and e.get("class") == name)


def _row_draft(row: Element) -> Draft | None:
    read = read_label(next((words(e) for e in _with_class(row, "section-text")), ""), level="sec")
    if read is None:
        return None
    heading = next((words(e) for e in _with_class(row, "section-marginal-note")), "")
    body = next((paragraphs(e, BLOCKS, SKIP) for e in _with_class(row, "section-body")), "")
    return Draft(read.id, read.label, heading, strip_own_label(body, read.id)[1], 1)
