"""legislation.gov.uk: acts and instruments of the United Kingdom as CLML, as they stand now, stood on a day, or were enacted."""

from __future__ import annotations

import regex

from lawbase.fetching.refusal import BadIdentifier
from lawbase.fetching.shapes import XML_TYPES, Document, Publisher, Way

BASE = "https://www.legislation.gov.uk"
EXAMPLE = "ukpga/1990/18, ukpga/1990/18/2015-05-03 or ukpga/1990/18/enacted"
_FORM = regex.compile(
    r"(?P<act>(?P<kind>[a-z]{3,6})/(?P<year>\d{4})/(?P<number>\d{1,5}))(?:/(?P<at>\d{4}-\d\d-\d\d|enacted|made))?"
)


def document(ident: str, language: str) -> Document:
    """An act as it stands now, on a day, or as enacted; raises BadIdentifier."""
    found = _FORM.fullmatch(ident)
    if found is None:
        raise BadIdentifier(f"legislation.gov.uk has no act “{ident}”; write {EXAMPLE}.")
    at = found["at"] or ""
    is_day = at[:1].isdigit()
    stays = f"{BASE}/{found['act']}"
    return Document(
        ident=ident,
        name=f"gb/{found['act'].replace('/', '-')}",
        url=f"{stays}/{at}" if at else stays,
        identifier=stays,
        standing="gazette" if at and not is_day else "official-consolidation",
        language=language,
        day=at if is_day else "",
        ways=(Way(BASE, f"/{ident}/data.xml", XML_TYPES, "application/xml"),),
    )


PUBLISHER = Publisher("legislation.gov.uk", "The National Archives", "ogl-uk-3.0", ("en",), EXAMPLE, document)
