"""The page that tells how to use the package does what it says."""

from __future__ import annotations

import re
from pathlib import Path

import search_index

README = Path(search_index.__file__).with_name("README.md").read_text(encoding="utf-8")


def test_the_examples_of_the_page_run(tmp_path):
    first, second = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    setup, writing = first.split("engine = WhooshEngine(schema)")
    names: dict[str, object] = {
        "folder": tmp_path / "index",
        "previous_folder": tmp_path / "none",
    }
    exec(setup, names)
    names["documents"] = [names["document"]]
    exec("engine = WhooshEngine(schema)" + writing, names)
    exec(second, names)


def test_every_public_name_is_there_and_told_of():
    for name in search_index.__all__:
        assert getattr(search_index, name).__doc__ or name == "Tree"
