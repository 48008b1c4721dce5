"""Rules for topics and questions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lawbase.checks.references import exists
from lawbase.checks.rule import Finding
from lawbase.records.content import Content


def topic_ids_are_unique(content: Content) -> Iterator[Finding]:
    """A topic's id stands once in the vocabulary."""
    for topic, count in Counter(topic.id for topic in content.topics).items():
        if count > 1:
            yield content.place(f"topic:{topic}"), f"the topic {topic} stands {count} times"


def topic_parents_exist(content: Content) -> Iterator[Finding]:
    """A topic's parent exists."""
    for topic in content.topics:
        if topic.parent and topic.parent not in content.vocabulary.topics:
            yield content.place(f"topic:{topic.id}"), f"the parent “{topic.parent}” is not in the vocabulary"


def topics_form_a_tree(content: Content) -> Iterator[Finding]:
    """No topic is its own ancestor."""
    for topic in content.topics:
        line = content.vocabulary.line(topic.id)
        if line and content.vocabulary.topics[line[-1]].parent in line:
            yield content.place(f"topic:{topic.id}"), "the line of parents returns to where it began"


def related_topics_exist(content: Content) -> Iterator[Finding]:
    """Related topics exist."""
    for topic in content.topics:
        for other in topic.related:
            if other not in content.vocabulary.topics:
                yield content.place(f"topic:{topic.id}"), f"related: there is no topic “{other}”"


def questions_do_not_hide_others(content: Content) -> Iterator[Finding]:
    """A question's id is unique along a line of descent."""
    for topic in content.topics:
        above = content.vocabulary.line(topic.id)[1:]
        inherited = {question.id for owner in above for question in content.vocabulary.topics[owner].questions}
        own = [question.id for question in topic.questions]
        for question in own:
            if question in inherited or own.count(question) > 1:
                yield content.place(f"topic:{topic.id}"), f"the question {question} hides another of the same id"


def question_references_exist(content: Content) -> Iterator[Finding]:
    """A treaty article named by a question exists."""
    for topic in content.topics:
        for question in topic.questions:
            for address in question.treaty_reference:
                if not exists(content, address):
                    yield content.place(f"topic:{topic.id}"), f"{question.id}: there is no “{address}”"


def units_fit_types(content: Content) -> Iterator[Finding]:
    """A duration question has a unit."""
    for topic in content.topics:
        for question in topic.questions:
            if question.type == "duration" and question.unit not in ("months", "years", "days", "hours"):
                yield (
                    content.place(f"topic:{topic.id}"),
                    f"{question.id}: a duration is compared in months, years, days or hours",
                )


RULES = (
    topic_ids_are_unique,
    topic_parents_exist,
    topics_form_a_tree,
    related_topics_exist,
    questions_do_not_hide_others,
    question_references_exist,
    units_fit_types,
)
