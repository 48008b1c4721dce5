"""An index of documents: documents in, ranked results out; it knows nothing of what they are about.

schema = Schema((TextField("title", 3), TextField("body")), (KeywordField("country"),))
engine = WhooshEngine(schema)
with engine.write(folder) as writer:
    writer.add(documents)
with engine.open(folder) as searcher:
    results = searcher.search(parse("hack* NOT ethical", schema).tree, facets=["country"])
"""

from search_index.documents import Document, KeywordField, Schema, Text, TextField
from search_index.engine import Engine, Expansion, Hit, Reason, Results, Searcher, Writer
from search_index.errors import (
    BadDocument,
    BadSchema,
    EngineMissing,
    IndexBusy,
    NoIndex,
    SearchIndexError,
    StaleIndex,
    UnknownField,
)
from search_index.query import ParsedQuery, parse
from search_index.repair import Problem
from search_index.snippets import Fragment, Span, best_fragment
from search_index.suggest import Suggester, Suggestion
from search_index.tree import (
    And,
    Everything,
    Keyword,
    Not,
    Nothing,
    Or,
    Phrase,
    Prefix,
    Tree,
    Word,
    relaxed,
)
from search_index.whoosh_engine import WhooshEngine

__all__ = [
    "And",
    "BadDocument",
    "BadSchema",
    "Document",
    "Engine",
    "EngineMissing",
    "Everything",
    "Expansion",
    "Fragment",
    "Hit",
    "IndexBusy",
    "Keyword",
    "KeywordField",
    "NoIndex",
    "Not",
    "Nothing",
    "Or",
    "ParsedQuery",
    "Phrase",
    "Prefix",
    "Problem",
    "Reason",
    "Results",
    "Schema",
    "SearchIndexError",
    "Searcher",
    "Span",
    "StaleIndex",
    "Suggester",
    "Suggestion",
    "Text",
    "TextField",
    "Tree",
    "UnknownField",
    "WhooshEngine",
    "Word",
    "Writer",
    "best_fragment",
    "parse",
    "relaxed",
]
