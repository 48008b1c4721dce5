"""Readable labels out of ids, as the language of the text cites: `sec_202a` → § 202a in German, s 202A in English."""

from __future__ import annotations

import regex

from lawbase.citation.ids import split_id
from lawbase.citation.levels import CITED, CONTAINERS
from lawbase.citation.numerals import LATIN_COUNT

_JOINT = {"zh": "条之", "ja": "条の", "ko": "조의"}
_COUNTED = regex.compile(rf"(?<=\d)({LATIN_COUNT})(?![a-z])")
_UPPER = frozenset({"en", "el", "vi", "id", "tr", "es", "pt", "fr", "hu"})
_SPACED_LETTER = frozenset({"sv", "fi", "da", "no"})
_DOTTED = frozenset({"en"})
_SLASHED = frozenset({"hu", "th", "tr"})
_RAISED = frozenset({"et", "lv", "lt", "ro", "ka", "bg"})
_LETTERS = regex.compile(r"(?<=\d-?)[a-z]{1,4}(?=$|-)")
_LAST_LETTER = regex.compile(r"(?<=\d)([a-z])$")
_BETWEEN_DIGITS = regex.compile(r"(?<=\d)-(?=\d)")
_AFTER_DIGIT = regex.compile(r"(?<=\d)-(?=[a-zA-Z\d])")
_ADDED = regex.compile(r"-(\d+)")
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def display_label(ident: str, language: str) -> str:
    """Give the label a reader of the language expects; sub-units follow in brackets: `sec_8__para_1` → s 8(1)."""
    language = language.casefold()
    pieces: list[str] = []
    basic_seen = False
    for level, number in split_id(ident):
        if basic_seen:
            pieces[-1] += f"({number})"
            continue
        pieces.append(_cited(level, number, language))
        basic_seen = level not in CONTAINERS
    return " ".join(pieces)


def _cited(level: str, number: str, language: str) -> str:
    base = language.partition("-")[0]
    forms = CITED.get(level, {"": level + " {n}"})
    form = forms.get(language) or forms.get(base) or forms[""]
    bare, _, double = number.partition("~")
    text = (
        _joined_cjk(form, bare, base)
        if base in _JOINT and level == "art"
        else form.format(n=_number(bare, base, level))
    )
    return f"{text} [{double}]" if double else text


def _joined_cjk(form: str, number: str, base: str) -> str:
    """第285条之1: the added number stands behind the word for article."""
    first, *more = number.split("-")
    joint = _JOINT[base]
    whole = form.replace("条", joint[0]) if base != "zh" else form
    added = "".join(joint[1] + part for part in more)
    return whole.format(n=first) + added


def _number(number: str, language: str, level: str) -> str:
    if level in CONTAINERS and number.isalpha():
        return number.upper()
    text = _COUNTED.sub(r" \1", number)
    if language in _UPPER and not _COUNTED.search(number):
        text = _LETTERS.sub(lambda m: m[0].upper(), text)
    if language in _SPACED_LETTER:
        text = _LAST_LETTER.sub(r" \1", text)
    if language in _DOTTED and level == "sec":
        return _BETWEEN_DIGITS.sub(".", text)
    if language in _SLASHED:
        return _AFTER_DIGIT.sub("/", text)
    if language in _RAISED:
        return _ADDED.sub(lambda m: m[1].translate(_SUPERSCRIPT), text, count=1)
    return text
