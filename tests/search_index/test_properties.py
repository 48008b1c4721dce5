"""What holds for any query over any library, and between one engine and another."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search_index import (
    And,
    Document,
    Everything,
    Keyword,
    Not,
    Nothing,
    Or,
    Phrase,
    Prefix,
    Word,
    parse,
)
from tests.search_index.library import ENGINES, LIBRARY, SCHEMA

WORDS = [
    "access",
    "data",
    "computer",
    "system",
    "hack",
    "hacks",
    "hacking",
    "warrant",
    "law",
    "accès",
    "daten",
    "数据",
    "计算",
    "الدخول",
]
PAGES = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def made_up(count: int = 60) -> list[Document]:
    """A library of random words, the same at every run."""
    chance = random.Random(5)

    def text(most):
        return " ".join(chance.choices(WORDS, k=chance.randint(0, most)))

    return [
        Document(
            f"doc/{number:02}",
            {"title": text(3), "heading": text(2), "body": [text(12), text(6)]},
            {"jurisdiction": chance.choice("ab"), "topic": chance.sample("xyz", 2)},
            chance.choice(["en", "fr", "de", "ar", "zh"]),
        )
        for number in range(count)
    ]


@pytest.fixture(scope="module")
def searchers(tmp_path_factory):
    opened = []
    for kind in ENGINES:
        engine = kind(SCHEMA)
        folder = tmp_path_factory.mktemp(engine.name)
        documents = [*made_up(), *LIBRARY]
        # In three goes, so that there are several segments and something deleted.
        with engine.write(folder) as writer:
            writer.add(documents[:30])
        with engine.write(folder) as writer:
            writer.add(documents[20:50])
            writer.add([Document("gone", {"body": " ".join(WORDS)}, {}, "en")])
        with engine.write(folder) as writer:
            writer.remove(["gone"])
            writer.add(documents[50:])
        opened.append(engine.open(folder))
    yield opened
    for searcher in opened:
        searcher.close()


fields = st.sampled_from(["", "", "", "title", "heading", "body"])
leaves = st.one_of(
    st.builds(Word, st.sampled_from(WORDS), fields),
    st.builds(Prefix, st.sampled_from(["ha", "d", "comp", "数", "ac"]), fields),
    st.builds(
        Phrase,
        st.lists(st.sampled_from(["access", "data", "hack", "数据"]), min_size=1, max_size=3).map(tuple),
        fields,
        st.booleans(),
    ),
    st.builds(Keyword, st.just("topic"), st.sampled_from("xyzq")),
    st.builds(Prefix, st.just(""), st.just("jurisdiction")),
    st.just(Everything()),
    st.just(Nothing()),
)
trees = st.recursive(
    leaves,
    lambda parts: st.one_of(
        st.builds(And, st.lists(parts, min_size=1, max_size=3).map(tuple)),
        st.builds(Or, st.lists(parts, min_size=1, max_size=3).map(tuple)),
        st.builds(Not, parts),
    ),
    max_leaves=6,
)


def found(searcher, tree, **how):
    return {hit.id for hit in searcher.search(tree, limit=1000, why=False, **how).hits}


@PAGES
@given(a=trees, b=trees)
def test_and_is_what_both_find_and_or_what_either_finds(searchers, a, b):
    for searcher in searchers:
        one, other = found(searcher, a), found(searcher, b)
        assert found(searcher, And((a, b))) == one & other
        assert found(searcher, Or((a, b))) == one | other


@PAGES
@given(tree=trees)
def test_not_is_the_rest(searchers, tree):
    for searcher in searchers:
        everything = found(searcher, Everything())
        assert found(searcher, Not(tree)) == everything - found(searcher, tree)


@PAGES
@given(tree=trees)
def test_the_total_is_the_length_of_the_list_and_facets_add_up_to_it(searchers, tree):
    for searcher in searchers:
        results = searcher.search(tree, limit=1000, facets=["topic", "jurisdiction"])
        assert results.total == len(results.hits) == len(found(searcher, tree))
        with_country = found(searcher, And((tree, Prefix("", "jurisdiction"))))
        assert sum(results.facets["jurisdiction"].values()) == len(with_country)
        for value, count in results.facets["topic"].items():
            assert len(found(searcher, tree, filters={"topic": [value]})) == count


@PAGES
@given(tree=trees, size=st.integers(1, 9), boosted=st.booleans())
def test_pages_put_together_are_the_list(searchers, tree, size, boosted):
    boosts = {("topic", "x"): 0.5, ("jurisdiction", "a"): 0.25} if boosted else {}
    for searcher in searchers:
        listed = [hit.id for hit in searcher.search(tree, limit=1000, boosts=boosts).hits]
        paged = []
        for offset in range(0, len(listed) + size, size):
            page = searcher.search(tree, offset=offset, limit=size, boosts=boosts, why=False)
            paged += [hit.id for hit in page.hits]
        assert paged == listed


@PAGES
@given(tree=trees, filtered=st.booleans())
def test_all_engines_find_the_same_and_for_the_same_reasons(searchers, tree, filtered):
    filters = {"topic": ["x", "y"]} if filtered else {}
    answers = [searcher.search(tree, limit=1000, filters=filters) for searcher in searchers]
    first = answers[0]
    for other in answers[1:]:
        assert {h.id: set(h.why) for h in other.hits} == {h.id: set(h.why) for h in first.hits}
        assert set(other.expanded) == set(first.expanded)


SIGNS = [*WORDS, " ", '"', "(", ")", "*", ":", " AND ", " NOT ", " OR ", "title"]


@PAGES
@given(query=st.lists(st.sampled_from(SIGNS)).map("".join))
def test_what_is_typed_can_be_searched(searchers, query):
    tree = parse(query, SCHEMA).tree
    assert len({searcher.search(tree).total for searcher in searchers}) == 1
