"""Searching the library: a query is read, searched, counted, and each hit dressed for a reader."""

from __future__ import annotations

from dataclasses import dataclass, field

from lawbase.citation.address import parse_address
from lawbase.editions import Editions
from lawbase.errors import BadRequest
from lawbase.query.documents import FACETS, SCHEMA, read_text_id
from lawbase.query.read_as import ReadAs, read_query
from lawbase.services.paths import path_of
from lawbase.services.shelf import OpenBuild, Shelf
from search_index import Everything, Hit, Keyword, Nothing, Results, Span, Tree, best_fragment, parse, relaxed
from search_index.tree import all_of, any_of

TIME_LIMIT = 3.0
PAGE_LIMIT = 100
FEW = 3
DEPTH_LIMIT = 10_000


@dataclass(frozen=True)
class Asked:
    """What a person asks for; filters are by facet, `plain` holds keys of readings taken away."""

    query: str
    filters: dict[str, tuple[str, ...]] = field(default_factory=dict)
    plain: frozenset[str] = frozenset()
    page: int = 1
    limit: int = 20


@dataclass(frozen=True)
class FoundHit:
    """One hit, with what its card shows; `snippet` is spans of text, marked where the query was found."""

    address: str
    kind: str
    jurisdiction: str
    title: str
    work: str
    label: str
    topics: tuple[str, ...]
    score: float
    snippet: tuple[Span, ...]
    url: str
    why: tuple[str, ...]

    @property
    def snippet_text(self) -> str:
        """The snippet without its marks."""
        return "".join(span.text for span in self.snippet)


