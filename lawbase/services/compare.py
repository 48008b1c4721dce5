"""Comparing a topic across jurisdictions."""

from __future__ import annotations

from collections.abc import Sequence

from lawbase.compare.columns import Comparison, asked_by, make_columns
from lawbase.errors import BadRequest
from lawbase.library.library import Library
from lawbase.services.nearest import find_countries, find_topic

COUNTRY_LIMIT = 200


def compare(library: Library, topic: str, countries: Sequence[str] = ()) -> Comparison:
    """Compare a topic across jurisdictions; without any, across all that were read.

    Raises NotFound for an unknown topic or country, naming the nearest, and BadRequest for more than 200 countries.
    """
    if len(countries) > COUNTRY_LIMIT:
        raise BadRequest(f"At most {COUNTRY_LIMIT} countries are compared at once.")
    name = find_topic(library, topic)
    codes = find_countries(library, countries) if countries else None
    topics = library.vocabulary.below(name)
    provisions = library.provisions_on(topics, codes)
    beside = library.speaking_of([view.address for view in provisions])
    addresses = [view.address for view in provisions] + [view.address for group in beside.values() for view in group]
    line = (*topics, *library.vocabulary.line(name))
    columns = make_columns(
        name, library.vocabulary, provisions, beside, library.answers_of(addresses), library.silences(line, codes)
    )
    read = {column.jurisdiction for column in columns}
    return Comparison(name, asked_by(name, library.vocabulary), columns, tuple(c for c in codes or () if c not in read))
