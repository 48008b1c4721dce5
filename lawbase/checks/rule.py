"""What a rule is: a function over the whole content whose docstring is the sentence people read in the docs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lawbase.errors import Problem
from lawbase.records.content import Content

Finding = tuple[str, str]
"""Where (a file, with the id of the element behind a colon) and a sentence."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its id, what it asks, and the function that finds what breaks it."""

    id: str
    asks: str
    find: Callable[[Content], Iterator[Finding]]

    def problems(self, content: Content) -> Iterator[Problem]:
        """Everything in the content that breaks the rule."""
        for where, sentence in self.find(content):
            yield Problem(where, sentence, self.id)


def rule_of(find: Callable[[Content], Iterator[Finding]]) -> Rule:
    """Make a rule of a function: the function's name is its id, the first line of its docstring what it asks."""
    return Rule(find.__name__.replace("_", "-"), (find.__doc__ or "").strip().splitlines()[0], find)
