"""Holding the content against every rule."""

from __future__ import annotations

from lawbase.checks import check
from lawbase.errors import BadContent, Problem
from lawbase.files.content_reader import read_content
from lawbase.files.folder import ContentFolder
from lawbase.records.content import Content


def check_content(folder: ContentFolder) -> tuple[Problem, ...]:
    """Every problem in the content: what could not be read, and every rule that is broken."""
    content, problems = read_content(folder)
    return tuple(sorted({*problems, *check(content)}))


def sound_content(folder: ContentFolder) -> Content:
    """The content, read; raises BadContent when a file could not be read, since half a corpus proves nothing."""
    content, problems = read_content(folder)
    if problems:
        raise BadContent(problems)
    return content
