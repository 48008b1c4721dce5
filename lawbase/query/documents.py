"""What can be found: each record as a search document, and the row that a hit shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lawbase.editions.shapes import TextDocument
from lawbase.records.clause import Clause
from lawbase.records.content import Content
from lawbase.records.instrument import Article, Instrument
from lawbase.records.ledger import rung_of
from lawbase.records.profile import Profile
from lawbase.records.topic import Question, Topic
from lawbase.records.values import words_of
from lawbase.records.work import Provision, Work
from search_index import Document, KeywordField, Schema, Text, TextField

SCHEMA = Schema(
    texts=(
        TextField("heading", 4.0),
        TextField("title", 2.5),
        TextField("label", 2.0),
        TextField("body", 1.0),
        TextField("words", 0.6),
    ),
    keywords=(
        KeywordField("kind"),
        KeywordField("jurisdiction"),
        KeywordField("region"),
        KeywordField("tradition"),
        KeywordField("topic", multi=True),
        KeywordField("own_topic", multi=True),
        KeywordField("branch", multi=True),
        KeywordField("instrument", multi=True),
        KeywordField("work"),
        KeywordField("element"),
        KeywordField("year"),
        KeywordField("language"),
        KeywordField("status"),
        KeywordField("rung"),
        KeywordField("basic"),
    ),
    aliases={"country": "jurisdiction", "treaty": "instrument", "act": "work"},
)
FACETS = ("kind", "jurisdiction", "region", "tradition", "topic", "instrument", "language", "status", "rung")
KINDS = ("provision", "text", "work", "article", "clause", "topic", "question", "country")


@dataclass(frozen=True)
class Findable:
    """A search document and what is shown of it: title, work, label and the text a snippet is cut from."""

    document: Document
    title: str
    work: str
    label: str
    text: str

    @property
    def row(self) -> dict[str, str]:
        """The row of the library's table of documents."""
        document = self.document
        return {
            "id": document.id,
            "kind": document.values("kind")[0],
            "jurisdiction": (document.values("jurisdiction") or ("",))[0],
            "title": self.title,
            "work": self.work,
            "label": self.label,
            "language": document.language,
            "topics": ";".join(document.values("own_topic")),
            "text": self.text,
            "hash": document.fingerprint(SCHEMA),
        }


def findables(content: Content, day: str) -> Iterator[Findable]:
    """Everything that can be found, in a stable order; `day` (ISO) is the day statuses are computed for."""
    maker = _Maker(content, day)
    for work in content.works.values():
        yield maker.work(work)
        for provision in work.provisions:
            yield maker.provision(work, provision)
    for instrument in content.instruments.values():
        yield maker.instrument(instrument)
        for article in instrument.articles:
            yield maker.article(instrument, article)
    for clause in content.clauses.values():
        yield maker.clause(clause)
    for topic in content.topics:
        yield maker.topic(topic)
        for question in topic.questions:
            if question.id != "provided":
                yield maker.question(topic, question)
    for profile in content.profiles.values():
        yield maker.country(profile)


def text_document(text: TextDocument, profiles: Mapping[str, Profile]) -> Document:
    """An imported official provision as a search document; its words stay in the store of texts, not in the library."""
    jurisdiction = text.work.partition("/")[0] if "/" in text.work else ""
    profile = profiles.get(jurisdiction)
    return Document(
        id=text_id(text.address, text.language),
        language=text.language,
        texts={"heading": text.heading, "title": text.title, "label": text.label, "body": text.body},
        keywords={
            "kind": "text",
            "jurisdiction": jurisdiction,
            "region": profile.region if profile else "",
            "tradition": profile.tradition if profile else "",
            "work": text.work,
            "element": text.address.rpartition("#")[2],
            "year": text.as_at[:4] if text.as_at != "unknown" else "",
            "language": text.language,
        },
    )


def text_id(address: str, language: str) -> str:
    """The id of an official provision in an index: its address in an edition, and the language."""
    return f"{address}?language={language}"


def read_text_id(name: str) -> tuple[str, str] | None:
    """The address and language of an official provision's id, or None for anything else."""
    address, mark, language = name.partition("?language=")
    return (address, language) if mark else None


