"""Akoma Ntoso 3.0 and 2.0: Finlex, Laws.Africa, the United Nations, legislation.gov.uk."""

from __future__ import annotations

from lawbase.citation.labels import read_label
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


def recognises(root: Element) -> bool:
    """Whether an XML root is Akoma Ntoso."""
    return local(root) in ("akomaNtoso", "akomantoso")


def read(root: Element) -> OfficialText:
    """Read an Akoma Ntoso document."""
    drafts: list[Draft] = []
    unplaced: list[Unplaced] = []
    for body in descendants(root, "body", "mainBody"):
        path, series = _attachment(body)
        _walk(body, path, "", series, drafts, unplaced)
    for attachment in descendants(root, "attachment"):
        if not any(local(below) in ("body", "mainBody") for below in attachment.iterdescendants()):
            unplaced.append(
                Unplaced(
                    words(child(attachment, "heading")) or "attachment",
                    words(attachment),
                    "An attachment without numbered provisions.",
                )
            )
    built = assemble(drafts)
    return OfficialText(
        format="akoma-ntoso",
        title=words(next(descendants(root, "docTitle", "shortTitle", "longTitle"), None)),
        identifier=_identifier(root),
        language=_language(root),
        provisions=built.provisions,
        unplaced=(*unplaced, *built.unplaced),
        events=built.events,
        dates=_dates(root),
    )


def _attachment(body: Element) -> tuple[tuple[str, ...], str]:
    """The heading and series of the attachment a body lies in; both empty for the act itself."""
    attachment = next((above for above in body.iterancestors() if local(above) == "attachment"), None)
    if attachment is None:
        return (), ""
    heading = _heading(attachment) or words(next(descendants(attachment, "heading"), None))
    read = read_label(heading)
    level = read.id.partition("_")[0] if read else ""
    count = 1 + sum(1 for _ in attachment.itersiblings(preceding=True))
    return (heading,) if heading else (), read.id if read and level in _SERIES.values() else f"sched_{count}"


def _walk(
    parent: Element, path: tuple[str, ...], chapter: str, series: str, drafts: list[Draft], unplaced: list[Unplaced]
) -> None:
    for element in parent:
        name = local(element)
        if (draft := _provision(element, path, chapter, series)) is not None:
            drafts.append(draft)
        elif name in _CONTAINERS or (
            name == "hcontainer" and next(descendants(element, *_BASIC, *_CONTAINERS, "paragraph"), None) is not None
        ):
            here = _heading(element)
            inner = _chapter(element) if name == "chapter" else chapter
            _walk(element, (*path, here) if here else path, inner, _series(element, series), drafts, unplaced)
        elif name in ("hcontainer", "paragraph", "clause", "level", "p", "content", "blockContainer") and (
            text := words(element)
        ):
            where = element.get("name") or _heading(element) or name
            unplaced.append(Unplaced(where, text, "Stands outside any numbered provision."))


def _provision(element: Element, path: tuple[str, ...], chapter: str, series: str) -> Draft | None:
    name = local(element)
    in_schedule = bool(series) and name == "paragraph"
    if (name not in _BASIC and not in_schedule) or (name == "hcontainer" and child(element, "num") is None):
        return None
    label = words(child(element, "num"))
    read = read_label(label, level=_BASIC.get(name) or ("para" if in_schedule else None))
    if read is None or (child(element, "section", "article") is not None and name == "hcontainer"):
        return None
    notes = tuple(words(note) for note in descendants(element, "authorialNote", "remark"))
    return Draft(
        read.id, label, words(child(element, "heading")), _body(element), len(path) + 1, path, notes, series, chapter
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
    read = read_label(words(child(element, "num")) or words(child(element, "heading")), level=level)
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
