"""Writing official texts: one text in one transaction, so that nothing is ever half-stored."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from lawbase.citation.evidence import fingerprint
from lawbase.citation.labels import basic_unit
from lawbase.editions.opening import open_to_write, sole_writer
from lawbase.editions.shapes import Origin, Placement, StoredText
from lawbase.texts import OfficialText, TextProvision

Row = dict[str, Any]
BATCH = 500


class EditionsWriter:
    """The one writer of a data folder's `texts.db`; open it with `EditionsWriter.at`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @classmethod
    @contextmanager
    def at(cls, root: Path) -> Iterator[EditionsWriter]:
        """Open the store of a data folder to write; raises ImportRunning, TextsTooNew or TextsBroken."""
        with sole_writer(root):
            database = open_to_write(root)
            try:
                yield cls(database)
            finally:
                database.close()

    def known(self, sha256: str) -> list[StoredText]:
        """The texts stored from a file with this hash."""
        rows = self._database.query("select * from texts where sha256 = ? order by id", [sha256])
        return [stored_text(row) for row in rows]

    def standing_at(self, placement: Placement) -> StoredText | None:
        """The text that is now read at a place, if there is one."""
        key = [placement.work, placement.edition, placement.language, placement.part, placement.state]
        rows = self._database.query(
            "select * from current_texts where work = ? and edition = ? and language = ? and part = ? and state = ?",
            key,
        )
        return next((stored_text(row) for row in rows), None)

    def add(self, placement: Placement, text: OfficialText, origin: Origin) -> int:
        """Store a text whole and return its id; on any failure nothing of it is stored."""
        with self._database.atomic():
            number = self._add_text(placement, text, origin)
            table = self._database.table("provisions")
            table.insert_all(_provision_rows(number, text), batch_size=BATCH)
            self._database.table("unplaced").insert_all(
                {"text": number, "place": part.where, "words": part.text, "why": part.why} for part in text.unplaced
            )
            self._database.table("proposed_events").insert_all(
                {"text": number, "kind": event.kind, "day": event.day, "source": event.source} for event in text.events
            )
        return number

    def place_anew(self, stored: StoredText, placement: Placement) -> None:
        """Move a stored text to another place; a text that stands there already with the same bytes makes it needless."""
        there = [
            other
            for other in self.known(stored.sha256)
            if other.id != stored.id and _key(other.placement) == _key(placement)
        ]
        with self._database.atomic():
            if there:
                self._database.execute("delete from texts where id = ?", [stored.id])
            else:
                self._database.table("texts").update(stored.id, _placement_row(placement))

    def _add_text(self, placement: Placement, text: OfficialText, origin: Origin) -> int:
        row = {
            "sha256": origin.sha256,
            "file": origin.file,
            "revision": origin.revision,
            "format": text.format,
            "title": text.title,
            "identifier": text.identifier,
            "own_language": text.language,
            "dates": json.dumps(text.dates, ensure_ascii=False),
            "provisions": len(text.provisions),
            "law_print": law_print(text),
            "imported_on": datetime.now(UTC).date().isoformat(),
            **_placement_row(placement),
        }
        number = self._database.table("texts").insert(row).last_pk
        assert isinstance(number, int)
        return number


def law_print(text: OfficialText) -> str:
    """A hash over ids and bodies: two texts with one print say the same law, whatever their metadata."""
    digest = hashlib.sha256()
    for part in text.provisions:
        digest.update(f"{part.id}\0{part.heading}\0{part.body}\0".encode("utf-8", "replace"))
    return digest.hexdigest()


def stored_text(row: Row) -> StoredText:
    """A row of `texts` as a record."""
    placement = Placement(
        work=row["work"],
        edition=row["edition"],
        language=row["language"],
        as_at=row["as_at"],
        part=row["part"],
        parts=row["parts"],
        standing=row["standing"],
        publisher=row["publisher"],
        licence=row["licence"],
        url=row["url"],
        state=row["state"],
        declared=bool(row["declared"]),
        why=row["why"],
    )
    return StoredText(
        id=row["id"],
        sha256=row["sha256"],
        file=row["file"],
        revision=row["revision"],
        format=row["format"],
        title=row["title"],
        identifier=row["identifier"],
        own_language=row["own_language"],
        dates=json.loads(row["dates"]),
        provisions=row["provisions"],
        law_print=row["law_print"],
        imported_on=row["imported_on"],
        placement=placement,
    )


def _key(placement: Placement) -> tuple[str, str, str]:
    return placement.work, placement.edition, placement.language


def _placement_row(placement: Placement) -> Row:
    return {
        "work": placement.work,
        "edition": placement.edition,
        "language": placement.language,
        "part": placement.part,
        "parts": placement.parts,
        "as_at": placement.as_at,
        "standing": placement.standing,
        "publisher": placement.publisher,
        "licence": placement.licence,
        "url": placement.url,
        "state": placement.state,
        "declared": int(placement.declared),
        "why": placement.why,
    }


def _provision_rows(text: int, official: OfficialText) -> Iterator[Row]:
    for position, part in enumerate(official.provisions):
        yield _provision_row(text, position, part)


def _provision_row(text: int, position: int, part: TextProvision) -> Row:
    return {
        "text": text,
        "position": position,
        "element": part.id,
        "basic": basic_unit(part.id),
        "label": part.label,
        "heading": part.heading,
        "body": part.body,
        "depth": part.depth,
        "path": json.dumps(part.path, ensure_ascii=False),
        "notes": json.dumps(part.notes, ensure_ascii=False),
        "fingerprint": fingerprint(part.body),
    }
