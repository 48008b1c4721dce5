"""What every engine must do, told with small laws of our own making."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
from itertools import pairwise
from pathlib import Path

import pytest

from search_index import (
    And,
    BadDocument,
    Document,
    Everything,
    IndexBusy,
    KeywordField,
    NoIndex,
    Not,
    Nothing,
    Or,
    Phrase,
    Prefix,
    Schema,
    StaleIndex,
    TextField,
    UnknownField,
    Word,
    parse,
)
from tests.search_index.library import LIBRARY, SCHEMA, provision

EVERYTHING = {document.id for document in LIBRARY}


def ids(results):
    return [hit.id for hit in results.hits]


def find(searcher, query, **how):
    return ids(searcher.search(parse(query, SCHEMA).tree, limit=100, **how))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        # one word, in its other forms and spellings
        ("hacking", "ke/hacking gb/hacking"),
        ("hacks", "ke/hacking gb/hacking"),
        ("HACKING", "ke/hacking gb/hacking"),
        ("acces", "fr/acces clause/access"),
        ("accès", "fr/acces clause/access"),
        ("Acce\u0300s", "fr/acces clause/access"),
        ("système", "fr/acces clause/access ke/hacking"),
        ("systemes", "fr/acces clause/access ke/hacking"),
        ("l'accès", "fr/acces clause/access"),
        ("ausspahen", "de/ausspaehen"),
        ("Verordnung", "de/ausspaehen"),
        ("الدخول", "ae/dukhul"),
        ("المشروع", "ae/dukhul"),
        ("معلومات", "ae/dukhul"),
        ("الي", "ae/dukhul"),
        # no stop words, and numbers count
        ("may", "ke/warrant"),
        ("not", "ke/warrant"),
        ("3", "de/ausspaehen"),
        ("217-1", "de/ausspaehen"),
        ("2171", ""),
        ("5", "ae/dukhul th/access"),
        # scripts without spaces
        ("计算机", "cn/qinru"),
        ("侵入系统", ""),
        ("侵入 系统", "cn/qinru"),
        ("罪", "cn/qinru"),
        ("第285条", "cn/qinru"),
        ("คอมพิวเตอร์", "th/access"),
        ("จำคุก", "th/access"),
        # operators
        ("hacking computer", "ke/hacking gb/hacking"),
        ("hacking OR warrant", "ke/hacking gb/hacking ke/warrant"),
        ("computer NOT hacking", "ke/warrant clause/access"),
        ("computer AND (warrant OR trespass)", "ke/warrant gb/hacking"),
        # phrases are exact and stay in one stretch
        ('"computer system"', "ke/hacking clause/access"),
        ('"computer systems"', ""),
        ('"system computer"', ""),
        ('"without right acces"', ""),
        ("computer-related", "gb/hacking"),
        ("323-1", "gb/hacking"),
        ('"计算机信息"', "cn/qinru"),
        ('"信息计算机"', ""),
        ('"刑法第285"', "cn/qinru"),
        ('"hacking"', "gb/hacking"),
        # prefixes
        ("hack*", "ke/hacking gb/hacking"),
        ("comput*", "ke/hacking ke/warrant gb/hacking clause/access"),
        ("computer-rel*", "gb/hacking"),
        ("计算*", "cn/qinru"),
        ("zzz*", ""),
        # fields
        ("title:hacking", "gb/hacking"),
        ('heading:"model clause"', "clause/access"),
        ("title:acc*", "ke/hacking fr/acces clause/access"),
        ("country:KE", "ke/hacking ke/warrant"),
        ("country:(fr OR de)", "fr/acces de/ausspaehen"),
        ("topic:search", "ke/warrant"),
        ("topic:proc*", "ke/warrant"),
        ("kind:clause access", "clause/access"),
        ("year:199*", "gb/hacking cn/qinru"),
        ("country:xx", ""),
        ("country:xx*", ""),
    ],
)
def test_a_query_finds(library, query, found):
    assert set(find(library, query)) == set(found.split())


def test_everything_is_listed_by_id_and_nothing_finds_nothing(library):
    assert ids(library.search(Everything(), limit=100)) == sorted(EVERYTHING)
    assert library.search(Nothing()).total == 0
    assert find(library, "*") == sorted(EVERYTHING)
    assert find(library, "country:*") == sorted(EVERYTHING - {"clause/access"})
    assert set(find(library, "NOT hacking")) == EVERYTHING - {"ke/hacking", "gb/hacking"}
    assert set(find(library, "NOT hacking NOT access")) == EVERYTHING - {
        "ke/hacking",
        "gb/hacking",
        "clause/access",
    }


def test_the_title_counts_more_and_the_word_itself_more_than_its_forms(library):
    assert find(library, "hacking") == ["gb/hacking", "ke/hacking"]
    assert find(library, "warrant OR trespass")[0] == "ke/warrant"
    assert find(library, "illegal OR unauthorised OR access")[0] == "clause/access"


def test_a_query_may_be_stemmed_in_some_languages_only(library):
    assert set(find(library, "entraves", languages=["fr-CA"])) == {"fr/acces"}
    assert find(library, "entraves", languages=["en", "zh"]) == []
    assert find(library, "entraves", languages=[]) == []
    assert find(library, "entraver", languages=[]) == ["fr/acces"]


def test_the_searcher_knows_its_languages_and_values(library):
    assert library.count == len(LIBRARY)
    assert library.languages == ("ar", "de", "en", "fr")
    assert library.values("kind") == {"provision": 8, "clause": 1}
    assert list(library.values("topic")) == ["illegal-access", "offences", "procedure", "search"]
    vocabulary = library.vocabulary()
    assert vocabulary["warrant"] == 1
    assert vocabulary["computer"] == 4
    assert "|" not in vocabulary


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"jurisdiction": ["ke"]}, "ke/hacking ke/warrant"),
        ({"jurisdiction": ["ke", "gb"]}, "ke/hacking ke/warrant gb/hacking"),
        (
            {"jurisdiction": ["ke", "gb"], "topic": ["search", "offences"], "year": ["2018"]},
            "ke/hacking ke/warrant",
        ),
        ({"topic": ["procedure"]}, "ke/warrant"),
        ({"jurisdiction": ["zz"]}, ""),
        ({"jurisdiction": []}, ""),
    ],
)
def test_filters_are_or_within_a_field_and_and_across(library, filters, found):
    results = library.search(Everything(), filters=filters, limit=100)
    assert ids(results) == sorted(found.split())
    assert results.total == len(results.hits)


def test_facets_are_counted_over_all_that_was_found(library):
    tree = parse("computer", SCHEMA).tree
    results = library.search(tree, facets=["kind", "topic", "jurisdiction"], limit=1)
    assert len(results.hits) == 1
    assert results.total == 4
    assert results.facets["kind"] == {"provision": 3, "clause": 1}
    assert results.facets["jurisdiction"] == {"ke": 2, "gb": 1}
    assert list(results.facets["topic"]) == ["illegal-access", "offences", "procedure", "search"]
    narrow = library.search(tree, filters={"kind": ["clause"]}, facets=["kind"])
    assert narrow.facets == {"kind": {"clause": 1}}


def test_boosts_raise_what_has_the_value_and_change_no_total(library):
    tree = parse("hacking", SCHEMA).tree
    plain = {hit.id: hit.score for hit in library.search(tree).hits}
    boosts = {("jurisdiction", "ke"): 1.5, ("year", "2018"): 0.5, ("topic", "zzz"): 9.0}
    boosted = library.search(tree, boosts=boosts)
    scores = {hit.id: hit.score for hit in boosted.hits}
    assert boosted.total == 2
    assert scores["ke/hacking"] == pytest.approx(3 * plain["ke/hacking"], rel=1e-5)
    assert scores["gb/hacking"] == pytest.approx(plain["gb/hacking"], rel=1e-5)
    first = library.search(Everything(), boosts={("kind", "clause"): 1.0}, limit=100)
    assert ids(first) == ["clause/access", *sorted(EVERYTHING - {"clause/access"})]


def test_every_hit_says_why(library):
    def why(query, id):
        hits = library.search(parse(query, SCHEMA).tree, limit=100).hits
        return {(r.term, r.field, r.how) for hit in hits if hit.id == id for r in hit.why}

    assert why("hacking", "gb/hacking") == {
        ("hacking", "title", "exact"),
        ("hacking", "body", "exact"),
    }
    assert why("hacking", "ke/hacking") == {("hacking", "body", "stem")}
    assert why('"model clause" OR acc*', "clause/access") == {
        ("model clause", "heading", "phrase"),
        ("acc*", "title", "prefix"),
        ("acc*", "body", "prefix"),
    }
    assert why("warrant topic:search kind:prov*", "ke/warrant") == {
        ("warrant", "body", "exact"),
        ("search", "topic", "keyword"),
        ("prov*", "kind", "keyword"),
    }
    assert why("computer NOT hacking", "ke/warrant") == {("computer", "body", "exact")}
    silent = library.search(parse("hacking", SCHEMA).tree, why=False)
    assert all(hit.why == () for hit in silent.hits)


def test_a_prefix_that_begins_too_many_words_is_cut_and_said_so(engine, tmp_path):
    engine.prefix_limit = 3
    documents = [provision(f"xx/{n}", "en", f"hack{n}", "hacker") for n in range(6)]
    with engine.write(tmp_path) as writer:
        writer.add(documents)
    with engine.open(tmp_path) as searcher:
        results = searcher.search(parse("hack* zz*", SCHEMA).tree)
        (hack, none) = results.expanded
        assert (hack.prefix, hack.used, hack.found, hack.cut) == ("hack", 3, 6, True)
        assert (none.prefix, none.found, none.cut) == ("zz", 0, False)
        results = searcher.search(parse("title:hack*", SCHEMA).tree)
        assert ids(results) == ["xx/0", "xx/1", "xx/2"]


def test_time_that_is_over_is_said_and_what_is_found_by_then_is_true(library):
    late = library.search(parse("hacking OR NOT warrant OR acc*", SCHEMA).tree, facets=["kind"], time_limit=0)
    assert late.timed_out
    assert (late.total, late.hits) == (0, ())
    in_time = library.search(parse("hacking", SCHEMA).tree, facets=["kind"], time_limit=60)
    assert not in_time.timed_out
    assert in_time.facets == {"kind": {"provision": 2}}


def test_pages_follow_each_other_without_gap_or_repetition(engine, tmp_path):
    same = [provision(f"xx/{n:02}", "en", "Access", "to data") for n in range(25)]
    with engine.write(tmp_path) as writer:
        writer.add(reversed(same))
    with engine.open(tmp_path) as searcher:
        tree = parse("access", SCHEMA).tree
        pages = [ids(searcher.search(tree, offset=at, limit=4)) for at in range(0, 28, 4)]
        assert [id for page in pages for id in page] == [d.id for d in same]
        assert ids(searcher.search(tree, offset=25)) == []
        assert searcher.search(tree, limit=0).total == 25
        assert ids(searcher.search(Everything(), offset=3, limit=2)) == ["xx/03", "xx/04"]


def test_fields_the_index_does_not_have_are_refused(library):
    for wrong in (
        {"filters": {"title": ["x"]}},
        {"boosts": {("nation", "x"): 1.0}},
        {"facets": ["body"]},
    ):
        with pytest.raises(UnknownField, match="no keyword field"):
            library.search(Everything(), **wrong)
    with pytest.raises(UnknownField):
        library.values("body")
    with pytest.raises(UnknownField, match="no text field 'nation'"):
        library.search(Word("x", "nation"))


def test_trees_may_be_built_by_hand(library):
    tree = And((Or((Word("hacking"), Phrase(("computer", "sys"), open_end=True))), Not(Word("gb"))))
    assert set(ids(library.search(tree))) == {"ke/hacking", "gb/hacking", "clause/access"}
    assert ids(library.search(Prefix("trespas", "body"))) == ["gb/hacking"]
    assert ids(library.search(Phrase(("zz", "computer"), open_end=True))) == []


# writing


def counts(writer):
    done = writer.counts
    return done.added, done.changed, done.unchanged, done.removed


def test_only_what_changed_is_written_again(engine, tmp_path):
    with engine.write(tmp_path) as writer:
        writer.add(LIBRARY)
    assert counts(writer) == (9, 0, 0, 0)
    changed = provision("ke/hacking", "en", "Unauthorised access", "Whoever intrudes.")
    with engine.write(tmp_path) as writer:
        writer.add([changed, *LIBRARY[1:3]])
        writer.add([provision("tz/new", "sw", "Kuingia bila idhini", "mfumo wa kompyuta")])
        writer.remove(["fr/acces", "never/there"])
        writer.remove_unseen()
    assert counts(writer) == (1, 1, 2, 6)
    with engine.open(tmp_path) as searcher:
        assert searcher.count == 4
        assert find(searcher, "hacking") == ["gb/hacking"]
        assert find(searcher, "intrude") == ["ke/hacking"]
        assert find(searcher, "kompyuta") == ["tz/new"]
        assert find(searcher, "frauduleux") == []
        assert searcher.values("jurisdiction") == {"ke": 2, "gb": 1, "tz": 1}
    before = sorted(path.name for path in tmp_path.iterdir())
    with engine.write(tmp_path) as writer:
        writer.add(LIBRARY[1:2])
    assert counts(writer) == (0, 0, 1, 0)
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_an_index_of_many_small_changes_answers_like_a_new_one(engine, tmp_path):
    for number, document in enumerate(LIBRARY):
        with engine.write(tmp_path / "grown") as writer:
            old = provision(document.id, "en", "old", f"computer hacking {number}")
            writer.add([old])
        with engine.write(tmp_path / "grown") as writer:
            writer.add([document])
    with engine.write(tmp_path / "new") as writer:
        writer.add(LIBRARY)
    with engine.open(tmp_path / "grown") as grown, engine.open(tmp_path / "new") as new:
        assert grown.count == new.count
        for query in ("hacking", '"computer system"', "comput*", "NOT old", "计算机", "old"):
            assert set(find(grown, query)) == set(find(new, query)), query


def test_a_failure_leaves_the_index_as_it_was(engine, tmp_path):
    with engine.write(tmp_path) as writer:
        writer.add(LIBRARY)
    with pytest.raises(RuntimeError), engine.write(tmp_path) as writer:
        writer.add([provision("xx/1", "en", "Half", "written")])
        writer.remove(["ke/hacking"])
        raise RuntimeError
    with engine.open(tmp_path) as searcher:
        assert ids(searcher.search(Everything(), limit=100)) == sorted(EVERYTHING)


KILLED = """
import os, signal, sys
from tests.search_index.library import ENGINES, SCHEMA, provision
engine = {kind.name: kind for kind in ENGINES}[sys.argv[1]](SCHEMA)
from pathlib import Path
with engine.write(Path(sys.argv[2])) as writer:
    writer.add(provision(f"xx/{n}", "en", "Half", "written") for n in range(2000))
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_a_kill_leaves_the_index_as_it_was_and_free_to_write(engine, tmp_path):
    with engine.write(tmp_path) as writer:
        writer.add(LIBRARY)
    ended = subprocess.run(
        [sys.executable, "-c", KILLED, engine.name, str(tmp_path)],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        check=False,
    )
    assert ended.returncode == -signal.SIGKILL
    with engine.open(tmp_path) as searcher:
        assert searcher.count == len(LIBRARY)
    with engine.write(tmp_path) as writer:
        writer.add([provision("xx/1", "en", "Whole", "written")])
    with engine.open(tmp_path) as searcher:
        assert find(searcher, "written") == ["xx/1"]


