"""When a name is not known: say which known names are nearest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rapidfuzz import fuzz, process

from lawbase.errors import NotFound
from lawbase.library.library import Library


def nearest(name: str, known: Iterable[str], count: int = 3) -> list[str]:
    """The known names nearest to one that is not known."""
    found = process.extract(name, list(known), scorer=fuzz.WRatio, limit=count, score_cutoff=60)
    return [match for match, _, _ in found]


def not_found(kind: str, name: str, known: Mapping[str, str]) -> NotFound:
    """The error for an unknown name: `known` maps ids to titles, and the nearest ids are named."""
    by_title = {title: key for key, title in known.items()}
    near = nearest(name, [*known, *by_title])
    keys = list(dict.fromkeys(by_title.get(match, match) for match in near))
    hint = f" The nearest are {', '.join(keys)}." if keys else ""
    return NotFound(f"There is no {kind} “{name}”.{hint}")


def find_topic(library: Library, name: str) -> str:
    """The id of a topic; raises NotFound with the nearest ones."""
    if name in library.vocabulary.topics:
        return name
    raise not_found("topic", name, {topic.id: topic.title for topic in library.vocabulary.topics.values()})


def find_countries(library: Library, names: Iterable[str]) -> list[str]:
    """The codes of jurisdictions, each once, in the order given; raises NotFound with the nearest ones."""
    found: list[str] = []
    for name in names:
        code = name.strip().lower()
        if code not in library.profiles:
            raise not_found("jurisdiction", name, {code: profile.name for code, profile in library.profiles.items()})
        found.append(code)
    return list(dict.fromkeys(found))
