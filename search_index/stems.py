"""Words to their stems, by language (Snowball); the stem `en:hack` meets only English texts.

A text is stemmed in its own language. A query word is stemmed in every language of the index in
use, or in the languages given with the query, because the asker's language is seldom the text's.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cache, lru_cache
from typing import Protocol, cast

import snowballstemmer

from search_index.tokens import fold

_ALGORITHMS = {
    **{"ar": "arabic", "hy": "armenian", "eu": "basque", "ca": "catalan"},
    **{"cs": "czech", "da": "danish", "nl": "dutch", "en": "english"},
    **{"eo": "esperanto", "et": "estonian", "fi": "finnish", "fr": "french"},
    **{"de": "german", "el": "greek", "hi": "hindi", "hu": "hungarian"},
    **{"id": "indonesian", "ga": "irish", "it": "italian", "lt": "lithuanian"},
    **{"ne": "nepali", "no": "norwegian", "fa": "persian", "pl": "polish"},
    **{"pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian"},
    **{"es": "spanish", "sv": "swedish", "ta": "tamil", "tr": "turkish"},
    **{"yi": "yiddish"},
}
# Stemmers know the accented endings only; a word typed without accents gets them back on trial.
_ENDINGS = {
    "es": (("cion", "ción"), ("sion", "sión"), ("ia", "ía")),
    "pt": (("cao", "ção"), ("coes", "ções"), ("sao", "são"), ("encia", "ência"), ("avel", "ável")),
    "fr": (("ee", "ée"), ("ees", "ées"), ("es", "és"), ("e", "é")),
    "ca": (("cio", "ció"),),
}
_TURKISH_CAPITALS = str.maketrans({"I": "ı", "İ": "i"})


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...


def stem_language(language: str) -> str:
    """The language whose stemmer serves a BCP 47 tag; empty if there is none."""
    primary = language.replace("_", "-").split("-")[0].casefold()
    primary = {"nb": "no", "nn": "no"}.get(primary, primary)
    return primary if _ALGORITHMS.get(primary, "") in _installed() else ""


def stem_languages(languages: Collection[str]) -> tuple[str, ...]:
    """The languages to stem in, of those asked for."""
    return tuple(sorted({stem_language(tag) for tag in languages} - {""}))


@lru_cache(maxsize=1)
def _installed() -> frozenset[str]:
    return frozenset(snowballstemmer.algorithms())


@cache
def _stemmer(language: str) -> _Stemmer:
    return cast(_Stemmer, snowballstemmer.stemmer(_ALGORITHMS[language]))


@lru_cache(maxsize=1 << 17)
def stem(surface: str, language: str) -> str:
    """The stem of a word as a text of this language is indexed, with the language in front."""
    word = surface.translate(_TURKISH_CAPITALS) if language == "tr" else surface
    return f"{language}:{fold(_stemmer(language).stemWord(word.lower()))}"


@lru_cache(maxsize=1 << 12)
def query_stems(surface: str, languages: tuple[str, ...]) -> tuple[str, ...]:
    """Every stem a query word may have in these languages, typed with or without accents."""
    found: dict[str, None] = {}
    for language in languages:
        for spelling in _spellings(surface, language):
            found[stem(spelling, language)] = None
    return tuple(found)


def _spellings(surface: str, language: str) -> Iterable[str]:
    bare = fold(surface)
    yield surface
    yield bare
    for ending, accented in _ENDINGS.get(language, ()):
        if bare.endswith(ending):
            yield bare.removesuffix(ending) + accented
