"""Clauses: choices make text, and no answer of a drafter ever becomes structure."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawbase.drafting.clause_text import TextFault, escape, in_words, names_used, render_clause, settings_of
from lawbase.drafting.outline import outline
from lawbase.errors import BadRequest, NotFound
from lawbase.records.clause import Clause
from lawbase.records.content import Content
from lawbase.services.clauses import clause_text, list_clauses
from lawbase.services.shelf import Shelf


@pytest.fixture(scope="module")
def clause(examplia: Content) -> Clause:
    return examplia.clauses["offences/access"]


def test_an_option_changes_the_text(clause: Clause) -> None:
    assert render_clause(clause, {}).count("SUBSEC") == 2
    assert render_clause(clause, {"security": "required"}).count("SUBSEC") == 3
    assert render_clause(clause, {"security": "sometimes"}) == render_clause(clause, {})


def test_a_parameter_is_marked_in_the_text(clause: Clause) -> None:
    assert "{{inline{name param} 4 years}}" in render_clause(clause, {"max_imprisonment": " 4 years "})


def test_the_names_a_text_uses_are_known(clause: Clause) -> None:
    assert names_used(clause) == {"security", "max_imprisonment"}
    assert settings_of(clause, {"nothing": "x", "max_imprisonment": " "}) == {
        "security": "not-required",
        "max_imprisonment": "2 years",
    }


@pytest.mark.parametrize(
    "answer", ["2 years}} {{>http://evil x", "**bold** //i// __u__", "{{ 7 * 7 }}", "SEC - Evil", "{% raw %}", "\\}} x"]
)
def test_a_hostile_answer_stays_words(clause: Clause, answer: str) -> None:
    lines = outline(render_clause(clause, {"max_imprisonment": answer}))
    assert [mark.words for line in lines for mark in line.marks if mark.kind == "parameter"] == [answer]
    assert sum(line.is_heading for line in lines) == 1


@given(st.text(alphabet=st.characters(blacklist_categories=("Cs", "Cc")), min_size=1, max_size=40).filter(str.strip))
def test_any_answer_comes_out_as_it_went_in(answer: str) -> None:
    marked = f"SEC - x\n  SUBSEC\n    {{{{inline{{name param}} {escape(answer.strip())}}}}}"
    marks = [mark for line in outline(marked) for mark in line.marks if mark.kind == "parameter"]
    assert [mark.words for mark in marks] == [answer.strip()]


@pytest.mark.parametrize("answer", ["a\nb", "a\rb"])
def test_an_answer_is_one_line(clause: Clause, answer: str) -> None:
    with pytest.raises(TextFault, match="one line"):
        render_clause(clause, {"max_imprisonment": answer})


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{{ ''.__class__.__mro__ }}", "“getattr” is not allowed"),
        ("{{ nothing }}", "undefined"),
        ("{{ value('nothing') }}", "no such parameter"),
        ("{% for x in range(9) %}x{% endfor %}", "not allowed"),
        ("x" * 60_001, "longer"),
        ("{{ 'a' * 200000000 }}", "“mul” is not allowed"),
        ("{{ term() }}", "argument"),
    ],
)
def test_a_text_that_reaches_out_is_refused(clause: Clause, text: str, words: str) -> None:
    with pytest.raises(TextFault, match=words):
        render_clause(clause, {}, text)


def test_an_expression_renders_with_the_same_setting(clause: Clause) -> None:
    assert "4 ans" in render_clause(clause, {"max_imprisonment": "4 ans"}, clause.expressions[0].text)


def test_the_outline_numbers_and_marks(clause: Clause) -> None:
    lines = outline(render_clause(clause, {"security": "required"}))
    assert [(line.depth, line.number, line.is_heading) for line in lines] == [
        (0, "", True),
        (1, "(1)", False),
        (1, "(2)", False),
        (1, "(3)", False),
        (2, "(a)", False),
        (2, "(b)", False),
    ]
    kinds = {mark.kind: mark for line in lines for mark in line.marks}
    assert kinds["term"].target == "computer" and kinds["reference"].target == "definitions/computer"
    assert lines[0].words == "Illegal access"


def test_words_that_close_a_list_stand_where_its_intro_stood() -> None:
    text = "SEC - x\n  SUBSEC\n    If it is\n    PARA\n      one; or\n    PARA\n      two,\n    it is three."
    assert [(line.depth, line.number) for line in outline(text)] == [
        (0, ""),
        (1, "(1)"),
        (2, "(a)"),
        (2, "(b)"),
        (1, ""),
    ]


def test_a_definition_and_a_note_are_marked() -> None:
    marks = outline("SEC - x\n  {{def{refersTo #term-a} a}} means b. {{*[see c]}}")[1].marks
    assert [(mark.kind, mark.words) for mark in marks if mark.kind != "text"] == [
        ("definition", "a"),
        ("note", "see c"),
    ]


def test_clauses_are_listed_by_topic_and_kind(shelf: Shelf) -> None:
    assert [c.id for c in list_clauses(shelf.library, "cybercrime", "offence")] == ["offences/access"]
    assert len(list_clauses(shelf.library)) == 2


@pytest.mark.parametrize(
    ("name", "chosen", "fault", "words"),
    [
        ("offences/acces", {}, NotFound, "offences/access"),
        ("offences/access", {"colour": "red"}, BadRequest, "no parameter or option"),
        ("offences/access", {"security": "red"}, BadRequest, "can be required, not-required"),
        ("offences/access", {"max_imprisonment": "a\nb"}, BadRequest, "one line"),
    ],
)
def test_a_setting_that_does_not_exist_is_refused(
    shelf: Shelf, name: str, chosen: dict[str, str], fault: type[Exception], words: str
) -> None:
    with pytest.raises(fault, match=words):
        clause_text(shelf.library, name, chosen)


@pytest.mark.parametrize(
    ("answer", "printed"),
    [
        ("500 penalty-unit", "500 penalty units"),
        ("1 day-fine", "1 day fine"),
        ("2 years", "2 years"),
        ("3 x advantage", "3 x advantage"),
    ],
)
def test_a_unit_of_the_law_is_printed_as_words(answer: str, printed: str) -> None:
    assert in_words(answer) == printed


def test_a_line_that_begins_with_a_reference_begins_with_a_capital() -> None:
    assert (
        outline("SEC - x\n  {{>#wid:offences__illegal-access }} applies.")[1].words
        == "The section on illegal access applies."
    )
