"""From the rows a reader found to provisions with ids that are unique in the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from lawbase.texts.draft import Draft
from lawbase.texts.history_box import day_held, history_events
from lawbase.texts.page_text import cut_page_text
from lawbase.texts.series import prefix_chapters, prefix_series, split_restarts
from lawbase.texts.tree import ProposedEvent, TextProvision, Unplaced

Split = Callable[[Sequence[Draft]], list[Draft]]


@dataclass(frozen=True, slots=True)
class Assembled:
    """The provisions of a text, and what was cut from them."""

    provisions: tuple[TextProvision, ...]
    unplaced: tuple[Unplaced, ...]
    events: tuple[ProposedEvent, ...]
    as_at: str = ""


def assemble(drafts: Iterable[Draft], *, item: str = "para", split: Split = list) -> Assembled:
    """Cut page text, join rows that continue one provision, split what ran together, and make every id unique."""
    unplaced: list[Unplaced] = []
    pages: list[str] = []
    cleaned = [_without_page_text(draft, unplaced, pages) for draft in drafts]
    whole = _join_repeats(_without_reprints(prefix_chapters(cleaned), unplaced))
    named = prefix_series(split_restarts(split(whole)), item)
    provisions = tuple(_provision(draft, ident) for draft, ident in _unique(named))
    page = "\n".join(pages)
    return Assembled(provisions, tuple(unplaced), history_events(page), day_held(page))


def _without_page_text(draft: Draft, unplaced: list[Unplaced], pages: list[str]) -> Draft:
    cut = cut_page_text(draft.body)
    if not cut.page:
        return draft if cut.body == draft.body else replace(draft, body=cut.body)
    unplaced.append(Unplaced(draft.label, cut.page, "Page text of the publisher, not law."))
    pages.append(cut.page)
    return replace(draft, body=cut.body)


def _join_repeats(drafts: Sequence[Draft]) -> list[Draft]:
    """Join a row to the one before it when both carry one id: a source that splits a section into rows."""
    joined: list[Draft] = []
    for draft in drafts:
        if (
            joined
            and (joined[-1].id, joined[-1].series) == (draft.id, draft.series)
            and not _begins_anew(joined[-1], draft)
        ):
            last = joined[-1]
            body = "\n".join(part for part in (last.body, draft.heading, draft.body) if part)
            joined[-1] = replace(last, body=body, notes=last.notes + draft.notes)
        else:
            joined.append(draft)
    return joined


def _begins_anew(last: Draft, draft: Draft) -> bool:
    return bool(last.body and draft.body and last.heading != draft.heading and draft.heading)


def _without_reprints(drafts: Sequence[Draft], unplaced: list[Unplaced]) -> list[Draft]:
    """Drop a row the source prints a second time word for word."""
    seen: set[tuple[str, str, str]] = set()
    kept: list[Draft] = []
    for draft in drafts:
        key = (draft.id, draft.heading.casefold(), " ".join(draft.body.split()))
        if key in seen and draft.body:
            unplaced.append(Unplaced(draft.label, draft.body, "The source prints this provision twice, word for word."))
        else:
            seen.add(key)
            kept.append(draft)
    return kept


def _unique(drafts: Iterable[Draft]) -> Iterable[tuple[Draft, str]]:
    seen: Counter[str] = Counter()
    for draft in drafts:
        seen[draft.id] += 1
        yield draft, draft.id if seen[draft.id] == 1 else f"{draft.id}~{seen[draft.id]}"


def _provision(draft: Draft, ident: str) -> TextProvision:
    return TextProvision(ident, draft.label, draft.heading, draft.body, draft.depth, draft.path, draft.notes)
