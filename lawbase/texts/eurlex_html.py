"""EUR-Lex HTML of the older acts: bare paragraphs between `TXT_TE` marks."""

from __future__ import annotations

import regex

from lawbase.citation.labels import LabelRead, read_label
from lawbase.texts.assemble import assemble
from lawbase.texts.html_page import html_lines, parse_html
from lawbase.texts.lines import LineForm, read_lines
from lawbase.texts.tree import OfficialText, Unplaced

_NUMBER = regex.compile(r"<h1>\s*(3\d{4}[A-Z]\d{4})\s*</h1>|EUR-Lex - (3\d{4}[A-Z]\d{4})")
_DESCRIPTION = regex.compile(r'<meta name="DC\.description" content="([^"]+)"')
_CHAPTER = regex.compile(r"^(?:TITLE|CHAPTER|SECTION|PART) [IVX\d]+", regex.IGNORECASE)
_DONE = regex.compile(r"^Done at [A-Z]")
_FOOTNOTE = regex.compile(r"^\(\d+\) OJ ")
_ARTICLE = regex.compile(r"^Article \d+[a-z]*$")


def recognises(text: str) -> bool:
    """Whether a page is an act of EUR-Lex."""
    return text.lstrip()[:1] == "<" and "EUR-Lex" in text[:4000] and "<TXT_TE>" in text


def read(text: str, name: str) -> OfficialText:
    """Read an EUR-Lex page; recitals, signatures and annexes stand apart."""
    start = text.find("<TXT_TE>")
    lines = html_lines(parse_html(text[start:], name))
    end = next((n for n, line in enumerate(lines) if _DONE.match(line)), len(lines))
    law = [
        _with_heading(lines, n)
        for n in range(end)
        if not (n and _ARTICLE.match(lines[n - 1]) and _is_heading(lines[n]))
    ]
    drafts, unplaced = read_lines(law, LineForm(_article, chapter=_CHAPTER, heading_on_line=True))
    built = assemble(drafts)
    rest = "\n".join(lines[end:])
    tail = (
        [Unplaced("after the enacting terms", rest, "Signature, annexes and notes without numbered articles.")]
        if rest
        else []
    )
    number, described = _NUMBER.search(text), _DESCRIPTION.search(text)
    return OfficialText(
        format="eurlex-html",
        title=" ".join(described[1].split()) if described else "",
        identifier=(number[1] or number[2]) if number else "",
        language="en",
        provisions=built.provisions,
        unplaced=(*unplaced, *tail, *built.unplaced),
        events=built.events,
    )


def _article(line: str) -> LabelRead | None:
    head, _, heading = line.partition("\x1f")
    if not _ARTICLE.match(head):
        return None
    read = read_label(head)
    return LabelRead(read.id, head, heading) if read else None


def _with_heading(lines: list[str], position: int) -> str:
    """Put the heading on the line of its number; the unit separator keeps the two apart."""
    line = lines[position]
    if _ARTICLE.match(line) and position + 1 < len(lines) and _is_heading(lines[position + 1]):
        return f"{line}\x1f{lines[position + 1]}"
    return line


def _is_heading(line: str) -> bool:
    return len(line) < 150 and not line.endswith((".", ";", ":", ",")) and not line[:1].isdigit()
