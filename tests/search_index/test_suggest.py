"""Did you mean."""

from __future__ import annotations

import pytest

from search_index import Suggester, Suggestion, Word, parse
from search_index.query import ParsedQuery
from tests.search_index.library import SCHEMA

KNOWN = {"access": 50, "hacking": 20, "computer": 9, "acces": 7, "acre": 1, "data": 4, "2018": 3}
SUGGESTER = Suggester({**KNOWN, "计算": 5, "breach": 2, "breech": 1})


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("acccess", "access"),
        ("computr AND hakcing", "computer AND hacking"),
        ('"dtaa braech"', '"data breach"'),
        ("title:(hackin OR data)", "title:(hacking OR data)"),
        ("l'accss", "l'access"),
        ("braach data", "breach data"),
    ],
)
def test_unknown_words_are_set_right(query, meant):
    suggestion = SUGGESTER.suggest(parse(query, SCHEMA))
    assert suggestion is not None
    assert suggestion.text == meant


@pytest.mark.parametrize(
    "query",
    [
        "access",
        "Accès",
        "zzzzzz",
        "xy",
        "dtxa",
        "hakc*",
        "计机",
        "2019",
        "NOT acccess",
        "kind:acccess",
        "",
    ],
)
def test_what_is_known_or_far_from_all_known_is_left(query):
    assert SUGGESTER.suggest(parse(query, SCHEMA)) is None


def test_the_changes_are_told_in_order():
    suggestion = SUGGESTER.suggest(parse("computr computr Hakcing", SCHEMA))
    assert suggestion == Suggestion(
        "computer computer hacking",
        (("computr", "computer"), ("computr", "computer"), ("Hakcing", "hacking")),
    )


def test_a_word_without_a_place_is_passed_over():
    assert SUGGESTER.suggest(ParsedQuery("", Word("acccess"))) is None


def test_the_nearest_of_equals_begins_alike_and_is_frequent():
    assert Suggester({"cat": 1, "hat": 9, "can": 5}).nearest("caat") == "cat"
    assert Suggester({"bat": 9, "can": 5, "cab": 6}).nearest("cax") == "cab"
    assert SUGGESTER.nearest("ac") is None
