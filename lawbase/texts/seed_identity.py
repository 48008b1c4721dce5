"""What a seed row is called: its reference, its `section`, and the label printed before its text, weighed against each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import regex

from lawbase.citation.labels import LabelRead, display_label, read_label, split_id
from lawbase.texts.draft import main_number
from lawbase.texts.heading_labels import clean_heading
from lawbase.texts.inline import tidy

_BARE_ARTICLE_LANGUAGES = frozenset({"bg", "is", "sl", "pt", "es", "zh", "hr", "lt"})
_RANGE = regex.compile(r"^(?P<first>[^:]*\d[^:]*):(?P<last>\d[\d_]*)$")
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
        return (
            self.printed if any(c.isalpha() or c == "§" for c in self.printed[:3]) else display_label(self.id, language)
        )


def identify(row: dict[str, Any], language: str) -> RowIdentity | None:
    """Identify a row; None when neither its reference nor its title has a number."""
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
    own = split_id(printed.id)[-1] if printed else _from_section(row, parts[-1])
    ident = "_".join(own) if not prefix else f"{prefix}__{'_'.join(own)}"
    heading = strip_own_label(title, "_".join(own))[1]
    own_label, body = strip_own_label(body, "_".join(own))
    label = printed.label if printed else own_label or str(row.get("section") or "")
    return RowIdentity(ident, chapter, label, clean_heading(heading), body, notes)


def strip_own_label(body: str, ident: str) -> tuple[str, str]:
    """Take the provision's own number from the beginning of its text."""
    level, number = split_id(ident)[-1]
    read = read_label(body[:200], level=level)
    if read is None or _marks_off(split_id(read.id)[-1][1]) != _marks_off(number):
        return "", body
    rest = body[body.find(read.label) + len(read.label) :]
    return read.label, _LEADING.sub("", rest)


def _reference(ref: str) -> tuple[str, tuple[str, ...]]:
    """A reference without the oddities of its makers; a range keeps its first number."""
    ref = regex.sub(r"^kapitel:", "§ ", ref.removeprefix("sched-") if ref.startswith("sched-form") else ref)
    ref = regex.sub(r"^art(?=\p{L}+-transitori)", "art ", ref)
    found = _RANGE.match(ref) if not regex.match(r"^\d+:\d", ref) else None
    if found is None:
        return ref, ()
    return found["first"], (f"Stands for all numbers up to {found['last'].replace('_', '-')}.",)


def _printed(title: str, body: str, last: str) -> LabelRead | None:
    """The label with its word that stands before the text, if it names the same number and is set off from the text."""
    for text in (body, title):
        read = read_label(text[:120])
        if read is None or not any(c.isalpha() for c in read.label[:2]) or "__" in read.id:
            continue
        level = read.id.partition("_")[0]
        if level not in ("art", "sec", "rule", "reg") or last.partition("_")[0] not in ("art", "sec"):
            continue
        if main_number(read.id) == main_number(last) and (not read.rest or read.rest[0] in ".:—–-"):
            return read
    return None


def _from_section(row: dict[str, Any], last: tuple[str, str]) -> tuple[str, str]:
    """Prefer `74/A` of the section field over the reference's `74a`, and drop the reference's mark of a double."""
    level, number = last
    read = read_label(str(row.get("section") or row.get("article") or "").strip(" ("), level=level)
    if read is None or read.rest.strip(" .)") or "__" in read.id:
        return last
    printed = split_id(read.id)[-1][1]
    same_start = main_number(f"x_{printed}") == main_number(f"x_{number}")
    is_double = regex.fullmatch(rf"{regex.escape(printed)}-\d", number) is not None
    same_length = len(_marks_off(printed)) >= len(_marks_off(number))
    return (level, printed) if same_start and (same_length or is_double) else last


def _marks_off(number: str) -> str:
    return number.replace("-", "")
