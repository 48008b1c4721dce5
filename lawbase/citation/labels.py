"""From a printed label to lawbase's id and back.

`§ 202a` is `sec_202a`, `第161条の2` is `art_161-2`, `المادة ١٢ مكرر` is `art_12bis`; the rules are the design's.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

import regex

from lawbase.citation import label_patterns as patterns
from lawbase.citation.display import display_label
from lawbase.citation.ids import LabelUnreadable, basic_unit, is_element_id, split_id, sub_units
from lawbase.citation.levels import CONTAINERS
from lawbase.citation.numerals import ascii_digits, count_word, han_to_digits, latin_letters, mark_superscripts
from lawbase.citation.ordinals import ordinal_number
from lawbase.citation.sublabels import read_subunits


@dataclass(frozen=True, slots=True)
class LabelRead:
    """What the beginning of a line says: the id, the label as printed and the text after it."""

    id: str
    label: str
    rest: str


def element_id(label: str, *, level: str | None = None) -> str:
    """Give a printed label its lawbase id; a bare number takes the level given, a section if none is."""
    read = read_label(patterns.SEED_ODDITY.sub(lambda m: "art " if m[1] else "", label), level=level)
    if read is None:
        raise LabelUnreadable(f"“{label}” has no number lawbase can read.")
    sub, rest = read_subunits(read.rest, read.id)
    if rest.strip(patterns.TRAILING + "§"):
        raise LabelUnreadable(f"“{label}” goes on after its number: “{rest.strip()}”.")
    return read.id + sub


def read_label(line: str, *, level: str | None = None) -> LabelRead | None:
    """Read the label a line begins with; None when it begins with no number. A level reads bare numbers too."""
    text = line.strip()
    for reading in (_read_cjk, _read_chaptered, _read_prefixed, _read_postfixed, _read_bare):
        if found := reading(text, level):
            ident, end = found
            end += "(" in text[:end] and ")" not in text[:end] and text[end : end + 1] == ")"
            return LabelRead(ident, text[:end].strip(), text[end:].strip())
    return None


def ascii_number(printed: str, *, ordinal_o: bool = False) -> str:
    """Bring a printed number to the ASCII of an id; empty when letters of an unknown script are left."""
    marked = patterns.ORDINAL_MARK.sub("", mark_superscripts(printed))
    folded = ascii_digits(unicodedata.normalize("NFKC", marked)).casefold().strip(patterns.TRAILING)
    text = patterns.CODE_LETTER.sub(r"\1", latin_letters(folded))
    text = patterns.PRINTED_ORDINAL.sub(lambda m: m[1] or "1", text) if ordinal_o else text
    text = patterns.COUNT_SPELLED.sub(lambda m: count_word(m[1]) + " ", text)
    joined = patterns.LOOSE_LETTER.sub("", text.strip())
    number = patterns.JOINTS.sub("-", joined).strip("-")
    return number if patterns.NUMBER_FORM.fullmatch(number) else ""


def _identified(level: str, printed: str) -> str:
    if patterns.ORDINAL_WORD.fullmatch(printed):
        return f"{level}_{ordinal_number(printed)}"
    number = ascii_number(printed, ordinal_o=level in ("art", "trans", "add", "final"))
    return f"{level}_{number}" if number else ""


def _read_cjk(text: str, _level: str | None) -> tuple[str, int] | None:
    found = patterns.CJK.match(text)
    if found is None:
        return None
    more = patterns.ADDED.sub("-", found["more"] or "")
    number = ascii_number(han_to_digits(unicodedata.normalize("NFKC", found["number"] + more)))
    return f"art_{number}", found.end()


def _read_chaptered(text: str, level: str | None) -> tuple[str, int] | None:
    found = patterns.CHAPTERED.match(text)
    if found is None or level == "art":
        return None
    return f"chp_{ascii_number(found['chapter'])}__sec_{ascii_number(found['number'])}", found.end()


def _read_prefixed(text: str, _level: str | None) -> tuple[str, int] | None:
    found = patterns.PREFIXED.match(text)
    if found is None:
        return None
    level = patterns.PREFIX_LEVEL[found["word"].casefold()]
    printed, end = _whole_number(text, found)
    if later := patterns.TRANSITORY.match(text, end):
        level, end = "trans", later.end()
    ident = _identified(level, printed)
    if not ident:
        return None
    if found["word"] in patterns.SEVERAL and (span := patterns.SPAN.fullmatch(printed)):
        return f"{level}_{span[1]}", found.start("number") + span.end(1)
    if level in CONTAINERS and (inner := _read_prefixed(text[end:].lstrip(" -,"), None)):
        skipped = len(text) - len(text[end:].lstrip(" -,"))
        return f"{ident}__{inner[0]}", skipped + inner[1]
    return ident, end


def _whole_number(text: str, found: regex.Match[str]) -> tuple[str, int]:
    """The number with what Spanish counts on: 211 bis 1."""
    more = patterns.COUNTED_ON.match(text, found.end()) if patterns.SPANISH.fullmatch(found["word"]) else None
    return (found["number"] + more[0], more.end()) if more else (found["number"], found.end())


def _read_postfixed(text: str, _level: str | None) -> tuple[str, int] | None:
    found = patterns.POSTFIXED.match(text)
    if found is None:
        return None
    ident = _identified(patterns.POSTFIX_LEVEL[found["word"].casefold()], found["number"])
    return (ident, found.end()) if ident else None


def _read_bare(text: str, level: str | None) -> tuple[str, int] | None:
    if level and (han := patterns.HAN_NUMERAL.fullmatch(text)):
        return f"{level}_{han_to_digits(han[0])}", han.end()
    found = patterns.BARE.match(text)
    if found is None or not (level or found["number"][:1].isdigit()) or patterns.ABBREVIATION.match(found["number"]):
        return None
    ident = _identified(level or "sec", found["number"])
    return (ident, found.end()) if ident else None


__all__ = [
    "LabelRead",
    "LabelUnreadable",
    "ascii_number",
    "basic_unit",
    "display_label",
    "element_id",
    "is_element_id",
    "read_label",
    "split_id",
    "sub_units",
]
