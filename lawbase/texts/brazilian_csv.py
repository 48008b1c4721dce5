"""Brazilian CSV: one row a level, whole articles in the rows of type ART."""

from __future__ import annotations

import csv
import io

import regex

from lawbase.citation.labels import read_label
from lawbase.texts.assemble import assemble
from lawbase.texts.draft import Draft
from lawbase.texts.inline import tidy
from lawbase.texts.seed_identity import strip_own_label
from lawbase.texts.tree import OfficialText, TextRefused, Unplaced

_HEADER = ("Tipo", "Rotulo")
_CONTEXT = regex.compile(r"^\[(.*?)\|\s*\]\s*", regex.DOTALL)
_PORTAL = regex.compile(r"all_inclusive|Regulamentação(?=remove_red_eye)|remove_red_eye|Normas correlatas")
_FIELD_LIMIT = 4_000_000


def recognises(text: str) -> bool:
    """Whether a table has the columns of the Brazilian files."""
    return text.lstrip("\ufeff")[:200].replace('"', "").startswith(",".join(_HEADER))


def read(text: str, name: str) -> OfficialText:
    """Read the whole articles of a Brazilian table."""
    limit = csv.field_size_limit(_FIELD_LIMIT)
    try:
        rows = [row for row in csv.DictReader(io.StringIO(text.lstrip("\ufeff"))) if row.get("Tipo") == "ART"]
    except csv.Error as error:
        raise TextRefused(f"{name} is not a whole table: {error}.") from error
    finally:
        csv.field_size_limit(limit)
    drafts = [(_draft(row), row) for row in rows]
    built = assemble(d for d, _ in drafts if d)
    lost = tuple(
        Unplaced(row["Rotulo"] or "", row["Texto"] or "", "Its number cannot be read.")
        for d, row in drafts
        if d is None
    )
    urn = (rows[0].get("urn") or "").partition("!")[0] if rows else ""
    return OfficialText(
        format="brazilian-csv",
        title="",
        identifier=urn,
        language="pt",
        provisions=built.provisions,
        unplaced=(*lost, *built.unplaced),
        events=built.events,
    )


def _draft(row: dict[str, str | None]) -> Draft | None:
    label = (row.get("Rotulo") or "").partition(", ")[2].strip()
    article = label.rpartition(", ")[2] or label
    read = read_label(article, level="art")
    if read is None:
        return None
    text = row.get("Texto") or ""
    context = _CONTEXT.match(text)
    path = tuple(tidy(_PORTAL.sub("", part)) for part in context[1].split("|")) if context else ()
    body = strip_own_label(tidy(text[context.end() :] if context else text), read.id)[1]
    return Draft(read.id, article, "", body, path=tuple(part for part in path if part))
