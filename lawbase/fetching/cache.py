"""What was fetched before, on disk, so that a publisher is asked only whether it has changed."""

from __future__ import annotations

import errno
import hashlib
import json
import os
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from lawbase.errors import StorageFull


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer kept on disk with what tells whether it is still the newest."""

    url: str
    sha256: str
    etag: str
    last_modified: str
    fetched_on: str
    body: bytes

    @property
    def conditions(self) -> dict[str, str]:
        """The headers of a conditional request; empty where the publisher gave nothing to ask by."""
        said = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in said.items() if value}


class Cache:
    """Answers by the question asked; a broken entry is as if it were not there."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find(self, question: str) -> Kept | None:
        """What was answered before, if it is kept whole."""
        facts_path, body_path = self._paths(question)
        try:
            facts = json.loads(facts_path.read_text(encoding="utf-8"))
            kept = Kept(**facts, body=body_path.read_bytes())
        except (OSError, ValueError, TypeError, RecursionError):
            return None
        return kept if hashlib.sha256(kept.body).hexdigest() == kept.sha256 else None

    def keep(self, question: str, url: str, etag: str, last_modified: str, body: bytes) -> None:
        """Keep an answer; raises StorageFull, and the answer before is then still there or known to be broken."""
        kept = Kept(
            url, hashlib.sha256(body).hexdigest(), etag, last_modified, datetime.now(UTC).date().isoformat(), b""
        )
        facts = asdict(kept)
        del facts["body"]
        facts_path, body_path = self._paths(question)
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            _replace(body_path, body)
            _replace(facts_path, json.dumps(facts).encode())
        except OSError as fault:
            if fault.errno in (errno.ENOSPC, errno.EDQUOT):
                raise StorageFull() from None
            raise

    def _paths(self, question: str) -> tuple[Path, Path]:
        name = hashlib.sha256(question.encode()).hexdigest()[:40]
        return self._folder / f"{name}.json", self._folder / f"{name}.body"


def _replace(path: Path, data: bytes) -> None:
    draft = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        draft.write_bytes(data)
        os.replace(draft, path)
    finally:
        draft.unlink(missing_ok=True)
