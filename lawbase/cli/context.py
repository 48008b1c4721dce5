"""What every command shares: where the data and the content are, and how results and errors are printed."""

from __future__ import annotations

import functools
import json
import os
import sys
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, is_dataclass
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from lawbase.errors import BadContent, LawbaseError, Problem
from lawbase.files.folder import ContentFolder, find_content
from lawbase.library.data_folder import DataFolder, find_data_folder
from lawbase.services.engines import engine_named
from lawbase.services.shelf import Shelf
from search_index import SearchIndexError

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True)
class Places:
    """Where this run reads and writes."""

    data_path: Path | None
    content_path: Path | None

    @property
    def data(self) -> DataFolder:
        """The data folder."""
        return find_data_folder(self.data_path)

    @property
    def content(self) -> ContentFolder:
        """The content folder; raises NoContent."""
        return find_content(self.content_path)

    def shelf(self, engine: str = "whoosh") -> Shelf:
        """The current build, opened when first asked for."""
        return Shelf(self.data, engine_named(engine))


pass_places = click.make_pass_decorator(Places)


class Problems(click.ClickException):
    """Problems were found; they are printed one a line, and the exit code is 1."""

    def __init__(self, problems: Iterable[Problem], message: str = "") -> None:
        self.problems = tuple(problems)
        super().__init__(message)

    def show(self, file: Any = None) -> None:
        """Print each problem as `where: sentence`."""
        for problem in self.problems:
            click.echo(str(problem), err=True)
        if self.message:
            click.echo(self.message, err=True)


def told(command: Callable[P, R]) -> Callable[P, R]:
    """Turn what can go wrong in a command into a sentence and exit code 1."""

    @functools.wraps(command)
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return command(*args, **kwargs)
        except BadContent as fault:
            raise Problems(fault.problems, str(fault)) from None
        except (LawbaseError, SearchIndexError) as fault:
            raise click.ClickException(str(fault)) from None
        except BrokenPipeError:
            sys.stderr.close()
            raise SystemExit(0) from None
        except OSError as fault:
            place = f"{fault.filename}: " if fault.filename else ""
            raise click.ClickException(f"{place}{fault.strerror or fault}.") from None
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as fault:
            if os.environ.get("LAWBASE_DEBUG"):
                raise
            sentence = f"Something went wrong that should not ({type(fault).__name__}: {fault})."
            raise click.ClickException(f"{sentence} Set LAWBASE_DEBUG=1 to see where, and please report it.") from None

    return wrapper


def print_json(value: Any) -> None:
    """Print a result as JSON, UTF-8, for programs."""
    click.echo(json.dumps(plain(value), ensure_ascii=False, indent=2))


def plain(value: Any) -> Any:
    """A result as plain JSON values."""
    if is_dataclass(value) and not isinstance(value, type):
        return plain(asdict(value))
    if hasattr(value, "model_dump"):
        return value.model_dump(mode="json")
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item) for item in value]
    return value if value is None or isinstance(value, bool | int | float) else str(value)


class Bar:
    """A progress bar on a terminal, nothing elsewhere."""

    def __init__(self, what: str) -> None:
        console = Console(stderr=True)
        self.progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            TimeElapsedColumn(),
            console=console,
            disable=not console.is_terminal,
            transient=True,
        )
        self.task = self.progress.add_task(what, total=1.0)

    def __enter__(self) -> Bar:
        self.progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.progress.stop()

    def tell(self, step: str, done: float) -> None:
        """Show a step and how far the whole is."""
        self.progress.update(self.task, description=step, completed=done)
