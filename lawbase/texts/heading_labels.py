"""Which headings are labels of provisions, which are chapters, and which are sentences that begin with a citation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import regex

from lawbase.citation.labels import LabelRead, read_label, split_id
from lawbase.citation.levels import CONTAINERS

SERIES = frozenset({"sched", "annex", "app", "prot", "suppl"})
_DELIMITED = regex.compile(r"^[\s.,:;)\]—–-]+")
_RANGE = regex.compile(
    r"^\s*(?:bis|to|through|až|do|al|a|und|and|–|—|-)\s*(?:§+|art\.?)?\s*(\p{Nd}+\w{0,3})(?!\w)(.*)$",
    regex.IGNORECASE | regex.DOTALL,
)
_UNNUMBERED = regex.compile(
    r"^(schedule|annex|annexe|anhang|anlage|appendix|allegato|anexo|příloha|príloha|bilaga?)(?!\p{L})", regex.IGNORECASE
)
_CHAPTER_WORDS = regex.compile(
    r"^(?:\p{Nd}+\.?\s*)?(?:část|hlava|díl|oddíl|pododdíl|časť|diel|oddiel|part|chapter|title|section|division|subdivision|book|livre|titre|chapitre|"
    r"sous-section|paragraphe|libro|título|titulo|capítulo|capitulo|sección|seccion|subsección|buch|teil|abschnitt|unterabschnitt|kapitel|titel|"
    r"hoofdstuk|afdeling|paragraaf|kap|peatükk|jagu|jaotis|osa|μερος|μέρος|κεφάλαιο|κεφαλαιο|τμήμα|βιβλίο|편|장|절|관)(?!\p{L})",
    regex.IGNORECASE,
)


def provision_label(heading: str, bare_level: str | None, minor: str = "") -> LabelRead | None:
    """Read a heading as the label of a provision; a chapter, or a sentence that begins with a citation, is none."""
    read = read_label(heading, level=bare_level)
    if read is None:
        return None
    level = split_id(read.id)[-1][0]
    if level in CONTAINERS or level == minor or (bare_level is None and _merely_a_number(read.label)):
        return None
    return None if read.rest[:1].islower() and not read.label.endswith(".") and not split_range(read.rest)[0] else read


def _merely_a_number(label: str) -> bool:
    return label[:1].isdigit() and not any(c == "§" or c.isalpha() for c in label[-2:])


def minor_level(headings: Iterable[str], bare_level: str | None) -> str:
    """Where a text has articles and sections, the rarer of the two holds the other: its name, or nothing."""
    counts: Counter[str] = Counter()
    for heading in headings:
        read = provision_label(heading, bare_level)
        if read is not None:
            counts[split_id(read.id)[-1][0]] += 1
    both = counts["art"], counts["sec"]
    return "" if not min(both) else "sec" if both[0] >= both[1] else "art"


def clean_heading(rest: str) -> str:
    """A heading without the stop, dash or bracket between number and words."""
    return _DELIMITED.sub("", rest).strip()


def split_range(rest: str) -> tuple[str, str]:
    """Split `bis 7 (weggefallen)` into the end of the range and the heading; an empty end when it is no range."""
    found = _RANGE.match(rest)
    return (found[1], found[2].strip()) if found else ("", rest)


def is_chapter(heading: str) -> bool:
    """Whether a heading begins with the word for a part, chapter or title."""
    return _CHAPTER_WORDS.match(heading) is not None


def series_of(heading: str, inside: bool) -> tuple[str, str]:
    """The series a heading opens (`sched_1`) or the chapter it is (`chp_4`); both empty when it is neither."""
    read = read_label(heading)
    level = split_id(read.id)[0][0] if read else ""
    if read and level in SERIES:
        return read.id.partition("__")[0], ""
    if heading.casefold().startswith("dictionary"):
        return "sched_dictionary", ""
    if not inside and _UNNUMBERED.match(heading):
        return "sched_1", ""
    return "", read.id if read and level == "chp" else ""
