"""The tables of `library.db`; it is rebuilt, never migrated, so a version is all it needs."""

from __future__ import annotations

FORMAT = "1"
"""Raised whenever a table changes: a library of another format is rebuilt."""

TABLES: dict[str, tuple[dict[str, type], str | tuple[str, ...] | None]] = {
    "meta": ({"key": str, "value": str}, "key"),
    "works": (
        {"address": str, "jurisdiction": str, "title": str, "name": str, "kind": str, "citation": str,
         "as_at": str, "standing": str, "provisions": int, "body": str},
        "address",
    ),
    "provisions": (
        {"address": str, "work": str, "jurisdiction": str, "element": str, "position": int, "label": str,
         "heading": str, "rung": str, "as_at": str, "edition": str, "standing": str, "current": int, "basic": int,
         "quoted_on": str, "reviewed_on": str, "fingerprint": str, "body": str},
        "address",
    ),
    "provision_topics": ({"address": str, "topic": str, "jurisdiction": str, "position": int}, ("topic", "address")),
    "provision_heads": ({"address": str, "head": str}, ("head", "address")),
    "answers": (
        {"address": str, "jurisdiction": str, "work": str, "label": str, "of": str, "topic": str, "owner": str,
         "question": str, "value": str, "quote": str, "rung": str, "current": int, "position": int},
        None,
    ),
    "silences": (
        {"work": str, "jurisdiction": str, "topic": str, "owner": str, "question": str, "of": str, "note": str},
        None,
    ),
    "instruments": ({"id": str, "title": str, "short": str, "body": str}, "id"),
    "articles": ({"address": str, "instrument": str, "position": int, "body": str}, "address"),
    "article_topics": ({"address": str, "topic": str}, ("topic", "address")),
    "treaty_status": (
        {"treaty": str, "jurisdiction": str, "status": str, "signed": str, "ratified": str, "in_force": str, "body": str},
        ("treaty", "jurisdiction"),
    ),
    "profiles": ({"code": str, "name": str, "region": str, "tradition": str, "national": int, "body": str}, "code"),
    "topics": ({"id": str, "parent": str, "title": str, "position": int, "body": str}, "id"),
    "clauses": ({"id": str, "title": str, "kind": str, "tier": str, "part": str, "body": str}, "id"),
    "clause_topics": ({"clause": str, "topic": str}, ("topic", "clause")),
    "precedents": ({"clause": str, "provision": str, "relation": str, "note": str}, None),
    "documents": (
        {"id": str, "kind": str, "jurisdiction": str, "title": str, "work": str, "label": str, "language": str,
         "topics": str, "text": str, "hash": str},
        "id",
    ),
}

INDEXES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("works", ("jurisdiction",)),
    ("provisions", ("work", "position")),
    ("provisions", ("jurisdiction",)),
    ("provision_topics", ("jurisdiction", "topic")),
    ("provision_topics", ("address",)),
    ("provision_heads", ("address",)),
    ("answers", ("address",)),
    ("answers", ("topic", "question")),
    ("answers", ("question",)),
    ("silences", ("topic", "question")),
    ("silences", ("jurisdiction",)),
    ("articles", ("instrument", "position")),
    ("treaty_status", ("jurisdiction",)),
    ("precedents", ("provision",)),
    ("precedents", ("clause",)),
)
