"""Whether an address names something that the content holds."""

from __future__ import annotations

from lawbase.citation.address import parse_address
from lawbase.errors import BadAddress
from lawbase.records.content import Content


def exists(content: Content, address: str) -> bool:
    """Whether an address of any kind resolves in the content."""
    try:
        read = parse_address(address)
    except BadAddress:
        return False
    match read.kind:
        case "provision":
            return str(read.basic) in content.provisions
        case "work":
            return read.work in content.works
        case "instrument":
            return read.slug in content.instruments
        case "article":
            instrument = content.instruments.get(read.slug)
            return instrument is not None and instrument.article(read.element) is not None
        case "clause":
            return read.slug in content.clauses
        case "topic":
            return read.slug in content.vocabulary.topics
        case "question":
            topic, _, question = read.slug.partition("/")
            return question in content.vocabulary.asked(topic)
        case "country":
            return read.slug in content.profiles
        case _:
            return False
