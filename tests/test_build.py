"""Building: immutable, whole or not at all, and nothing done twice."""

from __future__ import annotations

import errno
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from lawbase.errors import BadContent, BuildRunning, NoLibrary, StaleLibrary, StorageFull
from lawbase.files.folder import ContentFolder
from lawbase.library.data_folder import DataFolder, DataFolderRefused
from lawbase.library.library import Library
from lawbase.services import build as build_module
from lawbase.services.build import build_library
from lawbase.services.engines import engine_named
from lawbase.services.search import Asked, search
from lawbase.services.shelf import Shelf
from tests.conftest import ROOT, Edit

ENGINE = engine_named("whoosh")
ACT = "corpus/statutes/xx/computer-act-2019.yml"


def test_an_unchanged_content_is_not_built_again(data: DataFolder, folder: ContentFolder) -> None:
    first = build_library(data, folder, ENGINE)
    second = build_library(data, folder, ENGINE)
    assert first.redone and not second.redone and second.build == first.build
    assert (second.works, second.provisions, second.documents) == (first.works, first.provisions, first.documents)


def test_only_what_changed_is_indexed_again(data: DataFolder, edit: Edit, folder: ContentFolder) -> None:
    first = build_library(data, folder, ENGINE)
    edit(ACT, "whether or not any", "whether or not whatever")
    second = build_library(data, folder, ENGINE)
    assert second.redone and second.build != first.build
    assert (second.indexed, second.kept) == (1, first.documents - 1)
    assert search(Shelf(data, ENGINE), Asked("whatever")).hits[0].address == "xx/computer-act-2019#sec_2"


def test_a_record_taken_out_is_no_longer_found(data: DataFolder, edit: Edit, folder: ContentFolder) -> None:
    build_library(data, folder, ENGINE)
    edit(
        ACT,
        '  - id: sec_8\n    label: s 8\n    heading: Old spam rule\n    topics: [data-interference]\n    edition: "2019"\n    digest: A rule on bulk messages that stands only in the text of 2019.\n',
        "",
    )
    build_library(data, folder, ENGINE)
    assert search(Shelf(data, ENGINE), Asked("bulk messages")).total == 0


def test_a_build_of_bad_content_fails_with_every_problem_and_the_old_one_serves(
    data: DataFolder, edit: Edit, folder: ContentFolder
) -> None:
    first = build_library(data, folder, ENGINE)
    edit(ACT, "value: 2 years", "value: two years")
    edit(ACT, "kind: act", "kind: deed")
    with pytest.raises(BadContent) as fault:
        build_library(data, folder, ENGINE)
    assert len(fault.value.problems) >= 1 and "still serves" in str(fault.value)
    assert data.current_id() == first.build


def test_two_builds_at_once_are_refused(data: DataFolder, folder: ContentFolder) -> None:
    data.prepare()
    script = (
        "import sys,time; from pathlib import Path; from lawbase.library.data_folder import DataFolder\n"
        "with DataFolder(Path(sys.argv[1])).locked():\n  print('held', flush=True); time.sleep(30)"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", script, str(data.root)], stdout=subprocess.PIPE, cwd=ROOT, text=True
    )
    try:
        assert other.stdout is not None and other.stdout.readline().strip() == "held"
        with pytest.raises(BuildRunning, match="Another build is running"):
            build_library(data, folder, ENGINE)
    finally:
        other.kill()
        other.wait()
        if other.stdout:
            other.stdout.close()
    assert build_library(data, folder, ENGINE).redone


