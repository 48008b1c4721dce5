"""Sub-units in a citation: the (3)(a) of `s 8(3)(a)`, the Abs. 2 of `§ 110 Abs. 2`, the 第1項 of `第285条第1項`."""

from __future__ import annotations

import regex

from lawbase.citation.numerals import HAN, ascii_digits, han_to_digits, latin_letters

_LADDERS = {
    "sec": ("subsec", "para", "subpara", "item"),
    "reg": ("subreg", "para", "subpara", "item"),
    "": ("para", "point", "subpoint", "item"),
}
_BRACKETED = regex.compile(r"\s*\(\s*([\p{Nd}\p{L}]{1,5})\s*\)")
_WORDED = regex.compile(
    r"[\s,]*(?P<word>abs(?:atz)?|para(?:graph)?|par|odst|ods|stk|apartado|lid|ust|nr|nummer|lit(?:era)?|písm|point|pkt|letra)\.?\s*"
    r"\(?(?P<number>\p{Nd}+|\p{L})(?!\p{L})\)?",
    regex.IGNORECASE,
)
_CJK = regex.compile(rf"\s*(?:第|제)\s*(?P<number>\p{{Nd}}+|[{HAN}]+)\s*(?P<word>[款项項号號항호])")
_PARAGRAPH_WORDS = frozenset(
    ["abs", "absatz", "para", "paragraph", "par", "odst", "ods", "stk", "apartado", "lid", "ust"]
)
_CJK_LEVELS = {"項": "para", "号": "point", "號": "point", "项": "point", "항": "para", "호": "point"}


def read_subunits(rest: str, ident: str) -> tuple[str, str]:
    """Read the sub-units a citation goes on with: their id, and what is left of the text."""
    found, rest = _read_bracketed(rest, ident)
    if found:
        return found, rest
    parts: list[str] = []
    while hit := _WORDED.match(rest) or _CJK.match(rest):
        parts.append(f"__{_level(hit['word'].casefold(), parts)}_{_number(hit['number'])}")
        rest = rest[hit.end() :]
    return "".join(parts), rest


def _read_bracketed(rest: str, ident: str) -> tuple[str, str]:
    ladder = iter(_LADDERS.get(ident.rpartition("__")[2].partition("_")[0], _LADDERS[""]))
    parts: list[str] = []
    while hit := _BRACKETED.match(rest):
        level, number = next(ladder, "item"), _number(hit[1])
        if not number.isascii():
            break
        parts.append(f"__{level}_{number}")
        rest = rest[hit.end() :]
    return "".join(parts), rest


def _level(word: str, parts: list[str]) -> str:
    if word == "款":
        return "point" if parts else "para"
    return _CJK_LEVELS.get(word) or ("para" if word in _PARAGRAPH_WORDS else "point")


def _number(printed: str) -> str:
    return latin_letters(ascii_digits(han_to_digits(printed)).casefold())
