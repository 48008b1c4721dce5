"""Rules for the profiles of jurisdictions."""

from __future__ import annotations

from collections.abc import Iterator

from lawbase.checks.references import exists
from lawbase.checks.rule import Finding
from lawbase.records.content import Content


def parts_belong_to_states(content: Content) -> Iterator[Finding]:
    """A part of a state names a state that has a profile."""
    for profile in content.profiles.values():
        where = content.place(f"country:{profile.code}")
        if profile.part_of and profile.part_of not in content.profiles:
            yield where, f"part_of: there is no profile of “{profile.part_of}”"
        elif "-" in profile.code and not profile.part_of:
            yield where, "a part of a state says of which (part_of:)"


def known_acts_point_to_works(content: Content) -> Iterator[Finding]:
    """An act said to be held points to a work of that jurisdiction."""
    for profile in content.profiles.values():
        for act in profile.acts:
            if act.work and not act.work.startswith(f"{profile.code}/"):
                yield (
                    content.place(f"country:{profile.code}"),
                    f"{act.title}: {act.work} belongs to another jurisdiction",
                )


def founding_provisions_exist(content: Content) -> Iterator[Finding]:
    """An authority founded by an address names a provision or a work that exists."""
    for profile in content.profiles.values():
        for authority in profile.authorities:
            address = authority.established_by
            if address.partition("#")[0] in content.works and "#" in address and not exists(content, address):
                yield content.place(f"country:{profile.code}"), f"{authority.name}: there is no “{address}”"


def profiles_say_what_is_missing(content: Content) -> Iterator[Finding]:
    """A profile says what was read or what is missing; silence would look like an answer."""
    for profile in content.profiles.values():
        if not profile.reading.read and not profile.reading.missing:
            yield content.place(f"country:{profile.code}"), "reading: says neither what was read nor what is missing"


RULES = (
    parts_belong_to_states,
    known_acts_point_to_works,
    founding_provisions_exist,
    profiles_say_what_is_missing,
)
