"""From an address to the URL path of its page."""

from __future__ import annotations

from lawbase.citation.address import parse_address
from lawbase.query.documents import read_text_id


def path_of(address: str) -> str:
    """The permanent URL path of anything that can be found."""
    if text := read_text_id(address):
        read = parse_address(text[0])
        return f"/{read.work}@{read.edition}/text?language={text[1]}#{read.element}"
    return parse_address(address).path
