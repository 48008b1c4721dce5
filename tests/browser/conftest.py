"""A real Chromium against a real server on loopback."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from waitress.server import create_server

from lawbase.services.shelf import Shelf
from lawbase.web.app import create_app
from tests.browser.find_chromium import find_chromium

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@contextmanager
def served(shelf: Shelf) -> Iterator[str]:
    """Serve a shelf on a free port of loopback while the block runs."""
    server = create_server(create_app(shelf), host="127.0.0.1", port=0, threads=4)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.effective_port}"  # type: ignore[union-attr]
    finally:
        server.close()
        thread.join(timeout=5)


@pytest.fixture(scope="session")
def site(shipped_shelf: Shelf) -> Iterator[str]:
    """The address of the shipped library, served."""
    with served(shipped_shelf) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the session; skipped, with the reason, where there is none."""
    path = find_chromium()
    if not path:
        pytest.skip("there is no Chromium on this machine")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield chromium
        chromium.close()


@contextmanager
def reader(browser: Browser, **wishes: object) -> Iterator[Page]:
    """A reader's page with wishes (width, colour scheme, JavaScript, language); faults in the console fail the test."""
    context = browser.new_context(**wishes)  # type: ignore[arg-type]
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    try:
        yield page
    finally:
        context.close()
    assert [fault for fault in faults if "404" not in fault] == []
