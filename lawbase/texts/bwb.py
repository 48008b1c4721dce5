"""BWB Markdown: Dutch statutes and treaties, number and heading on two heading lines of the same rank."""

from __future__ import annotations

from dataclasses import replace

import regex

from lawbase.texts.assemble import assemble
from lawbase.texts.draft import Draft
from lawbase.texts.heading_labels import provision_label
from lawbase.texts.headings import read_headings
from lawbase.texts.inline import plain_inline
from lawbase.texts.language import guess_language
from lawbase.texts.markdown import Section, sections
from lawbase.texts.tree import OfficialText, Unplaced

_META = regex.compile(r"\A\s*<meta [^>]*>\s*")
_TESTIMONIUM = regex.compile(
    r"^\s*(?:In witness whereof|In faith whereof|Done at|Ten blijke waarvan|En foi de quoi)",
    regex.IGNORECASE | regex.MULTILINE,
)


def recognises(text: str) -> bool:
    """Whether a text begins with the stray meta line of the BWB converter."""
    return _META.match(text) is not None


def read(text: str) -> OfficialText:
    """Read a BWB file; where a treaty stands in two languages, the first is read and the others are told apart."""
    parts = _joined(sections(_META.sub("", text)))
    kept, other = _first_language(parts)
    drafts, unplaced = read_headings(kept)
    drafts, signed = _without_testimonium(drafts)
    built = assemble(drafts)
    title = next((plain_inline(p.heading) for p in parts if p.heading), "")
    return OfficialText(
        format="bwb-markdown",
        title=title,
        identifier="",
        language=guess_language("\n".join(d.body for d in drafts)),
        provisions=built.provisions,
        unplaced=(*unplaced, *signed, *other, *built.unplaced),
        events=built.events,
    )


def _without_testimonium(drafts: list[Draft]) -> tuple[list[Draft], list[Unplaced]]:
    """Split the signature clause, and what follows it, from the last article."""
    found = _TESTIMONIUM.search(drafts[-1].body) if drafts else None
    if found is None:
        return drafts, []
    last, rest = drafts[-1], drafts[-1].body[found.start() :]
    law = replace(last, body=last.body[: found.start()].rstrip())
    return [*drafts[:-1], law], [
        Unplaced("after the last article", rest, "Signature clause, and the other language version's preamble.")
    ]


def _joined(parts: list[Section]) -> list[Section]:
    """Join `### Article 2` and the `####Illegal access` below it to one heading."""
    joined: list[Section] = []
    for part in parts:
        last = joined[-1] if joined else None
        if last and part.level == 4 and last.level == 3 and not last.body.strip():
            joined[-1] = Section(3, f"{last.heading.strip()} {part.heading.strip()}", part.body, last.line)
        else:
            joined.append(part)
    return joined


def _first_language(parts: list[Section]) -> tuple[list[Section], list[Unplaced]]:
    """Cut where a second language version begins: the article word changes and the numbers start again."""
    first_word = first_id = ""
    for position, part in enumerate(parts):
        read = provision_label(plain_inline(part.heading), None, "sec")
        if read is None:
            continue
        word = read.label.split()[0].casefold()
        if not first_word:
            first_word, first_id = word, read.id
        elif word != first_word and read.id == first_id:
            start = _first_heading_of_version(parts, position)
            rest = "\n".join(f"{p.heading}\n{p.body}" for p in parts[start:])
            return parts[:start], [
                Unplaced("second language version", rest, "The file holds the treaty again in another language.")
            ]
    return parts, []


def _first_heading_of_version(parts: list[Section], position: int) -> int:
    while (
        position > 1
        and parts[position - 1].level <= 3
        and provision_label(plain_inline(parts[position - 1].heading), None) is None
    ):
        position -= 1
    return position
