"""The law itself beside the record: marked quotes, editions by day, redlines, and a plain word where no text is held."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from lawbase.errors import BadRequest, NotFound
from lawbase.files.content_reader import read_content
from lawbase.files.folder import ContentFolder
from lawbase.library.data_folder import DataFolder
from lawbase.services.build import build_library
from lawbase.services.engines import engine_named
from lawbase.services.import_texts import import_texts
from lawbase.services.official_text import redline, text_beside, text_of_work
from lawbase.services.search import Asked, search
from lawbase.services.shelf import Shelf
from lawbase.services.verify import verify, write_quoted
from lawbase.services.works import provision_page
from lawbase.web.app import create_app
from tests.conftest import EXAMPLIA

ACT = "xx/computer-act-2019"


@pytest.fixture(scope="module")
def shelf_with_texts(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """Examplia's library, its records proved, with its official texts imported."""
    import shutil

    root = tmp_path_factory.mktemp("texts")
    shutil.copytree(EXAMPLIA / "content", root / "content")
    folder = ContentFolder(root / "content")
    content, _ = read_content(folder)
    write_quoted(folder, content, verify(content, EXAMPLIA / "texts"))
    data, engine = DataFolder(root / "data"), engine_named("whoosh")
    build_library(data, folder, engine)
    import_texts(data, read_content(folder)[0], EXAMPLIA / "texts")
    return Shelf(data, engine)


@pytest.fixture(scope="module")
def client(shelf_with_texts: Shelf) -> FlaskClient:
    return create_app(shelf_with_texts).test_client()


def beside(shelf: Shelf, address: str):  # type: ignore[no-untyped-def]
    page = provision_page(shelf.library, address)
    return text_beside(shelf.data.root, page.view, page.answers)


def test_quotes_are_marked_in_the_official_text(shelf_with_texts: Shelf) -> None:
    found = beside(shelf_with_texts, f"{ACT}#sec_2")
    marked = {piece.question: piece.text for paragraph in found.paragraphs for piece in paragraph if piece.question}
    assert marked["mental-element"] == "knowing that the access is not authorised"
    assert "".join(piece.text for paragraph in found.paragraphs for piece in paragraph).startswith("(1) A person")
    assert not found.changed


def test_a_text_that_changed_since_it_was_read_says_so(shelf_with_texts: Shelf) -> None:
    page = provision_page(shelf_with_texts.library, f"{ACT}#sec_3")
    other = type(page.view)(**{**vars(page.view), "fingerprint": "1:0000000000000000"})
    changed = text_beside(shelf_with_texts.data.root, other, page.answers)
    assert changed is not None and changed.changed


def test_a_record_of_an_older_edition_stands_beside_that_edition(shelf_with_texts: Shelf) -> None:
    assert beside(shelf_with_texts, f"{ACT}#sec_8").edition.key == "2019"


def test_where_nothing_is_imported_nothing_stands_beside(shelf: Shelf) -> None:
    assert beside(shelf, f"{ACT}#sec_2") is None


@pytest.mark.parametrize(
    ("asked", "key"),
    [({}, "2023"), ({"edition": "2019"}, "2019"), ({"day": "2020-06-30"}, "2019"), ({"day": "2024"}, "2023")],
)
def test_the_law_as_at_a_day(shelf_with_texts: Shelf, asked: dict[str, str], key: str) -> None:
    assert text_of_work(shelf_with_texts.data.root, ACT, **asked).edition.key == key


@pytest.mark.parametrize(
    ("work", "asked", "words"),
    [
        ("xx/nothing", {}, "lawbase import"),
        (ACT, {"edition": "1900"}, "it"),
        (ACT, {"day": "1999-01-01"}, "as old as 1999-01-01"),
    ],
)
def test_a_text_that_is_not_there_is_named(
    shelf_with_texts: Shelf, work: str, asked: dict[str, str], words: str
) -> None:
    with pytest.raises(NotFound, match=words):
        text_of_work(shelf_with_texts.data.root, work, **asked)


