"""What an Akoma Ntoso document says of itself: work, expression and manifestation, publisher, standing and licence."""

from __future__ import annotations

from collections.abc import Sequence

import regex
from lxml import etree

from lawbase.editions import ImportedEdition
from lawbase.records.base import partial_day

AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
OWN = "https://lawbase.example/ns/edition"
_DATE_IN_URI = regex.compile(r"/(\d{4}(?:-\d\d(?:-\d\d)?)?)(?:/|$)")
_CODES = (
    "am:amh ar:ara az:aze bg:bul bn:ben bs:bos ca:cat cs:ces cy:cym da:dan de:deu dz:dzo el:ell en:eng "
    "es:spa et:est eu:eus fa:fas fi:fin fr:fra ga:gle gl:glg he:heb hi:hin hr:hrv hu:hun hy:hye id:ind "
    "is:isl it:ita ja:jpn ka:kat kk:kaz km:khm ko:kor ky:kir lb:ltz lo:lao lt:lit lv:lav mk:mkd mn:mon "
    "ms:msa mt:mlt my:mya nb:nob ne:nep nl:nld nn:nno no:nor pl:pol pt:por rm:roh ro:ron ru:rus rw:kin "
    "si:sin sk:slk sl:slv so:som sq:sqi sr:srp sv:swe sw:swa ta:tam tg:tgk th:tha tk:tuk tr:tur uk:ukr "
    "ur:urd uz:uzb vi:vie zh:zho zu:zul"
)
_ALPHA_3 = {pair[:2]: pair[3:] for pair in _CODES.split()}


def sub(parent: etree._Element, tag: str, text: str = "", /, **attributes: str) -> etree._Element:
    """Append an element of the Akoma Ntoso namespace."""
    element = etree.SubElement(parent, f"{{{AKN}}}{tag}", attributes)
    if text:
        element.text = text
    return element


def add_meta(act: etree._Element, edition: ImportedEdition, work_uri: str, portion: str, notes: Sequence[str]) -> None:
    """Append the metadata of an act; the day of an undated text is that of its import, and is called so."""
    meta = sub(act, "meta")
    identification = sub(meta, "identification", source="#lawbase")
    day, day_name = _expression_day(edition)
    expression_uri = f"{work_uri}/{alpha_3(edition.language)}@{'' if day_name == 'imported' else day}".removesuffix("@")
    whole = f"/!main~{portion}" if portion else "/!main"
    work = sub(identification, "FRBRWork")
    _names(work, work_uri, work_uri + whole, _day_in(work_uri) or day, "work")
    sub(work, "FRBRcountry", value=_country(work_uri, edition))
    expression = sub(identification, "FRBRExpression")
    _names(expression, expression_uri, expression_uri + whole, day, day_name)
    sub(expression, "FRBRlanguage", language=alpha_3(edition.language))
    manifestation = sub(identification, "FRBRManifestation")
    _names(manifestation, f"{expression_uri}.xml", f"{expression_uri}{whole}.xml", edition.imported_on, "imported")
    references = sub(meta, "references", source="#lawbase")
    sub(references, "TLCOrganization", eId="lawbase", href="/ontology/organization/lawbase", showAs="lawbase")
    publisher = edition.publisher or "Publisher not stated"
    sub(references, "TLCOrganization", eId="publisher", href="/ontology/organization/publisher", showAs=publisher)
    _add_notes(meta, notes)
    _add_own(meta, edition)


def alpha_3(tag: str) -> str:
    """The three-letter code of a language tag, where lawbase knows one."""
    return _ALPHA_3.get(tag.partition("-")[0].casefold(), tag)


def _names(level: etree._Element, uri: str, this: str, day: str, day_name: str) -> None:
    sub(level, "FRBRthis", value=this)
    sub(level, "FRBRuri", value=uri)
    sub(level, "FRBRdate", date=day, name=day_name)
    sub(level, "FRBRauthor", href="#publisher")


def _expression_day(edition: ImportedEdition) -> tuple[str, str]:
    return (_whole_day(edition.as_at), "as-at") if edition.is_dated else (edition.imported_on, "imported")


def _day_in(uri: str) -> str:
    found = _DATE_IN_URI.search(uri)
    try:
        return _whole_day(partial_day(found[1])) if found else ""
    except ValueError:
        return ""


def _whole_day(day: str) -> str:
    """A month or year as its first day, for the schema knows whole days only."""
    return day + "-01" * (2 - day.count("-"))


def _country(work_uri: str, edition: ImportedEdition) -> str:
    parts = work_uri.strip("/").split("/")
    return parts[1] if parts[0] == "akn" and len(parts) > 1 else edition.work.partition("/")[0]


def _add_notes(meta: etree._Element, notes: Sequence[str]) -> None:
    if not notes:
        return
    element = sub(meta, "notes", source="#publisher")
    for number, note in enumerate(notes, 1):
        sub(sub(element, "note", eId=f"note_{number}"), "p", note)


def _add_own(meta: etree._Element, edition: ImportedEdition) -> None:
    """Say which copy this is: its address, standing, licence and source."""
    own = etree.SubElement(meta, f"{{{AKN}}}proprietary", {"source": "#lawbase"}, nsmap={"lawbase": OWN})
    facts = {
        "address": edition.address,
        "asAt": edition.as_at,
        "standing": edition.standing,
        "licence": edition.licence,
        "source": edition.url,
        "state": edition.state,
    }
    for name, value in facts.items():
        if value:
            etree.SubElement(own, f"{{{OWN}}}{name}").text = value
