"""What a person can get wrong in a file: one clear sentence each, with the place, and nothing half-written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawbase.files.clause_file import read_clause_file
from lawbase.files.content_reader import read_content
from lawbase.files.folder import ContentFolder, NoContent, find_content
from lawbase.files.yaml_reader import YamlFault, read_yaml
from tests.conftest import Edit

ACT = "corpus/statutes/xx/computer-act-2019.yml"
CLAUSE = "model_clauses/offences/access.md"


@pytest.mark.parametrize(
    ("name", "old", "new", "place", "words"),
    [
        (ACT, "kind: act", "kind: act\ncolour: red", f"{ACT}:3", "the key “colour” is not known here"),
        (ACT, "    heading: Attempt\n", "    heading: Attempt\n    headin: x\n", ACT, "did you mean “heading”?"),
        (ACT, "kind: act", "kind: act\nkind: code", f"{ACT}:3", "the key “kind” stands twice"),
        (
            ACT,
            '{kind: assented, day: "2019-03-01"}',
            '{kind: assented, day: "2018-02-30"}',
            ACT,
            "there is no day “2018-02-30”",
        ),
        (ACT, '{kind: assented, day: "2019-03-01"}', '{kind: born, day: "2019-03-01"}', ACT, "“born” is not one of"),
        (ACT, 'quote: "half of the penalty"', "quote: le fait, d'accéder", ACT, "must stand in double quotes"),
        (ACT, "kind: act", "kind: &a act", ACT, "anchors (&name) are not allowed"),
        (ACT, "kind: act", "kind: !!str act", ACT, "tags"),
        (ACT, "kind: act", "kind: [", ACT, "cannot be read here"),
        (ACT, "kind: act", "kind: act\naddress: xx/other", ACT, "comes from the path"),
        (ACT, "id: sec_3\n", "id: Section 3\n", ACT, "is not an element id"),
        (ACT, "    label: s 9\n", "", ACT, "“label” is missing"),
        (ACT, '    as_at: "2023-01-01"', "    as_at: unknown", ACT, "needs a note"),
        (ACT, "digest: A rule", "digest: {a: b} #", ACT, "words were expected, not a group of keys"),
        (CLAUSE, "---\ntitle", "title", f"{CLAUSE}:1", "three hyphens"),
        (CLAUSE, "# Notes", "# Remarks", CLAUSE, "“# Notes” is missing"),
        (CLAUSE, "version: 1\n---", "version: 1", CLAUSE, ""),
        (CLAUSE, 'treaty_basis: ["accord#art_2"]', 'treaty_basis: ["accord art 2"]', CLAUSE, "is not an address"),
    ],
)
def test_a_fault_in_a_file_is_told_with_its_place(
    edit: Edit, name: str, old: str, new: str, place: str, words: str
) -> None:
    _, problems = read_content(edit(name, old, new))
    assert any(str(problem).startswith(place) and words in problem.sentence for problem in problems), [
        str(p) for p in problems
    ]


def test_a_file_that_is_not_utf8_is_named(folder: ContentFolder) -> None:
    (folder.root / ACT).write_bytes(b"title: caf\xe9\n")
    _, problems = read_content(folder)
    assert any("is not UTF-8" in problem.sentence and problem.where == ACT for problem in problems)


def test_an_alias_bomb_is_refused_at_its_first_anchor(folder: ContentFolder) -> None:
    bomb = "a: &a [x, x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    (folder.root / ACT).write_text(bomb, encoding="utf-8")
    _, problems = read_content(folder)
    assert [problem.sentence for problem in problems if problem.where == f"{ACT}:1"] == [
        "anchors (&name) are not allowed; write the value out"
    ]


def test_a_deep_nest_and_a_huge_file_are_refused() -> None:
    with pytest.raises(YamlFault, match="nested too deeply"):
        read_yaml("a: " + "[" * 40 + "]" * 40)
    with pytest.raises(YamlFault, match="larger than"):
        read_yaml("a: " + "x" * 4_000_001)


def test_a_folder_that_cannot_be_read_is_named(folder: ContentFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    import os

    def walk(top: Path, onerror: Callable[[OSError], None]) -> list[tuple[str, list[str], list[str]]]:
        onerror(PermissionError(13, "Permission denied", str(top)))
        return []

    monkeypatch.setattr(os, "walk", walk)
    _, problems = read_content(folder)
    assert any("the folder cannot be read: Permission denied" in problem.sentence for problem in problems)


def test_a_work_in_the_wrong_place_is_named(folder: ContentFolder) -> None:
    stray = folder.root / "corpus/statutes/XX/Act.yml"
    stray.parent.mkdir()
    stray.write_text("title: x\n", encoding="utf-8")
    (folder.root / "corpus/jurisdictions/Kenya.yml").write_text("name: Kenya\n", encoding="utf-8")
    _, problems = read_content(folder)
    sentences = {problem.sentence for problem in problems}
    assert "a work stands at statutes/<country>/<slug>.yml, in lower case with hyphens" in sentences
    assert "a profile is named by the code of its jurisdiction, such as ke.yml" in sentences


def test_a_ledger_line_without_its_fields_is_named(folder: ContentFolder) -> None:
    path = folder.ledger / "xx.tsv"
    path.parent.mkdir(exist_ok=True)
    path.write_text("address\trung\nxx/computer-act-2019#sec_2\tquoted\n", encoding="utf-8")
    _, problems = read_content(folder)
    assert [str(problem) for problem in problems] == [
        "corpus/ledger/xx.tsv:2: the ledger line does not have its six fields"
    ]


def test_there_is_no_content_where_there_is_no_corpus(tmp_path: Path) -> None:
    with pytest.raises(NoContent, match="does not hold the folders"):
        find_content(tmp_path)


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("languages: [no, en, on, off]", {"languages": ["no", "en", "on", "off"]}),
        ("a: 2018-02-01", {"a": "2018-02-01"}),
        ("a: 012", {"a": "012"}),
        ("a: 1e3", {"a": "1e3"}),
        ("a: true\nb: 'true'\nc: null", {"a": True, "b": "true", "c": None}),
        ("a: 12:30:45", {"a": "12:30:45"}),
    ],
)
def test_every_plain_scalar_is_text_but_true_false_and_null(text: str, data: object) -> None:
    assert read_yaml(text).data == data


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused_with_a_line(text: str) -> None:
    try:
        read_yaml(text)
    except YamlFault as fault:
        assert fault.line >= 1 and fault.sentence


@given(st.text(max_size=300))
def test_any_clause_file_is_read_or_refused_with_a_line(text: str) -> None:
    try:
        read_clause_file("---\ntitle: x\n---\n" + text)
    except YamlFault as fault:
        assert fault.line >= 1 and fault.sentence
