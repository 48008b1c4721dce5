"""The pictures of the docs, made by a test so that they show what there is: `make screenshots`."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import reader
from tests.conftest import ROOT

pytestmark = pytest.mark.browser
SHOTS = {
    "search": "/search?q=acc%C3%A8s+frauduleux",
    "provision": "/ke/computer-misuse-cybercrimes-act-2018/sec_14",
    "compare": "/compare?topic=illegal-access&country=ke&country=de&country=jp&country=fr",
    "clause": "/clauses/offences/illegal-access",
}


@pytest.mark.parametrize(("name", "path"), SHOTS.items())
def test_a_picture_for_the_docs(browser: Browser, site: str, tmp_path: Path, name: str, path: str) -> None:
    folder = ROOT / "docs/screenshots" if os.environ.get("LAWBASE_SCREENSHOTS") else tmp_path
    folder.mkdir(parents=True, exist_ok=True)
    with reader(browser, viewport={"width": 1280, "height": 800}, color_scheme="light") as page:
        page.goto(site + path)
        page.screenshot(path=folder / f"{name}.png")
    assert (folder / f"{name}.png").stat().st_size > 10_000
