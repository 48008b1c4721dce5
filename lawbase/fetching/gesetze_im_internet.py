"""gesetze-im-internet: federal law of Germany, one XML file in an archive for each act."""

from __future__ import annotations

import regex

from lawbase.fetching.refusal import BadIdentifier
from lawbase.fetching.shapes import ZIP_TYPES, Document, Publisher, Way

BASE = "https://www.gesetze-im-internet.de"
EXAMPLE = "stgb or bdsg_2018"
_FORM = regex.compile(r"[a-z0-9][a-z0-9_.-]{0,80}")


def document(ident: str, language: str) -> Document:
    """An act by the short name in its address; raises BadIdentifier."""
    if not _FORM.fullmatch(ident) or ".." in ident:
        raise BadIdentifier(f"gesetze-im-internet names no act “{ident}”; write {EXAMPLE}.")
    return Document(
        ident=ident,
        name=f"de/{ident.replace('_', '-').replace('.', '-')}",
        url=f"{BASE}/{ident}/",
        identifier=f"{BASE}/{ident}/",
        standing="official-consolidation",
        language=language,
        ways=(Way(BASE, f"/{ident}/xml.zip", ZIP_TYPES, "application/zip", roots=("dokumente",)),),
    )


PUBLISHER = Publisher(
    "gesetze-im-internet", "Bundesministerium der Justiz", "public-domain", ("de",), EXAMPLE, document
)
