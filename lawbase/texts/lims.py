"""Justice Canada LIMS XML: consolidated acts and regulations of Canada."""

from __future__ import annotations

from lawbase.citation.labels import read_label
from lawbase.texts.assemble import assemble
from lawbase.texts.draft import Draft
from lawbase.texts.safe_xml import Element, child, children, descendants, local, paragraphs, words
from lawbase.texts.tree import OfficialText, ProposedEvent, Unplaced

_LIMS = "{http://justice.gc.ca/lims}"
_BLOCKS = frozenset({
    "Subsection", "Paragraph", "Subparagraph", "Clause", "Subclause", "Definition", "ContinuedSectionSubsection", "ContinuedParagraph",
    "ContinuedSubparagraph", "ContinuedDefinition", "FormulaGroup", "FormulaDefinition", "Provision", "Item", "MarginalNote", "TitleText",
    "row", "entry", "BilingualGroup", "BilingualItemEn", "BilingualItemFr",
})  # fmt: skip
_SKIP = frozenset({"HistoricalNote", "Footnote", "FootnoteRef"})


def recognises(root: Element) -> bool:
    """Whether an XML root is a statute or regulation of Justice Canada."""
    return local(root) in ("Statute", "Regulation") and any(
        isinstance(k, str) and k.startswith(_LIMS) for k in root.attrib
    )


def read(root: Element) -> OfficialText:
    """Read a Justice Canada file; amendments not in force stand apart."""
    drafts: list[Draft] = []
    unplaced: list[Unplaced] = []
    for body in children(root, "Body"):
        _read_body(body, "", drafts, unplaced)
    for number, schedule in enumerate(children(root, "Schedule"), 1):
        _read_schedule(schedule, number, drafts, unplaced)
    built = assemble(drafts)
    return OfficialText(
        format="lims-xml",
        title=words(next(descendants(root, "ShortTitle"), None)) or words(next(descendants(root, "LongTitle"), None)),
        identifier=words(next(descendants(root, "ConsolidatedNumber", "InstrumentNumber"), None)),
        language=root.get("{http://www.w3.org/XML/1998/namespace}lang", "en"),
        provisions=built.provisions,
        unplaced=(*unplaced, *built.unplaced),
        events=(*_amendments(root), *built.events),
        dates={
            name: root.get(f"{_LIMS}{key}", "")
            for name, key in (
                ("as_at", "pit-date"),
                ("last_amended", "lastAmendedDate"),
                ("in_force", "inforce-start-date"),
            )
            if root.get(f"{_LIMS}{key}")
        },
    )


def _read_body(body: Element, series: str, drafts: list[Draft], unplaced: list[Unplaced]) -> None:
    path: list[tuple[int, str]] = []
    for element in body:
        if local(element) == "Heading":
            level = int(element.get("level", "1"))
            path = [entry for entry in path if entry[0] < level]
            heading = " ".join(
                part for part in (words(child(element, "Label")), words(child(element, "TitleText"))) if part
            )
            path.append((level, heading))
        elif local(element) == "Section":
            _add_section(element, tuple(h for _, h in path), series, drafts, unplaced)
        elif text := words(element):
            unplaced.append(Unplaced(local(element), text, "Stands outside any numbered section."))


def _add_section(
    element: Element, path: tuple[str, ...], series: str, drafts: list[Draft], unplaced: list[Unplaced]
) -> None:
    label = words(child(element, "Label")).lstrip("* ")
    read = read_label(label, level="sec")
    heading = words(child(element, "MarginalNote"))
    body = "\n".join(
        text for below in element if local(below) not in (*_SKIP, "Label", "MarginalNote") and (text := _block(below))
    )
    if read is None:
        unplaced.append(Unplaced(label or heading, body, "The section has no number."))
        return
    notes = tuple(words(note) for note in descendants(element, "HistoricalNote", "Footnote"))
    drafts.append(Draft(read.id, label, heading, body, len(path) + 1, path, notes, series))


def _block(element: Element) -> str:
    """A subsection and below: marginal notes inside a section are headings of their subsections, kept on lines of their own."""
    return paragraphs(element, _BLOCKS, _SKIP)


def _read_schedule(schedule: Element, number: int, drafts: list[Draft], unplaced: list[Unplaced]) -> None:
    heading = child(schedule, "ScheduleFormHeading")
    label = words(child(heading, "Label")) if heading is not None else ""
    if schedule.get("id") == "NifProvs" or child(schedule, "BillPiece") is not None:
        unplaced.append(
            Unplaced(label or "not in force", words(schedule), "Amendments not in force and related provisions.")
        )
        return
    read = read_label(label)
    level = read.id.partition("_")[0] if read else ""
    ident = read.id if read and level in ("sched", "form", "annex", "app", "part") else f"sched_{number}"
    title = words(child(heading, "TitleText")) if heading is not None else ""
    body = "\n".join(text for below in schedule if local(below) != "ScheduleFormHeading" and (text := _block(below)))
    drafts.append(Draft(ident, label or f"Schedule {number}", title, body))


def _amendments(root: Element) -> tuple[ProposedEvent, ...]:
    found = (amendment for group in children(root, "RecentAmendments") for amendment in children(group, "Amendment"))
    return tuple(
        ProposedEvent("amended", words(child(a, "AmendmentDate")), words(child(a, "AmendmentCitation")))
        for a in found
        if child(a, "AmendmentDate") is not None
    )
