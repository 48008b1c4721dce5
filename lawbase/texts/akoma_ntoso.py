"""Akoma Ntoso 3.0 and 2.0: Finlex, Laws.Africa, the United Nations, legislation.gov.uk."""

from __future__ import annotations

from dataclasses import dataclass, field

from lawbase.citation.labels import display_label, read_label
from lawbase.texts.assemble import assemble
from lawbase.texts.draft import Draft
from lawbase.texts.safe_xml import Element, child, children, descendants, local, paragraphs, words
from lawbase.texts.tree import OfficialText, Unplaced

_BASIC = {"section": "sec", "article": "art", "rule": "rule", "hcontainer": ""}
_CONTAINERS = frozenset(
    ["book", "tome", "part", "title", "chapter", "subchapter", "division", "subdivision", "subpart", "subtitle"]
)
_INNER = frozenset(
    [
        "subsection",
        "paragraph",
        "subparagraph",
        "clause",
        "subclause",
        "point",
        "indent",
        "list",
        "item",
        "alinea",
        "level",
        "p",
        "intro",
        "wrapUp",
        "content",
        "tr",
        "block",
        "blockContainer",
        "hcontainer",
        "crossHeading",
        "heading",
        "li",
        "tblock",
        "toc",
        "conclusions",
    ]
)
_SERIES = {"schedule": "sched", "annex": "annex", "appendix": "app", "attachment": "annex"}
_SKIP = frozenset({"meta", "noteRef", "authorialNote", "remark"})
_LANGUAGES = {
    "eng": "en",
    "fin": "fi",
    "swe": "sv",
    "fra": "fr",
    "deu": "de",
    "spa": "es",
    "por": "pt",
    "ita": "it",
    "ara": "ar",
    "zho": "zh",
}


