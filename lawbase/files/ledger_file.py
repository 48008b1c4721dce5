"""The ledger's files, `corpus/ledger/<cc>.tsv`: read, and written whole and sorted."""

from __future__ import annotations

import os
from collections import defaultdict
from pathlib import Path

from lawbase.errors import Problem
from lawbase.files.folder import ContentFolder, files_in, read_file
from lawbase.records.ledger import LedgerLine

_HEAD = "address\trung\tedition\trecord_hash\tfingerprint\tday"


def read_ledger(folder: ContentFolder, problems: list[Problem]) -> tuple[LedgerLine, ...]:
    """Read every ledger file; a line that does not have six fields becomes a problem."""
    lines: list[LedgerLine] = []
    for path in files_in(folder.ledger, ".tsv", problems, folder.root):
        where = folder.name(path)
        for number, text in enumerate((read_file(path, where, problems) or _HEAD).splitlines()[1:], 2):
            fields = text.split("\t")
            if len(fields) != 6 or fields[1] not in ("quoted", "reviewed"):
                problems.append(Problem(f"{where}:{number}", "the ledger line does not have its six fields", "ledger"))
                continue
            lines.append(LedgerLine(*fields))
    return tuple(lines)


def write_ledger(folder: ContentFolder, lines: tuple[LedgerLine, ...]) -> None:
    """Write the ledger anew, one file a jurisdiction, each replaced in one step."""
    by_country: dict[str, list[LedgerLine]] = defaultdict(list)
    for line in lines:
        by_country[ledger_name(line.address)].append(line)
    folder.ledger.mkdir(parents=True, exist_ok=True)
    for name, rows in by_country.items():
        body = "\n".join("\t".join(vars_of(row)) for row in sorted(rows))
        _replace(folder.ledger / f"{name}.tsv", f"{_HEAD}\n{body}\n")


def ledger_name(address: str) -> str:
    """The ledger file an address belongs to: its jurisdiction, or `int` for instruments."""
    return address.partition("/")[0] if "/" in address else "int"


def vars_of(line: LedgerLine) -> tuple[str, ...]:
    """The fields of a line in the order of the file."""
    return (line.address, line.rung, line.edition, line.record_hash, line.fingerprint, line.day)


def _replace(path: Path, text: str) -> None:
    draft = path.with_suffix(".tsv.new")
    draft.write_text(text, encoding="utf-8")
    os.replace(draft, path)
