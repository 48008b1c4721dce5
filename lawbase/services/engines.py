"""Which search engine serves: Whoosh in every installation, others where they are installed."""

from __future__ import annotations

from lawbase.errors import BadRequest
from lawbase.query.documents import SCHEMA
from search_index import Engine
from search_index.whoosh_engine import WhooshEngine

ENGINES = ("whoosh", "tantivy")


def engine_named(name: str) -> Engine:
    """The engine of this name; raises BadRequest for an unknown one and search_index.EngineMissing where it is not installed."""
    match name:
        case "whoosh":
            return WhooshEngine(SCHEMA)
        case "tantivy":
            from search_index.tantivy_engine import TantivyEngine

            return TantivyEngine(SCHEMA)
        case _:
            raise BadRequest(f"There is no search engine “{name}”; there are {', '.join(ENGINES)}.")
