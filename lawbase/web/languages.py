"""The language of the interface: chosen by the reader, else asked of the browser; texts of law keep their own."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations
from flask import Flask, g, request

LANGUAGES = {"en": "English", "fr": "Français", "es": "Español", "ar": "العربية"}
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "ps", "dv", "yi"})
COOKIE = "language"
_FOLDER = Path(__file__).with_name("translations")


@lru_cache(maxsize=8)
def translations(language: str) -> NullTranslations:
    """The interface's words in a language, read from its `.po` file; English is the source."""
    path = _FOLDER / f"{language}.po"
    if not path.is_file():
        return NullTranslations()
    compiled = BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return Translations(compiled)


def chosen_language() -> str:
    """The reader's language: `?ui=` in the address, else the cookie, else the browser's wish."""
    for given in (request.args.get("ui"), request.cookies.get(COOKIE)):
        if given in LANGUAGES:
            return given
    return request.accept_languages.best_match(list(LANGUAGES)) or "en"


def direction(language: str) -> str:
    """`rtl` for languages written from right to left, else `ltr`; takes any BCP 47 tag."""
    return "rtl" if language.partition("-")[0] in RIGHT_TO_LEFT else "ltr"


def gettext(message: str) -> str:
    """A message in the reader's language."""
    return str(translations(g.get("language", "en")).ugettext(message)) if message else ""


def ngettext(one: str, many: str, count: int) -> str:
    """A counted message in the reader's language."""
    return str(translations(g.get("language", "en")).ungettext(one, many, count))


def install(app: Flask) -> None:
    """Give every request a language, remember a choice, and let templates speak it."""

    @app.before_request
    def choose() -> None:
        g.language = chosen_language()

    @app.after_request
    def remember(response):  # type: ignore[no-untyped-def]
        if request.args.get("ui") in LANGUAGES:
            response.set_cookie(COOKIE, g.language, max_age=31_536_000, samesite="Strict", httponly=True)
        response.headers["Vary"] = "Accept-Language, Cookie"
        return response

    app.jinja_env.add_extension("jinja2.ext.i18n")
    app.jinja_env.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]
