"""Seed JSON: one object a statute, `provisions` with `provision_ref`, `section`, `title` and `content`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import regex

from lawbase.citation.labels import LabelRead, ascii_number, read_label, split_id
from lawbase.texts.assemble import assemble
from lawbase.texts.draft import Draft
from lawbase.texts.heading_labels import clean_heading, series_of
from lawbase.texts.inline import tidy
from lawbase.texts.language import guess_language
from lawbase.texts.tree import OfficialText, Unplaced
from lawbase.texts.turkish_rows import restore_kinds

_DATES = ("issued_date", "in_force_date")
_BARE_ARTICLE_LANGUAGES = frozenset({"bg", "is", "sl", "pt", "es", "zh", "hr", "lt"})
_CUT_LENGTHS = (8000, 12000)


def recognises(data: Any) -> bool:
    """Whether a JSON value is a seed file."""
    if not isinstance(data, dict) or not isinstance(data.get("provisions"), list) or "documents" in data:
        return False
    return any(isinstance(p, dict) and "provision_ref" in p for p in data["provisions"][:5]) or not data["provisions"]


def read(data: dict[str, Any]) -> OfficialText:
    """Read a seed file."""
    rows = [row for row in data["provisions"] if isinstance(row, dict)]
    if any(str(row.get("provision_ref") or "").startswith("madde") for row in rows):
        rows = restore_kinds(rows)
    language = _language(data, rows)
    drafts: list[Draft] = []
    unplaced: list[Unplaced] = []
    for row in rows:
        draft = row_draft(row, language)
        if draft is None:
            unplaced.append(Unplaced(_text(row, "provision_ref"), _text(row, "content"), "Its number cannot be read."))
        else:
            drafts.append(draft)
    built = assemble(drafts)
    return OfficialText(
        format="seed-json",
        title=tidy(_text(data, "title") or _text(data, "title_th") or _text(data, "title_en")),
        identifier=_text(data, "id"),
        language=language,
        provisions=built.provisions,
        unplaced=(*unplaced, *built.unplaced),
        events=built.events,
        dates={key: _text(data, key) for key in _DATES if _text(data, key)},
    )


def row_draft(row: dict[str, Any], language: str) -> Draft | None:
    """One row as a draft; None when neither its reference nor its section has a number."""
    found = _identify(row, language)
    if found is None:
        return None
    ident, chapter = found
    title, body = tidy(_text(row, "title")), tidy(_text(row, "content"))
    label, heading = _split_title(title, ident)
    printed, body = strip_own_label(body, ident)
    return Draft(
        id=ident,
        label=label or printed or _label_of(row, ident),
        heading=heading,
        body=body,
        path=(tidy(_text(row, "chapter")),) if row.get("chapter") else (),
        notes=_notes(row),
        chapter=chapter,
        series=series_of(_text(row, "chapter"), True)[0],
    )


def strip_own_label(body: str, ident: str) -> tuple[str, str]:
    """Take the provision's own number from the beginning of its body."""
    read = read_label(body[:200], level=split_id(ident)[-1][0])
    if read is None or split_id(read.id)[-1][1].replace("-", "") != split_id(ident)[-1][1].replace("-", ""):
        return "", body
    rest = body[body.find(read.label) + len(read.label) :]
    return read.label, regex.sub(r"^[\s.:—–-]+", "", rest)


def _identify(row: dict[str, Any], language: str) -> tuple[str, str] | None:
    """The id, and the chapter it may need: from the reference, its number spelled as `section` prints it."""
    ref = _text(row, "provision_ref").strip()
    bare = "art" if language in _BARE_ARTICLE_LANGUAGES else "sec"
    read = read_label(_seed_reference(ref), level=bare) or read_label(_text(row, "title"))
    if read is None:
        return None
    parts = split_id(read.id)
    chapter = "_".join(parts[0]) if len(parts) == 2 and parts[0][0] == "chp" else ""
    level, number = parts[-1]
    prefix = "__".join("_".join(p) for p in parts[:-1] if not chapter)
    number = _as_printed(number, _text(row, "section") or _text(row, "article"), level)
    return f"{prefix}__{level}_{number}" if prefix else f"{level}_{number}", chapter


def _seed_reference(ref: str) -> str:
    ref = ref.removeprefix("sched-") if ref.startswith("sched-form") else ref
    return regex.sub(r"^kapitel:", "§ ", ref)


def _as_printed(number: str, section: str, level: str) -> str:
    """Prefer `74/A` over the reference's `74a` where they differ in marks only."""
    read = read_label(section, level=level)
    if read is None or read.rest:
        return number
    printed = split_id(read.id)[-1][1]
    return printed if printed.replace("-", "") == number.replace("-", "") else number


def _split_title(title: str, ident: str) -> tuple[str, str]:
    label, rest = strip_own_label(title, ident)
    return (label, clean_heading(rest)) if label else ("", title)


def _label_of(row: dict[str, Any], ident: str) -> str:
    section = _text(row, "section")
    return section if ascii_number(section) else _text(row, "provision_ref")


def _notes(row: dict[str, Any]) -> tuple[str, ...]:
    if len(_text(row, "content")) in _CUT_LENGTHS:
        return ("The source cuts this provision at its length limit.",)
    return ()


def _language(data: dict[str, Any], rows: Iterable[dict[str, Any]]) -> str:
    named = next((_text(row, "language") for row in rows if row.get("language")), "")
    return named or guess_language("\n".join(_text(row, "content")[:600] for row in list(rows)[:60]))


def _text(row: dict[str, Any], key: str) -> str:
    value = row.get(key)
    return value if isinstance(value, str) else "" if value is None else str(value)


__all__ = ["LabelRead", "read", "recognises", "row_draft", "strip_own_label"]
