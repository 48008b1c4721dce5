"""legalize Markdown: YAML front matter, then headings that carry the article numbers as each country prints them."""

from __future__ import annotations

from dataclasses import replace

import regex

from lawbase.citation.ordinals import ORDINAL
from lawbase.texts.assemble import assemble
from lawbase.texts.draft import Draft
from lawbase.texts.headings import read_headings
from lawbase.texts.inline import plain_inline
from lawbase.texts.language import guess_language
from lawbase.texts.lines import LineForm, read_lines
from lawbase.texts.markdown import front_matter, sections, take_footnotes
from lawbase.texts.plain import worded_label
from lawbase.texts.tree import OfficialText, Unplaced

_BARE_SECTION_COUNTRIES = frozenset({"ie", "gb", "uk"})
_LINE_COUNTRIES = frozenset({"ar", "pe"})
_LANGUAGES = {
    "ad": "ca", "ar": "es", "cz": "cs", "ee": "et", "es": "es", "fr": "fr", "gr": "el", "ie": "en", "gb": "en", "li": "de", "no": "nb",
    "pe": "es", "pt": "pt", "sk": "sk", "uy": "es",
}  # fmt: skip
_DATES = ("publication_date", "last_updated", "enactment_date")
_CHAPTER = regex.compile(
    r"^(?:LIBRO|T[ÍI]TULO|CAP[ÍI]TULO|SECCI[ÓO]N|ΜΕΡΟΣ|ΚΕΦΑΛΑΙΟ)\s+\S+(?:\s\S+){0,12}$", regex.IGNORECASE
)
# The Law Reform Commission opens amended text with F12[ and closes it with a bare bracket.
_EDITORS_MARK = regex.compile(r"(?<![\p{L}\p{N}])[FECM]\d{1,3}\[\s?")
_IRISH_NUMBER = regex.compile(r"\A\d+[A-Z]{0,3}\.\s?—\s?")
_LINK = regex.compile(r"\[([^\[\]]*)\]\((?:https?:[^()\s]*|#\w*)\)")
_GREEK_MID_LINE = regex.compile(
    rf"(?<=\S) (?=(?-i:Άρθρο) {ORDINAL}(?: (?-i:\p{{Lu}})|$))", regex.IGNORECASE | regex.MULTILINE
)
_MID_LINE = regex.compile(r"(?<=\)\*?)(?=\*\*ART[IÍ]CULO \d)")
_QUOTES = '“”"«» '
# Swiss texts print some articles as bold lines between those under headings.
_BOLD_LABEL = regex.compile(r"^(\*\*Art\. ?\d+\*\*.*)$", regex.MULTILINE)


def recognises(text: str) -> bool:
    """Whether a text has the front matter of a legalize repository."""
    front, _ = front_matter(text[:8000])
    return "identifier" in front and "country" in front


def read(text: str) -> OfficialText:
    """Read a legalize file; where its headings hold few articles, the lines are read instead."""
    front, body = front_matter(text)
    if front.get("country") == "ie":
        body = _EDITORS_MARK.sub("", body)
    notes, body = take_footnotes(body)
    if "##### **Art." in body:
        body = _BOLD_LABEL.sub(r"##### \1", body)
    drafts, unplaced = _best_reading(body, front.get("country", ""), notes)
    if front.get("country") == "ie":
        drafts = [replace(d, body=_IRISH_NUMBER.sub("", d.body)) for d in drafts]
    built = assemble(drafts)
    return OfficialText(
        format="legalize-markdown",
        title=front.get("title", ""),
        identifier=front.get("identifier", ""),
        language=_LANGUAGES.get(front.get("country", "")) or guess_language(body),
        provisions=built.provisions,
        unplaced=(*unplaced, *built.unplaced),
        events=built.events,
        dates={key: front[key] for key in _DATES if front.get(key)},
    )


def _best_reading(body: str, country: str, notes: dict[str, str]) -> tuple[list[Draft], list[Unplaced]]:
    bare = "sec" if country in _BARE_SECTION_COUNTRIES else None
    by_headings = read_headings(sections(body), bare_level=bare, notes=notes)
    placed = sum(len(d.body) for d in by_headings[0])
    if country not in _LINE_COUNTRIES and by_headings[0] and placed * 2 > sum(len(u.text) for u in by_headings[1]):
        return by_headings
    by_lines = read_lines(_lines(body), LineForm(worded_label, chapter=_CHAPTER))
    return by_lines if len(by_lines[0]) >= len(by_headings[0]) or country in _LINE_COUNTRIES else by_headings


def _lines(body: str) -> list[str]:
    body = _MID_LINE.sub("\n", body)
    joined = _GREEK_MID_LINE.sub("\n", _LINK.sub(lambda m: " ".join(m[1].split()), body))
    return [plain_inline(line.lstrip("# ")).strip(_QUOTES) for line in joined.split("\n")]
