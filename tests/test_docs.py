"""The docs say what there is: every command, rule, kind of file and page."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from lawbase.checks import RULES
from lawbase.cli import main
from lawbase.services.table import TABLES
from tests.conftest import ROOT

DOCS = [
    *sorted((ROOT / "docs").rglob("*.md")),
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "corpus/README.md", "model_clauses/README.md")),
]


def commands(group: click.Group, before: str = "lawbase") -> list[str]:
    found: list[str] = []
    for name, command in group.commands.items():
        found += commands(command, f"{before} {name}") if isinstance(command, click.Group) else [f"{before} {name}"]
    return found


@pytest.mark.parametrize("command", commands(main))
def test_every_command_is_documented(command: str) -> None:
    assert f"`{command}" in (ROOT / "docs/commands.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("rule", [rule.id for rule in RULES])
def test_every_rule_is_documented(rule: str) -> None:
    assert f"`{rule}`" in (ROOT / "docs/rules.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("table", list(TABLES))
def test_every_table_is_documented(table: str) -> None:
    assert f"`{table}`" in (ROOT / "docs/commands.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_between_docs_lead_somewhere(path: Path) -> None:
    text = re.sub(r"```.*?```", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    targets = [target.partition("#")[0] for target in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in target]
    assert [target for target in targets if target and not (path.parent / target).exists()] == []


def test_no_file_of_ours_names_a_place_on_somebodys_machine() -> None:
    names = ("/" + "work/", "/" + "root/", "/" + "home/")
    files = [
        path
        for folder in ("lawbase", "search_index", "docs", "benchmarks", ".ci")
        for path in (ROOT / folder).rglob("*")
        if path.is_file()
    ]
    files += [ROOT / name for name in ("README.md", "Makefile", "pyproject.toml", "CONTRIBUTING.md", "CHANGELOG.md")]
    texts = {path: path.read_bytes().decode("utf-8", "ignore") for path in files if path.suffix not in (".png", ".pyc")}
    assert [path.name for path, text in texts.items() if any(name in text for name in names)] == []
