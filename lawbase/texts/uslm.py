"""USLM: the United States Code and public laws as govinfo and the House publish them."""

from __future__ import annotations

from lawbase.citation.labels import read_label
from lawbase.texts.assemble import assemble
from lawbase.texts.draft import Draft
from lawbase.texts.safe_xml import Element, child, children, descendants, local, paragraphs, words
from lawbase.texts.tree import OfficialText, Unplaced

_ROOTS = frozenset({"uscDoc", "lawDoc", "pLaw", "bill", "resolution", "statuteCompilation", "cfrDoc"})
_CONTAINERS = frozenset({
    "title", "subtitle", "chapter", "subchapter", "part", "subpart", "division", "subdivision", "article", "appendix", "level",
    "compiledAct", "reorganizationPlan",
})  # fmt: skip
_BLOCKS = frozenset({
    "subsection", "paragraph", "subparagraph", "clause", "subclause", "item", "subitem", "subsubitem", "chapeau", "continuation",
    "content", "p", "block", "quotedContent", "row", "column", "li", "tr", "td",
})  # fmt: skip
_NOTES = frozenset({"notes", "note", "sourceCredit", "footnote"})
_SKIP = frozenset({*_NOTES, "ref-footnote", "toc", "layout-toc"})


def recognises(root: Element) -> bool:
    """Whether an XML root is in United States Legislative Markup."""
    return local(root) in _ROOTS


def read(root: Element) -> OfficialText:
    """Read a title of the Code or a public law; notes and source credits stand beside the section."""
    drafts: list[Draft] = []
    unplaced: list[Unplaced] = []
    for main in children(root, "main"):
        _walk(main, (), drafts, unplaced)
    built = assemble(drafts)
    meta = child(root, "meta")
    return OfficialText(
        format="uslm",
        title=words(next(descendants(root, "officialTitle", "title"), None))
        if meta is None
        else words(child(meta, "title")),
        identifier=root.get("identifier", ""),
        language=root.get("{http://www.w3.org/XML/1998/namespace}lang", "en"),
        provisions=built.provisions,
        unplaced=(*unplaced, *built.unplaced),
        events=built.events,
        dates={
            local(e): words(e)
            for e in (meta if meta is not None else ())
            if local(e) in ("created", "modified", "approvedDate") and words(e)
        },
    )


def _walk(parent: Element, path: tuple[str, ...], drafts: list[Draft], unplaced: list[Unplaced]) -> None:
    for element in parent:
        name = local(element)
        if name == "section":
            _section(element, path, drafts, unplaced)
        elif name in _CONTAINERS:
            here = " ".join(w for w in (words(child(element, "num")), words(child(element, "heading"))) if w)
            _walk(element, (*path, here) if here else path, drafts, unplaced)
        elif name in _NOTES or name in ("toc", "num", "heading", "longTitle", "enactingFormula"):
            continue
        elif text := paragraphs(element, _BLOCKS, _SKIP):
            unplaced.append(Unplaced(path[-1] if path else name, text, "Stands outside any section."))


def _section(element: Element, path: tuple[str, ...], drafts: list[Draft], unplaced: list[Unplaced]) -> None:
    num = child(element, "num")
    label = words(num)
    read = read_label(label.strip("[ "), level="sec") or read_label(
        num.get("value", "") if num is not None else "", level="sec"
    )
    body = "\n".join(
        text
        for below in element
        if local(below) not in ("num", "heading", *_SKIP) and (text := paragraphs(below, _BLOCKS, _SKIP))
    )
    heading = words(child(element, "heading")).rstrip("]")
    if read is None:
        unplaced.append(Unplaced(label or heading, body, "The section has no number."))
        return
    notes = tuple(text for note in children(element, *_NOTES) if (text := words(note)))
    status = (f"Status: {element.get('status')}.",) if element.get("status") else ()
    drafts.append(Draft(read.id, label.strip("[]. "), heading, body, len(path) + 1, path, status + notes))
