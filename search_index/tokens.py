"""Text into tokens, the same for every engine and for documents and queries alike.

A token is a run of letters, marks and numbers, folded so that ways of writing one word meet.
Scripts that do not divide words by spaces are cut into overlapping pairs of characters. There are
no stop words: "may", "not" and the 3 of "Nr. 3" carry the law.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import regex

# Soft hyphens and joiners inside a word are typesetting, not a division.
_RUN = regex.compile(r"[\p{L}\p{M}\p{N}]+(?:[\u00ad\u200d\u2060]+[\p{L}\p{M}\p{N}]+)*")
_GRAM_CLASS = r"\p{Han}\p{Hiragana}\p{Katakana}ー\uff70\uff9e\uff9f\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
# § 217¹ is section 217-1 and not section 2171, so other numbers than digits stand alone.
_PIECE = regex.compile(
    rf"(?P<gram>(?:(?!\p{{Nd}})[{_GRAM_CLASS}]\p{{Mn}}*)+)|(?P<super>\p{{No}}+)"
    rf"|(?P<word>(?:(?!\p{{No}})(?:\p{{Nd}}|[^{_GRAM_CLASS}]))+)"
)
# A longer token is no word but damage in the text; its beginning is enough to find it by.
LONGEST = 100
_CLUSTER = regex.compile(r"\X")
_BARE = regex.compile(r"([\p{Latin}\p{Greek}\p{Hebrew}])\p{M}+")
# Breve and diaeresis make other letters of Cyrillic ones (й, ї); stress marks do not; ё is often е.
_CYRILLIC = regex.compile(r"(\p{Cyrillic})[\u0300\u0301]+|(?<=\u0435)\u0308")
_ARABIC_MARKS = regex.compile(r"[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]")
_NOT_TOKEN = regex.compile(r"[^\p{L}\p{M}\p{N}]+")
_LETTERS = str.maketrans(
    {
        **{"ø": "o", "đ": "d", "ł": "l", "ı": "i", "ð": "d", "þ": "th", "ħ": "h"},
        **{"æ": "ae", "œ": "oe", "ŋ": "n", "ə": "e"},
        **{"ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ک": "ك", "ة": "ه", "ہ": "ه", "ھ": "ه"},
    }
)


@dataclass(frozen=True, slots=True)
class Token:
    """One token: its folded text, the letters as written, and where they stand."""

    text: str
    surface: str
    start: int
    end: int
    gram: bool = False


def tokenize(text: str) -> Iterator[Token]:
    """Read the tokens of a text with their places, in order."""
    for run in _RUN.finditer(text):
        at = run.start()
        for piece in pieces(run.group()):
            yield Token(piece.text, piece.surface, at + piece.start, at + piece.end, piece.gram)


def runs(text: str) -> list[str]:
    """The runs of letters, marks and numbers of a text, as written."""
    found: list[str] = _RUN.findall(text)
    return found


@lru_cache(maxsize=1 << 16)
def pieces(run: str) -> tuple[Token, ...]:
    """Cut one run into tokens, placed from the start of the run."""
    if run.isascii():
        return (Token(fold(run), run, 0, len(run)),)
    found: list[Token] = []
    for match in _PIECE.finditer(run):
        if match.group("gram"):
            found.extend(_pairs(match.group(), match.start()))
        else:
            found.append(Token(fold(match.group()), match.group(), *match.span()))
    return tuple(token for token in found if token.text)


def _pairs(run: str, start: int) -> Iterator[Token]:
    """Overlapping pairs of characters; the last one stands alone, so each begins one token."""
    places = [match.span() for match in _CLUSTER.finditer(run)]
    for number, (begin, _) in enumerate(places):
        end = places[min(number + 1, len(places) - 1)][1]
        surface = run[begin:end]
        yield Token(fold(surface), surface, start + begin, start + end, gram=True)


@lru_cache(maxsize=1 << 16)
def fold(surface: str) -> str:
    """Fold a word to the form in which its spellings meet: case, width, accents, variants.

    All four i of Turkish become one: a query from another keyboard must find the word too.
    """
    if surface.isascii():
        return surface[:LONGEST].lower()
    text = unicodedata.normalize("NFKC", surface).casefold()
    text = unicodedata.normalize("NFD", text)
    text = _BARE.sub(r"\1", text)
    text = _CYRILLIC.sub(r"\1", text)
    text = _ARABIC_MARKS.sub("", text)
    text = unicodedata.normalize("NFC", text).translate(_LETTERS)
    text = _NOT_TOKEN.sub("", text)[:LONGEST]
    return "".join(map(_digit, text)) if not text.isascii() else text


def _digit(letter: str) -> str:
    return str(unicodedata.decimal(letter)) if letter.isdecimal() else letter
