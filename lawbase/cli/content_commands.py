"""Commands that work on the content: check, build, verify, review, schema."""

from __future__ import annotations

from pathlib import Path

import click

from lawbase.checks import RULES
from lawbase.cli.context import Bar, Places, Problems, pass_places, print_json, told
from lawbase.services.build import build_library
from lawbase.services.check import check_content, sound_content
from lawbase.services.engines import ENGINES, engine_named
from lawbase.services.review import review
from lawbase.services.schemas import SCHEMAS, schema_of
from lawbase.services.verify import verify, write_quoted


@click.command("check")
@click.option("--json", "as_json", is_flag=True, help="Print the problems as JSON.")
@click.option("--rules", is_flag=True, help="List the rules instead of running them.")
@pass_places
@told
def check_command(places: Places, as_json: bool, rules: bool) -> None:
    """Hold the content against every rule and print all problems together."""
    if rules:
        for rule in RULES:
            click.echo(f"{rule.id}: {rule.asks}")
        return
    problems = check_content(places.content)
    if as_json:
        print_json({"problems": [{"where": p.where, "sentence": p.sentence, "rule": p.rule} for p in problems]})
    if problems:
        raise Problems(() if as_json else problems, f"{len(problems)} problems.")
    if not as_json:
        click.echo(f"{len(RULES)} rules kept.")


@click.command("build")
@click.option("--engine", type=click.Choice(ENGINES), default="whoosh", show_default=True, help="The search engine.")
@pass_places
@told
def build_command(places: Places, engine: str) -> None:
    """Build the library and its search index; the old build serves until the new one is whole."""
    with Bar("building") as bar:
        report = build_library(places.data, places.content, engine_named(engine), bar.tell)
    if not report.redone:
        click.echo(f"Nothing has changed since build {report.build}.")
        return
    click.echo(
        f"Build {report.build}: {report.works} works, {report.provisions} provisions, {report.documents} documents "
        f"({report.indexed} indexed, {report.kept} unchanged)."
    )


@click.command("verify")
@click.option("--texts", type=click.Path(path_type=Path, file_okay=False), required=True, help="Official texts.")
@click.option("--write", is_flag=True, help="Write what was proved into the ledger.")
@click.option("--only", default="", help="Only addresses that begin so, such as de/ or ke/data-protection-act-2019.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
@pass_places
@told
def verify_command(places: Places, texts: Path, write: bool, only: str, as_json: bool) -> None:
    """Look for every quote in the official text of its provision."""
    content = sound_content(places.content)
    with Bar("verifying") as bar:
        report = verify(content, texts, only, bar.tell)
    if write:
        write_quoted(places.content, content, report, only)
    if as_json:
        print_json(
            {"proved": report.proved, "quotes": report.quotes, "problems": report.problems, "lapsed": report.lapsed}
        )
    if report.problems:
        raise Problems(
            () if as_json else report.problems, f"{report.proved} provisions proved, {len(report.problems)} problems."
        )
    if not as_json:
        click.echo(f"{report.proved} provisions proved by {report.quotes} quotes.")


@click.command("review")
@click.argument("addresses", nargs=-1, required=True)
@pass_places
@told
def review_command(places: Places, addresses: tuple[str, ...]) -> None:
    """Note that a second, independent reader has read these provisions against the official text."""
    lines = review(places.content, sound_content(places.content), addresses)
    click.echo(f"{len(lines)} provisions reviewed.")


@click.command("schema")
@click.argument("kind", type=click.Choice(list(SCHEMAS)))
@told
def schema_command(kind: str) -> None:
    """Print the JSON Schema of a kind of record, for editors."""
    print_json(schema_of(kind))


COMMANDS = (check_command, build_command, verify_command, review_command, schema_command)
