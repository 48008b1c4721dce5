"""How long a page takes against a static file from the same application: median ratios in one run."""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path

from flask.testing import FlaskClient

from lawbase.files.folder import find_content
from lawbase.library.data_folder import DataFolder
from lawbase.services.build import build_library
from lawbase.services.engines import engine_named
from lawbase.services.shelf import Shelf
from lawbase.web.app import create_app

PAGES = (
    "/",
    "/search?q=hacking",
    "/search?q=acc%C3%A8s+frauduleux+Kenya",
    "/ke",
    "/de/stgb/sec_202a",
    "/topics/illegal-access",
    "/questions/illegal-access/max-imprisonment",
    "/compare?topic=illegal-access",
)
ROUNDS = 15


def median(client: FlaskClient, path: str) -> float:
    """The median time of a request, in seconds, after one that warms up."""
    times = []
    for _ in range(ROUNDS + 1):
        start = time.perf_counter()
        with client.get(path) as response:
            assert response.status_code == 200, path
        times.append(time.perf_counter() - start)
    return statistics.median(times[1:])


def main() -> None:
    """Print the ratios."""
    with tempfile.TemporaryDirectory() as place:
        data, engine = DataFolder(Path(place)), engine_named("whoosh")
        build_library(data, find_content(None), engine)
        client = create_app(Shelf(data, engine)).test_client()
        base = median(client, "/static/lawbase.css")
        print(f"{'the stylesheet':50} 1.0  ({base * 1000:.2f} ms)")
        for path in PAGES:
            took = median(client, path)
            print(f"{path:48} {took / base:6.1f}  ({took * 1000:.2f} ms)")


if __name__ == "__main__":
    main()
