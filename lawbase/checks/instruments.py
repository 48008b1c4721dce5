"""Rules for treaties and other instruments."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from lawbase.checks.rule import Finding
from lawbase.records.accepted import Accepted, read_accepted
from lawbase.records.content import Content
from lawbase.records.instrument import Article, Instrument, Need
from lawbase.records.topic import Question

_NUMERIC = ("duration", "money", "number", "share")


def _articles(content: Content) -> Iterator[tuple[str, Instrument, Article]]:
    for instrument in content.instruments.values():
        for article in instrument.articles:
            yield f"{content.place(f'instrument:{instrument.id}')}:{article.id}", instrument, article


def _needs(content: Content) -> Iterator[tuple[str, Need]]:
    for where, _, article in _articles(content):
        for need in article.needs:
            yield where, need


def article_ids_are_unique(content: Content) -> Iterator[Finding]:
    """An article's id stands once in an instrument."""
    for instrument in content.instruments.values():
        for element, count in Counter(article.id for article in instrument.articles).items():
            if count > 1:
                yield content.place(f"instrument:{instrument.id}"), f"the article {element} stands {count} times"


def article_topics_exist(content: Content) -> Iterator[Finding]:
    """Every topic of an article stands in the vocabulary."""
    for where, _, article in _articles(content):
        for topic in article.topics:
            if topic not in content.vocabulary.topics:
                yield where, f"the topic “{topic}” is not in the vocabulary"


def needs_are_asked(content: Content) -> Iterator[Finding]:
    """A need names a topic, and a question which that topic asks."""
    for where, need in _needs(content):
        if need.topic not in content.vocabulary.topics:
            yield where, f"needs: there is no topic “{need.topic}”"
        elif need.question and need.question not in content.vocabulary.asked(need.topic):
            yield where, f"needs: {need.topic} does not ask “{need.question}”"


def needs_accept_real_values(content: Content) -> Iterator[Finding]:
    """The accepted values of a need are values its question can have."""
    for where, need in _needs(content):
        asked = content.vocabulary.asked(need.topic).get(need.question or "")
        if asked and (fault := _accepted_fault(asked[1], need.accepted)):
            yield where, f"needs {need.topic}/{need.question}: {fault}"


def _accepted_fault(question: Question, text: str) -> str:
    try:
        accepted = read_accepted(text)
    except ValueError as fault:
        return str(fault)
    if accepted.kind == "bound":
        return "" if question.type in _NUMERIC else "only a number can be held against a bound"
    return _unknown_choice(question, accepted)


def _unknown_choice(question: Question, accepted: Accepted) -> str:
    known = {"choice": tuple(question.choices), "yes-no": ("yes", "no")}.get(question.type)
    unknown = [value for value in accepted.values if known is not None and value not in known]
    return f"“{unknown[0]}” is not a value of this question" if unknown else ""


def nothing_unread_is_demanded(content: Content) -> Iterator[Finding]:
    """An article whose text is not held demands nothing."""
    for where, _, article in _articles(content):
        if article.claimed and any(need.obligation == "shall" for need in article.needs):
            yield where, "the article's text is not held, so nothing can be demanded of a law by it"


def states_are_bound_once(content: Content) -> Iterator[Finding]:
    """A jurisdiction stands once in the status of an instrument."""
    for instrument in content.instruments.values():
        for country, count in Counter(row.jurisdiction for row in instrument.status).items():
            if count > 1:
                yield content.place(f"instrument:{instrument.id}"), f"{country} stands {count} times in the status"


def bound_states_have_profiles(content: Content) -> Iterator[Finding]:
    """Every jurisdiction in a status has a profile."""
    for instrument in content.instruments.values():
        for row in instrument.status:
            if row.jurisdiction not in content.profiles:
                yield content.place(f"instrument:{instrument.id}"), f"{row.jurisdiction} has no profile"


def treaty_days_are_ordered(content: Content) -> Iterator[Finding]:
    """A state signs before it ratifies, and ratifies before it is bound."""
    for instrument in content.instruments.values():
        for row in instrument.status:
            days = [day for day in (row.signed, row.ratified, row.in_force) if day]
            if any(later[: len(earlier)] < earlier[: len(later)] for earlier, later in pairwise(days)):
                yield content.place(f"instrument:{instrument.id}"), f"the days of {row.jurisdiction} are not in order"


def instrument_works_exist(content: Content) -> Iterator[Finding]:
    """An instrument that is itself law points to a work that exists."""
    for instrument in content.instruments.values():
        if instrument.work and instrument.work not in content.works:
            yield content.place(f"instrument:{instrument.id}"), f"work: there is no “{instrument.work}”"


RULES = (
    article_ids_are_unique,
    article_topics_exist,
    needs_are_asked,
    needs_accept_real_values,
    nothing_unread_is_demanded,
    states_are_bound_once,
    bound_states_have_profiles,
    treaty_days_are_ordered,
    instrument_works_exist,
)
