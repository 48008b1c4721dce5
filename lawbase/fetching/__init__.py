"""Fetching official texts from publishers with open interfaces: politely, within limits, and kept for the next time."""

from __future__ import annotations

from lawbase.fetching.asking import Answer, Asker, Limits, NotThere
from lawbase.fetching.cache import Cache
from lawbase.fetching.git_repository import bring_repository
from lawbase.fetching.publishers import PUBLISHERS, publisher_named
from lawbase.fetching.refusal import BadIdentifier, FetchRefused, UnknownPublisher
from lawbase.fetching.shapes import Document, Publisher, Way

__all__ = [
    "PUBLISHERS",
    "Answer",
    "Asker",
    "BadIdentifier",
    "Cache",
    "Document",
    "FetchRefused",
    "Limits",
    "NotThere",
    "Publisher",
    "UnknownPublisher",
    "Way",
    "bring_repository",
    "publisher_named",
]