def test_one_writer_at_a_time(engine, tmp_path):
    with engine.write(tmp_path) as writer:
        writer.add(LIBRARY)
        with pytest.raises(IndexBusy, match="Another program"), engine.write(tmp_path):
            pass
    with engine.open(tmp_path) as searcher:
        assert searcher.count == len(LIBRARY)


def test_a_searcher_keeps_the_state_it_was_opened_on(engine, tmp_path):
    with engine.write(tmp_path) as writer:
        writer.add(LIBRARY)
    with engine.open(tmp_path) as old:
        with engine.write(tmp_path) as writer:
            writer.add([provision("xx/1", "en", "Hacking", "again")])
            writer.remove(["gb/hacking"])
        assert set(find(old, "hacking")) == {"ke/hacking", "gb/hacking"}
        with engine.open(tmp_path) as new:
            assert set(find(new, "hacking")) == {"ke/hacking", "xx/1"}


def test_an_index_can_start_from_another_and_leave_it_alone(engine, tmp_path):
    first, second = tmp_path / "first", tmp_path / "second"
    with engine.write(first) as writer:
        writer.add(LIBRARY)
    with engine.write(second, start_from=first) as writer:
        writer.add([*LIBRARY[1:], provision("xx/1", "en", "Hacking", "anew")])
        writer.remove_unseen()
    assert counts(writer) == (1, 0, 8, 1)
    with engine.open(first) as old, engine.open(second) as new:
        assert set(find(old, "hacking")) == {"ke/hacking", "gb/hacking"}
        assert set(find(new, "hacking")) == {"gb/hacking", "xx/1"}
    shutil.rmtree(first)
    with engine.open(second) as new:
        assert set(find(new, "hacking")) == {"gb/hacking", "xx/1"}


