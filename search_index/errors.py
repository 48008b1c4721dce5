"""What can go wrong in the search index; each class's docstring is the sentence to show."""

from __future__ import annotations


class SearchIndexError(Exception):
    """Something went wrong in the search index."""

    def __str__(self) -> str:
        said = super().__str__()
        return said or " ".join((type(self).__doc__ or "").split())


class BadSchema(SearchIndexError):
    """The schema of the index cannot be used."""


class BadDocument(SearchIndexError):
    """A document cannot be put into the index."""


class UnknownField(SearchIndexError):
    """The index has no such field."""


class NoIndex(SearchIndexError):
    """There is no search index in this folder."""


class StaleIndex(SearchIndexError):
    """The index was made by another version or with another schema. Build it anew."""


class IndexBusy(SearchIndexError):
    """Another program is writing this index. Wait for it to end and try again."""


class EngineMissing(SearchIndexError, ImportError):
    """This search engine is not installed."""
