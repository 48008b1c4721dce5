"""EUR-Lex: acts of the European Union by CELEX number, as Formex where the Publications Office has it, else as HTML."""

from __future__ import annotations

import regex

from lawbase.fetching.refusal import BadIdentifier
from lawbase.fetching.shapes import HTML_TYPES, ZIP_TYPES, Document, Publisher, Way

OFFICE = "https://publications.europa.eu"
PAGES = "https://eur-lex.europa.eu"
EXAMPLE = "32016R0679, or 02016R0679-20160504 for a consolidated text"
_FORM = regex.compile(r"(?P<sector>[03])(?P<act>\d{4}[A-Z]{1,2}\d{4})(?:-(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d))?")
_CODES = {
    "bg": "bul", "cs": "ces", "da": "dan", "de": "deu", "el": "ell", "en": "eng", "es": "spa", "et": "est", "fi": "fin",
    "fr": "fra", "ga": "gle", "hr": "hrv", "hu": "hun", "it": "ita", "lt": "lit", "lv": "lav", "mt": "mlt", "nl": "nld",
    "pl": "pol", "pt": "por", "ro": "ron", "sk": "slk", "sl": "slv", "sv": "swe",
}  # fmt: skip
_ROOTS = ("ACT", "CONS.ACT", "CONS.DOC", "GENERAL")


def document(ident: str, language: str) -> Document:
    """An act or a consolidated text in one language; raises BadIdentifier."""
    found = _FORM.fullmatch(ident)
    if found is None or (found["sector"] == "0") != bool(found["year"]):
        raise BadIdentifier(f"“{ident}” is no CELEX number of an act; write {EXAMPLE}.")
    html = f"/legal-content/{language.upper()}/TXT/HTML/?uri=CELEX:{ident}"
    return Document(
        ident=ident,
        name=f"eu/celex-{ident.casefold()}",
        url=f"{PAGES}/legal-content/{language.upper()}/TXT/?uri=CELEX:{ident}",
        identifier=f"3{found['act']}",
        standing="official-consolidation" if found["year"] else "gazette",
        language=language,
        day=f"{found['year']}-{found['month']}-{found['day']}" if found["year"] else "",
        ways=(
            Way(OFFICE, f"/resource/celex/{ident}", ZIP_TYPES, "application/zip;mtype=fmx4", _CODES[language], _ROOTS),
            Way(PAGES, html, HTML_TYPES, "text/html", language),
        ),
    )


PUBLISHER = Publisher(
    "eur-lex", "Publications Office of the European Union", "reuse-permitted", ("en", *sorted({*_CODES} - {"en"})),
    EXAMPLE, document,
)  # fmt: skip