def test_a_start_that_is_missing_or_stale_is_passed_over(engine, tmp_path):
    (tmp_path / "stale").mkdir()
    (tmp_path / "stale" / "search_index.json").write_text("{}")
    for number, start in enumerate(("missing", "stale")):
        with engine.write(tmp_path / str(number), start_from=tmp_path / start) as writer:
            writer.add(LIBRARY)
        assert counts(writer) == (9, 0, 0, 0)


def test_a_folder_that_is_no_index_or_a_stale_one_is_refused(engine, tmp_path):
    with pytest.raises(NoIndex, match="no search index in"):
        engine.open(tmp_path / "missing")
    with engine.write(tmp_path) as writer:
        writer.add(LIBRARY)
    other = type(engine)(Schema((TextField("body"),), (KeywordField("kind"),)))
    with pytest.raises(StaleIndex, match="Build it anew"):
        other.open(tmp_path)
    with pytest.raises(StaleIndex), other.write(tmp_path):
        pass
    (tmp_path / "search_index.json").write_text("{")
    with pytest.raises(StaleIndex, match="damaged"):
        engine.open(tmp_path)


def test_an_empty_index_answers(engine, tmp_path):
    with engine.write(tmp_path):
        pass
    with engine.open(tmp_path) as searcher:
        assert searcher.count == 0
        assert searcher.languages == ()
        assert searcher.search(Everything(), facets=["kind"]).facets == {"kind": {}}
        for query in ("hacking", '"a b"', "a*", "NOT a", "kind:clause"):
            assert find(searcher, query) == []


