"""The publishers lawbase can fetch from."""

from __future__ import annotations

from lawbase.fetching import eur_lex, finlex, gesetze_im_internet, govinfo, justice_canada, legislation_gov_uk
from lawbase.fetching.refusal import UnknownPublisher
from lawbase.fetching.shapes import Publisher

GIT = "git"
PUBLISHERS: dict[str, Publisher] = {
    publisher.source: publisher
    for publisher in (
        legislation_gov_uk.PUBLISHER,
        eur_lex.PUBLISHER,
        gesetze_im_internet.PUBLISHER,
        govinfo.PUBLISHER,
        finlex.PUBLISHER,
        justice_canada.PUBLISHER,
    )
}


def publisher_named(source: str) -> Publisher:
    """The publisher of this name; raises UnknownPublisher with the names there are."""
    if source not in PUBLISHERS:
        raise UnknownPublisher(f"There is no source “{source}”. There are: {', '.join([*PUBLISHERS, GIT])}.")
    return PUBLISHERS[source]