@pytest.mark.parametrize(
    "fault", [OSError(errno.ENOSPC, "No space left on device"), sqlite3.OperationalError("database or disk is full")]
)
def test_a_full_disk_leaves_the_old_build_and_no_half_written_one(
    data: DataFolder, edit: Edit, folder: ContentFolder, monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    first = build_library(data, folder, ENGINE)
    edit(ACT, "whether or not any", "whether or not whatever")

    def full(*_: object) -> None:
        raise fault

    monkeypatch.setattr(build_module, "write_library", full)
    with pytest.raises(StorageFull, match="disk is full"):
        build_library(data, folder, ENGINE)
    assert data.current_id() == first.build
    assert [path.name for path in data.builds.iterdir()] == [first.build]


@pytest.mark.parametrize("delay", [0.0, 0.15, 0.3, 0.5, 0.8])
def test_a_build_killed_at_any_moment_leaves_the_old_one_serving(
    data: DataFolder, edit: Edit, folder: ContentFolder, delay: float
) -> None:
    first = build_library(data, folder, ENGINE)
    edit(ACT, "whether or not any", "whether or not whatever")
    command = [sys.executable, "-m", "lawbase", "--data", str(data.root), "--content", str(folder.root), "build"]
    running = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 10
    while not list(data.builds.glob("*.draft")) and running.poll() is None and time.monotonic() < deadline:
        time.sleep(0.01)
    time.sleep(delay)
    running.send_signal(signal.SIGKILL)
    running.wait()
    served = data.current_id()
    shelf = Shelf(data, ENGINE)
    assert search(shelf, Asked("access")).total > 0
    assert served == first.build or search(shelf, Asked("whatever")).total == 1
    build_library(data, folder, ENGINE)
    assert search(Shelf(data, ENGINE), Asked("whatever")).total == 1


def test_a_library_of_another_version_is_refused_and_rebuilt(data: DataFolder, folder: ContentFolder) -> None:
    first = build_library(data, folder, ENGINE)
    path = data.build_path(first.build) / "library.db"
    with sqlite3.connect(path) as connection:
        connection.execute("update meta set value = '0' where key = 'format'")
    connection.close()
    with pytest.raises(StaleLibrary, match="another version"):
        Library(path)
    assert build_library(data, folder, ENGINE).redone


def test_a_file_that_is_no_library_is_refused(tmp_path: Path) -> None:
    (tmp_path / "library.db").write_bytes(b"not a database, only words" * 100)
    with pytest.raises(StaleLibrary):
        Library(tmp_path / "library.db")


def test_where_nothing_was_built_there_is_no_library(data: DataFolder) -> None:
    data.prepare()
    with pytest.raises(NoLibrary, match="lawbase build"):
        data.current_id()
    (data.root / "CURRENT").write_text("gone\n", encoding="utf-8")
    with pytest.raises(NoLibrary):
        data.current_id()


def test_a_data_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(DataFolderRefused, match="cannot be used"):
        DataFolder(tmp_path / "file").prepare()


def test_the_data_folder_is_private(data: DataFolder) -> None:
    data.prepare()
    assert oct(data.root.stat().st_mode & 0o777) == "0o700"


def test_a_reader_keeps_its_build_until_it_lets_go(data: DataFolder, edit: Edit, folder: ContentFolder) -> None:
    first = build_library(data, folder, ENGINE)
    shelf = Shelf(data, ENGINE)
    held = shelf.build()
    edit(ACT, "whether or not any", "whether or not whatever")
    second = build_library(data, folder, ENGINE)
    assert data.build_path(first.build).is_dir() and held.library.work("xx/computer-act-2019").count == 5
    assert shelf.build().id == second.build
    (data.root / "readers" / f"{first.build}.{os.getpid()}").unlink()
    (data.root / "readers" / f"{first.build}.999999999").touch()
    data.prune(second.build)
    assert not data.build_path(first.build).exists() and data.build_path(second.build).is_dir()


def test_a_build_tells_how_far_it_is(data: DataFolder, folder: ContentFolder) -> None:
    heard: list[float] = []
    build_library(data, folder, ENGINE, lambda step, done: heard.append(done))
    assert heard == sorted(heard) and heard[0] == 0.0 and heard[-1] == 1.0
