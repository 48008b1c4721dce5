"""Importing official texts into the data folder: files and folders; every file is read, skipped with a reason or doubtful."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import regex

from lawbase.editions import EditionsWriter, Placement, StoredText
from lawbase.errors import LawbaseError, StorageFull
from lawbase.library.data_folder import DataFolder
from lawbase.records.content import Content
from lawbase.services.build import is_full
from lawbase.services.joining import Joiner, facts_of
from lawbase.services.text_lists import TextLists, read_lists
from lawbase.texts import SIZE_LIMIT, OfficialText, TextRefused, brazilian_csv, read_bytes

Tell = Callable[[str, float], None]
_ABOUT = regex.compile(
    r"(?:read-?me|licen[cs]e|copying|notices?|notes?|changelog|changes|contributing|authors|code_of_conduct)"
    r"(?:[-_]\w{1,5})?(?:\.[\w-]+)*",
    regex.IGNORECASE,
)
_LISTS = regex.compile(r"(?:manifest|history|works|sources)[-\w]*\.(?:csv|tsv|json)", regex.IGNORECASE)
_READ = frozenset(
    {"", ".md", ".markdown", ".txt", ".json", ".xml", ".akn", ".html", ".htm", ".xhtml", ".csv", ".docx", ".pdf"}
)
_PACKED = frozenset({".zip", ".gz", ".tgz", ".bz2", ".xz", ".7z", ".tar", ".rar", ".zst"})


class NothingToImport(LawbaseError):
    """There is no file or folder at this path."""


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file that was read and joined to its work."""

    path: str
    work: str
    edition: str
    language: str
    as_at: str
    format: str
    provisions: int
    unplaced: int


@dataclass(frozen=True, slots=True)
class SkippedFile:
    """A file of which nothing was stored now, and why."""

    path: str
    why: str


@dataclass(frozen=True, slots=True)
class DoubtfulFile:
    """A file that was read and stored under its own name, because its work is not known."""

    path: str
    why: str
    name: str
    language: str
    format: str
    provisions: int


Outcome = ReadFile | SkippedFile | DoubtfulFile


@dataclass(slots=True)
class ImportReport:
    """What became of every file."""

    read: list[ReadFile] = field(default_factory=list)
    skipped: list[SkippedFile] = field(default_factory=list)
    doubtful: list[DoubtfulFile] = field(default_factory=list)

    def add(self, outcome: Outcome) -> None:
        """Note what became of a file."""
        if isinstance(outcome, ReadFile):
            self.read.append(outcome)
        elif isinstance(outcome, DoubtfulFile):
            self.doubtful.append(outcome)
        else:
            self.skipped.append(outcome)


def quiet(step: str, done: float) -> None:
    """Tell nobody."""


def import_texts(
    data: DataFolder, content: Content, path: Path, tell: Tell = quiet, lists: TextLists | None = None
) -> ImportReport:
    """Import a file or every file of a folder; what was imported before is known again by its hash.

    Raises NothingToImport, ImportRunning, TextsTooNew, TextsBroken or StorageFull; what was stored until then stays.
    """
    if not path.exists():
        raise NothingToImport(f"There is no file or folder at {path}.")
    data.prepare()
    folder = path if path.is_dir() else path.parent
    joiner = Joiner(content, lists or read_lists(folder))
    report = ImportReport()
    with EditionsWriter.at(data.root) as writer:
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
    why = _not_law(file.name, is_named)
    if not why and file.is_symlink() and not is_named:
        why = "It is a link; import what it leads to by its own path."
    if why:
        return SkippedFile(name, why)
    try:
        data = _bytes_of(file)
    except TextRefused as fault:
        return SkippedFile(name, str(fault))
    return import_bytes(writer, joiner, data, Named(name, file.absolute().as_posix()))


def _not_law(name: str, is_named: bool) -> str:
    """Why a file is no law by its name; empty when it may be."""
    suffix = Path(name).suffix.casefold()
    if name.startswith("."):
        return "It is a hidden file."
    if suffix in _PACKED:
        return "It is an archive; unpack it and import the folder."
    if suffix not in _READ and not is_named:
        return f"lawbase reads no files of the kind {suffix}."
    if _LISTS.fullmatch(name):
        return "It is a list of files, not law."
    if _ABOUT.fullmatch(name) and not is_named:
        return "It is about the collection, not law."
    return ""


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


