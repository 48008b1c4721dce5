"""Each engine in turn, empty or with the library in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.search_index.library import ENGINES, LIBRARY, SCHEMA


@pytest.fixture(params=ENGINES, ids=lambda kind: kind.name)
def engine(request: pytest.FixtureRequest) -> Any:
    """Each engine in turn."""
    return request.param(SCHEMA)


@pytest.fixture(scope="module", params=ENGINES, ids=lambda kind: kind.name)
def library(request: pytest.FixtureRequest, tmp_path_factory: Any) -> Iterator[Any]:
    """The library, open for searching in each engine."""
    engine = request.param(SCHEMA)
    folder: Path = tmp_path_factory.mktemp(engine.name)
    with engine.write(folder) as writer:
        writer.add(LIBRARY)
    with engine.open(folder) as searcher:
        yield searcher
