"""Importing official texts: every file is read, skipped with a reason or doubtful, and nothing is half-stored."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import resource
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from lawbase.cli.context import Places
from lawbase.cli.text_commands import import_command, texts_command
from lawbase.editions import Editions
from lawbase.errors import StorageFull
from lawbase.files.content_reader import read_content
from lawbase.library.data_folder import DataFolder
from lawbase.records.content import Content
from lawbase.services import importing
from lawbase.services.file_names import read_name
from lawbase.services.import_texts import NothingToImport, import_texts
from lawbase.services.importing import ImportReport
from tests.conftest import EXAMPLIA, Edit

Import = Callable[..., ImportReport]


def law(*bodies: str, title: str = "Some Act", **more: Any) -> str:
    """A text as seed JSON."""
    rows = [{"provision_ref": f"s{n}", "title": f"Heading {n}", "content": body} for n, body in enumerate(bodies, 1)]
    return json.dumps(
        {"id": "some-act", "type": "statute", "title": title, "provisions": rows, **more}, ensure_ascii=False
    )


def legalize(body: str, updated: str = "2020-01-01", title: str = "Some Act", country: str = "xx") -> str:
    """A text as legalize Markdown."""
    return f'---\ntitle: "{title}"\nidentifier: "A-1"\ncountry: "{country}"\nlast_updated: "{updated}"\n---\n# {title}\n\n##### Article 1\n\n{body}\n'


@pytest.fixture
def shelf_of_files(tmp_path: Path) -> Path:
    """A folder of files to import."""
    (tmp_path / "files" / "xx").mkdir(parents=True)
    return tmp_path / "files"


@pytest.fixture
def bring(data: DataFolder, examplia: Content) -> Import:
    """Import a path with Examplia's records."""

    def run(path: Path, content: Content = examplia) -> ImportReport:
        return import_texts(data, content, path)

    return run


def why(report: ImportReport) -> dict[str, str]:
    """The reasons for what was skipped."""
    return {file.path: file.why for file in report.skipped}


def works(data: DataFolder) -> list[str]:
    """Every imported edition, doubtful ones in brackets."""
    with Editions(data.root) as editions:
        return [e.address for e in editions.editions()] + [f"({e.address})" for e in editions.doubtful()]


# Joining


def test_texts_that_records_name_join_their_works(data: DataFolder, bring: Import) -> None:
    report = bring(EXAMPLIA / "texts")
    assert {(file.path, file.work, file.edition, file.as_at) for file in report.read} == {
        ("xx/computer-act-2019.json", "xx/computer-act-2019", "2023", "2023-01-01"),
        ("xx/computer-act-2019-old.json", "xx/computer-act-2019", "2019", "2019-06-01"),
        ("yy/code.md", "yy/code", "2022-05", "2022-05"),
    }
    assert (report.skipped, report.doubtful) == ([], [])
    with Editions(data.root) as editions:
        newest = editions.edition("xx/computer-act-2019")
    assert newest is not None
    assert (newest.standing, newest.publisher, newest.licence) == (
        "official-consolidation", "Examplia Gazette", "public-domain",
    )  # fmt: skip


@pytest.mark.parametrize("start", ["xx", "xx/computer-act-2019.json"])
def test_it_does_not_matter_where_the_import_begins(data: DataFolder, bring: Import, start: str) -> None:
    bring(EXAMPLIA / "texts" / start)
    assert "xx/computer-act-2019@2023" in works(data)