@dataclass(frozen=True)
class Found:
    """The result of a search. `relaxed` says that no document held every word and some words were given up."""

    asked: Asked
    read_as: ReadAs
    total: int
    hits: tuple[FoundHit, ...]
    facets: dict[str, dict[str, int]]
    did_you_mean: tuple[str, ...]
    problems: tuple[str, ...]
    relaxed: bool
    timed_out: bool

    @property
    def pages(self) -> int:
        """How many pages the result has."""
        return max(1, -(-self.total // self.asked.limit))


def search(shelf: Shelf, asked: Asked) -> Found:
    """Search the current build; raises BadRequest for a page or limit out of bounds."""
    _check_bounds(asked)
    build = shelf.build()
    reading = read_query(asked.query, build.names, asked.plain)
    parsed = parse(reading.rest if not reading.explicit else asked.query, SCHEMA)
    problems = [str(problem) for problem in parsed.problems if reading.rest or reading.explicit]
    tree = _tree(reading, parsed.tree)
    filters = _filters(asked, reading)
    if not asked.query.strip() and not filters:
        return Found(asked, reading, 0, (), {}, (), (), False, False)
    results = _run(build, tree, filters, asked, reading)
    loosened = False
    if not results.total and (looser := relaxed(tree)) != tree:
        results, loosened = _run(build, looser, filters, asked, reading), True
    rows = _rows(shelf, build, [hit.id for hit in results.hits])
    hits = tuple(_dress(rows[hit.id], hit, reading, tree) for hit in results.hits if hit.id in rows)
    suggestion = build.suggester.suggest(parse(asked.query, SCHEMA)) if results.total < FEW or loosened else None
    suggestions = (suggestion.text,) if suggestion else ()
    problems += [
        f"Only the {e.used} most frequent words that begin with “{e.prefix}” were searched."
        for e in results.expanded
        if e.cut
    ]
    return Found(
        asked=asked,
        read_as=reading,
        total=results.total,
        hits=hits,
        facets={name: dict(counts) for name, counts in results.facets.items()},
        did_you_mean=suggestions,
        problems=tuple(problems),
        relaxed=loosened and bool(results.total),
        timed_out=results.timed_out,
    )


def _check_bounds(asked: Asked) -> None:
    if not 1 <= asked.limit <= PAGE_LIMIT:
        raise BadRequest(f"A page holds 1 to {PAGE_LIMIT} hits.")
    if asked.page < 1 or asked.page * asked.limit > DEPTH_LIMIT:
        raise BadRequest(f"Only the first {DEPTH_LIMIT} hits can be paged through; narrow the search instead.")
    unknown = sorted(set(asked.filters) - set(FACETS) - {"work", "element", "own_topic", "branch", "basic", "year"})
    if unknown:
        raise BadRequest(f"There is no filter “{unknown[0]}”; there are {', '.join(FACETS)}.")


def _tree(reading: ReadAs, typed: Tree) -> Tree:
    """The tree of a read query: what was read as a topic may stand in the words or in the topics of a document."""
    parts: list[Tree] = [] if isinstance(typed, Nothing) else [typed]
    for part in reading.parts:
        words = parse(part.words, SCHEMA).tree
        match part.kind:
            case "topic":
                parts.append(any_of([Keyword("topic", part.value), words]))
            case "citation":
                parts.append(any_of([Keyword("element", part.value), words]))
            case "work":
                parts.append(any_of([Keyword("work", part.value), words]))
            case "treaty":
                parts.append(any_of([Keyword("instrument", part.value), words]))
            case _:
                pass
    return all_of(parts) if parts else Everything()


def _filters(asked: Asked, reading: ReadAs) -> dict[str, tuple[str, ...]]:
    filters = {name: values for name, values in asked.filters.items() if values}
    for kind, name in (("country", "jurisdiction"), ("status", "status")):
        values = tuple(part.value for part in reading.of_kind(kind))
        if values and name not in filters:
            filters[name] = values
    return filters


def _run(build: OpenBuild, tree: Tree, filters: dict[str, tuple[str, ...]], asked: Asked, reading: ReadAs) -> Results:
    return build.searcher.search(
        tree,
        filters=filters,
        boosts=_boosts(reading),
        facets=FACETS,
        offset=(asked.page - 1) * asked.limit,
        limit=asked.limit,
        time_limit=TIME_LIMIT,
    )


def _boosts(reading: ReadAs) -> dict[tuple[str, str], float]:
    boosts: dict[tuple[str, str], float] = {("basic", "yes"): 0.25, ("rung", "reviewed"): 0.1}
    boosts |= {("status", "repealed"): -0.5, ("status", "bill"): -0.3, ("kind", "text"): -0.3}
    for part in reading.of_kind("topic"):
        boosts[("own_topic", part.value)] = 2.0
    for part in reading.of_kind("citation"):
        boosts[("element", part.value)] = 3.0
    for part in reading.of_kind("treaty"):
        boosts[("instrument", part.value)] = 1.0
    return boosts


def _rows(shelf: Shelf, build: OpenBuild, names: list[str]) -> dict[str, dict[str, str]]:
    """What the hits show: rows of the library, and for official texts what the store of texts holds."""
    found = build.library.documents([name for name in names if read_text_id(name) is None])
    with Editions(shelf.data.root) as editions:
        for name in names:
            if (text := read_text_id(name)) and (row := _text_row(editions, *text)):
                found[name] = row
    return found


def _text_row(editions: Editions, address: str, language: str) -> dict[str, str] | None:
    read = parse_address(address)
    edition = editions.edition(read.work, read.edition, (language,))
    part = editions.provision(edition, read.element) if edition else None
    if edition is None or part is None:
        return None
    return {
        "kind": "text",
        "jurisdiction": read.jurisdiction,
        "title": part.heading or edition.title,
        "work": f"{edition.title} ({edition.as_at})",
        "label": part.label,
        "topics": "",
        "text": part.body,
        "language": language,
    }


def _dress(row: dict[str, str], hit: Hit, reading: ReadAs, tree: Tree) -> FoundHit:
    fragment = best_fragment(row["text"], _snippet_tree(reading, tree), language=row["language"])
    spans = (*fragment.spans, Span("…")) if fragment.cut_after else fragment.spans
    spans = (Span("…"), *spans) if fragment.cut_before else spans
    return FoundHit(
        address=hit.id,
        kind=row["kind"],
        jurisdiction=row["jurisdiction"],
        title=row["title"],
        work=row["work"],
        label=row["label"],
        topics=tuple(part for part in row["topics"].split(";") if part),
        score=round(hit.score, 4),
        snippet=tuple(spans),
        url=path_of(hit.id),
        why=tuple(dict.fromkeys(f"{reason.term} in {reason.field}" for reason in hit.why)),
    )


def _snippet_tree(reading: ReadAs, tree: Tree) -> Tree:
    words = parse(reading.text, SCHEMA).tree if not reading.explicit else tree
    return words
