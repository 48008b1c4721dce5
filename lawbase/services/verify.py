"""Proving records against the official texts: every quote is looked for in the provision it is said to stand in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from lawbase.citation.evidence import evidence_form, fingerprint
from lawbase.citation.labels import basic_unit
from lawbase.errors import LawbaseError, Problem
from lawbase.files.folder import ContentFolder
from lawbase.files.ledger_file import write_ledger
from lawbase.records.content import Content
from lawbase.records.ledger import LedgerLine, quoted_hash
from lawbase.records.work import Provision, Work
from lawbase.texts import TextRefused, read_text

Tell = Callable[[str, float], None]


class NoTexts(LawbaseError):
    """The folder of official texts is not there."""


@dataclass(frozen=True)
class VerifyReport:
    """What verification proved; `lines` are the ledger lines that now hold, `problems` what the texts contradict."""

    proved: int
    quotes: int
    problems: tuple[Problem, ...]
    lines: tuple[LedgerLine, ...]
    lapsed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Unit:
    """A basic unit of an official text: its evidence form and its fingerprint."""

    form: str
    print: str


class TextShelf:
    """The official texts of editions, read when asked for and kept a while."""

    def __init__(self, root: Path) -> None:
        if not root.is_dir():
            raise NoTexts(f"There is no folder of official texts at {root}.")
        self.root = root
        self._read = lru_cache(maxsize=24)(self._read_file)

    def _read_file(self, name: str) -> dict[str, _Unit]:
        path = self.root / name
        if not path.is_file():
            raise TextRefused(f"the text {name} is not in the folder of official texts")
        found = {}
        for part in read_text(path).provisions:
            body = f"{part.heading}\n{part.body}"
            found[part.id] = _Unit(evidence_form(body), fingerprint(part.body))
        return found

    def units(self, work: Work, provision: Provision) -> list[_Unit]:
        """The official texts of a provision's basic unit in every file and language of its edition."""
        edition = work.edition_of(provision)
        files = [name for text in work.texts if edition and text.key == edition.key for name in text.files]
        unit = basic_unit(provision.id)
        found = [self._read(name) for name in files]
        return [units[key] for units in found for key in dict.fromkeys((provision.id, unit)) if key in units]


def verify(content: Content, texts: Path, only: str = "", tell: Tell = lambda step, done: None) -> VerifyReport:
    """Look for every quote in the official text; `only` limits the run to addresses that begin so.

    Raises NoTexts when the folder is missing. A text that cannot be read is a problem, not an exception.
    """
    shelf = TextShelf(texts)
    today = datetime.now(UTC).date().isoformat()
    problems: list[Problem] = []
    lines: list[LedgerLine] = []
    quotes = 0
    chosen = {address: pair for address, pair in content.provisions.items() if address.startswith(only)}
    for number, (address, (work, provision)) in enumerate(chosen.items()):
        tell(work.address, number / len(chosen))
        found = list(_faults(shelf, work, provision, content.place(work.address)))
        problems += found
        quotes += sum(len(answers) for answers in provision.answers.values())
        if not found:
            lines.append(_line(content, shelf, address, work, provision, today))
    proved = {line.address for line in lines}
    lapsed = tuple(
        line.address
        for line in content.ledger
        if line.rung == "quoted" and line.address.startswith(only) and line.address not in proved
    )
    return VerifyReport(len(lines), quotes, tuple(problems), tuple(lines), lapsed)


def _faults(shelf: TextShelf, work: Work, provision: Provision, file: str) -> Iterator[Problem]:
    where = f"{file}:{provision.id}"
    try:
        units = shelf.units(work, provision)
    except TextRefused as fault:
        yield Problem(where, str(fault), "verify")
        return
    if not units:
        yield Problem(where, f"the official text has no provision {basic_unit(provision.id)}", "verify")
        return
    for key, answers in provision.answers.items():
        for answer in answers:
            wanted = evidence_form(answer.quote)
            if not wanted or not any(wanted in unit.form for unit in units):
                yield Problem(where, f"{key}: the official text does not say “{answer.quote}”", "verify")


def _line(content: Content, shelf: TextShelf, address: str, work: Work, provision: Provision, today: str) -> LedgerLine:
    edition = work.edition_of(provision)
    hash_ = quoted_hash(provision)
    print_ = shelf.units(work, provision)[0].print
    day = next(
        (
            line.day
            for line in content.lines.get(address, ())
            if line.rung == "quoted" and line.record_hash == hash_ and line.fingerprint == print_
        ),
        today,
    )
    return LedgerLine(address, "quoted", edition.key if edition else "", hash_, print_, day)


def write_quoted(folder: ContentFolder, content: Content, report: VerifyReport, only: str = "") -> None:
    """Write what was proved into the ledger: new `quoted` lines replace the old; `reviewed` lines stay while their record does."""
    kept = [
        line
        for line in content.ledger
        if line.address in content.provisions and (line.rung == "reviewed" or not line.address.startswith(only))
    ]
    write_ledger(folder, tuple(dict.fromkeys([*kept, *report.lines])))
