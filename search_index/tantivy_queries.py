"""A query tree into tantivy's queries."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from tantivy import Occur, Query
from tantivy import Schema as TantivySchema

from search_index import tree as t
from search_index.documents import Schema
from search_index.engine import Boosts, Expansion, Filters, How, fields_of
from search_index.stems import query_stems
from search_index.tokens import fold

ID = "id"
Expand = Callable[[str, str], Sequence[str]]
Spell = Callable[[str, str, bool], Collection[str]]
Clause = tuple[Occur, Query]


def exact_name(field: str) -> str:
    """The tantivy field that holds the exact tokens of a text field."""
    return f"exact_{field}"


def stem_name(field: str) -> str:
    """The tantivy field that holds the stems of a text field."""
    return f"stem_{field}"


def keyword_name(field: str) -> str:
    """The tantivy field that holds the values of a keyword field."""
    return f"keyword_{field}"


class Translator:
    """Turns trees into queries; `starting` finds the tokens that begin so, `spell` the values."""

    def __init__(
        self,
        schema: Schema,
        native: TantivySchema,
        languages: tuple[str, ...],
        starting: Expand,
        spell: Spell,
        prefix_limit: int,
    ) -> None:
        self.schema = schema
        self.native = native
        self.languages = languages
        self.starting = starting
        self.spell = spell
        self.prefix_limit = prefix_limit
        self.expanded: dict[str, Expansion] = {}

    def query(self, tree: t.Tree) -> Query:
        """The query for a tree."""
        match tree:
            case t.And():
                return self._and(tree.parts)
            case t.Or():
                return _any([self.query(part) for part in tree.parts])
            case t.Not():
                return self._and((tree,))
            case t.Everything():
                return Query.const_score_query(Query.all_query(), 1.0)
            case t.Nothing():
                return Query.empty_query()
            case _:
                return _any([query for _, _, query in self.ways(tree)])

    def ways(self, leaf: t.Leaf) -> Iterator[tuple[str, How, Query]]:
        """The ways a document can answer a leaf: the field, how, and the query for it."""
        if isinstance(leaf, t.Keyword):
            yield leaf.field, "keyword", self._keyword(leaf.field, leaf.value, False)
        elif isinstance(leaf, t.Prefix) and leaf.field in self.schema.keyword_names:
            yield leaf.field, "keyword", self._keyword(leaf.field, leaf.text, True)
        else:
            for field in fields_of(leaf, self.schema):
                for how, query in self._in_field(leaf, field):
                    yield field, how, Query.boost_query(query, self.schema.weight(field))

    def filtered(self, query: Query, filters: Filters) -> Query:
        """The query, kept to the documents with one of the values in every field."""
        clauses = [(Occur.Must, query)]
        for name, values in filters.items():
            clauses.append((Occur.Must, self._values(name, values, 0.0)))
        return Query.boolean_query(clauses)

    def boosted(self, query: Query, boosts: Boosts) -> Query:
        """The query, with the score of documents that have a value raised by a share of itself."""
        clauses = [(Occur.Must, query)]
        for (name, value), boost in boosts.items():
            having = (Occur.Must, self._values(name, [value], 0.0))
            more = Query.boolean_query([(Occur.Must, query), having])
            clauses.append((Occur.Should, Query.boost_query(more, boost)))
        return Query.boolean_query(clauses)

    def among(self, query: Query, ids: Sequence[str]) -> Query:
        """The query, kept to some documents."""
        these = Query.term_set_query(self.native, ID, ids)
        return Query.boolean_query([(Occur.Must, query), (Occur.Must, these)])

    def _and(self, parts: Sequence[t.Tree]) -> Query:
        clauses: list[Clause] = []
        for part in parts:
            if isinstance(part, t.Not):
                clauses.append((Occur.MustNot, self.query(part.part)))
            else:
                clauses.append((Occur.Must, self.query(part)))
        if all(isinstance(part, t.Not) for part in parts):
            clauses.append((Occur.Must, self.query(t.Everything())))
        return Query.boolean_query(clauses)

    def _in_field(self, leaf: t.Leaf, field: str) -> Iterator[tuple[How, Query]]:
        match leaf:
            case t.Word():
                yield from self._word(leaf, field)
            case t.Phrase():
                yield "phrase", self._phrase(leaf, field)
            case t.Prefix():
                tokens = self._expand(field, leaf.text)
                yield "prefix", Query.term_set_query(self.native, exact_name(field), tokens)

    def _word(self, word: t.Word, field: str) -> Iterator[tuple[How, Query]]:
        token = fold(word.text)
        yield "exact", Query.term_query(self.native, exact_name(field), token)
        if token.isdecimal():
            return
        for stem in query_stems(word.text, self.languages):
            # Another form of the word counts a half, the word itself both here and above.
            query = Query.term_query(self.native, stem_name(field), stem, "freq")
            yield "stem", Query.boost_query(query, 0.5)

    def _phrase(self, phrase: t.Phrase, field: str) -> Query:
        if not phrase.open_end:
            return self._side_by_side(phrase.tokens, field)
        *before, last = phrase.tokens
        endings = self._expand(field, last)
        return _any([self._side_by_side((*before, ending), field) for ending in endings])

    def _side_by_side(self, tokens: Sequence[str], field: str) -> Query:
        if len(tokens) == 1:
            return Query.term_query(self.native, exact_name(field), tokens[0])
        return Query.phrase_query(self.native, exact_name(field), list(tokens))

    def _expand(self, field: str, prefix: str) -> Sequence[str]:
        found = self.starting(exact_name(field), prefix)
        used = found[: self.prefix_limit]
        before = self.expanded.get(prefix, Expansion(prefix, 0, 0))
        self.expanded[prefix] = Expansion(prefix, max(before.used, len(used)), max(before.found, len(found)))
        return used

    def _keyword(self, field: str, value: str, prefix: bool) -> Query:
        return self._values(field, self.spell(field, value, prefix), 1.0)

    def _values(self, field: str, values: Collection[str], score: float) -> Query:
        having = Query.term_set_query(self.native, keyword_name(field), sorted(values))
        return Query.const_score_query(having, score)


def is_ranked(tree: t.Tree, boosts: Mapping[tuple[str, str], float]) -> bool:
    """Whether some hits can score more than others."""
    return bool(boosts) or not _is_plain(tree)


def _is_plain(tree: t.Tree) -> bool:
    if isinstance(tree, t.And):
        return all(isinstance(part, t.Not) or _is_plain(part) for part in tree.parts)
    return isinstance(tree, t.Not | t.Keyword | t.Everything | t.Nothing)


def _any(queries: Sequence[Query]) -> Query:
    return Query.boolean_query([(Occur.Should, query) for query in queries])
