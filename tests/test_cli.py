"""The command line: exit 0 fine, 1 problems, 2 misuse; no traceback reaches a user."""

from __future__ import annotations

import csv
import io
import json
import socket
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from lawbase.cli import main
from lawbase.services.shelf import Shelf
from tests.conftest import EXAMPLIA, Edit

ACT = "corpus/statutes/xx/computer-act-2019.yml"


@pytest.fixture
def run(shelf: Shelf):  # type: ignore[no-untyped-def]
    """Run a command over Examplia's library."""

    def runner(*words: str, content: Path = EXAMPLIA / "content") -> Result:
        return CliRunner().invoke(main, ["--data", str(shelf.data.root), "--content", str(content), *words])

    return runner


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["check"], "rules kept."),
        (["check", "--rules"], "quotes-are-short: A quote is the shortest words"),
        (["build"], "Nothing has changed since build"),
        (["verify", "--texts", str(EXAMPLIA / "texts")], "7 provisions proved by 12 quotes."),
        (["stats"], "provisions                 7"),
        (["search", "hacking"], "xx/computer-act-2019#sec_2"),
        (["search", "zzzz"], "0 found"),
        (["search", "autorised"], "Did you mean: authorised?"),
        (["search", '"penalty'], "is never closed"),
        (["show", "xx/computer-act-2019#sec_2"], "whether or not any"),
        (["show", "accord#art_2"], "Access without right"),
        (["compare", "illegal-access", "xx", "yy"], "security-breach: silent"),
        (["compare", "illegal-access", "--differences"], "max-imprisonment: 3 years"),
        (["compare", "general-part", "yy"], "yy: not read"),
        (["clause", "list"], "offences/access"),
        (["clause", "show", "offences/access", "--set", "max_imprisonment=4 years"], "4 years"),
        (["--version"], "lawbase"),
    ],
)
def test_a_command_says_what_it_did(run, words: list[str], said: str) -> None:  # type: ignore[no-untyped-def]
    result = run(*words)
    assert result.exit_code == 0, result.output
    assert said in result.output


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["show", "nowhere at all"], 1, "is not an address"),
        (["show", "xx/computer-act-2019#sec_77"], 1, "There is no provision"),
        (["show", "question:illegal-access/colour"], 1, "There is no question"),
        (["compare", "illegal-acces"], 1, "The nearest are illegal-access"),
        (["clause", "show", "offences/acess"], 1, "offences/access"),
        (["verify", "--texts", "nowhere"], 1, "no folder of official texts"),
        (["review", "xx/computer-act-2019#sec_2"], 1, "verify --write"),
        (["search", "x", "--limit", "0"], 1, "1 to 100"),
        (["search"], 2, "Missing argument"),
        (["table", "nothing"], 2, "is not one of"),
        (["serve", "--host", "0.0.0.0"], 2, "--shared"),
        (["frobnicate"], 2, "No such command"),
    ],
)
def test_what_goes_wrong_is_a_sentence_and_a_code(run, words: list[str], code: int, said: str) -> None:  # type: ignore[no-untyped-def]
    result = run(*words)
    assert (result.exit_code, said in result.output) == (code, True), result.output
    assert "Traceback" not in result.output


def test_problems_are_printed_one_a_line_with_their_place(run, edit: Edit) -> None:  # type: ignore[no-untyped-def]
    edit(ACT, "value: 2 years", "value: two years")
    folder = edit(ACT, "topics: [general-part]", "topics: [general-part, wishes]")
    result = run("check", content=folder.root)
    assert result.exit_code == 1
    assert f"{ACT}:sec_2: max-imprisonment: “two years” is not a duration" in result.output
    assert f"{ACT}:sec_9: the topic “wishes” is not in the vocabulary" in result.output
    listed = json.loads(run("check", "--json", content=folder.root).stdout)["problems"]
    assert {problem["rule"] for problem in listed} == {"answers-fit-their-question", "provision-topics-exist"}


def test_a_build_of_bad_content_exits_with_its_problems(run, edit: Edit) -> None:  # type: ignore[no-untyped-def]
    result = run("build", content=edit(ACT, "kind: act", "kind: deed").root)
    assert result.exit_code == 1 and "“deed” is not one of" in result.output and "still serves" in result.output


def test_without_a_library_a_command_says_how_to_make_one(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["--data", str(tmp_path), "stats"])
    assert result.exit_code == 1 and "lawbase build" in result.output


