"""Building the library: content in, an immutable build out; the build that was there serves until the new one is whole."""

from __future__ import annotations

import errno
import hashlib
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from lawbase import __version__
from lawbase.checks import check
from lawbase.editions import Editions
from lawbase.errors import BadContent, NoLibrary, StaleLibrary, StorageFull
from lawbase.files.content_reader import read_content
from lawbase.files.folder import ContentFolder, files_in
from lawbase.library.data_folder import DataFolder
from lawbase.library.library import Library
from lawbase.library.schema import FORMAT
from lawbase.library.writer import write_library
from lawbase.query.documents import SCHEMA, Findable, findables, text_document
from lawbase.records.content import Content
from search_index import Document, Engine
from search_index.folders import FORMAT as INDEX_FORMAT

Tell = Callable[[str, float], None]
"""Hears the name of a step and how much of the whole is done, between 0 and 1."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did; `redone` is False when nothing had changed since the build that serves."""

    build: str
    redone: bool
    works: int
    provisions: int
    documents: int
    indexed: int
    kept: int


def quiet(step: str, done: float) -> None:
    """Tell nobody."""


def build_library(data: DataFolder, folder: ContentFolder, engine: Engine, tell: Tell = quiet) -> BuildReport:
    """Build the library from the content.

    Raises BadContent with every problem, BuildRunning, or StorageFull; in each case the old build still serves.
    """
    data.prepare()
    with data.locked():
        tell("reading the content", 0.0)
        print_ = content_print(data, folder, engine)
        if served := _same_build(data, print_, engine):
            return served
        content = _sound_content(folder, tell)
        try:
            return _write_build(data, content, engine, print_, tell)
        except (OSError, sqlite3.Error) as fault:
            _clear_drafts(data)
            if is_full(fault):
                raise StorageFull() from None
            raise


def _sound_content(folder: ContentFolder, tell: Tell) -> Content:
    content, problems = read_content(folder)
    tell("checking the rules", 0.2)
    found = tuple(sorted({*problems, *check(content)}))
    if found:
        raise BadContent(found, "the library was not built, and the one that was there before still serves")
    return content


def _write_build(data: DataFolder, content: Content, engine: Engine, print_: str, tell: Tell) -> BuildReport:
    now = datetime.now(UTC)
    build = f"{now:%Y%m%dT%H%M%S%f}-{print_[:8]}"
    before = _current_path(data)
    draft = data.draft(build)
    found = list(findables(content, now.date().isoformat()))
    tell("writing the library", 0.35)
    meta = {
        "version": __version__,
        "print": print_,
        "built": now.isoformat(timespec="seconds"),
        "day": now.date().isoformat(),
    }
    write_library(draft / "library.db", content, (item.row for item in found), meta)
    tell("indexing", 0.45)
    with Editions(data.root) as editions:
        texts = (text_document(text, content.profiles) for text in editions.documents())
        indexed, kept = _write_index(engine, draft, before, found, texts, tell)
    data.publish(draft, build)
    data.prune(build)
    tell("done", 1.0)
    return BuildReport(build, True, len(content.works), len(content.provisions), len(found), indexed, kept)


def _write_index(
    engine: Engine, draft: Path, before: Path | None, found: list[Findable], texts: Iterator[Document], tell: Tell
) -> tuple[int, int]:
    name = f"index-{engine.name}"
    with engine.write(draft / name, start_from=before / name if before else None) as writer:
        step = max(1, len(found) // 40)
        for start in range(0, len(found), step):
            writer.add(item.document for item in found[start : start + step])
            tell("indexing", 0.45 + 0.5 * (start + step) / max(1, len(found)))
        tell("indexing official texts", 0.96)
        writer.add(texts)
        writer.remove_unseen()
        counts = writer.counts
    return counts.added + counts.changed, counts.unchanged


def _current_path(data: DataFolder) -> Path | None:
    try:
        return data.build_path(data.current_id())
    except NoLibrary:
        return None


def _same_build(data: DataFolder, print_: str, engine: Engine) -> BuildReport | None:
    path = _current_path(data)
    if path is None or not (path / f"index-{engine.name}").is_dir():
        return None
    try:
        library = Library(path / "library.db")
    except StaleLibrary:
        return None
    try:
        if library.meta.get("print") != print_:
            return None
        documents = library.count("documents")
        return BuildReport(
            path.name, False, library.count("works"), library.count("provisions"), documents, 0, documents
        )
    finally:
        library.close()


def content_print(data: DataFolder, folder: ContentFolder, engine: Engine) -> str:
    """A hash over the version, the formats, every content file and the imported texts: two builds with one print are the same build.

    The day is part of it, because statuses are computed for the day of the build.
    """
    digest = hashlib.sha256()
    day = datetime.now(UTC).date().isoformat()
    digest.update(f"{__version__}/{FORMAT}/{INDEX_FORMAT}/{SCHEMA.fingerprint()}/{engine.name}/{day}".encode())
    with Editions(data.root) as editions:
        digest.update(editions.state().encode())
    paths = [
        path
        for part, suffix in ((folder.corpus, ".yml"), (folder.ledger, ".tsv"), (folder.clauses, ".md"))
        for path in files_in(part, suffix, [], folder.root)
    ]
    for path in paths:
        digest.update(folder.name(path).encode())
        digest.update(path.read_bytes() if path.is_file() else b"")
    return digest.hexdigest()


def _clear_drafts(data: DataFolder) -> None:
    for left in data.builds.glob("*.draft"):
        shutil.rmtree(left, ignore_errors=True)


def is_full(fault: BaseException) -> bool:
    """Whether an error means that the disk is full, said by the system or by SQLite."""
    return (isinstance(fault, OSError) and fault.errno in (errno.ENOSPC, errno.EDQUOT)) or (
        isinstance(fault, sqlite3.Error) and "full" in str(fault)
    )