class _Maker:
    def __init__(self, content: Content, day: str) -> None:
        self.content = content
        self.day = day
        self.vocabulary = content.vocabulary

    def _topic_keywords(self, topics: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
        lines = [self.vocabulary.line(topic) for topic in topics]
        return {
            "topic": tuple(dict.fromkeys(name for line in lines for name in line)),
            "own_topic": tuple(dict.fromkeys(topics)),
            "branch": tuple(dict.fromkeys(line[-1] for line in lines if line)),
        }

    def _topic_words(self, topics: tuple[str, ...]) -> list[Text]:
        found: list[Text] = []
        for name in topics:
            if topic := self.vocabulary.topics.get(name):
                found.append(Text(topic.title, "en"))
                found += [Text(word, lang) for lang, words in topic.synonyms.items() for word in words]
        return found

    def _place(self, jurisdiction: str) -> dict[str, str]:
        profile = self.content.profiles.get(jurisdiction)
        return {
            "jurisdiction": jurisdiction,
            "region": profile.region if profile else "",
            "tradition": profile.tradition if profile else "",
        }

    def _country(self, jurisdiction: str) -> str:
        profile = self.content.profiles.get(jurisdiction)
        return profile.name if profile else jurisdiction

    def provision(self, work: Work, provision: Provision) -> Findable:
        address = f"{work.address}#{provision.id}"
        edition = work.edition_of(provision)
        language = edition.language if edition else "en"
        answers = [answer for answers in provision.answers.values() for answer in answers]
        document = Document(
            id=address,
            language="en",
            texts={
                "heading": provision.heading,
                "title": (Text(work.name, "en"), Text(work.title, language), self._country(work.jurisdiction)),
                "label": provision.label,
                "body": (
                    provision.digest,
                    *(Text(answer.quote, language) for answer in answers),
                    *(words_of(answer.value) for answer in answers),
                ),
                "words": self._topic_words(provision.topics),
            },
            keywords={
                "kind": "provision",
                **self._place(work.jurisdiction),
                **self._topic_keywords(provision.topics),
                "work": work.address,
                "element": provision.id,
                "year": edition.as_at[:4] if edition and edition.as_at != "unknown" else "",
                "language": language,
                "status": work.status_on(self.day, provision),
                "rung": rung_of(provision, self.content.lines.get(address, ())),
                "basic": "yes" if provision.basic else "",
            },
        )
        text = "\n".join([provision.digest, *(answer.quote for answer in answers)])
        return Findable(document, provision.heading, work.name, provision.label, text)

    def work(self, work: Work) -> Findable:
        topics = tuple(dict.fromkeys(topic for provision in work.provisions for topic in provision.topics))
        language = work.newest.language if work.newest else "en"
        document = Document(
            id=work.address,
            language="en",
            texts={
                "title": (Text(work.name, "en"), Text(work.title, language), self._country(work.jurisdiction)),
                "label": work.citation,
                "body": (*work.rests_on_unheld, *(material.title for material in work.materials), work.note),
            },
            keywords={
                "kind": "work",
                **self._place(work.jurisdiction),
                **self._topic_keywords(topics),
                "work": work.address,
                "language": language,
                "status": work.status_on(self.day),
            },
        )
        return Findable(document, work.name, work.title, work.citation, work.note or work.title)

    def instrument(self, instrument: Instrument) -> Findable:
        document = Document(
            id=f"instrument:{instrument.id}",
            language="en",
            texts={
                "title": (instrument.title, instrument.short),
                "label": instrument.reference,
                "body": instrument.note,
            },
            keywords={"kind": "instrument", "instrument": instrument.id},
        )
        return Findable(
            document, instrument.title, instrument.short, instrument.reference, instrument.note or instrument.title
        )

    def article(self, instrument: Instrument, article: Article) -> Findable:
        document = Document(
            id=f"{instrument.id}#{article.id}",
            language="en",
            texts={
                "heading": article.heading,
                "title": (instrument.short, instrument.title),
                "label": article.label,
                "body": article.digest,
                "words": self._topic_words(article.topics),
            },
            keywords={
                "kind": "article",
                "instrument": instrument.id,
                "element": article.id,
                **self._topic_keywords(article.topics),
            },
        )
        return Findable(document, article.heading, instrument.short, article.label, article.digest)

    def clause(self, clause: Clause) -> Findable:
        notes = [note.text for note in clause.notes]
        instruments = tuple(dict.fromkeys(address.partition("#")[0] for address in clause.treaty_basis))
        document = Document(
            id=f"clause:{clause.id}",
            language="en",
            texts={
                "heading": clause.title,
                "body": (clause.text, *notes),
                "words": self._topic_words(clause.topics),
            },
            keywords={"kind": "clause", "instrument": instruments, **self._topic_keywords(clause.topics)},
        )
        return Findable(document, clause.title, f"Model clauses, {clause.part}", clause.kind, "\n".join(notes[:1]))

    def topic(self, topic: Topic) -> Findable:
        document = Document(
            id=f"topic:{topic.id}",
            language="en",
            texts={"heading": topic.title, "body": topic.summary, "words": self._topic_words((topic.id,))},
            keywords={"kind": "topic", **self._topic_keywords((topic.id,))},
        )
        return Findable(document, topic.title, "Topic", "", topic.summary)

    def question(self, topic: Topic, question: Question) -> Findable:
        document = Document(
            id=f"question:{topic.id}/{question.id}",
            language="en",
            texts={"heading": question.ask, "title": topic.title, "body": (question.why, *question.choices.values())},
            keywords={"kind": "question", **self._topic_keywords((topic.id,))},
        )
        return Findable(document, question.ask, topic.title, "", question.why)

    def country(self, profile: Profile) -> Findable:
        acts = [act.title for act in profile.acts]
        document = Document(
            id=f"country:{profile.code}",
            language="en",
            texts={"title": profile.name, "body": (profile.legal_system, *acts)},
            keywords={"kind": "country", **self._place(profile.code)},
        )
        return Findable(document, profile.name, profile.region, "", profile.legal_system or ", ".join(acts[:6]))
