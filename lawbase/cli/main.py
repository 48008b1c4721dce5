"""The group of commands."""

from __future__ import annotations

from pathlib import Path

import click

from lawbase import __version__
from lawbase.cli import content_commands, getting_commands, reading_commands, serving_commands, text_commands
from lawbase.cli.context import Places


@click.group(context_settings={"help_option_names": ["-h", "--help"], "auto_envvar_prefix": "LAWBASE"})
@click.option("--data", type=click.Path(path_type=Path, file_okay=False), help="The data folder (LAWBASE_DATA).")
@click.option(
    "--content", type=click.Path(path_type=Path, file_okay=False), help="The content folder (LAWBASE_CONTENT)."
)
@click.version_option(__version__, prog_name="lawbase")
@click.pass_context
def main(context: click.Context, data: Path | None, content: Path | None) -> None:
    """An open knowledge base for people who write cybercrime, jurisdiction and privacy law."""
    context.obj = Places(data, content)


for module in (content_commands, reading_commands, text_commands, getting_commands, serving_commands):
    for command in module.COMMANDS:
        main.add_command(command)
