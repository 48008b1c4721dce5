"""Ordinals written as words in Spanish, Portuguese, French and Italian headings."""

from __future__ import annotations

import unicodedata

import regex

_UNITS = {
    "primer": 1, "segund": 2, "tercer": 3, "cuart": 4, "quint": 5, "sext": 6, "septim": 7, "octav": 8, "noven": 9,
    "primeir": 1, "terceir": 3, "quart": 4, "setim": 7, "oitav": 8, "non": 9, "premier": 1, "premièr": 1, "prim": 1, "terz": 3,
}  # fmt: skip
_TENS = {"decim": 10, "undecim": 11, "duodecim": 12, "vigesim": 20, "trigesim": 30, "cuadragesim": 40, "quadragesim": 40, "quincuagesim": 50,
         "sexagesim": 60, "septuagesim": 70, "octogesim": 80, "nonagesim": 90, "centesim": 100}  # fmt: skip
_ONLY = "unic"
_SHARED_O = regex.compile(r"(?<=sim|cim)o(?=ct)")

_ACCENTED = {"e": "[eéè]", "i": "[ií]", "o": "[oó]", "u": "[uú]", "a": "[aá]"}


def _loose(stem: str) -> str:
    return "".join(_ACCENTED.get(c, c) for c in stem)


_UNIT = "(?:" + "|".join(_loose(s) for s in sorted(_UNITS, key=len, reverse=True)) + r")(?:[oae]|o/a)?"
_TEN = "(?:" + "|".join(_loose(s) for s in sorted(_TENS, key=len, reverse=True)) + r")[oa]?"
ORDINAL = rf"(?:(?:{_TEN}\s?(?:{_UNIT})?|{_UNIT}|{_loose(_ONLY)}[oa]|unique)(?!\p{{L}}))"
_TEN_THEN_UNIT = regex.compile(rf"({_TEN})?\s?({_UNIT})?", regex.IGNORECASE)


def ordinal_number(words: str) -> str:
    """Give the number of an ordinal: trigésimo segundo → 32; único → unico."""
    bare = _SHARED_O.sub("o o", _bare(words))
    if bare.startswith(_ONLY) or bare == "unique":
        return bare
    total = 0
    for table in (_TENS, _UNITS):
        stem = max((s for s in table if bare.startswith(_bare(s))), key=len, default="")
        if stem:
            total += table[stem]
            bare = regex.sub(r"^[oa]?\s?", "", bare[len(stem) :])
    return str(total)


def _bare(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
