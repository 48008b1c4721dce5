"""Our Whoosh engine against SQLite FTS5 on the same generated documents: ratios, in one run.

    python benchmarks/search.py --documents 5000

Both are given the same tokens and asked for the same: the best ten, the exact total and, where it
says so, the counts of two facets. Ours looks in the stemmed fields besides, which FTS5 is spared.
`first` is a query on an index just opened, `again` the same on a warm one. A ratio of 2 means that
ours takes twice as long. Nothing is asserted: a time belongs to the machine it was taken on.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from pathlib import Path
from typing import ParamSpec

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from search_index import Document, KeywordField, Schema, TextField, WhooshEngine, parse
from search_index.analysis import analyse
from search_index.whoosh_engine import WhooshSearcher

SCHEMA = Schema(
    (TextField("title", 3), TextField("heading", 2), TextField("body")),
    (KeywordField("country"), KeywordField("topic", multi=True)),
)
REPEATS = 5
P = ParamSpec("P")


@dataclass(frozen=True)
class Question:
    """One query in both languages."""

    kind: str
    ours: str
    theirs: str
    country: str = ""
    facets: bool = False


def vocabulary(chance: random.Random) -> list[str]:
    """Made-up words, the most frequent first."""
    sounds = ["ba", "co", "di", "fre", "gu", "la", "mi", "no", "pre", "ra", "si", "tor", "ux", "ve"]
    words: dict[str, None] = {}
    while len(words) < 20_000:
        words["".join(chance.choices(sounds, k=chance.randint(2, 5)))] = None
    return list(words)


def library(count: int, chance: random.Random, words: Sequence[str]) -> list[Document]:
    """Documents whose words are as unevenly frequent as those of a language."""
    weights = [1 / (rank + 3) for rank in range(len(words))]
    made = []
    for number in range(count):
        text = chance.choices(words, weights, k=chance.randint(30, 200))
        title, heading, body = " ".join(text[:4]), " ".join(text[4:7]), " ".join(text)
        made.append(
            Document(
                f"{number:06}",
                {"title": title, "heading": heading, "body": body},
                {"country": f"c{number % 97}", "topic": [f"t{number % 31}", f"g{number % 5}"]},
                "en",
            )
        )
    return made


def questions(words: Sequence[str]) -> list[Question]:
    """The same set of kinds that research/engines.md measured."""
    common, middle, rare = words[2:8], words[150:156], words[6000:6006]
    asked = [Question("rare word", word, word) for word in rare]
    asked += [Question("common word", word, word) for word in common]
    for one, other in zip(common, middle, strict=True):
        asked += [
            Question("AND", f"{one} AND {other}", f"{one} AND {other}"),
            Question("OR", f"{one} OR {other}", f"{one} OR {other}"),
            Question("NOT", f"{one} NOT {other}", f"{one} NOT {other}"),
            Question("filter", one, one, country="c7"),
            Question("facets", one, one, facets=True),
        ]
    pairs = list(pairwise(common))
    asked += [Question("phrase", f'"{a} {b}"', f'"{a} {b}"') for a, b in pairs]
    return asked + [Question("prefix", f"{word[:3]}*", f"{word[:3]}*") for word in middle]


def build_ours(folder: Path, documents: Sequence[Document]) -> None:
    """Build our index."""
    with WhooshEngine(SCHEMA).write(folder) as writer:
        writer.add(documents)


def build_theirs(path: Path, documents: Sequence[Document]) -> None:
    """Build theirs from the same tokens."""
    with sqlite3.connect(path) as db:
        db.execute("CREATE VIRTUAL TABLE texts USING fts5(title, heading, body, content='')")
        db.execute("CREATE TABLE facets(doc INTEGER, field TEXT, value TEXT)")
        for number, document in enumerate(documents):
            texts = [" ".join(analyse(document, name).exact) for name in SCHEMA.text_names]
            db.execute("INSERT INTO texts(rowid, title, heading, body) VALUES (?,?,?,?)", (number, *texts))
            for name in SCHEMA.keyword_names:
                values = [(number, name, value) for value in document.values(name)]
                db.executemany("INSERT INTO facets VALUES (?,?,?)", values)
        db.execute("CREATE INDEX by_doc ON facets(doc, field)")
        db.execute("CREATE INDEX by_value ON facets(field, value, doc)")
    db.close()


def ask_ours(searcher: WhooshSearcher, question: Question) -> int:
    """Ask our index; the total."""
    return searcher.search(
        parse(question.ours, SCHEMA).tree,
        filters={"country": [question.country]} if question.country else {},
        facets=("country", "topic") if question.facets else (),
        languages=(),
        why=False,
    ).total


def ask_theirs(db: sqlite3.Connection, question: Question) -> int:
    """Ask theirs the same; the total."""
    source, given = "texts WHERE texts MATCH ?", [question.theirs]
    if question.country:
        # Written so that the planner starts from the words; the other way it is far slower.
        source = (
            "texts CROSS JOIN facets ON doc = texts.rowid WHERE texts MATCH ? AND +field = 'country' AND +value = ?"
        )
        given.append(question.country)
    best = f"SELECT texts.rowid FROM {source} ORDER BY bm25(texts, 3, 2, 1) LIMIT 10"
    db.execute(best, given).fetchall()
    if question.facets:
        counted = "SELECT field, value, count(*) FROM facets WHERE doc IN"
        asked = f"{counted} (SELECT texts.rowid FROM {source}) GROUP BY field, value"
        db.execute(asked, given).fetchall()
    (total,) = db.execute(f"SELECT count(*) FROM {source}", given).fetchone()
    return int(total)


def timed(act: Callable[P, object], *given: P.args, **named: P.kwargs) -> float:
    """Milliseconds an act takes."""
    before = time.perf_counter()
    act(*given, **named)
    return (time.perf_counter() - before) * 1000


def report(kind: str, ours: Sequence[float], again: Sequence[float], theirs: Sequence[float]) -> None:
    """One line: medians and what they are of each other."""
    first, warm, peer = (statistics.median(times) for times in (ours, again, theirs))
    print(f"{kind:12} {first:9.2f} {warm:9.2f} {peer:9.2f} {first / peer:10.1f} {warm / peer:10.1f}")


def main() -> None:
    """Build both, ask both, print the ratios."""
    options = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    options.add_argument("--documents", type=int, default=5000)
    count = options.parse_args().documents
    chance = random.Random(1)
    words = vocabulary(chance)
    documents = library(count, chance, words)
    with tempfile.TemporaryDirectory() as folder:
        compare(Path(folder), documents, questions(words))


def compare(folder: Path, documents: Sequence[Document], asked: Sequence[Question]) -> None:
    """Time both on the same documents and questions."""
    ours = timed(build_ours, folder / "ours", documents)
    theirs = timed(build_theirs, folder / "theirs.db", documents)
    speeds = [len(documents) * 1000 / taken for taken in (ours, theirs)]
    print(f"{len(documents)} documents; built at {speeds[0]:.0f}/s and {speeds[1]:.0f}/s, ratio {ours / theirs:.1f}")
    db = sqlite3.connect(folder / "theirs.db")
    engine = WhooshEngine(SCHEMA, prefix_limit=10**6)
    searcher = engine.open(folder / "ours")
    print(f"opened in {timed(lambda: engine.open(folder / 'ours').close()):.0f} ms")
    heads = ("first", "again", "FTS5", "first/FTS5", "again/FTS5")
    print("ms, median  ", *(head.rjust(max(len(head), 9)) for head in heads))
    times: dict[str, tuple[list[float], list[float], list[float]]] = {}
    for question in asked:
        first, again, peer = times.setdefault(question.kind, ([], [], []))
        same = ask_theirs(db, question)
        first.append(timed(ask_ours, searcher, question))
        again.append(min(timed(ask_ours, searcher, question) for _ in range(REPEATS)))
        peer.append(min(timed(ask_theirs, db, question) for _ in range(REPEATS)))
        if ask_ours(searcher, question) != same:
            print(f"the totals differ: {question}", file=sys.stderr)
    for kind, measured in times.items():
        report(kind, *measured)
    report("all", *(list(chain(*columns)) for columns in zip(*times.values(), strict=True)))
    searcher.close()
    db.close()


if __name__ == "__main__":
    main()
