"""What a topic page and a question page show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lawbase.library.library import Library
from lawbase.library.views import AnswerRow, ArticleView, ProvisionView
from lawbase.records.clause import Clause
from lawbase.records.topic import Question, Topic
from lawbase.records.values import read_duration
from lawbase.services.nearest import find_topic, not_found


@dataclass(frozen=True, slots=True)
class ValueShare:
    """One value of a question across jurisdictions: which give it, and the answers that prove it."""

    value: str
    jurisdictions: tuple[str, ...]
    rows: tuple[AnswerRow, ...]


@dataclass(frozen=True)
class Distribution:
    """How the world answers a question; `silent` and `not_read` are jurisdictions, and are never counted as values.

    `not_read` counts jurisdictions where the topic was read but this question was not answered.
    """

    topic: Topic
    owner: str
    question: Question
    shares: tuple[ValueShare, ...]
    silent: tuple[str, ...]
    not_read: tuple[str, ...]

    @property
    def answered(self) -> int:
        """How many jurisdictions give a value."""
        return len({code for share in self.shares for code in share.jurisdictions})

    @property
    def most(self) -> int:
        """The count of the most frequent value."""
        return max((len(share.jurisdictions) for share in self.shares), default=0)


@dataclass(frozen=True)
class TopicPage:
    """A topic with its neighbours, treaty articles, provisions by jurisdiction, clauses and what its questions found."""

    topic: Topic
    line: tuple[Topic, ...]
    children: tuple[Topic, ...]
    related: tuple[Topic, ...]
    articles: tuple[ArticleView, ...]
    provisions: dict[str, list[ProvisionView]]
    clauses: tuple[Clause, ...]
    distributions: tuple[Distribution, ...]


def topic_page(library: Library, name: str) -> TopicPage:
    """Everything the page of a topic shows; raises NotFound with the nearest topics."""
    topic = library.topic(find_topic(library, name))
    vocabulary = library.vocabulary
    line = tuple(vocabulary.topics[parent] for parent in reversed(vocabulary.line(name)[1:]))
    siblings = vocabulary.children(topic.parent) if topic.parent else ()
    provisions = library.provisions_on([name])
    grouped: dict[str, list[ProvisionView]] = {}
    for view in sorted(provisions, key=lambda view: (not view.provision.basic, bool(view.provision.of))):
        grouped.setdefault(view.jurisdiction, []).append(view)
    names = {code: library.profiles[code].name for code in grouped if code in library.profiles}
    return TopicPage(
        topic=topic,
        line=line,
        children=tuple(vocabulary.topics[child] for child in vocabulary.children(name)),
        related=tuple(vocabulary.topics[other] for other in (*topic.related, *siblings) if other != name),
        articles=tuple(library.articles_on([name])),
        provisions=dict(sorted(grouped.items(), key=lambda item: names.get(item[0], item[0]))),
        clauses=tuple(library.clauses_on([name])),
        distributions=tuple(distributions(library, name)),
    )


def distributions(library: Library, topic: str) -> Iterable[Distribution]:
    """For each question a topic asks of statutes: how it is answered, most telling first; unanswered ones at the end."""
    asked = library.vocabulary.asked(topic)
    found = [
        distribution(library, topic, question.id)
        for _, question in asked.values()
        if question.id != "provided" and not question.profile
    ]
    return sorted(found, key=lambda item: (item.owner != topic, -item.answered))


def distribution(library: Library, topic: str, question: str) -> Distribution:
    """How the world answers one question of a topic; raises NotFound with the nearest questions."""
    name = find_topic(library, topic)
    asked = library.vocabulary.asked(name)
    if question not in asked:
        raise not_found(
            "question", f"{topic}/{question}", {f"{name}/{key}": found.ask for key, (_, found) in asked.items()}
        )
    owner, shape = asked[question]
    rows = [row for row in library.answers_to(question, [name]) if row.current]
    silent = {row.jurisdiction for row in library.silences([name]) if row.question == question}
    answered = {row.jurisdiction for row in rows}
    read = {view.jurisdiction for view in library.provisions_on([name]) if view.current}
    grouped: dict[str, list[AnswerRow]] = {}
    for row in rows:
        grouped.setdefault(row.value, []).append(row)
    shares = [
        ValueShare(value, tuple(dict.fromkeys(row.jurisdiction for row in group)), tuple(group))
        for value, group in grouped.items()
    ]
    return Distribution(
        topic=library.vocabulary.topics[name],
        owner=owner,
        question=shape,
        shares=tuple(sorted(shares, key=lambda share: _order(shape, share))),
        silent=tuple(sorted(silent - answered)),
        not_read=tuple(sorted(read - answered - silent)),
    )


def _order(question: Question, share: ValueShare) -> tuple[object, ...]:
    """Terms stand by length, everything else by how many give it."""
    if question.type == "duration":
        try:
            return (0, *read_duration(share.value, question.unit).order)
        except ValueError:
            return (1, 0, 0)
    return (-len(share.jurisdictions), share.value)
