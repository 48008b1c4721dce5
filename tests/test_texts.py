"""A text is read to the same tree whatever its publisher's format, and what is bad is refused with a sentence."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfWriter

from lawbase.citation.labels import is_element_id
from lawbase.texts import OfficialText, TextRefused, read_bytes, read_text
from lawbase.texts.chains import Candidate, chains, number_key
from lawbase.texts.page_text import cut_page_text

HERE = Path(__file__).parent
TEXTS = HERE / "texts"


def rows(name: str) -> list[dict[str, str]]:
    with (HERE / "tables" / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


FILES = rows("texts.csv")
UNITS = rows("text_units.csv")


def read(name: str) -> OfficialText:
    return read_text(TEXTS / name)


def test_every_format_has_a_small_text() -> None:
    assert {path.name for path in TEXTS.iterdir() if path.is_file()} == {row["file"] for row in FILES}
    assert len({row["format"] for row in FILES}) >= 27


@pytest.mark.parametrize("row", FILES, ids=[row["file"] for row in FILES])
def test_a_format_is_recognised_from_content_and_read_provision_by_provision(row: dict[str, str]) -> None:
    data = (TEXTS / row["file"]).read_bytes()
    text = read_bytes(data, "a file without a telling name")
    assert (text.format, text.language, text.title) == (row["format"], row["language"], row["title"])
    assert " ".join(p.id for p in text.provisions) == row["ids"]
    assert "; ".join(u.where for u in text.unplaced) == row["unplaced"]


@pytest.mark.parametrize("row", UNITS, ids=[f"{row['file']}-{row['id']}" for row in UNITS])
def test_a_provision_has_its_label_heading_and_body_without_number(row: dict[str, str]) -> None:
    provision = read(row["file"]).find(row["id"])
    assert provision is not None
    assert (provision.label, provision.heading) == (row["label"], row["heading"])
    assert provision.body.replace("\n", " / ")[:60] == row["body"]


@pytest.mark.parametrize("row", FILES, ids=[row["file"] for row in FILES])
def test_ids_are_unique_and_every_unplaced_text_says_why(row: dict[str, str]) -> None:
    text = read(row["file"])
    ids = [p.id for p in text.provisions]
    assert len(ids) == len(set(ids))
    assert all(is_element_id(ident) for ident in ids)
    assert all(u.text and u.why.endswith(".") for u in text.unplaced)


def test_a_quote_inside_a_subsection_is_found_through_its_basic_unit() -> None:
    text = read("documents.json")
    provision = text.find("sec_1030__subsec_b")
    assert provision is not None
    assert provision.id == "sec_1030"
    assert "(b) shall be fined." in provision.body
    assert text.find("sec_9999") is None
    assert text.find("no id") is None


def test_an_article_quoted_by_an_amending_article_stays_inside_it() -> None:
    for name, holder, quoted in (
        ("legalize.md", "art_3", "Texto citado"),
        ("argentine.md", "art_3bis", "El reloj anda"),
    ):
        provision = read(name).find(holder)
        assert provision is not None
        assert quoted in provision.body


def test_page_text_is_cut_and_its_lines_become_proposed_events() -> None:
    text = read("seed.json")
    section = text.find("sec_3")
    assert section is not None
    assert section.body == "Repeals the Clocks Act."
    assert [(e.kind, e.day) for e in text.events] == [
        ("amended", "2020-06-08"),
        ("amendment-not-applied", "2019-05-09"),
        ("commenced", "2018-05-07"),
    ]
    assert text.dates["as_at"] == "2020-06-08"
    assert any("History of this document" in u.text for u in text.unplaced)


@pytest.mark.parametrize(
    ("body", "law"),
    [
        ("A box has a lid. ▲ To the top History of this document", "A box has a lid."),
        ("A box has a lid. window.dataLayer = []", "A box has a lid."),
        ("A box has a lid. Previous Version", "A box has a lid."),
        ("La caja. / / Ficha articulo / / La tapa.", "La caja. La tapa."),
        ("Skrzynka ma wieko. Pokaż całość var tree = [", "Skrzynka ma wieko."),
        (
            "The window of the house faces the history of the town.",
            "The window of the house faces the history of the town.",
        ),
    ],
)
def test_publishers_words_are_cut_and_the_law_is_kept(body: str, law: str) -> None:
    assert " ".join(cut_page_text(body).body.split()) == law


def test_a_history_of_amendment_becomes_notes_and_events() -> None:
    section = read("new_zealand.md").find("sec_2a")
    assert section is not None
    assert section.notes[0].startswith("Section 2A: inserted")
    assert [e.kind for e in read("chinese.md").events] == ["assented", "amended"]
    assert [e.day for e in read("korean.md").events] == ["2019-01-02", "2020-01-02"]


def test_a_range_of_repealed_sections_says_how_far_it_reaches() -> None:
    for name, ident in (
        ("bundestag.md", "sec_2"),
        ("swiss.md", "art_2"),
        ("german_federal.xml", "sec_203"),
        ("seed_japanese.json", "art_2"),
    ):
        provision = read(name).find(ident)
        assert provision is not None
        assert provision.notes[0].startswith("Stands for all numbers up to")


def test_numbers_that_restart_take_chapter_or_schedule() -> None:
    assert read("seed_swedish.json").find("chp_2__sec_2a") is not None
    assert read("akoma_ntoso.xml").find("sec_2a") is not None
    assert read("akoma_ntoso.xml").find("sched_1__para_1") is not None
    assert read("australian.md").find("sched_1__clause_1") is not None
    assert read("criminal_code.md").find("sec_477-1") is not None
    assert read("irish.md").find("sched_1__art_2") is not None


def test_spoiled_numbers_are_told_by_their_neighbours() -> None:
    article = read("seed_superscripts.json").find("art_147-1")
    assert article is not None
    assert article.notes == ("The source prints 1471; the place in the text says 147 with a raised 1.",)


def test_rows_that_count_themselves_are_numbered_by_their_texts() -> None:
    code = read("seed_rows_counted.json")
    assert [p.id for p in code.provisions] == ["sec_1", "sec_2", "sec_3", "sec_4", "sec_5"]
    clock = code.find("sec_4")
    assert clock is not None
    assert clock.body == "A clock has none."


# What is bad is refused with a sentence.


def docx(*paragraphs: str, extra: dict[str, bytes] | None = None) -> bytes:
    body = "".join(f"<w:p><w:r><w:t>{p}</w:t></w:r></w:p>" for p in paragraphs)
    parts = {
        "[Content_Types].xml": b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        b'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        b'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": b'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
        b'Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f"<w:body>{body}</w:body></w:document>".encode(),
    }
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in (parts | (extra or {})).items():
            archive.writestr(name, data)
    return held.getvalue()


def pdf(*lines: str) -> bytes:
    content = "BT /F1 12 Tf 50 800 Td 14 TL " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        f"<</Length {len(content)}>>stream\n{content}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, offsets = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj{body}endobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    return f"{out}xref\n0 6\n0000000000 65535 f \n{table}trailer<</Size 6/Root 1 0 R>>\nstartxref\n{len(out)}\n%%EOF".encode()


def test_a_word_document_with_typed_numbers_is_read() -> None:
    text = read_bytes(
        docx("Boxes Act", "Section 1. Short title", "This is the Boxes Act.", "Section 2A. Lids", "A box has a lid."),
        "boxes.docx",
    )
    assert text.format == "docx"
    assert [p.id for p in text.provisions] == ["sec_1", "sec_2a"]


def test_a_pdf_with_text_is_read() -> None:
    lines = (
        "Boxes Act",
        "Section 1. Short title",
        "This is the Boxes Act of Examplia.",
        "Section 2A. Lids",
        "A box has a lid.",
    )
    text = read_bytes(pdf(*lines), "boxes.pdf")
    assert text.format == "pdf"
    assert [p.id for p in text.provisions] == ["sec_1", "sec_2a"]


def empty_pdf() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(width=100, height=100)
    held = io.BytesIO()
    writer.write(held)
    return held.getvalue()


def encrypted_pdf() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(width=100, height=100)
    writer.encrypt("lid", algorithm="RC4-128")
    held = io.BytesIO()
    writer.write(held)
    return held.getvalue()


BOMB = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "lol"><!ENTITY c "&b;&b;">]><akomaNtoso>&c;</akomaNtoso>'
OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><akomaNtoso>&b;</akomaNtoso>'
BAD: dict[str, tuple[bytes, str]] = {
    "empty.md": (b"", "empty"),
    "blank.md": (b" \n ", "empty"),
    "bomb.xml": (BOMB, "entities"),
    "outside.xml": (OUTSIDE, "entities"),
    "cut.xml": ((TEXTS / "clml.xml").read_bytes()[:900], "not whole XML"),
    "unknown.xml": (b'<?xml version="1.0"?><recipe/>', "recipe"),
    "cut.json": ((TEXTS / "seed.json").read_bytes()[:300], "not whole JSON"),
    "deep.json": (b"[" * 200_000, "not whole JSON"),
    "unknown.json": (b'{"recipe": 1}', "does not know"),
    "latin2.txt": (("Článek říká žluťoučký kůň úpěl " * 20).encode("iso-8859-2"), "not Unicode"),
    "binary.bin": (b"text\x00with null", "null characters"),
    "prose.txt": (b"Once upon a time there was a box. It had a lid.", "no numbered provisions"),
    "page.html": (b"<!DOCTYPE html><html><body><p>Hello</p></body></html>", "without numbered provisions"),
    "bomb.docx": (docx("x", extra={"word/media/a.bin": b"\x00" * 60_000_000}), "unpack"),
    "zip.docx": (docx("x")[:400], "broken archive"),
    "entities.docx": (docx("x", extra={"word/evil.xml": b"<!DOCTYPE a []><a/>"}), "entities"),
    "drawn.docx": (docx("A box has a lid.", "A clock has none."), "numbers that Word draws"),
    "scan.pdf": (empty_pdf(), "without text"),
    "locked.pdf": (encrypted_pdf(), "encrypted"),
    "cut.pdf": (pdf("Section 1. x")[:200], "PDF"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_refused_with_a_sentence_that_names_it(name: str) -> None:
    data, reason = BAD[name]
    with pytest.raises(TextRefused, match=reason) as refused:
        read_bytes(data, name)
    assert str(refused.value).startswith(name)
    assert str(refused.value).endswith(".")


def test_a_file_that_is_too_long_or_absent_is_refused_unread(tmp_path: Path) -> None:
    long = tmp_path / "long.md"
    with long.open("wb") as handle:
        handle.truncate(200_000_000)
    with pytest.raises(TextRefused, match="200 MB"):
        read_text(long)
    with pytest.raises(TextRefused, match="cannot be opened"):
        read_text(tmp_path / "absent.md")


def test_an_act_without_provisions_and_one_with_doubled_numbers_are_read() -> None:
    assert read_bytes(b'{"id": "x", "title": "Nothing", "provisions": []}', "nothing.json").provisions == ()
    doubled = [
        {"provision_ref": f"s{n}", "section": str(n), "title": title, "content": f"{title} is a thing of its own kind."}
        for n, title in ((1, "Box"), (2, "Lid"), (3, "Clock"), (3, "Watch"), (4, "End"))
    ]
    text = read_bytes(json.dumps({"id": "x", "provisions": doubled}).encode(), "doubled.json")
    assert [p.id for p in text.provisions] == ["sec_1", "sec_2", "sec_3", "sec_3~2", "sec_4"]


SEEDS = [(TEXTS / row["file"]).read_bytes() for row in FILES]


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(SEEDS), st.data())
def test_a_damaged_file_is_read_or_refused_and_never_breaks_the_reader(whole: bytes, data: st.DataObject) -> None:
    cut = data.draw(st.integers(min_value=0, max_value=len(whole)))
    junk = data.draw(st.binary(max_size=12))
    try:
        text = read_bytes(whole[:cut] + junk + whole[cut + len(junk) :], "damaged")
    except TextRefused:
        return
    ids = [p.id for p in text.provisions]
    assert len(ids) == len(set(ids))
    assert all(is_element_id(ident) for ident in ids)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        read_bytes(data, "bytes")
    except TextRefused:
        return


@given(st.lists(st.integers(min_value=1, max_value=40), min_size=1, max_size=40))
def test_a_chain_counts_up(numbers: list[int]) -> None:
    candidates = [Candidate(position, number_key(str(n)), 1.0) for position, n in enumerate(numbers)]
    for run in chains(candidates):
        keys = [c.key for c in run]
        assert keys == sorted(set(keys))


def test_numbers_sort_as_statutes_do() -> None:
    order = ["5", "5a", "5bis", "5ter", "5quater", "5quinquies", "6", "10", "10-1", "10-2", "10-11", "11"]
    assert sorted(order, key=number_key) == order
