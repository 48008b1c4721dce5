"""Tell the format of a file from its content and hand it to its reader."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from lawbase.texts import australian, bundestag, bwb, documents_json, legalize, seed_json
from lawbase.texts.tree import OfficialText, TextRefused

_JSON: tuple[tuple[Callable[[Any], bool], Callable[[Any], OfficialText]], ...] = (
    (documents_json.recognises, documents_json.read),
    (seed_json.recognises, seed_json.read),
)
_TEXT: tuple[tuple[Callable[[str], bool], Callable[[str], OfficialText]], ...] = (
    (legalize.recognises, legalize.read),
    (bundestag.recognises, bundestag.read),
    (bwb.recognises, bwb.read),
    (australian.recognises, australian.read),
)


def read_bytes(data: bytes, name: str) -> OfficialText:
    """Read a file's bytes as an official text; the name only serves the sentence of a refusal."""
    if not data.strip():
        raise TextRefused(f"{name} is empty.")
    text = _decoded(data, name)
    start = text.lstrip()[:1]
    if start in "{[":
        return _read_json(text, name)
    for recognises, read in _TEXT:
        if recognises(text):
            return read(text)
    raise TextRefused(f"{name} is in no format lawbase knows.")


def _decoded(data: bytes, name: str) -> str:
    for encoding in ("utf-8-sig", "utf-16") if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig",):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise TextRefused(f"{name} is not UTF-8 text. Convert it to UTF-8 and try again.")


def _read_json(text: str, name: str) -> OfficialText:
    try:
        data = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        raise TextRefused(f"{name} is not whole JSON: {error}.") from error
    for recognises, read in _JSON:
        if recognises(data):
            return read(data)
    raise TextRefused(f"{name} is JSON of a kind lawbase does not know.")
