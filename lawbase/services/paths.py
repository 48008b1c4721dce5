"""From an address to the URL path of its page."""

from __future__ import annotations

from lawbase.citation.address import parse_address


def path_of(address: str) -> str:
    """The permanent URL path of anything that can be found."""
    return parse_address(address).path
