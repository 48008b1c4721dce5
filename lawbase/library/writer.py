"""Writing the library: records in, one `library.db` out."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import sqlite_utils

from lawbase.library.schema import FORMAT, INDEXES, TABLES
from lawbase.records.content import Content
from lawbase.records.ledger import LedgerLine, expected_hash, rung_of
from lawbase.records.values import words_of
from lawbase.records.work import Provision, Work

Row = dict[str, Any]


def write_library(path: Path, content: Content, documents: Iterable[Row], meta: dict[str, str]) -> None:
    """Write a whole library into a new file; raises sqlite3.Error when the disk refuses."""
    connection = sqlite3.connect(path)
    try:
        database = sqlite_utils.Database(connection)
        for name, (columns, key) in TABLES.items():
            database.create_table(name, columns, pk=key)
        for name, rows in _all_rows(content).items():
            database.table(name).insert_all(rows)
        database.table("documents").insert_all(documents)
        database.table("meta").insert_all(
            {"key": key, "value": value} for key, value in {**meta, "format": FORMAT}.items()
        )
        for name, index in INDEXES:
            database.table(name).create_index(list(index))
        connection.commit()
    finally:
        connection.close()


def _all_rows(content: Content) -> dict[str, Iterator[Row]]:
    return {
        "works": (_work_row(work) for work in content.works.values()),
        "provisions": _provision_rows(content),
        "provision_topics": _topic_rows(content),
        "provision_heads": _head_rows(content),
        "answers": answer_rows(content),
        "silences": _silence_rows(content),
        "instruments": (
            {
                "id": item.id,
                "title": item.title,
                "short": item.short,
                "body": item.model_copy(update={"articles": (), "status": ()}).model_dump_json(),
            }
            for item in content.instruments.values()
        ),
        "articles": _article_rows(content),
        "article_topics": (
            {"address": f"{item.id}#{article.id}", "topic": topic}
            for item in content.instruments.values()
            for article in item.articles
            for topic in article.topics
        ),
        "treaty_status": _status_rows(content),
        "profiles": (
            {
                "code": item.code,
                "name": item.name,
                "region": item.region,
                "tradition": item.tradition,
                "national": int(item.is_national),
                "body": item.model_dump_json(),
            }
            for item in content.profiles.values()
        ),
        "topics": (
            {
                "id": item.id,
                "parent": item.parent or "",
                "title": item.title,
                "position": position,
                "body": item.model_dump_json(),
            }
            for position, item in enumerate(content.topics)
        ),
        "clauses": (
            {
                "id": item.id,
                "title": item.title,
                "kind": item.kind,
                "tier": item.tier,
                "part": item.part,
                "body": item.model_dump_json(),
            }
            for item in content.clauses.values()
        ),
        "clause_topics": (
            {"clause": item.id, "topic": topic}
            for item in content.clauses.values()
            for topic in dict.fromkeys(item.topics)
        ),
        "precedents": (
            {
                "clause": item.id,
                "provision": precedent.provision,
                "relation": precedent.relation,
                "note": precedent.note,
            }
            for item in content.clauses.values()
            for precedent in item.precedents
        ),
    }


def _work_row(work: Work) -> Row:
    newest = work.newest
    return {
        "address": work.address,
        "jurisdiction": work.jurisdiction,
        "title": work.title,
        "name": work.name,
        "kind": work.kind,
        "citation": work.citation,
        "as_at": newest.as_at if newest else "",
        "standing": newest.standing if newest else "",
        "provisions": len(work.provisions),
        "body": work.model_copy(update={"provisions": ()}).model_dump_json(),
    }


def _provision_rows(content: Content) -> Iterator[Row]:
    for work in content.works.values():
        for position, provision in enumerate(work.provisions):
            address = f"{work.address}#{provision.id}"
            lines = content.lines.get(address, ())
            edition = work.edition_of(provision)
            yield {
                "address": address,
                "work": work.address,
                "jurisdiction": work.jurisdiction,
                "element": provision.id,
                "position": position,
                "label": provision.label,
                "heading": provision.heading,
                "rung": rung_of(provision, lines),
                "as_at": edition.as_at if edition else "unknown",
                "edition": edition.key if edition else "",
                "standing": edition.standing if edition else "",
                "current": int(is_current(work, provision)),
                "basic": int(provision.basic),
                "quoted_on": _day_of("quoted", provision, lines),
                "reviewed_on": _day_of("reviewed", provision, lines),
                "fingerprint": next((line.fingerprint for line in lines if line.rung == "quoted"), ""),
                "body": provision.model_dump_json(),
            }


def is_current(work: Work, provision: Provision) -> bool:
    """Whether a provision may enter charts of the law in force: newest edition, no bill, not repealed or struck down.

    What only an older edition holds, and what is suspended or has not begun, is shown and never counted.
    """
    if provision.edition or work.kind == "bill":
        return False
    kinds = [event.kind for event in sorted(work.events + provision.events, key=lambda event: event.day)]
    last = next(
        (
            kind
            for kind in reversed(kinds)
            if kind in ("commenced", "not-commenced", "suspended", "struck-down", "upheld", "repealed")
        ),
        "",
    )
    return last not in ("not-commenced", "suspended", "struck-down", "repealed")


def _day_of(rung: str, provision: Provision, lines: tuple[LedgerLine, ...]) -> str:
    return next(
        (line.day for line in lines if line.rung == rung and line.record_hash == expected_hash(rung, provision)), ""
    )


def _topic_rows(content: Content) -> Iterator[Row]:
    for address, (work, provision) in content.provisions.items():
        for position, topic in enumerate(dict.fromkeys(provision.topics)):
            yield {"address": address, "topic": topic, "jurisdiction": work.jurisdiction, "position": position}


def _head_rows(content: Content) -> Iterator[Row]:
    for address, (work, provision) in content.provisions.items():
        for target in dict.fromkeys(provision.of):
            yield {"address": address, "head": target if "#" in target else f"{work.address}#{target}"}


def answer_rows(content: Content) -> Iterator[Row]:
    """One row for each answer, topic that asks it and value; `of` holds the provisions it speaks about."""
    for address, (work, provision) in content.provisions.items():
        rung = rung_of(provision, content.lines.get(address, ()))
        heads = tuple(target if "#" in target else f"{work.address}#{target}" for target in provision.of)
        topics = provision.topics + tuple(
            topic for head in heads if head in content.provisions for topic in content.provisions[head][1].topics
        )
        for key, answers in provision.answers.items():
            own = content.vocabulary.askers(key, provision.topics) or content.vocabulary.askers(key, topics)
            for topic, question in own:
                for position, answer in enumerate(answers):
                    yield {
                        "address": address,
                        "jurisdiction": work.jurisdiction,
                        "work": work.address,
                        "label": provision.label,
                        "of": ";".join(heads),
                        "topic": topic,
                        "owner": content.vocabulary.asked(topic)[question.id][0],
                        "question": question.id,
                        "value": words_of(answer.value),
                        "quote": answer.quote,
                        "rung": rung,
                        "current": int(is_current(work, provision)),
                        "position": position,
                    }


def _silence_rows(content: Content) -> Iterator[Row]:
    for work in content.works.values():
        for entry in work.silent:
            heads = tuple(target if "#" in target else f"{work.address}#{target}" for target in entry.of)
            topics = (
                (entry.question.partition("/")[0],)
                if "/" in entry.question
                else tuple(
                    topic
                    for head in heads
                    if head in content.provisions
                    for topic in content.provisions[head][1].topics
                )
            )
            for topic, question in content.vocabulary.askers(entry.question, topics):
                yield {
                    "work": work.address,
                    "jurisdiction": work.jurisdiction,
                    "topic": topic,
                    "owner": content.vocabulary.asked(topic)[question.id][0],
                    "question": question.id,
                    "of": ";".join(heads),
                    "note": entry.note,
                }


def _article_rows(content: Content) -> Iterator[Row]:
    for item in content.instruments.values():
        for position, article in enumerate(item.articles):
            yield {
                "address": f"{item.id}#{article.id}",
                "instrument": item.id,
                "position": position,
                "body": article.model_dump_json(),
            }


def _status_rows(content: Content) -> Iterator[Row]:
    for item in content.instruments.values():
        for row in item.status:
            yield {
                "treaty": item.id,
                "jurisdiction": row.jurisdiction,
                "status": row.status,
                "signed": row.signed or "",
                "ratified": row.ratified or "",
                "in_force": row.in_force or "",
                "body": json.dumps(row.model_dump(mode="json"), ensure_ascii=False),
            }
