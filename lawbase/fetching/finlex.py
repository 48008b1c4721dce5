"""Finlex: statutes of Finland in Akoma Ntoso, as enacted and consolidated, in Finnish and Swedish."""

from __future__ import annotations

import regex

from lawbase.fetching.refusal import BadIdentifier
from lawbase.fetching.shapes import XML_TYPES, Document, Publisher, Way

BASE = "https://opendata.finlex.fi"
EXAMPLE = "statute/2018/1050 or statute-consolidated/1889/39-001"
_PAGES = "https://www.finlex.fi"
_FORM = regex.compile(r"(?P<kind>statute|statute-consolidated)/(?P<year>\d{4})/(?P<number>\d{1,4}(?:-\d{3})?)")
_CODES = {"fi": "fin", "sv": "swe"}


def document(ident: str, language: str) -> Document:
    """A statute in one of the two languages; raises BadIdentifier."""
    found = _FORM.fullmatch(ident)
    if found is None:
        raise BadIdentifier(f"Finlex has no statute “{ident}”; write {EXAMPLE}.")
    path = f"/finlex/avoindata/v1/akn/fi/act/{ident}/{_CODES[language]}@"
    stays = f"/akn/fi/act/statute/{found['year']}/{found['number']}"
    return Document(
        ident=ident,
        name=f"fi/{ident.replace('/', '-')}",
        url=f"{_PAGES}/eli?uri=http://data.finlex.fi/eli/sd/{found['year']}/{found['number']}",
        identifier=stays,
        standing="official-consolidation" if found["kind"] == "statute-consolidated" else "gazette",
        language=language,
        ways=(Way(BASE, path, XML_TYPES, "application/xml"),),
    )


PUBLISHER = Publisher("finlex", "Finlex (Ministry of Justice)", "cc-by-4.0", ("fi", "sv"), EXAMPLE, document)
