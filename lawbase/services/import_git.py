"""Importing a git repository of law: each commit that changes a law is an edition of it, oldest first."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from dulwich.errors import NotGitRepository
from dulwich.objects import Blob, Commit, ObjectID, ShaFile, Tree
from dulwich.repo import Repo

from lawbase.editions import EditionsWriter
from lawbase.errors import LawbaseError
from lawbase.services.git_sizes import ObjectRefused, weigh
from lawbase.services.importing import ImportReport, Named, SkippedFile, Tell, import_bytes
from lawbase.services.joining import Joiner
from lawbase.services.not_law import not_law
from lawbase.texts import SIZE_LIMIT

TREE_LIMIT = 16_000_000
ENTRIES_LIMIT = 500_000
DEPTH_LIMIT = 40
_SHOWN = 10
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class RepositoryRefused(LawbaseError):
    """This git repository cannot be read."""


@dataclass(frozen=True, slots=True)
class Change:
    """A file as a commit leaves it; it is no true entry when its name holds a slash."""

    path: str
    mode: int
    ident: ObjectID
    is_entry: bool = True


def is_repository(path: Path) -> bool:
    """Whether a folder is the top of a git repository, with or without files beside it."""
    return (path / ".git").exists() or (
        (path / "HEAD").is_file() and (path / "objects").is_dir() and (path / "refs").is_dir()
    )


def import_commits(writer: EditionsWriter, joiner: Joiner, path: Path, report: ImportReport, tell: Tell) -> None:
    """Import every version of every law from the current branch, oldest first; raises RepositoryRefused or StorageFull."""
    with closing(_open(path)) as repository:
        commits = _commits(repository)
        told: set[str] = set()
        versions: dict[str, str] = {}
        before: ObjectID | None = None
        for number, ident in enumerate(commits):
            tell(f"commit {number + 1} of {len(commits)}", number / len(commits))
            commit = _read(repository, ident)
            if not isinstance(commit, Commit):
                continue
            for change in _told_changes(repository, before, commit, report):
                _import_change(writer, joiner, repository, commit, change, told, versions, report)
            before = commit.tree
    tell("done", 1.0)


def _open(path: Path) -> Repo:
    try:
        repository = Repo(str(path))
    except (NotGitRepository, OSError, ValueError, KeyError) as fault:
        raise RepositoryRefused(
            f"{path} cannot be opened as a git repository: {fault or type(fault).__name__}."
        ) from None
    if (Path(repository.object_store.path) / "info" / "alternates").exists():
        repository.close()
        raise RepositoryRefused(
            f"{path} borrows objects from another folder. Run `git repack -a -d` in it, remove objects/info/alternates and try again."
        )
    return repository


def _commits(repository: Repo) -> list[ObjectID]:
    """The commits of the current branch by first parents, oldest first; a shallow history begins where it was cut."""
    try:
        ident: ObjectID | None = repository.head()
    except Exception as fault:  # a broken HEAD raises whatever its parts raise
        raise RepositoryRefused(
            f"The repository has no commit on its current branch ({type(fault).__name__})."
        ) from None
    found: list[ObjectID] = []
    while ident is not None:
        commit = _read(repository, ident)
        if not isinstance(commit, Commit):
            break
        found.append(ident)
        ident = commit.parents[0] if commit.parents else None
    if not found:
        raise RepositoryRefused("The newest commit of the repository cannot be read.")
    return found[::-1]


def _read(repository: Repo, ident: ObjectID) -> ShaFile | None:
    """A commit or tree; None when it is absent, broken or too large."""
    try:
        return _load(repository, ident, TREE_LIMIT)
    except ObjectRefused:
        return None


def _load(repository: Repo, ident: ObjectID, limit: int) -> ShaFile:
    """An object, weighed before it is unpacked; raises ObjectRefused with the reason."""
    try:
        weigh(repository, ident, limit)
        found = repository.object_store[ident]
        if isinstance(found, Blob):
            found.check()
    except ObjectRefused:
        raise
    except KeyError:
        raise ObjectRefused("The repository does not hold it.") from None
    except Exception as fault:  # dulwich raises whatever zlib, struct and its own parsers raise
        raise ObjectRefused(f"It is broken in the repository ({type(fault).__name__}).") from None
    return found


def _told_changes(repository: Repo, before: ObjectID | None, commit: Commit, report: ImportReport) -> Iterator[Change]:
    """The files a commit changes; where its tree cannot be walked the report says so, and what was found goes on."""
    try:
        yield from _changes(repository, before, commit.tree)
    except ObjectRefused as fault:
        report.add(SkippedFile(f"commit {_short(commit)}", f"Its folders cannot all be read. {fault}"))


def _changes(repository: Repo, before: ObjectID | None, after: ObjectID) -> Iterator[Change]:
    """The files that are new or other in a tree; equal folders are not entered, and their number is bounded."""
    entered = 0
    waiting: list[tuple[str, ObjectID | None, ObjectID, int]] = [("", before, after, 0)]
    while waiting:
        folder, old_ident, new_ident, depth = waiting.pop()
        old = _entries(repository, old_ident) if old_ident else {}
        new = _entries(repository, new_ident)
        entered += len(new)
        if entered > ENTRIES_LIMIT or depth > DEPTH_LIMIT:
            raise ObjectRefused("It has too many folders and files for a collection of law.")
        changed = {name: entry for name, entry in new.items() if old.get(name) != entry}
        for name, (mode, ident) in sorted(changed.items()):
            old_mode, was = old.get(name, (0, None))
            path = f"{folder}{name.decode('utf-8', 'replace')}"
            if stat.S_ISDIR(mode) and b"/" not in name:
                waiting.append((f"{path}/", was if stat.S_ISDIR(old_mode) else None, ident, depth + 1))
            else:
                yield Change(path, mode, ident, b"/" not in name)


def _entries(repository: Repo, ident: ObjectID) -> dict[bytes, tuple[int, ObjectID]]:
    tree = _load(repository, ident, TREE_LIMIT)
    if not isinstance(tree, Tree):
        raise ObjectRefused("A folder in it is no folder.")
    return {entry.path: (entry.mode, entry.sha) for entry in tree.iteritems()}


def _import_change(
    writer: EditionsWriter,
    joiner: Joiner,
    repository: Repo,
    commit: Commit,
    change: Change,
    told: set[str],
    versions: dict[str, str],
    report: ImportReport,
) -> None:
    why = _refusal(change)
    if why:
        if change.path not in told:
            told.add(change.path)
            report.add(SkippedFile(_printable(change.path), why))
        return
    shown = f"{_printable(change.path)}@{_short(commit)}"
    day = _author_day(commit)
    if not day:
        report.add(SkippedFile(shown, "The day of its commit cannot be read."))
        return
    try:
        blob = _load(repository, change.ident, SIZE_LIMIT)
    except ObjectRefused as fault:
        report.add(SkippedFile(shown, str(fault)))
        return
    if not isinstance(blob, Blob):
        report.add(SkippedFile(shown, "It is no file in the repository."))
        return
    named = Named(shown, change.path, commit.id.decode("ascii"), day)
    report.add(import_bytes(writer, joiner, blob.as_raw_string(), named, versions))


def _refusal(change: Change) -> str:
    """Why an entry is not read, by its name and mode; empty when it may be law."""
    parts = change.path.split("/")
    if not change.is_entry or any(
        part in ("", ".", "..") or part.casefold() == ".git" or "\\" in part for part in parts
    ):
        return "Its name leads out of the repository."
    if not change.path.isprintable():
        return "Its name holds characters that cannot be printed."
    if stat.S_ISLNK(change.mode):
        return "It is a link; import what it leads to by its own path."
    if not stat.S_ISREG(change.mode):
        return "It is another repository inside this one; import it by its own path."
    return not_law(parts[-1])


def _author_day(commit: Commit) -> str:
    """The day the author put on a commit, where a repository of law keeps the day of the law."""
    try:
        return (_EPOCH + timedelta(seconds=commit.author_time + commit.author_timezone)).date().isoformat()
    except (OverflowError, ValueError, AttributeError, TypeError):
        return ""


def _short(commit: Commit) -> str:
    return commit.id.decode("ascii")[:_SHOWN]


def _printable(path: str) -> str:
    return "".join(c if c.isprintable() else "\ufffd" for c in path)
