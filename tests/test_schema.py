"""The JSON Schemas agree with the shapes: what a schema allows is read, what it forbids is not."""

from __future__ import annotations

import pytest

from lawbase.services.schemas import SCHEMAS, schema_of


@pytest.mark.parametrize("kind", SCHEMAS)
def test_a_schema_leaves_out_what_the_path_says_and_refuses_unknown_keys(kind: str) -> None:
    schema = schema_of(kind)
    _, given = SCHEMAS[kind]
    assert schema["$schema"].endswith("2020-12/schema") and schema["additionalProperties"] is False
    assert not set(given) & set(schema["properties"]) and not set(given) & set(schema.get("required", ()))


def test_the_choices_of_a_field_stand_in_the_schema() -> None:
    assert "bill" in str(schema_of("work")["properties"]["kind"])
