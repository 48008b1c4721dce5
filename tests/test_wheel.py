"""The wheel carries the content: installed in an empty environment it builds and searches."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT


def run(*command: str, **options: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, timeout=600, **options)  # type: ignore[call-overload,no-any-return]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    made = run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT))
    assert made.returncode == 0, made.stderr[-2000:]
    wheel = next(folder.glob("lawbase-*.whl"))
    run(sys.executable, "-m", "venv", str(folder / "env"))
    got = run(str(folder / "env/bin/pip"), "install", "--quiet", "--disable-pip-version-check", str(wheel))
    if got.returncode and "No matching distribution" not in got.stderr and "onnection" in got.stderr:
        pytest.skip("no package index can be reached to install the libraries from")
    assert got.returncode == 0, got.stderr[-2000:]
    return folder / "env/bin/lawbase"


def test_the_wheel_builds_and_searches_in_an_empty_environment(installed: Path, tmp_path: Path) -> None:
    environment = {"PATH": os.environ["PATH"], "LAWBASE_DATA": str(tmp_path / "data"), "LANG": "C.UTF-8"}
    built = run(str(installed), "build", cwd=tmp_path, env=environment)
    assert built.returncode == 0, built.stderr
    found = run(str(installed), "search", "accès frauduleux", "--json", cwd=tmp_path, env=environment)
    assert len({hit["jurisdiction"] for hit in json.loads(found.stdout)["hits"] if hit["kind"] == "provision"}) >= 5
