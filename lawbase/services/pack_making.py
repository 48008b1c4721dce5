"""Making a pack: which editions may be carried, and how they are written into one file."""

from __future__ import annotations

import hashlib
import json
import os
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from pydantic import ValidationError

from lawbase import __version__
from lawbase.citation.address import parse_address
from lawbase.editions import Editions, EditionsWriter, ImportedEdition, Placement, StoredText
from lawbase.errors import LawbaseError, NotFound, StorageFull
from lawbase.records.source import OPEN_LICENCES
from lawbase.services.build import is_full
from lawbase.services.importing import Tell
from lawbase.services.pack_file import RATIO, RATIO_FROM, first_fault, lines, printable
from lawbase.services.pack_shapes import (
    FORMAT,
    LONGEST,
    MANIFEST,
    VERSION,
    LeftOut,
    Manifest,
    PackedEdition,
    PackedFile,
)
from lawbase.texts import OfficialText, ProposedEvent, TextProvision, Unplaced

_MOST_PARTS = 1_000
_OLDEST = (1980, 1, 1, 0, 0, 0)


class PackNotMade(LawbaseError):
    """The pack cannot be made; nothing was written."""


def wanted_editions(editions: Editions, works: Sequence[str]) -> list[ImportedEdition]:
    """The imported editions of these works, or all of them; raises BadAddress or NotFound."""
    if not works:
        found = [*editions.editions(), *editions.doubtful()]
        if not found:
            raise NotFound("No official text is imported. `lawbase import PATH` imports some.")
        return found
    wanted: list[ImportedEdition] = []
    for work in dict.fromkeys(works):
        of_work = editions.editions(parse_address(work).work)
        if not of_work:
            raise NotFound(f"No official text of {work} is imported. `lawbase import PATH` imports one.")
        wanted += [edition for edition in of_work if edition not in wanted]
    return wanted


def why_not(edition: ImportedEdition) -> str:
    """Why an edition is not packed; empty when it may be."""
    if edition.state == "doubtful":
        return "Its work is not known."
    if edition.licence not in OPEN_LICENCES:
        said = edition.licence if edition.licence not in ("", "unstated") else ""
        return f"Its licence ({said}) does not permit it." if said else "Its source states no licence that permits it."
    return ""


def _left_out(edition: ImportedEdition, why: str) -> LeftOut:
    work, key, language, licence, url, why = (
        printable(text)[:LONGEST]
        for text in (edition.work, edition.key, edition.language, edition.licence, edition.url, why)
    )
    return LeftOut(work=work, edition=key, language=language, licence=licence, url=url, why=why)


@contextmanager
def draft_of(target: Path) -> Iterator[Path]:
    """A file beside the target that becomes it when all went well, and goes otherwise."""
    draft = target.with_name(f"{target.name}.{os.getpid()}.part")
    try:
        yield draft
        os.replace(draft, target)
    except OSError as fault:
        if is_full(fault):
            raise StorageFull("The disk is full; no pack was made. Free some room and try again.") from None
        raise PackNotMade(f"{target} cannot be written: {fault.strerror or fault}.") from None
    finally:
        draft.unlink(missing_ok=True)


def write_editions(
    editions: Editions, writer: EditionsWriter, wanted: Sequence[ImportedEdition], draft: Path, tell: Tell
) -> Manifest:
    """Write the editions that may be carried into a ZIP, its manifest last; raises PackNotMade when there is none."""
    packed: list[PackedEdition] = []
    left: list[LeftOut] = []
    with zipfile.ZipFile(draft, "x") as archive:
        for number, edition in enumerate(wanted):
            tell(edition.address, number / len(wanted))
            why = why_not(edition) or _add(archive, editions, writer, edition, packed)
            if why:
                left.append(_left_out(edition, why))
        if not packed:
            raise PackNotMade(f"No edition may be carried; no pack was made. {left[0].work}: {left[0].why}")
        manifest = Manifest(
            format=FORMAT,
            version=VERSION,
            made_on=datetime.now(UTC).date().isoformat(),
            made_by=f"lawbase {__version__}",
            editions=packed,
            left_out=left,
        )
        _store(archive, MANIFEST, json.dumps(manifest.model_dump(), ensure_ascii=False, indent=1).encode())
    return manifest


