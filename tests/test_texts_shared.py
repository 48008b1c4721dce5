"""The official texts beside the checkout: every file is read or refused with a reason, and numbers are right.

The folder is no part of the project; LAWBASE_TEXTS names another place for it.
"""

from __future__ import annotations

import csv
import os
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from lawbase.citation.labels import is_element_id
from lawbase.texts import OfficialText, TextRefused, read_text

FOLDER = Path(os.environ.get("LAWBASE_TEXTS") or Path(__file__).parents[2] / "shared" / "statutes")
SAMPLES = Path(__file__).parent / "tables" / "text_samples.csv"
RIGHT_SHARE = 0.97

pytestmark = [
    pytest.mark.statutes,
    pytest.mark.skipif(
        not FOLDER.is_dir(), reason=f"the official texts are not beside the checkout ({FOLDER.name}); set LAWBASE_TEXTS"
    ),
]


@dataclass(frozen=True, slots=True)
class Sample:
    file: str
    id: str
    words: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: its reason if it was refused, else what the tests ask of it."""

    file: str
    reason: str = ""
    format: str = ""
    ids: tuple[str, ...] = ()
    unreasoned: int = 0
    wrong: tuple[Sample, ...] = ()


def samples() -> list[Sample]:
    with SAMPLES.open(encoding="utf-8", newline="") as handle:
        return [Sample(row["file"], row["id"], row["words"]) for row in csv.DictReader(handle)]


def manifest() -> list[str]:
    files: dict[str, None] = {}
    for path in sorted(FOLDER.glob("manifest-*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as handle:
            files.update((row["file"], None) for row in csv.DictReader(handle))
    return list(files)


@cache
def outcomes() -> list[Outcome]:
    expected: dict[str, list[Sample]] = {}
    for sample in samples():
        expected.setdefault(sample.file, []).append(sample)
    return [outcome(file, expected.get(file, [])) for file in manifest()]


def outcome(file: str, expected: list[Sample]) -> Outcome:
    try:
        text = read_text(FOLDER / file)
    except TextRefused as refused:
        return Outcome(file, reason=str(refused))
    return Outcome(
        file,
        format=text.format,
        ids=tuple(p.id for p in text.provisions),
        unreasoned=sum(1 for u in text.unplaced if not u.why or not u.text),
        wrong=tuple(sample for sample in expected if not holds(text, sample)),
    )


def holds(text: OfficialText, sample: Sample) -> bool:
    provision = next((p for p in text.provisions if p.id == sample.id), None)
    return provision is not None and sample.words in " ".join(provision.body.split())[:400]


def test_every_file_of_the_manifests_is_read_or_refused_with_a_reason() -> None:
    found = outcomes()
    assert len(found) >= 590
    assert [o.file for o in found if o.reason and not o.reason.endswith(".")] == []
    assert len([o for o in found if o.reason]) <= 2


def test_ids_are_unique_and_of_the_grammar_in_every_file() -> None:
    for found in outcomes():
        assert len(found.ids) == len(set(found.ids)), found.file
        assert all(is_element_id(ident) for ident in found.ids), found.file


def test_what_could_not_be_placed_is_given_with_a_reason() -> None:
    assert [o.file for o in outcomes() if o.unreasoned] == []


def test_nearly_every_file_has_provisions_and_few_doubles() -> None:
    found = outcomes()
    numbered = [o for o in found if o.ids]
    assert len(numbered) >= RIGHT_SHARE * len(found)
    ids = [ident for o in found for ident in o.ids]
    assert sum("~" in ident for ident in ids) <= 0.01 * len(ids)


def test_the_sampled_provisions_have_the_right_number_in_every_format() -> None:
    asked = Counter(o.format for o in outcomes() for s in samples() if s.file == o.file)
    wrong = Counter(o.format for o in outcomes() for _ in o.wrong)
    poor = {name: (wrong[name], count) for name, count in asked.items() if wrong[name] > (1 - RIGHT_SHARE) * count}
    assert poor == {}, [s for o in outcomes() for s in o.wrong]
    assert sum(asked.values()) >= 300
    assert len(asked) >= 20
