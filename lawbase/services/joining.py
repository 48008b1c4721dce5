"""Which work and edition a file is: told by the records, by lists, by its name, or by what it says of itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

import regex

from lawbase.citation.address import is_jurisdiction, parse_address
from lawbase.citation.evidence import evidence_form
from lawbase.editions import Placement, StoredText
from lawbase.errors import BadAddress
from lawbase.records.base import known_day
from lawbase.records.content import Content
from lawbase.records.instrument import Instrument
from lawbase.records.source import Edition
from lawbase.records.work import Work
from lawbase.services.file_names import FileName, read_name, stated_day
from lawbase.services.text_lists import ListedFile, ListedWork, TextLists
from lawbase.texts import OfficialText

_YEAR = regex.compile(r"(?<!\d)(?:1[6-9]|20)\d\d(?!\d)")
_BIRTH_KEYS = ("issued_date", "enactment_date", "publication_date")
_LANGUAGE = regex.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_EU_ACT = regex.compile(r"(?P<kind>Regulation|Directive|Decision)\b[^0-9]*(?P<first>\d{1,4})/(?P<second>\d{1,4})")
_EU_KINDS = {"Regulation": "R", "Directive": "L", "Decision": "D"}
_TREATIES = "int"
UNSTATED_STANDING = "third-party-copy"


@dataclass(frozen=True, slots=True)
class TextFacts:
    """What a text says of itself."""

    title: str
    identifier: str
    language: str
    dates: dict[str, str]


def facts_of(text: OfficialText | StoredText) -> TextFacts:
    """What a text, just read or stored, says of itself."""
    language = text.language if isinstance(text, OfficialText) else text.own_language
    return TextFacts(text.title, text.identifier, language, text.dates)


@dataclass(frozen=True)
class Joiner:
    """Places files; the content and the lists are all it knows."""

    content: Content
    lists: TextLists = field(default_factory=TextLists)

    def place(self, path: str, sha256: str, facts: TextFacts, day: str = "") -> Placement:
        """The place of a text. `day` is that of the commit it comes from: it then dates the edition, and a record does not."""
        row = self.lists.by_sha256.get(sha256)
        names = [read_name(path), *([read_name(row.file)] if row else [])]
        if not day:
            for name in names:
                if found := self._declared(name):
                    return found
        as_at = day or stated_day(names[0], facts.dates)
        work, why = self._work(names, facts, row)
        placement = Placement(
            work=work or names[0].own_name,
            edition=as_at if as_at != "unknown" else f"undated-{sha256[:8]}",
            language=_language(names[0], facts, row),
            as_at=as_at,
            standing=UNSTATED_STANDING,
            licence=(row.licence if row else "") or "unstated",
            url=row.url if row else "",
            state="joined" if work else "doubtful",
            why=why,
        )
        return self._as_recorded(placement) if work else placement

    def own_day(self, path: str, facts: TextFacts) -> str:
        """The day a file states by its name or text; `unknown` where it states none."""
        return stated_day(read_name(path), facts.dates)

    def _declared(self, name: FileName) -> Placement | None:
        """The place a record gives this very file, else the one a list gives it."""
        if recorded := self._files.get(name.listed):
            address, edition, part = recorded
            return _recorded_placement(address, edition, part)
        listed = self.lists.by_file.get(name.listed)
        return _listed_placement(listed, self.lists.parts(listed)) if listed and _is_work(listed) else None

    def _as_recorded(self, placement: Placement) -> Placement:
        """Take over what the record says of the edition of that very day and language, if it has one."""
        holder = self._holders.get(placement.work)
        edition = next(
            (
                edition
                for edition in (holder.texts if holder else ())
                if edition.as_at == placement.as_at != "unknown"
                and edition.language == placement.language
                and len(edition.files) == 1
            ),
            None,
        )
        if edition is None:
            return placement
        return replace(
            _recorded_placement(placement.work, edition, 0), url=edition.url or placement.url, declared=False
        )

    def _work(self, names: list[FileName], facts: TextFacts, row: ListedFile | None) -> tuple[str, str]:
        """The work a text belongs to, or why it is not known."""
        for name in names:
            if name.listed in self._files:
                return self._files[name.listed][0], ""
            if listed := self.lists.by_file.get(name.listed):
                return listed.work, ""
            if name.own_name in self._holders:
                return name.own_name, ""
            if name.own_name in self._stems:
                return self._stems[name.own_name], ""
        jurisdiction = next((code for code in _jurisdictions(names, row) if code), "")
        return self._by_identity(facts, row, jurisdiction)

    def _by_identity(self, facts: TextFacts, row: ListedFile | None, jurisdiction: str) -> tuple[str, str]:
        urls = [facts.identifier, row.url if row and self.lists.is_alone(row) else ""]
        anywhere = {work for form in map(_identity, urls) if form for work in self._identities.get(form, ())}
        if len(anywhere) == 1:
            return anywhere.pop(), ""
        if not jurisdiction:
            return "", "It does not say of which country it is, and nothing else tells its work."
        names = [facts.identifier, facts.title, *((row.citation, *row.titles) if row else ())]
        for form in map(evidence_form, names):
            works = self._titles.get((jurisdiction, form), set()) if form else set()
            fitting = {work for work in works if self._same_years(work, facts, row)}
            if len(fitting) == 1:
                return fitting.pop(), ""
            if works:
                why = "its name fits several works" if fitting else "its name fits, its year does not"
                return "", f"{', '.join(sorted(works))}: {why}."
        return "", "No record has this file, its identifier, its citation or its title."

    def _same_years(self, work: str, facts: TextFacts, row: ListedFile | None) -> bool:
        """Whether the years a text and a work name do not speak against each other: laws are replaced under one title."""
        said = [facts.title, facts.identifier, *(facts.dates.get(key, "") for key in _BIRTH_KEYS)]
        said += [row.citation, *row.titles] if row else []
        own, recorded = _years(said), _years(_birth_words(self._holders[work]))
        return not own or not recorded or bool(own & recorded)

    @cached_property
    def _holders(self) -> dict[str, Work | Instrument]:
        return {**self.content.instruments, **self.content.works}

    @cached_property
    def _files(self) -> dict[str, tuple[str, Edition, int]]:
        return {
            file: (address, edition, part)
            for address, holder in self._holders.items()
            for edition in holder.texts
            for part, file in enumerate(edition.files)
        }

    @cached_property
    def _stems(self) -> dict[str, str]:
        """The works by the name of a recorded file without day, language and ending."""
        return {read_name(file).own_name: address for file, (address, _, _) in self._files.items()}

    @cached_property
    def _identities(self) -> dict[str, set[str]]:
        """The works by Akoma Ntoso address, CELEX number and official address."""
        found: dict[str, set[str]] = defaultdict(set)
        for address, holder in self._holders.items():
            urls = [edition.url for edition in holder.texts]
            own = [holder.akn, *_celex_numbers(holder)] if isinstance(holder, Work) else []
            for form in map(_identity, [*urls, *own]):
                if form:
                    found[form].add(address)
        return found

    @cached_property
    def _titles(self) -> dict[tuple[str, str], set[str]]:
        """The works of a jurisdiction by title and citation."""
        found: dict[tuple[str, str], set[str]] = defaultdict(set)
        for address, work in self.content.works.items():
            for form in map(evidence_form, (work.title, work.title_en, work.citation)):
                if form:
                    found[work.jurisdiction, form].add(address)
        for address, instrument in self.content.instruments.items():
            for form in map(evidence_form, (instrument.title, instrument.short, instrument.reference)):
                if form:
                    found[_TREATIES, form].add(address)
        return found


def _recorded_placement(work: str, edition: Edition, part: int) -> Placement:
    return Placement(
        work=work,
        edition=edition.key,
        language=edition.language,
        as_at=edition.as_at,
        part=part,
        parts=len(edition.files),
        standing=edition.standing,
        publisher=edition.publisher,
        licence=edition.licence,
        url=edition.url,
        declared=True,
    )


def _listed_placement(row: ListedWork, parts: int) -> Placement:
    return Placement(
        work=row.work,
        edition=row.edition,
        language=row.language,
        as_at=row.as_at,
        part=row.part,
        parts=parts,
        standing=row.standing or UNSTATED_STANDING,
        licence=row.licence,
        declared=True,
    )


def _is_work(row: ListedWork) -> bool:
    try:
        address = parse_address(f"{row.work}@{row.edition}" if "/" in row.work else row.work)
        return address.kind in ("work", "instrument") and known_day(row.as_at) == row.as_at
    except (BadAddress, ValueError):
        return False


def _jurisdictions(names: Iterable[FileName], row: ListedFile | None) -> Iterator[str]:
    if row:
        yield row.jurisdiction
    yield from (name.folder for name in names if name.folder == _TREATIES or is_jurisdiction(name.folder))


def _birth_words(holder: Work | Instrument) -> list[str]:
    """The words of a record in which the year of a law can stand."""
    days = [event.day for event in holder.events if event.kind in ("assented", "published", "commenced")]
    if isinstance(holder, Instrument):
        return [holder.title, holder.reference, holder.opened or "", *days]
    return [holder.title, holder.title_en, holder.citation, holder.akn, *days]


def _years(words: Iterable[str]) -> set[str]:
    return {year for text in words for year in _YEAR.findall(text)}


def _language(name: FileName, facts: TextFacts, row: ListedFile | None) -> str:
    said = (name.language, row.language if row else "", facts.language)
    return next((tag for tag in said if tag and _LANGUAGE.fullmatch(tag)), "und")


def _identity(text: str) -> str:
    """An identifier in a form that can be compared: an address without its scheme, language and ending."""
    form = text.strip().casefold()
    form = regex.sub(r"^https?://(?:www\.)?", "", form).removeprefix("/akn/").removeprefix("akn/").strip("/")
    form = regex.sub(r"(?:/!?main|/(?:eng|fra|deu|spa|por)(?:@[0-9-]*)?(?:/!?main)?)$", "", form)
    return form if "/" in form or regex.fullmatch(r"3\d{4}[a-z]\d{4}", form) else ""


def _celex_numbers(work: Work) -> Iterator[str]:
    """The CELEX number of an act of the Union, from its title."""
    found = _EU_ACT.search(work.title) if work.jurisdiction == "eu" else None
    if found is None:
        return
    first, second = found["first"], found["second"]
    year, number = (first, second) if len(first) == 4 or len(second) != 4 else (second, first)
    if len(year) == 2:
        year = f"19{year}" if int(year) > 50 else f"20{year}"
    yield f"3{year}{_EU_KINDS[found['kind']]}{int(number):04}"