def test_documents_the_schema_has_no_room_for_are_refused(engine, tmp_path):
    twice = provision("xx/1", "en", "Access", "")
    wrong = [
        ([Document("")], "no id"),
        ([Document("x", {"footnote": "x"})], "no text field 'footnote'"),
        ([Document("x", {}, {"colour": "red"})], "no keyword field 'colour'"),
        ([Document("x", {}, {"year": ["1990", "1991"]})], "one value only"),
        ([twice, twice], "two documents have this id"),
    ]
    for documents, said in wrong:
        with pytest.raises(BadDocument, match=said), engine.write(tmp_path) as writer:
            writer.add(documents)
    with pytest.raises(BadDocument, match="added and removed"), engine.write(tmp_path) as writer:
        writer.add([twice])
        writer.remove(["xx/1"])
    with engine.open(tmp_path) as searcher:
        assert searcher.count == 0


def test_bare_and_odd_documents_are_kept(engine, tmp_path):
    odd = [
        Document("bare"),
        Document("blank", {"title": "", "body": ["", " — "]}, {"kind": "", "topic": ["", "a", "a"]}),
        Document("long", {"body": "x" * 70_000}),
        Document("spaced id \u2028 \N{PILE OF POO}", {"title": "pile"}, {"topic": ["a b", "A|b"]}),
    ]
    with engine.write(tmp_path) as writer:
        writer.add(odd)
    with engine.write(tmp_path) as writer:
        writer.add(odd)
    assert counts(writer) == (0, 0, 4, 0)
    with engine.open(tmp_path) as searcher:
        assert searcher.count == 4
        assert find(searcher, "x" * 70) == []
        assert ids(searcher.search(Word("x" * 70_000))) == ["long"]
        assert find(searcher, 'topic:"a b"') == [odd[3].id]
        assert searcher.values("topic") == {"A|b": 1, "a": 1, "a b": 1}


def test_threads_may_share_a_searcher(library):
    wrong: list[str] = []

    def ask():
        for query, found in (("hacking", 2), ('"computer system"', 2), ("comput*", 4)) * 20:
            if library.search(parse(query, SCHEMA).tree, facets=["kind"]).total != found:
                wrong.append(query)

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_scores_never_rise_down_the_list_and_equals_stand_by_id(library):
    hits = library.search(parse("computer OR access OR system", SCHEMA).tree, limit=100).hits
    assert all((-a.score, a.id) < (-b.score, b.id) for a, b in pairwise(hits))