@pytest.mark.parametrize(
    ("name", "text", "joined"),
    [
        ("xx/computer-act-2019@2021-04-01.json", law("Law."), "xx/computer-act-2019@2021-04-01"),
        ("xx/computer-act-2019@2021-04-01.fr.json", law("Loi."), "xx/computer-act-2019@2021-04-01"),
        ("xx/some-file.json", law("Law.", title="Computer Act 2019"), "xx/computer-act-2019@undated-"),
        ("xx/some-file.md", legalize("Law.", title="COMPUTER ACT, 2019"), "xx/computer-act-2019@2020-01-01"),
        ("anywhere/some-file.json", law("Law.", title="Computer Act 2019"), "(anywhere/some-file@undated-"),
        ("yy/some-file.json", law("Law.", title="Computer Act 2019"), "(yy/some-file@undated-"),
        ("yy/some-file.json", law("Law.", title="Systems Code"), "yy/code@undated-"),
        ("yy/code-2.json", law("Law.", title="Systems Code", issued_date="1997-02-01"), "(yy/code-2@undated-"),
        ("xx/some-file.json", law("Law.", title="Another Act"), "(xx/some-file@undated-"),
        ("xx/some-file.md", legalize("Law.", "1900-01-01", "Computer Act 2019"), "xx/computer-act-2019@undated-"),
        (
            "anywhere/doc.xml",
            '<?xml version="1.0"?><akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act><meta><identification>'
            '<FRBRWork><FRBRuri value="/akn/xx/act/2019/4/"/></FRBRWork></identification></meta><body><section><num>1</num>'
            "<content><p>Law.</p></content></section></body></act></akomaNtoso>",
            "xx/computer-act-2019@undated-",
        ),
    ],
)
def test_a_file_no_record_names_joins_by_what_it_says_of_itself(
    data: DataFolder, bring: Import, shelf_of_files: Path, name: str, text: str, joined: str
) -> None:
    path = shelf_of_files / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    bring(shelf_of_files)
    (found,) = works(data)
    assert found.startswith(joined)


@pytest.mark.parametrize(
    ("path", "slug", "day", "language"),
    [
        ("de/stgb.md", "stgb", "", ""),
        ("gb/cma-1990@2007-10-01.md", "cma-1990", "2007-10-01", ""),
        ("fi/tietosuojalaki.sv.xml", "tietosuojalaki", "", "sv"),
        ("ch/dsg@2023.de-CH.md", "dsg", "2023", "de-CH"),
        ("eu/eio.fmx.xml", "eio", "", ""),
        ("xx/law-2.1.txt", "law-2.1", "", ""),
        ("xx/act@2020-13-41.md", "act@2020-13-41", "", ""),
    ],
)
def test_a_name_may_tell_day_and_language(path: str, slug: str, day: str, language: str) -> None:
    name = read_name(path)
    assert (name.slug, name.day, name.language) == (slug, day, language)


def test_a_manifest_knows_a_renamed_file_by_its_hash(data: DataFolder, bring: Import, shelf_of_files: Path) -> None:
    text = (EXAMPLIA / "texts" / "xx" / "computer-act-2019.json").read_bytes()
    (shelf_of_files / "download(3).json").write_bytes(text)
    with (shelf_of_files / "manifest-a.csv").open("w", encoding="utf-8-sig") as lines:
        writer = csv.writer(lines)
        writer.writerow(["file", "iso2", "language", "official_url", "licence", "sha256"])
        digest = hashlib.sha256(text).hexdigest()
        writer.writerow(["xx/computer-act-2019.json", "xx", "en", "https://law.example/a", "CC-BY-4.0", digest])
    report = bring(shelf_of_files)
    assert works(data) == ["xx/computer-act-2019@2023"]
    assert why(report) == {"manifest-a.csv": "It is a list of files, not law."}


def test_a_list_of_works_joins_the_parts_of_an_edition_in_order(
    data: DataFolder, bring: Import, shelf_of_files: Path
) -> None:
    for part in (2, 1):
        (shelf_of_files / "xx" / f"vol{part}.json").write_text(law(f"Volume {part}."), encoding="utf-8")
    (shelf_of_files / "works.csv").write_text(
        "file,work,edition,part,language,as_at,standing,licence_open\n"
        "xx/vol2.json,xx/great-code,2015-06,2,en,2015-06-18,third-party-copy,yes\n"
        "xx/vol1.json,xx/great-code,2015-06,1,en,2015-06-18,third-party-copy,yes\n"
        "xx/vol3.json,xx/great-code,2015-06,3,en,2015-06-18,third-party-copy,yes\n"
        "xx/evil.json,../../etc,2015-06,,en,2015,gazette,yes\n",
        encoding="utf-8",
    )
    bring(shelf_of_files)
    with Editions(data.root) as editions:
        (edition,) = editions.editions("xx/great-code")
        assert [p.body for p in editions.provisions(edition)] == ["Volume 1.", "Volume 2."]
        assert (edition.missing_parts, edition.licence) == (1, "reuse-permitted")


