"""The pages: each says what it must, in the reader's language, and refuses strangers."""

from __future__ import annotations

import json

import pytest
from flask.testing import FlaskClient

from lawbase.services.shelf import Shelf
from lawbase.web.app import create_app

PAGES = {
    "/": "How do others write this law?",
    "/search": "Three ways to ask",
    "/search?q=hacking": "Read as",
    "/search?q=hacking&plain=topic:illegal-access": "Read the query again",
    "/search?q=zzzz": "Nothing was found",
    "/search?q=autorised": "authorised",
    "/search?q=%22penalty": "is never closed",
    "/search?country=xx&kind=provision": "5 results",
    "/search?q=protection+zebra": "these hold some of them",
    "/countries": "Otheria",
    "/xx": "Examplia Gazette",
    "/yy": "Systems Code",
    "/xx/computer-act-2019": "Looked for and not there",
    "/xx/computer-act-2019@2019": "not the newest one",
    "/xx/computer-act-2019/sec_2": "whether or not any",
    "/xx/computer-act-2019@2023/sec_2": "knowing that the access is not authorised",
    "/xx/computer-act-2019/sec_3": "High Court, Petition 1 of 2024",
    "/xx/computer-act-2019/sec_8": "not in the newest text",
    "/topics": "Data interference",
    "/topics/illegal-access": "accès frauduleux",
    "/topics/general-part": "General part",
    "/questions/illegal-access/security-breach": "the whole text was read",
    "/questions/illegal-access/max-imprisonment": "Extradition hangs",
    "/treaties": "League of Fictions",
    "/treaties/accord": "Who is bound",
    "/treaties/accord/art_2": "What it asks of a law",
    "/treaties/accord/art_3": "text not read",
    "/clauses": "Illegal access",
    "/clauses/offences/access": "Contrast: a warning",
    "/clauses/offences/access?security=required&max_imprisonment=7+years": "7 years",
    "/clauses/definitions/computer": "No statute of Examplia",
    "/compare": "Choose a topic",
    "/compare?topic=illegal-access": "Must a security measure be overcome?",
    "/compare?topic=illegal-access&country=yy&differences=1": "Otheria",
    "/compare?topic=general-part&country=yy": "says nothing about their law",
    "/about": "What is a record worth?",
    "/opensearch.xml": "OpenSearchDescription",
    "/xx/computer-act-2019/sec_2.txt": "status on",
}


@pytest.fixture(scope="module")
def client(shelf: Shelf) -> FlaskClient:
    app = create_app(shelf)
    app.testing = True
    return app.test_client()


@pytest.mark.parametrize(("path", "words"), PAGES.items())
def test_a_page_says_what_it_must(client: FlaskClient, path: str, words: str) -> None:
    response = client.get(path, headers={"Host": "127.0.0.1:8000"})
    assert response.status_code == 200, response.text[:500]
    assert words in response.text


@pytest.mark.parametrize(
    ("path", "code", "words"),
    [
        ("/zz", 404, "no jurisdiction “zz”"),
        ("/nothing/at/all", 404, "There is no page at this address."),
        ("/xx/nothing", 404, "There is no work xx/nothing"),
        ("/xx/computer-act-2019/sec_77", 404, "There is no provision"),
        ("/xx/computer-act-2019/sec__x", 404, "There is no page at this address."),
        ("/xx/computer-act-2019@1900", 404, "has no edition 1900; it has 2023, 2019"),
        ("/topics/illegal-acces", 404, "The nearest are illegal-access"),
        ("/questions/illegal-access/colour", 404, "There is no question"),
        ("/treaties/nothing", 404, "There is no instrument"),
        ("/treaties/accord/art_77", 404, "There is no article"),
        ("/clauses/offences/nothing", 404, "There is no clause"),
        ("/search?q=x&page=zz", 400, "A page is a number."),
        ("/search?q=x&page=99999", 400, "paged through"),
        ("/compare?topic=illegal-access&country=zz", 404, "no jurisdiction “zz”"),
        ("/clauses/offences/access?max_imprisonment=a%0Ab", 400, "one line"),
    ],
)
def test_an_error_page_helps(client: FlaskClient, path: str, code: int, words: str) -> None:
    response = client.get(path)
    assert response.status_code == code and words in response.text
    assert "Look through the topics" in response.text and "Traceback" not in response.text


