"""Akoma Ntoso 3.0: an imported text, or one of its provisions under its ancestors, as a schema-valid act."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import cast

import regex
from lxml import etree

from lawbase.citation.labels import LabelUnreadable, read_label, split_id
from lawbase.editions import ImportedEdition, ImportedProvision
from lawbase.export.akn_meta import AKN, add_meta, sub

_CONTAINERS = {
    "part": ("part", "part"),
    "subpart": ("subpart", "subpart"),
    "title": ("title", "title"),
    "book": ("book", "book"),
    "chp": ("chapter", "chp"),
    "div": ("division", "dvs"),
}
_UNITS = {
    "sec": ("section", "sec"),
    "art": ("article", "art"),
    "rule": ("rule", "rule"),
    "clause": ("clause", "clause"),
    "para": ("paragraph", "para"),
    "point": ("point", "point"),
}
_FORBIDDEN = regex.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SEPARATOR = " .:–—-\u3000"


@dataclass(slots=True)
class _Place:
    """An element that is open, with the words of the heading it stands for and its eId."""

    words: str
    element: etree._Element
    ident: str


@dataclass(slots=True)
class _Numbers:
    """Gives every eId once; one that is taken gets a number behind it."""

    given: Counter[str] = field(default_factory=Counter)

    def count(self, prefix: str) -> str:
        """The next eId of elements that have no number of their own."""
        self.given[prefix] += 1
        return self.give(f"{prefix}_{self.given[prefix]}")

    def give(self, wanted: str) -> str:
        """The eId wanted, or a free one that begins so."""
        while True:
            self.given[wanted] += 1
            if self.given[wanted] == 1:
                return wanted
            wanted = f"{wanted}_{self.given[wanted]}"


def akn_act(edition: ImportedEdition, provisions: Iterable[ImportedProvision], work_uri: str, portion: str = "") -> str:
    """Write provisions of an edition as an Akoma Ntoso act.

    `work_uri` is the address of the work (`/akn/de/act/1871-05-15/stgb`); `portion` names the provision the act is cut to.
    """
    held = list(provisions)
    root = etree.Element(f"{{{AKN}}}akomaNtoso", nsmap=cast("dict[str, str]", {None: AKN}))
    act = sub(root, "act", name="act", contains="singleVersion")
    add_meta(act, edition, work_uri, portion, [clean(note) for part in held for note in part.notes])
    title = sub(sub(sub(act, "preface"), "longTitle"), "p")
    sub(title, "docTitle", clean(edition.title) or edition.work)
    _add_body(sub(act, "body"), held)
    return etree.tostring(root, encoding="unicode", pretty_print=True)


def _add_body(body: etree._Element, provisions: Sequence[ImportedProvision]) -> None:
    numbers = _Numbers()
    top = _Place("", body, "")
    open_: list[_Place] = []
    for provision in provisions:
        shared = _shared(open_, provision.path)
        del open_[shared:]
        for words in provision.path[shared:]:
            open_.append(_container(open_[-1] if open_ else top, words, numbers))
        _add_provision(open_[-1] if open_ else top, provision, numbers)


def _shared(open_: Sequence[_Place], path: Sequence[str]) -> int:
    """How many of the open containers the path goes through as well."""
    count = 0
    for place, words in zip(open_, path, strict=False):
        if place.words != words:
            break
        count += 1
    return count


def _container(parent: _Place, words: str, numbers: _Numbers) -> _Place:
    read = read_label(words)
    parts = split_id(read.id) if read else ()
    name, prefix = _CONTAINERS.get(parts[0][0], ("", "")) if len(parts) == 1 else ("", "")
    if read is None or not name:
        ident = numbers.count(_under(parent, "hcontainer"))
        element = sub(parent.element, "hcontainer", name="group", eId=ident)
        sub(element, "heading", clean(words) or "…")
        return _Place(words, element, ident)
    ident = numbers.give(_under(parent, f"{prefix}_{_number(parts[0][1])}"))
    element = sub(parent.element, name, eId=ident)
    sub(element, "num", clean(read.label))
    if heading := clean(read.rest).strip(_SEPARATOR):
        sub(element, "heading", heading)
    return _Place(words, element, ident)


def _add_provision(parent: _Place, provision: ImportedProvision, numbers: _Numbers) -> None:
    try:
        parts = split_id(provision.element)
    except LabelUnreadable:
        parts = (("hcontainer", "0"),)
    level, number = parts[-1]
    name, prefix = _UNITS.get(level, ("hcontainer", level))
    own = f"{prefix}_{_number(number)}"
    above = "" if parent.ident else "".join(f"{upper}_{_number(count)}__" for upper, count in parts[:-1])
    ident = numbers.give(_under(parent, above + own))
    element = sub(parent.element, name, eId=ident)
    if name == "hcontainer":
        element.set("name", level)
    sub(element, "num", clean(provision.label) or number)
    if heading := clean(provision.heading):
        sub(element, "heading", heading)
    content = sub(element, "content")
    for line in clean(provision.body).split("\n") if provision.body else [""]:
        sub(content, "p", line)


def _under(parent: _Place, ident: str) -> str:
    return f"{parent.ident}__{ident}" if parent.ident else ident


def _number(number: str) -> str:
    return number.replace("~", "_")


def clean(text: str) -> str:
    """A text without the characters XML cannot carry."""
    return _FORBIDDEN.sub("", text).strip()
