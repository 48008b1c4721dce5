"""Fetching official texts from a server on this machine that answers like the publishers; no other host is ever asked."""

from __future__ import annotations

import gzip
import io
import json
import socket
import threading
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from click.testing import CliRunner, Result
from dulwich.server import DictBackend
from dulwich.web import make_wsgi_chain

from lawbase.cli.context import Places
from lawbase.cli.getting_commands import fetch_command
from lawbase.editions import Editions
from lawbase.errors import BadAddress
from lawbase.fetching import (
    PUBLISHERS,
    Asker,
    BadIdentifier,
    Cache,
    FetchRefused,
    Limits,
    NotThere,
    UnknownPublisher,
    Way,
    bring_repository,
)
from lawbase.fetching.archive import take_law
from lawbase.fetching.pace import Pace, asked_wait
from lawbase.library.data_folder import DataFolder
from lawbase.records.content import Content
from lawbase.records.source import Edition
from lawbase.records.work import Work
from lawbase.services.fetch import fetch_repositories, fetch_texts
from tests.conftest import EXAMPLIA
from tests.test_import import legalize
from tests.test_import_git import Repository

SWIFT = Limits(interval=0, timeout=5, longest_wait=3)


@dataclass(frozen=True)
class Reply:
    """What the server answers; `lacking` bytes are promised and never sent."""

    body: bytes = b""
    status: int = 200
    kind: str = "application/xml"
    headers: dict[str, str] = field(default_factory=dict)
    lacking: int = 0
    delay: float = 0.0


class Publisher(ThreadingHTTPServer):
    """A publisher on loopback: each address has its answers in turn, the last of them for ever."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answers: dict[str, list[Reply]] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Publisher

    def do_GET(self) -> None:
        self.server.asked.append((self.path, dict(self.headers)))
        answers = self.server.answers.get(self.path, [Reply(b"no", 404, "text/html")])
        reply = answers.pop(0) if len(answers) > 1 else answers[0]
        etag = reply.headers.get("ETag")
        if etag and self.headers.get("If-None-Match") == etag:
            reply = Reply(status=304)
        time.sleep(reply.delay)
        self.send_response(reply.status)
        self.send_header("Content-Type", reply.kind)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        if "Content-Length" not in reply.headers:
            self.send_header("Content-Length", str(len(reply.body) + reply.lacking))
        self.end_headers()
        try:
            self.wfile.write(reply.body)
        except OSError:
            return
        self.close_connection = bool(reply.lacking)

    def log_message(self, *_: Any) -> None:
        return


@pytest.fixture(autouse=True)
def loopback_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test of this module leaves this machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        assert address[0] in ("127.0.0.1", "::1"), f"a test asked {address}"
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@contextmanager
def serving(server: Any) -> Iterator[Any]:
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)


@pytest.fixture
def server() -> Iterator[Publisher]:
    with serving(Publisher()) as publisher:
        yield publisher


@pytest.fixture
def asker(tmp_path: Path) -> Iterator[Asker]:
    with Asker(Cache(tmp_path / "cache"), SWIFT) as asks:
        yield asks


def way(path: str = "/a", **more: Any) -> Way:
    return Way("https://publisher.example", path, ("application/xml",), "application/xml", **more)


# Small fictional laws in the publishers' formats

CLML = b"""<?xml version="1.0"?><Legislation xmlns="http://www.legislation.gov.uk/namespaces/legislation"
 DocumentURI="http://www.legislation.gov.uk/ukpga/1890/99"><Primary><Body><P1group><Title>Lamps</Title><P1 id="section-1">
