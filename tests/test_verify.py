"""Verification and the ledger: what was proved, what lapsed, what a second reader signs."""

from __future__ import annotations

from pathlib import Path

import pytest

from lawbase.errors import BadRequest, NotFound
from lawbase.files.content_reader import read_content
from lawbase.files.folder import ContentFolder
from lawbase.records.content import Content
from lawbase.records.ledger import rung_of
from lawbase.services.review import review
from lawbase.services.verify import NoTexts, verify, write_quoted
from tests.conftest import EXAMPLIA, Edit

TEXTS = EXAMPLIA / "texts"
ACT = "corpus/statutes/xx/computer-act-2019.yml"


def rungs(folder: ContentFolder) -> dict[str, str]:
    content, problems = read_content(folder)
    assert problems == ()
    return {
        address.partition("#")[2]: rung_of(provision, content.lines.get(address, ()))
        for address, (_, provision) in content.provisions.items()
    }


def proved(folder: ContentFolder) -> Content:
    content, _ = read_content(folder)
    write_quoted(folder, content, verify(content, TEXTS))
    return read_content(folder)[0]


def test_every_quote_of_examplia_stands_in_its_text(examplia: Content) -> None:
    report = verify(examplia, TEXTS)
    assert report.problems == () and report.proved == 7 and report.quotes == 12


def test_what_was_proved_stands_on_quoted_and_what_was_read_twice_on_reviewed(folder: ContentFolder) -> None:
    assert set(rungs(folder).values()) == {"claimed"}
    content = proved(folder)
    assert set(rungs(folder).values()) == {"quoted"}
    review(folder, content, ["xx/computer-act-2019#sec_2", "yy/code"])
    assert {key for key, rung in rungs(folder).items() if rung == "reviewed"} == {"sec_2", "art_12-1", "art_13"}


def test_a_second_verification_changes_no_line(folder: ContentFolder) -> None:
    proved(folder)
    before = (folder.ledger / "xx.tsv").read_bytes()
    proved(folder)
    assert (folder.ledger / "xx.tsv").read_bytes() == before


def test_a_changed_digest_lowers_reviewed_and_a_changed_quote_lowers_quoted(edit: Edit, folder: ContentFolder) -> None:
    review(folder, proved(folder), ["xx/computer-act-2019"])
    edit(ACT, "half of the penalty.", "half the penalty.")
    edit(ACT, 'quote: "imprisonment not exceeding five years"', 'quote: "not exceeding five years"')
    now = rungs(folder)
    assert (now["sec_9"], now["sec_3"], now["sec_2"]) == ("quoted", "claimed", "reviewed")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('quote: "half of the penalty"', 'quote: "a third of the penalty"', "does not say “a third of the penalty”"),
        ("id: sec_9", "id: sec_10", "has no provision sec_10"),
        ("files: [xx/computer-act-2019.json]", "files: [xx/lost.json]", "is not in the folder"),
    ],
)
def test_what_the_text_contradicts_is_a_problem(edit: Edit, old: str, new: str, words: str) -> None:
    content, _ = read_content(edit(ACT, old, new))
    report = verify(content, TEXTS)
    assert any(words in problem.sentence for problem in report.problems)


def test_a_quote_from_another_section_proves_nothing(edit: Edit) -> None:
    content, _ = read_content(
        edit(ACT, 'quote: "imprisonment not exceeding ten years"', 'quote: "imprisonment not exceeding two years"')
    )
    assert [problem.where for problem in verify(content, TEXTS).problems] == [f"{ACT}:sec_5"]


def test_a_proof_that_lapsed_is_told(edit: Edit, folder: ContentFolder) -> None:
    proved(folder)
    content, _ = read_content(edit(ACT, 'quote: "half of the penalty"', 'quote: "a third"'))
    assert verify(content, TEXTS).lapsed == ("xx/computer-act-2019#sec_9",)


def test_a_run_over_one_country_leaves_the_others_lines(folder: ContentFolder) -> None:
    content = proved(folder)
    before = (folder.ledger / "yy.tsv").read_bytes()
    write_quoted(folder, content, verify(content, TEXTS, "xx/"), "xx/")
    assert (folder.ledger / "yy.tsv").read_bytes() == before and set(rungs(folder).values()) == {"quoted"}


def test_without_texts_there_is_nothing_to_verify_against(examplia: Content, tmp_path: Path) -> None:
    with pytest.raises(NoTexts, match="no folder of official texts"):
        verify(examplia, tmp_path / "nowhere")


def test_a_review_needs_a_proof_and_a_record(folder: ContentFolder, examplia: Content) -> None:
    with pytest.raises(BadRequest, match="verify --write"):
        review(folder, examplia, ["xx/computer-act-2019#sec_2"])
    with pytest.raises(NotFound, match="no provision or work"):
        review(folder, examplia, ["xx/computer-act-2019#sec_77"])
