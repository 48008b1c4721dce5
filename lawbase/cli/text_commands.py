"""Commands on official texts: import, texts."""

from __future__ import annotations

from pathlib import Path

import click

from lawbase.cli.context import Bar, Places, pass_places, print_json, told
from lawbase.services.check import sound_content
from lawbase.services.import_texts import import_texts
from lawbase.services.importing import ImportReport, report_as_json
from lawbase.services.text_lists import read_lists
from lawbase.services.texts import list_texts

_SHOWN = 20


@click.command("import")
@click.argument("path", type=click.Path(path_type=Path))
@click.option(
    "--works",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="A works.csv that says which work and edition each file is; else one beside the files is read.",
)
@click.option("--json", "as_json", is_flag=True, help="Print what became of every file as JSON.")
@pass_places
@told
def import_command(places: Places, path: Path, works: Path | None, as_json: bool) -> None:
    """Import official texts: a file, a folder, or a git repository of law with all its versions."""
    content = sound_content(places.content)
    folder = path if path.is_dir() else path.parent
    with Bar("importing") as bar:
        report = import_texts(places.data, content, path, bar.tell, read_lists(folder, works))
    if as_json:
        print_json(report_as_json(report))
    else:
        _print_report(report)


def _print_report(report: ImportReport) -> None:
    for name, files in (("skipped", report.skipped), ("doubtful", report.doubtful)):
        for file in files[:_SHOWN]:
            click.echo(f"{name}: {file.path}: {file.why}")
        if len(files) > _SHOWN:
            click.echo(f"{name}: and {len(files) - _SHOWN} more; --json tells all of them.")
    click.echo(f"{len(report.read)} read, {len(report.skipped)} skipped, {len(report.doubtful)} doubtful.")


@click.command("texts")
@click.argument("work", default="")
@click.option("--json", "as_json", is_flag=True, help="Print the editions as JSON.")
@pass_places
@told
def texts_command(places: Places, work: str, as_json: bool) -> None:
    """List the imported editions, newest first, of one work or of all; doubtful texts stand last."""
    editions = list_texts(places.data, work)
    if as_json:
        print_json(editions)
        return
    for edition in editions:
        day = "day unknown" if edition.as_at == "unknown" else edition.as_at
        address = edition.address if edition.state == "joined" else f"doubtful: {edition.work}"
        missing = f", {edition.missing_parts} parts missing" if edition.missing_parts else ""
        standing = edition.standing.replace("-", " ")
        click.echo(f"{address} ({edition.language}): {edition.provisions} provisions, {day}, {standing}{missing}")
    if not editions:
        click.echo("Nothing is imported. `lawbase import PATH` imports a file, a folder or a git repository of law.")


COMMANDS = (import_command, texts_command)