@dataclass(frozen=True, slots=True)
class Named:
    """What bytes are called: by the report, and by the full path that tells their work; `day` is that of a commit."""

    shown: str
    full: str
    day: str = ""


def import_bytes(writer: EditionsWriter, joiner: Joiner, data: bytes, named: Named) -> Outcome:
    """Import the bytes of one file, whole or not at all; raises StorageFull."""
    sha256 = hashlib.sha256(data).hexdigest()
    known = writer.known(sha256)
    if known and not named.day:
        return _known_again(writer, joiner, known, named)
    try:
        text = _read_law(data, named.shown)
        placement = _free(writer, joiner.place(named.full, sha256, facts_of(text), named.day), named, sha256)
        if any(_same_place(placement, stored.placement) for stored in known):
            return SkippedFile(named.shown, _known_as(placement))
        writer.add(placement, text, named.shown, sha256)
    except TextRefused as fault:
        return SkippedFile(named.shown, str(fault))
    except (sqlite3.Error, OSError) as fault:
        if is_full(fault):
            raise StorageFull(
                "The disk is full; the files imported until now are kept. Free some room and try again."
            ) from None
        raise
    except UnicodeEncodeError:
        return SkippedFile(named.shown, "It holds halves of characters that are not Unicode. Convert it and try again.")
    except Exception as fault:  # one file a reader stumbles over must not stop the others
        return SkippedFile(
            named.shown, f"It could not be read ({type(fault).__name__}). Please report it with the file."
        )
    return _outcome(placement, text, named)


def _read_law(data: bytes, name: str) -> OfficialText:
    if name.casefold().endswith(".csv") and not brazilian_csv.recognises(data[:20_000].decode("utf-8-sig", "replace")):
        raise TextRefused("It is a table of a kind lawbase does not know as law.")
    text = read_bytes(data, Path(name).name)
    if not text.provisions:
        raise TextRefused("It has no numbered provisions lawbase can find.")
    return text


def _known_again(writer: EditionsWriter, joiner: Joiner, known: list[StoredText], named: Named) -> Outcome:
    """A file that is stored already: its place is looked up anew, for records and lists may know more by now."""
    stored = known[-1]
    placement = joiner.place(named.full, stored.sha256, facts_of(stored))
    learned = placement.state == "joined" and (stored.placement.state == "doubtful" or placement.declared)
    if learned and all(other.placement != placement for other in known):
        writer.place_anew(stored, placement)
        return SkippedFile(named.shown, f"It was imported before; it now stands as {_place(placement)}.")
    return SkippedFile(named.shown, _known_as(stored.placement))


def _known_as(placement: Placement) -> str:
    if placement.state == "doubtful":
        return f"It was imported before as {placement.work}; its work is still not known."
    return f"It was imported before as {_place(placement)}."


def _place(placement: Placement) -> str:
    return f"{placement.work}@{placement.edition} ({placement.language})"


def _same_place(one: Placement, other: Placement) -> bool:
    return (one.work, one.edition, one.language) == (other.work, other.edition, other.language)


def _free(writer: EditionsWriter, placement: Placement, named: Named, sha256: str) -> Placement:
    """Keep another copy of the same edition apart unless a record or list names this file, or it is the same file anew."""
    if placement.declared:
        return placement
    holder = writer.standing_at(placement)
    if holder is None or holder.file == named.shown:
        return placement
    return replace(placement, edition=f"{placement.edition}.{sha256[:8]}")


def _outcome(placement: Placement, text: OfficialText, named: Named) -> Outcome:
    if placement.state == "doubtful":
        return DoubtfulFile(
            named.shown, placement.why, placement.work, placement.language, text.format, len(text.provisions)
        )
    return ReadFile(
        path=named.shown,
        work=placement.work,
        edition=placement.edition,
        language=placement.language,
        as_at=placement.as_at,
        format=text.format,
        provisions=len(text.provisions),
        unplaced=len(text.unplaced),
    )


def report_as_json(report: ImportReport) -> dict[str, Iterable[object]]:
    """The report in the shape other people's scripts rely on."""
    return {"read": report.read, "skipped": report.skipped, "doubtful": report.doubtful}
