"""What is particular to the Whoosh engine: its postings, its pool, its folders."""

from __future__ import annotations

import os
from types import SimpleNamespace

import pytest

import search_index.whoosh_engine as whoosh_engine
import search_index.whoosh_postings as whoosh_postings
from search_index import (
    And,
    Everything,
    NoIndex,
    Not,
    Or,
    Prefix,
    StaleIndex,
    WhooshEngine,
    Word,
    folders,
    parse,
)
from search_index.evaluation import Deadline, Evaluation, TimeUp
from search_index.whoosh_pool import TermPool
from tests.search_index.library import LIBRARY, SCHEMA, provision


@pytest.fixture
def built(tmp_path):
    engine = WhooshEngine(SCHEMA)
    with engine.write(tmp_path) as writer:
        writer.add(LIBRARY)
    return tmp_path


def totals(folder):
    queries = ("hacking", '"computer system"', "comput*", "NOT access", "计算机", "title:accès")
    with WhooshEngine(SCHEMA).open(folder) as searcher:
        return [searcher.search(parse(query, SCHEMA).tree).total for query in queries]


def test_postings_that_do_not_fit_in_memory_go_to_files_and_come_back(tmp_path, built, monkeypatch):
    monkeypatch.setattr(whoosh_engine, "TermPool", lambda: TermPool(held=7))
    with WhooshEngine(SCHEMA).write(tmp_path / "small") as writer:
        writer.add(LIBRARY)
    assert totals(tmp_path / "small") == totals(built)
    with pytest.raises(RuntimeError), WhooshEngine(SCHEMA).write(tmp_path / "small") as writer:
        writer.add([provision("xx/1", "en", "Some words", "enough of them to be written out")])
        raise RuntimeError


def test_the_pool_gives_postings_by_field_term_and_document():
    pool = TermPool(held=3)
    given = [
        ("b", b"y", 0),
        ("a", b"z", 0),
        ("b", b"x", 0),
        ("a", b"z", 1),
        ("b", b"y", 1),
        ("a", b"y", 2),
    ]
    for field, term, doc in given:
        pool.add((field, term, doc, 1.0, b""))
    assert [posting[:3] for posting in pool.iter_postings()] == sorted(given)
    pool.cleanup()
    assert list(pool.iter_postings()) == []


def test_blocks_are_read_the_plain_way_where_whoosh_does_not_show_them(built, monkeypatch):
    before = totals(built)
    monkeypatch.setattr(whoosh_postings, "_BLOCK_READING", ("no_such_method",))
    assert totals(built) == before


def test_postings_in_less_demand_are_let_go(built, monkeypatch):
    before = totals(built)
    monkeypatch.setattr(whoosh_postings, "KEPT", 3)
    assert totals(built) == before


def test_an_index_that_lost_its_files_is_no_index(built):
    for path in built.glob("*.toc"):
        path.unlink()
    with pytest.raises(NoIndex):
        WhooshEngine(SCHEMA).open(built)
    with WhooshEngine(SCHEMA).write(built) as writer:
        writer.add(LIBRARY)
    assert writer.counts.added == len(LIBRARY)


# Whoosh leaves the damaged file open; Python closes it when it is collected, and says so.
@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
def test_an_index_whose_files_cannot_be_read_is_stale(built):
    for path in built.glob("*.toc"):
        path.write_bytes(b"words of another program" * 20)
    with pytest.raises(StaleIndex):
        WhooshEngine(SCHEMA).open(built)
    with WhooshEngine(SCHEMA).write(built) as writer:
        writer.add(LIBRARY)
    assert writer.counts.added == len(LIBRARY)


def test_segments_are_copied_where_they_cannot_be_linked(tmp_path, built, monkeypatch):
    def no_links(*_):
        raise OSError

    (built / "a-folder").mkdir()
    monkeypatch.setattr(os, "link", no_links)
    with WhooshEngine(SCHEMA).write(tmp_path / "copy", start_from=built) as writer:
        writer.add(LIBRARY)
    assert writer.counts.unchanged == len(LIBRARY)
    assert totals(tmp_path / "copy") == totals(built)


def test_a_copy_that_was_cut_short_is_no_index(tmp_path, built, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(folders.shutil, "copy2", full)
    engine = WhooshEngine(SCHEMA)
    with pytest.raises(OSError, match="No space"), engine.write(tmp_path / "x", start_from=built):
        pass
    assert not folders.is_index(tmp_path / "x")


@pytest.mark.parametrize("moment", ["iter_postings", "cleanup"])
def test_a_disk_that_fills_up_leaves_the_index_as_it_was(built, monkeypatch, moment):
    before, files = totals(built), sorted(path.name for path in built.iterdir())

    def full(*_):
        monkeypatch.undo()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(TermPool, moment, full)
    with pytest.raises(OSError, match="No space"), WhooshEngine(SCHEMA).write(built) as writer:
        writer.add([provision("xx/1", "en", "Hacking", "Half written")])
    assert totals(built) == before
    assert sorted(path.name for path in built.iterdir()) == files
    with WhooshEngine(SCHEMA).write(built) as writer:
        writer.add([provision("xx/1", "en", "Hacking", "Whole written")])
    assert totals(built)[0] == before[0] + 1


class Clock(Deadline):
    """A deadline that is over after so many looks at it."""

    def __init__(self, looks):
        self.looks = looks

    def check(self):
        self.looks -= 1
        if self.looks < 0:
            raise TimeUp


TREES = [
    Or((Word("hacking"), Word("computer"), Prefix("a"))),
    Or((Word("access"), Not(Or((Prefix("a"), Word("data")))))),
    And((Prefix("a"), Not(Prefix("c")))),
    And((Or((Word("computer"), Word("access"))), Everything())),
    Prefix("co"),
    Or((parse('"computer system"', SCHEMA).tree, Word("x"), parse("year:1990", SCHEMA).tree)),
]


@pytest.mark.parametrize("tree", TREES, ids=str)
def test_whenever_time_ends_what_was_found_is_true(built, tree):
    with WhooshEngine(SCHEMA).open(built) as searcher:
        postings = searcher._postings
        whole = Evaluation(postings, searcher.languages, Deadline(None)).run(tree)
        for looks in range(100):
            evaluation = Evaluation(postings, searcher.languages, Clock(looks))
            found = evaluation.run(tree)
            assert found.keys() <= whole.keys()
            if not evaluation.timed_out:
                assert found == whole
                break
        else:
            pytest.fail("the search never came to an end")


def test_counting_stops_when_time_is_over(built):
    with WhooshEngine(SCHEMA).open(built) as searcher:
        counted = searcher._counted({0: 1.0}, ["kind", "year"], Clock(1))
    assert counted == ({"kind": {"provision": 1}}, True)


def test_a_busy_lock_is_told_whatever_whoosh_calls_it(built):
    opened = SimpleNamespace(writer=lambda: (_ for _ in ()).throw(whoosh_engine.index.LockError()))
    with pytest.raises(whoosh_engine.IndexBusy):
        whoosh_engine.WhooshWriter(SCHEMA, opened, built)
