"""Packs: what may be carried is carried whole, what may not is named, and a hostile pack stores nothing."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from lawbase.cli.context import Places
from lawbase.cli.getting_commands import pack_group
from lawbase.editions import Editions, EditionsWriter
from lawbase.errors import LawbaseError, NotFound, StorageFull
from lawbase.library.data_folder import DataFolder
from lawbase.records.content import Content
from lawbase.services import pack_file
from lawbase.services.import_texts import import_texts
from lawbase.services.pack import PackNotMade, PackRefused, install_pack, make_pack
from tests.conftest import EXAMPLIA
from tests.test_import import law

ACT = "xx/computer-act-2019"
Members = dict[str, bytes]
Change = Callable[[Members, dict[str, Any]], None]


@pytest.fixture
def full(tmp_path: Path, examplia: Content) -> DataFolder:
    """A data folder into which Examplia's texts were imported, and one that belongs to no work."""
    data = DataFolder(tmp_path / "full")
    import_texts(data, examplia, EXAMPLIA / "texts")
    strange = tmp_path / "files" / "zz" / "strange.json"
    strange.parent.mkdir(parents=True)
    strange.write_text(law("Some law.", title="Strange Act"), encoding="utf-8")
    import_texts(data, examplia, strange)
    return data


@pytest.fixture
def pack(tmp_path: Path, full: DataFolder) -> Path:
    """A pack of all that may be carried."""
    make_pack(full, tmp_path / "law.zip")
    return tmp_path / "law.zip"


def stored(data: DataFolder) -> list[Any]:
    """All that is read of every edition but the day it came here."""
    with Editions(data.root) as editions:
        return [
            (
                *(
                    getattr(e, name)
                    for name in ("work", "key", "language", "as_at", "standing", "publisher", "licence")
                ),
                *(getattr(e, name) for name in ("url", "title", "identifier", "format", "files", "missing_parts")),
                list(editions.provisions(e)),
                editions.unplaced(e),
                editions.events(e),
            )
            for e in editions.editions()
            if e.licence != "unstated"
        ]


def is_untouched(data: DataFolder) -> bool:
    with Editions(data.root) as editions:
        return not editions.editions() and not editions.doubtful()


def members_of(path: Path) -> tuple[Members, dict[str, Any]]:
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    return members, json.loads(members["manifest.json"])


def write(path: Path, members: Members, manifest: dict[str, Any]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data if name != "manifest.json" else json.dumps(manifest))
    return path


