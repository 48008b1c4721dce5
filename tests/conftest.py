"""What tests share: Examplia, a fictional jurisdiction with its own law, library and server."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from lawbase.files.content_reader import read_content
from lawbase.files.folder import ContentFolder
from lawbase.library.data_folder import DataFolder
from lawbase.records.content import Content
from lawbase.services.build import build_library
from lawbase.services.engines import engine_named
from lawbase.services.shelf import Shelf

ROOT = Path(__file__).parents[1]
EXAMPLIA = Path(__file__).parent / "examplia"
STATUTES = Path(os.environ.get("LAWBASE_TEXTS") or ROOT.parent / "shared" / "statutes")
Edit = Callable[[str, str, str], ContentFolder]


@pytest.fixture(scope="session")
def statutes() -> Path:
    """The official texts beside the checkout; tests that read them are skipped where they are not."""
    if not STATUTES.is_dir():
        pytest.skip(f"the official texts are not beside this checkout ({STATUTES.name})")
    return STATUTES


@pytest.fixture
def folder(tmp_path: Path) -> ContentFolder:
    """A copy of Examplia's content that a test may break."""
    shutil.copytree(EXAMPLIA / "content", tmp_path / "content")
    return ContentFolder(tmp_path / "content")


@pytest.fixture
def edit(folder: ContentFolder) -> Edit:
    """Replace words in one file of Examplia's content; the words must be there."""

    def replace(name: str, old: str, new: str) -> ContentFolder:
        path = folder.root / name
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{name} does not hold {old!r}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return folder

    return replace


@pytest.fixture(scope="session")
def examplia() -> Content:
    """Examplia's records."""
    content, problems = read_content(ContentFolder(EXAMPLIA / "content"))
    assert problems == ()
    return content


@pytest.fixture
def data(tmp_path: Path) -> DataFolder:
    """An empty data folder."""
    return DataFolder(tmp_path / "data")


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """Examplia's library, built once and open."""
    data = DataFolder(tmp_path_factory.mktemp("examplia"))
    engine = engine_named("whoosh")
    build_library(data, ContentFolder(EXAMPLIA / "content"), engine)
    return Shelf(data, engine)


@pytest.fixture(scope="session")
def shipped() -> Content:
    """The content that lawbase ships."""
    content, problems = read_content(ContentFolder(ROOT))
    assert problems == ()
    return content


@pytest.fixture(scope="session")
def shipped_shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """The shipped library, built once a test process and open."""
    data = DataFolder(tmp_path_factory.mktemp("shipped"))
    engine = engine_named("whoosh")
    build_library(data, ContentFolder(ROOT), engine)
    return Shelf(data, engine)
