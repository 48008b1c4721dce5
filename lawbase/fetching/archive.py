"""Taking the law out of a publisher's ZIP archive, in memory and within limits."""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass

import regex

from lawbase.fetching.refusal import FetchRefused

MEMBERS = 2_000
_ROOT = regex.compile(rb"<(?![?!])(?:[\w.-]+:)?(?P<name>[\w.-]+)")
_HEAD = 50_000


@dataclass(frozen=True, slots=True)
class Unpacked:
    """The law in an archive, and the XML files beside it that are not part of it."""

    body: bytes
    left_out: tuple[str, ...]


def take_law(data: bytes, roots: tuple[str, ...], limit: int) -> Unpacked:
    """The largest XML file with one of these roots; raises FetchRefused."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _take(archive, roots, limit)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError) as fault:
        raise FetchRefused(f"The archive cannot be unpacked: {fault or type(fault).__name__}.") from None


def _take(archive: zipfile.ZipFile, roots: tuple[str, ...], limit: int) -> Unpacked:
    members = archive.infolist()
    if len(members) > MEMBERS:
        raise FetchRefused(f"The archive holds {len(members)} files; at most {MEMBERS} are looked at.")
    texts = [member for member in members if member.filename.casefold().endswith(".xml")]
    law = [member for member in texts if _root(archive, member) in roots]
    if not law:
        raise FetchRefused("The archive holds no text of a law that lawbase can read.")
    chosen = max(law, key=lambda member: member.file_size)
    with archive.open(chosen) as stream:
        body = stream.read(limit + 1)
    if len(body) > limit:
        raise FetchRefused(f"The text in the archive is larger than the {limit // 1_000_000} MB that are read.")
    return Unpacked(body, tuple(member.filename for member in texts if member is not chosen))


def _root(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> str:
    with archive.open(member) as stream:
        found = _ROOT.search(stream.read(_HEAD))
    return found["name"].decode("ascii", "replace") if found else ""
