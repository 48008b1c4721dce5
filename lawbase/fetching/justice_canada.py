"""Justice Canada: consolidated acts and regulations of Canada as LIMS XML, in English and French."""

from __future__ import annotations

import regex

from lawbase.fetching.refusal import BadIdentifier
from lawbase.fetching.shapes import XML_TYPES, Document, Publisher, Way

BASE = "https://laws-lois.justice.gc.ca"
EXAMPLE = "C-46 or SOR-2018-64"
_FORM = regex.compile(r"[A-Z]-\d{1,3}(?:\.\d{1,3})?|(?:SOR|SI)-\d{2,4}-\d{1,4}|C\.R\.C\.,_c\._\d{1,5}")
_PLACES = {"en": ("eng", "acts", "regulations"), "fr": ("fra", "lois", "reglements")}


def document(ident: str, language: str) -> Document:
    """An act by its chapter or a regulation by its number; raises BadIdentifier."""
    if not _FORM.fullmatch(ident):
        raise BadIdentifier(f"Justice Canada has no act or regulation “{ident}”; write {EXAMPLE}.")
    code, acts, regulations = _PLACES[language]
    is_act = ident[1] == "-"
    page = f"{BASE}/{code}/{acts if is_act else regulations}/{ident}/"
    return Document(
        ident=ident,
        name=f"ca/{regex.sub(r'[^a-z0-9]+', '-', ident.casefold())}",
        url=page,
        identifier=page,
        standing="official-consolidation",
        language=language,
        ways=(Way(BASE, f"/{code}/XML/{ident}.xml", XML_TYPES, "application/xml"),),
    )


PUBLISHER = Publisher("justice-canada", "Department of Justice Canada", "ogl-canada", ("en", "fr"), EXAMPLE, document)
