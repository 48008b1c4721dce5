"""Documents JSON: several acts in one file, their provisions in one list (us, si)."""

from __future__ import annotations

from typing import Any

import regex

from lawbase.citation.labels import LabelRead, read_label
from lawbase.texts.assemble import assemble
from lawbase.texts.draft import Draft
from lawbase.texts.inline import tidy
from lawbase.texts.language import guess_language
from lawbase.texts.seed_identity import strip_own_label
from lawbase.texts.tree import OfficialText, Unplaced

_IN_TEXT = regex.compile(r"§\s*\d|\d+[A-Za-z]?(?:[.-]\d+)+\.?\s+[\p{Lu}(]|(?:Sec|Section|Art)\.?\s+\d")


def recognises(data: Any) -> bool:
    """Whether a JSON value lists documents and provisions side by side."""
    return (
        isinstance(data, dict) and isinstance(data.get("documents"), list) and isinstance(data.get("provisions"), list)
    )


def read(data: dict[str, Any]) -> OfficialText:
    """Read a documents file; where it holds several acts, the path of a provision begins with the title of its act."""
    documents = [d for d in data["documents"] if isinstance(d, dict)]
    rows = [r for r in data["provisions"] if isinstance(r, dict)]
    language = guess_language("\n".join(_body(r)[:600] for r in rows[:60]))
    titles = [tidy(str(d.get("title") or "")) for d in documents] if len(documents) > 1 else []
    drafts = [(_draft(row, titles), row) for row in rows]
    built = assemble(draft for draft, _ in drafts if draft)
    lost = [
        Unplaced(str(row.get("title") or ""), _body(row), "The row has no number.")
        for draft, row in drafts
        if draft is None
    ]
    first = documents[0] if documents else {}
    return OfficialText(
        format="documents-json",
        title=tidy(str(first.get("title") or "")),
        identifier=str(first.get("identifier") or first.get("id") or ""),
        language=language,
        provisions=built.provisions,
        unplaced=(*lost, *built.unplaced),
        events=built.events,
        dates={
            k: str(first[k]) for k in ("effective_date", "last_amended", "issued_date", "in_force_date") if first.get(k)
        },
    )


def _draft(row: dict[str, Any], titles: list[str]) -> Draft | None:
    label = str(row.get("section_number") or row.get("article") or row.get("provision_ref") or "").strip()
    read = read_label(label, level="sec" if "section_number" in row else "art") or _label_in_text(row)
    if read is None:
        return None
    label = label or read.label
    body = strip_own_label(tidy(_body(row)), read.id)[1]
    index = row.get("document_index")
    act = (titles[index],) if isinstance(index, int) and 0 <= index < len(titles) else ()
    path = act + tuple(tidy(str(row[key])) for key in ("chapter", "section") if row.get(key))
    return Draft(id=read.id, label=label, heading=tidy(str(row.get("title") or "")), body=body, path=path)


def _label_in_text(row: dict[str, Any]) -> LabelRead | None:
    """The label a row without number begins its text with: `30-14-1701. Purpose.` or `§ 899-aa.`"""
    text = tidy(_body(row))[:80]
    return read_label(text, level="sec") if _IN_TEXT.match(text) else None


def _body(row: dict[str, Any]) -> str:
    return str(row.get("text") or row.get("content") or "")
