"""A printed label has one id, whatever script it is printed in, and the id leads back to a label a reader knows."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawbase.citation.labels import (
    LabelUnreadable,
    basic_unit,
    display_label,
    element_id,
    is_element_id,
    read_label,
    split_id,
    sub_units,
)
from lawbase.citation.levels import CITED
from lawbase.citation.numerals import han_number

TABLE = Path(__file__).parent / "tables" / "labels.csv"
with TABLE.open(encoding="utf-8", newline="") as handle:
    LABELS = [(row["label"], row["language"], row["id"]) for row in csv.DictReader(handle)]

# The forms other people's records rely on, display and back.
SHOWN = [
    ("sec_202a", "de", "§ 202a"),
    ("sec_202a", "en", "s 202A"),
    ("art_323-1", "fr", "art. 323-1"),
    ("art_285", "zh", "第285条"),
    ("art_285-1", "zh", "第285条之1"),
    ("art_339-1", "zh-Hant", "第339條之1"),
    ("art_161-2", "ja", "第161条の2"),
    ("art_48-2", "ko", "제48조의2"),
    ("sec_477-1", "en", "s 477.1"),
    ("chp_4__sec_9c", "sv", "4 kap. 9 c §"),
    ("sec_217-1", "et", "§ 217¹"),
    ("sec_74-a", "hu", "74/A. §"),
    ("art_123-a", "tr", "madde 123/A"),
    ("art_197bis", "es", "art. 197 bis"),
    ("sched_1__para_2", "en", "sch 1 para 2"),
]
NUMBERS = st.builds(
    "{}{}{}".format,
    st.integers(min_value=1, max_value=9999),
    st.sampled_from(["", "", "", "a", "c", "ba", "bis", "quater"]),
    st.sampled_from(["", "", "", "-1", "-12", "-2-3"]),
)
BASIC_LEVELS = ("sec", "art", "reg", "rule", "form", "clause")


def test_the_table_holds_many_real_labels_of_many_languages() -> None:
    assert len(LABELS) >= 150
    assert len({language for _, language, _ in LABELS}) >= 30


@pytest.mark.parametrize(("label", "language", "ident"), LABELS, ids=[f"{n}-{row[2]}" for n, row in enumerate(LABELS)])
def test_a_printed_label_has_this_id(label: str, language: str, ident: str) -> None:
    assert element_id(label) == ident
    assert is_element_id(ident)


@pytest.mark.parametrize(("label", "language", "ident"), LABELS, ids=[f"{n}-{row[2]}" for n, row in enumerate(LABELS)])
def test_the_way_back_gives_a_label_that_reads_to_the_same_unit(label: str, language: str, ident: str) -> None:
    shown = display_label(basic_unit(ident), language)
    assert element_id(shown) == basic_unit(ident)


@pytest.mark.parametrize(("ident", "language", "shown"), SHOWN)
def test_an_id_is_shown_as_its_language_cites(ident: str, language: str, shown: str) -> None:
    assert display_label(ident, language) == shown
    assert element_id(shown) == ident


def test_sub_units_are_shown_in_brackets() -> None:
    assert display_label("sec_8__para_1", "en") == "s 8(1)"
    assert display_label("sec_1030__subsec_e__para_2", "en") == "s 1030(e)(2)"


@pytest.mark.parametrize(
    ("ident", "basic", "below"),
    [
        ("art_285__para_1", "art_285", ("para_1",)),
        ("chp_4__sec_9c", "chp_4__sec_9c", ()),
        ("chp_4__sec_9c__para_2", "chp_4__sec_9c", ("para_2",)),
        ("sched_1__para_2", "sched_1__para_2", ()),
        ("sched_1__para_2__subpara_a", "sched_1__para_2", ("subpara_a",)),
        ("sec_1030__subsec_e__para_2", "sec_1030", ("subsec_e", "para_2")),
        ("annex_1", "annex_1", ()),
        ("art_5~2__para_1", "art_5~2", ("para_1",)),
    ],
)
def test_an_id_is_cut_to_its_basic_unit(ident: str, basic: str, below: tuple[str, ...]) -> None:
    assert basic_unit(ident) == basic
    assert sub_units(ident) == below


@pytest.mark.parametrize(
    "text", ["", "sec", "sec_", "sec_202A", "§ 202a", "sec_1__", "sec_1-", "sec_1~0", "Sec_1", "sec_1 ", "art_１"]
)
def test_what_is_no_id_is_refused(text: str) -> None:
    assert not is_element_id(text)
    with pytest.raises(LabelUnreadable):
        split_id(text)


@pytest.mark.parametrize("label", ["", "Preamble", "§", "Article", "and so on", "§ 5 and then some", "第条", "ক"])
def test_a_label_without_a_number_is_refused_with_a_sentence(label: str) -> None:
    with pytest.raises(LabelUnreadable, match="“"):
        element_id(label)


def test_a_bare_number_takes_the_level_it_is_given() -> None:
    assert element_id("12") == "sec_12"
    assert element_id("12", level="art") == "art_12"
    assert element_id("二十", level="art") == "art_20"


def test_a_heading_is_told_from_its_label() -> None:
    read = read_label("§ 202a Ausspähen")
    assert read is not None
    assert (read.id, read.label, read.rest) == ("sec_202a", "§ 202a", "Ausspähen")


@pytest.mark.parametrize(
    ("line", "ident", "rest"),
    [
        ("Artículo 3°-A los efectos", "art_3", "-A los efectos"),
        ("Artigo 8.º-A — Ato", "art_8-a", "— Ato"),
        ("§§ 5 bis 7 (weggefallen)", "sec_5", "bis 7 (weggefallen)"),
        ("§§ 28-30 (Ophævet)", "sec_28", "-30 (Ophævet)"),
        ("Article 5 A person", "art_5", "A person"),
    ],
)
def test_words_after_a_number_are_not_taken_into_it(line: str, ident: str, rest: str) -> None:
    read = read_label(line)
    assert read is not None
    assert (read.id, read.rest) == (ident, rest)


@given(
    level=st.sampled_from(BASIC_LEVELS),
    number=NUMBERS,
    language=st.sampled_from(sorted({k for row in CITED.values() for k in row if k})),
)
def test_id_to_label_to_id_comes_home(level: str, number: str, language: str) -> None:
    ident = f"{level}_{number}"
    assert element_id(display_label(ident, language)) == ident


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        ident = element_id(text)
    except LabelUnreadable:
        return
    assert is_element_id(ident)
    assert basic_unit(ident) == basic_unit(basic_unit(ident))


@given(st.integers(min_value=1, max_value=9999))
def test_spoken_han_numerals_are_read(value: int) -> None:
    digits = "零一二三四五六七八九"
    thousands, hundreds, tens, ones = value // 1000, value // 100 % 10, value // 10 % 10, value % 10
    text = (digits[thousands] + "千" if thousands else "") + (
        digits[hundreds] + "百" if hundreds else "零" if thousands and (tens or ones) else ""
    )
    text += (digits[tens] + "十" if tens else "零" if hundreds and ones else "") + (digits[ones] if ones else "")
    assert han_number(text) == value
