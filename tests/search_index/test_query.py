"""How a typed query is read, and what is said of one that cannot be."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search_index import (
    And,
    Everything,
    Keyword,
    Not,
    Nothing,
    Or,
    Phrase,
    Prefix,
    Word,
    parse,
    relaxed,
)
from search_index.query import LONGEST
from search_index.tree import all_of, any_of, leaves, negated
from tests.search_index.library import SCHEMA

A, B, C = Word("a"), Word("b"), Word("c")


def tree(query):
    return parse(query, SCHEMA).tree


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("a", A),
        ("a b", And((A, B))),
        ("a AND b c", And((A, B, C))),
        ("a OR b c", Or((A, And((B, C))))),
        ("a NOT b", And((A, Not(B)))),
        ("NOT NOT a", A),
        ("NOT (a OR b)", Not(Or((A, B)))),
        ("a OR NOT b", Or((A, Not(B)))),
        ("((a) OR (b))", Or((A, B))),
        ("and or not", And((Word("and"), Word("or"), Word("not")))),
        ("ANDROID", Word("ANDROID")),
        ("accès", Word("accès")),
        ('"the Data breach"', Phrase(("the", "data", "breach"))),
        ("“data breach”", Phrase(("data", "breach"))),
        ("« data »", Phrase(("data",))),
        ("hack*", Prefix("hack")),
        ("computer-fra*", Phrase(("computer", "fra"), open_end=True)),
        ("*", Everything()),
        ("§ 202a", Word("202a")),
        ("323-1", Phrase(("323", "1"))),
        ("l'accès", Word("accès")),
        ("person’s", Word("person")),
        ("d'a", And((Word("d"), A))),
        ("jusqu'alors", And((Word("jusqu"), Word("alors")))),
        ("l'acc*", Prefix("acc")),
        ("计算机", And((Word("计算"), Word("算机")))),
        ("法", Prefix("法")),
        ("“计算机”", Phrase(("计算", "算机"))),
        ("「法」", Prefix("法")),
        ("第3条", Phrase(("第", "3", "条"), open_end=True)),
        ("title:hacking", Word("hacking", "title")),
        ('title:"a b"', Phrase(("a", "b"), "title")),
        ("title:(a OR b*)", Or((Word("a", "title"), Prefix("b", "title")))),
        ("Title:a", Word("a", "title")),
        ("country:ke", Keyword("jurisdiction", "ke")),
        ("country：ke", Keyword("jurisdiction", "ke")),
        ("topic:illegal-access", Keyword("topic", "illegal-access")),
        ("topic:a:b", Keyword("topic", "a:b")),
        ("topic:a:b:c", Keyword("topic", "a:b:c")),
        ('topic:"a b"', Keyword("topic", "a b")),
        ("topic:data*", Prefix("data", "topic")),
        ("topic:*", Prefix("", "topic")),
        ("NOT country:ke", Not(Keyword("jurisdiction", "ke"))),
        ("a (country:ke)", And((A, Keyword("jurisdiction", "ke")))),
        ("...", Nothing()),
        ("", Nothing()),
    ],
)
def test_a_query_is_read_without_complaint(query, meant):
    parsed = parse(query, SCHEMA)
    assert parsed.tree == meant
    assert parsed.problems == ()
    assert parsed.text == query


@pytest.mark.parametrize(
    ("query", "meant", "position", "said"),
    [
        ("a AND", A, 3, "AND at character 3 has nothing after it."),
        ("OR a", A, 1, "OR at character 1 has nothing before it; left out."),
        ("a AND OR b", And((A, B)), 7, "OR at character 7 has nothing before it; left out."),
        ("a NOT", A, 3, "NOT at character 3 has nothing after it."),
        ("a (b OR )", And((A, B)), 6, "OR at character 6 has nothing after it."),
        ("a ()", A, 4, "nothing between the parentheses that end at character 4"),
        ("(a b", And((A, B)), 1, "parenthesis opened at character 1 is never closed"),
        ("a) b", And((A, B)), 2, "closing parenthesis at character 2 was never opened"),
        ('a "b c', And((A, Phrase(("b", "c")))), 3, "quotation mark at character 3"),
        ("a*b", Phrase(("a", "b")), 2, "The * at character 2 stands inside a word"),
        ("title:NOT a", Word("a", "title"), 7, "NOT at character 7 has nothing before it"),
        ("nation:b", And((Word("nation"), B)), 1, 'There is no field "nation" (character 1)'),
        (
            "a nation:(b)",
            And((A, Word("nation"), B)),
            3,
            "The fields are title, heading, body, kind",
        ),
        ('a nation:"!"', And((A, Word("nation"))), 3, "it was read as a word"),
        ("AND", Nothing(), 1, "AND at character 1"),
        ("x" * (LONGEST + 1), Word("x" * LONGEST), LONGEST, f"first {LONGEST} characters"),
    ],
)
def test_a_bad_query_is_explained_and_searched_as_well_as_can_be(query, meant, position, said):
    parsed = parse(query, SCHEMA)
    assert parsed.tree == meant
    (problem,) = parsed.problems
    assert problem.position == position
    assert said in str(problem)


def test_a_field_without_a_value_is_explained():
    parsed = parse("title:AND body:a", SCHEMA)
    assert parsed.tree == Word("a", "body")
    assert [problem.sentence for problem in parsed.problems] == [
        "title: at character 1 has nothing after it.",
        "AND at character 7 has nothing before it; left out.",
    ]


def test_problems_come_in_order_of_place():
    problems = parse('a) nation:b AND "c', SCHEMA).problems
    assert [problem.position for problem in problems] == [2, 4, 17]


def test_words_know_where_they_stand():
    query = 'l\'accès AND "data breach" hack*'
    places = [query[leaf.start : leaf.end] for leaf in leaves(tree(query))]
    assert places == ["accès", "data breach", "hack"]


def test_what_is_excluded_is_no_leaf_but_what_is_excluded_twice_is():
    assert list(leaves(Not(Or((A, Not(B)))))) == [B]
    assert list(leaves(tree("a OR (b NOT c)"))) == [A, B]


def test_joining_parts_makes_no_needless_nests():
    assert all_of([]) == any_of([]) == Nothing()
    assert any_of([A, Or((B, C))]) == Or((A, B, C))
    assert negated(Not(A)) == A


def test_a_query_may_be_relaxed_but_its_bounds_stay():
    assert relaxed(tree("a b")) == Or((A, B))
    assert relaxed(tree("a b country:ke NOT c")) == And((Or((A, B)), Keyword("jurisdiction", "ke"), Not(C)))
    assert relaxed(tree("a OR b")) == Or((A, B))
    assert relaxed(tree("kind:x country:ke")) == tree("kind:x country:ke")


SIGNS = [
    "a",
    "计算",
    '"',
    "(",
    ")",
    "*",
    ":",
    " ",
    "AND",
    "OR",
    "NOT",
    "title:",
    "country:",
    "'",
    "«",
]


@settings(deadline=None)
@given(st.one_of(st.text(), st.lists(st.sampled_from(SIGNS)).map("".join)))
def test_no_query_fails(query):
    parsed = parse(query, SCHEMA)
    assert all(1 <= problem.position <= len(query) for problem in parsed.problems)
    for leaf in leaves(parsed.tree):
        assert 0 <= leaf.start <= leaf.end <= len(query)


@settings(deadline=None)
@given(st.lists(st.sampled_from([*SIGNS, " AND ", " NOT (", " OR ("]), min_size=300).map("".join))
def test_no_query_is_nested_too_deep(query):
    hash(parse(query, SCHEMA).tree)


def test_a_thousand_parentheses_are_read():
    parsed = parse("(" * 500 + "a" + ")" * 499, SCHEMA)
    assert parsed.tree == A
    assert [problem.position for problem in parsed.problems] == [1, 41]
    assert "Only 40 parentheses" in parsed.problems[1].sentence
    hash(tree("a OR (b " * 160))
    assert tree("NOT " * 200 + "a") == A
    assert tree("NOT " * 201 + "a") == Not(A)
