"""Addresses: how lawbase names a work, a provision, a clause, a topic or a treaty article.

`de/stgb#sec_202a`, `de/stgb@2022-03#sec_202a`, `budapest#art_2`, and where kinds mix
`clause:offences/attempt`, `topic:attempt`, `question:illegal-access/attempt`, `country:ke`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lawbase.errors import BadAddress

JURISDICTION = r"[a-z]{2}(?:-[a-z0-9]{1,3})?"
SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
ELEMENT = r"[a-z]+_[0-9a-z][0-9a-z-]*(?:~\d+)?(?:__[a-z]+_[0-9a-z][0-9a-z-]*(?:~\d+)?)*"
EDITION = r"[0-9a-z][0-9a-z.-]*"

_WORK = re.compile(
    rf"(?P<jurisdiction>{JURISDICTION})/(?P<slug>{SLUG})(?:@(?P<edition>{EDITION}))?(?:\#(?P<element>{ELEMENT}))?"
)
_INSTRUMENT = re.compile(rf"(?P<slug>{SLUG})(?:\#(?P<element>{ELEMENT}))?")
_PREFIXED = {
    "clause": re.compile(rf"(?P<slug>{SLUG}/{SLUG})"),
    "topic": re.compile(rf"(?P<slug>{SLUG})"),
    "question": re.compile(rf"(?P<slug>{SLUG}/{SLUG})"),
    "country": re.compile(rf"(?P<slug>{JURISDICTION})"),
    "instrument": _INSTRUMENT,
    "toolkit": re.compile(r"(?P<slug>[a-z0-9]+(?:[-/][a-z0-9]+)*)"),
}
SLUG_LIMIT = 60


@dataclass(frozen=True, slots=True, order=True)
class Address:
    """One address, taken apart: `kind` is provision, work, article, instrument, clause, topic, question, country or toolkit."""

    kind: str
    slug: str
    jurisdiction: str = ""
    edition: str = ""
    element: str = ""

    @property
    def work(self) -> str:
        """The work or instrument the address lies in, without edition and element."""
        return f"{self.jurisdiction}/{self.slug}" if self.jurisdiction else self.slug

    @property
    def basic(self) -> Address:
        """The same address without its edition."""
        return Address(self.kind, self.slug, self.jurisdiction, "", self.element)

    def __str__(self) -> str:
        if self.kind in ("clause", "topic", "question", "country", "toolkit"):
            return f"{self.kind}:{self.slug}"
        edition = f"@{self.edition}" if self.edition else ""
        element = f"#{self.element}" if self.element else ""
        return f"{self.work}{edition}{element}"

    @property
    def path(self) -> str:
        """The permanent URL path of the address, as the design fixes it."""
        edition = f"@{self.edition}" if self.edition else ""
        match self.kind:
            case "provision" | "work":
                return f"/{self.work}{edition}" + (f"/{self.element}" if self.element else "")
            case "article" | "instrument":
                return f"/treaties/{self.slug}" + (f"/{self.element}" if self.element else "")
            case "topic":
                return f"/topics/{self.slug}"
            case "question":
                return f"/questions/{self.slug}"
            case "clause":
                return f"/clauses/{self.slug}"
            case "country":
                return f"/{self.slug}"
            case _:
                return f"/toolkit/{self.slug}"


def parse_address(text: str) -> Address:
    """Read an address; raises BadAddress with the forms that are understood."""
    prefix, colon, rest = text.partition(":")
    if colon and prefix in _PREFIXED:
        return _read_prefixed(prefix, rest, text)
    if "/" in text:
        if found := _WORK.fullmatch(text):
            kind = "provision" if found["element"] else "work"
            return Address(kind, found["slug"], found["jurisdiction"], found["edition"] or "", found["element"] or "")
    elif found := _INSTRUMENT.fullmatch(text):
        kind = "article" if found["element"] else "instrument"
        return Address(kind, found["slug"], element=found["element"] or "")
    raise BadAddress(
        f"“{text}” is not an address. Addresses look like de/stgb#sec_202a, budapest#art_2, "
        "clause:offences/illegal-access, topic:illegal-access or question:illegal-access/attempt."
    )


def _read_prefixed(prefix: str, rest: str, text: str) -> Address:
    found = _PREFIXED[prefix].fullmatch(rest)
    if found is None:
        raise BadAddress(f"“{text}” is not the address of a {prefix}.")
    if prefix == "instrument":
        element = found["element"] or ""
        return Address("article" if element else "instrument", found["slug"], element=element)
    return Address(prefix, found["slug"])


def is_slug(text: str) -> bool:
    """Whether a text is a work slug: lower-case ASCII words joined by hyphens, at most 60 characters."""
    return len(text) <= SLUG_LIMIT and re.fullmatch(SLUG, text) is not None


def is_jurisdiction(text: str) -> bool:
    """Whether a text has the form of a jurisdiction code: `ke`, `us-ca`, `eu`."""
    return re.fullmatch(JURISDICTION, text) is not None


def is_element(text: str) -> bool:
    """Whether a text has the form of an element id: `sec_202a`, `art_285__para_1`."""
    return re.fullmatch(ELEMENT, text) is not None
