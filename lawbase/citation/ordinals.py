"""Ordinals written as words: the Spanish, Portuguese, French, Italian and Greek ones that number articles."""

from __future__ import annotations

import unicodedata

import regex

_UNITS = {
    "primer": 1, "segund": 2, "tercer": 3, "cuart": 4, "quint": 5, "sext": 6, "septim": 7, "octav": 8, "noven": 9,
    "primeir": 1, "terceir": 3, "quart": 4, "setim": 7, "oitav": 8, "non": 9, "premier": 1, "prim": 1, "terz": 3,
    "πρωτ": 1, "δευτερ": 2, "τριτ": 3, "τεταρτ": 4, "πεμπτ": 5, "εκτ": 6, "εβδομ": 7, "ογδο": 8, "ενατ": 9,
}  # fmt: skip
_TENS = {
    "decim": 10, "undecim": 11, "duodecim": 12, "vigesim": 20, "trigesim": 30, "cuadragesim": 40, "quadragesim": 40,
    "quincuagesim": 50, "sexagesim": 60, "septuagesim": 70, "octogesim": 80, "nonagesim": 90, "centesim": 100,
    "δεκατ": 10, "ενδεκατ": 11, "δωδεκατ": 12, "εικοστ": 20, "τριακοστ": 30, "τεσσαρακοστ": 40, "πεντηκοστ": 50,
}  # fmt: skip
_ONLY = "unic"
_ACCENTED = {
    "e": "[eéè]", "i": "[ií]", "o": "[oó]", "u": "[uú]", "a": "[aá]",
    "α": "[αά]", "ε": "[εέ]", "η": "[ηή]", "ι": "[ιί]", "ο": "[οό]", "ω": "[ωώ]", "υ": "[υύ]",
}  # fmt: skip
# decimoctavo is decimo and octavo with one o.
_SHARED_O = regex.compile(r"(?<=cim|sim)o(?=ct)")
_ENDING = regex.compile(r"^[oaοη]?\s?")


def _stems(table: dict[str, int]) -> str:
    longest_first = sorted(table, key=len, reverse=True)
    return "|".join("".join(_ACCENTED.get(c, c) for c in stem) for stem in longest_first)


_UNIT = rf"(?:{_stems(_UNITS)})(?:[oaeοόηή]|o/a)?"
_TEN = rf"(?:{_stems(_TENS)})[oaοόηή]?"
ORDINAL = rf"(?:(?:{_TEN}\s?(?:{_UNIT})?|{_UNIT}|[uú]nic[oa]|unique)(?!\p{{L}}))"


def ordinal_number(words: str) -> str:
    """Give the number of an ordinal: trigésimo segundo → 32, δέκατο τρίτο → 13, único → unico."""
    bare = _SHARED_O.sub("o o", _bare(words))
    if bare.startswith(_ONLY) or bare == "unique":
        return bare
    total = 0
    for table in (_TENS, _UNITS):
        stem = max((s for s in table if bare.startswith(s)), key=len, default="")
        if stem:
            total += table[stem]
            bare = _ENDING.sub("", bare[len(stem) :])
    return str(total)


def _bare(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
