"""What changed between two texts: no word lost, no change unseen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawbase.citation.evidence import find_quote, fingerprint
from lawbase.redline.editions import TextPart, compare_editions
from lawbase.redline.words import redline_words


def part(element: str, body: str, heading: str = "") -> TextPart:
    return TextPart(element, element.replace("_", " "), heading, body, fingerprint(body))


@pytest.mark.parametrize(
    ("before", "after", "runs"),
    [
        ("two years", "five years", [("removed", "two"), ("added", "five"), ("same", " years")]),
        ("a fine", "a fine", [("same", "a fine")]),
        ("", "new", [("added", "new")]),
        ("old", "", [("removed", "old")]),
        ("処三年以下", "処五年以下", [("same", "処"), ("removed", "三"), ("added", "五"), ("same", "年以下")]),
        ("الحبس سنة", "الحبس سنتين", [("same", "الحبس "), ("removed", "سنة"), ("added", "سنتين")]),
    ],
)
def test_a_change_is_shown_by_words(before: str, after: str, runs: list[tuple[str, str]]) -> None:
    assert [(run.kind, run.text) for run in redline_words(before, after)] == runs


@given(st.text(max_size=120), st.text(max_size=120))
def test_both_texts_can_be_read_back_from_the_redline(before: str, after: str) -> None:
    runs = redline_words(before, after)
    assert "".join(run.text for run in runs if run.kind != "added") == before
    assert "".join(run.text for run in runs if run.kind != "removed") == after


def test_a_long_text_is_compared_by_lines_first() -> None:
    before = "\n".join(f"line {number} of the schedule" for number in range(4000))
    after = before.replace("line 77 of", "row 77 of")
    runs = redline_words(before, after)
    assert "".join(run.text for run in runs if run.kind != "added") == before
    assert [run.text for run in runs if run.kind == "added"] == ["row"]


def test_provisions_that_stayed_changed_came_went_and_moved() -> None:
    long = "a person who without right hinders the use of a computer system commits an offence and is liable to a fine"
    before = [
        part("sec_1", "same"),
        part("sec_2", "two years"),
        part("sec_3", "gone for good"),
        part("sec_4", "moved whole"),
        part("sec_5", long),
    ]
    after = [
        part("sec_1", "same"),
        part("sec_2", "five years"),
        part("sec_9", "moved whole"),
        part("sec_10", f"{long} or both"),
        part("sec_11", "quite new"),
    ]
    found = compare_editions(before, after)
    assert [
        (change.kind, change.before and change.before.element, change.after and change.after.element)
        for change in found.changes
    ] == [
        ("changed", "sec_2", "sec_2"),
        ("moved", "sec_4", "sec_9"),
        ("moved-and-changed", "sec_5", "sec_10"),
        ("added", None, "sec_11"),
        ("removed", "sec_3", None),
    ]
    assert found.unchanged == 1


def test_a_changed_heading_is_a_change() -> None:
    assert compare_editions([part("sec_1", "x", "Access")], [part("sec_1", "x", "Entry")]).changes[0].kind == "changed"


@pytest.mark.parametrize(
    ("quote", "text", "found"),
    [
        ("not exceeding two years", "imprisonment not  exceeding two\nyears or", "not  exceeding two\nyears"),
        ("بالحبس", "يعاقب بِالحَبْس مدة", "بِالحَبْس"),
        ("不正アクセス", "「不正アクセス」行為", "不正アクセス"),
        ("three", "two years", None),
        ("", "two years", None),
    ],
)
def test_a_quote_is_placed_in_the_text_as_printed(quote: str, text: str, found: str | None) -> None:
    place = find_quote(quote, text)
    assert (text[place[0] : place[1]] if place else None) == found
