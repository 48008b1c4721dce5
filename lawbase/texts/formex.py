"""Formex 4: acts of the European Union as the Publications Office keeps them."""

from __future__ import annotations

from lawbase.citation.labels import read_label
from lawbase.texts.assemble import assemble
from lawbase.texts.draft import Draft
from lawbase.texts.safe_xml import Element, child, descendants, local, paragraphs, words
from lawbase.texts.tree import OfficialText, Unplaced

_BLOCKS = frozenset(
    [
        "PARAG",
        "ALINEA",
        "P",
        "LIST",
        "ITEM",
        "NP",
        "ROW",
        "DIVISION",
        "TITLE",
        "TI",
        "STI",
        "GR.SEQ",
        "NO.GR.SEQ",
        "QUOT.S",
    ]
)
_SKIP = frozenset({"NOTE", "INCL.ELEMENT"})
_ROOTS = frozenset({"CONS.ACT", "ACT", "CONS.DOC", "GENERAL"})


def recognises(root: Element) -> bool:
    """Whether an XML root is an act in Formex."""
    return local(root) in _ROOTS


def read(root: Element) -> OfficialText:
    """Read a Formex act; recitals and notes stand apart."""
    drafts = [draft for article in descendants(root, "ARTICLE") if (draft := _article(article))]
    annexes = [_annex(element, number) for number, element in enumerate(descendants(root, "CONS.ANNEX", "ANNEX"), 1)]
    unplaced = [
        Unplaced("preamble", paragraphs(p, _BLOCKS, _SKIP), "Recitals are no provisions.")
        for p in descendants(root, "PREAMBLE")
        if words(p)
    ]
    built = assemble([*drafts, *annexes])
    consolidated = next(descendants(root, "INFO.CONSLEG"), None)
    return OfficialText(
        format="formex",
        title=_title(root),
        identifier=words(next(descendants(root, "NO.CELEX"), None)),
        language=words(next(descendants(root, "LG.DOC"), None)).casefold() or "und",
        provisions=built.provisions,
        unplaced=(*unplaced, *built.unplaced),
        events=built.events,
        dates=_dates(consolidated),
    )


def _article(element: Element) -> Draft | None:
    label = words(child(element, "TI.ART"))
    read = read_label(label, level="art")
    if read is None:
        return None
    path = tuple(_division(above) for above in reversed([*element.iterancestors()]) if local(above) == "DIVISION")
    body = "\n".join(
        text
        for below in element
        if local(below) not in ("TI.ART", "STI.ART") and (text := paragraphs(below, _BLOCKS, _SKIP))
    )
    notes = tuple(words(note) for note in descendants(element, "NOTE"))
    return Draft(read.id, label, words(child(element, "STI.ART")), body, len(path) + 1, path, notes)


def _annex(element: Element, number: int) -> Draft:
    title = next(descendants(element, "TITLE"), None)
    label = words(next(descendants(title, "TI"), None)) if title is not None else ""
    read = read_label(label, level="annex") if label.upper().startswith("ANNEX") else None
    heading = words(next(descendants(title, "STI"), None)) if title is not None else ""
    contents = child(element, "CONTENTS")
    body = paragraphs(contents if contents is not None else element, _BLOCKS, _SKIP)
    return Draft(read.id if read else f"annex_{number}", label or f"Annex {number}", heading, body)


def _division(element: Element) -> str:
    return words(child(element, "TITLE"))


def _title(root: Element) -> str:
    title = next(
        (
            t
            for t in descendants(root, "TITLE")
            if not any(local(a) in ("DIVISION", "CONS.ANNEX", "ANNEX") for a in t.iterancestors())
        ),
        None,
    )
    return words(title)


def _dates(consolidated: Element | None) -> dict[str, str]:
    day = consolidated.get("CONSLEG.DATE", "") if consolidated is not None else ""
    return {"as_at": f"{day[:4]}-{day[4:6]}-{day[6:8]}"} if len(day) == 8 else {}
