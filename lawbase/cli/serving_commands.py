"""Commands that serve: the web application."""

from __future__ import annotations

import click

from lawbase.cli.context import Bar, Places, pass_places, told
from lawbase.errors import NoLibrary, StaleLibrary
from lawbase.services.build import build_library
from lawbase.services.engines import ENGINES, engine_named
from lawbase.web.server import serve
from search_index import NoIndex, StaleIndex

LOOPBACK = ("127.0.0.1", "localhost", "::1")


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--engine", type=click.Choice(ENGINES), default="whoosh", show_default=True)
@pass_places
@told
def serve_command(places: Places, host: str, port: int, engine: str) -> None:
    """Serve the library on this machine, building it first where there is none."""
    if host not in LOOPBACK:
        raise click.UsageError(
            "lawbase serves this machine only; an address that others can reach needs accounts (--shared)."
        )
    shelf = places.shelf(engine)
    try:
        shelf.build()
    except (NoLibrary, StaleLibrary, NoIndex, StaleIndex):
        with Bar("building") as bar:
            build_library(places.data, places.content, engine_named(engine), bar.tell)
    serve(shelf, host, port, lambda address: click.echo(f"lawbase is at {address} (Ctrl-C ends it)"))


COMMANDS = (serve_command,)
