"""Publisher's page text that ran into a provision: cut before hashing, its history box kept."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from lawbase.texts.inline import tidy

# Each phrase begins page text wherever it stands; what follows it in a provision is never law.
_PHRASES = (
    r"▲ To the top",  # Laws.Africa and its LIIs
    r"History of this document",
    r"\bThis document has been cited \d+",
    r"Cited documents \d+",
    r"\[\] \[\] \[\{\"id\":",
    r"\\u003C\w",
    r"(?:Lesotho|Liber|Malawi|Kenya|Tanz|Zambia|Namib)LII (?:[A-Z]\w*LII ){2}",
    r"window\.(?:dataLayer|jQuery|\w+)\s*=",  # scripts: EUR-Lex, mevzuat.gov.tr, thuvienphapluat, Canada.ca
    r"\$\(document\)\.ready",
    r"\$\(['\"#.]",
    r"_satellite\.",
    r"var (?:_gaq|tree|mainSpan)\b",
    r"\(function\s*\([\w, ]*\)\s*\{",
    r"#FavoriteFolder\w*|\.GridBaseVBCT",
    r"Pokaż całość",  # the Polish private copy
    r"Lưu trữ\s*Ghi chú\s*Ý kiến",  # thuvienphapluat
    r"Bài liên quan:",
    r"Share on (?:Facebook|Twitter)",
    r"شارك هذا الموضوع",  # Jordanian law firms
    r"المراجع والمصادر موقع",
    r"Fecha de generación:",  # SCIJ, Costa Rica
    r"No data available\. WIPO Lex",
    r"The Lawphil Project - Arellano",
    r"\|? / Codes et lois en texte intégral",  # jurisitetunisie
    r"Date modified: \d{4}-\d\d-\d\d",  # Justice Canada
    r"Department of Government Printing\s*$",
    r"\(cid:\d+\)\(cid:\d+\)\(cid:\d+\)",  # a PDF font that lost its letters
    r"Ιστοσελίδα: www\.et\.gr",
)
_PAGE = regex.compile("|".join(f"(?:{p})" for p in _PHRASES))
# Words of the page between pieces of law, each with a hint that is quick to look for: taken out where they stand.
_WITHIN = tuple(
    (hint, regex.compile(pattern, regex.MULTILINE))
    for hint, pattern in (
        ("Ficha art", r"(?:\s*/)*\s*Ficha art[ií]culo\b(?:\s*/)*"),
        ("Previous Version", r"\s*Previous Version(?=\s|$)"),
        ("Suplemento --", r"^\d* ?-- Suplemento -- Registro Oficial.*$|^Suplemento -- Registro Oficial.*$"),
        ("KODIĊI", r"^(?:KODIĊI KRIMINALI|\[?KAP\. ?9\.\]?)$"),
        ("tiếng Anh", r"^[^\n]{0,60}để xem toàn bộ văn bản tiếng Anh\.?"),
        (
            "Telecommunications Act, ",
            r"^(?:The Telecommunications Act, \d{4}(?: \[No\. ?\w+\])?(?: \d+)?|\d+ \[No\. ?\w+\] The Telecommunications Act, \d{4})$",
        ),
        ("[IMG]", r"^\[IMG\]$"),
        ("Virgina Beach", r"\s*Virgina Beach, VA Immigration and employment Law"),
        ("aw firm", r"\n[^\n]{0,600}\blaw firm\b[^\n]*\Z"),
        ("aw Firm", r"\n[^\n]{0,600}\bLaw Firm\b[^\n]*\Z"),
        ("jo.gouv.sn", r"[\]\[]?\s*http://www\.jo\.gouv\.sn(?:/\S*)?\s*\d* sur \d+\s*[\d. :]*"),
        ("Pénale Sénégalais", r"(?<=\S)Code de Procédure Pénale Sénégalais$"),
    )
)
_HINTS = (
    "LII", "History of", "window.", "$(", "_satellite", "var ", "(function", "Pokaż", "Lưu trữ", "Bài liên", "Share on", "شارك",
    "المراجع", "Fecha de gen", "WIPO", "Lawphil", "Codes et lois", "Date modified",
    "Government Printing", "(cid:", "www.et.gr", "▲", "[] []", "\\u003C",
    "has been cited", "Cited documents", "#FavoriteF", ".GridBase",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cut:
    """A body without its page text, and the page text."""

    body: str
    page: str


def cut_page_text(body: str) -> Cut:
    """Cut a body at the first phrase of a publisher's page, and take the page's words from between its paragraphs."""
    found = _PAGE.search(body) if any(hint in body for hint in _HINTS) else None
    page = body[found.start() :] if found else ""
    law = body[: found.start()].rstrip() if found else body
    for hint, pattern in _WITHIN:
        if hint in law:
            law = tidy(pattern.sub("", law))
    return Cut(law, page)
