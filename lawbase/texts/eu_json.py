"""EU JSON: one act of the Union with `articles`, `recitals` and `definitions`."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import regex

from lawbase.citation.labels import read_label
from lawbase.texts.assemble import assemble
from lawbase.texts.draft import Draft
from lawbase.texts.inline import tidy
from lawbase.texts.page_text import cut_page_text
from lawbase.texts.spans import spans
from lawbase.texts.tree import OfficialText, Unplaced

_DONE = regex.compile(r"^Done at \p{Lu}\w+, ", regex.MULTILINE)
_ANNEX = regex.compile(r"^ANNEX(?: [IVX]+)?$", regex.MULTILINE)


def recognises(data: Any) -> bool:
    """Whether a JSON value is an act of the Union."""
    return isinstance(data, dict) and "celex_id" in data and isinstance(data.get("articles"), list)


def read(data: dict[str, Any]) -> OfficialText:
    """Read an EU file; recitals are told apart, for they are no provisions."""
    rows = [row for row in data["articles"] if isinstance(row, dict)]
    drafts = [(_draft(row), row) for row in rows]
    law, tail = _split_tail([d for d, _ in drafts if d])
    built = assemble(law)
    lost = [
        Unplaced(str(row.get("title") or ""), str(row.get("text") or ""), "Its number cannot be read.")
        for d, row in drafts
        if d is None
    ]
    lost += tail
    recitals = "\n".join(_recital(r) for r in data.get("recitals") or [] if isinstance(r, dict))
    if recitals:
        lost.append(Unplaced("recitals", recitals, "Recitals are no provisions."))
    return OfficialText(
        format="eu-json",
        title=str(data.get("full_name") or ""),
        identifier=str(data["celex_id"]),
        language="en",
        provisions=built.provisions,
        unplaced=(*lost, *built.unplaced),
        events=built.events,
        dates={key: str(data[key]) for key in ("effective_date",) if data.get(key)},
    )


def _split_tail(drafts: list[Draft]) -> tuple[list[Draft], list[Unplaced]]:
    """Split signature and annexes from the last article."""
    if not drafts or not (done := _DONE.search(drafts[-1].body)):
        return drafts, []
    body, tail = drafts[-1].body[: done.start()].rstrip(), drafts[-1].body[done.start() :]
    tail = cut_page_text(tail).body
    marks = list(_ANNEX.finditer(tail))
    annexes = [
        Draft(_annex_id(mark[0], count), mark[0], "", tail[mark.end() : end].strip())
        for count, (mark, (_, end)) in enumerate(
            zip(marks, spans([m.start() for m in marks], len(tail)), strict=True), 1
        )
    ]
    signature = tail[: marks[0].start()] if marks else tail
    return [*drafts[:-1], replace(drafts[-1], body=body), *annexes], [
        Unplaced("after the last article", signature, "Signature and notes.")
    ]


def _annex_id(heading: str, count: int) -> str:
    read = read_label(heading)
    return read.id if read else f"annex_{count}"


def _draft(row: dict[str, Any]) -> Draft | None:
    number = str(row.get("number") or "").strip()
    read = read_label(number, level="art")
    if read is None:
        return None
    path = (f"Chapter {row['chapter']}",) if row.get("chapter") else ()
    heading, body = tidy(str(row.get("title") or "")), tidy(str(row.get("text") or ""))
    return Draft(read.id, f"Article {read.label}", heading, body.removeprefix(heading + "\n"), path=path)


def _recital(row: dict[str, Any]) -> str:
    return f"({row.get('recital_number', '')}) {tidy(str(row.get('text') or ''))}"
