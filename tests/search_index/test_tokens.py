"""Words, as they are cut, folded and stemmed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search_index import Document, Schema, Text, TextField
from search_index.analysis import GAP, analyse, languages_of
from search_index.stems import query_stems, stem, stem_language
from search_index.tokens import LONGEST, fold, tokenize


def texts(text):
    return [token.text for token in tokenize(text)]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Nr. 3 may not", "nr 3 may not"),
        ("L'accès frauduleux", "l acces frauduleux"),
        ("§ 217¹ and 1030(a)(2)", "217 1 and 1030 a 2"),
        ("Ver\u00adord\u00adnung", "verordnung"),
        ("Straße STRASSE", "strasse strasse"),
        ("İstanbul ISPARTA ışık BİLİŞİM", "istanbul isparta isik bilisim"),
        ("ὁδός Οδος", "οδοσ οδοσ"),
        ("ёлка й стати́я", "елка й статия"),
        ("الدُّخُولُ إلى نظــام", "الدخول الي نظام"),
        ("أ إ آ ٱ ا ى ي ی ة", "ا ا ا ا ا ي ي ي ه"),
        ("مادة ٥ มาตรา ๕ ５", "ماده 5 มา าต ตร รา า 5 5"),
        ("Łódź Ångström œuvre", "lodz angstrom oeuvre"),
        ("计算机", "计算 算机 机"),
        ("法", "法"),
        ("第3条", "第 3 条"),
        ("不正アクセス", "不正 正ア アク クセ セス ス"),
        ("ｶﾞｷﾞ か\u3099", "ガギ ギ が"),
        ("データ", "デー ータ タ"),
        ("ຄອມ", "ຄອ ອມ ມ"),
        ("해킹 금지", "해킹 금지"),
        ("हैकिंग", "हैकिंग"),
        ("EU一般", "eu 一般 般"),
        ("…—!", ""),
        ("", ""),
    ],
)
def test_a_text_is_cut_and_folded(text, tokens):
    assert texts(text) == tokens.split()


def test_burmese_and_khmer_are_cut_between_written_characters():
    assert texts("ကွန်ပျူတာ")[0] == "ကွန်"
    assert all(token.gram for token in tokenize("កុំព្យូទ័រ"))


def test_a_token_too_long_is_known_by_its_beginning():
    assert fold("x" * 5000) == "x" * LONGEST
    assert fold("é" * 5000) == "e" * LONGEST


@settings(deadline=None)
@given(st.text(max_size=60))
def test_tokens_stand_where_they_say_and_hold_no_space(text):
    at = 0
    for token in tokenize(text):
        assert 0 <= at <= token.start < token.end <= len(text)
        assert text[token.start : token.end] == token.surface
        assert token.text
        assert not any(letter.isspace() or letter == GAP for letter in token.text)
        at = token.start


@settings(deadline=None)
@given(st.text(max_size=30))
def test_folding_twice_is_folding_once(text):
    for token in tokenize(text):
        assert fold(token.text) == token.text


@settings(deadline=None)
@given(st.text(max_size=60), st.sampled_from(["en", "fr", "ar", "tr", ""]))
def test_the_index_holds_what_the_tokens_are(text, language):
    document = Document("x", {"body": text}, language=language)
    assert analyse(document, "body").exact == texts(text)


@pytest.mark.parametrize(
    ("tag", "language"),
    [("en", "en"), ("pt-BR", "pt"), ("nb_NO", "no"), ("zh", ""), ("", ""), ("sw", "")],
)
def test_a_tag_names_a_stemmer(tag, language):
    assert stem_language(tag) == language


@pytest.mark.parametrize(
    ("asked", "written", "language"),
    [
        ("hacking", "hacked", "en"),
        ("informacion", "informaciones", "es"),
        ("Información", "INFORMACION", "es"),
        ("publie", "publiée", "fr"),
        ("DONNÉES", "données", "fr"),
        ("bilisim", "bilişimi", "tr"),
        ("BİLİŞİM", "bilişim", "tr"),
        ("المشروع", "مشروعة", "ar"),
        ("Verordnungen", "Verordnung", "de"),
        ("доступа", "доступ", "ru"),
    ],
)
def test_a_word_meets_its_other_forms(asked, written, language):
    assert stem(written, language) in query_stems(asked, (language,))


def test_numbers_and_pairs_of_characters_have_no_stem():
    tokens = analyse(Document("x", {"body": "1030 hacks 数据"}, language="en"), "body")
    assert tokens.stems == ["en:hack"]


def test_each_stretch_has_its_own_language_and_a_gap_after_it():
    document = Document("x", {"body": ["Hacking data", Text("Daten", "de"), Text("数据", "zh")]}, language="en")
    tokens = analyse(document, "body")
    assert tokens.exact == ["hacking", "data", GAP, "daten", GAP, "数据", "据"]
    assert tokens.stems == ["en:hack", "en:data", "de:dat"]
    assert tokens.length == 5
    assert languages_of(document, Schema((TextField("body"),))) == ("de", "en")
