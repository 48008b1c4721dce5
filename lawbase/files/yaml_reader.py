"""YAML as lawbase reads it: every plain scalar is text, a key stands once, and nothing is hidden behind an anchor.

Only `true`, `false` and `null` are not text, so that `no` stays Norway and `2018-02` stays a month; pydantic does the typing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

_LITERALS: dict[str, object] = {"true": True, "false": False, "null": None}
_DEPTH = 24
SIZE_LIMIT = 4_000_000

Place = tuple[str | int, ...]


class YamlFault(Exception):
    """A fault in a YAML file, with its line."""

    def __init__(self, line: int, sentence: str) -> None:
        self.line = line
        self.sentence = sentence
        super().__init__(f"line {line}: {sentence}")


@dataclass
class Document:
    """What a file says, and on which line each part of it begins (lines count from 1)."""

    data: Any
    lines: dict[Place, int] = field(default_factory=dict)

    def line_of(self, place: Place) -> int:
        """The line of a place, or of the nearest place above it that has one."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)


def read_yaml(text: str, first_line: int = 1) -> Document:
    """Read one YAML document; raises YamlFault with the line and a sentence."""
    if len(text) > SIZE_LIMIT:
        raise YamlFault(
            first_line, f"the file is larger than {SIZE_LIMIT // 1_000_000} MB; a record is never that long"
        )
    reader = _Reader(first_line)
    try:
        events = yaml.parse(text, Loader=yaml.CSafeLoader)
        return reader.read(iter(events))
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark or fault.context_mark
        line = (mark.line if mark else 0) + first_line
        raise YamlFault(line, f"the YAML cannot be read here: {fault.problem or fault.context}") from None
    except yaml.reader.ReaderError as fault:
        raise YamlFault(
            first_line, f"the file holds a character that YAML does not allow (position {fault.position})"
        ) from None


def _is_plain(event: Any) -> bool:
    """Whether a scalar stands without quotes; libyaml says so with an empty style, the Python parser with none."""
    return not event.style


class _Reader:
    def __init__(self, first_line: int) -> None:
        self.first_line = first_line
        self.lines: dict[Place, int] = {}

    def read(self, events: Iterator[Any]) -> Document:
        data: Any = None
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                data = self._value(next(events), events, ())
            elif isinstance(event, yaml.DocumentEndEvent):
                continue
        return Document(data, self.lines)

    def _line(self, event: Any) -> int:
        return int(event.start_mark.line) + self.first_line

    def _value(self, event: Any, events: Iterator[Any], place: Place) -> Any:
        self._refuse_tricks(event)
        self.lines[place] = self._line(event)
        if len(place) > _DEPTH:
            raise YamlFault(self._line(event), "this is nested too deeply for a record")
        if isinstance(event, yaml.ScalarEvent):
            return _LITERALS.get(event.value, event.value) if _is_plain(event) else event.value
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(events, place)
        return self._mapping(event, events, place)

    def _sequence(self, events: Iterator[Any], place: Place) -> list[Any]:
        found: list[Any] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            found.append(self._value(event, events, (*place, len(found))))
        return found

    def _mapping(self, start: Any, events: Iterator[Any], place: Place) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            self._refuse_tricks(event)
            if not isinstance(event, yaml.ScalarEvent):
                raise YamlFault(self._line(event), "a key must be a plain word")
            if event.value in found:
                raise YamlFault(self._line(event), f"the key “{event.value}” stands twice")
            following = next(events)
            if (
                start.flow_style
                and isinstance(following, yaml.ScalarEvent)
                and _is_plain(following)
                and not following.value
            ):
                raise YamlFault(
                    self._line(event),
                    f"“{event.value}” was read as a key; inside braces a value with a comma must stand in double quotes",
                )
            value = self._value(following, events, (*place, event.value))
            self.lines[(*place, event.value)] = self._line(event)
            found[event.value] = value
        return found

    def _refuse_tricks(self, event: Any) -> None:
        if isinstance(event, yaml.AliasEvent):
            raise YamlFault(self._line(event), "aliases (*name) are not allowed; write the value out")
        if getattr(event, "anchor", None):
            raise YamlFault(self._line(event), "anchors (&name) are not allowed; write the value out")
        if getattr(event, "tag", None):
            raise YamlFault(self._line(event), f"tags ({event.tag}) are not allowed; every plain value is read as text")
