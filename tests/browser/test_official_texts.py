"""Official texts in a real browser: beside the record, whole, between editions and in search, in Latin, Arabic and Japanese script."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from lawbase.files.folder import ContentFolder
from lawbase.library.data_folder import DataFolder
from lawbase.records.content import Content
from lawbase.services.build import build_library
from lawbase.services.engines import engine_named
from lawbase.services.import_texts import import_texts
from lawbase.services.shelf import Shelf
from tests.browser.conftest import reader, served
from tests.browser.test_journeys import fits
from tests.conftest import ROOT

pytestmark = [pytest.mark.browser, pytest.mark.statutes]
FILES = (
    "es/lssi.md",
    "es/lssi@2002-07-12.md",
    "es/lssi@2022-07-13.md",
    "ae/fdl-34-2021-rumours-and-cybercrimes.json",
    "jp/unauthorized-computer-access-act.json",
)


@pytest.fixture(scope="module")
def site_with_texts(shipped: Content, statutes: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The shipped library with a few official texts imported and indexed."""
    data, engine = DataFolder(tmp_path_factory.mktemp("with-texts")), engine_named("whoosh")
    folder = tmp_path_factory.mktemp("statutes")
    for name in FILES:
        (folder / name).parent.mkdir(exist_ok=True)
        shutil.copyfile(statutes / name, folder / name)
    report = import_texts(data, shipped, folder)
    assert len(report.read) == len(FILES), report
    build_library(data, ContentFolder(ROOT), engine)
    with served(Shelf(data, engine)) as address:
        yield address


@pytest.mark.parametrize(
    ("path", "language", "direction", "marked"),
    [
        ("/es/ley-34-2002/art_21", "es", "ltr", None),
        ("/ae/fdl-34-2021/art_2", "ae", "rtl", "الحبس"),
        ("/jp/unauthorized-computer-access-act/art_3", "ja", "ltr", "不正アクセス"),
    ],
)
@pytest.mark.parametrize("width", [320, 1280])
def test_the_law_stands_beside_its_record(
    browser: Browser, site_with_texts: str, path: str, language: str, direction: str, marked: str | None, width: int
) -> None:
    with reader(browser, viewport={"width": width, "height": 900}) as page:
        page.goto(site_with_texts + path)
        official = page.locator(".official").first
        expect(official).to_be_visible()
        assert official.get_attribute("dir") == direction
        assert official.locator("mark").count() >= 1
        if marked:
            assert any(marked in text for text in official.locator("mark").all_inner_texts())
        assert fits(page)


def test_what_changed_between_two_editions_of_a_spanish_act(browser: Browser, site_with_texts: str) -> None:
    with reader(browser, java_script_enabled=False) as page:
        page.goto(f"{site_with_texts}/es/ley-34-2002/text?day=2010-01-01")
        expect(page.locator(".notice").first).to_contain_text("not the newest")
        page.goto(f"{site_with_texts}/es/ley-34-2002/changes")
        assert page.locator("ins").count() > 0 and page.locator("del").count() > 0
        assert fits(page)


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("prestador de servicios de la sociedad de la información", "/es/ley-34-2002@"),
        ("موقعاً إلكترونياً", "/ae/fdl-34-2021@"),
        ("識別符号", "/jp/unauthorized-computer-access-act@"),
    ],
)
def test_a_search_opens_the_official_text_at_its_provision(
    browser: Browser, site_with_texts: str, query: str, place: str
) -> None:
    with reader(browser) as page:
        page.goto(f"{site_with_texts}/search?kind=text&q={query}")
        link = page.locator(".hits h3 a").first
        assert place in str(link.get_attribute("href"))
        link.click()
        expect(page.locator(".official section:target")).to_be_visible()
