"""How much a build costs against reading the files alone, and how little a second build costs: ratios in one run."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from lawbase.files.content_reader import read_content
from lawbase.files.folder import find_content
from lawbase.library.data_folder import DataFolder
from lawbase.services.build import build_library
from lawbase.services.engines import engine_named


def timed(work: Callable[[], object]) -> float:
    """Seconds that a piece of work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    """Print the ratios."""
    folder, engine = find_content(None), engine_named("whoosh")
    reading = timed(lambda: read_content(folder))
    with tempfile.TemporaryDirectory() as place:
        data = DataFolder(Path(place))
        first = timed(lambda: build_library(data, folder, engine))
        again = timed(lambda: build_library(data, folder, engine))
    print(f"reading the content          1.00  ({reading:.2f} s)")
    print(f"a whole build               {first / reading:5.2f}  ({first:.2f} s)")
    print(f"a build of nothing new      {again / reading:5.2f}  ({again:.2f} s)")


if __name__ == "__main__":
    main()
