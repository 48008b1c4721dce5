"""Law written line by line: a line that begins with a number in the right order begins a provision."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import regex

from lawbase.citation.labels import LabelRead, split_id
from lawbase.texts.chains import Candidate, chains, number_key
from lawbase.texts.draft import Draft, main_number
from lawbase.texts.heading_labels import clean_heading
from lawbase.texts.inline import tidy
from lawbase.texts.spans import spans
from lawbase.texts.tree import Unplaced

Starter = Callable[[str], LabelRead | None]
_FULL_WEIGHT = 200
_QUOTES = ' “”"«»'
NEVER = regex.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class LineForm:
    """How a family of texts writes its lines: what begins a provision, what a chapter, where its heading stands."""

    starts: Starter
    chapter: regex.Pattern[str] = NEVER
    heading_before: bool = False
    heading_on_line: bool = False


@dataclass(frozen=True, slots=True)
class _Start:
    line: int
    read: LabelRead


def read_lines(lines: Sequence[str], form: LineForm) -> tuple[list[Draft], list[Unplaced]]:
    """Read lines into drafts; what stands before the first provision is told apart."""
    starts = _starts(lines, form)
    if not starts:
        return [], [Unplaced("whole text", tidy("\n".join(lines)), "No numbered provision was found.")] if any(
            lines
        ) else []
    drafts: list[Draft] = []
    path: list[str] = []
    unplaced: list[Unplaced] = []
    before = _take_chapters(list(lines[: starts[0].line]), form, path)
    if text := tidy("\n".join(before)):
        unplaced.append(Unplaced("before the first provision", text, "Stands before the first numbered provision."))
    pending = _trailing_heading(before) if form.heading_before else ""
    for start, (_, end) in zip(starts, spans([s.line for s in starts], len(lines)), strict=True):
        here = tuple(path)
        body = _take_chapters([start.read.rest, *lines[start.line + 1 : end]], form, path)
        heading, body, pending = _heading(body, form, pending, end < len(lines))
        drafts.append(Draft(start.read.id, start.read.label, clean_heading(heading), tidy("\n".join(body)), 1, here))
    return drafts, unplaced


def _starts(lines: Sequence[str], form: LineForm) -> list[_Start]:
    reads = _unquoted(lines, {n: read for n, line in enumerate(lines) if (read := form.starts(line))})
    positions = sorted(reads)
    candidates = [_candidate(lines, reads, positions, i) for i in range(len(positions))]
    found: list[_Start] = []
    for run in chains(candidates):
        found += [_Start(c.position, reads[c.position]) for c in run]
    return found


def _unquoted(lines: Sequence[str], reads: dict[int, LabelRead]) -> dict[int, LabelRead]:
    """Without the labels an amending article quotes: the words before end with a colon, and the number is not the next."""
    kept: dict[int, LabelRead] = {}
    last = previous = 0
    for position, read in reads.items():
        number, previous_number = main_number(read.id), previous
        previous = number
        before = next((lines[n].rstrip(_QUOTES) for n in range(position - 1, -1, -1) if lines[n].strip(_QUOTES)), "")
        if before.endswith(":") and number not in (1, last, last + 1, previous_number + 1):
            continue
        kept[position] = read
        last = number
    return kept


def _candidate(lines: Sequence[str], reads: dict[int, LabelRead], positions: list[int], index: int) -> Candidate:
    position = positions[index]
    end = positions[index + 1] if index + 1 < len(positions) else len(lines)
    length = sum(len(line.encode()) for line in lines[position:end])
    number = split_id(reads[position].id)[-1][1]
    return Candidate(position, number_key(number), 0.5 + min(length, _FULL_WEIGHT) / _FULL_WEIGHT)


def _take_chapters(body: list[str], form: LineForm, path: list[str]) -> list[str]:
    """Take chapter lines out of a body and onto the path of the provisions that follow."""
    kept: list[str] = []
    for line in body:
        if form.chapter.match(line.strip()):
            _enter(path, line.strip().lstrip("# "))
        else:
            kept.append(line)
    return kept


def _enter(path: list[str], heading: str) -> None:
    word = heading.split()[0].casefold()
    for position, other in enumerate(path):
        if other.split()[0].casefold() == word:
            del path[position:]
            break
    path.append(heading)


def _heading(body: list[str], form: LineForm, pending: str, more: bool) -> tuple[str, list[str], str]:
    """The heading of this provision, its body, and the heading of the next when headings stand before numbers."""
    if form.heading_on_line:
        return body[0], body[1:], ""
    if not form.heading_before:
        return "", body, ""
    following = _trailing_heading(body) if more else ""
    kept = _without_trailing(body, following)
    return pending, kept, following


def _trailing_heading(body: Sequence[str]) -> str:
    last = next((line.strip() for line in reversed(body) if line.strip()), "")
    return last if last and len(last) < 160 and last[-1] not in ".;:,)" else ""


def _without_trailing(body: list[str], heading: str) -> list[str]:
    if not heading:
        return body
    position = max(n for n, line in enumerate(body) if line.strip() == heading)
    return body[:position] + body[position + 1 :]