def first_file(manifest: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = manifest["editions"][0]["files"][0]
    return found


def relined(members: Members, manifest: dict[str, Any], change: Callable[[dict[str, Any]], None]) -> None:
    """Change the first line of the first text and make size and hash fit."""
    file = first_file(manifest)
    rows = members[file["path"]].splitlines()
    row = json.loads(rows[0])
    change(row)
    data = b"\n".join([json.dumps(row).encode(), *rows[1:]]) + b"\n"
    members[file["path"]] = data
    file |= {"size": len(data), "sha256": hashlib.sha256(data).hexdigest()}


# Making and installing


def test_a_pack_made_on_one_data_folder_installs_on_an_empty_one(
    full: DataFolder, data: DataFolder, pack: Path
) -> None:
    result = install_pack(data, pack)
    assert result.installed == (f"{ACT}@2023 (en)", f"{ACT}@2019 (en)")
    assert (result.known, result.refused) == ((), ())
    assert stored(data) == stored(full) != []


def test_installing_again_changes_nothing(data: DataFolder, pack: Path) -> None:
    install_pack(data, pack)
    before = stored(data)
    again = install_pack(data, pack)
    assert (again.installed, len(again.known), again.refused) == ((), 2, ())
    assert stored(data) == before


def test_a_pack_installs_where_its_texts_were_imported(full: DataFolder, pack: Path) -> None:
    assert len(install_pack(full, pack).known) == 2


def test_an_installed_text_is_known_to_the_import(data: DataFolder, pack: Path, examplia: Content) -> None:
    install_pack(data, pack)
    report = import_texts(data, examplia, EXAMPLIA / "texts")
    assert [file.work for file in report.read] == ["yy/code"]


def test_what_may_not_be_carried_is_named_with_its_reason(tmp_path: Path, full: DataFolder) -> None:
    made = make_pack(full, tmp_path / "law.zip")
    assert {(left.work, left.why) for left in made.left_out} == {
        ("yy/code", "Its source states no licence that permits it."),
        ("zz/strange", "Its work is not known."),
    }
    _, manifest = members_of(tmp_path / "law.zip")
    assert {left["work"] for left in manifest["left_out"]} == {"yy/code", "zz/strange"}
    assert all(entry["work"] == ACT for entry in manifest["editions"])


def test_the_manifest_says_what_each_edition_is(pack: Path) -> None:
    members, manifest = members_of(pack)
    entry = manifest["editions"][0]
    told = {
        key: entry[key] for key in ("work", "edition", "language", "as_at", "standing", "publisher", "licence", "url")
    }
    assert (manifest["format"], manifest["version"]) == ("lawbase-pack", 1)
    assert told == {
        "work": ACT, "edition": "2023", "language": "en", "as_at": "2023-01-01", "standing": "official-consolidation",
        "publisher": "Examplia Gazette", "licence": "public-domain", "url": "https://law.example/computer-act",
    }  # fmt: skip
    for file in entry["files"]:
        assert hashlib.sha256(members[file["path"]]).hexdigest() == file["sha256"]


def test_one_store_gives_one_pack(tmp_path: Path, full: DataFolder) -> None:
    one, other = make_pack(full, tmp_path / "a.zip"), make_pack(full, tmp_path / "b.zip")
    assert one.sha256 == other.sha256 == hashlib.sha256((tmp_path / "a.zip").read_bytes()).hexdigest()


@pytest.mark.parametrize(
    ("works", "fault", "says"),
    [
        (["xx/no-such-act"], NotFound, "No official text of xx/no-such-act"),
        (["yy/code"], PackNotMade, "no pack was made. yy/code: Its source states no licence"),
        (["nonsense address"], LawbaseError, "nonsense"),
    ],
)
def test_a_pack_that_would_be_empty_is_not_made(
    tmp_path: Path, full: DataFolder, works: list[str], fault: type[LawbaseError], says: str
) -> None:
    with pytest.raises(fault, match=says):
        make_pack(full, tmp_path / "law.zip", works)
    assert not list(tmp_path.glob("law.zip*"))


def test_a_pack_of_an_empty_folder_is_not_made(tmp_path: Path, data: DataFolder) -> None:
    with pytest.raises(NotFound, match="No official text is imported"):
        make_pack(data, tmp_path / "law.zip")


def test_a_file_that_is_there_is_never_overwritten(tmp_path: Path, full: DataFolder) -> None:
    (tmp_path / "bill.docx").write_bytes(b"my bill")
    with pytest.raises(PackNotMade, match="left as it is"):
        make_pack(full, tmp_path / "bill.docx")
    assert (tmp_path / "bill.docx").read_bytes() == b"my bill"
    with pytest.raises(PackNotMade, match="cannot be written"):
        make_pack(full, tmp_path / "no" / "folder" / "law.zip")


def test_a_text_that_repeats_itself_can_still_be_installed(tmp_path: Path, data: DataFolder, examplia: Content) -> None:
    path = tmp_path / "xx" / "computer-act-2019.json"
    path.parent.mkdir()
    path.write_text(law("The same words. " * 200_000), encoding="utf-8")
    long = DataFolder(tmp_path / "long")
    import_texts(long, examplia, path)
    make_pack(long, tmp_path / "law.zip")
    assert install_pack(data, tmp_path / "law.zip").installed == (f"{ACT}@2023 (en)",)


def test_volumes_of_an_edition_travel_together(tmp_path: Path, data: DataFolder, examplia: Content) -> None:
    folder = tmp_path / "files"
    (folder / "zz").mkdir(parents=True)
    rows = "file,work,edition,part,language,as_at,standing,licence_open\n"
    for part in (1, 2, 4):
        (folder / "zz" / f"v{part}.json").write_text(law(f"Volume {part}."), encoding="utf-8")
        rows += f"zz/v{part}.json,zz/code,2020,{part},en;zh-Hant,2020-01-01,gazette,yes\n"
    (folder / "works.csv").write_text(rows, encoding="utf-8")
    volumes = DataFolder(tmp_path / "volumes")
    import_texts(volumes, examplia, folder)
    make_pack(volumes, tmp_path / "law.zip")
    install_pack(data, tmp_path / "law.zip")
    assert stored(data) == stored(volumes)
    assert stored(data)[0][11] == ("zz/v1.json", "zz/v2.json", "zz/v4.json")


# What stands here already


def test_a_text_from_another_file_is_not_displaced(
    tmp_path: Path, data: DataFolder, pack: Path, examplia: Content
) -> None:
    members, manifest = members_of(pack)
    install_pack(data, pack)
    first_file(manifest).update(file="zz/other.json", source_sha256="0" * 64)
    result = install_pack(data, write(tmp_path / "other.zip", members, manifest))
    assert [(edition.edition, "another text" in edition.why.lower()) for edition in result.refused] == [
        (f"{ACT}@2023 (en)", True)
    ]


def test_the_same_file_anew_replaces_the_earlier_in_reading(tmp_path: Path, data: DataFolder, pack: Path) -> None:
    members, manifest = members_of(pack)
    install_pack(data, pack)
    relined(members, manifest, lambda row: row.update(body="New words."))
    first_file(manifest).update(source_sha256="1" * 64)
    result = install_pack(data, write(tmp_path / "newer.zip", members, manifest))
    assert result.installed == (f"{ACT}@2023 (en)",)
    with Editions(data.root) as editions:
        edition = editions.edition(ACT, "2023")
        assert edition and next(editions.provisions(edition)).body == "New words."


def test_a_doubtful_text_joins_its_work_by_a_pack(
    tmp_path: Path, data: DataFolder, pack: Path, examplia: Content
) -> None:
    copy = tmp_path / "desk" / "some-file.json"
    copy.parent.mkdir()
    copy.write_bytes((EXAMPLIA / "texts" / "xx" / "computer-act-2019.json").read_bytes())
    assert import_texts(data, examplia, copy).doubtful
    assert len(install_pack(data, pack).installed) == 2
    with Editions(data.root) as editions:
        assert (len(editions.editions()), editions.doubtful()) == (2, [])


def test_an_edition_whose_licence_does_not_permit_is_refused_even_when_packed(
    tmp_path: Path, data: DataFolder, pack: Path
) -> None:
    members, manifest = members_of(pack)
    manifest["editions"][0]["licence"] = "all-rights-reserved"
    result = install_pack(data, write(tmp_path / "p.zip", members, manifest))
    assert len(result.installed) == 1
    assert [edition.why for edition in result.refused] == ["Its licence does not permit to carry it on."]


def test_a_full_disk_keeps_what_is_whole(data: DataFolder, pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole, calls = EditionsWriter.add, []

    def add(self: EditionsWriter, *given: Any) -> int:
        calls.append(given)
        if len(calls) > 1:
            raise sqlite3.OperationalError("database or disk is full")
        return whole(self, *given)

    monkeypatch.setattr(EditionsWriter, "add", add)
    with pytest.raises(StorageFull, match="install the pack again"):
        install_pack(data, pack)
    monkeypatch.undo()
    result = install_pack(data, pack)
    assert (len(result.known), len(result.installed)) == (1, 1)


# Hostile packs


def set_first(**values: Any) -> Change:
    return lambda members, manifest: first_file(manifest).update(values)


def set_edition(**values: Any) -> Change:
    return lambda members, manifest: manifest["editions"][0].update(values)


def set_line(**values: Any) -> Change:
    return lambda members, manifest: relined(members, manifest, lambda row: row.update(values))


def add_member(name: str, data: bytes = b"x") -> Change:
    return lambda members, manifest: members.update({name: data})


def tamper(members: Members, manifest: dict[str, Any]) -> None:
    path = first_file(manifest)["path"]
    members[path] = members[path].replace(b"two years", b"ten years")


def drop(members: Members, manifest: dict[str, Any]) -> None:
    del members[first_file(manifest)["path"]]


def twice(members: Members, manifest: dict[str, Any]) -> None:
    manifest["editions"].append(manifest["editions"][0])


def at_one_place(members: Members, manifest: dict[str, Any]) -> None:
    manifest["editions"][1]["edition"] = manifest["editions"][0]["edition"]


def deep(members: Members, manifest: dict[str, Any]) -> None:
    file = first_file(manifest)
    data = b"[" * 100_000 + b"\n"
    members[file["path"]] = data
    file |= {"size": len(data), "sha256": hashlib.sha256(data).hexdigest()}


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (tamper, "not what the manifest says"),
        (drop, "lacks texts/"),
        (twice, "lists a text twice"),
        (at_one_place, "lists a text twice"),
        (deep, "not whole JSON"),
        (add_member("../evil.txt"), "leads out of its folder"),
        (add_member("texts/../../evil.txt"), "leads out of its folder"),
        (add_member("/etc/evil"), "leads out of its folder"),
        (add_member("C:/evil"), "leads out of its folder"),
        (add_member("texts\\..\\evil"), "leads out of its folder"),
        (add_member("texts//evil"), "leads out of its folder"),
        (add_member("texts/evil\x07.jsonl"), "leads out of its folder"),
        (add_member("MANIFEST.JSON"), "twice"),
        (add_member("texts/extra.jsonl"), "does not list"),
        (add_member("texts/bomb.jsonl", b" " * 20_000_000), "times its size"),
        (set_first(path="../evil.jsonl"), "leads out of the pack"),
        (set_first(path="/texts/evil.jsonl"), "leads out of the pack"),
        (set_first(path="texts/a/../../evil.jsonl"), "leads out of the pack"),
        (set_first(sha256="0" * 64), "its hash is another"),
        (set_first(sha256="nonsense"), "sha256"),
        (set_first(size=1), "larger than it says"),
        (set_first(size=-1), "size"),
        (set_first(size="12"), "size"),
        (set_first(provisions=1), "provisions the manifest counts"),
        (set_first(unknown="key"), "Extra inputs"),
        (set_edition(provisions=1), "provisions the manifest counts"),
        (set_edition(work="xx/act#sec_1"), "is no work"),
        (set_edition(work="../../evil"), "work"),
        (set_edition(work="topic:attempt"), "is no work"),
        (set_edition(edition="../x"), "edition"),
        (set_edition(language="english language"), "language"),
        (set_edition(as_at="2023-02-30"), "no day"),
        (set_edition(standing="official"), "standing"),
        (set_edition(url="javascript:alert(1)"), "no address on the web"),
        (set_edition(files=[]), "files"),
        (set_edition(work="xx/\x1b[31mred"), "xx/\ufffd"),
        (lambda members, manifest: manifest["left_out"][0].update(why="\x1b[2J"), "cannot be printed"),
        (set_line(id="nonsense id"), "no id of a provision"),
        (set_line(kind="strange"), "line 1"),
        (set_line(body=3), "body"),
        (set_line(body="\ud800"), "not whole JSON"),
        (set_edition(title="\udfff"), "not whole JSON"),
        (set_line(extra="x"), "line 1"),
        (lambda members, manifest: manifest.update(version=2), "a format this lawbase does not know"),
        (lambda members, manifest: manifest.update(format="other"), "a format this lawbase does not know"),
        (lambda members, manifest: manifest.update(editions={}), "manifest of .* is not sound"),
        (lambda members, manifest: members.pop("manifest.json"), "no pack of lawbase"),
    ],
)  # fmt: skip
def test_a_pack_that_is_not_sound_stores_nothing(
    tmp_path: Path, data: DataFolder, pack: Path, change: Change, says: str
) -> None:
    members, manifest = members_of(pack)
    change(members, manifest)
    with pytest.raises(PackRefused, match=says):
        install_pack(data, write(tmp_path / "hostile.zip", members, manifest))
    assert is_untouched(data)
    assert not list(tmp_path.rglob("*evil*"))


