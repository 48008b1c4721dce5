"""The store of imported texts: editions, the law as at a date, parts, languages, and a file that is never rebuilt."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from lawbase.citation.evidence import fingerprint
from lawbase.editions import (
    Editions,
    EditionsWriter,
    ImportRunning,
    Origin,
    Placement,
    TextsBroken,
    TextsTooNew,
    opening,
)
from lawbase.texts import OfficialText, ProposedEvent, TextProvision, Unplaced

Add = Callable[..., int]


def a_text(*bodies: str, first: int = 1, language: str = "en") -> OfficialText:
    """A text whose sections are numbered from `first`."""
    provisions = tuple(
        TextProvision(f"sec_{number}", f"s {number}", f"Heading {number}", body, 1, ("Part I",))
        for number, body in enumerate(bodies, first)
    )
    page = (Unplaced("s 1", "Share on a network", "Page text of the publisher, not law."),)
    event = (ProposedEvent("amended", "2020-02-01", "1 February 2020 Amended by Act 3"),)
    return OfficialText("plain-text", "An Act", "", language, provisions, page, event)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path


@pytest.fixture
def add(root: Path) -> Add:
    """Store a text at a place."""

    def store(text: OfficialText, edition: str, **place: object) -> int:
        given = {"work": "xx/act", "language": "en", "as_at": edition, **place}
        sha256 = str(given.pop("sha256", f"{given}{edition}"))
        file = str(given.pop("file", "xx/act.md"))
        with EditionsWriter.at(root) as writer:
            return writer.add(Placement(edition=edition, **given), text, Origin(file, sha256))  # type: ignore[arg-type]

    return store


@pytest.fixture
def editions(root: Path) -> Iterator[Editions]:
    opened = Editions(root)
    yield opened
    opened.close()


def test_where_nothing_was_imported_the_store_is_empty(editions: Editions, root: Path) -> None:
    assert editions.works() == []
    assert editions.in_force("xx/act", "2024-01-01") is None
    assert list(editions.documents()) == []
    assert not (root / "texts.db").exists()


def test_editions_stand_newest_first_and_undated_ones_last(root: Path, add: Add) -> None:
    for edition, as_at in (
        ("2019", "2019"),
        ("undated-1", "unknown"),
        ("2022-03", "2022-03"),
        ("2022-03-15", "2022-03-15"),
    ):
        add(a_text("Law."), edition, as_at=as_at)
    with Editions(root) as editions:
        assert [e.key for e in editions.editions("xx/act")] == ["2022-03-15", "2022-03", "2019", "undated-1"]


@pytest.mark.parametrize(
    ("day", "edition"),
    [
        ("2018-12-31", None),
        ("2019-01-01", "2019"),
        ("2022-02-28", "2019"),
        ("2022-03-01", "2022-03"),
        ("2022-03-14", "2022-03"),
        ("2022-03-15", "2022-03-15"),
        ("2022-02", "2019"),
        ("2022", "2022-03-15"),
        ("2039-01-01", "2022-03-15"),
    ],
)
def test_the_law_as_at_a_day_is_the_newest_edition_not_younger(
    root: Path, add: Add, day: str, edition: str | None
) -> None:
    for as_at in ("2019", "2022-03", "2022-03-15", "2041-01-01"):
        add(a_text("Law."), as_at)
    add(a_text("Law."), "undated-1", as_at="unknown")
    with Editions(root) as editions:
        found = editions.in_force("xx/act", day)
    assert (found.key if found else None) == edition


def test_parts_are_joined_in_order_and_a_missing_one_is_said(root: Path, add: Add) -> None:
    add(a_text("Third.", first=3), "2015", part=2, parts=3, file="xx/act-3.md")
    add(a_text("First.", "Second."), "2015", part=0, parts=3, file="xx/act-1.md")
    with Editions(root) as editions:
        (edition,) = editions.editions("xx/act")
        assert edition.files == ("xx/act-1.md", "xx/act-3.md")
        assert [p.element for p in editions.provisions(edition)] == ["sec_1", "sec_2", "sec_3"]
        assert edition.provisions == 3
        assert edition.missing_parts == 1


def test_languages_of_an_edition_stand_side_by_side(root: Path, add: Add) -> None:
    add(a_text("Whoever enters."), "2022", language="en")
    add(a_text("Quiconque entre.", language="fr"), "2022", language="fr")
    with Editions(root) as editions:
        assert [e.language for e in editions.languages("xx/act", "2022")] == ["en", "fr"]
        shown = editions.side_by_side("xx/act", "2022", "sec_1")
        assert {language: part.body for language, part in shown.items()} == {
            "en": "Whoever enters.",
            "fr": "Quiconque entre.",
        }
        preferred = editions.edition("xx/act", languages=["rw", "fr"])
        assert preferred is not None
        assert preferred.language == "fr"


def test_a_corrected_file_is_read_in_place_of_the_earlier_which_stays_stored(root: Path, add: Add) -> None:
    add(a_text("With a mistake."), "2022", sha256="a")
    add(a_text("Without."), "2022", sha256="b")
    with Editions(root) as editions:
        (edition,) = editions.editions("xx/act")
        assert [p.body for p in editions.provisions(edition)] == ["Without."]
    with EditionsWriter.at(root) as writer:
        assert len(writer.known("a")) == 1


def test_a_doubtful_text_never_stands_among_the_editions_of_a_work(root: Path, add: Add) -> None:
    add(a_text("Law."), "2022", state="doubtful")
    with Editions(root) as editions:
        assert editions.editions("xx/act") == []
        assert [e.work for e in editions.doubtful()] == ["xx/act"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [("sec_2", "sec_2"), ("sec_2__subsec_1__para_a", "sec_2"), ("sec_9", None), ("no id", None), ("", None)],
)
def test_a_provision_is_found_by_its_id_or_that_of_a_part_of_it(
    root: Path, add: Add, asked: str, found: str | None
) -> None:
    add(a_text("One.", "Two."), "2022")
    with Editions(root) as editions:
        edition = editions.edition("xx/act")
        assert edition is not None
        provision = editions.provision(edition, asked)
    assert (provision.element if provision else None) == found


def test_a_provision_keeps_place_path_and_the_fingerprint_verify_uses(root: Path, add: Add) -> None:
    add(a_text("One.", "Two²."), "2022")
    with Editions(root) as editions:
        edition = editions.edition("xx/act")
        assert edition is not None
        provision = editions.provision(edition, "sec_2")
        assert provision is not None
        assert (provision.label, provision.heading, provision.position) == ("s 2", "Heading 2", 1)
        assert provision.path == ("Part I",)
        assert provision.fingerprint == fingerprint("Two².")
        assert [part.why for part in editions.unplaced(edition)] == ["Page text of the publisher, not law."]
        assert [(event.kind, event.day) for event in editions.events(edition)] == [("amended", "2020-02-01")]


def test_documents_come_from_the_newest_edition_unless_all_are_asked_for(root: Path, add: Add) -> None:
    add(a_text("Old."), "2019")
    add(a_text("New."), "2022", standing="gazette")
    with Editions(root) as editions:
        assert [d.body for d in editions.documents()] == ["New."]
        (document,) = editions.documents()
        assert document.address == "xx/act@2022#sec_1"
        assert document.standing == "gazette"
        assert [d.body for d in editions.documents(every_edition=True)] == ["New.", "Old."]


def test_a_text_that_cannot_be_stored_leaves_nothing_behind(root: Path, add: Add) -> None:
    with pytest.raises(UnicodeEncodeError):
        add(a_text("Good.", "Half a character: \ud800"), "2022")
    with sqlite3.connect(root / "texts.db") as connection:
        for table in ("texts", "provisions", "unplaced", "proposed_events"):
            assert connection.execute(f"select count(*) from {table}").fetchone() == (0,)
    connection.close()


def test_one_process_writes_while_others_read_what_was_whole_before(root: Path, add: Add) -> None:
    add(a_text("Before."), "2019")
    with EditionsWriter.at(root) as writer, Editions(root) as editions:
        with pytest.raises(ImportRunning, match="Another import is running"), EditionsWriter.at(root):
            pass
        writer.add(Placement("xx/other", "2020", "en", "2020"), a_text("After."), Origin("xx/other.md", "c"))
        assert editions.works() == ["xx/act", "xx/other"]


# The file outlives the program


def _newer_set(fails: bool = False) -> Migrations:
    newer = Migrations("texts")
    for migration in opening.MIGRATIONS.pending(Database(memory=True)):
        newer(name=migration.name)(migration.fn)

    @newer(name="0002-shelf-mark")
    def _shelf_mark(database: Database) -> None:
        database.execute("alter table texts add column shelf_mark text not null default ''")
        if fails:
            raise RuntimeError("the lamp went out")

    return newer


def test_a_backup_is_made_before_each_migration_and_the_texts_stay(
    root: Path, add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(a_text("Law."), "2022")
    assert not (root / "backups").exists(), "a new store has nothing to lose"
    monkeypatch.setattr(opening, "MIGRATIONS", _newer_set())
    with Editions(root) as editions:
        assert editions.works() == ["xx/act"]
    (backup,) = (root / "backups").iterdir()
    assert backup.name.endswith("-before-0002-shelf-mark.db")
    with sqlite3.connect(backup) as connection:
        columns = [row[1] for row in connection.execute("pragma table_info(texts)")]
        assert "shelf_mark" not in columns
        assert connection.execute("select count(*) from texts").fetchone() == (1,)
    connection.close()


def test_a_migration_that_fails_changes_nothing(root: Path, add: Add, monkeypatch: pytest.MonkeyPatch) -> None:
    add(a_text("Law."), "2022")
    with monkeypatch.context() as patched:
        patched.setattr(opening, "MIGRATIONS", _newer_set(fails=True))
        with pytest.raises(RuntimeError):
            Editions(root)
    with Editions(root) as editions:
        assert editions.works() == ["xx/act"]


def test_a_store_of_a_newer_lawbase_is_refused_and_left_alone(
    root: Path, add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(opening, "MIGRATIONS", _newer_set())
        add(a_text("Law."), "2022")
    before = (root / "texts.db").read_bytes()
    for attempt in (lambda: Editions(root), lambda: EditionsWriter.at(root).__enter__()):
        with pytest.raises(TextsTooNew, match=r"newer lawbase.*0002-shelf-mark.*nothing was changed"):
            attempt()
    assert (root / "texts.db").read_bytes() == before


def test_a_file_that_is_no_store_is_told(root: Path) -> None:
    (root / "texts.db").write_bytes(b"not a database, but long enough to be mistaken for one" * 40)
    with pytest.raises(TextsBroken, match="is not a store of texts"):
        Editions(root)
