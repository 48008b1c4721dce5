"""Rules for works, their editions, events and silences."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from lawbase.checks.provisions import askers, full_address
from lawbase.checks.rule import Finding
from lawbase.records.content import Content
from lawbase.records.source import Event
from lawbase.records.work import Work

_AKN = re.compile(r"/akn/[a-z]{2}(-[a-z0-9]+)?/[a-z]+(/[a-z0-9-]+)*/\d{4}(-\d{2}-\d{2})?/[^/\s]+")
_NEEDS_AUTHOR = ("suspended", "struck-down", "read-down", "upheld")


def _each(content: Content) -> Iterator[tuple[str, Work]]:
    for work in content.works.values():
        yield content.place(work.address), work


def work_has_a_profile(content: Content) -> Iterator[Finding]:
    """Every jurisdiction with a work has a profile."""
    for where, work in _each(content):
        if work.jurisdiction not in content.profiles:
            yield where, f"there is no profile jurisdictions/{work.jurisdiction}.yml"


def edition_keys_are_unique(content: Content) -> Iterator[Finding]:
    """An edition's key stands once a language."""
    for where, work in _each(content):
        for (key, language), count in Counter((text.key, text.language) for text in work.texts).items():
            if count > 1:
                yield where, f"the edition {key} stands {count} times in {language}"


def editions_stand_newest_first(content: Content) -> Iterator[Finding]:
    """Editions stand newest first, since the first is the one that is charted."""
    for where, work in _each(content):
        days = [text.as_at for text in work.texts if text.as_at != "unknown"]
        for newer, older in pairwise(days):
            if older[: len(newer)] > newer[: len(older)]:
                yield where, f"the edition of {older} stands below that of {newer}; the newest stands first"


def events_are_ordered(content: Content) -> Iterator[Finding]:
    """Events stand in the order of their days."""
    for where, work in _each(content):
        yield from ((where, fault) for fault in _disorder(work.events))
        for provision in work.provisions:
            yield from ((f"{where}:{provision.id}", fault) for fault in _disorder(provision.events))


def _disorder(events: tuple[Event, ...]) -> Iterator[str]:
    for earlier, later in pairwise(events):
        if later.day < earlier.day[: len(later.day)]:
            yield f"the event {later.kind} of {later.day} stands below that of {earlier.day}"


def rulings_name_their_court(content: Content) -> Iterator[Finding]:
    """Suspended, struck down, read down and upheld say by whom."""
    for where, work in _each(content):
        own = [(where, event) for event in work.events]
        parts = [(f"{where}:{part.id}", event) for part in work.provisions for event in part.events]
        for place, event in own + parts:
            if event.kind in _NEEDS_AUTHOR and not event.by:
                yield place, f"the event {event.kind} of {event.day} does not say by whom (by:)"


def bills_never_commence(content: Content) -> Iterator[Finding]:
    """A bill that has commenced is no longer a bill."""
    for where, work in _each(content):
        if work.kind == "bill" and any(event.kind == "commenced" for event in work.events):
            yield where, "a bill has no commencement; if it is law, its kind is not bill"


def status_comes_from_events(content: Content) -> Iterator[Finding]:
    """Status is computed from events; no event or note rests on a source's own status field."""
    for where, work in _each(content):
        for event in work.events + tuple(event for part in work.provisions for event in part.events):
            if re.search(r"\b(status field|in_force flag|metadata says)\b", f"{event.note} {event.by}", re.IGNORECASE):
                yield (
                    where,
                    f"the event {event.kind} of {event.day} rests on a source's metadata, which is never a record",
                )


def silences_are_asked(content: Content) -> Iterator[Finding]:
    """A silent entry names a question that exists and provisions that exist."""
    for where, work in _each(content):
        for entry in work.silent:
            topics = _topics_for(content, work, entry.question, entry.of)
            if not askers(content, work, entry.question, topics, entry.of):
                yield where, f"silent: no topic asks “{entry.question}”"
            for target in entry.of:
                if full_address(work, target) not in content.provisions:
                    yield where, f"silent: of names “{target}”, which is no provision"


def _topics_for(content: Content, work: Work, key: str, of: tuple[str, ...]) -> tuple[str, ...]:
    if "/" in key:
        return (key.partition("/")[0],)
    return () if of else tuple(topic for provision in work.provisions for topic in provision.topics)


def silence_needs_a_complete_text(content: Content) -> Iterator[Finding]:
    """A text with gaps, cuts or merged articles never proves a silence."""
    for where, work in _each(content):
        if work.silent and work.newest and not work.newest.complete:
            yield where, "silent entries stand on an edition that is not complete"


def silence_does_not_contradict(content: Content) -> Iterator[Finding]:
    """A question is not both silent and answered for the same provision."""
    for where, work in _each(content):
        answered = {
            (head, key.rpartition("/")[2])
            for provision in work.provisions
            for head in provision.of or (provision.id,)
            for key in provision.answers
        }
        for entry in work.silent:
            for target in entry.of:
                if (target, entry.question.rpartition("/")[2]) in answered:
                    yield f"{where}:{target}", f"{entry.question} is silent and answered at once"


def replaced_works_differ(content: Content) -> Iterator[Finding]:
    """A work does not replace itself, and a former slug is not in use."""
    for where, work in _each(content):
        if work.address in work.replaces:
            yield where, "a work cannot replace itself"
        for slug in work.formerly:
            if f"{work.jurisdiction}/{slug}" in content.works:
                yield where, f"the former slug {slug} is the slug of another work"


def akn_addresses_are_well_formed(content: Content) -> Iterator[Finding]:
    """An Akoma Ntoso work address has country, kind, date and number."""
    for where, work in _each(content):
        if work.akn and not _AKN.fullmatch(work.akn):
            yield where, f"“{work.akn}” is not an Akoma Ntoso address such as /akn/ke/act/2018/5"


RULES = (
    work_has_a_profile,
    edition_keys_are_unique,
    editions_stand_newest_first,
    events_are_ordered,
    rulings_name_their_court,
    bills_never_commence,
    status_comes_from_events,
    silences_are_asked,
    silence_needs_a_complete_text,
    silence_does_not_contradict,
    replaced_works_differ,
    akn_addresses_are_well_formed,
)
