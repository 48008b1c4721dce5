"""The rules that the whole content keeps, and the run over all of them."""

from __future__ import annotations

from collections.abc import Callable

from lawbase.checks import clauses, instruments, ledger, profiles, provisions, vocabulary, works
from lawbase.checks.rule import Rule, rule_of
from lawbase.errors import Problem
from lawbase.records.content import Content

RULES: tuple[Rule, ...] = tuple(
    rule_of(find)
    for module in (vocabulary, works, provisions, instruments, profiles, clauses, ledger)
    for find in module.RULES
)


def check(content: Content, tell: Callable[[str], None] = lambda rule: None) -> tuple[Problem, ...]:
    """Every problem in the content, sorted by place; `tell` hears the id of each rule as it runs."""
    found: list[Problem] = []
    for rule in RULES:
        tell(rule.id)
        found.extend(rule.problems(content))
    return tuple(sorted(found))