@pytest.mark.parametrize(
    ("path", "key"),
    [
        ("/search.json?q=hacking", "hits"),
        ("/xx.json", "name"),
        ("/xx/computer-act-2019.json", "provisions"),
        ("/xx/computer-act-2019/sec_2.json", "digest"),
        ("/xx/computer-act-2019/sec_2.jsonld", "@context"),
        ("/topics/illegal-access.json", "synonyms"),
        ("/clauses/offences/access.json", "options"),
        ("/treaties/accord.json", "articles"),
        ("/treaties/accord/art_2.json", "needs"),
        ("/questions/illegal-access/max-imprisonment.json", "answers"),
        ("/compare.json?topic=illegal-access", "columns"),
    ],
)
def test_everything_has_a_form_for_programs(client: FlaskClient, path: str, key: str) -> None:
    assert key in json.loads(client.get(path).text)


def test_an_error_for_a_program_is_json(client: FlaskClient) -> None:
    response = client.get("/xx/computer-act-2019/sec_77.json")
    assert response.status_code == 404 and "There is no provision" in response.get_json()["error"]


def test_a_former_slug_leads_to_the_present_one(client: FlaskClient) -> None:
    response = client.get("/xx/computers-act")
    assert (response.status_code, response.headers["Location"]) == (301, "/xx/computer-act-2019")


@pytest.mark.parametrize(
    "headers", [{"Host": "law.example"}, {"Host": "127.0.0.1.evil.example:8000"}, {"Origin": "https://evil.example"}]
)
def test_a_stranger_is_refused(client: FlaskClient, headers: dict[str, str]) -> None:
    response = client.get("/", headers=headers)
    assert response.status_code == 400 and "lawbase answers only" in response.text


def test_every_page_carries_a_strict_policy(client: FlaskClient) -> None:
    response = client.get("/")
    assert "script-src 'self'" in response.headers["Content-Security-Policy"]
    assert "unsafe" not in response.headers["Content-Security-Policy"]
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert "style=" not in response.text and "onclick" not in response.text


def test_a_first_visit_is_light(client: FlaskClient) -> None:
    paths = ["/", "/static/lawbase.css", "/static/lawbase.js"]
    total = 0
    for path in paths:
        with client.get(path, headers={"Accept-Encoding": "gzip"}) as response:
            total += len(response.data)
    assert total <= 60_000


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("fr", "ltr"), ("en", "ltr")])
def test_the_interface_speaks_the_readers_language(client: FlaskClient, language: str, direction: str) -> None:
    response = client.get("/", headers={"Accept-Language": language})
    assert f'<html lang="{language}" dir="{direction}">' in response.text


def test_a_chosen_language_is_remembered(shelf: Shelf) -> None:
    client = create_app(shelf).test_client()
    client.get("/?ui=ar")
    assert 'dir="rtl"' in client.get("/about").text
    assert 'dir="rtl"' in client.get("/about?ui=xx").text, "an unknown language changes nothing"


def test_hostile_words_stay_words(client: FlaskClient) -> None:
    response = client.get("/search?q=%3Cscript%3Ealert(1)%3C/script%3E")
    assert "<script>alert" not in response.text


def test_an_unforeseen_fault_shows_a_page_and_no_traceback(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    import lawbase.web.pages as pages

    def broken(*_: object) -> None:
        raise RuntimeError("the moon fell down")

    monkeypatch.setattr(pages, "count_library", broken)
    response = create_app(shelf).test_client().get("/about")
    assert response.status_code == 500 and "Something went wrong" in response.text and "moon" not in response.text
    assert "the moon fell down" in caplog.text


def test_without_a_library_the_page_says_so(data) -> None:  # type: ignore[no-untyped-def]
    from lawbase.services.engines import engine_named

    data.prepare()
    response = create_app(Shelf(data, engine_named("whoosh"))).test_client().get("/")
    assert response.status_code == 503 and "lawbase build" in response.text


def test_a_post_is_refused_with_a_page(client: FlaskClient) -> None:
    assert client.post("/about").status_code == 405
