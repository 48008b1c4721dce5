"""Readers of official texts: one tree from every format a publisher chose."""

from __future__ import annotations

from pathlib import Path

from lawbase.texts.recognise import read_bytes
from lawbase.texts.tree import OfficialText, ProposedEvent, TextProvision, TextRefused, Unplaced

SIZE_LIMIT = 64_000_000


def read_text(path: Path) -> OfficialText:
    """Read a file as an official text; its format is recognised from its content."""
    try:
        size = path.stat().st_size
        if size > SIZE_LIMIT:
            raise TextRefused(
                f"{path.name} is {size // 1_000_000} MB long; at most {SIZE_LIMIT // 1_000_000} MB are read."
            )
        data = path.read_bytes()
    except OSError as error:
        raise TextRefused(f"{path.name} cannot be opened: {error.strerror or error}.") from error
    return read_bytes(data, path.name)


__all__ = ["OfficialText", "ProposedEvent", "TextProvision", "TextRefused", "Unplaced", "read_bytes", "read_text"]
