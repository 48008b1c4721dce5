"""CLML: acts and instruments of the United Kingdom as legislation.gov.uk publishes them."""

from __future__ import annotations

from dataclasses import dataclass, field

import regex

from lawbase.citation.labels import read_label
from lawbase.texts.assemble import assemble
from lawbase.texts.draft import Draft
from lawbase.texts.safe_xml import Element, child, children, descendants, local, paragraphs, words
from lawbase.texts.tree import OfficialText, Unplaced

_CONTAINERS = frozenset(
    {"Part", "Chapter", "Pblock", "PsubBlock", "EUPart", "EUTitle", "EUChapter", "EUSection", "Group"}
)
_BLOCKS = frozenset(
    {
        "P1para",
        "P2para",
        "P3para",
        "P4para",
        "P5para",
        "P2",
        "P3",
        "P4",
        "P5",
        "Text",
        "ListItem",
        "Para",
        "tr",
        "BlockAmendment",
    }
)
_SKIP = frozenset({"CommentaryRef", "FootnoteRef", "MarginNoteRef"})
_LEVELS = {"section": "sec", "regulation": "reg", "article": "art", "rule": "rule", "paragraph": "para"}
_KIND = regex.compile(r"(?:^|-)(section|regulation|article|rule|paragraph)-[\w.]+$")


@dataclass(slots=True)
class _Found:
    commentaries: dict[str, str]
    drafts: list[Draft] = field(default_factory=list)
    unplaced: list[Unplaced] = field(default_factory=list)


def recognises(root: Element) -> bool:
    """Whether an XML root is an act of legislation.gov.uk."""
    return local(root) == "Legislation"


def read(root: Element) -> OfficialText:
    """Read an act or instrument; commentaries become notes of the provisions they stand in."""
    found = _Found({c.get("id", ""): words(c) for c in descendants(root, "Commentary")})
    for body in descendants(root, "Body", "EUBody"):
        _walk(body, (), "", "sec", found)
    for number, schedule in enumerate(descendants(root, "Schedule"), 1):
        _schedule(schedule, number, found)
    built = assemble(found.drafts)
    return OfficialText(
        format="clml",
        title=words(next(descendants(root, "title"), None)),
        identifier=root.get("DocumentURI", ""),
        language=root.get("{http://www.w3.org/XML/1998/namespace}lang", "en"),
        provisions=built.provisions,
        unplaced=(*found.unplaced, *built.unplaced),
        events=built.events,
        dates=_dates(root),
    )


def _walk(parent: Element, path: tuple[str, ...], series: str, level: str, found: _Found) -> None:
    for element in parent:
        name = local(element)
        if name == "P1group":
            heading = words(child(element, "Title"))
            _grouped(element, heading, path, series, level, found)
        elif name == "P1":
            _provision(element, "", path, series, level, found)
        elif name in _CONTAINERS or name == "ScheduleBody":
            here = " ".join(w for w in (words(child(element, "Number")), words(child(element, "Title"))) if w)
            _walk(element, (*path, here) if here else path, series, level, found)
        elif name not in ("Number", "Title", "TitleBlock", "Reference") and (
            text := paragraphs(element, _BLOCKS, _SKIP)
        ):
            found.unplaced.append(Unplaced(path[-1] if path else name, text, "Stands outside any numbered provision."))


def _grouped(group: Element, heading: str, path: tuple[str, ...], series: str, level: str, found: _Found) -> None:
    numbered = list(children(group, "P1"))
    for element in numbered:
        _provision(element, heading, path, series, level, found)
    if not numbered and (text := paragraphs(group, _BLOCKS, _SKIP)):
        found.unplaced.append(Unplaced(heading, text, "The group has no number."))


def _provision(element: Element, heading: str, path: tuple[str, ...], series: str, level: str, found: _Found) -> None:
    label = words(child(element, "Pnumber"))
    kind = _KIND.search(element.get("id", ""))
    read = read_label(label, level=_LEVELS[kind[1]] if kind else level)
    body = "\n".join(
        text for below in element if local(below) != "Pnumber" and (text := paragraphs(below, _BLOCKS, _SKIP))
    )
    if read is None:
        found.unplaced.append(Unplaced(label or heading, body, "Its number cannot be read."))
        return
    refs = (ref.get("Ref", "") for ref in element.iterdescendants() if local(ref) == "CommentaryRef")
    notes = tuple(found.commentaries[ref] for ref in refs if ref in found.commentaries)
    status = (f"Status: {element.get('Status')}.",) if element.get("Status") else ()
    found.drafts.append(Draft(read.id, label, heading, body, len(path) + 1, path, (*status, *notes), series))


def _schedule(schedule: Element, number: int, found: _Found) -> None:
    label = words(child(schedule, "Number"))
    read = read_label(label)
    series = read.id if read and read.id.startswith("sched_") else f"sched_{number}"
    title = words(next(descendants(schedule, "Title"), None))
    body = child(schedule, "ScheduleBody")
    if body is None:
        return
    if not any(local(below) == "P1" for below in body.iterdescendants()):
        found.drafts.append(Draft(series, label or f"Schedule {number}", title, paragraphs(body, _BLOCKS, _SKIP)))
        return
    before = len(found.drafts)
    _walk(body, (f"{label} {title}".strip(),), series, "para", found)
    named = (
        Draft(f"{series}__{d.id}", d.label, d.heading, d.body, d.depth, d.path, d.notes) for d in found.drafts[before:]
    )
    found.drafts[before:] = list(named)


def _dates(root: Element) -> dict[str, str]:
    enacted = next(descendants(root, "EnactmentDate"), None)
    dates = {"enacted": enacted.get("Date", "")} if enacted is not None else {}
    valid = words(next(descendants(root, "valid"), None)) or root.get("RestrictStartDate", "")
    return dates | ({"as_at": valid} if valid else {})
