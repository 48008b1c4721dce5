"""From rows of the library to what it hands out."""

from __future__ import annotations

from typing import Any

from lawbase.library.views import AnswerRow, SilenceRow

Row = dict[str, Any]


def marks(values: list[Any]) -> str:
    """Question marks for the values of an SQL list."""
    return ",".join("?" * len(values))


def _split(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split(";") if part)


def answer_row(row: Row) -> AnswerRow:
    """A row of the table of answers."""
    return AnswerRow(
        address=row["address"],
        jurisdiction=row["jurisdiction"],
        work=row["work"],
        label=row["label"],
        of=_split(row["of"]),
        topic=row["topic"],
        owner=row["owner"],
        question=row["question"],
        value=row["value"],
        quote=row["quote"],
        rung=row["rung"],
        current=bool(row["current"]),
    )


def silence_row(row: Row) -> SilenceRow:
    """A row of the table of silences."""
    return SilenceRow(
        work=row["work"],
        jurisdiction=row["jurisdiction"],
        topic=row["topic"],
        owner=row["owner"],
        question=row["question"],
        of=_split(row["of"]),
        note=row["note"],
    )
