"""Rules for the ledger."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lawbase.checks.references import exists
from lawbase.checks.rule import Finding
from lawbase.records.content import Content


def ledger_lines_name_records(content: Content) -> Iterator[Finding]:
    """A ledger line names a provision or article that exists."""
    for line in content.ledger:
        if not exists(content, line.address):
            yield f"corpus/ledger:{line.address}", "the ledger names a record that is not there; run verify --write"


def ledger_lines_stand_once(content: Content) -> Iterator[Finding]:
    """A record stands once a rung in the ledger."""
    for (address, rung), count in Counter((line.address, line.rung) for line in content.ledger).items():
        if count > 1:
            yield f"corpus/ledger:{address}", f"{count} lines say {rung}"


RULES = (ledger_lines_name_records, ledger_lines_stand_once)
