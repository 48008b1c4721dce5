"""Noting a second, independent reading: a `reviewed` line says that someone else read the text and the whole record."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from lawbase.citation.labels import basic_unit
from lawbase.errors import BadRequest, NotFound
from lawbase.files.folder import ContentFolder
from lawbase.files.ledger_file import write_ledger
from lawbase.records.content import Content
from lawbase.records.ledger import LedgerLine, reviewed_hash, rung_of


def review(folder: ContentFolder, content: Content, addresses: Sequence[str]) -> tuple[LedgerLine, ...]:
    """Write `reviewed` lines for provisions; a whole work may be named.

    Raises NotFound for an address that is not there, BadRequest for a provision that no text has proved yet.
    """
    today = datetime.now(UTC).date().isoformat()
    wanted = [found for address in addresses for found in _named(content, address)]
    lines = [_line(content, address, today) for address in dict.fromkeys(wanted)]
    replaced = {line.address for line in lines}
    kept = [line for line in content.ledger if not (line.rung == "reviewed" and line.address in replaced)]
    write_ledger(folder, tuple([*kept, *lines]))
    return tuple(lines)


def _named(content: Content, address: str) -> list[str]:
    if address in content.provisions:
        return [address]
    found = (
        [f"{address}#{provision.id}" for provision in content.works[address].provisions]
        if address in content.works
        else []
    )
    if not found:
        raise NotFound(f"There is no provision or work {address} in the content.")
    return found


def _line(content: Content, address: str, today: str) -> LedgerLine:
    work, provision = content.provisions[address]
    lines = content.lines.get(address, ())
    if rung_of(provision, lines) == "claimed":
        raise BadRequest(
            f"{address} is not proved yet ({basic_unit(provision.id)}): run `lawbase verify --write` first, so that the second "
            "reading rests on quotes that stand in the text."
        )
    edition = work.edition_of(provision)
    print_ = next(line.fingerprint for line in lines if line.rung == "quoted")
    return LedgerLine(address, "reviewed", edition.key if edition else "", reviewed_hash(provision), print_, today)
