"""Searching as drafters do: in their words, by citation, by treaty article, in any language."""

from __future__ import annotations

import pytest

from lawbase.errors import BadRequest
from lawbase.query.names import key_of
from lawbase.query.read_as import read_query
from lawbase.services.engines import engine_named
from lawbase.services.found import found_as_json
from lawbase.services.search import Asked, search
from lawbase.services.shelf import Shelf


def addresses(shelf: Shelf, query: str, **filters: tuple[str, ...]) -> list[str]:
    return [hit.address for hit in search(shelf, Asked(query, dict(filters))).hits]


@pytest.mark.parametrize(
    ("query", "parts"),
    [
        ("accès frauduleux Examplia", [("topic", "illegal-access"), ("country", "xx")]),
        ("hacking in Otheria", [("topic", "illegal-access"), ("country", "yy")]),
        ("ACCES FRAUDULEUX", [("topic", "illegal-access")]),
        ("الدخول غير المشروع", [("topic", "illegal-access")]),
        ("非法侵入计算机", [("topic", "illegal-access")]),
        ("Accord 2", [("treaty", "accord"), ("citation", "art_2")]),
        ("section 9 Examplia", [("citation", "sec_9"), ("country", "xx")]),
        ("Article 12-1", [("citation", "art_12-1")]),
        ("hacking in force", [("topic", "illegal-access"), ("status", "in-force")]),
        ("Computer Act 2019", [("work", "xx/computer-act-2019")]),
        ("nothing of the kind", []),
    ],
)
def test_a_query_is_read(shelf: Shelf, query: str, parts: list[tuple[str, str]]) -> None:
    reading = read_query(query, shelf.build().names)
    assert [(part.kind, part.value) for part in reading.parts] == parts


def test_a_part_that_was_taken_away_is_not_read_again(shelf: Shelf) -> None:
    reading = read_query("hacking Examplia", shelf.build().names, frozenset({"country:xx"}))
    assert [part.key for part in reading.parts] == ["topic:illegal-access"] and reading.rest == "Examplia"


def test_a_formula_is_searched_as_typed(shelf: Shelf) -> None:
    assert read_query('"hacking" AND country:xx', shelf.build().names).explicit
    assert addresses(shelf, "country:yy AND kind:provision") == ["yy/code#art_12-1", "yy/code#art_13"]


def test_a_topic_in_one_language_finds_provisions_in_another(shelf: Shelf) -> None:
    found = addresses(shelf, "piratage", kind=("provision",))
    assert found[0] == "xx/computer-act-2019#sec_2" and "yy/code#art_12-1" in found


def test_a_country_in_the_query_is_a_filter(shelf: Shelf) -> None:
    found = search(shelf, Asked("hacking Otheria"))
    assert {hit.jurisdiction for hit in found.hits} == {"yy"}


def test_a_filter_chosen_by_hand_rules_over_a_country_in_the_query(shelf: Shelf) -> None:
    found = search(shelf, Asked("hacking Otheria", {"jurisdiction": ("xx",)}))
    assert {hit.jurisdiction for hit in found.hits} == {"xx"}


def test_a_citation_comes_first(shelf: Shelf) -> None:
    assert addresses(shelf, "section 9 Examplia")[0] == "xx/computer-act-2019#sec_9"
    assert addresses(shelf, "Accord 2")[0] == "accord#art_2"


def test_words_of_the_text_find_it_in_its_language(shelf: Shelf) -> None:
    assert addresses(shelf, "mesure de sécurité")[0] == "yy/code#art_12-1"


def test_everything_of_a_country_can_be_listed_without_words(shelf: Shelf) -> None:
    found = search(shelf, Asked("", {"jurisdiction": ("xx",), "kind": ("provision",)}))
    assert found.total == 5 and found.facets["rung"] == {"claimed": 5}


def test_nothing_asked_finds_nothing_and_says_no_problem(shelf: Shelf) -> None:
    found = search(shelf, Asked("  "))
    assert (found.total, found.problems) == (0, ())


def test_a_mistyped_word_is_set_right(shelf: Shelf) -> None:
    assert search(shelf, Asked("autorised")).did_you_mean == ("authorised",)


def test_words_that_never_meet_are_given_up_and_said_so(shelf: Shelf) -> None:
    found = search(shelf, Asked("protection zebra"))
    assert found.relaxed and found.total > 0


def test_a_bad_query_is_explained_and_searched_all_the_same(shelf: Shelf) -> None:
    found = search(shelf, Asked("(penalty AND"))
    assert found.problems and found.total > 0


def test_a_hit_says_why_and_shows_where(shelf: Shelf) -> None:
    hit = search(shelf, Asked("warrant")).hits[0]
    assert any("warrant" in reason for reason in hit.why)
    assert [span.text for span in hit.snippet if span.marked] == ["warrant"]


def test_a_suspended_provision_says_so_in_its_facet(shelf: Shelf) -> None:
    assert addresses(shelf, "", status=("suspended",)) == ["xx/computer-act-2019#sec_3"]


def test_pages_follow_each_other_without_a_gap(shelf: Shelf) -> None:
    whole = addresses(shelf, "", jurisdiction=("xx",))
    pages = [
        hit.address
        for page in (1, 2, 3, 4)
        for hit in search(shelf, Asked("", {"jurisdiction": ("xx",)}, frozenset(), page, 2)).hits
    ]
    assert pages == whole[:8]


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (Asked("x", page=0), "paged through"),
        (Asked("x", limit=1000), "1 to 100"),
        (Asked("x", page=10_000, limit=100), "paged through"),
        (Asked("x", {"colour": ("red",)}), "no filter “colour”"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_a_sentence(shelf: Shelf, asked: Asked, words: str) -> None:
    with pytest.raises(BadRequest, match=words):
        search(shelf, asked)


def test_the_shape_for_scripts_is_fixed(shelf: Shelf) -> None:
    shape = found_as_json(search(shelf, Asked("hacking")))
    assert {"query", "read_as", "total", "hits", "facets", "did_you_mean"} <= set(shape)
    assert {"address", "kind", "jurisdiction", "title", "work", "label", "topics", "score", "snippet", "url"} <= set(
        shape["hits"][0]
    )
    assert shape["facets"]["country"] == {"xx": 3, "yy": 2}


def test_an_unknown_engine_is_refused() -> None:
    with pytest.raises(BadRequest, match="no search engine"):
        engine_named("elastic")


def test_a_key_in_a_script_without_spaces_leaves_the_last_sign_out() -> None:
    assert key_of("非法侵入") == ("非法", "法侵", "侵入")
