"""Fetching official texts from their publishers and importing them with what is known of that copy."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from lawbase.editions import EditionsWriter, Placement
from lawbase.errors import BadAddress
from lawbase.fetching import (
    PUBLISHERS,
    Answer,
    Asker,
    BadIdentifier,
    Cache,
    Document,
    FetchRefused,
    Limits,
    NotThere,
    Publisher,
    bring_repository,
    publisher_named,
)
from lawbase.fetching.archive import Unpacked, take_law
from lawbase.library.data_folder import DataFolder
from lawbase.records.content import Content
from lawbase.services.import_git import RepositoryRefused, import_commits, is_repository
from lawbase.services.import_texts import quiet
from lawbase.services.importing import ImportReport, Named, Tell, import_bytes
from lawbase.services.joining import Joiner, TextFacts
from lawbase.services.text_lists import ListedFile, TextLists

GIT = "git"


@dataclass(frozen=True, slots=True)
class FetchedText:
    """A text that was fetched, or found unchanged since it was fetched before."""

    ident: str
    url: str
    sha256: str
    size: int
    is_unchanged: bool
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FailedFetch:
    """A text that was not fetched, and why."""

    ident: str
    why: str


@dataclass(slots=True)
class FetchReport:
    """What was fetched, what was not, and what the import made of it."""

    source: str
    fetched: list[FetchedText] = field(default_factory=list)
    failed: list[FailedFetch] = field(default_factory=list)
    imported: ImportReport = field(default_factory=ImportReport)


@dataclass(frozen=True)
class KnownCopy(Joiner):
    """Places texts of which it is known who published this copy, under which licence and where."""

    standing: str = ""
    publisher: str = ""
    licence: str = "unstated"
    url: str = ""

    def place(self, path: str, sha256: str, facts: TextFacts, day: str = "") -> Placement:
        """The place of a text; who published it is told by where it was fetched."""
        placement = super().place(path, sha256, facts, day)
        if placement.declared:
            return placement
        return replace(
            placement,
            standing=self.standing or placement.standing,
            publisher=self.publisher or placement.publisher,
            licence=self.licence,
            url=self.url or placement.url,
        )


def sources() -> list[tuple[str, str]]:
    """The sources there are, each with an example of what it is asked for."""
    known = [(source, publisher.example) for source, publisher in PUBLISHERS.items()]
    return [*known, (GIT, "an https address or a path")]


def fetch_texts(
    data: DataFolder,
    content: Content,
    source: str,
    idents: Sequence[str],
    *,
    base: str = "",
    language: str = "",
    work: str = "",
    limits: Limits | None = None,
    tell: Tell = quiet,
) -> FetchReport:
    """Fetch texts by the publisher's own identifiers and import them; one that fails does not stop the others.

    Raises UnknownPublisher, BadIdentifier, BadAddress, ImportRunning, TextsTooNew, TextsBroken or StorageFull.
    """
    publisher = publisher_named(source)
    documents = [publisher.document(ident, _language(publisher, language)) for ident in dict.fromkeys(idents)]
    _check_work(content, work, len(documents))
    data.prepare()
    report = FetchReport(source)
    with Asker(Cache(data.root / "fetched"), limits) as asker:
        for number, document in enumerate(documents):
            tell(document.ident, number / len(documents))
            _fetch(data, content, publisher, document, asker, base, work, report)
    tell("done", 1.0)
    return report


def fetch_repositories(
    data: DataFolder, content: Content, addresses: Sequence[str], *, licence: str = "unstated", tell: Tell = quiet
) -> FetchReport:
    """Fetch git repositories of law, or read those at a path, and import every version of every law in them.

    Raises ImportRunning, TextsTooNew, TextsBroken or StorageFull.
    """
    data.prepare()
    report = FetchReport(GIT)
    for number, address in enumerate(dict.fromkeys(addresses)):
        tell(address, number / len(addresses))
        try:
            folder = _repository(data, address)
            url = address if folder != Path(address) else ""
            with EditionsWriter.at(data.root) as writer:
                import_commits(
                    writer, KnownCopy(content, licence=licence, url=url), folder, report.imported, lambda *_: None
                )
        except (FetchRefused, RepositoryRefused) as fault:
            report.failed.append(FailedFetch(address, str(fault)))
    tell("done", 1.0)
    return report


def _repository(data: DataFolder, address: str) -> Path:
    """The folder of a repository: the one at this path, else one it is brought into."""
    if "://" not in address:
        if not is_repository(Path(address)):
            raise FetchRefused(f"There is no git repository at {address}.")
        return Path(address)
    folder = data.root / "fetched" / "git" / hashlib.sha256(address.encode()).hexdigest()[:24]
    bring_repository(address, folder)
    return folder


def _language(publisher: Publisher, language: str) -> str:
    if language and language not in publisher.languages:
        raise BadIdentifier(
            f"{publisher.source} has no texts in “{language}”; it has {', '.join(publisher.languages)}."
        )
    return language or publisher.languages[0]


def _check_work(content: Content, work: str, count: int) -> None:
    if work and work not in content.works and work not in content.instruments:
        raise BadAddress(f"There is no work {work} in the content.")
    if work and count != 1:
        raise BadAddress("A work can be named for one text at a time.")


def _fetch(
    data: DataFolder,
    content: Content,
    publisher: Publisher,
    document: Document,
    asker: Asker,
    base: str,
    work: str,
    report: FetchReport,
) -> None:
    try:
        answer, law = _asked(document, asker, base)
    except FetchRefused as fault:
        report.failed.append(FailedFetch(document.ident, str(fault)))
        return
    sha256 = hashlib.sha256(law.body).hexdigest()
    report.fetched.append(
        FetchedText(document.ident, answer.url, sha256, len(law.body), answer.is_unchanged, law.left_out)
    )
    name = document.file_name(work)
    with EditionsWriter.at(data.root) as writer:
        joiner = _joiner(content, publisher, document, sha256)
        report.imported.add(import_bytes(writer, joiner, law.body, Named(document.ident, name)))


def _asked(document: Document, asker: Asker, base: str) -> tuple[Answer, Unpacked]:
    """The text in the first form its publisher has; raises FetchRefused."""
    for way in document.ways:
        try:
            answer = asker.ask(way, base)
        except NotThere:
            if way is document.ways[-1]:
                raise
            continue
        if way.roots:
            return answer, take_law(answer.body, way.roots, asker.limits.size)
        return answer, Unpacked(answer.body, ())
    raise NotThere()


def _joiner(content: Content, publisher: Publisher, document: Document, sha256: str) -> KnownCopy:
    name = document.file_name()
    row = ListedFile(
        file=name,
        jurisdiction=name.partition("/")[0],
        language=document.language,
        url=document.identifier,
        licence=publisher.licence,
    )
    return KnownCopy(
        content,
        TextLists(by_sha256={sha256: row}),
        standing=document.standing,
        publisher=publisher.name,
        licence=publisher.licence,
        url=document.url,
    )
