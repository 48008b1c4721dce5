"""Showing one thing by its address, as a dictionary a program can read."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from lawbase.citation.address import parse_address
from lawbase.library.library import Library
from lawbase.library.views import ProvisionView

Shown = dict[str, Any]


def show(library: Library, address: str) -> Shown:
    """Whatever an address names; raises BadAddress or NotFound."""
    read = parse_address(address)
    match read.kind:
        case "provision":
            return show_provision(library, library.provision(address))
        case "work":
            return _show_work(library, read.work)
        case "instrument":
            return {"address": read.slug, "kind": "instrument", **library.instrument(read.slug).model_dump(mode="json")}
        case "article":
            article = library.article(str(read))
            return {
                "address": str(read),
                "kind": "article",
                "instrument": article.short,
                **article.article.model_dump(mode="json"),
            }
        case "clause":
            return {"address": address, "kind": "clause", **library.clause(read.slug).model_dump(mode="json")}
        case "topic":
            return {"address": address, "kind": "topic", **library.topic(read.slug).model_dump(mode="json")}
        case "question":
            return _show_question(library, read.slug)
        case _:
            return {"address": address, "kind": "country", **library.profile(read.slug).model_dump(mode="json")}


def show_provision(library: Library, view: ProvisionView) -> Shown:
    """A provision with its rung, day, standing, status and citation."""
    today = datetime.now(UTC).date().isoformat()
    return {
        "address": view.address,
        "kind": "provision",
        "url": view.path,
        "citation": view.citation,
        "jurisdiction": view.jurisdiction,
        "work": view.work.address,
        "title": view.work.title,
        "title_en": view.work.title_en,
        "rung": view.rung,
        "quoted_on": view.quoted_on,
        "reviewed_on": view.reviewed_on,
        "as_at": view.as_at,
        "standing": view.standing,
        "status": view.status_on(today),
        "fingerprint": view.fingerprint,
        **view.provision.model_dump(mode="json"),
        "spoken_of_by": [other.address for other in library.speaking_of([view.address]).get(view.address, [])],
        "clauses": [clause.id for clause, _ in library.clauses_citing(view.address)],
    }


def _show_work(library: Library, address: str) -> Shown:
    view = library.work(address)
    today = datetime.now(UTC).date().isoformat()
    body = view.work.model_dump(mode="json")
    body["provisions"] = [other.address for other in library.provisions_of(view.work.address)]
    return {**body, "record": "work", "status": view.work.status_on(today)}


def _show_question(library: Library, slug: str) -> Shown:
    topic, _, question = slug.partition("/")
    asked = library.vocabulary.asked(topic).get(question)
    if asked is None:
        from lawbase.services.nearest import not_found

        raise not_found("question", slug, {f"{topic}/{name}": name for name in library.vocabulary.asked(topic)})
    rows = library.answers_to(question, library.vocabulary.below(topic))
    return {
        "address": f"question:{slug}",
        "kind": "question",
        "topic": topic,
        **asked[1].model_dump(mode="json"),
        "answers": [{"address": row.address, "value": row.value, "quote": row.quote, "rung": row.rung} for row in rows],
    }
