"""Reading the built library: one connection, read-only, records out."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

import sqlite_utils

from lawbase.citation.address import parse_address
from lawbase.errors import NotFound, StaleLibrary
from lawbase.library.rows import Row, answer_row, marks, silence_row
from lawbase.library.schema import FORMAT
from lawbase.library.views import AnswerRow, ArticleView, ProvisionView, SilenceRow, WorkView
from lawbase.records.clause import Clause
from lawbase.records.instrument import Article, Binds, Instrument
from lawbase.records.profile import Profile
from lawbase.records.topic import Topic, Vocabulary
from lawbase.records.work import Provision, Work

_PROVISION = "select p.*, w.body as work_body from provisions p join works w on w.address = p.work"
_ANSWERS = "select * from answers"


class Library:
    """One build's `library.db`; raises StaleLibrary when another version made it, NotFound where nothing is."""

    def __init__(self, path: Path) -> None:
        uri = f"file:{path.as_posix()}?mode=ro&immutable=1"
        self._connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
        self._database = sqlite_utils.Database(self._connection)
        self._works: dict[str, Work] = {}
        try:
            self.meta = {row["key"]: row["value"] for row in self._rows("select key, value from meta")}
        except sqlite3.DatabaseError:
            raise StaleLibrary() from None
        if self.meta.get("format") != FORMAT:
            raise StaleLibrary()

    def _provision_view(self, row: Row) -> ProvisionView:
        """A row as a view; works are kept, since a build never changes and many provisions share one."""
        work = self._works.get(row["work"])
        if work is None:
            work = self._works[row["work"]] = Work.model_validate_json(row["work_body"])
        return ProvisionView(
            work=work,
            provision=Provision.model_validate_json(row["body"]),
            rung=row["rung"],
            quoted_on=row["quoted_on"],
            reviewed_on=row["reviewed_on"],
            fingerprint=row["fingerprint"],
            current=bool(row["current"]),
        )

    def close(self) -> None:
        """Let the file go."""
        self._connection.close()

    def _rows(self, sql: str, values: Iterable[object] = ()) -> Iterator[Row]:
        yield from self._database.query(sql, list(values))

    def _one(self, sql: str, *values: object) -> Row | None:
        return next(self._rows(sql, values), None)

    # Works and provisions

    def work(self, address: str) -> WorkView:
        """A work without its provisions; a former slug leads to the work that bears it now."""
        row = self._one("select * from works where address = ?", address) or self._formerly(address)
        if row is None:
            raise NotFound(f"There is no work {address} in the library.")
        return WorkView(Work.model_validate_json(row["body"]), row["provisions"])

    def _formerly(self, address: str) -> Row | None:
        country, _, slug = address.partition("/")
        rows = self._rows("select * from works where jurisdiction = ?", [country])
        return next((row for row in rows if slug in json.loads(row["body"]).get("formerly", ())), None)

    def works(self, jurisdiction: str | None = None) -> list[WorkView]:
        """All works, or those of a jurisdiction, by address."""
        condition = "where jurisdiction = ?" if jurisdiction else ""
        rows = self._rows(f"select * from works {condition} order by address", [jurisdiction] if jurisdiction else [])
        return [WorkView(Work.model_validate_json(row["body"]), row["provisions"]) for row in rows]

    def provision(self, address: str) -> ProvisionView:
        """One provision by its address; the edition in the address is not looked at."""
        basic = str(parse_address(address).basic)
        row = self._one(f"{_PROVISION} where p.address = ?", basic)
        if row is None:
            raise NotFound(f"There is no provision {address} in the library.")
        return self._provision_view(row)

    def provisions(self, addresses: Iterable[str]) -> dict[str, ProvisionView]:
        """Several provisions by address; those that are not there are left out."""
        wanted = list(dict.fromkeys(addresses))
        marks = ",".join("?" * len(wanted))
        rows = self._rows(f"{_PROVISION} where p.address in ({marks})", wanted)
        found = {row["address"]: self._provision_view(row) for row in rows}
        return {address: found[address] for address in wanted if address in found}

    def provisions_of(self, work: str) -> list[ProvisionView]:
        """The provisions of a work in the order of the record."""
        return [
            self._provision_view(row) for row in self._rows(f"{_PROVISION} where p.work = ? order by position", [work])
        ]

    def provisions_on(self, topics: Iterable[str], jurisdictions: Iterable[str] | None = None) -> list[ProvisionView]:
        """The provisions that carry one of the topics, perhaps only of some jurisdictions."""
        names = list(topics)
        sql = f"{_PROVISION} where p.address in (select address from provision_topics where topic in ({marks(names)})"
        values: list[object] = [*names]
        if jurisdictions is not None:
            countries = list(jurisdictions)
            sql += f" and jurisdiction in ({marks(countries)})"
            values += countries
        rows = self._rows(f"{sql}) order by p.jurisdiction, p.work, p.position", values)
        return [self._provision_view(row) for row in rows]

    def speaking_of(self, heads: Iterable[str]) -> dict[str, list[ProvisionView]]:
        """For each provision, those that speak about it (`of`)."""
        names = list(heads)
        sql = (
            "select h.head, p.*, w.body as work_body from provision_heads h join provisions p on p.address = h.address "
            f"join works w on w.address = p.work where h.head in ({marks(names)}) order by p.position"
        )
        found: dict[str, list[ProvisionView]] = {}
        for row in self._rows(sql, names):
            found.setdefault(row["head"], []).append(self._provision_view(row))
        return found

    # Answers

    def answers_of(self, addresses: Iterable[str]) -> list[AnswerRow]:
        """The answers that stand on these provisions."""
        names = list(addresses)
        rows = self._rows(f"{_ANSWERS} where address in ({marks(names)}) order by rowid", names)
        return [answer_row(row) for row in rows]

    def answers_to(self, question: str, topics: Iterable[str] = ()) -> list[AnswerRow]:
        """All answers to a question, perhaps only as some topics ask it."""
        names = list(topics)
        condition = f" and topic in ({marks(names)})" if names else ""
        rows = self._rows(f"{_ANSWERS} where question = ?{condition} order by jurisdiction, rowid", [question, *names])
        return [answer_row(row) for row in rows]

    def all_answers(self) -> Iterator[AnswerRow]:
        """Every answer row, in the order of the records."""
        return (answer_row(row) for row in self._rows(f"{_ANSWERS} order by rowid"))

    def silences(self, topics: Iterable[str], jurisdictions: Iterable[str] | None = None) -> list[SilenceRow]:
        """What was looked for and not found, under these topics."""
        names = list(topics)
        sql, values = f"select * from silences where topic in ({marks(names)})", [*names]
        if jurisdictions is not None:
            countries = list(jurisdictions)
            sql, values = f"{sql} and jurisdiction in ({marks(countries)})", values + countries
        return [silence_row(row) for row in self._rows(sql, values)]

    def silences_of(self, work: str) -> list[SilenceRow]:
        """The silences of a work."""
        return [silence_row(row) for row in self._rows("select * from silences where work = ?", [work])]

    # Vocabulary, instruments, profiles, clauses

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The topics and questions."""
        rows = self._rows("select body from topics order by position")
        return Vocabulary(tuple(Topic.model_validate_json(row["body"]) for row in rows))

    def topic(self, topic: str) -> Topic:
        """One topic."""
        try:
            return self.vocabulary.topics[topic]
        except KeyError:
            raise NotFound(f"There is no topic {topic} in the vocabulary.") from None

    @cached_property
    def instruments(self) -> dict[str, Instrument]:
        """All instruments without articles and status, by id."""
        rows = self._rows("select id, body from instruments order by id")
        return {row["id"]: Instrument.model_validate_json(row["body"]) for row in rows}

    def instrument(self, name: str) -> Instrument:
        """One instrument with its articles and status."""
        if name not in self.instruments:
            raise NotFound(f"There is no instrument {name} in the library.")
        articles = tuple(view.article for view in self.articles_of(name))
        status = tuple(row for row in self.status_of(name))
        return self.instruments[name].model_copy(update={"articles": articles, "status": status})

    def articles_of(self, instrument: str) -> list[ArticleView]:
        """The articles of an instrument in order."""
        rows = self._rows("select * from articles where instrument = ? order by position", [instrument])
        return [self._article_view(row) for row in rows]

    def article(self, address: str) -> ArticleView:
        """One article by its address."""
        row = self._one("select * from articles where address = ?", address)
        if row is None:
            raise NotFound(f"There is no article {address} in the library.")
        return self._article_view(row)

    def articles_on(self, topics: Iterable[str]) -> list[ArticleView]:
        """The treaty articles that carry one of the topics."""
        names = list(topics)
        sql = (
            "select * from articles where address in "
            f"(select address from article_topics where topic in ({marks(names)})) order by instrument, position"
        )
        return [self._article_view(row) for row in self._rows(sql, names)]

    def _article_view(self, row: Row) -> ArticleView:
        instrument = self.instruments[row["instrument"]]
        return ArticleView(instrument.id, instrument.short, Article.model_validate_json(row["body"]))

    def status_of(self, instrument: str) -> list[Binds]:
        """Who is bound by an instrument."""
        rows = self._rows("select body from treaty_status where treaty = ? order by jurisdiction", [instrument])
        return [Binds.model_validate_json(row["body"]) for row in rows]

    def bindings(self, jurisdiction: str) -> dict[str, Binds]:
        """How a jurisdiction stands to each instrument that names it."""
        rows = self._rows(
            "select treaty, body from treaty_status where jurisdiction = ? order by treaty", [jurisdiction]
        )
        return {row["treaty"]: Binds.model_validate_json(row["body"]) for row in rows}

    @cached_property
    def profiles(self) -> dict[str, Profile]:
        """All profiles by code."""
        rows = self._rows("select code, body from profiles order by name")
        return {row["code"]: Profile.model_validate_json(row["body"]) for row in rows}

    def profile(self, code: str) -> Profile:
        """One profile."""
        try:
            return self.profiles[code]
        except KeyError:
            raise NotFound(f"There is no jurisdiction {code} in the library.") from None

    @cached_property
    def clauses(self) -> dict[str, Clause]:
        """All clauses by id."""
        rows = self._rows("select id, body from clauses order by id")
        return {row["id"]: Clause.model_validate_json(row["body"]) for row in rows}

    def clause(self, clause: str) -> Clause:
        """One clause."""
        try:
            return self.clauses[clause]
        except KeyError:
            raise NotFound(f"There is no clause {clause} in the library.") from None

    def clauses_on(self, topics: Iterable[str]) -> list[Clause]:
        """The clauses that carry one of the topics."""
        wanted = set(topics)
        return [clause for clause in self.clauses.values() if wanted & set(clause.topics)]

    def clauses_citing(self, provision: str) -> list[tuple[Clause, str]]:
        """The clauses that name a provision as precedent, with the relation."""
        rows = self._rows("select clause, relation from precedents where provision = ? order by clause", [provision])
        return [(self.clauses[row["clause"]], row["relation"]) for row in rows]

    # Counts and documents

    def count(self, table: str, condition: str = "1") -> int:
        """How many rows of a table meet a fixed condition."""
        row = self._one(f"select count(*) as n from {table} where {condition}")
        return int(row["n"]) if row else 0

    def count_answers(self) -> int:
        """Answers as written: one a provision, question and value, however many topics ask it."""
        row = self._one("select count(*) as n from (select distinct address, question, value from answers)")
        return int(row["n"]) if row else 0

    def counts_by(self, table: str, column: str) -> dict[str, int]:
        """How many rows of a table there are for each value of a column."""
        rows = self._rows(f"select {column} as value, count(*) as n from {table} group by {column} order by {column}")
        return {row["value"]: row["n"] for row in rows}

    def reviewed_by_jurisdiction(self) -> dict[str, int]:
        """How many provisions of each jurisdiction were read twice."""
        rows = self._rows(
            "select jurisdiction, count(*) as n from provisions where rung = 'reviewed' group by jurisdiction"
        )
        return {row["jurisdiction"]: row["n"] for row in rows}

    def topic_counts(self, jurisdiction: str) -> dict[str, int]:
        """How many provisions of a jurisdiction carry each topic."""
        rows = self._rows(
            "select topic, count(*) as n from provision_topics where jurisdiction = ? group by topic", [jurisdiction]
        )
        return {row["topic"]: row["n"] for row in rows}

    def documents(self, names: Iterable[str]) -> dict[str, Row]:
        """Search documents by id: kind, title, text and what a hit shows."""
        wanted = list(names)
        rows = self._rows(f"select * from documents where id in ({marks(wanted)})", wanted)
        return {row["id"]: row for row in rows}