def test_a_fault_in_the_last_text_stores_nothing_of_the_first(tmp_path: Path, data: DataFolder, pack: Path) -> None:
    members, manifest = members_of(pack)
    manifest["editions"][-1]["files"][-1]["sha256"] = "0" * 64
    with pytest.raises(PackRefused):
        install_pack(data, write(tmp_path / "hostile.zip", members, manifest))
    assert is_untouched(data)


def test_a_member_that_stands_twice_is_refused(tmp_path: Path, data: DataFolder, pack: Path) -> None:
    members, manifest = members_of(pack)
    path = first_file(manifest)["path"]
    write(tmp_path / "p.zip", members, manifest)
    with zipfile.ZipFile(tmp_path / "p.zip", "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr(path, members[path])
    with pytest.raises(PackRefused, match="twice"):
        install_pack(data, tmp_path / "p.zip")


def test_a_member_that_unpacks_to_more_than_it_declares_is_refused(
    tmp_path: Path, data: DataFolder, pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    members, manifest = members_of(pack)
    path = first_file(manifest)["path"]
    declared = first_file(manifest)["size"]
    members[path] = b" " * 5_000_000
    hostile = write(tmp_path / "p.zip", members, manifest)
    raw = hostile.read_bytes().replace((5_000_000).to_bytes(4, "little"), declared.to_bytes(4, "little"))
    hostile.write_bytes(raw)
    with pytest.raises(PackRefused):
        install_pack(data, hostile)
    monkeypatch.setattr(pack_file, "MEMBERS", 1)
    with pytest.raises(PackRefused, match="at most 1"):
        install_pack(data, pack)
    assert is_untouched(data)


@pytest.mark.parametrize("cut", [0, 1, 10, 100, 500, -1, -30, -200])
def test_a_pack_cut_short_stores_nothing(tmp_path: Path, data: DataFolder, pack: Path, cut: int) -> None:
    whole = pack.read_bytes()
    (tmp_path / "cut.zip").write_bytes(whole[:cut])
    with pytest.raises(PackRefused):
        install_pack(data, tmp_path / "cut.zip")
    assert is_untouched(data)


def test_no_single_changed_byte_is_believed_or_ends_in_a_traceback(
    tmp_path: Path, full: DataFolder, pack: Path
) -> None:
    whole = pack.read_bytes()
    for at in range(0, len(whole), max(1, len(whole) // 200)):
        (tmp_path / "bent.zip").write_bytes(whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :])
        try:
            assert len(install_pack(full, tmp_path / "bent.zip").known) == 2
        except PackRefused as fault:
            assert str(fault)


@pytest.mark.parametrize("name", ["missing.zip", "."])
def test_a_pack_that_cannot_be_opened_gets_a_sentence(tmp_path: Path, data: DataFolder, name: str) -> None:
    with pytest.raises(PackRefused, match="cannot be opened"):
        install_pack(data, tmp_path / name)


# The commands


def run(data: DataFolder, *words: str) -> Result:
    return CliRunner().invoke(pack_group, list(words), obj=Places(data.root, EXAMPLIA / "content"))


def test_the_commands_make_and_install(tmp_path: Path, full: DataFolder, data: DataFolder) -> None:
    path = str(tmp_path / "usb.zip")
    made = run(full, "make", path, ACT)
    assert (made.exit_code, "2 editions with" in made.output) == (0, True)
    installed = run(data, "install", path, "--json")
    assert json.loads(installed.output)["installed"] == [f"{ACT}@2023 (en)", f"{ACT}@2019 (en)"]
    assert "0 installed, 2 known already, 0 refused." in run(data, "install", path).output
    again = run(full, "make", path)
    assert (again.exit_code, "there already" in again.output) == (1, True)
    everything = run(full, "make", str(tmp_path / "all.zip"))
    assert "not packed: yy/code@" in everything.output
    assert json.loads(run(full, "make", str(tmp_path / "j.zip"), "--json").output)["left_out"][0]["why"]
