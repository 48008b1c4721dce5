"""Packs: imported editions whose licence permits, carried as one file to an office without a line."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lawbase.editions import Editions, EditionsWriter, Origin, Placement, StoredText
from lawbase.errors import StorageFull
from lawbase.library.data_folder import DataFolder
from lawbase.records.source import OPEN_LICENCES
from lawbase.services.build import is_full
from lawbase.services.import_texts import quiet
from lawbase.services.importing import Tell
from lawbase.services.pack_file import PackFile, PackRefused
from lawbase.services.pack_making import PackNotMade, draft_of, wanted_editions, write_editions
from lawbase.services.pack_shapes import LeftOut, PackedEdition, PackedFile

__all__ = [
    "LeftOut",
    "PackInstalled",
    "PackMade",
    "PackNotMade",
    "PackRefused",
    "RefusedEdition",
    "install_pack",
    "make_pack",
]


@dataclass(frozen=True, slots=True)
class PackMade:
    """A pack that was written: its hash to tell it by, what is in it and what is not."""

    path: str
    sha256: str
    editions: tuple[str, ...]
    provisions: int
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class RefusedEdition:
    """An edition of a sound pack that was not stored, and why."""

    edition: str
    why: str


@dataclass(frozen=True, slots=True)
class PackInstalled:
    """What became of every edition of a pack."""

    path: str
    sha256: str
    installed: tuple[str, ...]
    known: tuple[str, ...]
    refused: tuple[RefusedEdition, ...]
    left_out: tuple[LeftOut, ...]


def make_pack(data: DataFolder, target: Path, works: Sequence[str] = (), tell: Tell = quiet) -> PackMade:
    """Write a pack of the imported editions of these works, or of all, whose licence permits; the others are listed.

    Raises BadAddress, NotFound, PackNotMade, ImportRunning, TextsTooNew, TextsBroken or StorageFull.
    """
    if target.exists():
        raise PackNotMade(f"{target} is there already; it was left as it is. Choose another name.")
    with Editions(data.root) as editions:
        wanted = wanted_editions(editions, works)
        # Held as the writer, so that no import changes what is being packed.
        with EditionsWriter.at(data.root) as writer, draft_of(target) as draft:
            manifest = write_editions(editions, writer, wanted, draft, tell)
    tell("done", 1.0)
    return PackMade(
        path=str(target),
        sha256=_hash_of(target),
        editions=tuple(edition.address for edition in manifest.editions),
        provisions=sum(edition.provisions for edition in manifest.editions),
        left_out=tuple(manifest.left_out),
    )


def install_pack(data: DataFolder, source: Path, tell: Tell = quiet) -> PackInstalled:
    """Store the editions of a pack; every name, size, hash and line of it is checked before the first is stored.

    Raises PackRefused, DataFolderRefused, ImportRunning, TextsTooNew, TextsBroken or StorageFull.
    """
    with PackFile(source) as pack:
        manifest = pack.manifest
        count = max(1, 2 * len(manifest.editions))
        for number, edition in enumerate(manifest.editions):
            tell(f"checking {edition.work}", number / count)
            if sum(len(pack.text(file).provisions) for file in edition.files) != edition.provisions:
                raise PackRefused(f"{edition.address} does not hold the provisions the manifest counts.")
        data.prepare()
        installed, known, refused = [], [], []
        with EditionsWriter.at(data.root) as writer:
            for number, edition in enumerate(manifest.editions, len(manifest.editions)):
                tell(edition.work, number / count)
                if why := _refusal(writer, edition):
                    refused.append(RefusedEdition(edition.address, why))
                elif _install(writer, pack, edition):
                    installed.append(edition.address)
                else:
                    known.append(edition.address)
    tell("done", 1.0)
    return PackInstalled(
        path=str(source),
        sha256=_hash_of(source),
        installed=tuple(installed),
        known=tuple(known),
        refused=tuple(refused),
        left_out=tuple(manifest.left_out),
    )


def _refusal(writer: EditionsWriter, edition: PackedEdition) -> str:
    """Why an edition of a sound pack is not stored; empty when it may be."""
    if edition.licence not in OPEN_LICENCES:
        return "Its licence does not permit to carry it on."
    for file in edition.files:
        holder = writer.standing_at(edition.placement(file))
        if holder and holder.sha256 != file.source_sha256 and holder.file != file.file:
            return f"Another text stands at its place already, from {holder.file}; that one was kept."
    return ""


def _install(writer: EditionsWriter, pack: PackFile, edition: PackedEdition) -> bool:
    """Store the texts of an edition that are not stored yet; whether there was one."""
    is_new = False
    for file in edition.files:
        placement = edition.placement(file)
        known = writer.known(file.source_sha256)
        if any(_holds(stored.placement, placement) for stored in known):
            continue
        try:
            if loose := [stored for stored in known if _is_loose(stored, placement, file)]:
                writer.place_anew(loose[0], placement)
            else:
                writer.add(placement, pack.text(file), Origin(file.file, file.source_sha256, file.revision))
        except (sqlite3.Error, OSError) as fault:
            if is_full(fault):
                raise StorageFull(
                    "The disk is full; the texts installed until now are kept. Free some room and install the pack again."
                ) from None
            raise
        is_new = True
    return is_new


def _holds(stored: Placement, packed: Placement) -> bool:
    """Whether the same file is stored already as this work, be it that records here name its edition otherwise."""
    same = (stored.state, stored.work, stored.language) == (packed.state, packed.work, packed.language)
    return same and (stored.edition == packed.edition or stored.declared)


def _is_loose(stored: StoredText, packed: Placement, file: PackedFile) -> bool:
    """Whether the same file is stored already, but of a work or an edition that was only guessed."""
    there = stored.placement
    is_guess = (there.work, there.language) == (packed.work, packed.language) and packed.declared and not there.declared
    return stored.revision == file.revision and (there.state == "doubtful" or is_guess)


def _hash_of(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
