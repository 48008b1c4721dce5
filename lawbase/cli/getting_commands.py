"""Commands that get official texts: fetch, pack make, pack install."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from lawbase.cli.context import Bar, Places, pass_places, print_json, told
from lawbase.records.source import OPEN_LICENCES
from lawbase.services.check import sound_content
from lawbase.services.fetch import GIT, FetchReport, fetch_repositories, fetch_texts, sources
from lawbase.services.pack import LeftOut, install_pack, make_pack

_SHOWN = 20


@click.command("fetch", epilog="Sources: " + "; ".join(f"{name} ({form})" for name, form in sources()) + ".")
@click.argument("source")
@click.argument("idents", metavar="ID...", nargs=-1, required=True)
@click.option("--language", default="", help="The language, where the publisher has several; else its first.")
@click.option("--work", default="", help="The work this text is of, where its own title does not tell.")
@click.option(
    "--base", default="", help="Ask this address in place of the publisher's, such as a mirror in the office."
)
@click.option(
    "--licence",
    type=click.Choice([*sorted(OPEN_LICENCES), "unstated"]),
    default="unstated",
    help="The licence of the texts in a git repository.",
)
@click.option("--json", "as_json", is_flag=True, help="Print what was fetched as JSON.")
@pass_places
@told
def fetch_command(
    places: Places,
    source: str,
    idents: tuple[str, ...],
    language: str,
    work: str,
    base: str,
    licence: str,
    as_json: bool,
) -> None:
    """Fetch official texts from SOURCE by the publisher's own identifiers, or from git repositories, and import them."""
    if source == GIT and (base or language or work):
        raise click.UsageError("--base, --language and --work are not for git repositories.")
    content = sound_content(places.content)
    with Bar("fetching") as bar:
        if source == GIT:
            report = fetch_repositories(places.data, content, idents, licence=licence, tell=bar.tell)
        else:
            report = fetch_texts(
                places.data, content, source, idents, base=base, language=language, work=work, tell=bar.tell
            )
    if as_json:
        print_json(report)
    else:
        _print_fetched(report)
    if report.failed:
        raise SystemExit(1)


def _print_fetched(report: FetchReport) -> None:
    for text in report.fetched:
        state = "unchanged" if text.is_unchanged else f"{text.size} bytes"
        click.echo(f"fetched: {text.ident}: {state} from {text.url}")
        for name in text.left_out:
            click.echo(f"left out: {text.ident}: {name} in the archive is not part of the law's main text")
    for read in report.imported.read[:_SHOWN]:
        click.echo(f"read: {read.path}: {read.work}@{read.edition} ({read.language}), {read.provisions} provisions")
    for kind, files in (("skipped", report.imported.skipped), ("doubtful", report.imported.doubtful)):
        for file in files[:_SHOWN]:
            click.echo(f"{kind}: {file.path}: {file.why}")
    for failed in report.failed:
        click.echo(f"failed: {failed.ident}: {failed.why}", err=True)
    made = report.imported
    click.echo(
        f"{len(made.read)} read, {len(made.skipped)} skipped, {len(made.doubtful)} doubtful, {len(report.failed)} failed."
    )


@click.group("pack")
def pack_group() -> None:
    """Carry imported texts to a place without a line: make a pack, install a pack."""


@pack_group.command("make")
@click.argument("target", type=click.Path(path_type=Path, dir_okay=False))
@click.argument("works", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="Print what was packed as JSON.")
@pass_places
@told
def make_command(places: Places, target: Path, works: tuple[str, ...], as_json: bool) -> None:
    """Write the imported editions of WORKS, or all, into the file TARGET, where their licence permits."""
    with Bar("packing") as bar:
        made = make_pack(places.data, target, works, bar.tell)
    if as_json:
        print_json(made)
        return
    _print_left_out(made.left_out)
    click.echo(f"{len(made.editions)} editions with {made.provisions} provisions in {made.path}.")
    click.echo(f"sha256 {made.sha256}")


@pack_group.command("install")
@click.argument("source", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print what was installed as JSON.")
@pass_places
@told
def install_command(places: Places, source: Path, as_json: bool) -> None:
    """Check the pack SOURCE whole, then store its editions; what is stored already stays."""
    with Bar("installing") as bar:
        found = install_pack(places.data, source, bar.tell)
    if as_json:
        print_json(found)
        return
    for edition in found.refused:
        click.echo(f"refused: {edition.edition}: {edition.why}")
    _print_left_out(found.left_out)
    click.echo(f"{len(found.installed)} installed, {len(found.known)} known already, {len(found.refused)} refused.")
    click.echo(f"sha256 {found.sha256}")


def _print_left_out(left_out: Sequence[LeftOut]) -> None:
    for edition in left_out[:_SHOWN]:
        link = f" {edition.url}" if edition.url else ""
        click.echo(f"not packed: {edition.work}@{edition.edition} ({edition.language}): {edition.why}{link}")
    if len(left_out) > _SHOWN:
        click.echo(f"not packed: and {len(left_out) - _SHOWN} more; --json tells all of them.")


COMMANDS = (fetch_command, pack_group)
