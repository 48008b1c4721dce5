"""Comparing: columns, four marks, and never a blank."""

from __future__ import annotations

import pytest

from lawbase.errors import BadRequest, NotFound
from lawbase.services.compare import compare
from lawbase.services.found import comparison_as_json
from lawbase.services.shelf import Shelf
from lawbase.services.topics import distribution, topic_page


def test_a_column_is_a_provision_with_all_that_speak_about_it(shelf: Shelf) -> None:
    found = compare(shelf.library, "illegal-access")
    assert [column.head.address for column in found.columns] == ["xx/computer-act-2019#sec_2", "yy/code#art_12-1"]
    assert [view.provision.id for view in found.columns[0].beside] == ["sec_5"]
    top = found.columns[0].cells["top-imprisonment"]
    assert (top.mark, top.words, top.values[0].address) == ("value", "10 years", "xx/computer-act-2019#sec_5")


def test_the_four_marks_are_told_apart(shelf: Shelf) -> None:
    xx, yy = compare(shelf.library, "illegal-access").columns
    assert (xx.cells["security-breach"].mark, yy.cells["security-breach"].words) == ("silent", "required")
    assert yy.cells["mental-element"].mark == "not-read" and yy.cells["mental-element"].words == "not read"
    assert xx.cells["max-fine"].words == "greater of 5000 XXD and 2 x advantage"
    assert [value.value for value in xx.cells["exceptions"].values] == ["lawful-authority", "owner"]


def test_a_country_of_which_nothing_was_read_is_named_and_not_counted(shelf: Shelf) -> None:
    found = compare(shelf.library, "general-part", ["xx", "yy"])
    assert [column.jurisdiction for column in found.columns] == ["xx"] and found.not_read == ("yy",)


def test_a_parent_topic_gathers_what_lies_below_it(shelf: Shelf) -> None:
    assert len(compare(shelf.library, "cybercrime").columns) == 5


def test_questions_on_which_all_agree_are_told(shelf: Shelf) -> None:
    found = compare(shelf.library, "illegal-access")
    assert found.differs("max-imprisonment") and not found.differs("top-imprisonment")


@pytest.mark.parametrize(
    ("topic", "countries", "fault", "words"),
    [
        ("illegal-acces", [], NotFound, "nearest are illegal-access"),
        ("Illegal access", [], NotFound, "illegal-access"),
        ("illegal-access", ["xz"], NotFound, "no jurisdiction “xz”"),
        ("illegal-access", ["xx"] * 201, BadRequest, "At most 200"),
    ],
)
def test_what_is_not_known_is_answered_with_the_nearest(
    shelf: Shelf, topic: str, countries: list[str], fault: type[Exception], words: str
) -> None:
    with pytest.raises(fault, match=words):
        compare(shelf.library, topic, countries)


def test_the_comparison_for_scripts_names_marks_and_quotes(shelf: Shelf) -> None:
    shape = comparison_as_json(compare(shelf.library, "illegal-access", ["yy"]))
    cell = shape["columns"][0]["cells"]["security-breach"]
    assert cell["mark"] == "value" and cell["values"][0]["quote"] == "en forçant une mesure de sécurité"


def test_a_distribution_counts_values_and_never_counts_silence_as_one(shelf: Shelf) -> None:
    found = distribution(shelf.library, "illegal-access", "security-breach")
    assert [(share.value, share.jurisdictions) for share in found.shares] == [("required", ("yy",))]
    assert (found.silent, found.not_read, found.answered, found.most) == (("xx",), (), 1, 1)


def test_terms_stand_by_length_in_a_distribution(shelf: Shelf) -> None:
    found = distribution(shelf.library, "illegal-access", "max-imprisonment")
    assert [share.value for share in found.shares] == ["2 years", "3 years"]
    by_reference = distribution(shelf.library, "data-interference", "max-imprisonment")
    assert [share.value for share in by_reference.shares] == ["by-reference"], "a suspended provision enters no chart"


def test_an_unknown_question_is_answered_with_the_nearest(shelf: Shelf) -> None:
    with pytest.raises(NotFound, match="illegal-access/security-breach"):
        distribution(shelf.library, "illegal-access", "security-breech")


def test_a_topic_page_gathers_what_belongs_to_it(shelf: Shelf) -> None:
    page = topic_page(shelf.library, "illegal-access")
    assert list(page.provisions) == ["xx", "yy"] and page.provisions["xx"][0].provision.basic
    assert [clause.id for clause in page.clauses] == ["definitions/computer", "offences/access"]
    assert [view.address for view in page.articles] == ["accord#art_2"]
    assert [topic.id for topic in page.line] == ["cybercrime"] and page.related[0].id == "data-interference"
