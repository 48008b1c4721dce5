"""The fragment shown under a hit."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search_index import And, Everything, Phrase, Prefix, Word, best_fragment, parse
from tests.search_index.library import SCHEMA


def shown(text, query, **how):
    fragment = best_fragment(text, parse(query, SCHEMA).tree, **how)
    marked = "".join(f"[{s.text}]" if s.marked else s.text for s in fragment.spans)
    return ("…" if fragment.cut_before else "") + marked + ("…" if fragment.cut_after else "")


@pytest.mark.parametrize(
    ("text", "query", "language", "marked"),
    [
        ("Whoever hacks is punished.", "hacking", "en", "Whoever [hacks] is punished."),
        ("Whoever hacks is punished.", "hacking", "", "Whoever hacks is punished."),
        ("An Accès here.", "acces", "en", "An [Accès] here."),
        ("a data bank, data", '"data bank"', "en", "a [data bank], data"),
        ("a data bank, data banks", '"data bank" bank*', "en", "a [data bank], data [banks]"),
        ("the data-bank", "data-ban*", "en", "the [data-bank]"),
        ("计算机信息", "计算机", "zh", "[计算机]信息"),
        ("刑法第285条规定", "第285条", "zh", "刑法[第285条]规定"),
        ("法律和宪法", "法", "zh", "[法]律和宪[法]"),
        ("ระบบคอมพิวเตอร์", "คอมพิวเตอร์", "th", "ระบบ[คอมพิวเตอร์]"),
        ("كل من دخل إلى نظامٍ", "نظام", "ar", "كل من دخل إلى [نظامٍ]"),
        ("section 5", "5", "en", "section [5]"),
        ("hacks and data", "hacks NOT data", "en", "[hacks] and data"),
        ("data", "title:data", "en", "data"),
        ("data", "country:data", "en", "data"),
        ("data", "*", "en", "data"),
        ("", "data", "en", ""),
    ],
)
def test_what_was_asked_for_is_marked(text, query, language, marked):
    assert shown(text, query, language=language, field="body") == marked


def test_the_fragment_is_where_most_of_the_query_is():
    text = (
        "Hacking is known. Hacking again, hacking. " + "Nothing of note stands here. " * 12 + "Whoever "
        "commits hacking of a data bank is liable. " + "Nothing of note stands here. " * 12
    )
    assert shown(text, 'hacking "data bank"', language="en", length=60) == (
        "…Whoever commits [hacking] of a [data bank] is liable. Nothing of…"
    )
    assert shown(text, "hacking", language="en", length=40).startswith("[Hacking] is known. [Hacking]")


def test_a_fragment_begins_at_a_clause_or_between_words_and_ends_between_words():
    long = "word " * 60 + "needle " + "word " * 60
    assert shown(long, "needle", length=41) == "…word word word [needle] word word word word…"
    assert shown("x" * 50 + "needle", "xxx*", length=10) == f"[{'x' * 50}needle]"
    assert shown("one " * 20, "zzz", length=10) == "one one …"
    assert shown("违反国家规定的任何人。侵入国家事务的计算机信息系统的,处三年以下", "计算机", length=19) == (
        "…侵入国家事务的[计算机]信息系统的,处三年…"
    )


def test_a_fragment_knows_its_place():
    text = "First sentence here. Then comes the needle. And more follows after it."
    fragment = best_fragment(text, Word("needle"), length=30)
    assert text[fragment.start : fragment.end] == fragment.text
    assert fragment.is_marked
    assert not best_fragment(text, Everything()).is_marked


@settings(deadline=None)
@given(
    st.text(alphabet="ab 计算机.\n", max_size=80),
    st.integers(1, 40),
    st.sampled_from(["计", "a"]),
)
def test_any_fragment_is_a_piece_of_its_text(text, length, prefix):
    tree = And((Word("a"), Word("计算"), Phrase(("a", "b")), Prefix(prefix)))
    fragment = best_fragment(text, tree, length=length, language="en")
    assert fragment.text == text[fragment.start : fragment.end]
    assert fragment.cut_before == (fragment.start > 0)
    assert fragment.cut_after == (fragment.end < len(text))
    assert all(span.text for span in fragment.spans)
