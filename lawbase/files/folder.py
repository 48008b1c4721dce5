"""The content folder on disk: where it is, which files it holds, how each is read as text."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from lawbase.errors import LawbaseError, Problem


class NoContent(LawbaseError):
    """There is no content folder here; it must hold `corpus` and `model_clauses`."""


@dataclass(frozen=True, slots=True)
class ContentFolder:
    """A folder that holds `corpus/` and `model_clauses/`."""

    root: Path

    @property
    def corpus(self) -> Path:
        """Records of law."""
        return self.root / "corpus"

    @property
    def clauses(self) -> Path:
        """Model clauses."""
        return self.root / "model_clauses"

    @property
    def ledger(self) -> Path:
        """What was proved or read twice."""
        return self.corpus / "ledger"

    def name(self, path: Path) -> str:
        """A file as problems name it: relative to the folder, with forward slashes."""
        return path.relative_to(self.root).as_posix()


def find_content(given: Path | None) -> ContentFolder:
    """Find the content: the folder given, else the checkout's own top level, else what came inside the wheel.

    Raises NoContent when the folder does not hold a corpus.
    """
    package = Path(__file__).resolve().parents[1]
    candidates = [given] if given else [package.parent, package / "content"]
    for candidate in candidates:
        if (candidate / "corpus").is_dir() and (candidate / "model_clauses").is_dir():
            return ContentFolder(candidate)
    raise NoContent(f"{candidates[0]} does not hold the folders `corpus` and `model_clauses`.")


def files_in(folder: Path, suffix: str, problems: list[Problem], root: Path) -> list[Path]:
    """The files below a folder with this ending, in a stable order; a folder that cannot be read becomes a problem."""

    if not folder.exists():
        return []

    def unreadable(fault: OSError) -> None:
        where = Path(fault.filename).relative_to(root).as_posix()
        problems.append(Problem(where, f"the folder cannot be read: {fault.strerror}", "file"))

    found = [
        Path(at) / name
        for at, _, names in os.walk(folder, onerror=unreadable)
        for name in names
        if name.endswith(suffix)
    ]
    return sorted(found)


def read_file(path: Path, where: str, problems: list[Problem]) -> str | None:
    """The text of a file; one that cannot be opened or is not UTF-8 becomes a problem and None."""
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as fault:
        problems.append(Problem(where, f"the file is not UTF-8 (byte {fault.start}); save it as UTF-8", "file"))
    except OSError as fault:
        problems.append(Problem(where, f"the file cannot be read: {fault.strerror}", "file"))
    return None