<Pnumber>1</Pnumber><P1para><Text>Every lamp shall be lit at dusk.</Text></P1para></P1></P1group></Body></Primary></Legislation>"""
AKN = b"""<?xml version="1.0"?><akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act><meta><identification>
<FRBRWork><FRBRuri value="/akn/fi/act/statute/1890/99"/></FRBRWork></identification></meta><body><section><num>1 \xc2\xa7</num>
<content><p>Lamput sytytetaan.</p></content></section></body></act></akomaNtoso>"""
USLM = b"""<?xml version="1.0"?><pLaw xmlns="http://schemas.gpo.gov/xml/uslm"><meta><title>Lamp Act</title></meta><main><section>
<num value="1">SEC. 1.</num><heading>Lamps</heading><content>Every lamp shall be lit.</content></section></main></pLaw>"""
LIMS = b"""\xef\xbb\xbf<?xml version="1.0"?><Statute xmlns:lims="http://justice.gc.ca/lims" lims:pit-date="2020-01-01" xml:lang="en">
<Identification><ShortTitle>Lamp Act</ShortTitle></Identification><Body><Section><MarginalNote>Lamps</MarginalNote><Label>1</Label>
<Text>Every lamp shall be lit.</Text></Section></Body></Statute>"""
NORMS = """<?xml version="1.0"?><dokumente builddate="20200101000000"><norm><metadaten><jurabk>LampG</jurabk>
<langue>Lampengesetz</langue></metadaten></norm><norm><metadaten><jurabk>LampG</jurabk><enbez>§ 1</enbez><titel>Lampen</titel>
</metadaten><textdaten><text><Content><P>Lampen sind anzuzünden.</P></Content></text></textdaten></norm></dokumente>""".encode()
FORMEX = b"""<?xml version="1.0"?><ACT><BIB.INSTANCE><LG.DOC>EN</LG.DOC></BIB.INSTANCE><TITLE><TI><P>Lamp Regulation</P></TI></TITLE>
<ENACTING.TERMS><ARTICLE IDENTIFIER="001"><TI.ART>Article 1</TI.ART><ALINEA>Every lamp shall be lit.</ALINEA></ARTICLE></ENACTING.TERMS></ACT>"""
PAGE = b"<!DOCTYPE html><html><body><p>Artikel 1. Lampen sind anzuz\xc3\xbcnden.</p><p>Artikel 2. Lampen sind zu l\xc3\xb6schen.</p></body></html>"


def zipped(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("_", "."), data)
    return out.getvalue()


# The publishers


@pytest.mark.parametrize(
    ("source", "ident", "language", "path", "reply", "found"),
    [
        ("legislation.gov.uk", "ukpga/1890/99", "", "/ukpga/1890/99/data.xml", Reply(CLML), ("gb/ukpga-1890-99", "official-consolidation", "ogl-uk-3.0", "unknown", "https://www.legislation.gov.uk/ukpga/1890/99")),
        ("legislation.gov.uk", "ukpga/1890/99/1901-02-03", "", "/ukpga/1890/99/1901-02-03/data.xml", Reply(CLML), ("gb/ukpga-1890-99", "official-consolidation", "ogl-uk-3.0", "1901-02-03", "https://www.legislation.gov.uk/ukpga/1890/99/1901-02-03")),
        ("legislation.gov.uk", "ukpga/1890/99/enacted", "", "/ukpga/1890/99/enacted/data.xml", Reply(CLML), ("gb/ukpga-1890-99", "gazette", "ogl-uk-3.0", "unknown", "https://www.legislation.gov.uk/ukpga/1890/99/enacted")),
        ("gesetze-im-internet", "lampg_1890", "", "/lampg_1890/xml.zip", Reply(zipped(BJNR1_xml=NORMS), kind="application/zip"), ("de/lampg-1890", "official-consolidation", "public-domain", "unknown", "https://www.gesetze-im-internet.de/lampg_1890/")),
        ("govinfo", "PLAW-117publ9", "", "/content/pkg/PLAW-117publ9/uslm/PLAW-117publ9.xml", Reply(USLM), ("us/plaw-117publ9", "gazette", "public-domain", "unknown", "https://www.govinfo.gov/app/details/PLAW-117publ9")),
        ("govinfo", "COMPS-99", "", "/content/pkg/COMPS-99/uslm/COMPS-99.xml", Reply(USLM, kind="text/xml"), ("us/comps-99", "official-consolidation", "public-domain", "unknown", "https://www.govinfo.gov/app/details/COMPS-99")),
        ("finlex", "statute/1890/99", "", "/finlex/avoindata/v1/akn/fi/act/statute/1890/99/fin@", Reply(AKN), ("fi/statute-1890-99", "gazette", "cc-by-4.0", "unknown", "https://www.finlex.fi/eli?uri=http://data.finlex.fi/eli/sd/1890/99")),
        ("finlex", "statute-consolidated/1890/99-001", "sv", "/finlex/avoindata/v1/akn/fi/act/statute-consolidated/1890/99-001/swe@", Reply(AKN), ("fi/statute-consolidated-1890-99-001", "official-consolidation", "cc-by-4.0", "unknown", "https://www.finlex.fi/eli?uri=http://data.finlex.fi/eli/sd/1890/99-001")),
        ("justice-canada", "L-99.5", "", "/eng/XML/L-99.5.xml", Reply(LIMS), ("ca/l-99-5", "official-consolidation", "ogl-canada", "2020-01-01", "https://laws-lois.justice.gc.ca/eng/acts/L-99.5/")),
        ("justice-canada", "SOR-2018-99", "fr", "/fra/XML/SOR-2018-99.xml", Reply(LIMS), ("ca/sor-2018-99", "official-consolidation", "ogl-canada", "2020-01-01", "https://laws-lois.justice.gc.ca/fra/reglements/SOR-2018-99/")),
        ("eur-lex", "31890R0099", "", "/resource/celex/31890R0099", Reply(zipped(doc_xml=b"<PUBLICATION/>", act_xml=FORMEX), kind="application/zip;mtype=fmx4"), ("eu/celex-31890r0099", "gazette", "reuse-permitted", "unknown", "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:31890R0099")),
        ("eur-lex", "01890R0099-19010203", "de", "/legal-content/DE/TXT/HTML/?uri=CELEX:01890R0099-19010203", Reply(PAGE, kind="text/html;charset=UTF-8"), ("eu/celex-01890r0099-19010203", "official-consolidation", "reuse-permitted", "1901-02-03", "https://eur-lex.europa.eu/legal-content/DE/TXT/?uri=CELEX:01890R0099-19010203")),
    ],
)  # fmt: skip
def test_each_publisher_is_asked_its_own_way_and_the_copy_is_called_what_it_is(
    data: DataFolder,
    examplia: Content,
    server: Publisher,
    source: str,
    ident: str,
    language: str,
    path: str,
    reply: Reply,
    found: tuple[str, ...],
) -> None:
    server.answers[path] = [reply]
    report = fetch_texts(data, examplia, source, [ident], base=server.base, language=language, limits=SWIFT)
    assert (report.failed, report.imported.skipped) == ([], [])
    with Editions(data.root) as editions:
        (edition,) = editions.doubtful()
        assert (edition.work, edition.standing, edition.licence, edition.as_at, edition.url) == found
        assert edition.publisher == PUBLISHERS[source].name
        assert edition.language == (language or PUBLISHERS[source].languages[0])
        assert edition.provisions >= 1
    assert "lawbase" in server.asked[0][1]["User-Agent"]


def test_what_an_archive_holds_beside_the_law_is_named(data: DataFolder, examplia: Content, server: Publisher) -> None:
    server.answers["/resource/celex/31890R0099"] = [
        Reply(zipped(a_xml=FORMEX, annex_xml=b"<?xml version='1.0'?><ANNEX/>"), kind="application/zip")
    ]
    report = fetch_texts(data, examplia, "eur-lex", ["31890R0099"], base=server.base, limits=SWIFT)
    assert report.fetched[0].left_out == ("annex.xml",)


def test_formex_is_asked_for_in_the_language_and_html_where_there_is_none(
    data: DataFolder, examplia: Content, server: Publisher
) -> None:
    server.answers["/legal-content/FR/TXT/HTML/?uri=CELEX:31890R0099"] = [Reply(PAGE, kind="text/html")]
    fetch_texts(data, examplia, "eur-lex", ["31890R0099"], base=server.base, language="fr", limits=SWIFT)
    formex, html = server.asked
    assert (formex[1]["Accept"], formex[1]["Accept-Language"]) == ("application/zip;mtype=fmx4", "fra")
    assert html[1]["Accept"] == "text/html"


@pytest.mark.parametrize(
    ("source", "ident"),
    [
        ("legislation.gov.uk", "Computer Misuse Act"),
        ("legislation.gov.uk", "ukpga/1990/18/../../../admin"),
        ("legislation.gov.uk", "ukpga/1990/18?x=1"),
        ("legislation.gov.uk", "https://evil.example/ukpga/1990/18"),
        ("gesetze-im-internet", "../stgb"),
        ("gesetze-im-internet", "stgb/../x"),
        ("gesetze-im-internet", "@evil.example"),
        ("govinfo", "PLAW-117publ9/../x"),
        ("govinfo", "USCODE-2022-title18"),
        ("finlex", "judgment/2018/1"),
        ("justice-canada", "C-46.xml"),
        ("justice-canada", ""),
        ("eur-lex", "62018CJ0511"),
        ("eur-lex", "02016R0679"),
        ("eur-lex", "32016R0679-20160504"),
        ("eur-lex", "32016R0679\n"),
    ],
)
def test_an_identifier_the_publisher_does_not_use_is_refused_before_anything_is_asked(
    data: DataFolder, examplia: Content, server: Publisher, source: str, ident: str
) -> None:
    with pytest.raises(BadIdentifier, match="write "):
        fetch_texts(data, examplia, source, [ident], base=server.base, limits=SWIFT)
    assert server.asked == []


def test_a_source_a_language_and_a_work_that_are_not_known_are_refused(data: DataFolder, examplia: Content) -> None:
    with pytest.raises(UnknownPublisher, match=r"legislation\.gov\.uk, eur-lex"):
        fetch_texts(data, examplia, "wikipedia", ["x"])
    with pytest.raises(BadIdentifier, match="it has en, fr"):
        fetch_texts(data, examplia, "justice-canada", ["C-46"], language="de")
    with pytest.raises(BadAddress, match="There is no work"):
        fetch_texts(data, examplia, "justice-canada", ["C-46"], work="ca/none")
    with pytest.raises(BadAddress, match="one text at a time"):
        fetch_texts(data, examplia, "justice-canada", ["C-46", "C-47"], work="xx/computer-act-2019")


# Joining


def with_work(content: Content, address: str, url: str) -> Content:
    edition = Edition(
        key="1900",
        language="en",
        files=("gb/lamps.md",),
        as_at="1900",
        standing="third-party-copy",
        url=url,
        licence="unstated",
        complete=True,
    )
    work = Work(address=address, title="Lighting of Streets: Regulation (EU) 1890/99", kind="act", texts=(edition,))
    return replace(content, works={**content.works, address: work})


@pytest.mark.parametrize(
    ("source", "ident", "path", "reply", "work", "url"),
    [
        ("legislation.gov.uk", "ukpga/1890/99/1901-02-03", "/ukpga/1890/99/1901-02-03/data.xml", Reply(CLML), "gb/lamp-act", "https://www.legislation.gov.uk/ukpga/1890/99"),
        ("gesetze-im-internet", "lampg", "/lampg/xml.zip", Reply(zipped(a_xml=NORMS), kind="application/zip"), "de/lampg-x", "https://www.gesetze-im-internet.de/lampg/"),
        ("justice-canada", "L-9", "/eng/XML/L-9.xml", Reply(LIMS), "ca/lamp-act", "https://laws-lois.justice.gc.ca/eng/acts/L-9/"),
        ("eur-lex", "01890R0099-19010203", "/resource/celex/01890R0099-19010203", Reply(zipped(a_xml=FORMEX), kind="application/zip"), "eu/lamps", "https://eur-lex.europa.eu/eli/reg/1890/99/oj"),
    ],
)  # fmt: skip
def test_a_text_joins_the_work_whose_record_names_its_address(
    data: DataFolder,
    examplia: Content,
    server: Publisher,
    source: str,
    ident: str,
    path: str,
    reply: Reply,
    work: str,
    url: str,
) -> None:
    server.answers[path] = [reply]
    report = fetch_texts(data, with_work(examplia, work, url), source, [ident], base=server.base, limits=SWIFT)
    assert [(file.work, file.path) for file in report.imported.read] == [(work, ident)]


def test_a_text_joins_the_work_it_is_said_to_be(data: DataFolder, examplia: Content, server: Publisher) -> None:
    server.answers["/ukpga/1890/99/1901-02-03/data.xml"] = [Reply(CLML)]
    report = fetch_texts(
        data,
        examplia,
        "legislation.gov.uk",
        ["ukpga/1890/99/1901-02-03"],
        base=server.base,
        work="xx/computer-act-2019",
        limits=SWIFT,
    )
    assert [(file.work, file.edition) for file in report.imported.read] == [("xx/computer-act-2019", "1901-02-03")]


def test_one_text_that_fails_does_not_stop_the_others(data: DataFolder, examplia: Content, server: Publisher) -> None:
    server.answers["/eng/XML/L-2.xml"] = [Reply(LIMS)]
    server.answers["/eng/XML/L-3.xml"] = [Reply(b"<Statute", kind="text/xml")]
    report = fetch_texts(data, examplia, "justice-canada", ["L-1", "L-2", "L-3"], base=server.base, limits=SWIFT)
    assert [(failed.ident, "is not there (404)" in failed.why) for failed in report.failed] == [("L-1", True)]
    assert [file.path for file in report.imported.doubtful] == ["L-2"]
    assert [file.path for file in report.imported.skipped] == ["L-3"], "a text cut short by the publisher is not stored"


# Asking


def test_what_is_unchanged_is_not_sent_again(data: DataFolder, examplia: Content, server: Publisher) -> None:
    server.answers["/eng/XML/L-2.xml"] = [Reply(LIMS, headers={"ETag": '"1"'})]
    fetch = [fetch_texts(data, examplia, "justice-canada", ["L-2"], base=server.base, limits=SWIFT) for _ in range(2)]
    assert [report.fetched[0].is_unchanged for report in fetch] == [False, True]
    assert fetch[0].fetched[0].sha256 == fetch[1].fetched[0].sha256
    assert "imported before" in fetch[1].imported.skipped[0].why
    assert server.asked[1][1]["If-None-Match"] == '"1"'


def test_what_has_changed_replaces_what_was_kept(server: Publisher, asker: Asker) -> None:
    modified = {"Last-Modified": "Tue, 04 Feb 2020 00:00:00 GMT"}
    server.answers["/a"] = [Reply(b"<a/>", headers=modified), Reply(b"<b/>", headers=modified), Reply(status=304)]
    answers = [asker.ask(way(), server.base) for _ in range(3)]
    assert [(answer.body, answer.is_unchanged) for answer in answers] == [
        (b"<a/>", False),
        (b"<b/>", False),
        (b"<b/>", True),
    ]
    assert server.asked[2][1]["If-Modified-Since"] == modified["Last-Modified"]


def test_a_broken_cache_is_as_if_it_were_empty(tmp_path: Path, server: Publisher, asker: Asker) -> None:
    server.answers["/a"] = [Reply(b"<a/>", headers={"ETag": '"1"'})]
    asker.ask(way(), server.base)
    for path in (tmp_path / "cache").iterdir():
        path.write_bytes(b"bent")
    assert asker.ask(way(), server.base).is_unchanged is False
    assert "If-None-Match" not in server.asked[1][1]


def test_the_language_asked_for_is_part_of_the_question(server: Publisher, asker: Asker) -> None:
    server.answers["/a"] = [Reply(b"<en/>", headers={"ETag": '"1"'}), Reply(b"<fr/>")]
    assert asker.ask(way(language="en"), server.base).body == b"<en/>"
    assert asker.ask(way(language="fr"), server.base).body == b"<fr/>"


@pytest.mark.parametrize(
    ("replies", "waits"),
    [
        ([Reply(status=429, headers={"Retry-After": "2"}), Reply(b"<a/>")], [2.0]),
        ([Reply(status=503), Reply(status=503), Reply(b"<a/>")], [1.0, 2.0]),
        ([Reply(status=503, headers={"Retry-After": "soon"}), Reply(b"<a/>")], [1.0]),
    ],
)
def test_a_busy_publisher_is_asked_again_when_it_says(
    tmp_path: Path, server: Publisher, replies: list[Reply], waits: list[float]
) -> None:
    slept: list[float] = []
    server.answers["/a"] = replies
    with Asker(Cache(tmp_path), SWIFT, Pace(0, sleep=slept.append)) as asks:
        assert asks.ask(way(), server.base).body == b"<a/>"
    assert slept == waits


@pytest.mark.parametrize(
    ("reply", "says", "asked"),
    [
        (Reply(status=429, headers={"Retry-After": "3600"}), "come back in 3600 seconds", 1),
        (Reply(status=503, headers={"Retry-After": "1"}), "was asked 4 times", 4),
    ],
)
def test_a_publisher_that_stays_busy_is_left_alone(
    tmp_path: Path, server: Publisher, reply: Reply, says: str, asked: int
) -> None:
    server.answers["/a"] = [reply]
    with Asker(Cache(tmp_path), SWIFT, Pace(0, sleep=lambda _: None)) as asks, pytest.raises(FetchRefused, match=says):
        asks.ask(way(), server.base)
    assert len(server.asked) == asked


@pytest.mark.parametrize(
    ("reply", "limits", "says"),
    [
        (Reply(status=404), SWIFT, "is not there"),
        (Reply(status=403), SWIFT, "answered with status 403"),
        (Reply(status=202, body=b"wait"), SWIFT, "answered with status 202"),
        (Reply(status=304), SWIFT, "answered with status 304"),
        (Reply(b"<html></html>", kind="text/html"), SWIFT, "answered with text/html where application/xml"),
        (Reply(b"  "), SWIFT, "answered with nothing"),
        (Reply(b"<a/>" * 100), replace(SWIFT, size=50), "larger than"),
        (Reply(b"<a/>", headers={"Content-Length": "99999999999"}), SWIFT, "larger than the 64 MB"),
        (Reply(b"<a>", lacking=10), SWIFT, "broke off"),
        (Reply(b"<a/>", delay=1), replace(SWIFT, timeout=0.2), "did not answer within 0.2 seconds"),
        (Reply(b"<a/>", headers={"Content-Encoding": "gzip"}), SWIFT, "cannot be unpacked"),
        (Reply(status=302, headers={"Location": "http://evil.example/a"}), SWIFT, r"another host \(evil.example\)"),
        (Reply(status=302, headers={"Location": "//localhost/a"}), SWIFT, "another host"),
        (Reply(status=302, headers={"Location": "http://127.0.0.1:1/a"}), SWIFT, "another host"),
        (Reply(status=302, headers={"Location": "file:///etc/passwd"}), SWIFT, "another host"),
        (Reply(status=302), SWIFT, "another host"),
        (Reply(status=302, headers={"Location": "/a"}), SWIFT, "without an end"),
    ],
)
def test_what_is_wrong_on_the_line_is_said_and_nothing_is_kept(
    tmp_path: Path, server: Publisher, reply: Reply, limits: Limits, says: str
) -> None:
    server.answers["/a"] = [reply]
    with Asker(Cache(tmp_path / "cache"), limits) as asks, pytest.raises(FetchRefused, match=says):
        asks.ask(way(), server.base)
    assert not list((tmp_path / "cache").glob("*"))


def test_a_compressed_answer_counts_by_what_it_unpacks_to(tmp_path: Path, server: Publisher) -> None:
    server.answers["/a"] = [Reply(gzip.compress(b" " * 5_000_000), headers={"Content-Encoding": "gzip"})]
    with Asker(Cache(tmp_path), replace(SWIFT, size=100_000)) as asks, pytest.raises(FetchRefused, match="larger than"):
        asks.ask(way(), server.base)


def test_a_redirect_within_the_host_is_followed(server: Publisher, asker: Asker) -> None:
    server.answers |= {"/a": [Reply(status=303, headers={"Location": "/b"})], "/b": [Reply(b"<b/>")]}
    answer = asker.ask(way(), server.base)
    assert (answer.body, answer.url) == (b"<b/>", f"{server.base}/b")


@pytest.mark.parametrize(
    ("base", "says"),
    [
        ("ftp://127.0.0.1", "http or https"),
        ("nonsense", "http or https"),
        ("http://user:word@127.0.0.1", "name and password"),
        ("http://127.0.0.1:99999", "http or https|cannot be reached"),
        ("http://127.0.0.1:1", "cannot be reached"),
    ],
)
def test_an_address_that_cannot_be_asked_gets_a_sentence(asker: Asker, base: str, says: str) -> None:
    with pytest.raises(FetchRefused, match=says):
        asker.ask(way(), base)


def test_a_host_is_asked_once_a_second() -> None:
    now, slept = [0.0], []

    def sleep(seconds: float) -> None:
        slept.append(round(seconds, 3))
        now[0] += seconds

    pace = Pace(1.0, lambda: now[0], sleep)
    for host, passed in (("a", 0.25), ("a", 0.0), ("b", 0.0), ("a", 5.0), ("a", 0.0)):
        pace.wait(host)
        now[0] += passed
    assert slept == [0.75, 1.0]
    assert Limits().interval == 1.0


def test_retry_after_is_a_number_or_a_day() -> None:
    later = format_datetime(datetime.now(UTC) + timedelta(seconds=60))
    assert asked_wait("5") == 5.0
    assert 50 < (asked_wait(later) or 0) <= 60
    assert asked_wait("Tue, 04 Feb 2020 00:00:00 GMT") == 0.0
    assert [asked_wait(words) for words in ("", "soon", "-5")] == [None] * 3


@pytest.mark.parametrize(
    ("archive", "says"),
    [
        (b"not a zip", "cannot be unpacked"),
        (zipped(a_xml=NORMS)[:-30], "cannot be unpacked"),
        (zipped(a_txt=NORMS), "no text of a law"),
        (zipped(a_xml=b"<other/>"), "no text of a law"),
        (zipped(a_xml=b"<dokumente>" + b" " * 2_000_000), "larger than"),
        (zipped(**{f"a{n}_xml": b"<dokumente/>" for n in range(2001)}), "at most 2000"),
    ],
)
def test_an_archive_that_is_not_sound_is_refused(archive: bytes, says: str) -> None:
    with pytest.raises(FetchRefused, match=says):
        take_law(archive, ("dokumente",), 1_000_000)


def test_not_there_is_a_refusal() -> None:
    assert str(NotThere()) == "The publisher has no such text in this form."


# Git


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_: Any) -> None:
        return


@pytest.fixture
def repository(tmp_path: Path) -> Iterator[Repository]:
    made = Repository(tmp_path / "law.git")
    made.commit("2020-02-03", {"xx/computer-act-2019.md": legalize("First.", "2020-01-01")})
    yield made
    made.close()


@pytest.fixture
def git(repository: Repository) -> Iterator[str]:
    """The address of the repository on a server on this machine."""
    backed: dict[str, Any] = {"/law.git": repository.repo}
    app = make_wsgi_chain(DictBackend(backed))
    with serving(make_server("127.0.0.1", 0, app, WSGIServer, _Quiet)) as served:
        yield f"http://127.0.0.1:{served.server_port}/law.git"


def test_a_repository_is_brought_and_later_only_what_is_new(
    data: DataFolder, examplia: Content, repository: Repository, git: str
) -> None:
    first = fetch_repositories(data, examplia, [git], licence="cc0-1.0")
    assert (first.failed, [file.edition for file in first.imported.read]) == ([], ["2020-01-01"])
    repository.commit("2021-02-03", {"xx/computer-act-2019.md": legalize("Second.", "2021-01-01")})
    second = fetch_repositories(data, examplia, [git], licence="cc0-1.0")
    assert [file.edition for file in second.imported.read] == ["2021-01-01"]
    assert fetch_repositories(data, examplia, [git]).imported.read == []
    with Editions(data.root) as editions:
        assert {(e.licence, e.url) for e in editions.editions()} == {("cc0-1.0", git)}


def test_a_repository_at_a_path_is_read_where_it_is(
    data: DataFolder, examplia: Content, repository: Repository
) -> None:
    report = fetch_repositories(data, examplia, [str(repository.path)])
    assert [file.work for file in report.imported.read] == ["xx/computer-act-2019"]
    assert not (data.root / "fetched").exists()


def test_a_repository_that_is_not_there_does_not_stop_the_next(
    data: DataFolder, examplia: Content, repository: Repository, server: Publisher
) -> None:
    server.answers["/moved/info/refs?service=git-upload-pack"] = [
        Reply(status=301, headers={"Location": "http://evil.example/x/info/refs?service=git-upload-pack"})
    ]
    server.answers["/odd/info/refs?service=git-upload-pack"] = [Reply(b"<html></html>", kind="text/html")]
    addresses = [
        f"{server.base}/none",
        f"{server.base}/moved",
        f"{server.base}/odd",
        "http://127.0.0.1:1/x",
        "ssh://127.0.0.1/x",
        "file:///tmp/x",
        "http://a:b@127.0.0.1/x",
        "no/such/folder",
        str(repository.path),
    ]
    report = fetch_repositories(data, examplia, addresses)
    assert [failed.ident for failed in report.failed] == addresses[:-1]
    assert all(failed.why.endswith(".") and "Traceback" not in failed.why for failed in report.failed)
    assert len(report.imported.read) == 1


def test_a_repository_larger_than_the_limit_is_refused(tmp_path: Path, git: str) -> None:
    with pytest.raises(FetchRefused, match="larger than"):
        bring_repository(git, tmp_path / "copy", limit=100)
    (tmp_path / "copy" / "HEAD").write_bytes(b"")
    bring_repository(git, tmp_path / "copy")
    assert (tmp_path / "copy" / "HEAD").is_file()


# The command


def run(data: DataFolder, *words: str) -> Result:
    return CliRunner().invoke(fetch_command, list(words), obj=Places(data.root, EXAMPLIA / "content"))


def test_the_command_fetches_and_says_what_became_of_it(data: DataFolder, server: Publisher) -> None:
    server.answers["/ukpga/1890/99/data.xml"] = [Reply(CLML, headers={"ETag": '"1"'})]
    first = run(data, "legislation.gov.uk", "ukpga/1890/99", "--base", server.base, "--work", "xx/computer-act-2019")
    assert (first.exit_code, "1 read, 0 skipped, 0 doubtful, 0 failed." in first.output) == (0, True)
    again = run(data, "legislation.gov.uk", "ukpga/1890/99", "--base", server.base, "--json")
    report = json.loads(again.output)
    assert (again.exit_code, report["fetched"][0]["is_unchanged"], report["failed"]) == (0, True, [])
    failed = run(data, "legislation.gov.uk", "ukpga/1890/1", "--base", server.base)
    assert (failed.exit_code, "is not there (404)" in failed.output) == (1, True)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["wikipedia", "x"], "There is no source"),
        (["govinfo", "x"], "write PLAW"),
        (["git", "/nowhere"], "no git repository"),
        (["git", "/nowhere", "--base", "http://127.0.0.1"], "not for git"),
    ],
)
def test_the_command_says_what_is_wrong(data: DataFolder, words: list[str], says: str) -> None:
    result = run(data, *words)
    assert result.exit_code != 0
    assert says in result.output


def test_the_command_reads_a_repository(data: DataFolder, repository: Repository) -> None:
    result = run(data, "git", str(repository.path), "--licence", "cc0-1.0")
    assert (result.exit_code, "1 read" in result.output) == (0, True)
