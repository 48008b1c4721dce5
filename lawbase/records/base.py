"""What all records share: frozen, and strict about the keys they know."""

from __future__ import annotations

import calendar
import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints

from lawbase.citation.address import is_element, is_jurisdiction, parse_address
from lawbase.errors import BadAddress


class Record(BaseModel):
    """A record never changes once read and refuses a key it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def partial_day(text: str) -> str:
    """The day, month or year as given; raises ValueError when the calendar has no such day."""
    found = _DAY.fullmatch(text)
    if found is None:
        raise ValueError(f"“{text}” is not a day; write YYYY-MM-DD, YYYY-MM or YYYY")
    year, month, day = int(found[1]), int(found[2] or 1), int(found[3] or 1)
    if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year, month)[1]:
        raise ValueError(f"there is no day “{text}” in the calendar")
    return text


def known_day(text: str) -> str:
    return text if text == "unknown" else partial_day(text)


def _address(text: str) -> str:
    try:
        parse_address(text)
    except BadAddress as fault:
        raise ValueError(str(fault)) from None
    return text


def _element(text: str) -> str:
    if not is_element(text):
        raise ValueError(f"“{text}” is not an element id such as sec_202a or art_5__para_1")
    return text


def _jurisdiction(text: str) -> str:
    if not is_jurisdiction(text):
        raise ValueError(f"“{text}” is not a jurisdiction code such as ke or us-ca")
    return text


Text = Annotated[str, StringConstraints(min_length=1)]
"""Words that are not empty."""
Day = Annotated[str, AfterValidator(partial_day)]
"""A day, month or year: YYYY-MM-DD, YYYY-MM or YYYY (ISO 8601)."""
AsAt = Annotated[str, AfterValidator(known_day)]
"""A day as above, or the word `unknown`."""
AddressText = Annotated[str, AfterValidator(_address)]
"""An address as text; see `lawbase.citation.address`."""
Element = Annotated[str, AfterValidator(_element)]
"""The id of an element of a text: `sec_202a`."""
Jurisdiction = Annotated[str, AfterValidator(_jurisdiction)]
"""ISO 3166-1 alpha-2 in lower case, ISO 3166-2 for parts, or `eu`."""
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
"""Lower-case words joined by hyphens."""
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
"""A BCP 47 language tag."""
ClauseId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+/[a-z0-9-]+$")]
"""The id of a model clause: `offences/illegal-access`."""
QuestionKey = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+(/[a-z0-9-]+)?$")]
"""`question`, or `topic/question` where two topics of a provision ask it."""
TopicQuestion = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+/[a-z0-9-]+$")]
"""`topic/question`."""
