"""Importing official texts into the data folder: files and folders; every file is read, skipped with a reason or doubtful."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from lawbase.editions import EditionsWriter
from lawbase.errors import LawbaseError
from lawbase.library.data_folder import DataFolder
from lawbase.records.content import Content
from lawbase.services.import_git import import_commits, is_repository
from lawbase.services.importing import ImportReport, Named, Outcome, SkippedFile, Tell, import_bytes
from lawbase.services.joining import Joiner
from lawbase.services.not_law import not_law
from lawbase.services.text_lists import TextLists, read_lists
from lawbase.texts import SIZE_LIMIT, TextRefused


class NothingToImport(LawbaseError):
    """There is no file or folder at this path."""


def quiet(step: str, done: float) -> None:
    """Tell nobody."""


def import_texts(
    data: DataFolder, content: Content, path: Path, tell: Tell = quiet, lists: TextLists | None = None
) -> ImportReport:
    """Import a file, every file of a folder, or every version in a git repository; what is stored already is known by its hash.

    Raises NothingToImport, ImportRunning, TextsTooNew, TextsBroken, StorageFull or RepositoryRefused; what was stored until then stays.
    """
    if not path.exists():
        raise NothingToImport(f"There is no file or folder at {path}.")
    data.prepare()
    folder = path if path.is_dir() else path.parent
    joiner = Joiner(content, lists or read_lists(folder))
    report = ImportReport()
    with EditionsWriter.at(data.root) as writer:
        if is_repository(path):
            import_commits(writer, joiner, path, report, tell)
            return report
        files = list(_files(path))
        for number, file in enumerate(files):
            name = _name(file, path)
            tell(name, number / len(files))
            report.add(_import_file(writer, joiner, file, name, is_named=path == file))
    tell("done", 1.0)
    return report


def _files(path: Path) -> Iterator[Path]:
    """The files below a path in a stable order; folders behind links are not entered."""
    if not path.is_dir():
        yield path
        return
    for at, folders, names in os.walk(path):
        folders[:] = sorted(folder for folder in folders if folder != ".git")
        links = [folder for folder in folders if (Path(at) / folder).is_symlink()]
        yield from (Path(at) / name for name in sorted([*names, *links]))


def _name(file: Path, path: Path) -> str:
    return file.name if file == path else file.relative_to(path).as_posix()


def _import_file(writer: EditionsWriter, joiner: Joiner, file: Path, name: str, is_named: bool) -> Outcome:
    why = not_law(file.name, is_named)
    if not why and file.is_symlink() and not is_named:
        why = "It is a link; import what it leads to by its own path."
    if why:
        return SkippedFile(name, why)
    try:
        data = _bytes_of(file)
    except TextRefused as fault:
        return SkippedFile(name, str(fault))
    return import_bytes(writer, joiner, data, Named(name, file.absolute().as_posix()))


def _bytes_of(file: Path) -> bytes:
    """The bytes of a file; raises TextRefused for what is too large, no file, or not to be opened."""
    try:
        found = file.stat()
        if not stat.S_ISREG(found.st_mode):
            raise TextRefused("It is no regular file.")
        if found.st_size > SIZE_LIMIT:
            raise TextRefused(_too_large(found.st_size))
        with file.open("rb") as stream:
            data = stream.read(SIZE_LIMIT + 1)
    except OSError as fault:
        raise TextRefused(f"It cannot be opened: {fault.strerror or fault}.") from None
    if len(data) > SIZE_LIMIT:
        raise TextRefused(_too_large(len(data)))
    return data


def _too_large(size: int) -> str:
    return f"It is {size // 1_000_000} MB long; at most {SIZE_LIMIT // 1_000_000} MB are read."