def test_another_copy_of_the_same_day_stands_beside_the_first(
    data: DataFolder, bring: Import, shelf_of_files: Path
) -> None:
    for copy in ("a", "b"):
        text = law(
            f"Whoever enters the computer of another commits an offence, says copy {copy}.", title="Computer Act 2019"
        )
        (shelf_of_files / "xx" / f"{copy}@2021-04-01.json").write_text(text, encoding="utf-8")
    bring(shelf_of_files)
    first, second = works(data)
    assert first == "xx/computer-act-2019@2021-04-01"
    assert second.startswith("xx/computer-act-2019@2021-04-01.")


def test_a_doubtful_text_joins_when_a_record_comes_to_name_it(
    data: DataFolder, bring: Import, shelf_of_files: Path, edit: Edit
) -> None:
    (shelf_of_files / "xx" / "new-file.json").write_text(law("Law."), encoding="utf-8")
    (doubtful,) = bring(shelf_of_files).doubtful
    assert doubtful.name == "xx/new-file"
    assert doubtful.why == "No record has this file, its identifier, its citation or its title."
    name = "corpus/statutes/xx/computer-act-2019.yml"
    content, _ = read_content(edit(name, "xx/computer-act-2019-old.json", "xx/new-file.json"))
    assert why(bring(shelf_of_files, content)) == {
        "xx/new-file.json": "It was imported before; it now stands as xx/computer-act-2019@2019 (en)."
    }
    assert works(data) == ["xx/computer-act-2019@2019"]


# Again, and after an interruption


def test_a_second_import_stores_nothing_anew(data: DataFolder, bring: Import) -> None:
    bring(EXAMPLIA / "texts")
    before = works(data)
    report = bring(EXAMPLIA / "texts")
    assert (report.read, report.doubtful) == ([], [])
    assert why(report)["yy/code.md"] == "It was imported before as yy/code@2022-05 (fr)."
    assert works(data) == before


def test_an_import_that_is_broken_off_goes_on_where_it_was(data: DataFolder, examplia: Content, bring: Import) -> None:
    def stop(step: str, done: float) -> None:
        if step == "yy/code.md":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_texts(data, examplia, EXAMPLIA / "texts", stop)
    assert works(data) == ["xx/computer-act-2019@2023", "xx/computer-act-2019@2019"]
    report = bring(EXAMPLIA / "texts")
    assert [file.path for file in report.read] == ["yy/code.md"]
    assert len(report.skipped) == 2


def test_a_corrected_file_says_which_text_it_stands_for_now(bring: Import, shelf_of_files: Path) -> None:
    path = shelf_of_files / "xx" / "computer-act-2019.json"
    path.write_text(law("With a mistake."), encoding="utf-8")
    bring(shelf_of_files)
    first = hashlib.sha256(path.read_bytes()).hexdigest()
    path.write_text(law("Without."), encoding="utf-8")
    (read,) = bring(shelf_of_files).read
    assert read.replaces == first


# Bad input


def _bomb() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 130_000_000)
    return packed.getvalue()


