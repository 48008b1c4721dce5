"""How things are put before a reader: filters and functions that templates use."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

import markdown
import nh3
from babel import Locale
from babel.dates import format_date
from flask import Flask, g, request
from markupsafe import Markup

from lawbase.library.library import Library
from lawbase.library.views import ProvisionView
from lawbase.services.paths import path_of
from lawbase.web.languages import LANGUAGES, direction

_TAGS = {
    "p",
    "em",
    "strong",
    "ul",
    "ol",
    "li",
    "a",
    "code",
    "blockquote",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "h3",
    "h4",
}


def prose(text: str) -> Markup:
    """Markdown as safe HTML; raw HTML in it is taken out."""
    html = markdown.markdown(text, extensions=["tables", "sane_lists"])
    return Markup(nh3.clean(html, tags=_TAGS, attributes={"a": {"href"}}, url_schemes={"https", "http", "mailto"}))


def day_words(day: str) -> str:
    """A day, month or year in the reader's language; `unknown` stays a word."""
    from lawbase.web.languages import gettext

    if not day or day == "unknown":
        return gettext("day unknown")
    locale = g.get("language", "en")
    parts = day.split("-")
    if len(parts) == 1:
        return day
    moment = datetime(int(parts[0]), int(parts[1]), int(parts[2]) if len(parts) > 2 else 1, tzinfo=UTC)
    return format_date(moment, "d MMMM y" if len(parts) > 2 else "MMMM y", locale=locale)


def language_name(tag: str) -> str:
    """The name of a language in the reader's language."""
    try:
        return Locale.parse(tag.replace("-", "_")).get_display_name(g.get("language", "en")) or tag
    except (ValueError, LookupError):
        return tag


def here_with(**changes: Any) -> str:
    """This page's address with some of its query changed; None takes a key out."""
    items = [(key, value) for key, values in request.args.lists() for value in values if key not in changes]
    for key, value in changes.items():
        values = value if isinstance(value, list | tuple) else [value]
        items += [(key, str(item)) for item in values if item not in (None, "")]
    query = urlencode(items)
    return f"{request.path}?{query}" if query else request.path


def toggled(name: str, value: str) -> str:
    """This page's address with one filter value put in or taken out, from the first page."""
    values = request.args.getlist(name)
    left = [item for item in values if item != value] if value in values else [*values, value]
    return here_with(**{name: left, "page": None})


def install(app: Flask) -> None:
    """Let templates use these, and give them the library of this request."""
    app.jinja_env.filters.update(prose=prose, day=day_words, language_name=language_name, path=path_of)

    @app.context_processor
    def shared() -> dict[str, Any]:
        today = datetime.now(UTC).date().isoformat()

        def country_name(code: str) -> str:
            library: Library = app.extensions["shelf"].library
            profile = library.profiles.get(code)
            return profile.name if profile else code

        def topic_title(name: str) -> str:
            library: Library = app.extensions["shelf"].library
            topic = library.vocabulary.topics.get(name)
            return topic.title if topic else name

        def branch_of(name: str) -> str:
            library: Library = app.extensions["shelf"].library
            line = library.vocabulary.line(name)
            return line[-1] if line else ""

        def status_of(view: ProvisionView) -> str:
            return view.status_on(today)

        return {
            "language": g.get("language", "en"),
            "direction": direction(g.get("language", "en")),
            "direction_of": direction,
            "languages": LANGUAGES,
            "here_with": here_with,
            "toggled": toggled,
            "country_name": country_name,
            "topic_title": topic_title,
            "branch_of": branch_of,
            "status_of": status_of,
            "today": today,
        }
