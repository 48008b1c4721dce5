"""The vocabulary: topics and the questions they ask of a law."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from lawbase.records.base import AddressText, Language, Record, Slug, Text

QuestionType = Literal["choice", "yes-no", "duration", "money", "number", "share", "date", "text", "factor"]


class Question(Record):
    """One question a topic asks of a law; each choice says its boundary."""

    id: Slug
    ask: Text
    type: QuestionType
    unit: str = ""
    set: bool = False
    profile: bool = False
    choices: dict[Slug, Text] = Field(default_factory=dict)
    normalise: str = ""
    why: str = ""
    treaty_reference: tuple[AddressText, ...] = ()

    @model_validator(mode="after")
    def _choices_belong_to_choices(self) -> Question:
        if (self.type == "choice") != bool(self.choices):
            raise ValueError(f"question {self.id}: choices stand where the type is choice, and only there")
        if self.set and self.type != "choice":
            raise ValueError(f"question {self.id}: only a choice can be a set")
        return self


class Topic(Record):
    """One topic of the vocabulary; a child inherits the questions of its parents."""

    id: Slug
    parent: Slug | None = None
    title: Text
    summary: Text
    synonyms: dict[Language, tuple[Text, ...]] = Field(default_factory=dict)
    related: tuple[Slug, ...] = ()
    questions: tuple[Question, ...] = ()


class TopicFile(Record):
    """One branch of the vocabulary as it stands in a file."""

    topics: tuple[Topic, ...] = Field(min_length=1)


class Vocabulary:
    """All topics and questions, with what a topic inherits; built once from the files."""

    def __init__(self, topics: tuple[Topic, ...]) -> None:
        self.topics = {topic.id: topic for topic in topics}
        self._lines: dict[str, tuple[str, ...]] = {}
        self._asked: dict[str, dict[str, tuple[str, Question]]] = {}

    def line(self, topic: str) -> tuple[str, ...]:
        """A topic and its ancestors, nearest first; stops where a parent is unknown or repeats."""
        if topic not in self._lines:
            line: list[str] = []
            at: str | None = topic
            while at in self.topics and at not in line:
                line.append(at)
                at = self.topics[at].parent
            self._lines[topic] = tuple(line)
        return self._lines[topic]

    def asked(self, topic: str) -> dict[str, tuple[str, Question]]:
        """What a topic asks: question id to the topic that defines it and the question."""
        if topic not in self._asked:
            self._asked[topic] = {
                question.id: (owner, question)
                for owner in reversed(self.line(topic))
                for question in self.topics[owner].questions
            }
        return self._asked[topic]

    def children(self, topic: str) -> tuple[str, ...]:
        """The topics directly below one."""
        return tuple(child.id for child in self.topics.values() if child.parent == topic)

    def below(self, topic: str) -> tuple[str, ...]:
        """A topic and everything below it."""
        return tuple(other for other in self.topics if topic in self.line(other))

    def roots(self) -> tuple[str, ...]:
        """The branches: topics without a parent."""
        return tuple(topic.id for topic in self.topics.values() if topic.parent is None)

    def askers(self, key: str, topics: tuple[str, ...]) -> tuple[tuple[str, Question], ...]:
        """The topics among those given that ask what an answer key names, each with the question."""
        topic, slash, question = key.rpartition("/")
        found = []
        for name in dict.fromkeys(topics):
            asked = self.asked(name).get(question)
            if asked is not None and (not slash or topic == name):
                found.append((name, asked[1]))
        return tuple(found)

    def on_one_line(self, topics: tuple[str, ...]) -> bool:
        """Whether all topics lie on one line of descent, so that one question of theirs is one question."""
        return any(all(topic in self.line(lowest) for topic in topics) for lowest in topics)
