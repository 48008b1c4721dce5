"""What a drafter does first, in a real browser: search, narrow, open, follow the topic, see others, reach the model clause."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import reader

pytestmark = pytest.mark.browser

SETTINGS = [
    pytest.param(
        {
            "viewport": {"width": width, "height": 900},
            "color_scheme": scheme,
            "java_script_enabled": script,
            "locale": locale,
        },
        id=f"{width}-{scheme}-{'js' if script else 'nojs'}-{locale}",
    )
    for width, scheme, script, locale in (
        (320, "light", True, "en"),
        (320, "dark", False, "en"),
        (320, "light", True, "ar"),
        (768, "light", True, "fr"),
        (1280, "light", False, "en"),
        (1280, "dark", True, "en"),
        (1280, "light", True, "ar"),
    )
]
PAGES = [
    "/",
    "/search?q=hacking",
    "/countries",
    "/ke",
    "/de/stgb",
    "/de/stgb/sec_202a",
    "/topics",
    "/topics/illegal-access",
    "/questions/illegal-access/max-imprisonment",
    "/treaties",
    "/treaties/budapest",
    "/treaties/budapest/art_2",
    "/clauses",
    "/clauses/offences/illegal-access",
    "/compare?topic=illegal-access&country=ke&country=de",
    "/about",
    "/nothing/here",
]


def fits(page: Page) -> bool:
    """Whether nothing sticks out of the window sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth + 1"))


@pytest.mark.parametrize("wishes", SETTINGS)
def test_from_a_word_to_the_model_clause(browser: Browser, site: str, wishes: dict[str, object]) -> None:
    with reader(browser, **wishes) as page:
        page.goto(site)
        page.locator("input[type=search]").fill("hacking")
        page.keyboard.press("Enter")
        expect(page.locator(".read-as")).to_contain_text("Illegal access")
        assert page.locator(".hits .card").count() >= 10
        narrow = page.locator(".facets > details")
        if narrow.get_attribute("open") is None:
            narrow.locator("> summary").click()
        kenya = page.locator(".facets a", has_text="Kenya").first
        if not kenya.is_visible():
            page.locator(".facets details.more > summary").first.click()
        kenya.click()
        page.locator(".hits h3 a", has_text="Unauthorised access").first.click()
        expect(page).to_have_url(re.compile(r"/ke/computer-misuse-cybercrimes-act-2018/sec_14$"))
        assert fits(page)
        expect(page.locator(".provision-page .mark.rung").first).to_be_visible()
        page.locator(".provision-page .chip.topic", has_text="Illegal access").first.click()
        expect(page.locator("h1")).to_have_text("Illegal access")
        others = page.locator(".by-country h3").all_inner_texts()
        assert len(others) >= 5 and "Germany" in others
        page.locator(".card.clause a", has_text="Illegal access").first.click()
        expect(page).to_have_url(re.compile(r"/clauses/offences/illegal-access$"))
        expect(page.locator(".law")).to_be_visible()
        assert fits(page)


@pytest.mark.parametrize(("width", "locale"), [(320, "en"), (320, "ar"), (768, "en"), (1280, "ar")])
def test_no_page_sticks_out_sideways(browser: Browser, site: str, width: int, locale: str) -> None:
    with reader(browser, viewport={"width": width, "height": 800}, locale=locale) as page:
        wide = [path for path in PAGES if page.goto(site + path) and not fits(page)]
        assert wide == []


def test_the_slash_key_reaches_the_box_and_a_citation_can_be_copied(browser: Browser, site: str) -> None:
    with reader(browser, permissions=["clipboard-read", "clipboard-write"]) as page:
        page.goto(f"{site}/de/stgb/sec_202a")
        page.keyboard.press("/")
        expect(page.locator("input[type=search]")).to_be_focused()
        page.locator("button[data-copy]").click()
        expect(page.locator("button[data-done]")).to_be_visible()
        assert page.evaluate("navigator.clipboard.readText()").startswith("§ 202a, Strafgesetzbuch")


def test_a_clause_shows_its_text_for_the_choices_made(browser: Browser, site: str) -> None:
    with reader(browser, java_script_enabled=False) as page:
        page.goto(f"{site}/clauses/offences/illegal-access")
        page.locator("input[name=max_imprisonment]").fill("7 years")
        page.locator(".settings button").click()
        expect(page.locator(".law .parameter").first).to_contain_text("7 years")


def test_a_reading_can_be_taken_away(browser: Browser, site: str) -> None:
    with reader(browser) as page:
        page.goto(f"{site}/search?q=hacking Kenya")
        assert page.locator(".chip.part").count() == 2
        page.locator(".chip.part a").last.click()
        assert page.locator(".chip.part").count() == 1


def test_the_law_prints_without_the_chrome(browser: Browser, site: str) -> None:
    with reader(browser) as page:
        page.goto(f"{site}/de/stgb/sec_202a")
        page.emulate_media(media="print")
        expect(page.locator("header.site")).to_be_hidden()
        expect(page.locator(".digest").first).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_is_free_of_accessibility_faults(browser: Browser, site: str, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    found: dict[str, list[str]] = {}
    with reader(browser, viewport={"width": 1280, "height": 900}, color_scheme=scheme, bypass_csp=True) as page:
        for path in PAGES:
            page.goto(site + path)
            results = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]})
            faults = [f"{fault['id']}: {fault['nodes'][0]['html'][:120]}" for fault in results.response["violations"]]
            if faults:
                found[path] = faults
    assert found == {}
