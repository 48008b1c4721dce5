"""From the rows a reader found to provisions with ids that are unique in the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from lawbase.texts.page_text import cut_page_text
from lawbase.texts.tree import ProposedEvent, TextProvision, Unplaced

RESTART_SHARE = 0.15


@dataclass(frozen=True, slots=True)
class Draft:
    """One row as the source gives it; `series` and `chapter` go before the id where numbers restart."""

    id: str
    label: str
    heading: str
    body: str
    depth: int = 0
    path: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    series: str = ""
    chapter: str = ""


@dataclass(frozen=True, slots=True)
class Assembled:
    """The provisions of a text, and what was cut from them."""

    provisions: tuple[TextProvision, ...]
    unplaced: tuple[Unplaced, ...]
    events: tuple[ProposedEvent, ...]


def assemble(drafts: Iterable[Draft]) -> Assembled:
    """Cut page text, join rows that continue one provision, and make every id unique."""
    unplaced: list[Unplaced] = []
    events: list[ProposedEvent] = []
    cleaned = [_without_page_text(draft, unplaced, events) for draft in drafts]
    named = _prefix_series(_prefix_chapters(cleaned))
    provisions = tuple(_provision(draft, ident) for draft, ident in _unique(_join_repeats(named)))
    return Assembled(provisions, tuple(unplaced), tuple(events))


def _without_page_text(draft: Draft, unplaced: list[Unplaced], events: list[ProposedEvent]) -> Draft:
    cut = cut_page_text(draft.body)
    if not cut.page:
        return draft
    unplaced.append(Unplaced(draft.label, cut.page, "Page text of the publisher, not law."))
    events.extend(cut.events)
    return replace(draft, body=cut.body)


def _prefix_chapters(drafts: Sequence[Draft]) -> list[Draft]:
    """Add the chapter to every id of the main series, if numbers restart from chapter to chapter."""
    main = {(d.chapter, d.id) for d in drafts if not d.series}
    spread = Counter(ident for chapter, ident in main if chapter)
    restarted = sum(1 for count in spread.values() if count > 1)
    if not spread or restarted <= RESTART_SHARE * len(spread):
        return list(drafts)
    return [replace(d, id=f"{d.chapter}__{d.id}") if d.chapter and not d.series else d for d in drafts]


def _prefix_series(drafts: Sequence[Draft]) -> list[Draft]:
    """Add its prefix to every id of a series that repeats an id of another one before it."""
    seen: dict[str, str] = {}
    clashing: set[str] = set()
    for draft in drafts:
        if seen.setdefault(draft.id, draft.series) != draft.series and draft.series:
            clashing.add(draft.series)
    return [replace(d, id=f"{d.series}__{d.id}") if d.series in clashing else d for d in drafts]


def _join_repeats(drafts: Sequence[Draft]) -> list[Draft]:
    """Join a row to the one before it when both carry one id: a source that splits a section into rows."""
    joined: list[Draft] = []
    for draft in drafts:
        if joined and joined[-1].id == draft.id and not _begins_anew(joined[-1], draft):
            last = joined[-1]
            body = "\n".join(part for part in (last.body, draft.heading, draft.body) if part)
            joined[-1] = replace(last, body=body, notes=last.notes + draft.notes)
        else:
            joined.append(draft)
    return joined


def _begins_anew(last: Draft, draft: Draft) -> bool:
    return bool(last.body and draft.body and last.heading != draft.heading and draft.heading)


def _unique(drafts: Iterable[Draft]) -> Iterable[tuple[Draft, str]]:
    seen: Counter[str] = Counter()
    for draft in drafts:
        seen[draft.id] += 1
        yield draft, draft.id if seen[draft.id] == 1 else f"{draft.id}~{seen[draft.id]}"


def _provision(draft: Draft, ident: str) -> TextProvision:
    return TextProvision(ident, draft.label, draft.heading, draft.body, draft.depth, draft.path, draft.notes)
