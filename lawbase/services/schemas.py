"""JSON Schemas of the records, made from their shapes so that editors can complete and check."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from lawbase.records.clause import Clause, Expression
from lawbase.records.instrument import Instrument
from lawbase.records.profile import Profile
from lawbase.records.topic import TopicFile
from lawbase.records.work import Work

SCHEMAS: dict[str, tuple[type[BaseModel], tuple[str, ...]]] = {
    "work": (Work, ("address",)),
    "profile": (Profile, ("code",)),
    "instrument": (Instrument, ("id",)),
    "topics": (TopicFile, ()),
    "clause": (Clause, ("id", "text", "notes", "expressions")),
    "expression": (Expression, ("language", "text", "notes")),
}
"""Each kind of file: its shape, and the keys that come from its path or body rather than from its YAML."""


def schema_of(kind: str) -> dict[str, Any]:
    """The JSON Schema (2020-12) of what a person writes in a file of this kind."""
    model, given = SCHEMAS[kind]
    schema = model.model_json_schema()
    for name in given:
        schema["properties"].pop(name, None)
        if name in schema.get("required", ()):
            schema["required"].remove(name)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
