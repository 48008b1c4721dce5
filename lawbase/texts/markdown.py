"""Markdown as the law repositories write it: front matter, headings, footnotes."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from lawbase.texts.spans import spans

_FRONT = regex.compile(r"\A\ufeff?---\n(.*?)\n---\s*\n", regex.DOTALL)
_PAIR = regex.compile(r"^([\w가-힣 -]+?):[ \t]*(.*)$", regex.MULTILINE)
_HEADING = regex.compile(r"^(#{1,6})[ \t]*(.*?)[ \t#]*$", regex.MULTILINE)
_FOOTNOTE = regex.compile(r"^\[\^([^\]\s]{1,12})\]:[ \t]*(.*(?:\n(?:[ \t]+\S.*))*)$", regex.MULTILINE)
_MARK = regex.compile(r"\[\^([^\]\s]{1,12})\]")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with the text up to the next one; the text before the first heading has level 0."""

    level: int
    heading: str
    body: str
    line: int


def front_matter(text: str) -> tuple[dict[str, str], str]:
    """Split the front matter from a text; its keys in lower case."""
    text = text.replace("\r\n", "\n")
    found = _FRONT.match(text)
    if found is None:
        return {}, text
    pairs = {m[1].strip().lower(): m[2].strip().strip("'\"") for m in _PAIR.finditer(found[1])}
    return pairs, text[found.end() :]


def sections(text: str) -> list[Section]:
    """Split a text at its headings."""
    marks = list(_HEADING.finditer(text))
    first = marks[0].start() if marks else len(text)
    found = [Section(0, "", text[:first], 1)]
    ends = (end for _, end in spans([m.start() for m in marks], len(text)))
    line = 1
    position = 0
    for mark, end in zip(marks, ends, strict=True):
        line += text.count("\n", position, mark.start())
        position = mark.start()
        found.append(Section(len(mark[1]), mark[2], text[mark.end() : end], line))
    return found


def take_footnotes(text: str) -> tuple[dict[str, str], str]:
    """Take the footnotes out of a text."""
    if "[^" not in text:
        return {}, text
    notes = {m[1]: " ".join(m[2].split()) for m in _FOOTNOTE.finditer(text)}
    return notes, _FOOTNOTE.sub("", text)


def footnotes_of(text: str, notes: dict[str, str]) -> tuple[str, ...]:
    """The footnotes whose marks stand in a text."""
    if not notes:
        return ()
    return tuple(notes[m[1]] for m in _MARK.finditer(text) if m[1] in notes)
