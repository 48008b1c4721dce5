"""An address as Akoma Ntoso, from the imported official text."""

from __future__ import annotations

from lawbase.citation.address import Address, parse_address
from lawbase.editions import Editions, ImportedEdition
from lawbase.errors import LawbaseError, NotFound
from lawbase.export.akn import akn_act
from lawbase.library.data_folder import DataFolder
from lawbase.library.library import Library
from lawbase.records.source import OPEN_LICENCES
from lawbase.services.texts import edition_at


class LicenceForbids(LawbaseError):
    """The licence of this text does not let it be downloaded; its quotes and its link are shown instead."""


def akn_of(data: DataFolder, address: str, library: Library | None = None, *, only_open: bool = False) -> str:
    """The imported text at an address, or one provision with its ancestors, as an Akoma Ntoso 3.0 document.

    Raises BadAddress, NotFound where the text is not imported, and LicenceForbids where only open licences are asked for.
    """
    read = parse_address(address)
    if read.kind not in ("work", "provision", "instrument", "article"):
        raise NotFound(f"Only works, treaties and their provisions have an Akoma Ntoso form; {address} is neither.")
    work, akn, authentic = _recorded(read, library)
    with Editions(data.root) as editions:
        edition = edition_at(editions, work, read.edition, authentic)
        if only_open and edition.licence not in OPEN_LICENCES:
            raise LicenceForbids(
                f"The licence of {edition.address} is {edition.licence or 'unstated'}; only its quotes and its link"
                f"{f' ({edition.url})' if edition.url else ''} may be carried on."
            )
        if not read.element:
            return akn_act(edition, editions.provisions(edition), akn or _made_up(work, edition))
        provision = editions.provision(edition, read.element)
        if provision is None:
            raise NotFound(f"The imported text {edition.address} has no provision {read.element}.")
        return akn_act(edition, [provision], akn or _made_up(work, edition), provision.element)


def _recorded(address: Address, library: Library | None) -> tuple[str, str, tuple[str, ...]]:
    """The address a work bears now, its Akoma Ntoso address and its authentic languages, as far as the library knows."""
    if library is None or not address.jurisdiction:
        return address.work, "", ()
    try:
        work = library.work(address.work).work
    except NotFound:
        return address.work, "", ()
    return work.address, work.akn, work.authentic


def _made_up(work: str, edition: ImportedEdition) -> str:
    """An address for a work whose record names none; the day of the edition stands for the day of the work."""
    jurisdiction, _, slug = work.rpartition("/")
    day = edition.as_at if edition.is_dated else edition.imported_on
    return f"/akn/{jurisdiction or 'int'}/act/{day}/{slug}"
