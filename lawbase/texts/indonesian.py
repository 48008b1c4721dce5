"""Indonesian Markdown from the official PDF: `Pasal 5` on a line, then the elucidation article by article."""

from __future__ import annotations

import regex

from lawbase.citation.labels import LabelRead
from lawbase.texts.assemble import assemble
from lawbase.texts.draft import Draft
from lawbase.texts.inline import tidy
from lawbase.texts.lines import LineForm, read_lines
from lawbase.texts.tree import OfficialText, Unplaced

_ARTICLE = regex.compile(
    r"^P\s*\^?\s*a\s*s\s*a\s*[l1I]\s*\^?\s*(?P<number>[\dIlO]{1,3}\s?[A-Z]?)\s*\^?(?=\s|$|\.)(?!\s*(?:ayat|huruf|sampai|dan|atau|tentang|Undang))"
)
_MID_LINE = regex.compile(r"(?<=[.;:)\]^]) +(?=P\s?\^?asal\s\^?\d+\s?[A-Z]?\s?\^?\s+(?:\^\s*)?[A-Z(])")
_ELUCIDATION = regex.compile(r"PENJELASAN\s+(?:ATAS|UMUM)")
_BY_ARTICLE = regex.compile(r"(?:II\s*\.?\s*|B\s*\.\s*)?PASAL DEMI PASAL")
_CHAPTER = regex.compile(r"^(?:BAB|BUKU|Bagian|Paragraf)\s+(?:[IVXL]+|Ke\w+|\d+)")
_TITLE = regex.compile(
    r"(?:UNDANG-UNDANG|PERATURAN PEMERINTAH)[A-Z ]*NOMOR \d+ TAHUN \d{4} TENTANG .{3,160}?"
    r"(?= DENGAN RAHMAT| BAB | Menimbang| I\. UMUM|$)"
)
_OCR_DIGITS = str.maketrans({"I": "1", "l": "1", "O": "0"})


def recognises(text: str) -> bool:
    """Whether a text is Indonesian law by its opening or its elucidation."""
    upper = text.upper()
    return len(regex.findall(r"^\W*P\s?\^?asal\s+\^?\d+", text, regex.MULTILINE)) >= 3 and (
        "INDONESIA" in upper or "PENJELASAN" in upper
    )


def read(text: str) -> OfficialText:
    """Read an Indonesian law; the elucidation of an article is a provision `expl_1__art_5` of its own."""
    law, elucidation = _split(text)
    drafts, unplaced = read_lines(_lines(law), LineForm(_article, chapter=_CHAPTER)) if law else ([], [])
    explained, rest = _explained(elucidation)
    built = assemble([*drafts, *explained])
    return OfficialText(
        format="indonesian-markdown",
        title=_title(text),
        identifier="",
        language="id",
        provisions=built.provisions,
        unplaced=(*unplaced, *rest, *built.unplaced),
        events=built.events,
    )


def _split(text: str) -> tuple[str, str]:
    marks = [m.start() for m in _ELUCIDATION.finditer(text)]
    if not marks:
        return text, ""
    first = marks[0]
    has_law = any(_article(line.strip()) for line in text[:first].split("\n"))
    return (text[:first], text[first:]) if has_law else ("", text)


def _explained(text: str) -> tuple[list[Draft], list[Unplaced]]:
    if not text:
        return [], []
    found = _BY_ARTICLE.search(text)
    general = tidy(text[: found.start()] if found else "")
    drafts, unplaced = read_lines(
        _lines(_MID_LINE.sub("\n", text[found.end() :] if found else text)), LineForm(_article, chapter=_CHAPTER)
    )
    named = [Draft(f"expl_1__{d.id}", d.label, "", d.body, 1, ("Penjelasan", *d.path)) for d in drafts if not d.series]
    return ([Draft("expl_1", "Penjelasan umum", "", general)] if general else []) + named, unplaced


def _lines(text: str) -> list[str]:
    return [line.strip().strip("#*").strip() for line in _MID_LINE.sub("\n", text).split("\n")]


def _article(line: str) -> LabelRead | None:
    found = _ARTICLE.match(line)
    if found is None:
        return None
    number = regex.sub(r"\s", "", found["number"])
    digits = number.rstrip("ABCDEFGHJK").translate(_OCR_DIGITS) or number
    letter = number[len(number.rstrip("ABCDEFGHJK")) :]
    if not digits.isdigit():
        return None
    return LabelRead(
        f"art_{int(digits)}{letter.casefold()}", f"Pasal {int(digits)}{letter}", line[found.end() :].strip(" ^")
    )


def _title(text: str) -> str:
    found = _TITLE.search(" ".join(text[:3000].split()))
    return found[0] if found else ""
