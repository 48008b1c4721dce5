"""Small JSON families of one row an article: Latin-American acts, the Indian civictech code, bilingual treaties."""

from __future__ import annotations

from typing import Any

from lawbase.citation.labels import display_label, read_label
from lawbase.texts.assemble import assemble
from lawbase.texts.draft import Draft
from lawbase.texts.inline import tidy
from lawbase.texts.language import guess_language
from lawbase.texts.seed_identity import strip_own_label
from lawbase.texts.tree import OfficialText, Unplaced


def recognises_latin_american(data: Any) -> bool:
    """Whether a JSON value is a Latin-American act with `article_ref` rows."""
    return _first_row_has(data, "provisions", "article_ref")


def recognises_treaty(data: Any) -> bool:
    """Whether a JSON value is a treaty in English and Chinese."""
    return _first_row_has(data, "articles", "content_zh")


def recognises_civictech(data: Any) -> bool:
    """Whether a JSON value is a bare list of sections."""
    return isinstance(data, list) and bool(data) and isinstance(data[0], dict) and "section_desc" in data[0]


def read_latin_american(data: dict[str, Any]) -> OfficialText:
    """Read a Latin-American act."""
    rows = [_row(r, "article_ref", "title", "content", "art", "") for r in data["provisions"] if isinstance(r, dict)]
    language = guess_language("\n".join(d.body for d, _ in rows if d)[:20_000])
    return _text(
        "latin-american-json", str(data.get("official_name") or ""), str(data.get("law_id") or ""), language, rows
    )


def read_civictech(data: list[Any]) -> OfficialText:
    """Read a list of sections with chapters."""
    rows = [
        _row(r, "Section", "section_title", "section_desc", "sec", "chapter_title") for r in data if isinstance(r, dict)
    ]
    return _text("civictech-json", "", "", "en", rows)


def read_treaty(data: dict[str, Any]) -> OfficialText:
    """Read a treaty: the English text as body, the Chinese one as a note of each article."""
    rows = [_row(r, "article", "title_en", "content_en", "art", "") for r in data["articles"] if isinstance(r, dict)]
    chinese = [
        tidy(f"{r.get('title_zh') or ''}\n{r.get('content_zh') or ''}") for r in data["articles"] if isinstance(r, dict)
    ]
    noted = [(_with_note(draft, zh), lost) for (draft, lost), zh in zip(rows, chinese, strict=True)]
    preamble = tidy(str(data.get("preamble_en") or ""))
    if preamble:
        noted.append((None, Unplaced("preamble", preamble, "The preamble has no number.")))
    return _text("treaty-json", str(data.get("treaty_en") or data.get("treaty") or ""), "", "en", noted)


def _with_note(draft: Draft | None, note: str) -> Draft | None:
    if draft is None or not note:
        return draft
    return Draft(draft.id, draft.label, draft.heading, draft.body, draft.depth, draft.path, (f"zh: {note}",))


def _first_row_has(data: Any, rows: str, key: str) -> bool:
    if not isinstance(data, dict) or not isinstance(data.get(rows), list) or not data[rows]:
        return False
    return isinstance(data[rows][0], dict) and key in data[rows][0]


def _row(
    row: dict[str, Any], ref: str, title: str, body: str, level: str, chapter: str
) -> tuple[Draft | None, Unplaced | None]:
    label, heading, text = (tidy(str(row.get(key) or "")) for key in (ref, title, body))
    read = read_label(label, level=level)
    if read is None:
        return None, Unplaced(label, text, "Its number cannot be read.")
    printed, heading = strip_own_label(heading, read.id)
    own, text = strip_own_label(text, read.id)
    path = (tidy(str(row[chapter])),) if chapter and row.get(chapter) else ()
    shown = own or printed or (display_label(read.id, "en") if label and not label.isascii() else label)
    return Draft(read.id, shown, heading, text, path=path), None


def _text(
    name: str, title: str, ident: str, language: str, rows: list[tuple[Draft | None, Unplaced | None]]
) -> OfficialText:
    built = assemble(draft for draft, _ in rows if draft)
    lost = tuple(unplaced for _, unplaced in rows if unplaced)
    return OfficialText(name, title, ident, language, built.provisions, (*lost, *built.unplaced), built.events)
