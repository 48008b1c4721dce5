"""How large an object of a git repository says it is, told from its header before anything is unpacked."""

from __future__ import annotations

import zlib
from pathlib import Path
from typing import BinaryIO

from dulwich.objects import ObjectID, RawObjectID, hex_to_sha
from dulwich.pack import Pack
from dulwich.repo import Repo

_OFFSET_DELTA, _NAMED_DELTA = 6, 7
_HEADER = 64
_LONGEST_CHAIN = 1_000


class ObjectRefused(ValueError):
    """An object of the repository is too large or cannot be weighed."""


def weigh(repository: Repo, ident: ObjectID, limit: int) -> None:
    """Raise ObjectRefused when an object, or any it is built from, says it is larger than the limit; KeyError if absent."""
    raw = hex_to_sha(ident)
    for pack in repository.object_store.packs:
        try:
            offset = pack.index.object_offset(raw)
        except KeyError:
            continue
        _weigh_packed(pack, offset, limit, len(raw))
        return
    size = _loose_size(repository, ident)
    if size > limit:
        raise ObjectRefused(_too_large(size))


def _weigh_packed(pack: Pack, offset: int, limit: int, width: int) -> None:
    with Path(pack.data.path).open("rb") as stream:
        at: int | None = offset
        for _ in range(_LONGEST_CHAIN):
            if at is None:
                return
            size, at = _header(pack, stream, at, width)
            if size > limit:
                raise ObjectRefused(_too_large(size))
    raise ObjectRefused("It is built from too many other objects.")


def _header(pack: Pack, stream: BinaryIO, offset: int, width: int) -> tuple[int, int | None]:
    """The largest size an entry of a pack names, and the offset of its base if it is a delta."""
    stream.seek(offset)
    data = stream.read(_HEADER * 8)
    kind, size, used = _kind_and_size(data)
    base: int | None = None
    if kind == _OFFSET_DELTA:
        back, used = _backwards(data, used)
        base = offset - back
        if not 0 < base < offset:
            raise ObjectRefused("It names a base outside its pack.")
    elif kind == _NAMED_DELTA:
        base = pack.index.object_offset(RawObjectID(data[used : used + width]))
        used += width
    if base is None:
        return size, None
    return max(size, _delta_result(data[used:])), base


def _kind_and_size(data: bytes) -> tuple[int, int, int]:
    if not data:
        raise ObjectRefused("Its pack is cut short.")
    kind, size = (data[0] >> 4) & 7, data[0] & 15
    more, used = _number(data, 1) if data[0] & 0x80 else (0, 1)
    return kind, size | more << 4, used


def _number(data: bytes, start: int) -> tuple[int, int]:
    """A number of seven bits a byte, the least first."""
    value = 0
    for used in range(start, min(start + 10, len(data))):
        value |= (data[used] & 0x7F) << 7 * (used - start)
        if not data[used] & 0x80:
            return value, used + 1
    raise ObjectRefused("Its header cannot be read.")


def _backwards(data: bytes, start: int) -> tuple[int, int]:
    """How far back the base of a delta lies, the greatest first and each step but the last one more."""
    value = 0
    for used in range(start, min(start + 10, len(data))):
        value = (value << 7) | (data[used] & 0x7F)
        if not data[used] & 0x80:
            return value, used + 1
        value += 1
    raise ObjectRefused("Its header cannot be read.")


def _delta_result(packed: bytes) -> int:
    try:
        delta = zlib.decompressobj().decompress(packed, _HEADER)
    except zlib.error:
        raise ObjectRefused("Its delta cannot be unpacked.") from None
    source, used = _number(delta, 0)
    return max(source, _number(delta, used)[0])


def _loose_size(repository: Repo, ident: ObjectID) -> int:
    name = ident.decode("ascii")
    path = Path(repository.object_store.path) / name[:2] / name[2:]
    if path.is_symlink() or not path.is_file():
        raise KeyError(ident)
    with path.open("rb") as stream:
        packed = stream.read(_HEADER * 8)
    try:
        header = zlib.decompressobj().decompress(packed, _HEADER)
        return int(header.partition(b"\0")[0].split(b" ")[1])
    except (zlib.error, IndexError, ValueError):
        raise ObjectRefused("Its header cannot be read.") from None


def _too_large(size: int) -> str:
    return f"It is {size // 1_000_000} MB long in the repository; that is more than is read."
