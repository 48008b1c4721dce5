"""Tables other people's scripts read: fixed names, fixed columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from lawbase.library.library import Library
from lawbase.services.nearest import not_found

Row = dict[str, str]


def provisions(library: Library) -> Iterator[Row]:
    """Every provision: address, jurisdiction, work, label, heading, topics, rung, as_at, status."""
    today = datetime.now(UTC).date().isoformat()
    for work in library.works():
        for view in library.provisions_of(work.work.address):
            yield {
                "address": view.address,
                "jurisdiction": view.jurisdiction,
                "work": view.work.address,
                "label": view.provision.label,
                "heading": view.provision.heading,
                "topics": ";".join(view.provision.topics),
                "rung": view.rung,
                "as_at": view.as_at,
                "status": view.status_on(today),
            }


def answers(library: Library) -> Iterator[Row]:
    """Every answer, once for each topic that asks it."""
    for row in library.all_answers():
        yield {
            "address": row.address,
            "jurisdiction": row.jurisdiction,
            "work": row.work,
            "label": row.label,
            "of": ";".join(row.of),
            "topic": row.topic,
            "question": row.question,
            "value": row.value,
            "quote": row.quote,
            "rung": row.rung,
        }


def treaty_status(library: Library) -> Iterator[Row]:
    """Who is bound by which treaty, with days where known."""
    for name in library.instruments:
        for row in library.status_of(name):
            yield {
                "treaty": name,
                "jurisdiction": row.jurisdiction,
                "status": row.status,
                "signed": row.signed or "",
                "ratified": row.ratified or "",
                "in_force": row.in_force or "",
            }


def topics(library: Library) -> Iterator[Row]:
    """The vocabulary's topics."""
    for topic in library.vocabulary.topics.values():
        yield {"topic": topic.id, "parent": topic.parent or "", "title": topic.title, "summary": topic.summary}


def questions(library: Library) -> Iterator[Row]:
    """The vocabulary's questions."""
    for topic in library.vocabulary.topics.values():
        for question in topic.questions:
            yield {
                "topic": topic.id,
                "question": question.id,
                "ask": question.ask,
                "type": question.type,
                "unit": question.unit,
                "set": "yes" if question.set else "no",
                "choices": ";".join(question.choices),
            }


def clauses(library: Library) -> Iterator[Row]:
    """The model clauses."""
    for clause in library.clauses.values():
        yield {
            "clause": clause.id,
            "title": clause.title,
            "kind": clause.kind,
            "tier": clause.tier,
            "topics": ";".join(clause.topics),
            "treaty_basis": ";".join(clause.treaty_basis),
            "version": str(clause.version),
        }


def works(library: Library) -> Iterator[Row]:
    """The works, with the newest edition's day and standing."""
    today = datetime.now(UTC).date().isoformat()
    for view in library.works():
        newest = view.work.newest
        yield {
            "work": view.work.address,
            "jurisdiction": view.work.jurisdiction,
            "title": view.work.title,
            "title_en": view.work.title_en,
            "citation": view.work.citation,
            "kind": view.work.kind,
            "status": view.work.status_on(today),
            "as_at": newest.as_at if newest else "",
            "standing": newest.standing if newest else "",
            "provisions": str(view.count),
        }


TABLES: dict[str, Callable[[Library], Iterator[Row]]] = {
    "provisions": provisions,
    "answers": answers,
    "treaty-status": treaty_status,
    "topics": topics,
    "questions": questions,
    "clauses": clauses,
    "works": works,
}


def table(library: Library, name: str) -> list[Row]:
    """One table by name; raises NotFound with the nearest names."""
    if name not in TABLES:
        raise not_found("table", name, {key: key for key in TABLES})
    return list(TABLES[name](library))
