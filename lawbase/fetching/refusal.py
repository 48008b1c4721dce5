"""Why a text is not fetched."""

from __future__ import annotations

from lawbase.errors import LawbaseError


class FetchRefused(LawbaseError):
    """The text cannot be fetched."""


class BadIdentifier(LawbaseError):
    """The publisher does not name its texts like this."""


class UnknownPublisher(LawbaseError):
    """lawbase does not know how to fetch from this source."""
