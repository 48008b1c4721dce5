"""Columns: one provision that speaks for itself plus all that speak about it, and what they answer together.

Source: `corpus/README.md`, “Several provisions to an offence”. Nothing is merged by guess.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from lawbase.library.views import AnswerRow, ProvisionView, SilenceRow
from lawbase.records.topic import Question, Vocabulary

Mark = Literal["value", "silent", "excluded", "not-read"]


@dataclass(frozen=True, slots=True)
class CellValue:
    """One value of a cell, with the words and the provision that prove it."""

    value: str
    quote: str
    address: str
    label: str
    rung: str


@dataclass(frozen=True, slots=True)
class Cell:
    """What a column answers to a question: one of the four marks, with its values or the note of a silence."""

    mark: Mark
    values: tuple[CellValue, ...] = ()
    note: str = ""

    @property
    def words(self) -> str:
        """The cell in words, the same in every export."""
        match self.mark:
            case "silent":
                return "silent"
            case "not-read":
                return "not read"
            case _:
                return "; ".join(value.value for value in self.values)


@dataclass(frozen=True)
class Column:
    """One column: the provision at its head, those that speak about it, and the cells by question id."""

    head: ProvisionView
    beside: tuple[ProvisionView, ...]
    cells: Mapping[str, Cell]

    @property
    def jurisdiction(self) -> str:
        """The code of the jurisdiction."""
        return self.head.jurisdiction


@dataclass(frozen=True)
class Comparison:
    """A topic compared: its questions as rows, columns of provisions, and the jurisdictions of which nothing was read."""

    topic: str
    questions: tuple[Question, ...]
    columns: tuple[Column, ...]
    not_read: tuple[str, ...]

    def differs(self, question: str) -> bool:
        """Whether the columns that were read do not all say the same."""
        said = {column.cells[question].words for column in self.columns if column.cells[question].mark != "not-read"}
        return len(said) > 1


def make_columns(
    topic: str,
    vocabulary: Vocabulary,
    provisions: Iterable[ProvisionView],
    beside: Mapping[str, list[ProvisionView]],
    answers: Iterable[AnswerRow],
    silences: Iterable[SilenceRow],
) -> tuple[Column, ...]:
    """Make the columns of a topic from its provisions, what speaks about them, their answers and silences."""
    by_address: dict[str, list[AnswerRow]] = {}
    for row in answers:
        by_address.setdefault(row.address, []).append(row)
    silent = list(silences)
    heads = [view for view in provisions if not view.provision.of]
    return tuple(
        _column(topic, vocabulary, head, tuple(beside.get(head.address, ())), by_address, silent) for head in heads
    )


def asked_by(topic: str, vocabulary: Vocabulary) -> tuple[Question, ...]:
    """The questions a topic asks of a statute, own ones first; `provided` is left out, since a column answers it by being there."""
    asked = vocabulary.asked(topic)
    own = [question for owner, question in asked.values() if owner == topic]
    inherited = [question for owner, question in asked.values() if owner != topic]
    return tuple(question for question in own + inherited if question.id != "provided" and not question.profile)


def _column(
    topic: str,
    vocabulary: Vocabulary,
    head: ProvisionView,
    beside: tuple[ProvisionView, ...],
    answers: Mapping[str, list[AnswerRow]],
    silences: list[SilenceRow],
) -> Column:
    line = set(vocabulary.line(topic)) | set(vocabulary.below(topic))
    rows = [
        row
        for view in (head, *beside)
        for row in answers.get(view.address, ())
        if row.topic in line and (not row.of or head.address in row.of)
    ]
    cells = {question.id: _cell(question, rows, head, silences, line) for question in asked_by(topic, vocabulary)}
    return Column(head, beside, cells)


def _cell(
    question: Question, rows: list[AnswerRow], head: ProvisionView, silences: list[SilenceRow], line: set[str]
) -> Cell:
    found: dict[str, CellValue] = {}
    for row in rows:
        if row.question == question.id:
            found.setdefault(row.value, CellValue(row.value, row.quote, row.address, row.label, row.rung))
    if found:
        values = tuple(found.values())
        return Cell("excluded" if all(value.value == "excluded" for value in values) else "value", values)
    for silence in silences:
        if silence.question == question.id and silence.topic in line and _covers(silence, head):
            return Cell("silent", note=silence.note)
    return Cell("not-read")


def _covers(silence: SilenceRow, head: ProvisionView) -> bool:
    if silence.of:
        return head.address in silence.of
    return silence.work == head.work.address and silence.topic in head.provision.topics
