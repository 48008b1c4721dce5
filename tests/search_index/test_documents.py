"""Schemas and documents."""

from __future__ import annotations

import importlib
import sys

import pytest

from search_index import BadSchema, Document, KeywordField, NoIndex, Schema, Text, TextField
from search_index.errors import EngineMissing, UnknownField

BODY = (TextField("body"),)


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (lambda: Schema(()), "at least one text field"),
        (lambda: Schema((TextField("Body"),)), "'Body' is not lower-case"),
        (lambda: Schema(BODY, (KeywordField("body"),)), "'body' stands in the schema twice"),
        (lambda: Schema((TextField("body", 0),)), "must be above zero"),
        (lambda: Schema((TextField("body", float("nan")),)), "must be above zero"),
        (lambda: Schema(BODY, aliases={"body": "body"}), "alias 'body'"),
        (lambda: Schema(BODY, aliases={"text": "titel"}), "alias 'text'"),
    ],
)
def test_a_schema_that_cannot_be_is_refused(made, said):
    with pytest.raises(BadSchema, match=said):
        made()


def test_a_schema_knows_its_fields():
    schema = Schema((TextField("title", 3), *BODY), (KeywordField("kind"),), {"type": "kind"})
    assert schema.weight("title") == 3
    assert [schema.resolve(n) for n in ("Title", "type", "kind", "x")] == [
        "title",
        "kind",
        "kind",
        None,
    ]
    with pytest.raises(UnknownField):
        schema.weight("kind")


def test_weights_and_aliases_do_not_make_an_index_stale():
    plain = Schema(BODY, (KeywordField("kind"),))
    assert (
        plain.fingerprint() == Schema((TextField("body", 9),), (KeywordField("kind"),), {"type": "kind"}).fingerprint()
    )
    assert plain.fingerprint() != Schema(BODY, (KeywordField("kind", multi=True),)).fingerprint()


def test_a_document_tells_its_parts_and_values():
    document = Document("x", {"body": ["a", Text("b", "fr")]}, {"kind": ["k", "", "k", "l"]}, language="en")
    assert document.parts("body") == (Text("a", "en"), Text("b", "fr"))
    assert document.parts("title") == ()
    assert document.values("kind") == ("k", "l")
    assert document.values("year") == ()


def test_a_fingerprint_changes_with_anything_the_index_would_hold():
    schema = Schema(BODY, (KeywordField("kind", multi=True),))
    prints = {
        document.fingerprint(schema)
        for document in (
            Document("x", {"body": "a"}),
            Document("x", {"body": "b"}),
            Document("x", {"body": ["a", ""]}),
            Document("x", {"body": "a"}, language="en"),
            Document("x", {"body": "a"}, {"kind": "k"}),
            Document("x", {"body": "a"}, {"kind": ["k", "l"]}),
        )
    }
    assert len(prints) == 6
    assert Document("y", {"body": "a"}).fingerprint(schema) in prints


def test_an_error_without_words_says_what_its_class_says():
    assert str(NoIndex()) == "There is no search index in this folder."
    assert str(NoIndex("Nothing here.")) == "Nothing here."


def test_an_engine_that_is_not_installed_says_how_to_get_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "tantivy", None)
    monkeypatch.delitem(sys.modules, "search_index.tantivy_engine", raising=False)
    with pytest.raises(EngineMissing, match="pip install"):
        importlib.import_module("search_index.tantivy_engine")