def _add(
    archive: zipfile.ZipFile,
    editions: Editions,
    writer: EditionsWriter,
    edition: ImportedEdition,
    packed: list[PackedEdition],
) -> str:
    """Add an edition whole; returns why it was not added, if it was not."""
    stored = _stored(writer, edition)
    try:
        texts = [_lines(editions, edition, text) for text in stored]
        entry = _packed(edition, [file for file, _ in texts])
    except ValidationError as fault:
        return f"What is stored of it does not fit a pack: {first_fault(fault)}."
    for file, data in texts:
        _store(archive, file.path, data)
    packed.append(entry)
    return ""


def _stored(writer: EditionsWriter, edition: ImportedEdition) -> list[StoredText]:
    """The texts of an edition in order, as they are read now."""
    found: list[StoredText] = []
    for part in range(_MOST_PARTS):
        place = Placement(edition.work, edition.key, edition.language, edition.as_at, part=part)
        if text := writer.standing_at(place):
            found.append(text)
        if len(found) == len(edition.texts):
            break
    if tuple(text.id for text in found) != edition.texts:
        raise PackNotMade(f"The texts of {edition.address} have changed while they were packed. Try again.")
    return found


def _lines(editions: Editions, edition: ImportedEdition, stored: StoredText) -> tuple[PackedFile, bytes]:
    """One text of an edition as its entry of the manifest and its lines."""
    part = replace(edition, texts=(stored.id,))
    text = OfficialText(
        format=stored.format,
        title=stored.title,
        identifier=stored.identifier,
        language=stored.own_language,
        provisions=tuple(
            TextProvision(p.element, p.label, p.heading, p.body, p.depth, p.path, p.notes)
            for p in editions.provisions(part)
        ),
        unplaced=tuple(Unplaced(rest.where, rest.text, rest.why) for rest in editions.unplaced(part)),
        events=tuple(ProposedEvent(event.kind, event.day, event.source) for event in editions.events(part)),
        dates=stored.dates,
    )
    language = edition.language.replace(";", "_")
    path = f"texts/{edition.work}@{edition.key}.{language}.{stored.placement.part}.jsonl"
    data = b"".join(lines(text))
    return _file(stored, path, data), data


def _file(stored: StoredText, path: str, data: bytes) -> PackedFile:
    return PackedFile(
        path=path,
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        provisions=stored.provisions,
        part=stored.placement.part,
        parts=stored.placement.parts,
        declared=stored.placement.declared,
        file=stored.file,
        source_sha256=stored.sha256,
        revision=stored.revision,
        format=stored.format,
        title=stored.title,
        identifier=stored.identifier,
        own_language=stored.own_language,
        dates=stored.dates,
    )


def _packed(edition: ImportedEdition, files: list[PackedFile]) -> PackedEdition:
    return PackedEdition.model_validate(
        {
            "work": edition.work,
            "edition": edition.key,
            "language": edition.language,
            "as_at": edition.as_at,
            "standing": edition.standing,
            "publisher": edition.publisher,
            "licence": edition.licence,
            "url": edition.url,
            "title": edition.title,
            "provisions": edition.provisions,
            "files": files,
        }
    )


def _store(archive: zipfile.ZipFile, path: str, data: bytes) -> None:
    """Add a file without the hour of its making, so that one store gives one pack."""
    member = zipfile.ZipInfo(path, _OLDEST)
    too_well = len(data) > RATIO_FROM and len(data) > RATIO // 2 * len(zlib.compress(data, 1))
    member.compress_type = zipfile.ZIP_STORED if too_well else zipfile.ZIP_DEFLATED
    member.external_attr = 0o644 << 16
    archive.writestr(member, data)
