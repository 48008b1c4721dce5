"""The folder an index lives in: which engine and schema made it, and copies of it."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

from search_index.documents import Schema
from search_index.errors import NoIndex, StaleIndex

# Raised whenever tokens, stems or what is stored change: an older index would silently miss words.
FORMAT = 2
_MANIFEST = "search_index.json"
_SEGMENTS = {".seg", ".store", ".term", ".idx", ".pos", ".fast", ".fieldnorm"}


def describe(engine: str, schema: Schema) -> dict[str, object]:
    """What an index must have been made with for this program to read it."""
    return {"format": FORMAT, "engine": engine, "schema": schema.fingerprint()}


def is_index(folder: Path) -> bool:
    """Whether a folder holds an index, of any engine."""
    return (folder / _MANIFEST).is_file()


def check(folder: Path, engine: str, schema: Schema) -> None:
    """Refuse a folder without an index, or with one this program cannot read."""
    try:
        found = json.loads((folder / _MANIFEST).read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError) as missing:
        raise NoIndex(f"There is no search index in {folder}.") from missing
    except ValueError as broken:
        raise StaleIndex(f"The search index in {folder} is damaged. Build it anew.") from broken
    if found != describe(engine, schema):
        raise StaleIndex(
            f"The search index in {folder} was made by another engine or version, or with another "
            "schema. Build it anew."
        )


def sign(folder: Path, engine: str, schema: Schema) -> None:
    """Note in the folder what its index is made with."""
    written = folder / f"{_MANIFEST}.new"
    written.write_text(json.dumps(describe(engine, schema)), encoding="utf-8")
    os.replace(written, folder / _MANIFEST)


def prepare(folder: Path, engine: str, schema: Schema, start_from: Path | None) -> bool:
    """Make a folder ready for writing; whether an index is in it already."""
    folder.mkdir(parents=True, exist_ok=True)
    if not is_index(folder) and start_from is not None and _usable(start_from, engine, schema):
        _copy(start_from, folder)
    if is_index(folder):
        check(folder, engine, schema)
        return True
    return False


def _usable(folder: Path, engine: str, schema: Schema) -> bool:
    try:
        check(folder, engine, schema)
    except (NoIndex, StaleIndex):
        return False
    return True


def _copy(source: Path, target: Path) -> None:
    """Copy an index; segments are never changed once written, so a second name for them will do."""
    for path in sorted(source.iterdir()):
        if not path.is_file() or "lock" in path.name.casefold() or path.name == _MANIFEST:
            continue
        if path.suffix in _SEGMENTS:
            _link(path, target / path.name)
        else:
            shutil.copy2(path, target / path.name)
    # Last, because a folder without it is no index: a copy that was cut short is made again.
    shutil.copy2(source / _MANIFEST, target / _MANIFEST)


def _link(path: Path, to: Path) -> None:
    try:
        os.link(path, to)
    except OSError:
        shutil.copy2(path, to)
