"""The Flask application: what every request passes through, and the errors people may meet."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlsplit

from flask import Flask, Response, g, render_template, request
from flask_compress import Compress
from werkzeug.exceptions import BadRequest as HttpBadRequest
from werkzeug.exceptions import HTTPException
from werkzeug.routing import BaseConverter

from lawbase import __version__
from lawbase.errors import BadAddress, BadRequest, LawbaseError, NoLibrary, NotFound, StaleLibrary
from lawbase.services.akn import LicenceForbids
from lawbase.services.shelf import Shelf
from lawbase.web import languages, pages, presenting, text_pages
from search_index import NoIndex, SearchIndexError, StaleIndex

LOOPBACK_HOSTS = frozenset({"127.0.0.1", "localhost", "[::1]", "::1"})
_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


class JurisdictionConverter(BaseConverter):
    """`ke`, `us-ca`: the first step of a permanent address."""

    regex = r"[a-z]{2}(?:-[a-z0-9]{1,3})?"


class WorkConverter(BaseConverter):
    """`stgb`, `stgb@2022-03`: a work, perhaps with an edition."""

    regex = r"[a-z0-9]+(?:-[a-z0-9]+)*(?:@[0-9a-z][0-9a-z.-]*?)?"


class SlugConverter(BaseConverter):
    """`illegal-access`: words joined by hyphens, so that a suffix such as `.json` is no part of it."""

    regex = r"[a-z0-9]+(?:-[a-z0-9]+)*"


class ElementConverter(BaseConverter):
    """`sec_202a`, `art_285__para_1`, `sched_1~2`: an element of a text."""

    regex = r"[a-z]+_[0-9a-z][0-9a-z_~-]*"


def create_app(shelf: Shelf) -> Flask:
    """Make the application over a shelf; the library is opened with the first request."""
    app = Flask(__name__)
    app.config.update(MAX_CONTENT_LENGTH=2_000_000, MAX_FORM_MEMORY_SIZE=500_000, SEND_FILE_MAX_AGE_DEFAULT=3600)
    app.config.update(
        COMPRESS_MIMETYPES=["text/html", "text/css", "text/javascript", "application/json", "image/svg+xml"]
    )
    app.url_map.converters.update(
        jurisdiction=JurisdictionConverter, work=WorkConverter, element=ElementConverter, slug=SlugConverter
    )
    app.url_map.strict_slashes = False
    app.extensions["shelf"] = shelf
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    Compress(app)
    languages.install(app)
    presenting.install(app)
    app.register_blueprint(pages.BLUEPRINT)
    app.register_blueprint(text_pages.BLUEPRINT)
    app.before_request(_refuse_strangers)
    app.after_request(_add_headers)
    _handle_errors(app)
    return app


def _refuse_strangers() -> Response | None:
    """Answer only requests that name this machine: a page elsewhere must not reach a drafter's laptop by rebinding names."""
    g.version = __version__
    host = re.sub(r":\d+$", "", request.host)
    if host not in LOOPBACK_HOSTS:
        return Response(
            "lawbase answers only on this machine; this request names another host.\n", 400, mimetype="text/plain"
        )
    origin = request.headers.get("Origin")
    if origin and (urlsplit(origin).hostname or "") not in {"127.0.0.1", "localhost", "::1"}:
        return Response(
            "lawbase answers only its own pages; this request comes from another site.\n", 400, mimetype="text/plain"
        )
    return None


def _add_headers(response: Response) -> Response:
    response.headers["Content-Security-Policy"] = _POLICY
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "same-origin"
    response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    response.headers.setdefault("Cache-Control", "no-cache")
    return response


def _handle_errors(app: Flask) -> None:
    def handler(code: int) -> Callable[[Exception], tuple[str | Response, int]]:
        return lambda fault: (error_page(code, str(fault)), code)

    codes = {
        404: (NotFound, BadAddress),
        403: (LicenceForbids,),
        400: (BadRequest,),
        503: (NoLibrary, StaleLibrary, NoIndex, StaleIndex),
    }
    for code, kinds in codes.items():
        for kind in kinds:
            app.register_error_handler(kind, handler(code))
    app.register_error_handler(SearchIndexError, handler(400))
    app.register_error_handler(LawbaseError, handler(500))
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(Exception, _unforeseen)


def _http_error(fault: HTTPException) -> tuple[str | Response, int] | HTTPException:
    if fault.code is None or fault.code < 400:
        return fault
    sentence = {
        404: "There is no page at this address.",
        405: "This address does not take that kind of request.",
        413: "What was sent is larger than lawbase takes.",
    }.get(fault.code, fault.description or "The request could not be answered.")
    if isinstance(fault, HttpBadRequest):
        sentence = "The request could not be read."
    return error_page(fault.code, sentence), fault.code


def _unforeseen(fault: Exception) -> tuple[str | Response, int]:
    from flask import current_app

    current_app.logger.exception("unforeseen", exc_info=fault)
    return error_page(500, "Something went wrong that should not. Nothing you wrote was changed."), 500


def error_page(code: int, sentence: str) -> str | Response:
    """An error as the asker reads: a page that helps, or JSON for a program."""
    if request.path.endswith((".json", ".jsonld")) or request.accept_mimetypes.best == "application/json":
        from flask import jsonify

        return jsonify({"error": sentence, "code": code})
    return render_template("error.html", code=code, sentence=sentence)
