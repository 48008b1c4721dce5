"""The shelf: the current build's library and search index, reopened when a new build is published."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from lawbase.library.data_folder import DataFolder
from lawbase.library.library import Library
from lawbase.query.names import Names, names_of
from search_index import Engine, Searcher, Suggester


@dataclass
class OpenBuild:
    """One build held open: readers keep it until their request ends."""

    id: str
    path: Path
    library: Library
    searcher: Searcher

    @cached_property
    def names(self) -> Names:
        """The names by which a query can call what the library holds."""
        works = [(view.work.address, view.work.name) for view in self.library.works()]
        return names_of(
            self.library.profiles.values(), self.library.vocabulary, self.library.instruments.values(), works
        )

    @cached_property
    def suggester(self) -> Suggester:
        """Sets mistyped words right by the words of this build."""
        return Suggester(self.searcher.vocabulary())


class Shelf:
    """Hands out the current build; cheap to ask, safe between threads. Raises NoLibrary or StaleLibrary."""

    def __init__(self, data: DataFolder, engine: Engine) -> None:
        self.data = data
        self.engine = engine
        self._lock = threading.Lock()
        self._open: OpenBuild | None = None

    def build(self) -> OpenBuild:
        """The current build, open."""
        current = self.data.current_id()
        held = self._open
        if held is not None and held.id == current:
            return held
        with self._lock:
            if self._open is None or self._open.id != current:
                self._open = self._reopen(current)
            return self._open

    def _reopen(self, build: str) -> OpenBuild:
        path = self.data.build_path(build)
        self.data.hold(build)
        library = Library(path / "library.db")
        return OpenBuild(build, path, library, self.engine.open(path / f"index-{self.engine.name}"))

    @property
    def library(self) -> Library:
        """The library of the current build."""
        return self.build().library
