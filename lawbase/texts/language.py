"""Guess the language of a text that does not name its own."""

from __future__ import annotations

from collections import Counter

import regex

_SCRIPTS = (
    ("ko", regex.compile(r"\p{Hangul}")), ("ja", regex.compile(r"[\p{Hiragana}\p{Katakana}]")), ("th", regex.compile(r"\p{Thai}")),
    ("he", regex.compile(r"\p{Hebrew}")), ("el", regex.compile(r"\p{Greek}")), ("ka", regex.compile(r"\p{Georgian}")),
    ("hy", regex.compile(r"\p{Armenian}")), ("bn", regex.compile(r"\p{Bengali}")), ("zh", regex.compile(r"\p{Han}")),
)  # fmt: skip
_MIXED = {
    regex.compile(r"\p{Arabic}"): (("fa", "پچگژکی"), ("ar", "")),
    regex.compile(r"\p{Devanagari}"): (("ne", ("छ", "गर्ने", "बमोजिम")), ("hi", "")),
    regex.compile(r"\p{Cyrillic}"): (("sr", "ђјљњћџ"), ("uk", "іїєґ"), ("bg", ("ъ", "чл.")), ("ru", "ыэ")),
}
_WORDS = {
    "en": "the of and to or in shall any that by",
    "fr": "de la les des et est par pour aux une",
    "es": "de la los las el que en por con una",
    "pt": "de do da dos que em ou não uma pela",
    "it": "di della del che è per dei nel delle con",
    "de": "der die und des den ist oder von nicht zu",
    "nl": "de van het een en of dat wordt voor met",
    "da": "og at af til er der en eller som ikke",
    "no": "og å av til er som en eller ikke det",
    "sv": "och att av till är som en eller inte får",
    "fi": "ja tai on että sen ei mukaan jos joka lain",
    "et": "ja või on ei kui mis selle käesoleva ning seaduse",
    "is": "og að er eða sem til um við ekki skal",
    "pl": "w i z na do lub oraz nie się o",
    "cs": "a se v na nebo je podle k za o",
    "sk": "a sa v na alebo je podľa k za o",
    "sl": "in se v na ali je za po ki iz",
    "hr": "i se u na ili je za koji te od",
    "hu": "a az és vagy nem ha meg is egy",
    "ro": "de și în la sau a cu din pentru se",
    "lt": "ir arba yra kad ar su kuris pagal asmens šio",
    "lv": "un vai ir par ar kas no šā pēc likuma",
    "mt": "il-u ta li jew dan għal minn hija għandu",
    "tr": "ve veya ile bir bu için olan olarak tarafından",
    "id": "dan yang atau dengan dalam untuk pada oleh tidak setiap",
    "vi": "và của các hoặc có được trong theo cho người",
    "ca": "de la el els les i que per o amb",
    "sq": "dhe të në për me nga ose është që",
    "ms": "dan yang atau dengan dalam untuk hendaklah mana-mana",
}
_COMMON = {language: frozenset(words.split()) for language, words in _WORDS.items()}
_LETTER = regex.compile(r"\p{L}")
_WORD = regex.compile(r"[\p{L}\p{M}-]+")
SAMPLE = 20_000


def guess_language(text: str) -> str:
    """Name the language of a text by its script, then by its small words; `und` when nothing speaks for one."""
    sample = text[:SAMPLE]
    letters = max(len(_LETTER.findall(sample)), 1)
    for language, script in _SCRIPTS:
        if len(script.findall(sample)) > letters * (0.04 if language == "ja" else 0.3):
            return language
    for script, choices in _MIXED.items():
        if len(script.findall(sample)) > letters * 0.3:
            return next(
                (name for name, marks in choices if not marks or any(sample.count(m) > 3 for m in marks)), "und"
            )
    return _by_words(sample)


def _by_words(sample: str) -> str:
    counts = Counter(_WORD.findall(sample.casefold()))
    scores = {language: sum(counts[w] * len(w) for w in words) for language, words in _COMMON.items()}
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] else "und"
