"""Seed JSON: one object a statute, `provisions` with `provision_ref`, `section`, `title` and `content`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from lawbase.texts.assemble import assemble
from lawbase.texts.draft import Draft
from lawbase.texts.heading_labels import series_of
from lawbase.texts.inline import tidy
from lawbase.texts.language import guess_language
from lawbase.texts.lost_numbers import restore_superscripts
from lawbase.texts.row_numbers import counts_rows, renumbered
from lawbase.texts.seed_identity import RowIdentity, identify, printed_level
from lawbase.texts.swallowed import split_swallowed
from lawbase.texts.tail import split_tail
from lawbase.texts.tree import OfficialText, Unplaced
from lawbase.texts.turkish_rows import restore_kinds

_DATES = ("issued_date", "in_force_date")
_CUT_LENGTHS = (8000, 12000)


def recognises(data: Any) -> bool:
    """Whether a JSON value is a seed file."""
    if not isinstance(data, dict) or not isinstance(data.get("provisions"), list) or "documents" in data:
        return False
    return any(isinstance(p, dict) and "provision_ref" in p for p in data["provisions"][:5]) or not data["provisions"]


def read(data: dict[str, Any]) -> OfficialText:
    """Read a seed file."""
    rows = _rows(data)
    language = _language(rows)
    ruling = "" if language == "el" else printed_level(rows)  # άρθρο is article and section: the reference knows
    found = [(identify(row, language, ruling), row) for row in rows]
    drafts = [_draft(row, identity, language) for identity, row in found if identity]
    lost = [
        Unplaced(text_of(row, "provision_ref"), text_of(row, "content"), "Its number cannot be read.")
        for identity, row in found
        if not identity
    ]
    built = assemble(restore_superscripts(drafts), split=lambda rows: split_tail(split_swallowed(rows)))
    return OfficialText(
        format="seed-json",
        title=tidy(text_of(data, "title") or text_of(data, "title_th") or text_of(data, "title_en")),
        identifier=text_of(data, "id"),
        language=language,
        provisions=built.provisions,
        unplaced=(*lost, *built.unplaced),
        events=built.events,
        dates={key: text_of(data, key) for key in _DATES if text_of(data, key)}
        | ({"as_at": built.as_at} if built.as_at else {}),
    )


def text_of(row: dict[str, Any], key: str) -> str:
    """The text under a key; empty when there is none."""
    value = row.get(key)
    return value if isinstance(value, str) else "" if value is None else str(value)


def _rows(data: dict[str, Any]) -> list[dict[str, Any]]:
    rows = [row for row in data["provisions"] if isinstance(row, dict)]
    turkish = any(text_of(row, "provision_ref").startswith("madde") for row in rows)
    if turkish:
        return restore_kinds(rows)
    return renumbered(rows) if counts_rows(rows) else rows


def _draft(row: dict[str, Any], identity: RowIdentity, language: str) -> Draft:
    cut = len(text_of(row, "content")) in _CUT_LENGTHS
    return Draft(
        id=identity.id,
        label=identity.label(language),
        heading=identity.heading,
        body=identity.body,
        path=(tidy(text_of(row, "chapter")),) if row.get("chapter") else (),
        notes=("The source cuts this provision at its length limit.",) * cut + identity.notes,
        chapter=identity.chapter,
        series=series_of(text_of(row, "chapter"), True)[0],
    )


def _language(rows: Iterable[dict[str, Any]]) -> str:
    rows = list(rows)
    named = next((text_of(row, "language") for row in rows if row.get("language")), "")
    return named or guess_language("\n".join(text_of(row, "content")[:600] for row in rows[:60]))