def test_an_unforeseen_fault_is_a_sentence_too(run, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    import lawbase.cli.reading_commands as commands

    def broken(*_: object) -> None:
        raise RuntimeError("the moon fell down")

    monkeypatch.setattr(commands, "count_library", broken)
    result = run("stats")
    assert result.exit_code == 1 and "the moon fell down" in result.output and "LAWBASE_DEBUG" in result.output
    monkeypatch.setenv("LAWBASE_DEBUG", "1")
    assert isinstance(run("stats").exception, RuntimeError)


def test_a_port_in_use_is_told(run) -> None:  # type: ignore[no-untyped-def]
    with socket.create_server(("127.0.0.1", 0)) as taken:
        result = run("serve", "--port", str(taken.getsockname()[1]))
    assert result.exit_code == 1 and "--port" in result.output


def test_verify_write_and_review_work_on_files(run, folder) -> None:  # type: ignore[no-untyped-def]
    assert run("verify", "--texts", str(EXAMPLIA / "texts"), "--write", content=folder.root).exit_code == 0
    result = run("review", "xx/computer-act-2019", content=folder.root)
    assert result.output == "5 provisions reviewed.\n"
    assert "reviewed\t2023" in (folder.ledger / "xx.tsv").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("provisions", "address,jurisdiction,work,label,heading,topics,rung,as_at,status"),
        ("answers", "address,jurisdiction,work,label,of,topic,question,value,quote,rung"),
        ("treaty-status", "treaty,jurisdiction,status,signed,ratified,in_force"),
        ("topics", "topic,parent,title,summary"),
        ("questions", "topic,question,ask,type,unit,set,choices"),
        ("clauses", "clause,title,kind,tier,topics,treaty_basis,version"),
        ("works", "work,jurisdiction,title,title_en,citation,kind,status,as_at,standing,provisions"),
    ],
)
def test_tables_have_their_fixed_columns(run, name: str, columns: str) -> None:  # type: ignore[no-untyped-def]
    rows = list(csv.DictReader(io.StringIO(run("table", name).stdout)))
    assert rows and ",".join(rows[0]) == columns
    assert json.loads(run("table", name, "--format", "json").stdout) == rows


def test_stats_for_scripts(run) -> None:  # type: ignore[no-untyped-def]
    stats = json.loads(run("stats", "--json").stdout)
    assert stats == {
        "jurisdictions": 2,
        "jurisdictions_read": 2,
        "works": 2,
        "provisions": 7,
        "answers": 12,
        "topics": 4,
        "questions": 15,
        "clauses": 2,
        "instruments": 1,
        "editions": 3,
        "rungs": {"claimed": 7, "quoted": 0, "reviewed": 0},
    }


@pytest.mark.parametrize(
    "address",
    [
        "xx/computer-act-2019#sec_2",
        "xx/computer-act-2019",
        "accord",
        "accord#art_2",
        "clause:offences/access",
        "topic:illegal-access",
        "question:illegal-access/security-breach",
        "country:xx",
    ],
)
def test_everything_that_has_an_address_can_be_shown_to_a_script(run, address: str) -> None:  # type: ignore[no-untyped-def]
    assert json.loads(run("show", address, "--json").stdout)


@pytest.mark.parametrize("kind", ["work", "profile", "instrument", "topics", "clause", "expression"])
def test_each_kind_of_record_has_a_json_schema(run, kind: str) -> None:  # type: ignore[no-untyped-def]
    schema = json.loads(run("schema", kind).stdout)
    assert (schema["additionalProperties"] is False and "title" in schema["properties"]) or kind in (
        "topics",
        "profile",
    )


def test_search_for_scripts(run) -> None:  # type: ignore[no-untyped-def]
    found = json.loads(
        run(
            "search",
            "accès frauduleux",
            "--kind",
            "provision",
            "--country",
            "YY",
            "--topic",
            "illegal-access",
            "--json",
        ).stdout
    )
    assert [hit["address"] for hit in found["hits"]] == ["yy/code#art_12-1"] and found["read_as"][0][
        "value"
    ] == "illegal-access"


def test_comparison_for_scripts(run) -> None:  # type: ignore[no-untyped-def]
    assert json.loads(run("compare", "illegal-access", "--json").stdout)["topic"] == "illegal-access"
    assert json.loads(run("clause", "list", "--json").stdout)[0]["id"] == "definitions/computer"
    assert "rendered" in json.loads(run("clause", "show", "offences/access", "--json").stdout)
