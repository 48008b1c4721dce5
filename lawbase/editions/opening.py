"""Opening `texts.db`: migrated, backed up before each migration, one writer, several readers."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout
from sqlite_utils import Database

from lawbase.editions.schema import MIGRATIONS
from lawbase.errors import LawbaseError

NAME = "texts.db"


class ImportRunning(LawbaseError):
    """Another import is running on this data folder. Wait for it to end and try again."""


class TextsTooNew(LawbaseError):
    """The imported texts were written by a newer lawbase. Install that version to use them; nothing was changed."""


class TextsBroken(LawbaseError):
    """The file of imported texts cannot be read."""


@contextmanager
def sole_writer(root: Path) -> Iterator[None]:
    """Hold the right to write texts; raises ImportRunning when another process holds it."""
    lock = FileLock(root / "texts.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise ImportRunning() from None
    try:
        yield
    finally:
        lock.release()


def open_to_write(root: Path) -> Database:
    """Open the store of a data folder and migrate it; the caller holds the right to write.

    Raises TextsTooNew or TextsBroken.
    """
    database = _connect(f"file:{_quoted(root / NAME)}?mode=rwc", root)
    try:
        for pragma in ("journal_mode = wal", "synchronous = normal", "foreign_keys = on"):
            database.execute(f"pragma {pragma}")
        _migrate(database, root)
    except BaseException:
        database.close()
        raise
    return database


def open_to_read(root: Path) -> Database:
    """Open the store of a data folder for reading; where nothing was imported yet it is empty.

    Raises TextsTooNew, TextsBroken, or ImportRunning when an old store must be migrated while another process writes.
    """
    if not (root / NAME).is_file():
        empty = Database(sqlite3.connect(":memory:", check_same_thread=False))
        MIGRATIONS.apply(empty)
        return empty
    database = _connect(f"file:{_quoted(root / NAME)}?mode=ro", root)
    try:
        _refuse_unknown(database)
        outdated = bool(MIGRATIONS.pending(database))
    except BaseException:
        database.close()
        raise
    if not outdated:
        return database
    database.close()
    with sole_writer(root):
        open_to_write(root).close()
    return _connect(f"file:{_quoted(root / NAME)}?mode=ro", root)


def _connect(uri: str, root: Path) -> Database:
    try:
        connection = sqlite3.connect(uri, uri=True, timeout=30, check_same_thread=False)
        connection.execute("select count(*) from sqlite_master")
    except sqlite3.OperationalError as fault:
        raise TextsBroken(f"{root / NAME} cannot be opened: {fault}.") from None
    except sqlite3.DatabaseError as fault:
        connection.close()
        raise TextsBroken(f"{root / NAME} is not a store of texts: {fault}. Move it away and import again.") from None
    return Database(connection)


def _quoted(path: Path) -> str:
    return path.absolute().as_posix().replace("%", "%25").replace("?", "%3f").replace("#", "%23")


def _refuse_unknown(database: Database) -> None:
    known = {migration.name for migration in MIGRATIONS.pending(Database(memory=True))}
    unknown = sorted({migration.name for migration in MIGRATIONS.applied(database)} - known)
    if unknown:
        raise TextsTooNew(
            f"The imported texts were written by a newer lawbase (migration {unknown[0]} is not known here). "
            "Install that version to use them; nothing was changed."
        )


def _migrate(database: Database, root: Path) -> None:
    _refuse_unknown(database)
    applied = MIGRATIONS.applied(database)
    for migration in MIGRATIONS.pending(database):
        if applied:
            _back_up(database, root, migration.name)
        _apply_until(database, migration.name)
        applied = MIGRATIONS.applied(database)


def _apply_until(database: Database, name: str) -> None:
    """Apply the pending migrations up to and with this one."""
    names = [migration.name for migration in MIGRATIONS.pending(database)]
    after = names[names.index(name) + 1 :]
    MIGRATIONS.apply(database, stop_before=after[:1])


def _back_up(database: Database, root: Path, before: str) -> None:
    folder = root / "backups"
    folder.mkdir(exist_ok=True, mode=0o700)
    path = folder / f"texts-{datetime.now(UTC):%Y%m%dT%H%M%S%f}-before-{before}.db"
    with closing(sqlite3.connect(path)) as copy:
        database.conn.backup(copy)
