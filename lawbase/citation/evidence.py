"""The evidence form: one way of writing a text down so that a quote and its source can be compared.

Version 1: superscripts marked, NFKC, case folded, combining Arabic marks and tatweel dropped, letters and digits only.
The version stands in front of every fingerprint, because a ledger outlives the code that wrote it.
"""

from __future__ import annotations

import hashlib
import unicodedata

import regex

VERSION = "1"
_SUPERSCRIPT_TAG = regex.compile(r"<sup>\s*(\w+)\s*</sup>", regex.IGNORECASE)
_SUPERSCRIPTS = str.maketrans({c: f"^{d}" for d, c in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")})
_ARABIC_MARKS = regex.compile(r"[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0640]")
_DROPPED = regex.compile(r"[^\p{L}\p{M}\p{N}^]+")
_SHORT_SCRIPTS = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]")
WORD_LIMIT = 12
CHARACTER_LIMIT = 40


def evidence_form(text: str) -> str:
    """Write a text in the evidence form; the caret marks a superscript, so § 217¹ is not § 2171."""
    marked = _SUPERSCRIPT_TAG.sub(r"^\1", text).translate(_SUPERSCRIPTS)
    folded = unicodedata.normalize("NFKC", marked).casefold()
    bare = _ARABIC_MARKS.sub("", folded)
    return unicodedata.normalize("NFC", _DROPPED.sub("", bare))


def fingerprint(text: str) -> str:
    """Fingerprint the evidence form of a basic unit: version, colon, 16 hexadecimal digits of SHA-256."""
    digest = hashlib.sha256(evidence_form(text).encode("utf-8")).hexdigest()
    return f"{VERSION}:{digest[:16]}"


def is_quoted(quote: str, text: str) -> bool:
    """Whether the text holds the quote; an empty quote is never held."""
    wanted = evidence_form(quote)
    return bool(wanted) and wanted in evidence_form(text)


def quote_excess(quote: str) -> str:
    """Say by how much a quote is too long; empty when it keeps the limit of 12 words or 40 characters."""
    if _SHORT_SCRIPTS.search(quote):
        count = len(evidence_form(quote))
        return f"has {count} characters; at most {CHARACTER_LIMIT} prove a value" if count > CHARACTER_LIMIT else ""
    count = len(quote.split())
    return f"has {count} words; at most {WORD_LIMIT} prove a value" if count > WORD_LIMIT else ""


_CLUSTER = regex.compile(r"\X")


def find_quote(quote: str, text: str) -> tuple[int, int] | None:
    """Where in a text a quote stands, as start and end of characters; None where it cannot be placed.

    The evidence form of the whole is the forms of its clusters put together, so a place in the one is a place in the other.
    """
    wanted = evidence_form(quote)
    form, places = _placed_form(text)
    at = form.find(wanted) if wanted else -1
    if at < 0:
        return None
    return places[at][0], places[at + len(wanted) - 1][1]


def _placed_form(text: str) -> tuple[str, list[tuple[int, int]]]:
    form: list[str] = []
    places: list[tuple[int, int]] = []
    for cluster in _CLUSTER.finditer(text):
        for letter in evidence_form(cluster.group()):
            form.append(letter)
            places.append(cluster.span())
    return "".join(form), places
