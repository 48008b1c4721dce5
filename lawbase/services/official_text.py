"""The law itself beside the record: official texts as imported, with the quotes marked; and the law as at a day."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from lawbase.citation.evidence import find_quote, fingerprint
from lawbase.citation.labels import basic_unit
from lawbase.editions.reading import Editions
from lawbase.editions.shapes import ImportedEdition, ImportedProvision
from lawbase.errors import BadRequest, NotFound
from lawbase.library.library import Library
from lawbase.library.views import AnswerRow, ProvisionView
from lawbase.redline.editions import EditionChanges, TextPart, compare_editions


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of official text; `question` names the answer whose quote it is, or is empty."""

    text: str
    question: str = ""


@dataclass(frozen=True)
class TextBeside:
    """The official text of a provision; `changed` says that it is not the text the record was proved against."""

    edition: ImportedEdition
    provision: ImportedProvision
    paragraphs: tuple[tuple[Piece, ...], ...]
    changed: bool
    others: tuple[ImportedEdition, ...]


@dataclass(frozen=True)
class TextOfWork:
    """An imported edition of a work, provision by provision, with the editions there are."""

    edition: ImportedEdition
    provisions: tuple[ImportedProvision, ...]
    editions: tuple[ImportedEdition, ...]


@dataclass(frozen=True)
class Redline:
    """What changed between two imported editions of a work."""

    before: ImportedEdition
    after: ImportedEdition
    changes: EditionChanges
    editions: tuple[ImportedEdition, ...]


def text_beside(root: Path, view: ProvisionView, answers: tuple[AnswerRow, ...]) -> TextBeside | None:
    """The official text of a record's provision in the edition it was read from; None where none is imported."""
    wanted = view.edition
    with Editions(root) as editions:
        if wanted is None:
            return None
        edition = editions.edition(view.work.address, wanted.key, (wanted.language,))
        if edition is None:
            return None
        found = editions.provision(edition, basic_unit(view.provision.id))
        if found is None:
            return None
        others = tuple(other for other in editions.editions(view.work.address) if other != edition)
    changed = bool(view.fingerprint) and view.fingerprint != fingerprint(found.body)
    return TextBeside(edition, found, _marked(found.body, answers), changed, others)


def _marked(body: str, answers: tuple[AnswerRow, ...]) -> tuple[tuple[Piece, ...], ...]:
    """The paragraphs of a body with the quotes of the answers marked; a quote inside another is not marked twice."""
    spans: list[tuple[int, int, str]] = []
    for row in answers:
        place = find_quote(row.quote, body)
        if place and not any(place[0] < end and start < place[1] for start, end, _ in spans):
            spans.append((*place, row.question))
    pieces: list[Piece] = []
    at = 0
    for start, end, question in sorted(spans):
        pieces += [Piece(body[at:start]), Piece(body[start:end], question)]
        at = end
    return _paragraphs([*pieces, Piece(body[at:])])


def _paragraphs(pieces: list[Piece]) -> tuple[tuple[Piece, ...], ...]:
    paragraphs: list[list[Piece]] = [[]]
    for piece in pieces:
        first, *rest = piece.text.split("\n")
        paragraphs[-1].append(Piece(first, piece.question))
        paragraphs += [[Piece(line, piece.question)] for line in rest]
    return tuple(
        tuple(piece for piece in line if piece.text) for line in paragraphs if any(p.text.strip() for p in line)
    )


def text_of_work(root: Path, work: str, edition: str = "", day: str = "", language: str = "") -> TextOfWork:
    """An imported edition of a work: the one asked for, the one in force on a day, or the newest; raises NotFound."""
    languages = (language,) if language else ()
    with Editions(root) as editions:
        known = tuple(editions.editions(work))
        found = editions.in_force(work, day, languages) if day else editions.edition(work, edition, languages)
        if found is None:
            raise NotFound(_missing(work, edition, day, known))
        return TextOfWork(found, tuple(editions.provisions(found)), known)


def _missing(work: str, edition: str, day: str, known: tuple[ImportedEdition, ...]) -> str:
    if not known:
        return f"No official text of {work} is imported. Bring it in with `lawbase import`, or from a pack with `lawbase pack install`."
    keys = ", ".join(dict.fromkeys(text.key for text in known))
    if day:
        return f"No imported text of {work} is as old as {day}; there are {keys}."
    return f"{work} has no imported edition {edition}; there are {keys}."


def redline(root: Path, work: str, before: str, after: str) -> Redline:
    """What changed between two imported editions; raises NotFound, or BadRequest when both are the same."""
    if before == after:
        raise BadRequest("Choose two different editions; a text does not differ from itself.")
    old, new = text_of_work(root, work, before), text_of_work(root, work, after)
    return Redline(old.edition, new.edition, compare_editions(_parts(old), _parts(new)), old.editions)


def _parts(text: TextOfWork) -> list[TextPart]:
    return [
        TextPart(part.element, part.label, part.heading, part.body, part.fingerprint)
        for part in text.provisions
        if part.element
    ]


def records_in(library: Library, work: str) -> dict[str, ProvisionView]:
    """The records of a work by the basic unit they speak of, for links from the official text."""
    found: dict[str, ProvisionView] = {}
    for view in library.provisions_of(work):
        found.setdefault(basic_unit(view.provision.id), view)
    return found
