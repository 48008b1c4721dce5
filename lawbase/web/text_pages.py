"""Pages of official texts: an edition as it was imported, and what changed between two."""

from __future__ import annotations

from pathlib import Path

from flask import Blueprint, Response, current_app, jsonify, render_template, request

from lawbase.errors import BadRequest
from lawbase.records.base import partial_day
from lawbase.services.official_text import Redline, records_in, redline, text_of_work
from lawbase.services.shelf import Shelf

BLUEPRINT = Blueprint("texts", __name__)


def _shelf() -> Shelf:
    shelf: Shelf = current_app.extensions["shelf"]
    return shelf


def data_root() -> Path:
    """The data folder of this application."""
    return _shelf().data.root


@BLUEPRINT.get("/<jurisdiction:code>/<work:slug>/text")
def text(code: str, slug: str) -> str:
    """An imported edition: the one in the address, the law as at `day`, or the newest."""
    name, _, edition = slug.partition("@")
    work = f"{code}/{name}"
    day = request.args.get("day", "").strip()
    if day:
        try:
            partial_day(day)
        except ValueError as fault:
            raise BadRequest(f"The day cannot be read: {fault}.") from None
    edition = edition or request.args.get("edition", "")
    found = text_of_work(data_root(), work, edition, day, request.args.get("language", ""))
    library = _shelf().library
    return render_template(
        "text.html", found=found, view=library.work(work), records=records_in(library, work), day=day
    )


def _redline(code: str, slug: str) -> Redline:
    before, after = request.args.get("from", ""), request.args.get("to", "")
    work = f"{code}/{slug.partition('@')[0]}"
    editions = text_of_work(data_root(), work).editions
    keys = list(dict.fromkeys(edition.key for edition in editions))
    if len(keys) < 2 and not (before and after):
        raise BadRequest(f"{work} has one imported edition only, so there is nothing to compare it with.")
    return redline(data_root(), work, before or keys[1], after or keys[0])


@BLUEPRINT.get("/<jurisdiction:code>/<work:slug>/changes")
def changes(code: str, slug: str) -> str:
    """What changed between two editions: `from` and `to`, else the two newest."""
    found = _redline(code, slug)
    return render_template("changes.html", found=found, view=_shelf().library.work(found.after.work))


@BLUEPRINT.get("/<jurisdiction:code>/<work:slug>/changes.json")
def changes_json(code: str, slug: str) -> Response:
    """The same for programs."""
    found = _redline(code, slug)
    return jsonify(
        {
            "work": found.after.work,
            "from": found.before.key,
            "to": found.after.key,
            "unchanged": found.changes.unchanged,
            "changes": [
                {
                    "kind": change.kind,
                    "before": change.before.element if change.before else None,
                    "after": change.after.element if change.after else None,
                    "body": [{"kind": run.kind, "text": run.text} for run in change.body],
                }
                for change in found.changes.changes
            ],
        }
    )
