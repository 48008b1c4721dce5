"""The tables of `texts.db`, as the migrations that make them; a migration once released is never changed."""

from __future__ import annotations

from sqlite_utils import Database, Migrations

MIGRATIONS = Migrations("texts")


@MIGRATIONS(name="0001-texts-and-provisions")
def _texts_and_provisions(database: Database) -> None:
    """Texts, their provisions, what could not be placed, and the events their pages propose."""
    database.execute(
        """create table texts (
            id integer primary key autoincrement,
            sha256 text not null, file text not null, revision text not null, format text not null,
            work text not null, edition text not null, language text not null,
            part integer not null, parts integer not null,
            as_at text not null, standing text not null, publisher text not null, licence text not null, url text not null,
            title text not null, identifier text not null, own_language text not null, dates text not null,
            state text not null check (state in ('joined', 'doubtful')), declared integer not null, why text not null,
            provisions integer not null, law_print text not null, imported_on text not null,
            unique (work, edition, language, sha256)
        )"""
    )
    database.execute("create index texts_by_sha256 on texts (sha256)")
    database.execute(
        """create table provisions (
            text integer not null references texts (id) on delete cascade,
            position integer not null,
            element text not null, basic text not null, label text not null, heading text not null, body text not null,
            depth integer not null, path text not null, notes text not null, fingerprint text not null,
            primary key (text, position)
        )"""
    )
    database.execute("create index provisions_by_element on provisions (text, element)")
    database.execute(
        """create table unplaced (
            id integer primary key, text integer not null references texts (id) on delete cascade,
            place text not null, words text not null, why text not null
        )"""
    )
    database.execute("create index unplaced_by_text on unplaced (text)")
    database.execute(
        """create table proposed_events (
            id integer primary key, text integer not null references texts (id) on delete cascade,
            kind text not null, day text not null, source text not null
        )"""
    )
    database.execute("create index proposed_events_by_text on proposed_events (text)")
    # A file imported again with other content replaces the earlier one in reading; the earlier stays stored.
    database.execute(
        """create view current_texts as select * from texts t where not exists (
            select 1 from texts n where n.work = t.work and n.edition = t.edition and n.language = t.language
            and n.part = t.part and n.state = t.state and n.id > t.id
        )"""
    )
