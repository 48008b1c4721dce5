"""The ledger: what has been proved against an official text, or read twice."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Literal

from lawbase.records.work import Provision

Rung = Literal["claimed", "quoted", "reviewed"]
RUNGS: tuple[Rung, ...] = ("claimed", "quoted", "reviewed")


@dataclass(frozen=True, slots=True, order=True)
class LedgerLine:
    """One line of `corpus/ledger/<cc>.tsv`: address, rung, edition key, hash of the record, fingerprint of the text, day."""

    address: str
    rung: str
    edition: str
    record_hash: str
    fingerprint: str
    day: str


def quoted_hash(provision: Provision) -> str:
    """Hash what verification proves: id, values, quotes and via."""
    answers = {
        key: [[answer.value, answer.quote, list(answer.via)] for answer in answers]
        for key, answers in sorted(provision.answers.items())
    }
    return _hash([provision.id, answers])


def reviewed_hash(provision: Provision) -> str:
    """Hash everything a second reader has read: the whole provision."""
    return _hash(provision.model_dump(mode="json"))


def _hash(content: object) -> str:
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]


def rung_of(provision: Provision, lines: tuple[LedgerLine, ...]) -> Rung:
    """The rung a provision stands on: a line counts only while its hash matches the record."""
    held = {line.rung for line in lines if line.record_hash == expected_hash(line.rung, provision)}
    if "quoted" not in held:
        return "claimed"
    return "reviewed" if "reviewed" in held else "quoted"


def expected_hash(rung: str, provision: Provision) -> str:
    """The hash a line of this rung must carry to hold."""
    return quoted_hash(provision) if rung == "quoted" else reviewed_hash(provision)
