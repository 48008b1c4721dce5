"""The evidence form: what counts as the same words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawbase.citation.evidence import evidence_form, fingerprint, is_quoted, quote_excess


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("Freiheitsstrafe bis zu drei Jahren", "wird mit Freiheitsstrafe  bis zu\ndrei Jahren oder"),
        ("d'accéder", "Le fait d’accéder"),
        ("ACCESS", "unlawful access"),
        ("يعاقب بالحبس", "يُعَاقَبُ بالحبــس"),
        ("ＡＢＣ", "abc"),
        ("three-year", "three year"),
        ("不正アクセス", "「不正アクセス」行為"),
    ],
)
def test_spacing_case_marks_and_width_do_not_matter(quote: str, text: str) -> None:
    assert is_quoted(quote, text)


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("three years", "thirty years"),
        ("", "anything"),
        ("...", "anything"),
        ("§ 217¹", "§ 2171"),
        ("accede", "accède"),
    ],
)
def test_other_words_are_other_words(quote: str, text: str) -> None:
    assert not is_quoted(quote, text)


def test_a_superscript_is_marked_however_it_is_written() -> None:
    assert evidence_form("§ 217<sup>1</sup>") == evidence_form("§ 217¹") == "217^1"


def test_a_fingerprint_carries_its_version_and_forgives_spacing() -> None:
    assert fingerprint("A  b.") == fingerprint("a B") and fingerprint("a b").startswith("1:")
    assert fingerprint("a b") != fingerprint("a c")


@pytest.mark.parametrize(
    ("quote", "said"), [("one " * 12, ""), ("one " * 13, "13 words"), ("字" * 40, ""), ("字" * 41, "41 characters")]
)
def test_a_quote_is_short(quote: str, said: str) -> None:
    assert said in quote_excess(quote) if said else quote_excess(quote) == ""


@given(st.text(max_size=200))
def test_the_form_of_a_form_is_itself(text: str) -> None:
    assert evidence_form(evidence_form(text)) == evidence_form(text)
