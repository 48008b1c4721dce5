"""PDF that carries text: the lines of its pages, without the headers and page numbers that repeat."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Sequence

import regex
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from lawbase.texts.plain import read_plain_lines
from lawbase.texts.tree import OfficialText, TextRefused

PAGES_LIMIT = 3_000
LEAST_TEXT = 20
_DIGITS = regex.compile(r"\d+")
_PAGE_NUMBER = regex.compile(r"^\W*(?:page|seite|página|pag\.)?\W*\d{1,4}\W*(?:/\W*\d+)?$", regex.IGNORECASE)


def recognises(data: bytes) -> bool:
    """Whether bytes begin as a PDF."""
    return data[:1024].lstrip().startswith(b"%PDF-")


def read(data: bytes, name: str) -> OfficialText:
    """Read a PDF with text; a scan is refused, for lawbase does not guess letters."""
    pages = _pages(data, name)
    if sum(len(page.strip()) for page in pages) < LEAST_TEXT * max(len(pages), 1):
        raise TextRefused(f"{name} is a PDF without text: a scan. Run it through text recognition and try again.")
    lines = _without_running_lines([page.split("\n") for page in pages])
    read = read_plain_lines(lines, "pdf")
    if not read.provisions:
        raise TextRefused(f"{name} is a PDF without numbered provisions lawbase can find.")
    return read


def _pages(data: bytes, name: str) -> list[str]:
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted:
            raise TextRefused(f"{name} is an encrypted PDF. Save it without a password and try again.")
        if len(reader.pages) > PAGES_LIMIT:
            raise TextRefused(f"{name} has {len(reader.pages)} pages; at most {PAGES_LIMIT} are read.")
        return [page.extract_text() or "" for page in reader.pages]
    except TextRefused:
        raise
    except (
        PyPdfError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        IndexError,
        RecursionError,
        OSError,
        NotImplementedError,
    ) as error:
        raise TextRefused(f"{name} is a broken PDF: {error}.") from error


def _without_running_lines(pages: Sequence[list[str]]) -> list[str]:
    """Drop lines that stand at the head or foot of many pages, whatever the page number in them."""
    edges: Counter[str] = Counter()
    for page in pages:
        filled = [line for line in page if line.strip()]
        edges.update({_shape(line) for line in filled[:2] + filled[-2:]})
    running = {shape for shape, count in edges.items() if count >= 3 and count * 2 >= len(pages)}
    return [line for page in pages for line in page if _shape(line) not in running and not _PAGE_NUMBER.match(line)]


def _shape(line: str) -> str:
    return _DIGITS.sub("0", " ".join(line.split()))
