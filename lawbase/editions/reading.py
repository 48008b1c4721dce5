"""Reading imported texts: editions of a work, their provisions, the law as at a date."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from types import TracebackType
from typing import Any

from lawbase.citation.labels import basic_unit, is_element_id
from lawbase.editions.opening import open_to_read
from lawbase.editions.shapes import (
    ImportedEdition,
    ImportedProvision,
    StoredEvent,
    StoredText,
    TextDocument,
    UnplacedText,
)
from lawbase.editions.writing import stored_text

Row = dict[str, Any]
_BY_EDITION = "order by work, case as_at when 'unknown' then 1 else 0 end, as_at desc, edition, language, part"


class Editions:
    """The imported texts of a data folder; empty where nothing was imported. Cheap to open, closed when left.

    Raises TextsTooNew or TextsBroken.
    """

    def __init__(self, root: Path) -> None:
        self._database = open_to_read(root)

    def __enter__(self) -> Editions:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let the file go."""
        self._database.close()

    # Editions

    def works(self) -> list[str]:
        """The works that have imported texts."""
        rows = self._database.query("select distinct work from texts where state = 'joined' order by work")
        return [row["work"] for row in rows]

    def editions(self, work: str = "") -> list[ImportedEdition]:
        """The editions of a work, or of all works, newest first; each language is one. Undated ones stand last."""
        return self._editions("joined", work)

    def doubtful(self) -> list[ImportedEdition]:
        """The texts whose work is not known, under their own names."""
        return self._editions("doubtful", "")

    def edition(self, work: str, key: str = "", languages: Sequence[str] = ()) -> ImportedEdition | None:
        """One edition, the newest where no key is given, in the first of these languages that it has."""
        found = self.editions(work)
        key = key or (found[0].key if found else "")
        return _preferred([edition for edition in found if edition.key == key], languages)

    def in_force(self, work: str, day: str, languages: Sequence[str] = ()) -> ImportedEdition | None:
        """The law as at a day: the newest edition that is not younger; a month or year asks for its last day.

        An edition that is dated by month or year alone counts from its first day; an undated one never answers.
        """
        due = [edition for edition in self.editions(work) if edition.is_dated and edition.as_at <= f"{day}~"]
        return _preferred([edition for edition in due if edition.as_at == due[0].as_at], languages)

    def languages(self, work: str, key: str) -> list[ImportedEdition]:
        """All languages in which an edition stands."""
        return [edition for edition in self.editions(work) if edition.key == key]

    def _editions(self, state: str, work: str) -> list[ImportedEdition]:
        condition = "and work = ?" if work else ""
        rows = self._database.query(
            f"select * from current_texts where state = ? {condition} {_BY_EDITION}", [state, work] if work else [state]
        )
        texts = map(stored_text, rows)
        keyed = groupby(texts, key=lambda t: (t.placement.work, t.placement.edition, t.placement.language))
        return [_edition(list(parts)) for _, parts in keyed]

    # Provisions

    def provisions(self, edition: ImportedEdition) -> Iterator[ImportedProvision]:
        """The provisions of an edition, part by part, in the order of the text."""
        for text in edition.texts:
            rows = self._database.query("select * from provisions where text = ? order by position", [text])
            yield from map(_provision, rows)

    def provision(self, edition: ImportedEdition, element: str) -> ImportedProvision | None:
        """The provision with this id, else the basic unit it lies in."""
        if not is_element_id(element):
            return None
        for wanted in dict.fromkeys((element, basic_unit(element))):
            for text in edition.texts:
                sql = "select * from provisions where text = ? and element = ? order by position"
                for row in self._database.query(sql, [text, wanted]):
                    return _provision(row)
        return None

    def side_by_side(self, work: str, key: str, element: str) -> dict[str, ImportedProvision]:
        """A provision in every language of an edition, by language."""
        found = {edition.language: self.provision(edition, element) for edition in self.languages(work, key)}
        return {language: provision for language, provision in found.items() if provision is not None}

    def unplaced(self, edition: ImportedEdition) -> list[UnplacedText]:
        """What stands in an edition under no provision."""
        return [
            UnplacedText(row["place"], row["words"], row["why"])
            for text in edition.texts
            for row in self._database.query("select * from unplaced where text = ? order by id", [text])
        ]

    def events(self, edition: ImportedEdition) -> list[StoredEvent]:
        """The events the publisher's page proposes for an edition."""
        return [
            StoredEvent(row["kind"], row["day"], row["source"])
            for text in edition.texts
            for row in self._database.query("select * from proposed_events where text = ? order by id", [text])
        ]

    # For the search index

    def state(self) -> str:
        """A few words that change whenever an imported text comes, goes or is placed anew."""
        sql = "select sha256, work, edition, language, state from texts order by sha256, work, edition, language"
        digest = hashlib.sha256()
        for row in self._database.query(sql):
            digest.update("\t".join(map(str, row.values())).encode("utf-8"))
        return digest.hexdigest()

    def documents(self, *, every_edition: bool = False) -> Iterator[TextDocument]:
        """Every provision of the newest edition of each work, or of all its editions, for an index; one at a time."""
        for work, editions in groupby([*self.editions(), *self.doubtful()], key=lambda e: (e.state, e.work)):
            of_work = list(editions)
            newest = of_work[0].key
            for edition in of_work:
                if every_edition or edition.key == newest or work[0] == "doubtful":
                    yield from self._documents_of(edition)

    def _documents_of(self, edition: ImportedEdition) -> Iterator[TextDocument]:
        for part in self.provisions(edition):
            yield TextDocument(
                address=f"{edition.address}#{part.element}",
                work=edition.work,
                edition=edition.key,
                language=edition.language,
                as_at=edition.as_at,
                standing=edition.standing,
                state=edition.state,
                title=edition.title,
                label=part.label,
                heading=part.heading,
                body=part.body,
                path=part.path,
                fingerprint=part.fingerprint,
            )


def _preferred(editions: Sequence[ImportedEdition], languages: Sequence[str]) -> ImportedEdition | None:
    by_language = {edition.language: edition for edition in reversed(editions)}
    wanted = next((by_language[language] for language in languages if language in by_language), None)
    return wanted or (editions[0] if editions else None)


def _edition(parts: list[StoredText]) -> ImportedEdition:
    first = parts[0]
    place = first.placement
    return ImportedEdition(
        work=place.work,
        key=place.edition,
        language=place.language,
        as_at=place.as_at,
        standing=place.standing,
        publisher=place.publisher,
        licence=place.licence,
        url=place.url,
        title=first.title,
        identifier=first.identifier,
        format=first.format,
        state=place.state,
        files=tuple(part.file for part in parts),
        missing_parts=max(0, place.parts - len(parts)),
        provisions=sum(part.provisions for part in parts),
        imported_on=max(part.imported_on for part in parts),
        texts=tuple(part.id for part in parts),
    )


def _provision(row: Row) -> ImportedProvision:
    return ImportedProvision(
        element=row["element"],
        basic=row["basic"],
        label=row["label"],
        heading=row["heading"],
        body=row["body"],
        depth=row["depth"],
        path=tuple(json.loads(row["path"])),
        position=row["position"],
        fingerprint=row["fingerprint"],
        notes=tuple(json.loads(row["notes"])),
    )
