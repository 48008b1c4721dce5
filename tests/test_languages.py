"""The interface in other languages: every message translated, no placeholder lost."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from lawbase.web.languages import LANGUAGES, direction, translations
from tests.conftest import ROOT

WEB = ROOT / "lawbase/web"
OTHERS = [language for language in LANGUAGES if language != "en"]


def messages() -> set[str]:
    """Every message the templates mark for translation."""
    found = extract_from_dir(
        WEB,
        method_map=[("templates/**.html", "jinja2.ext.babel_extract"), ("**.py", "python")],
        options_map={"templates/**.html": {"trimmed": "true"}},
        keywords={"_": None, "ngettext": (1, 2), "gettext": None},
    )
    return {message if isinstance(message, str) else message[0] for _, _, message, _, _ in found}


@pytest.mark.parametrize("language", OTHERS)
def test_every_message_is_translated_and_keeps_its_placeholders(language: str) -> None:
    path = Path(WEB / "translations" / f"{language}.po")
    with path.open("rb") as file:
        catalogue = read_po(file, locale=language)
    missing = {
        message for message in messages() if message and not (catalogue.get(message) and catalogue.get(message).string)
    }
    assert missing == set()
    for message in catalogue:
        if message.id:
            ids = message.id if isinstance(message.id, tuple) else (message.id,)
            strings = message.string if isinstance(message.string, tuple) else (message.string,)
            wanted = set(re.findall(r"%\(\w+\)s", ids[-1]))
            assert all(set(re.findall(r"%\(\w+\)s", text)) <= wanted for text in strings), message.id


def test_an_unknown_language_speaks_english() -> None:
    assert translations("xx").gettext("Search") == "Search"


@pytest.mark.parametrize(
    ("tag", "way"), [("ar", "rtl"), ("ar-EG", "rtl"), ("fa", "rtl"), ("en", "ltr"), ("zh-Hant", "ltr")]
)
def test_the_direction_of_a_language(tag: str, way: str) -> None:
    assert direction(tag) == way
