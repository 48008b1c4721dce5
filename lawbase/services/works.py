"""What the page of a work and of a provision show."""

from __future__ import annotations

from dataclasses import dataclass

from lawbase.errors import NotFound
from lawbase.library.library import Library
from lawbase.library.views import AnswerRow, ArticleView, ProvisionView, SilenceRow, WorkView
from lawbase.records.clause import Clause
from lawbase.records.profile import Profile
from lawbase.records.source import Edition


@dataclass(frozen=True)
class WorkPage:
    """A work with its provisions, silences and editions; `edition` is the one asked for."""

    view: WorkView
    profile: Profile | None
    edition: Edition | None
    provisions: tuple[ProvisionView, ...]
    answers: dict[str, list[AnswerRow]]
    silences: tuple[SilenceRow, ...]


@dataclass(frozen=True)
class ProvisionPage:
    """A provision with its answers, what speaks of it, neighbours in the work, treaty articles, clauses and other countries."""

    view: ProvisionView
    profile: Profile | None
    answers: tuple[AnswerRow, ...]
    heads: tuple[ProvisionView, ...]
    beside: tuple[ProvisionView, ...]
    beside_answers: dict[str, list[AnswerRow]]
    before: ProvisionView | None
    after: ProvisionView | None
    articles: tuple[ArticleView, ...]
    clauses: tuple[Clause, ...]
    cited_by: tuple[tuple[Clause, str], ...]
    elsewhere: dict[str, int]


def work_page(library: Library, address: str, edition: str = "") -> WorkPage:
    """Everything the page of a work shows; raises NotFound."""
    view = library.work(address)
    provisions = tuple(library.provisions_of(view.work.address))
    return WorkPage(
        view=view,
        profile=library.profiles.get(view.work.jurisdiction),
        edition=_edition(view, edition),
        provisions=provisions,
        answers=by_address(library.answers_of(view.address for view in provisions)),
        silences=tuple(dict.fromkeys(library.silences_of(view.work.address))),
    )


def _edition(view: WorkView, key: str) -> Edition | None:
    if not key:
        return view.work.newest
    found = next((text for text in view.work.texts if text.key == key), None)
    if found is None:
        known = ", ".join(dict.fromkeys(text.key for text in view.work.texts)) or "none"
        raise NotFound(f"{view.work.address} has no edition {key}; it has {known}.")
    return found


def by_address(rows: list[AnswerRow]) -> dict[str, list[AnswerRow]]:
    """Answers grouped by provision; one that several topics ask stands once."""
    found: dict[str, dict[tuple[str, str, str], AnswerRow]] = {}
    for row in rows:
        found.setdefault(row.address, {}).setdefault((row.question, row.value, row.quote), row)
    return {address: list(group.values()) for address, group in found.items()}


def provision_page(library: Library, address: str, edition: str = "") -> ProvisionPage:
    """Everything the page of a provision shows; raises NotFound."""
    view = library.provision(address)
    if edition:
        _edition(library.work(view.work.address), edition)
    siblings = library.provisions_of(view.work.address)
    at = [other.address for other in siblings].index(view.address)
    beside = tuple(library.speaking_of([view.address]).get(view.address, ()))
    heads = tuple(
        library.provisions(
            target if "#" in target else f"{view.work.address}#{target}" for target in view.provision.of
        ).values()
    )
    topics = view.provision.topics
    elsewhere: dict[str, int] = {}
    for other in library.provisions_on(topics):
        if other.jurisdiction != view.jurisdiction:
            elsewhere[other.jurisdiction] = elsewhere.get(other.jurisdiction, 0) + 1
    return ProvisionPage(
        view=view,
        profile=library.profiles.get(view.jurisdiction),
        answers=tuple(by_address(library.answers_of([view.address])).get(view.address, ())),
        heads=heads,
        beside=beside,
        beside_answers=by_address(library.answers_of(other.address for other in beside)),
        before=siblings[at - 1] if at else None,
        after=siblings[at + 1] if at + 1 < len(siblings) else None,
        articles=tuple(library.articles_on(topics)),
        clauses=tuple(library.clauses_on(topics)),
        cited_by=tuple(library.clauses_citing(view.address)),
        elsewhere=elsewhere,
    )
