"""legalize Markdown: YAML front matter, then headings that carry the article numbers as each country prints them."""

from __future__ import annotations

from lawbase.texts.assemble import assemble
from lawbase.texts.headings import read_headings
from lawbase.texts.language import guess_language
from lawbase.texts.markdown import front_matter, sections, take_footnotes
from lawbase.texts.tree import OfficialText

_BARE_SECTION_COUNTRIES = frozenset({"ie", "gb", "uk"})
_DATES = ("publication_date", "last_updated", "enactment_date")


def recognises(text: str) -> bool:
    """Whether a text has the front matter of a legalize repository."""
    front, _ = front_matter(text[:4000])
    return "identifier" in front and "country" in front


def read(text: str) -> OfficialText:
    """Read a legalize file."""
    front, body = front_matter(text)
    notes, body = take_footnotes(body)
    bare = "sec" if front.get("country") in _BARE_SECTION_COUNTRIES else None
    drafts, unplaced = read_headings(sections(body), bare_level=bare, notes=notes)
    built = assemble(drafts)
    return OfficialText(
        format="legalize-markdown",
        title=front.get("title", ""),
        identifier=front.get("identifier", ""),
        language=guess_language(body),
        provisions=built.provisions,
        unplaced=(*unplaced, *built.unplaced),
        events=built.events,
        dates={key: front[key] for key in _DATES if front.get(key)},
    )