_NUMBERED = (*_BASIC, *_CONTAINERS, "paragraph")
_LOOSE = frozenset({"hcontainer", "paragraph", "clause", "level", "p", "content", "blockContainer"})


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the reader is: the headings above, the chapter, and the series."""

    path: tuple[str, ...] = ()
    chapter: str = ""
    series: str = ""

    def inside(self, element: Element) -> _Place:
        """The place inside a container."""
        here = _heading(element)
        chapter = _chapter(element) if local(element) == "chapter" else self.chapter
        return _Place((*self.path, here) if here else self.path, chapter, _series(element, self.series))


@dataclass(slots=True)
class _Found:
    drafts: list[Draft] = field(default_factory=list)
    unplaced: list[Unplaced] = field(default_factory=list)


def recognises(root: Element) -> bool:
    """Whether an XML root is Akoma Ntoso."""
    return local(root) in ("akomaNtoso", "akomantoso")


def read(root: Element) -> OfficialText:
    """Read an Akoma Ntoso document."""
    found = _Found()
    for body in descendants(root, "body", "mainBody"):
        _walk(body, _place_of(body), found)
    for attachment in descendants(root, "attachment"):
        if not any(local(below) in ("body", "mainBody") for below in attachment.iterdescendants()):
            found.unplaced.append(
                Unplaced(
                    words(child(attachment, "heading")) or "attachment",
                    words(attachment),
                    "An attachment without numbered provisions.",
                )
            )
    built = assemble(found.drafts)
    return OfficialText(
        format="akoma-ntoso",
        title=words(next(descendants(root, "docTitle", "shortTitle", "longTitle"), None)),
        identifier=_identifier(root),
        language=_language(root),
        provisions=built.provisions,
        unplaced=(*found.unplaced, *built.unplaced),
        events=built.events,
        dates=_dates(root),
    )


def _place_of(body: Element) -> _Place:
    """Where a body lies: in the act itself, or in an attachment that is a series."""
    attachment = next((above for above in body.iterancestors() if local(above) == "attachment"), None)
    if attachment is None:
        return _Place()
    heading = _heading(attachment) or words(next(descendants(attachment, "heading"), None))
    read = read_label(heading)
    level = read.id.partition("_")[0] if read else ""
    count = 1 + sum(1 for _ in attachment.itersiblings(preceding=True))
    return _Place(
        (heading,) if heading else (), series=read.id if read and level in _SERIES.values() else f"sched_{count}"
    )


def _walk(parent: Element, at: _Place, found: _Found) -> None:
    for element in parent:
        name = local(element)
        if (draft := _provision(element, at)) is not None:
            found.drafts.append(draft)
        elif name in _CONTAINERS or (name == "hcontainer" and next(descendants(element, *_NUMBERED), None) is not None):
            _walk(element, at.inside(element), found)
        elif name in _LOOSE and (text := words(element)):
            _add_loose(element, text, at, found)


def _add_loose(element: Element, text: str, at: _Place, found: _Found) -> None:
    """An annex without numbers is one provision; any other text stands outside."""
    heading = _heading(element)
    series = _series(element, "")
    if series:
        label = words(child(element, "num")) or heading or display_label(series, "en")
        found.drafts.append(Draft(series, label, words(child(element, "heading")), _body(element), 1, at.path))
    else:
        where = element.get("name") or heading or local(element)
        found.unplaced.append(Unplaced(where, text, "Stands outside any numbered provision."))


def _provision(element: Element, at: _Place) -> Draft | None:
    name = local(element)
    in_schedule = bool(at.series) and name == "paragraph"
    if (name not in _BASIC and not in_schedule) or (name == "hcontainer" and child(element, "num") is None):
        return None
    label = words(child(element, "num"))
    read = read_label(label, level=_BASIC.get(name) or ("para" if in_schedule else None))
    if read is None or (child(element, "section", "article") is not None and name == "hcontainer"):
        return None
    notes = tuple(words(note) for note in descendants(element, "authorialNote", "remark"))
    return Draft(
        read.id,
        label,
        words(child(element, "heading")),
        _body(element),
        len(at.path) + 1,
        at.path,
        notes,
        at.series,
        at.chapter,
    )


def _body(element: Element) -> str:
    """The body with the numbers of sub-units but without the provision's own number and heading."""
    pieces = [paragraphs(below, _INNER, _SKIP) for below in element if local(below) not in ("num", "heading", "meta")]
    return "\n".join(piece for piece in pieces if piece)


def _heading(element: Element) -> str:
    return " ".join(
        part for part in (words(child(element, "num")), words(child(element, "heading", "crossHeading"))) if part
    )


def _chapter(element: Element) -> str:
    read = read_label(words(child(element, "num")), level="chp")
    number = read.id.partition("_")[2] if read else ""
    return f"chp_{number}" if number and "_" not in number else ""


def _series(element: Element, series: str) -> str:
    name = element.get("name", "")
    level = next((level for word, level in _SERIES.items() if word in name.casefold()), "")
    if not level:
        return series
    read = read_label(
        words(child(element, "num")) or words(child(element, "heading")) or words(element)[:30], level=level
    )
    return read.id if read else f"{level}_1"


def _identifier(root: Element) -> str:
    work = next(descendants(root, "FRBRWork"), None)
    uri = next(descendants(work, "FRBRuri"), None) if work is not None else None
    return uri.get("value", "") if uri is not None else ""


def _language(root: Element) -> str:
    found = next(descendants(root, "FRBRlanguage"), None)
    code = found.get("language", "") if found is not None else ""
    return _LANGUAGES.get(code, code or "und")


def _dates(root: Element) -> dict[str, str]:
    found = (
        d
        for name in ("FRBRWork", "FRBRExpression")
        for level in descendants(root, name)
        for d in children(level, "FRBRdate")
    )
    dates: dict[str, str] = {}
    for date in found:
        dates.setdefault(date.get("name") or "date", date.get("date", ""))
    return dates
