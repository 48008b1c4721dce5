"""Lists that may lie beside official texts: manifests of files, and a `works.csv` that says which work each file is."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import regex

from lawbase.records.source import OPEN_LICENCES

SIZE_LIMIT = 20_000_000
_LICENCES = (
    (regex.compile(r"cc-by(?: |-)?4\.0", regex.IGNORECASE), "cc-by-4.0"),
    (regex.compile(r"cc0", regex.IGNORECASE), "cc0-1.0"),
    (regex.compile(r"public[ -]domain", regex.IGNORECASE), "public-domain"),
    (regex.compile(r"(?:ogl|open government licen[cs]e)\b.*(?:3|uk)", regex.IGNORECASE), "ogl-uk-3.0"),
)


@dataclass(frozen=True, slots=True)
class ListedFile:
    """A row of a manifest: what a list says of the file with this hash."""

    file: str
    jurisdiction: str = ""
    titles: tuple[str, ...] = ()
    citation: str = ""
    language: str = ""
    url: str = ""
    licence: str = ""


@dataclass(frozen=True, slots=True)
class ListedWork:
    """A row of `works.csv`: the work, edition and part a file is."""

    work: str
    edition: str
    language: str
    as_at: str
    part: int
    standing: str
    licence: str


@dataclass(frozen=True)
class TextLists:
    """What lists say, by hash and by file."""

    by_sha256: dict[str, ListedFile] = field(default_factory=dict)
    by_file: dict[str, ListedWork] = field(default_factory=dict)

    def is_alone(self, row: ListedFile) -> bool:
        """Whether no other file of a manifest has the same official address."""
        return self._addresses[row.url] == 1

    @cached_property
    def _addresses(self) -> Counter[str]:
        return Counter(row.url for row in self.by_sha256.values())

    def parts(self, row: ListedWork) -> int:
        """How many files an edition has in a list."""
        key = (row.work, row.edition, row.language)
        return sum((other.work, other.edition, other.language) == key for other in self.by_file.values())


def read_lists(folder: Path, works: Path | None = None) -> TextLists:
    """Read `manifest*.csv` and `works.csv` of a folder, or another list of works.

    A list that cannot be read is as if it were not there.
    """
    by_sha256 = {
        row["sha256"].casefold(): _listed_file(row)
        for path in sorted(folder.glob("manifest*.csv"))
        for row in _rows(path, {"file", "sha256"})
    }
    by_file = {
        row["file"]: _listed_work(row)
        for path in [works or folder / "works.csv"]
        for row in _rows(path, {"file", "work", "edition", "language"})
        if row["work"] and row["edition"]
    }
    return TextLists(by_sha256, by_file)


def _rows(path: Path, needed: set[str]) -> Iterator[dict[str, str]]:
    try:
        if path.is_symlink() or not path.is_file() or path.stat().st_size > SIZE_LIMIT:
            return
        with path.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.DictReader(lines)
            if needed <= set(reader.fieldnames or ()):
                for row in reader:
                    yield {key: (value or "").strip() for key, value in row.items() if isinstance(value, str)}
    except (OSError, UnicodeDecodeError, csv.Error):
        return


def _listed_file(row: dict[str, str]) -> ListedFile:
    titles = (row.get("title_original", ""), row.get("title_english", ""))
    return ListedFile(
        file=row.get("file", ""),
        jurisdiction=row.get("iso2", "").casefold(),
        titles=tuple(title for title in titles if title),
        citation=row.get("citation", ""),
        language=row.get("language", ""),
        url=row.get("official_url", ""),
        licence=licence_named(row.get("licence", "")),
    )


def _listed_work(row: dict[str, str]) -> ListedWork:
    part = row.get("part", "")
    return ListedWork(
        work=row["work"],
        edition=row["edition"],
        language=row["language"],
        as_at=row.get("as_at", "") or "unknown",
        part=int(part) - 1 if part.isascii() and part.isdigit() and part != "0" else 0,
        standing=row.get("standing", ""),
        licence="reuse-permitted" if row.get("licence_open") == "yes" else "unstated",
    )


def licence_named(words: str) -> str:
    """The licence a source names by its first words, among those lawbase knows; anything else is `unstated`."""
    if words in OPEN_LICENCES:
        return words
    return next((licence for pattern, licence in _LICENCES if pattern.match(words)), "unstated")
