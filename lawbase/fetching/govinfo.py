"""govinfo: public laws and statute compilations of the United States in USLM."""

from __future__ import annotations

import regex

from lawbase.fetching.refusal import BadIdentifier
from lawbase.fetching.shapes import XML_TYPES, Document, Publisher, Way

BASE = "https://www.govinfo.gov"
EXAMPLE = "PLAW-117publ103 or COMPS-1630"
_FORM = regex.compile(r"PLAW-\d{2,3}(?:publ|pvtl)\d{1,4}|COMPS-\d{1,6}")


def document(ident: str, language: str) -> Document:
    """A public law or a compilation by its package number; raises BadIdentifier."""
    if not _FORM.fullmatch(ident):
        raise BadIdentifier(f"govinfo has no USLM package “{ident}”; write {EXAMPLE}.")
    return Document(
        ident=ident,
        name=f"us/{ident.casefold()}",
        url=f"{BASE}/app/details/{ident}",
        identifier=f"{BASE}/app/details/{ident}",
        standing="official-consolidation" if ident.startswith("COMPS") else "gazette",
        language=language,
        ways=(Way(BASE, f"/content/pkg/{ident}/uslm/{ident}.xml", XML_TYPES, "application/xml"),),
    )


PUBLISHER = Publisher("govinfo", "U.S. Government Publishing Office", "public-domain", ("en",), EXAMPLE, document)
