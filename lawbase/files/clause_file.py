"""A model clause's file: YAML between two `---` lines, then `# Text` and `# Notes`."""

from __future__ import annotations

import re
from typing import Any

from lawbase.files.yaml_reader import Document, YamlFault, read_yaml

_HEADING = re.compile(r"^# (Text|Notes)\s*$", re.MULTILINE)
_NOTE = re.compile(r"^## (.+?)\s*$", re.MULTILINE)


def read_clause_file(text: str) -> Document:
    """Read a clause file as one document with the keys `text` and `notes` added; raises YamlFault."""
    lines = text.split("\n")
    if not lines or lines[0].strip() != "---":
        raise YamlFault(1, "a clause begins with a line of three hyphens, then its keys")
    end = next((number for number, line in enumerate(lines[1:], 1) if line.strip() == "---"), None)
    if end is None:
        raise YamlFault(1, "the keys of the clause must end with a line of three hyphens")
    document = read_yaml("\n".join(lines[1:end]) + "\n", first_line=2)
    if not isinstance(document.data, dict):
        raise YamlFault(2, "the clause has no keys between its two lines of hyphens")
    body = "\n".join(lines[end + 1 :])
    sections = _sections(body)
    for heading in ("Text", "Notes"):
        if heading not in sections and (heading == "Text" or "of_version" not in document.data):
            raise YamlFault(end + 1, f"the heading “# {heading}” is missing below the keys")
    document.data["text"] = sections["Text"].strip("\n")
    document.data["notes"] = _notes(sections.get("Notes", ""))
    document.lines[("text",)] = end + 2
    return document


def _sections(body: str) -> dict[str, str]:
    return {match[1]: words for match, words in _split_at(_HEADING, body)}


def _notes(text: str) -> list[dict[str, Any]]:
    return [{"heading": match[1], "text": words.strip()} for match, words in _split_at(_NOTE, text)]


def _split_at(heading: re.Pattern[str], text: str) -> list[tuple[re.Match[str], str]]:
    """Each heading with the words up to the next; words before the first heading belong to none."""
    found = list(heading.finditer(text))
    ends = [match.start() for match in found[1:]] + [len(text)]
    return [(match, text[match.end() : end]) for match, end in zip(found, ends, strict=False)]
