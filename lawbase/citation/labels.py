"""From a printed label to lawbase's id and back.

`§ 202a` is `sec_202a`, `第161条の2` is `art_161-2`, `المادة ١٢ مكرر` is `art_12bis`; the rules are the design's.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

import regex

from lawbase.citation.display import display_label
from lawbase.citation.ids import LabelUnreadable, basic_unit, is_element_id, split_id, sub_units
from lawbase.citation.levels import CONTAINERS, POSTFIX_WORDS, PREFIX_WORDS
from lawbase.citation.numerals import (
    HAN,
    LATIN_COUNT,
    ascii_digits,
    count_word,
    han_to_digits,
    latin_letters,
    mark_superscripts,
)
from lawbase.citation.ordinals import ORDINAL, ordinal_number
from lawbase.citation.sublabels import read_subunits


@dataclass(frozen=True, slots=True)
class LabelRead:
    """What the beginning of a line says: the id, the label as printed and the text after it."""

    id: str
    label: str
    rest: str


_LETTER = r"\p{L}\p{M}*"
_ROMAN = r"(?-i:[IVXLC]{1,7})(?!\p{L})"
_SEPARATOR = r"[-‐‑./_:^·]"
_COUNT = rf"(?:(?!bis\s+\p{{Nd}}){LATIN_COUNT}|quáter|مكرر(?:\p{{M}}*ا\p{{M}}*|ة)?\p{{M}}*|مکرر|ทวิ|ตรี|จัตวา|เบญจ|ฉ|สัตตะ?|อัฏฐ|นว)(?!\p{{L}})"
_RAISED = r"(?:<sup>\s*\(?[\p{Nd}\p{L}]{1,4}\)?\s*</sup>|[⁰¹²³⁴⁵⁶⁷⁸⁹]+)"
_NUMBER = (
    rf"(?:(?:{_LETTER}){{1,2}}\.?\s?-?\s?(?=\p{{Nd}}))?"
    rf"\p{{Nd}}+(?:\.?\s?[º°ª](?!\p{{L}})|(?-i:\.º|\.ª))?"
    rf"(?:{_RAISED}"
    rf"|{_SEPARATOR}\p{{Nd}}+"
    rf"|\)?[\s_/^-]{{0,2}}{_COUNT}"
    rf"|\^(?:{_LETTER})(?!\p{{L}})"
    rf"|\s\p{{Nd}}{{1,2}}(?=\s*\)?\s*$)(?<=مكرر\p{{M}}*ا?\p{{M}}*\s\p{{Nd}}+)"
    rf"|[-‐‑/_.](?:(?-i:\p{{Lu}}\p{{Lu}}|\p{{Ll}}\p{{Ll}}(?=[.)\s]|$)|{_LETTER}))(?!\p{{L}}|\p{{Nd}})(?!\s(?-i:\p{{Ll}}))"
    rf"|(?:{_LETTER}){{1,4}}(?![\p{{L}}\p{{M}}])"
    rf"|\s(?:{_LETTER})(?=\s*(?:[.):,;\]-]|\.?§|$))"
    r")*"
)
_BARE_NUMBER = rf"(?:{_NUMBER}|{_ROMAN}|{ORDINAL})"


def _words(table: dict[str, str]) -> tuple[str, dict[str, str]]:
    levels = {word: level for level, row in table.items() for word in row.split(",")}
    longest_first = sorted(levels, key=len, reverse=True)
    return "|".join(regex.escape(word) for word in longest_first), levels


_PREFIXES, _PREFIX_LEVEL = _words(PREFIX_WORDS)
_POSTFIXES, _POSTFIX_LEVEL = _words(POSTFIX_WORDS)
_FLAGS = regex.IGNORECASE | regex.V0
_PREFIXED = regex.compile(
    rf"(?P<word>{_PREFIXES})(?:\.?-(?=\p{{Nd}})|[.:]?\s*(?:n[.º°]+\s*)?\(?(?=\p{{Nd}})|\.?\s+\(?)(?P<number>{_BARE_NUMBER})",
    _FLAGS,
)
_POSTFIXED = regex.compile(rf"(?P<number>{_NUMBER})\.?\s*(?P<word>{_POSTFIXES})(?![\p{{L}}])", _FLAGS)
_BARE = regex.compile(rf"(?P<number>{_BARE_NUMBER})", _FLAGS)
_HAN_NUMBER = rf"(?:\p{{Nd}}+|[{HAN}]+)"
_CJK = regex.compile(
    rf"第?\s*(?P<number>{_HAN_NUMBER}(?:[-－]\p{{Nd}}+)?)\s*[条條](?P<more>(?:\s*[之のノ]\s*{_HAN_NUMBER})*)"
    rf"|제\s*(?P<number>\p{{Nd}}+)\s*조(?P<more>(?:\s*의\s*\p{{Nd}}+)*)"
)
_CHAPTERED = regex.compile(
    r"(?P<chapter>\p{Nd}+(?:\s?[a-z])?)\s*(?:luku|kap\.?|kapitel|:)\s*(?P<number>\p{Nd}+(?:\s?[a-z](?!\p{L}))?)\.?(?:\s*§)?",
    _FLAGS,
)
_TRANSITORY = regex.compile(r"[-\s]*transitori[oa]s?(?!\p{L})", _FLAGS)
_ORDINAL_MARK = regex.compile(r"(?<=\d)\.?\s*[º°ª]")
_PRINTED_ORDINAL = regex.compile(r"^1(?:er|re|ere|ere)(?![a-z])|^([1-9])o(?![a-z])")
_COUNT_SPELLED = regex.compile(rf"[-_/\s()^]*({LATIN_COUNT})(?![a-z])")
_JOINTS = regex.compile(r"[\s()\-‐‑–—./_:^·]+")
_SEED_ODDITY = regex.compile(r"^sched-(?=form)|^(art)(?=\p{L}+-transitori)")
_ABBREVIATION = regex.compile(r"\p{L}{1,2}[.\s]")
_TRAILING = " \t.,;:-–—)]("


def element_id(label: str, *, level: str | None = None) -> str:
    """Give a printed label its lawbase id; a bare number takes the level given, a section if none is."""
    read = read_label(_SEED_ODDITY.sub(lambda m: "art " if m[1] else "", label), level=level)
    if read is None:
        raise LabelUnreadable(f"“{label}” has no number lawbase can read.")
    sub, rest = read_subunits(read.rest, read.id)
    if rest.strip(_TRAILING + "§"):
        raise LabelUnreadable(f"“{label}” goes on after its number: “{rest.strip()}”.")
    return read.id + sub


def read_label(line: str, *, level: str | None = None) -> LabelRead | None:
    """Read the label a line begins with; None when it begins with no number. A level reads bare numbers too."""
    text = line.strip()
    for reading in (_read_cjk, _read_chaptered, _read_prefixed, _read_postfixed, _read_bare):
        if found := reading(text, level):
            ident, end = found
            return LabelRead(ident, text[:end].strip(), text[end:].strip())
    return None


def ascii_number(printed: str, *, ordinal_o: bool = False) -> str:
    """Bring a printed number to the ASCII of an id; empty when letters of an unknown script are left."""
    marked = _ORDINAL_MARK.sub("", mark_superscripts(printed))
    folded = ascii_digits(unicodedata.normalize("NFKC", marked)).casefold().strip(_TRAILING)
    text = latin_letters(folded)
    text = _PRINTED_ORDINAL.sub(lambda m: m[1] or "1", text) if ordinal_o else text
    text = _COUNT_SPELLED.sub(lambda m: count_word(m[1]) + " ", text)
    joined = regex.sub(r"(?<=\d)[ ^](?=[a-z](?:\b|$))", "", text.strip())
    number = _JOINTS.sub("-", joined).strip("-")
    return number if regex.fullmatch(r"[0-9a-z]+(?:-[0-9a-z]+)*", number) else ""


def _identified(level: str, printed: str) -> str:
    if regex.fullmatch(ORDINAL, printed, _FLAGS):
        return f"{level}_{ordinal_number(printed)}"
    number = ascii_number(printed, ordinal_o=level in ("art", "trans", "add", "final"))
    return f"{level}_{number}" if number else ""


def _read_cjk(text: str, _level: str | None) -> tuple[str, int] | None:
    found = _CJK.match(text)
    if found is None:
        return None
    more = regex.sub(r"\s*[之のノ의]\s*", "-", found["more"] or "")
    number = ascii_number(han_to_digits(unicodedata.normalize("NFKC", found["number"] + more)))
    return f"art_{number}", found.end()


def _read_chaptered(text: str, level: str | None) -> tuple[str, int] | None:
    found = _CHAPTERED.match(text)
    if found is None or level == "art":
        return None
    return f"chp_{ascii_number(found['chapter'])}__sec_{ascii_number(found['number'])}", found.end()


def _read_prefixed(text: str, _level: str | None) -> tuple[str, int] | None:
    found = _PREFIXED.match(text)
    if found is None:
        return None
    level = _PREFIX_LEVEL[found["word"].casefold()]
    if later := _TRANSITORY.match(text, found.end()):
        ident, end = _identified("trans", found["number"]), later.end()
    else:
        ident, end = _identified(level, found["number"]), found.end()
    if not ident:
        return None
    if level in CONTAINERS and (inner := _read_prefixed(text[end:].lstrip(" -,"), None)):
        skipped = len(text) - len(text[end:].lstrip(" -,"))
        return f"{ident}__{inner[0]}", skipped + inner[1]
    return ident, end


def _read_postfixed(text: str, _level: str | None) -> tuple[str, int] | None:
    found = _POSTFIXED.match(text)
    if found is None:
        return None
    ident = _identified(_POSTFIX_LEVEL[found["word"].casefold()], found["number"])
    return (ident, found.end()) if ident else None


def _read_bare(text: str, level: str | None) -> tuple[str, int] | None:
    if level and (han := regex.fullmatch(rf"[{HAN}]+", text)):
        return f"{level}_{han_to_digits(han[0])}", han.end()
    found = _BARE.match(text)
    if found is None or not (level or found["number"][:1].isdigit()) or _ABBREVIATION.match(found["number"]):
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
