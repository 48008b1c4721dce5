"""What the library holds, in numbers."""

from __future__ import annotations

from dataclasses import dataclass

from lawbase.library.library import Library
from lawbase.records.ledger import RUNGS


@dataclass(frozen=True, slots=True)
class Stats:
    """Counts of the library; `rungs` counts provisions by the rung they stand on."""

    jurisdictions: int
    jurisdictions_read: int
    works: int
    provisions: int
    answers: int
    topics: int
    questions: int
    clauses: int
    instruments: int
    editions: int
    rungs: dict[str, int]


def count_library(library: Library) -> Stats:
    """Count what a library holds; subdivisions and the Union count as jurisdictions of their own."""
    works = library.works()
    rungs = library.counts_by("provisions", "rung")
    return Stats(
        jurisdictions=len(library.profiles),
        jurisdictions_read=len(library.counts_by("provisions", "jurisdiction")),
        works=len(works),
        provisions=library.count("provisions"),
        answers=library.count_answers(),
        topics=len(library.vocabulary.topics),
        questions=sum(len(topic.questions) for topic in library.vocabulary.topics.values()),
        clauses=len(library.clauses),
        instruments=len(library.instruments),
        editions=sum(len(view.work.texts) for view in works),
        rungs={rung: rungs.get(rung, 0) for rung in RUNGS},
    )
