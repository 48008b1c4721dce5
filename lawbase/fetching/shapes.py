"""What a publisher is, and what is asked of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

XML_TYPES = ("application/xml", "text/xml", "application/akn+xml")
HTML_TYPES = ("text/html", "application/xhtml+xml")
ZIP_TYPES = ("application/zip", "application/x-zip-compressed", "application/x-zip", "application/octet-stream")


@dataclass(frozen=True, slots=True)
class Way:
    """One way to ask for a text: where, in which form, and which XML roots are the law if the answer is an archive."""

    base: str
    path: str
    types: tuple[str, ...]
    accept: str = ""
    language: str = ""
    roots: tuple[str, ...] = ()

    def url(self, base: str = "") -> str:
        """The whole address; another base stands in for the publisher's own."""
        return (base or self.base).rstrip("/") + self.path


@dataclass(frozen=True, slots=True)
class Document:
    """A text as a publisher names it, with what is known of that copy before it is read."""

    ident: str
    name: str
    url: str
    standing: str
    ways: tuple[Way, ...]
    identifier: str = ""
    language: str = ""
    day: str = ""
    ending: str = "xml"

    def file_name(self, work: str = "") -> str:
        """The name the text is imported under: `gb/ukpga-1990-18@2015-05-03.xml`."""
        return f"{work or self.name}{f'@{self.day}' if self.day else ''}.{self.ending}"


@dataclass(frozen=True, slots=True)
class Publisher:
    """A publisher with an open interface; `document` reads one of its identifiers or raises BadIdentifier."""

    source: str
    name: str
    licence: str
    languages: tuple[str, ...]
    example: str
    document: Callable[[str, str], Document]
