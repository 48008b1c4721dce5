"""Commands that read the library: search, show, compare, table, stats, clause."""

from __future__ import annotations

import csv
import sys
from typing import Any

import click

from lawbase.cli.context import Places, pass_places, print_json, told
from lawbase.services.akn import akn_of
from lawbase.services.clauses import clause_text, list_clauses
from lawbase.services.compare import compare
from lawbase.services.engines import ENGINES
from lawbase.services.found import comparison_as_json, found_as_json
from lawbase.services.search import Asked, Found, search
from lawbase.services.show import show
from lawbase.services.stats import count_library
from lawbase.services.table import TABLES, table

_JSON = click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")


@click.command("search")
@click.argument("query")
@click.option("--kind", multiple=True, help="provision, work, article, clause, topic, question, country, instrument.")
@click.option("--country", multiple=True, help="Code of a jurisdiction, such as ke; may stand several times.")
@click.option("--topic", multiple=True, help="A topic, with everything below it.")
@click.option("--engine", type=click.Choice(ENGINES), default="whoosh", show_default=True)
@click.option("--limit", default=20, show_default=True)
@click.option("--page", default=1, show_default=True)
@_JSON
@pass_places
@told
def search_command(
    places: Places,
    query: str,
    kind: tuple[str, ...],
    country: tuple[str, ...],
    topic: tuple[str, ...],
    engine: str,
    limit: int,
    page: int,
    as_json: bool,
) -> None:
    """Search the library: words in any language, country names, citations, treaty articles, "phrases", field:value."""
    filters = {"kind": kind, "jurisdiction": tuple(code.lower() for code in country), "topic": topic}
    asked = Asked(query, {name: values for name, values in filters.items() if values}, frozenset(), page, limit)
    found = search(places.shelf(engine), asked)
    if as_json:
        print_json(found_as_json(found))
    else:
        _print_found(found)


def _print_found(found: Found) -> None:
    if found.read_as.parts:
        click.echo("Read as: " + " · ".join(part.name for part in found.read_as.parts))
    for problem in found.problems:
        click.echo(problem)
    if found.relaxed:
        click.echo("Nothing holds all of these words; these hold some of them.")
    click.echo(f"{found.total} found")
    for hit in found.hits:
        click.echo(f"\n{hit.address}  {' · '.join(part for part in (hit.label, hit.title, hit.work) if part)}")
        click.echo(f"    {hit.snippet_text}")
    if not found.total and found.did_you_mean:
        click.echo(f"Did you mean: {', '.join(found.did_you_mean)}?")


@click.command("show")
@click.argument("address")
@click.option("--akn", "as_akn", is_flag=True, help="Print the imported official text as Akoma Ntoso XML.")
@_JSON
@pass_places
@told
def show_command(places: Places, address: str, as_akn: bool, as_json: bool) -> None:
    """Show what stands at an address, such as de/stgb#sec_202a, topic:illegal-access or budapest#art_2."""
    library = places.shelf().library
    if as_akn:
        click.echo(akn_of(places.data, address, library))
        return
    shown = show(library, address)
    if as_json:
        print_json(shown)
        return
    for key, value in shown.items():
        if value not in ("", [], {}, None):
            _print_value(key, value, 0)


def _print_value(key: str, value: Any, depth: int) -> None:
    margin = "  " * depth
    if isinstance(value, dict):
        click.echo(f"{margin}{key}:")
        for inner, item in value.items():
            if item not in ("", [], {}, None):
                _print_value(inner, item, depth + 1)
    elif isinstance(value, list) and any(isinstance(item, dict) for item in value):
        click.echo(f"{margin}{key}:")
        for number, item in enumerate(value, 1):
            _print_value(str(number), item, depth + 1)
    else:
        click.echo(f"{margin}{key}: {', '.join(map(str, value)) if isinstance(value, list) else value}")


@click.command("compare")
@click.argument("topic")
@click.argument("countries", nargs=-1)
@click.option("--differences", is_flag=True, help="Only questions on which the columns differ.")
@_JSON
@pass_places
@told
def compare_command(places: Places, topic: str, countries: tuple[str, ...], differences: bool, as_json: bool) -> None:
    """Compare a topic across countries: rows are questions, columns are provisions."""
    comparison = compare(places.shelf().library, topic, countries)
    rows = [q for q in comparison.questions if not differences or comparison.differs(q.id)]
    if as_json:
        print_json(comparison_as_json(comparison))
        return
    for column in comparison.columns:
        click.echo(f"\n{column.head.address}  {column.head.provision.label} · {column.head.provision.heading}")
        for question in rows:
            cell = column.cells[question.id]
            if cell.mark != "not-read":
                click.echo(f"    {question.id}: {cell.words}")
    for code in comparison.not_read:
        click.echo(f"\n{code}: not read")


@click.command("table")
@click.argument("name", type=click.Choice(list(TABLES)))
@click.option("--format", "form", type=click.Choice(["csv", "json"]), default="csv", show_default=True)
@pass_places
@told
def table_command(places: Places, name: str, form: str) -> None:
    """Print a table of the library for other programs."""
    rows = table(places.shelf().library, name)
    if form == "json":
        print_json(rows)
    elif rows:
        writer = csv.DictWriter(sys.stdout, fieldnames=list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


@click.command("stats")
@_JSON
@pass_places
@told
def stats_command(places: Places, as_json: bool) -> None:
    """Count what the library holds."""
    stats = count_library(places.shelf().library)
    if as_json:
        print_json(stats)
        return
    for name in (
        "jurisdictions",
        "jurisdictions_read",
        "works",
        "provisions",
        "answers",
        "topics",
        "questions",
        "clauses",
        "instruments",
        "editions",
    ):
        click.echo(f"{name.replace('_', ' '):20} {getattr(stats, name):>7}")
    for rung, count in stats.rungs.items():
        click.echo(f"{'  ' + rung:20} {count:>7}")


@click.group("clause")
def clause_group() -> None:
    """Model clauses."""


@clause_group.command("list")
@click.option("--topic", default="", help="Only clauses on a topic.")
@click.option("--kind", default="", help="Only clauses of a kind, such as offence or safeguard.")
@_JSON
@pass_places
@told
def clause_list(places: Places, topic: str, kind: str, as_json: bool) -> None:
    """List the model clauses."""
    clauses = list_clauses(places.shelf().library, topic, kind)
    if as_json:
        print_json(
            [{"id": c.id, "title": c.title, "kind": c.kind, "tier": c.tier, "topics": c.topics} for c in clauses]
        )
        return
    for clause in clauses:
        click.echo(f"{clause.id:44} {clause.kind:12} {clause.tier:9} {clause.title}")


@clause_group.command("show")
@click.argument("clause")
@click.option("--set", "settings", multiple=True, metavar="NAME=VALUE", help="A parameter or option.")
@_JSON
@pass_places
@told
def clause_show(places: Places, clause: str, settings: tuple[str, ...], as_json: bool) -> None:
    """Show a clause with its text for the settings given."""
    library = places.shelf().library
    chosen = dict(setting.partition("=")[::2] for setting in settings)
    text = clause_text(library, clause, chosen)
    if as_json:
        print_json({**library.clause(clause).model_dump(mode="json"), "rendered": text})
        return
    found = library.clause(clause)
    click.echo(f"{found.title}\n\n{text}")
    for note in found.notes:
        click.echo(f"{note.heading}\n  {note.text}\n")


COMMANDS = (search_command, show_command, compare_command, table_command, stats_command, clause_group)
