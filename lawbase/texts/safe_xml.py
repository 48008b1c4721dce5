"""XML read without entities, without the network and within limits; and plain paragraphs out of it."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import cast

import regex
from lxml import etree

from lawbase.texts.inline import tidy
from lawbase.texts.tree import TextRefused

Element = etree._Element
_ENTITY = regex.compile(rb"<!ENTITY", regex.IGNORECASE)
_PROLOGUE = 100_000
_NUMBERS = frozenset({"num", "Label", "NO.PARAG", "NO.P", "Pnumber", "DT"})
_LINES = frozenset({"p", "P", "TI", "STI", "Text", "TitleText", "heading", "td", "li", "h1", "br", "BR", "LA", "entry"})
_NUMBER_END = "\x00"
_AFTER_NUMBER = regex.compile(r"\x00\s*")
_WHITE = regex.compile(r"\s+")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def parse_xml(data: bytes, name: str) -> Element:
    """Parse XML; a file that declares entities is refused, for only attacks on readers do."""
    if _ENTITY.search(data[:_PROLOGUE]):
        raise TextRefused(f"{name} declares XML entities; lawbase does not read such files.")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise TextRefused(f"{name} is not whole XML: {error}.") from error
    if root is None:
        raise TextRefused(f"{name} holds no XML element.")
    return root


def local(element: Element) -> str:
    """The name of an element without its namespace; empty for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element: Element, *names: str) -> Iterator[Element]:
    """The children of an element with one of the names."""
    return (child for child in element if local(child) in names)


def child(element: Element, *names: str) -> Element | None:
    """The first child with one of the names."""
    return next(children(element, *names), None)


def descendants(element: Element, *names: str) -> Iterator[Element]:
    """All elements below with one of the names, in the order of the document."""
    return (below for below in element.iterdescendants() if local(below) in names)


def words(element: Element | None) -> str:
    """The text of an element on one line."""
    return "" if element is None else " ".join(paragraphs(element, _LINES).split())


def paragraphs(element: Element, blocks: Container[str], skip: Container[str] = ()) -> str:
    """The text of an element, each block on a line of its own, numbers on the line of their text, without the elements to skip."""
    pieces: list[str] = []
    _collect(element, blocks, skip, pieces)
    return tidy(_AFTER_NUMBER.sub(" ", "".join(pieces)))


def _collect(element: Element, blocks: Container[str], skip: Container[str], pieces: list[str]) -> None:
    name = local(element)
    block = name in blocks or name in _NUMBERS
    if block:
        pieces.append("\n")
    if element.text:
        pieces.append(_one_line(element.text, raised=name.casefold() == "sup"))
    for below in cast("Iterator[Element]", iter(element)):
        if isinstance(below.tag, str) and local(below) not in skip:
            _collect(below, blocks, skip, pieces)
        if below.tail:
            pieces.append(_one_line(below.tail))
    pieces.append(_NUMBER_END if name in _NUMBERS else "\n" if block else "")


def _one_line(text: str, *, raised: bool = False) -> str:
    if raised:
        inner = text.strip()
        return inner.translate(_RAISED) if inner.isdigit() else f"^{inner}"
    return _WHITE.sub(" ", text)
