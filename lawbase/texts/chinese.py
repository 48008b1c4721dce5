"""Chinese Markdown: the history of the act, `<!-- INFO END -->`, chapters as headings, one paragraph an article."""

from __future__ import annotations

import regex

from lawbase.citation.labels import LabelRead, read_label
from lawbase.texts.assemble import assemble
from lawbase.texts.inline import plain_inline
from lawbase.texts.lines import LineForm, read_lines
from lawbase.texts.tree import OfficialText, ProposedEvent

_INFO_END = "<!-- INFO END -->"
_ARTICLE = regex.compile(r"^第[〇零一二三四五六七八九十百千\d]+条(?:之[一二三四五六七八九十]+)?(?=[\s　【]|$)")
_CHAPTER = regex.compile(r"^#{1,6}\s")
_DAY = regex.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日\s*([^\n]*)")
_KINDS = (
    ("修正", "amended"),
    ("修订", "amended"),
    ("修改", "amended"),
    ("公布", "published"),
    ("发布", "published"),
    ("通过", "assented"),
    ("施行", "commenced"),
)


def recognises(text: str) -> bool:
    """Whether a text has the history mark of the Chinese repository."""
    return _INFO_END in text[:20_000]


def read(text: str) -> OfficialText:
    """Read a Chinese law; the lines of its history are proposed events."""
    info, _, law = text.partition(_INFO_END)
    lines = [line if _CHAPTER.match(line) else plain_inline(line) for line in law.split("\n")]
    drafts, unplaced = read_lines(lines, LineForm(_article, chapter=_CHAPTER))
    built = assemble(drafts)
    title = regex.search(r"^#\s+(.+)$", info, regex.MULTILINE)
    return OfficialText(
        format="chinese-markdown",
        title=title[1].strip() if title else "",
        identifier="",
        language="zh",
        provisions=built.provisions,
        unplaced=(*unplaced, *built.unplaced),
        events=(*_history(info), *built.events),
    )


def _article(line: str) -> LabelRead | None:
    return read_label(line) if _ARTICLE.match(line.strip()) else None


def _history(info: str) -> tuple[ProposedEvent, ...]:
    found: list[ProposedEvent] = []
    for mark in _DAY.finditer(info):
        kind = next((kind for word, kind in _KINDS if word in mark[4]), "amended" if found else "assented")
        found.append(ProposedEvent(kind, f"{mark[1]}-{int(mark[2]):02}-{int(mark[3]):02}", mark[0].strip()))
    return tuple(found)
