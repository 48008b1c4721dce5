"""The shape of a pack: its manifest and the lines of its texts, strict about every field, since packs come from anywhere."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from lawbase.citation.address import parse_address
from lawbase.citation.labels import is_element_id
from lawbase.editions import Placement
from lawbase.errors import BadAddress
from lawbase.records.base import AsAt
from lawbase.records.source import Standing

FORMAT: Literal["lawbase-pack"] = "lawbase-pack"
VERSION: Literal[1] = 1
MANIFEST = "manifest.json"
MEMBER_SIZE = 256_000_000
LONGEST = 20_000
_PATH = re.compile(r"texts(?:/[a-z0-9][a-z0-9.@_-]{0,199}){1,4}\.jsonl", re.IGNORECASE)


def _safe_path(path: str) -> str:
    if not _PATH.fullmatch(path) or ".." in path:
        raise ValueError(f"“{path[:80]}” leads out of the pack or is no name of a text")
    return path


def _web(url: str) -> str:
    if url and not re.fullmatch(r"https?://[^\s\"'<>]+", url):
        raise ValueError(f"“{url[:80]}” is no address on the web")
    return url


def _printable(text: str) -> str:
    if not text.isprintable():
        raise ValueError("it holds characters that cannot be printed")
    return text


def _work(text: str) -> str:
    try:
        address = parse_address(text)
    except BadAddress as fault:
        raise ValueError(str(fault)) from None
    if address.kind not in ("work", "instrument") or str(address) != text or set(text) & set("@#"):
        raise ValueError(f"“{text[:80]}” is no work")
    return text


def _element_id(text: str) -> str:
    if not is_element_id(text):
        raise ValueError(f"“{text[:80]}” is no id of a provision")
    return text


class _Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Short = Annotated[str, StringConstraints(max_length=LONGEST)]
Shown = Annotated[str, StringConstraints(max_length=LONGEST), AfterValidator(_printable)]
Languages = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*(;[a-z]{2,3}(-[A-Za-z0-9]{2,8})*)*$", max_length=100),
]
"""A language tag, or several where one file holds them side by side."""
Count = Annotated[int, Field(ge=0, le=10_000_000)]
Url = Annotated[str, StringConstraints(max_length=LONGEST), AfterValidator(_web)]
Key = Annotated[str, StringConstraints(pattern=r"^[0-9a-z][0-9a-z.-]{0,79}$")]


class PackedFile(_Shape):
    """One text of an edition: where its lines stand in the pack, and the file it was once read from."""

    path: Annotated[str, AfterValidator(_safe_path)]
    sha256: Sha256
    size: Annotated[int, Field(ge=0, le=MEMBER_SIZE)]
    provisions: Count
    part: Count
    parts: Count
    declared: bool
    file: Short
    source_sha256: Sha256
    revision: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{0,64}$")]
    format: Short
    title: Short
    identifier: Short
    own_language: Short
    dates: dict[str, str]


class PackedEdition(_Shape):
    """An edition in a pack."""

    work: Annotated[str, StringConstraints(max_length=200), AfterValidator(_work)]
    edition: Key
    language: Languages
    as_at: AsAt
    standing: Standing | Literal[""]
    publisher: Short
    licence: Short
    url: Url
    title: Short
    provisions: Count
    files: Annotated[list[PackedFile], Field(min_length=1)]

    @property
    def address(self) -> str:
        """The address of the edition and its language."""
        return f"{self.work}@{self.edition} ({self.language})"

    def placement(self, file: PackedFile) -> Placement:
        """Where one of its texts belongs in the store."""
        return Placement(
            work=self.work,
            edition=self.edition,
            language=self.language,
            as_at=self.as_at,
            part=file.part,
            parts=file.parts,
            standing=self.standing,
            publisher=self.publisher,
            licence=self.licence,
            url=self.url,
            declared=file.declared,
        )


class LeftOut(_Shape):
    """An edition that is not in the pack, why, and where its text stands."""

    work: Shown
    edition: Shown
    language: Shown
    licence: Shown
    url: Shown
    why: Shown


class Manifest(_Shape):
    """What a pack holds, and what it was not allowed to hold."""

    format: Literal["lawbase-pack"]
    version: Literal[1]
    made_on: AsAt
    made_by: Short
    editions: list[PackedEdition]
    left_out: list[LeftOut]


class ProvisionLine(_Shape):
    """A provision as a line of a text."""

    kind: Literal["provision"]
    id: Annotated[str, StringConstraints(max_length=400), AfterValidator(_element_id)]
    label: str
    heading: str
    body: str
    depth: Count
    path: list[str]
    notes: list[str]


class UnplacedLine(_Shape):
    """Text under no provision as a line of a text."""

    kind: Literal["unplaced"]
    where: str
    text: str
    why: str


class EventLine(_Shape):
    """A proposed event as a line of a text."""

    kind: Literal["event"]
    event: str
    day: str
    source: str


Line = Annotated[ProvisionLine | UnplacedLine | EventLine, Field(discriminator="kind")]
