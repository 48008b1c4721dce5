"""Which official texts are imported."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lawbase.citation.address import parse_address
from lawbase.editions import Editions, ImportedEdition
from lawbase.errors import NotFound
from lawbase.library.data_folder import DataFolder
from lawbase.records.base import partial_day


@dataclass(frozen=True, slots=True)
class ListedText:
    """One imported edition as lists show it."""

    address: str
    work: str
    edition: str
    language: str
    as_at: str
    standing: str
    publisher: str
    licence: str
    url: str
    title: str
    format: str
    state: str
    files: tuple[str, ...]
    missing_parts: int
    provisions: int
    imported_on: str


def list_texts(data: DataFolder, work: str = "") -> list[ListedText]:
    """The imported editions of a work, newest first, or of all works and then the doubtful ones.

    Raises BadAddress, or NotFound when a work is named of which no text is imported.
    """
    with Editions(data.root) as editions:
        if not work:
            return [_listed(edition) for edition in (*editions.editions(), *editions.doubtful())]
        found = editions.editions(parse_address(work).work)
    if not found:
        raise NotFound(f"No official text of {work} is imported. `lawbase import PATH` imports one.")
    return [_listed(edition) for edition in found]


def edition_at(editions: Editions, work: str, wanted: str = "", languages: Sequence[str] = ()) -> ImportedEdition:
    """The edition an address means: by its key, else as the law at that day, else the newest; raises NotFound."""
    if not wanted:
        found = editions.edition(work, "", languages)
    else:
        found = editions.edition(work, wanted, languages)
        if found is None and _is_day(wanted):
            found = editions.in_force(work, wanted, languages)
    if found is not None:
        return found
    if editions.editions(work):
        raise NotFound(f"No edition {wanted} of {work} is imported; `lawbase texts {work}` lists those that are.")
    raise NotFound(
        f"The official text of {work} is not imported. `lawbase import PATH` imports a file, a folder or a git repository of law."
    )


def _is_day(text: str) -> bool:
    try:
        return partial_day(text) == text
    except ValueError:
        return False


def _listed(edition: ImportedEdition) -> ListedText:
    return ListedText(
        address=edition.address,
        work=edition.work,
        edition=edition.key,
        language=edition.language,
        as_at=edition.as_at,
        standing=edition.standing,
        publisher=edition.publisher,
        licence=edition.licence,
        url=edition.url,
        title=edition.title,
        format=edition.format,
        state=edition.state,
        files=edition.files,
        missing_parts=edition.missing_parts,
        provisions=edition.provisions,
        imported_on=edition.imported_on,
    )
