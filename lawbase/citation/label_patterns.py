"""The patterns of printed labels: words before or behind the number, and all that a number can be."""

from __future__ import annotations

import regex

from lawbase.citation.levels import POSTFIX_WORDS, PREFIX_WORDS
from lawbase.citation.numerals import HAN, LATIN_COUNT
from lawbase.citation.ordinals import ORDINAL

_LETTER = r"\p{L}\p{M}*"
_ROMAN = r"(?-i:[IVXLC]{1,7})(?!\p{L})"
_SEPARATOR = r"[-‐‑./_:^·]"
_COUNT = (
    rf"(?:(?!bis\s+\p{{Nd}}){LATIN_COUNT}|quáter|مكرر(?:\p{{M}}*ا\p{{M}}*|ة)?\p{{M}}*|مکرر"
    r"|ทวิ|ตรี|จัตวา|เบญจ|ฉ|สัตตะ?|อัฏฐ|นว)(?!\p{L})"
)
_RAISED = r"(?:<sup>\s*\(?[\p{Nd}\p{L}]{1,4}\)?\s*</sup>|[⁰¹²³⁴⁵⁶⁷⁸⁹]+)"
_NUMBER = (
    rf"(?:(?:{_LETTER}){{1,2}}\.?\s?-?\s?(?=\p{{Nd}}))?"
    rf"\p{{Nd}}+(?:\.?\s?[º°ª](?!\p{{L}})|(?-i:\.º|\.ª))?"
    rf"(?:{_RAISED}"
    rf"|{_SEPARATOR}\p{{Nd}}+"
    rf"|\)?[\s_/^-]{{0,2}}{_COUNT}"
    rf"|\^(?:{_LETTER})(?!\p{{L}})"
    rf"|\s\p{{Nd}}{{1,2}}(?=\s*\)?\s*$)(?<=مكرر\p{{M}}*ا?\p{{M}}*\s\p{{Nd}}+)"
    rf"|[-‐‑/_.](?:(?-i:\p{{Lu}}\p{{Lu}}|\p{{Ll}}\p{{Ll}}(?=[.)\s]|$)|{_LETTER}))"
    rf"(?!\p{{L}}|\p{{Nd}})(?!\s(?-i:\p{{Ll}}))"
    rf"|(?:{_LETTER}){{1,4}}(?![\p{{L}}\p{{M}}])"
    rf"|\s(?:{_LETTER})(?=\s*(?:[.):,;\]-]|\.?§|$))"
    r")*"
)
_WORDED_NUMBER = rf"(?:{_NUMBER}|{_ROMAN}|{ORDINAL}|(?-i:[A-Z])(?=\s*(?:[.):,—–-]|$)))"
_BARE_NUMBER = rf"(?:(?=\p{{Nd}}|\p{{L}}\p{{Nd}}){_NUMBER}|{_ROMAN}(?=\s*(?:[.):—–]|$))|{ORDINAL})"


def _words(table: dict[str, str]) -> tuple[str, dict[str, str]]:
    levels = {word: level for level, row in table.items() for word in row.split(",")}
    longest_first = sorted(levels, key=len, reverse=True)
    return "|".join(regex.escape(word) for word in longest_first), levels


_PREFIXES, PREFIX_LEVEL = _words(PREFIX_WORDS)
_POSTFIXES, POSTFIX_LEVEL = _words(POSTFIX_WORDS)
FLAGS = regex.IGNORECASE | regex.V0
PREFIXED = regex.compile(
    rf"(?P<word>{_PREFIXES})(?:\.?-(?=\p{{Nd}})|[.:]?\s*(?:n[.º°]+\s*)?\(?(?=\p{{Nd}})|\.?\s+\(?)(?P<number>{_WORDED_NUMBER})",
    FLAGS,
)
POSTFIXED = regex.compile(rf"(?P<number>{_NUMBER})\.?\s*(?P<word>{_POSTFIXES})(?![\p{{L}}])", FLAGS)
BARE = regex.compile(rf"(?P<number>{_BARE_NUMBER})", FLAGS)
_HAN_NUMBER = rf"(?:\p{{Nd}}+(?:\s?[a-z]+)?|[{HAN}]+)"
CJK = regex.compile(
    rf"第?\s*(?P<number>{_HAN_NUMBER}(?:[-－]\p{{Nd}}+)?)\s*[条條](?P<more>(?:\s*[之のノ]\s*{_HAN_NUMBER})*)"
    rf"|제\s*(?P<number>\p{{Nd}}+(?:\s?[a-z]+)?)\s*조(?P<more>(?:\s*의\s*\p{{Nd}}+)*)"
)
CHAPTERED = regex.compile(
    r"(?:kap\.?\s*(?=\p{Nd}+:))?(?P<chapter>\p{Nd}+(?:\s?[a-z])?)\s*(?:luku|kap\.?|kapitel|:)\s*(?P<number>\p{Nd}+(?:\s?[a-z](?!\p{L}))?)\.?(?:\s*§)?",
    FLAGS,
)
TRANSITORY = regex.compile(r"[-\s]*transitori[oa]s?(?!\p{L})", FLAGS)
ORDINAL_MARK = regex.compile(r"(?<=\d)\.?\s*[º°ª]")
PRINTED_ORDINAL = regex.compile(r"^1(?:er|re|ere|ere)(?![a-z])|^([1-9])o(?![a-z])")
COUNT_SPELLED = regex.compile(rf"[-_/\s()^]*({LATIN_COUNT})(?![a-z])")
JOINTS = regex.compile(r"[\s()\-‐‑–—./_:^·]+")
SEED_ODDITY = regex.compile(r"^sched-(?=form)|^(art)(?=\p{L}+-transitori)")
ABBREVIATION = regex.compile(r"\p{L}{1,2}[.\s]")
TRAILING = " \t.,;:-–—)]("
SEVERAL = frozenset({"§§", "arts", "articles"})
LOOSE_LETTER = regex.compile(r"(?<=\d)[ ^](?=[a-z](?:\b|$))")
NUMBER_FORM = regex.compile(r"[0-9a-z]+(?:-[0-9a-z]+)*")
ORDINAL_WORD = regex.compile(ORDINAL, FLAGS)
SPAN = regex.compile(r"(\d+)[-‐‑]\d+")
HAN_NUMERAL = regex.compile(rf"[{HAN}]+")
ADDED = regex.compile(r"\s*[之のノ의]\s*")
CODE_LETTER = regex.compile(r"^([a-z]{1,2})[.\s-]+(?=\d)")
# In German "bis" is "to"; in Spanish "211 bis 1" is one number.
SPANISH = regex.compile(r"art[ií]culos?", FLAGS)
COUNTED_ON = regex.compile(rf"[\s-]*{LATIN_COUNT}\s?\p{{Nd}}{{1,2}}(?!\p{{L}}|\p{{Nd}})", FLAGS)
