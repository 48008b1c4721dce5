"""Importing one text: its bytes are read, placed and stored whole, or a reason is given and nothing is stored."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from lawbase.editions import EditionsWriter, Origin, Placement, StoredText, law_print
from lawbase.errors import StorageFull
from lawbase.services.build import is_full
from lawbase.services.file_names import read_name
from lawbase.services.joining import Joiner, facts_of
from lawbase.texts import OfficialText, TextRefused, brazilian_csv, read_bytes

Tell = Callable[[str, float], None]


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file that was read and joined to its work; `replaces` is the hash of the text it now stands for, if any."""

    path: str
    work: str
    edition: str
    language: str
    as_at: str
    format: str
    provisions: int
    unplaced: int
    replaces: str = ""


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


@dataclass(frozen=True, slots=True)
class Named:
    """What bytes are called: in the report, and by the path that tells their work; a commit adds its id and day."""

    shown: str
    full: str
    revision: str = ""
    day: str = ""

    def origin(self, sha256: str) -> Origin:
        """The file as the store notes it."""
        return Origin(read_name(self.full).listed, sha256, self.revision)


def import_bytes(
    writer: EditionsWriter, joiner: Joiner, data: bytes, named: Named, versions: dict[str, str] | None = None
) -> Outcome:
    """Import the bytes of one file, whole or not at all; raises StorageFull.

    `versions` holds the print of each file's version before, so that a commit that changes no law makes no edition.
    """
    versions = {} if versions is None else versions
    origin = named.origin(hashlib.sha256(data).hexdigest())
    known = writer.known(origin.sha256)
    if again := _known_again(writer, joiner, known, named, origin):
        versions[origin.file] = known[-1].law_print
        return again
    try:
        text = _read_law(data, named.shown)
        print_ = law_print(text)
        if versions.get(origin.file) == print_:
            return SkippedFile(named.shown, "It changes no provision of the version before.")
        versions[origin.file] = print_
        placement = _placed(writer, joiner, text, named, origin)
        if any(_same_place(placement, stored.placement) for stored in known):
            return SkippedFile(named.shown, _known_as(placement))
        replaces = writer.standing_at(placement)
        writer.add(placement, text, origin)
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
    return _outcome(placement, text, named, replaces)


def _read_law(data: bytes, name: str) -> OfficialText:
    if name.casefold().endswith(".csv") and not brazilian_csv.recognises(data[:20_000].decode("utf-8-sig", "replace")):
        raise TextRefused("It is a table of a kind lawbase does not know as law.")
    text = read_bytes(data, Path(name).name)
    if not text.provisions:
        raise TextRefused("It has no numbered provisions lawbase can find.")
    return text


def _placed(writer: EditionsWriter, joiner: Joiner, text: OfficialText, named: Named, origin: Origin) -> Placement:
    facts = facts_of(text)
    placement = joiner.place(named.full, origin.sha256, facts, _edition_day(writer, joiner, text, named, origin))
    return _free(writer, placement, origin)


def _edition_day(writer: EditionsWriter, joiner: Joiner, text: OfficialText, named: Named, origin: Origin) -> str:
    """The day of a version from a repository: the one its text states, else the commit's; empty for a mere file.

    A day that stood in the version before while the law was another is the day of enactment or a placeholder.
    """
    own = joiner.own_day(named.full, facts_of(text))
    if not named.day or own == "unknown":
        return named.day
    holder = writer.standing_at(joiner.place(named.full, origin.sha256, facts_of(text), own))
    stale = holder is not None and holder.file == origin.file and holder.law_print != law_print(text)
    return named.day if stale else own


def _known_again(
    writer: EditionsWriter, joiner: Joiner, known: list[StoredText], named: Named, origin: Origin
) -> SkippedFile | None:
    """A file that is stored already: its place is looked up anew, for records and lists may know more by now.

    None where it must be read: it is new, or it stands at a second place as well.
    """
    same = [stored for stored in known if stored.revision == named.revision]
    if not same:
        return None
    stored = next((stored for stored in same if stored.file == origin.file), same[0])
    if named.day:
        return SkippedFile(named.shown, _known_as(stored.placement)) if stored.file == origin.file else None
    placement = joiner.place(named.full, origin.sha256, facts_of(stored))
    if placement.state == "doubtful" or any(other.placement == placement for other in known):
        return SkippedFile(named.shown, _known_as(stored.placement))
    if stored.placement.state == "joined" and stored.file != origin.file:
        return None if placement.declared else SkippedFile(named.shown, _known_as(stored.placement))
    if stored.placement.state == "joined" and not placement.declared:
        return SkippedFile(named.shown, _known_as(stored.placement))
    writer.place_anew(stored, _free(writer, placement, origin))
    return SkippedFile(named.shown, f"It was imported before; it now stands as {_place(placement)}.")


def _known_as(placement: Placement) -> str:
    if placement.state == "doubtful":
        return f"It was imported before as {placement.work}; its work is still not known."
    return f"It was imported before as {_place(placement)}."


def _place(placement: Placement) -> str:
    return f"{placement.work}@{placement.edition} ({placement.language})"


def _same_place(one: Placement, other: Placement) -> bool:
    return (one.work, one.edition, one.language) == (other.work, other.edition, other.language)


def _free(writer: EditionsWriter, placement: Placement, origin: Origin) -> Placement:
    """Keep another copy of the same edition apart unless a record or list names this file, or it is the same file anew."""
    if placement.declared:
        return placement
    holder = writer.standing_at(placement)
    if holder is None or holder.file == origin.file:
        return placement
    return replace(placement, edition=f"{placement.edition}.{origin.sha256[:8]}")


def _outcome(placement: Placement, text: OfficialText, named: Named, replaces: StoredText | None) -> Outcome:
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
        replaces=replaces.sha256 if replaces else "",
    )


def report_as_json(report: ImportReport) -> dict[str, Iterable[object]]:
    """The report in the shape other people's scripts rely on."""
    return {"read": report.read, "skipped": report.skipped, "doubtful": report.doubtful}
