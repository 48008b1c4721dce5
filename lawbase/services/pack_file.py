"""The file of a pack: a ZIP that is believed in nothing until its names, sizes and hashes have been checked."""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from pydantic import TypeAdapter, ValidationError

from lawbase.errors import LawbaseError
from lawbase.services.pack_shapes import (
    FORMAT,
    MANIFEST,
    MEMBER_SIZE,
    VERSION,
    EventLine,
    Line,
    Manifest,
    PackedFile,
    ProvisionLine,
    UnplacedLine,
)
from lawbase.texts import OfficialText, ProposedEvent, TextProvision, Unplaced

MEMBERS = 100_000
MANIFEST_SIZE = 128_000_000
WHOLE_SIZE = 16_000_000_000
RATIO = 100
RATIO_FROM = 1_000_000
_LINE: TypeAdapter[ProvisionLine | UnplacedLine | EventLine] = TypeAdapter(Line)
_OUTSIDE = re.compile(r"^[/\\]|^[A-Za-z]:|\\|(?:^|/)\.\.?(?:/|$)|//|[\x00-\x1f\x7f]")
_BROKEN = (
    zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OverflowError,
)  # fmt: skip


class PackRefused(LawbaseError):
    """This pack is not installed."""


class PackFile:
    """A pack opened for reading; use it in a `with` block. What it hands out has been checked."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._archive = zipfile.ZipFile(path)
        except _BROKEN:
            raise PackRefused(f"{path.name} is no pack, or it is cut short: it is not a whole ZIP file.") from None
        except OSError as fault:
            raise PackRefused(f"{path} cannot be opened: {fault.strerror or fault}.") from None
        try:
            self._members = _checked(path.name, self._archive.infolist())
            self.manifest = self._read_manifest()
            self._check_list()
        except BaseException:
            self._archive.close()
            raise

    def __enter__(self) -> PackFile:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._archive.close()

    def text(self, file: PackedFile) -> OfficialText:
        """A text of the pack, its hash and every line checked; raises PackRefused."""
        data = self._read(file.path, file.size)
        if len(data) != file.size or hashlib.sha256(data).hexdigest() != file.sha256:
            raise PackRefused(f"{file.path} in {self.path.name} is not what the manifest says: its hash is another.")
        text = _text(file, data, self.path.name)
        if len(text.provisions) != file.provisions:
            raise PackRefused(f"{file.path} in {self.path.name} does not hold the provisions the manifest counts.")
        return text

    def _read_manifest(self) -> Manifest:
        if MANIFEST not in self._members:
            raise PackRefused(f"{self.path.name} is no pack of lawbase: it has no {MANIFEST}.")
        try:
            given = _json(self._read(MANIFEST, MANIFEST_SIZE))
        except (ValueError, RecursionError):
            raise PackRefused(f"The manifest of {self.path.name} is not whole JSON.") from None
        if not isinstance(given, dict) or (given.get("format"), given.get("version")) != (FORMAT, VERSION):
            raise PackRefused(
                f"{self.path.name} is a pack of a format this lawbase does not know. Install a newer lawbase to use it."
            )
        try:
            return Manifest.model_validate(given)
        except ValidationError as fault:
            raise PackRefused(f"The manifest of {self.path.name} is not sound: {first_fault(fault)}.") from None

    def _check_list(self) -> None:
        """The members are those the manifest lists, each once, and no two texts stand at one place."""
        files = [(edition, file) for edition in self.manifest.editions for file in edition.files]
        listed = [file.path for _, file in files]
        places = [(edition.work, edition.edition, edition.language, file.part) for edition, file in files]
        if len(set(listed)) != len(listed) or len(set(places)) != len(places):
            raise PackRefused(f"The manifest of {self.path.name} lists a text twice.")
        if missing := sorted({*listed} - {*self._members}):
            raise PackRefused(f"{self.path.name} lacks {missing[0]}, which its manifest lists.")
        if unlisted := sorted({*self._members} - {*listed, MANIFEST}):
            raise PackRefused(f"{self.path.name} holds {_shown(unlisted[0])}, which its manifest does not list.")

    def _read(self, name: str, limit: int) -> bytes:
        """The bytes of a member, never more than a limit, whatever the archive declares."""
        limit = min(limit, MEMBER_SIZE)
        with _told(self.path.name, name), self._archive.open(self._members[name]) as stream:
            data = stream.read(limit + 1)
            if len(data) > limit:
                raise PackRefused(f"{name} in {self.path.name} is larger than it says.")
            return data


def lines(text: OfficialText) -> Iterator[bytes]:
    """A text as JSON lines."""
    for part in text.provisions:
        yield _line(
            ProvisionLine(
                kind="provision",
                id=part.id,
                label=part.label,
                heading=part.heading,
                body=part.body,
                depth=part.depth,
                path=list(part.path),
                notes=list(part.notes),
            )
        )
    for rest in text.unplaced:
        yield _line(UnplacedLine(kind="unplaced", where=rest.where, text=rest.text, why=rest.why))
    for event in text.events:
        yield _line(EventLine(kind="event", event=event.kind, day=event.day, source=event.source))


def _json(data: bytes) -> object:
    """The value of some JSON; raises ValueError where it is none, or holds halves of characters."""
    value: object = json.loads(data.decode("utf-8"))
    if b"\\u" in data:
        json.dumps(value, ensure_ascii=False).encode("utf-8")
    return value


def _line(line: ProvisionLine | UnplacedLine | EventLine) -> bytes:
    return json.dumps(line.model_dump(), ensure_ascii=False).encode() + b"\n"


def _text(file: PackedFile, data: bytes, pack: str) -> OfficialText:
    provisions: list[TextProvision] = []
    unplaced: list[Unplaced] = []
    events: list[ProposedEvent] = []
    for number, row in enumerate(data.split(b"\n")[:-1] if data.endswith(b"\n") else data.split(b"\n"), 1):
        try:
            line = _LINE.validate_python(_json(row))
        except ValidationError as fault:
            raise PackRefused(f"{file.path} in {pack}, line {number}: {first_fault(fault)}.") from None
        except (ValueError, RecursionError):
            raise PackRefused(f"{file.path} in {pack}, line {number} is not whole JSON.") from None
        if isinstance(line, ProvisionLine):
            provisions.append(
                TextProvision(
                    line.id, line.label, line.heading, line.body, line.depth, tuple(line.path), tuple(line.notes)
                )
            )
        elif isinstance(line, UnplacedLine):
            unplaced.append(Unplaced(line.where, line.text, line.why))
        else:
            events.append(ProposedEvent(line.event, line.day, line.source))
    return OfficialText(
        format=file.format,
        title=file.title,
        identifier=file.identifier,
        language=file.own_language,
        provisions=tuple(provisions),
        unplaced=tuple(unplaced),
        events=tuple(events),
        dates=file.dates,
    )


def _checked(pack: str, members: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
    """The members by name, when no name leads outside, none stands twice, and none is larger than can be meant."""
    if len(members) > MEMBERS:
        raise PackRefused(f"{pack} holds {len(members)} files; at most {MEMBERS} are read.")
    found: dict[str, zipfile.ZipInfo] = {}
    whole = 0
    for member in members:
        name = member.orig_filename
        if _OUTSIDE.search(name) or name != member.filename:
            raise PackRefused(f"{pack} holds a file named “{_shown(name)}”, which leads out of its folder.")
        if name.casefold() in found:
            raise PackRefused(f"{pack} holds {_shown(name)} twice.")
        if member.flag_bits & 0x1 or member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise PackRefused(f"{_shown(name)} in {pack} is packed or locked in a way that is not read.")
        ratio = member.file_size / max(1, member.compress_size)
        whole += member.file_size
        if member.file_size > MEMBER_SIZE or whole > WHOLE_SIZE:
            raise PackRefused(f"{_shown(name)} in {pack} is larger than is read.")
        if ratio > RATIO and member.file_size > RATIO_FROM:
            raise PackRefused(
                f"{_shown(name)} in {pack} unpacks to {ratio:.0f} times its size; that is no text of law."
            )
        found[name.casefold()] = member
    return {member.filename: member for member in members}


def printable(text: str) -> str:
    """The text with a mark in place of what a terminal would not print."""
    return "".join(c if c.isprintable() else "\ufffd" for c in text)


def _shown(name: str) -> str:
    return printable(name)[:100]


def first_fault(fault: ValidationError) -> str:
    """The first thing that does not fit, and where."""
    error = fault.errors(include_url=False, include_input=False)[0]
    where = ".".join(str(part) for part in error["loc"])
    return printable(f"{where}: {error['msg']}" if where else error["msg"])


@contextmanager
def _told(pack: str, name: str) -> Iterator[None]:
    try:
        yield
    except PackRefused:
        raise
    except (*_BROKEN, OSError) as fault:
        raise PackRefused(f"{name} in {pack} is broken or cut short: {fault or type(fault).__name__}.") from None
