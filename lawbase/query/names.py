"""The names people use for countries, topics, treaties and works, in many languages, as runs of folded tokens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from babel import Locale

from lawbase.records.instrument import Instrument
from lawbase.records.profile import Profile
from lawbase.records.topic import Vocabulary
from search_index.tokens import Token, tokenize

_NAME_LANGUAGES = ("en", "fr", "es", "de", "pt", "ar", "zh", "ja", "ru", "tr", "sw", "id", "it", "nl", "ko", "uk")
_SHORT_NAMES = {
    "us": ("USA", "U.S.", "United States of America", "America"),
    "gb": ("UK", "U.K.", "Great Britain", "Britain", "England"),
    "ae": ("UAE", "Emirates"),
    "eu": ("EU", "European Union", "Union européenne", "Unión Europea", "Europäische Union"),
    "kr": ("Korea", "South Korea"),
    "cd": ("DRC",),
    "za": ("RSA",),
    "cz": ("Czech Republic",),
    "tr": ("Turkey", "Türkiye"),
    "ci": ("Ivory Coast",),
    "nz": ("Aotearoa",),
}

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a run of words can mean: kind (country, topic, treaty, work), value, and its name in English."""

    kind: str
    value: str
    name: str


@dataclass
class Names:
    """A dictionary from runs of tokens to meanings; the longest run wins, and the first to claim a run keeps it."""

    entries: dict[Key, Meaning] = field(default_factory=dict)
    longest: int = 1

    def add(self, words: str, meaning: Meaning) -> None:
        """Let words stand for a meaning."""
        key = key_of(words)
        if key:
            self.entries.setdefault(key, meaning)
            self.longest = max(self.longest, len(key))

    def find(self, tokens: list[Token], at: int) -> tuple[Meaning, int] | None:
        """The meaning of the longest run that begins at a token, and how many tokens it takes."""
        for length in range(min(self.longest, len(tokens) - at), 0, -1):
            run = tuple(token.text for token in tokens[at : at + length])
            for key in (run, _singular(run)):
                if found := self.entries.get(key):
                    return found, length
        return None


@lru_cache(maxsize=1 << 14)
def key_of(words: str) -> Key:
    """Words as a run of folded tokens; in scripts cut into pairs the last character, which stands alone, is left out."""
    tokens = list(tokenize(words))
    if len(tokens) > 1 and tokens[-1].gram and len(tokens[-1].surface) == 1:
        tokens = tokens[:-1]
    return tuple(token.text for token in tokens)


def _singular(run: Key) -> Key:
    last = run[-1]
    return (*run[:-1], last[:-1]) if len(last) > 4 and last.endswith("s") else run


def names_of(
    profiles: Iterable[Profile],
    vocabulary: Vocabulary,
    instruments: Iterable[Instrument],
    works: Iterable[tuple[str, str]],
) -> Names:
    """All names of a library; `works` are pairs of address and name."""
    names = Names()
    for words, meaning in _all(profiles, vocabulary, instruments, works):
        names.add(words, meaning)
    return names


def _all(
    profiles: Iterable[Profile],
    vocabulary: Vocabulary,
    instruments: Iterable[Instrument],
    works: Iterable[tuple[str, str]],
) -> Iterator[tuple[str, Meaning]]:
    profiles = list(profiles)
    for profile in profiles:
        meaning = Meaning("country", profile.code, profile.name)
        yield profile.name, meaning
        yield from ((name, meaning) for name in _SHORT_NAMES.get(profile.code, ()))
    for topic in vocabulary.topics.values():
        yield topic.title, Meaning("topic", topic.id, topic.title)
    for instrument in instruments:
        meaning = Meaning("treaty", instrument.id, instrument.short)
        for words in (instrument.short, instrument.title, instrument.id.replace("-", " ")):
            yield words, meaning
    for topic in vocabulary.topics.values():
        for words in (word for synonyms in topic.synonyms.values() for word in synonyms):
            yield words, Meaning("topic", topic.id, topic.title)
    for profile in profiles:
        for name in _territory_names(profile.code):
            yield name, Meaning("country", profile.code, profile.name)
    for address, name in works:
        yield name, Meaning("work", address, name)
        slug = address.partition("/")[2]
        if slug.isalpha():
            yield slug, Meaning("work", address, name)


@lru_cache(maxsize=512)
def _territory_names(code: str) -> tuple[str, ...]:
    found = (Locale(language).territories.get(code.upper()) for language in _NAME_LANGUAGES)
    return tuple(dict.fromkeys(name for name in found if name))
