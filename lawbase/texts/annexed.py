"""Articles printed inside a schedule or annex, on lines and not under headings."""

from __future__ import annotations

from dataclasses import replace

from lawbase.texts.draft import Draft
from lawbase.texts.inline import plain_inline
from lawbase.texts.lines import LineForm, read_lines
from lawbase.texts.plain import worded_label

_FEWEST = 3


def annexed_drafts(body: str, series: str, path: tuple[str, ...]) -> list[Draft]:
    """The articles in the text of a schedule, as a series; none when it holds fewer than three."""
    lines = [plain_inline(line) for line in body.split("\n")]
    drafts, _ = read_lines(lines, LineForm(worded_label))
    if len(drafts) < _FEWEST:
        return []
    return [replace(d, series=series, path=path) for d in drafts]
