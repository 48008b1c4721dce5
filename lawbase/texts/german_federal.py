"""gesetze-im-internet XML: one `norm` a section, division headings as norms of their own."""

from __future__ import annotations

import regex

from lawbase.citation.labels import read_label
from lawbase.texts.assemble import assemble
from lawbase.texts.draft import Draft
from lawbase.texts.heading_labels import SERIES, split_range
from lawbase.texts.safe_xml import Element, child, children, descendants, local, paragraphs, words
from lawbase.texts.tree import OfficialText, Unplaced

_BLOCKS = frozenset({"P", "DL", "BR", "row", "entry", "table", "pre", "Title", "Citation", "Revision"})
_SKIP = frozenset({"FnR", "TOC", "FnArea"})
_NO_NUMBER = regex.compile(r"^(Anlage|Anhang|Inhaltsübersicht|Eingangsformel|Schlußformel|Schlussformel|Präambel)")


def recognises(root: Element) -> bool:
    """Whether an XML root is an act of gesetze-im-internet."""
    return local(root) == "dokumente"


def read(root: Element) -> OfficialText:
    """Read a German federal act."""
    drafts: list[Draft] = []
    unplaced: list[Unplaced] = []
    path: dict[str, str] = {}
    for norm in children(root, "norm"):
        _read_norm(norm, path, drafts, unplaced)
    built = assemble(drafts)
    first = next(children(root, "norm"), root)
    return OfficialText(
        format="gesetze-im-internet",
        title=words(next(descendants(first, "langue", "kurzue"), None)),
        identifier=words(next(descendants(first, "jurabk"), None)),
        language="de",
        provisions=built.provisions,
        unplaced=(*unplaced, *built.unplaced),
        events=built.events,
        dates=_dates(root, first),
        notes=tuple(words(stand) for stand in descendants(first, "standkommentar")),
    )


def _read_norm(norm: Element, path: dict[str, str], drafts: list[Draft], unplaced: list[Unplaced]) -> None:
    meta = child(norm, "metadaten")
    if meta is None:
        return
    _enter(meta, path)
    label, heading = words(child(meta, "enbez")), words(child(meta, "titel"))
    body, notes = _text(norm)
    read = read_label(label) if label else None
    if read is None:
        if body:
            unplaced.append(Unplaced(label or "before the first section", body, "The norm has no number."))
        return
    last, _ = split_range(read.rest)
    notes = ((f"Stands for all numbers up to {last}.",) if last else ()) + notes
    ident = read.id if read.id.partition("_")[0] not in SERIES else read.id.partition("__")[0]
    drafts.append(Draft(ident, label, heading, body, len(path) + 1, tuple(path.values()), notes))


def _enter(meta: Element, path: dict[str, str]) -> None:
    """The code number of a division grows by three digits a level: its length tells the rank."""
    unit = child(meta, "gliederungseinheit")
    if unit is None:
        return
    code = words(child(unit, "gliederungskennzahl"))
    for other in [c for c in path if len(c) >= len(code)]:
        del path[other]
    path[code] = " ".join(
        w for w in (words(child(unit, "gliederungsbez")), words(child(unit, "gliederungstitel"))) if w
    )


def _text(norm: Element) -> tuple[str, tuple[str, ...]]:
    body, notes = "", []
    for data in children(norm, "textdaten"):
        for text in children(data, "text"):
            body = "\n".join(part for part in (body, paragraphs(text, _BLOCKS, _SKIP)) if part)
        notes += [words(note) for note in children(data, "fussnoten") if words(note)]
    return body, tuple(notes)


def _dates(root: Element, first: Element) -> dict[str, str]:
    made = words(next(descendants(first, "ausfertigung-datum"), None))
    built = root.get("builddate", "")[:8]
    dates = {"enacted": made} if made else {}
    return dates | ({"downloaded": f"{built[:4]}-{built[4:6]}-{built[6:]}"} if len(built) == 8 else {})