BAD: dict[str, tuple[bytes, str]] = {
    "empty.md": (b"", "is empty"),
    "cut.json": (law("Law.").encode()[:-20], "not whole JSON"),
    "cut.xml": (b'<?xml version="1.0"?><akomaNtoso><act><body><section>', "xml"),
    "cyrillic.txt": ("Статья 1. Закон о данных. Статья 2. Закон.".encode("cp1251"), "not Unicode"),
    "null.txt": (b"Article 1\x00\nLaw\n", "null characters"),
    "no-law.txt": (b"Dear all,\nplease find attached the minutes.\n", "no numbered provisions"),
    "no-provisions.json": (law().encode(), "no numbered provisions"),
    "empty-act.xml": (
        b'<?xml version="1.0"?><akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act><body/></act></akomaNtoso>',
        "no numbered provisions",
    ),
    "bomb.docx": (_bomb(), "would unpack to"),
    "entities.xml": (b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><akomaNtoso>&b;</akomaNtoso>', "entit"),
    "half.json": (law("Half HERE").replace("HERE", r"\ud800").encode(), "halves of characters"),
    "table.csv": (b"Article 1,Article 2\nArticle 3,Article 4\n", "table of a kind"),
    "README.md": (b"# Article 1\n\nLaw\n", "about the collection"),
    "notes-b.md": (b"# Article 1\n\nLaw\n", "about the collection"),
    ".hidden.md": (b"# Article 1\n\nLaw\n", "hidden"),
    "picture.png": (b"\x89PNG", "no files of the kind .png"),
    "laws.zip": (_bomb()[:100], "archive; unpack it"),
}  # fmt: skip


def test_bad_files_get_a_reason_and_the_rest_goes_on(data: DataFolder, bring: Import, shelf_of_files: Path) -> None:
    for name, (content, _) in BAD.items():
        (shelf_of_files / "xx" / name).write_bytes(content)
    (shelf_of_files / "xx" / "security-act.json").write_text(law("Law."), encoding="utf-8")
    reasons = why(report := bring(shelf_of_files))
    assert set(reasons) == {f"xx/{name}" for name in BAD}
    for name, (_, part) in BAD.items():
        assert part in reasons[f"xx/{name}"].replace("XML", "xml"), name
    assert [file.name for file in report.doubtful] == ["xx/security-act"]
    with sqlite3.connect(data.root / "texts.db") as connection:
        assert connection.execute("select count(*) from texts").fetchone() == (1,)
        assert connection.execute("select count(*) from provisions").fetchone() == (1,)
    connection.close()


def test_a_file_of_200_mb_is_refused_unread(bring: Import, shelf_of_files: Path) -> None:
    path = shelf_of_files / "xx" / "huge.json"
    with path.open("wb") as stream:
        stream.truncate(200_000_000)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert why(bring(shelf_of_files)) == {"xx/huge.json": "It is 200 MB long; at most 64 MB are read."}
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000


def test_links_and_pipes_are_not_followed(bring: Import, shelf_of_files: Path, tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "secret.json").write_text(law("Secret."), encoding="utf-8")
    (shelf_of_files / "xx" / "link.json").symlink_to(tmp_path / "outside" / "secret.json")
    (shelf_of_files / "folder").symlink_to(tmp_path / "outside")
    (shelf_of_files / "xx" / "gone.json").symlink_to(tmp_path / "nowhere")
    os.mkfifo(shelf_of_files / "xx" / "pipe.json")
    report = bring(shelf_of_files)
    assert why(report) == {
        "folder": "It is a link; import what it leads to by its own path.",
        "xx/link.json": "It is a link; import what it leads to by its own path.",
        "xx/gone.json": "It is a link; import what it leads to by its own path.",
        "xx/pipe.json": "It is no regular file.",
    }
    assert (report.read, report.doubtful) == ([], [])


def test_a_file_a_reader_stumbles_over_does_not_stop_the_others(bring: Import, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = importing.read_bytes

    def stumble(data: bytes, name: str) -> Any:
        if name == "code.md":
            raise IndexError("list index out of range")
        return whole(data, name)

    monkeypatch.setattr(importing, "read_bytes", stumble)
    report = bring(EXAMPLIA / "texts")
    assert why(report) == {"yy/code.md": "It could not be read (IndexError). Please report it with the file."}
    assert len(report.read) == 2


def test_a_full_disk_stops_the_import_and_keeps_what_was_stored(
    data: DataFolder, bring: Import, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring(EXAMPLIA / "texts" / "xx")

    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(importing.EditionsWriter, "add", full)
    with pytest.raises(StorageFull, match="imported until now are kept"):
        bring(EXAMPLIA / "texts")
    assert len(works(data)) == 2


def test_nothing_at_a_path_is_said(bring: Import, tmp_path: Path) -> None:
    with pytest.raises(NothingToImport, match="no file or folder"):
        bring(tmp_path / "nowhere")


# Large files

MEASURE = """
import resource, sys
from pathlib import Path
from lawbase.library.data_folder import DataFolder
from lawbase.records.content import Content
from lawbase.services.import_texts import import_texts
report = import_texts(DataFolder(Path(sys.argv[2])), Content(), Path(sys.argv[1]))
print(report.doubtful[0].provisions, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


@pytest.mark.soak
def test_a_code_of_25_mb_is_imported_in_less_than_500_mb_of_memory(data: DataFolder, shelf_of_files: Path) -> None:
    path = shelf_of_files / "xx" / "great-code.json"
    path.write_text(law(*["يعاقب كل من دخل دون حق إلى نظام معلوماتي بالحبس. " * 25] * 11_400), encoding="utf-8")
    assert path.stat().st_size > 25_000_000
    command = [sys.executable, "-c", MEASURE, str(path), str(data.root)]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    assert told[0] == "11400"
    assert int(told[1]) < 500


# On the command line


def _run(command: Any, data: DataFolder, *arguments: str) -> Result:
    places = Places(data.root, EXAMPLIA / "content")
    return CliRunner().invoke(command, list(arguments), obj=places)


def test_import_prints_what_became_of_every_file(data: DataFolder) -> None:
    result = _run(import_command, data, str(EXAMPLIA / "texts"), "--json")
    assert result.exit_code == 0, result.output
    report = json.loads(result.stdout)
    assert {key: len(files) for key, files in report.items()} == {"read": 3, "skipped": 0, "doubtful": 0}
    assert report["read"][0]["work"] == "xx/computer-act-2019"
    again = _run(import_command, data, str(EXAMPLIA / "texts"))
    assert "skipped: yy/code.md: It was imported before as yy/code@2022-05 (fr)." in again.stdout
    assert again.stdout.endswith("0 read, 3 skipped, 0 doubtful.\n")


def test_texts_lists_what_is_imported(data: DataFolder) -> None:
    assert "Nothing is imported." in _run(texts_command, data).stdout
    _run(import_command, data, str(EXAMPLIA / "texts"))
    shown = _run(texts_command, data, "xx/computer-act-2019").stdout.splitlines()
    assert shown[0] == "xx/computer-act-2019@2023 (en): 4 provisions, 2023-01-01, official consolidation"
    listed = json.loads(_run(texts_command, data, "--json").stdout)
    assert [entry["address"] for entry in listed][-1] == "yy/code@2022-05"
    unknown = _run(texts_command, data, "xx/nothing")
    assert unknown.exit_code == 1
    assert "No official text of xx/nothing is imported." in unknown.output


# The shared texts


@pytest.mark.statutes
def test_every_file_of_the_shared_texts_is_accounted_for(
    data: DataFolder, statutes: Path, shipped: Content, bring: Import
) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    report = bring(statutes, shipped)
    files = {path.relative_to(statutes).as_posix() for path in statutes.rglob("*") if path.is_file()}
    told = [file.path for file in (*report.read, *report.skipped, *report.doubtful)]
    assert sorted(told) == sorted(files)
    assert all(file.why for file in (*report.skipped, *report.doubtful))
    assert not [file for file in report.skipped if "could not be read" in file.why]
    listed = {
        row["file"]
        for path in statutes.glob("manifest-*.csv")
        for row in csv.DictReader(path.read_text("utf-8-sig").splitlines())
    }
    assert len(listed & set(why(report))) <= 5, "a file of the manifests that is not read has a reason of its own"
    named = {file for work in shipped.works.values() for edition in work.texts for file in edition.files}
    assert named & files - {file.path for file in report.read} - set(why(report)) == set()
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 400_000, "kilobytes, for the whole import"
    with Editions(data.root) as editions:
        code = editions.edition("de/stgb")
        assert code is not None
        found = editions.provision(code, "sec_202a")
    assert found is not None
    assert "unter Überwindung der Zugangssicherung" in " ".join(found.body.split())
