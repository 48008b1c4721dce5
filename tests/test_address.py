"""Addresses: how a drafter, a script and a URL name the same thing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawbase.citation.address import is_element, is_jurisdiction, is_slug, parse_address
from lawbase.errors import BadAddress

TABLE = [
    ("de/stgb#sec_202a", "provision", "/de/stgb/sec_202a"),
    ("de/stgb@2022-03#sec_202a", "provision", "/de/stgb@2022-03/sec_202a"),
    ("de/stgb", "work", "/de/stgb"),
    ("de/stgb@2022-03", "work", "/de/stgb@2022-03"),
    ("us-ca/civil-code#sec_1798-82", "provision", "/us-ca/civil-code/sec_1798-82"),
    ("cn/criminal-law#art_285__para_1", "provision", "/cn/criminal-law/art_285__para_1"),
    ("xx/act#sched_1__para_2", "provision", "/xx/act/sched_1__para_2"),
    ("xx/act#sec_7~2", "provision", "/xx/act/sec_7~2"),
    ("budapest#art_2", "article", "/treaties/budapest/art_2"),
    ("budapest-p1", "instrument", "/treaties/budapest-p1"),
    ("instrument:budapest", "instrument", "/treaties/budapest"),
    ("instrument:budapest#art_2", "article", "/treaties/budapest/art_2"),
    ("clause:offences/attempt", "clause", "/clauses/offences/attempt"),
    ("topic:attempt", "topic", "/topics/attempt"),
    ("question:illegal-access/attempt", "question", "/questions/illegal-access/attempt"),
    ("country:ke", "country", "/ke"),
    ("toolkit:l1", "toolkit", "/toolkit/l1"),
]


@pytest.mark.parametrize(("text", "kind", "path"), TABLE)
def test_an_address_is_read_and_has_a_permanent_path(text: str, kind: str, path: str) -> None:
    address = parse_address(text)
    assert (address.kind, address.path) == (kind, path)


@pytest.mark.parametrize("text", [text for text, kind, _ in TABLE if kind not in ("instrument", "article")])
def test_an_address_is_written_as_it_was_read(text: str) -> None:
    assert str(parse_address(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "DE/stgb",
        "de/StGB",
        "de/stgb#Section 3",
        "de//x",
        "clause:attempt",
        "topic:a/b",
        "x y",
        "de/stgb#",
        "#sec_3",
    ],
)
def test_what_is_no_address_is_refused_with_the_forms_that_are(text: str) -> None:
    with pytest.raises(BadAddress, match="address"):
        parse_address(text)


def test_an_edition_is_left_off_the_basic_address() -> None:
    assert str(parse_address("de/stgb@2022-03#sec_202a").basic) == "de/stgb#sec_202a"


@given(st.text(max_size=60))
def test_any_text_is_an_address_or_is_refused(text: str) -> None:
    try:
        address = parse_address(text)
    except BadAddress:
        return
    assert parse_address(str(address)) == address


def test_forms_are_told_apart() -> None:
    assert is_slug("computer-act-2019") and not is_slug("a" * 61) and not is_slug("Act")
    assert is_jurisdiction("ke") and is_jurisdiction("us-ca") and not is_jurisdiction("ken")
    assert is_element("art_l33-1") and not is_element("202a")
