"""From what a file says to a record: every fault becomes a sentence with its place."""

from __future__ import annotations

import difflib
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from lawbase.errors import Problem
from lawbase.files.yaml_reader import Document, Place

Shape = TypeVar("Shape", bound=BaseModel)


def shape(
    model: type[Shape], document: Document, where: str, from_path: dict[str, Any]
) -> tuple[Shape | None, list[Problem]]:
    """Make a record of a document, or say everything that is wrong with it.

    `from_path` holds what the path of the file says (address, id); `where` is the file as problems name it.
    """
    if not isinstance(document.data, dict):
        return None, [
            Problem(where, "the file does not hold a record: it must begin with keys such as title:", "shape")
        ]
    repeated = sorted(set(from_path) & set(document.data))
    if repeated:
        line = document.line_of((repeated[0],))
        return None, [
            Problem(f"{where}:{line}", f"“{repeated[0]}” comes from the path of the file; take it out", "shape")
        ]
    try:
        return model.model_validate({**document.data, **from_path}), []
    except ValidationError as fault:
        return None, [_problem(error, document, where, model) for error in fault.errors(include_url=False)]


def _problem(error: ErrorDetails, document: Document, where: str, model: type[BaseModel]) -> Problem:
    place = _place_in(document.data, error["loc"])
    line = document.line_of(place)
    words = ".".join(str(step) for step in place)
    sentence = _sentence(error, model)
    return Problem(f"{where}:{line}", f"{words}: {sentence}" if words else sentence, "shape")


def _place_in(data: Any, loc: tuple[int | str, ...]) -> Place:
    """Keep the steps of a pydantic location that really exist in the data; it adds names of types to its own."""
    place: list[str | int] = []
    at = data
    for step in loc:
        if not _has_step(at, step):
            continue
        at = at[step]
        place.append(step)
    return tuple(place)


def _has_step(at: Any, step: int | str) -> bool:
    if isinstance(at, dict):
        return step in at
    return isinstance(at, list) and isinstance(step, int) and step < len(at)


def _sentence(error: ErrorDetails, model: type[BaseModel]) -> str:
    name = str(error["loc"][-1]) if error["loc"] else ""
    given = error.get("input")
    match error["type"]:
        case "extra_forbidden":
            return f"the key “{name}” is not known here{_nearest(name, _known_keys(model))}"
        case "missing":
            return f"“{name}” is missing"
        case "literal_error":
            expected = str(error.get("ctx", {}).get("expected", "")).replace("'", "")
            return f"“{given}” is not one of {expected}"
        case "string_pattern_mismatch":
            return f"“{given}” does not have the form of its field"
        case "string_too_short":
            return "it is empty"
        case "value_error":
            return str(error.get("ctx", {}).get("error", error["msg"]))
        case "string_type":
            return f"words were expected, not {_kind(given)}"
        case "too_short":
            return "at least one entry is needed"
        case _:
            return error["msg"][:1].lower() + error["msg"][1:]


def _kind(given: object) -> str:
    if given is None:
        return "nothing"
    return {"dict": "a group of keys", "list": "a list", "bool": "true or false"}.get(type(given).__name__, "this")


def _known_keys(model: type[BaseModel]) -> set[str]:
    known: set[str] = set()
    for definition in [model.model_json_schema(), *model.model_json_schema().get("$defs", {}).values()]:
        known.update(definition.get("properties", {}))
    return known


def _nearest(name: str, known: set[str]) -> str:
    close = difflib.get_close_matches(name, sorted(known), n=1)
    return f"; did you mean “{close[0]}”?" if close else ""
