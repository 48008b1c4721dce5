"""The data folder: immutable builds, the pointer to the current one, and who still reads which."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import platformdirs
from filelock import FileLock, Timeout

from lawbase.errors import BuildRunning, LawbaseError, NoLibrary, StorageFull

_DRAFT = ".draft"


class DataFolderRefused(LawbaseError):
    """The data folder cannot be used."""


@dataclass(frozen=True, slots=True)
class DataFolder:
    """Where lawbase keeps what it builds and what people write; mode 0700."""

    root: Path

    @property
    def builds(self) -> Path:
        """The folder of builds."""
        return self.root / "builds"

    @property
    def _pointer(self) -> Path:
        return self.root / "CURRENT"

    def prepare(self) -> None:
        """Make the folder if it is not there; raises DataFolderRefused with the reason."""
        try:
            self.root.mkdir(parents=True, exist_ok=True, mode=0o700)
            self.builds.mkdir(exist_ok=True)
        except OSError as fault:
            if fault.errno == errno.ENOSPC:
                raise StorageFull() from None
            raise DataFolderRefused(f"The data folder {self.root} cannot be used: {fault.strerror}.") from None

    def current_id(self) -> str:
        """The id of the build that serves; raises NoLibrary when there is none."""
        try:
            name = self._pointer.read_text(encoding="utf-8").strip()
        except OSError:
            raise NoLibrary() from None
        if not name or not (self.builds / name / "library.db").is_file():
            raise NoLibrary()
        return name

    def build_path(self, build: str) -> Path:
        """The folder of a build."""
        return self.builds / build

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the right to build; raises BuildRunning when another process holds it."""
        lock = FileLock(self.root / "build.lock")
        try:
            lock.acquire(timeout=0)
        except Timeout:
            raise BuildRunning() from None
        try:
            yield
        finally:
            lock.release()

    def draft(self, build: str) -> Path:
        """An empty folder to build in; drafts that a killed build left behind are cleared away."""
        for left in self.builds.glob(f"*{_DRAFT}"):
            shutil.rmtree(left, ignore_errors=True)
        path = self.builds / f"{build}{_DRAFT}"
        path.mkdir()
        return path

    def publish(self, draft: Path, build: str) -> None:
        """Give a finished draft its name and let it serve; both are single renames."""
        os.replace(draft, self.builds / build)
        pointer = self.root / "CURRENT.new"
        pointer.write_text(build + "\n", encoding="utf-8")
        os.replace(pointer, self._pointer)

    def hold(self, build: str) -> Path:
        """Note that this process reads a build, so that it is not pruned; returns the note to take away."""
        notes = self.root / "readers"
        notes.mkdir(exist_ok=True)
        note = notes / f"{build}.{os.getpid()}"
        note.touch()
        return note

    def prune(self, keep: str) -> None:
        """Remove builds that are neither kept nor read by a living process."""
        held = {keep} | {note.name.rpartition(".")[0] for note in self._living_notes()}
        for path in self.builds.iterdir():
            if path.is_dir() and path.name not in held:
                shutil.rmtree(path, ignore_errors=True)

    def _living_notes(self) -> Iterator[Path]:
        for note in (self.root / "readers").glob("*.*"):
            pid = note.name.rpartition(".")[2]
            if pid.isdigit() and _is_alive(int(pid)):
                yield note
            else:
                note.unlink(missing_ok=True)


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def find_data_folder(given: Path | None) -> DataFolder:
    """The folder given, else the place the operating system keeps for user data."""
    return DataFolder(given or Path(platformdirs.user_data_dir("lawbase")))
