"""What the name of a file of law tells: `gb/cma-1990@2007-10-01.en.md` is a work, a day and a language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath

import regex

from lawbase.records.base import known_day

_DATED_NAME = regex.compile(r"(?P<slug>.+)@(?P<day>\d{4}(?:-\d\d(?:-\d\d)?)?)")
_LANGUAGE_END = regex.compile(r"\.(?P<language>[a-z]{2}(?:-(?:[A-Z]{2}|[A-Z][a-z]{3}))?)$")
_FORMAT_END = regex.compile(r"\.[a-z]{3,5}$")
_DAY_KEYS = ("as_at", "last_updated", "last_amended")
_PLACEHOLDER = "1900-01-01"


@dataclass(frozen=True, slots=True)
class FileName:
    """What the name of a file tells: folder, slug, and the day and language it may carry."""

    folder: str
    slug: str
    name: str
    day: str = ""
    language: str = ""

    @property
    def listed(self) -> str:
        """The file as records and lists name it: `de/stgb.md`."""
        return f"{self.folder}/{self.name}" if self.folder else self.name

    @property
    def own_name(self) -> str:
        """What a text is called whose work is not known: `de/stgb`."""
        return f"{self.folder}/{self.slug}" if self.folder else self.slug


def read_name(path: str) -> FileName:
    """Take a path apart: `gb/cma-1990@2007-10-01.en.md`."""
    pure = PurePosixPath(path.replace("\\", "/"))
    stem, language = pure.stem, ""
    if found := _LANGUAGE_END.search(stem):
        stem, language = stem[: found.start()], found["language"]
    stem = _FORMAT_END.sub("", stem)
    dated = _DATED_NAME.fullmatch(stem)
    day = _day(dated["day"]) if dated else ""
    return FileName(pure.parent.name, dated["slug"] if dated and day else stem, pure.name, day, language)


def stated_day(name: FileName, dates: dict[str, str]) -> str:
    """The day a file states by its name or in its text; `unknown` where it states none."""
    said = (name.day, *(_day(_iso(dates.get(key, ""))) for key in _DAY_KEYS))
    return next((day for day in said if day and day != _PLACEHOLDER), "unknown")


def _day(text: str) -> str:
    try:
        return known_day(text)
    except ValueError:
        return ""


def _iso(day: str) -> str:
    """`18 June 2015` as `2015-06-18`; another form stays as it is."""
    try:
        return datetime.strptime(day, "%d %B %Y").date().isoformat()
    except ValueError:
        return day
