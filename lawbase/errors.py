"""What can go wrong, each as a sentence a person can act on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong in the content: where it stands and a sentence that says it."""

    where: str
    sentence: str
    rule: str = ""

    def __str__(self) -> str:
        return f"{self.where}: {self.sentence}"


class LawbaseError(Exception):
    """Something went wrong."""

    def __str__(self) -> str:
        said = super().__str__()
        return said or " ".join((type(self).__doc__ or "").split())


class NotFound(LawbaseError):
    """There is nothing at this address."""


class BadAddress(LawbaseError):
    """This is not an address lawbase knows how to read."""


class BadContent(LawbaseError):
    """The content has problems."""

    def __init__(self, problems: tuple[Problem, ...], outcome: str = "nothing was done") -> None:
        self.problems = problems
        count = len(problems)
        super().__init__(f"The content has {count} problem{'' if count == 1 else 's'}; {outcome}.")


class NoLibrary(LawbaseError):
    """There is no library yet. Run `lawbase build` first."""


class StaleLibrary(LawbaseError):
    """The library was built by another version of lawbase. Run `lawbase build` to make it anew."""


class BuildRunning(LawbaseError):
    """Another build is running on this data folder. Wait for it to end and try again."""


class StorageFull(LawbaseError):
    """The disk is full; nothing was changed. Free some room and try again."""


class BadRequest(LawbaseError):
    """The request cannot be read."""


class PortInUse(LawbaseError):
    """The port is in use by another program. Choose another with --port."""
