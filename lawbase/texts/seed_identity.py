"""What a seed row is called: its reference, its `section`, and the label printed before its text, weighed against each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import regex

from lawbase.citation.labels import LabelRead, display_label, read_label, split_id
from lawbase.texts.draft import main_number
from lawbase.texts.heading_labels import clean_heading
from lawbase.texts.inline import tidy

_BARE_ARTICLE_LANGUAGES = frozenset({"bg", "is", "sl", "pt", "es", "zh", "hr", "lt"})
_RANGE = regex.compile(r"^(?P<first>[^:]*\d[^:]*):(?P<last>\d[\d_]*)$")
_MERE_NUMBER = regex.compile(
    r"(?:\p{Nd}+(?:[-./^_: ]?(?:\p{Nd}+|\p{L}{1,4}\p{M}*|bis|quater|quinquies|\p{L}+ies))*\.?)?"
)
_SPAN = regex.compile(r"^(?P<first>(?:§ |sec|s)(?P<from>\d+))-(?P<last>\d+)$")
_FOOTNOTED = regex.compile(r"^\d{0,2}\[\s?(?=\d+[A-Z-]*\.)")
_AFTER_HEADING = regex.compile(r"\s*\.?\s*(?:-{1,3}|—|–|\ufffd|\n)\s*|\s+(?=\(1\)|\p{Lu}\p{Ll}*\s)")
_WORD_ORDINAL = regex.compile(r"^art(?=\p{L}+-transitori)")
_CHAPTERED = regex.compile(r"^\d+:\d")
_LEADING = regex.compile(r"^[\s.:,;—–-]+")


@dataclass(frozen=True, slots=True)
class RowIdentity:
    """The id of a row, the chapter that may stand before it, its printed label, and what is left of its text."""

    id: str
    chapter: str
    printed: str
    heading: str
    body: str
    notes: tuple[str, ...] = ()

    def label(self, language: str) -> str:
        """The printed label, or the one the language cites when the source prints a mere number."""
        if split_id(self.id)[-1][0] in ("add", "trans"):
            return display_label(self.id, language)
        if not _MERE_NUMBER.fullmatch(self.printed):
            return self.printed
        if self.printed.isascii():
            return display_label(self.id, language)
        return display_label(f"{split_id(self.id)[-1][0]}_0", language).replace("0", self.printed)


def printed_level(rows: Sequence[dict[str, Any]]) -> str:
    """The level most rows print before their text, where most rows print one: it rules over what the references say."""
    levels: Counter[str] = Counter()
    for row in rows:
        read = _printed_label(tidy(str(row.get("title") or ""))) or _printed_label(
            tidy(str(row.get("content") or ""))[:200]
        )
        if read is not None:
            levels[read.id.partition("_")[0]] += 1
    level, count = levels.most_common(1)[0] if levels else ("", 0)
    return level if count * 2 > len(rows) else ""


def identify(row: dict[str, Any], language: str, ruling: str = "") -> RowIdentity | None:
    """Identify a row; None when neither its reference nor its title has a number. `ruling` is the level the text prints."""
    ref, notes = _reference(str(row.get("provision_ref") or row.get("article_ref") or "").strip())
    title, body = tidy(str(row.get("title") or "")), tidy(str(row.get("content") or ""))
    bare = "art" if language in _BARE_ARTICLE_LANGUAGES else "sec"
    read = read_label(ref, level=bare) or read_label(title)
    if read is None:
        return None
    parts = split_id(read.id)
    chapter = "_".join(parts[0]) if len(parts) == 2 and parts[0][0] == "chp" else ""
    prefix = "__".join("_".join(p) for p in parts[:-1] if not chapter)
    last = "_".join(parts[-1])
    printed = _printed(title, body, last)
    own = split_id(printed.id)[-1] if printed else parts[-1] if notes else _from_section(row, parts[-1])
    if language == "el":
        own = (parts[-1][0], own[1])
    if ruling and own[0] in ("art", "sec") and not prefix:
        own = (ruling, own[1])
    ident = "_".join(own) if not prefix else f"{prefix}__{'_'.join(own)}"
    heading = clean_heading(strip_own_label(title, "_".join(own))[1])
    own_label, body = strip_own_label(_FOOTNOTED.sub("", body), "_".join(own))
    body = _without_heading(body, heading)
    label = "" if notes else printed.label if printed else own_label or str(row.get("section") or "").strip(" (")
    return RowIdentity(ident, chapter, label, heading, body, notes)


def strip_own_label(body: str, ident: str) -> tuple[str, str]:
    """Take the provision's own number from the beginning of its text."""
    level, number = split_id(ident)[-1]
    read = read_label(body[:200], level=level)
    if read is None or _marks_off(split_id(read.id)[-1][1]) != _marks_off(number):
        return "", body
    rest = body[body.find(read.label) + len(read.label) :]
    return read.label, _LEADING.sub("", rest)


def _without_heading(body: str, heading: str) -> str:
    """Take a printed heading from the beginning of a body, where a dash, or a sentence of its own, follows it."""
    if not 4 < len(heading) < 160 or not body.casefold().startswith(heading.casefold()):
        return body
    found = _AFTER_HEADING.match(body, len(heading))
    return body[found.end() :] if found else body


def _reference(ref: str) -> tuple[str, tuple[str, ...]]:
    """A reference without the oddities of its makers; a range keeps its first number."""
    ref = ref.removeprefix("sched-") if ref.startswith("sched-form") else ref
    ref = _WORD_ORDINAL.sub("art ", f"§ {ref.removeprefix('kapitel:')}" if ref.startswith("kapitel:") else ref)
    if (span := _SPAN.match(ref)) and int(span["last"]) > int(span["from"]) + 1:
        return span["first"], (f"Stands for all numbers up to {span['last']}.",)
    found = _RANGE.match(ref) if not _CHAPTERED.match(ref) else None
    if found is None:
        return ref, ()
    return found["first"], (f"Stands for all numbers up to {found['last'].replace('_', '-')}.",)


def _printed(title: str, body: str, last: str) -> LabelRead | None:
    """The label with its word that stands before the text, if it names the same number and is set off from the text."""
    for text in (body, title):
        read = _printed_label(text[:120])
        if read is not None and last.partition("_")[0] in ("art", "sec") and main_number(read.id) == main_number(last):
            return read
    return None


def _printed_label(text: str) -> LabelRead | None:
    """A label with its word, set off from what follows: `Art. 342-b.-` is one, `Section 28A(2) applies` is none."""
    read = read_label(text)
    if read is None or not any(c.isalpha() for c in read.label[:2]) or "__" in read.id:
        return None
    if read.id.partition("_")[0] not in ("art", "sec", "rule", "reg") or (read.rest and read.rest[0] not in ".:—–-"):
        return None
    return read


def _from_section(row: dict[str, Any], last: tuple[str, str]) -> tuple[str, str]:
    """Prefer `74/A` of the section field over the reference's `74a`, and drop the reference's mark of a double."""
    level, number = last
    read = read_label(str(row.get("section") or row.get("article") or "").strip(" ("), level=level)
    if read is None or read.rest.strip(" .)") or "__" in read.id:
        return last
    printed = split_id(read.id)[-1][1]
    same_start = main_number(f"x_{printed}") == main_number(f"x_{number}")
    is_double = number[:-2] == printed and number[-2] == "-" and number[-1].isdigit()
    same_length = len(_marks_off(printed)) >= len(_marks_off(number))
    return (level, printed) if same_start and (same_length or is_double) else last


def _marks_off(number: str) -> str:
    return number.replace("-", "")
