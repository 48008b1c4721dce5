"""Model clauses: listed, and shown with a drafter's settings."""

from __future__ import annotations

from collections.abc import Mapping

from lawbase.drafting.clause_text import TextFault, render_clause
from lawbase.errors import BadRequest
from lawbase.library.library import Library
from lawbase.records.clause import Clause
from lawbase.services.nearest import find_topic, not_found


def list_clauses(library: Library, topic: str = "", kind: str = "") -> list[Clause]:
    """The clauses by id, perhaps only those on a topic (with what lies below it) or of a kind."""
    found = (
        library.clauses_on(library.vocabulary.below(find_topic(library, topic)))
        if topic
        else list(library.clauses.values())
    )
    return [clause for clause in found if not kind or clause.kind == kind]


def clause_text(library: Library, clause: str, chosen: Mapping[str, str]) -> str:
    """The text of a clause in Bluebell markup for the settings given.

    Raises NotFound for an unknown clause, BadRequest for a setting it does not have or a choice that does not exist.
    """
    if clause not in library.clauses:
        raise not_found("clause", clause, {found.id: found.title for found in library.clauses.values()})
    found = library.clause(clause)
    for name, value in chosen.items():
        if name not in found.parameters and name not in found.options:
            raise BadRequest(f"The clause has no parameter or option “{name}”.")
        if name in found.options and value not in found.options[name].choices:
            raise BadRequest(f"{name} can be {', '.join(found.options[name].choices)}, not “{value}”.")
    try:
        return render_clause(found, chosen)
    except TextFault as fault:
        raise BadRequest(f"The clause cannot be shown so: {fault}.") from None