def test_what_changed_between_two_editions(shelf_with_texts: Shelf) -> None:
    found = redline(shelf_with_texts.data.root, ACT, "2019", "2023")
    kinds = {(change.after or change.before).element: change.kind for change in found.changes.changes}  # type: ignore[union-attr]
    assert kinds == {"sec_2": "changed", "sec_3": "added", "sec_5": "added", "sec_9": "added", "sec_8": "removed"}
    with pytest.raises(BadRequest, match="two different editions"):
        redline(shelf_with_texts.data.root, ACT, "2019", "2019")


PAGES = {
    f"/{ACT}/text": "The record of this provision",
    f"/{ACT}@2019/text": "not the newest one",
    f"/{ACT}/text?day=2020-01-01": "Bulk messages",
    f"/{ACT}/changes": "<ins>",
    f"/{ACT}/changes?from=2019&to=2023": "removed",
    "/yy/code/text": 'lang="fr"',
    f"/{ACT}/sec_2": '<mark title="mental element">',
    f"/{ACT}/sec_2.xml": "akomaNtoso",
}


@pytest.mark.parametrize(("path", "words"), PAGES.items())
def test_a_page_of_texts_says_what_it_must(client: FlaskClient, path: str, words: str) -> None:
    response = client.get(path)
    assert response.status_code == 200, response.text[:400]
    assert words in response.text


@pytest.mark.parametrize(
    ("path", "code", "words"),
    [
        (f"/{ACT}/text?day=yesterday", 400, "is not a day"),
        (f"/{ACT}@1900/text", 404, "no imported edition 1900"),
        ("/yy/code/changes", 400, "one imported edition only"),
        ("/xx/nothing/text", 404, "No official text"),
        ("/yy/code/art_12-1.xml", 403, "only its quotes and its link"),
    ],
)
def test_a_text_that_cannot_be_shown_is_explained(client: FlaskClient, path: str, code: int, words: str) -> None:
    response = client.get(path)
    assert (response.status_code, words in response.text) == (code, True), response.text[-900:]


def test_changes_for_programs(client: FlaskClient) -> None:
    shape = json.loads(client.get(f"/{ACT}/changes.json").text)
    assert (shape["from"], shape["to"], shape["unchanged"]) == ("2019", "2023", 0)


def test_without_texts_the_page_says_how_to_get_them(shelf: Shelf, tmp_path: Path) -> None:
    assert "lawbase import" in create_app(shelf).test_client().get(f"/{ACT}/sec_2").text


@pytest.fixture(scope="module")
def searched(shelf_with_texts: Shelf) -> Shelf:
    """The same library, built again now that there are texts."""
    content = ContentFolder(shelf_with_texts.data.root.parent / "content")
    build_library(shelf_with_texts.data, content, shelf_with_texts.engine)
    return Shelf(shelf_with_texts.data, shelf_with_texts.engine)


def test_official_texts_are_searched_in_their_language_as_their_own_kind(searched: Shelf) -> None:
    found = search(searched, Asked("altérer des données", {"kind": ("text",)}))
    assert [(hit.address, hit.url) for hit in found.hits] == [
        ("yy/code@2022-05#art_13?language=fr", "/yy/code@2022-05/text?language=fr#art_13")
    ]
    assert any(span.marked and span.text == "altérer" for span in found.hits[0].snippet)


def test_only_the_newest_edition_is_searched(searched: Shelf) -> None:
    assert search(searched, Asked("bulk messages", {"kind": ("text",)})).total == 0


def test_a_record_stands_before_the_text_it_was_made_from(searched: Shelf) -> None:
    kinds = [hit.kind for hit in search(searched, Asked("warrant")).hits]
    assert kinds.index("provision") < kinds.index("text")


def test_texts_that_were_not_imported_again_are_not_indexed_again(searched: Shelf) -> None:
    content = ContentFolder(searched.data.root.parent / "content")
    assert not build_library(searched.data, content, searched.engine).redone
