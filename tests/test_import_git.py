"""Importing a git repository of law: each commit that changes a law is an edition, and a hostile repository harms nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from dulwich.objects import Blob, Commit, ObjectID, ShaFile, Tree
from dulwich.pack import pack_objects_to_data
from dulwich.refs import Ref
from dulwich.repo import Repo

from lawbase.editions import Editions
from lawbase.library.data_folder import DataFolder
from lawbase.records.content import Content
from lawbase.services import import_git
from lawbase.services.import_git import RepositoryRefused
from lawbase.services.import_texts import import_texts
from tests.test_import import Import, ImportReport, law, legalize, why, works


@pytest.fixture
def bring(data: DataFolder, examplia: Content) -> Import:
    """Import a path with Examplia's records."""

    def run(path: Path) -> ImportReport:
        return import_texts(data, examplia, path)

    return run


class Repository:
    """A git repository under the test's hand, object by object."""

    def __init__(self, path: Path) -> None:
        self.repo = Repo.init_bare(str(path), mkdir=True)
        self.repo.refs.set_symbolic_ref(Ref(b"HEAD"), Ref(b"refs/heads/law"))
        self.path = path
        self.parents: list[ObjectID] = []

    def close(self) -> None:
        self.repo.close()

    def put(self, thing: ShaFile) -> ObjectID:
        self.repo.object_store.add_object(thing)
        return thing.id

    def tree(self, entries: dict[str, str | bytes | tuple[int, ObjectID]]) -> ObjectID:
        """A folder; a name with slashes makes folders below it."""
        tree, below = Tree(), {}
        for name, content in entries.items():
            head, slash, rest = name.partition("/")
            if slash:
                below.setdefault(head, {})[rest] = content
            elif isinstance(content, tuple):
                tree.add(name.encode(), *content)
            else:
                data = content.encode() if isinstance(content, str) else content
                tree.add(name.encode(), 0o100644, self.put(Blob.from_string(data)))
        for name, inner in below.items():
            tree.add(name.encode(), 0o040000, self.tree(inner))
        return self.put(tree)

    def commit(self, day: str, entries: dict[str, Any] | ObjectID) -> ObjectID:
        """Commit a state of the files, with the author's day; the committer worked much later."""
        commit = Commit()
        commit.tree = entries if isinstance(entries, bytes) else self.tree(entries)
        commit.parents = self.parents
        commit.author = commit.committer = b"A Clerk <clerk@law.example>"
        commit.author_time = int((date.fromisoformat(day) - date(1970, 1, 1)).total_seconds()) + 3600
        commit.commit_time = 1_767_225_600
        commit.author_timezone = commit.commit_timezone = 0
        commit.message = day.encode()
        ident = self.put(commit)
        self.repo.refs[Ref(b"refs/heads/law")] = ident
        self.parents = [ident]
        return ident


@pytest.fixture
def repository(tmp_path: Path) -> Iterator[Repository]:
    made = Repository(tmp_path / "legalize-xx.git")
    yield made
    made.close()


ACT = "xx/computer-act-2019.md"


def test_each_commit_that_changes_a_law_is_an_edition_of_the_day_the_law_states(
    data: DataFolder, bring: Import, repository: Repository
) -> None:
    repository.commit("2020-02-03", {ACT: legalize("First.", "2020-01-01"), "README.md": "About."})
    repository.commit("2021-02-03", {ACT: legalize("Second.", "2021-01-01"), "README.md": "More about."})
    report = bring(repository.path)
    assert [(file.edition, file.as_at) for file in report.read] == [("2020-01-01",) * 2, ("2021-01-01",) * 2]
    assert why(report) == {"README.md": "It is about the collection, not law."}
    with Editions(data.root) as editions:
        then = editions.in_force("xx/computer-act-2019", "2020-12-31")
        assert then is not None
        assert [p.body for p in editions.provisions(then)] == ["First."]


def test_a_law_without_a_day_has_that_of_the_author_also_before_1970(
    data: DataFolder, bring: Import, repository: Repository
) -> None:
    for day, body in (("1951-05-06", "First."), ("1999-12-31", "Second."), ("2004-02-29", "First.")):
        repository.commit(day, {"xx/computer-act-2019.json": law(body)})
    bring(repository.path)
    days = ["2004-02-29", "1999-12-31", "1951-05-06"]
    assert works(data) == [f"xx/computer-act-2019@{day}" for day in days], "a return to the first text is an edition"


def test_a_day_that_does_not_move_with_the_law_is_not_believed(
    data: DataFolder, bring: Import, repository: Repository
) -> None:
    for day, body in (("1998-01-01", "First."), ("2005-01-01", "Second."), ("2009-01-01", "Third.")):
        repository.commit(day, {ACT: legalize(body, "1997-04-30")})
    bring(repository.path)
    assert works(data) == [f"xx/computer-act-2019@{day}" for day in ("2009-01-01", "2005-01-01", "1997-04-30")]


def test_a_commit_that_changes_no_provision_makes_no_edition(
    data: DataFolder, bring: Import, repository: Repository
) -> None:
    repository.commit("2020-02-03", {ACT: legalize("First.", "2020-01-01")})
    spelling = repository.commit("2021-02-03", {ACT: legalize("First.", "2020-01-01", "Computer Act")})
    report = bring(repository.path)
    assert why(report) == {f"{ACT}@{spelling.decode()[:10]}": "It changes no provision of the version before."}
    assert works(data) == ["xx/computer-act-2019@2020-01-01"]


def test_a_repository_is_imported_again_without_a_change_and_goes_on_with_new_commits(
    data: DataFolder, bring: Import, repository: Repository
) -> None:
    for day, title in (("1998-01-01", "A"), ("1999-01-01", "B")):
        repository.commit(day, {ACT: legalize("First.", "1997-04-30", title)})
    repository.commit("2005-01-01", {ACT: legalize("Second.", "1997-04-30")})
    bring(repository.path)
    before = works(data)
    again = bring(repository.path)
    assert (again.read, again.doubtful, works(data)) == ([], [], before)
    repository.commit("2010-01-01", {ACT: legalize("Third.", "1997-04-30")})
    assert [file.edition for file in bring(repository.path).read] == ["2010-01-01"]


def test_what_is_no_plain_file_in_a_repository_gets_a_reason(
    data: DataFolder, bring: Import, repository: Repository
) -> None:
    blob = repository.put(Blob.from_string(law("Law.").encode()))
    link = repository.put(Blob.from_string(b"/etc/passwd"))
    gone = ObjectID(b"1" * 40)
    inner = Tree()
    for name, mode, ident in (
        (b"..", 0o100644, blob),
        (b".git", 0o100644, blob),
        (b"..\\up.json", 0o100644, blob),
        (b"a/../../up.json", 0o100644, blob),
        (b"bell\x07.json", 0o100644, blob),
        (b"good.json", 0o100644, blob),
        (b"link.json", 0o120000, link),
        (b"module", 0o160000, gone),
        (b"missing.json", 0o100644, gone),
        (b"tree.json", 0o100644, repository.tree({"x": "y"})),
    ):
        inner.add(name, mode, ident)
    outer = Tree()
    outer.add(b"xx", 0o040000, repository.put(inner))
    commit = repository.commit("2020-01-01", repository.put(outer)).decode()[:10]
    report = bring(repository.path)
    outside = "Its name leads out of the repository."
    assert why(report) == {
        "xx/..": outside,
        "xx/.git": outside,
        "xx/..\\up.json": outside,
        "xx/a/../../up.json": outside,
        "xx/bell\ufffd.json": "Its name holds characters that cannot be printed.",
        "xx/link.json": "It is a link; import what it leads to by its own path.",
        "xx/module": "It is another repository inside this one; import it by its own path.",
        f"xx/missing.json@{commit}": "The repository does not hold it.",
        f"xx/tree.json@{commit}": "It is no file in the repository.",
    }
    assert [file.name for file in report.doubtful] == ["xx/good"]


@pytest.mark.parametrize("packed", [False, True])
def test_an_object_that_says_it_is_huge_is_not_unpacked(
    bring: Import, repository: Repository, monkeypatch: pytest.MonkeyPatch, packed: bool
) -> None:
    monkeypatch.setattr(import_git, "SIZE_LIMIT", 1_000_000)
    huge = Blob.from_string(b"Article 1\n" * 200_000)
    near = Blob.from_string(b"Article 1\n" * 200_000 + b"Article 2\n")
    if packed:
        repository.repo.object_store.add_pack_data(*pack_objects_to_data([(huge, None), (near, None)], deltify=True))
    else:
        repository.put(huge), repository.put(near)
    commit = repository.commit(
        "2020-01-01",
        {"xx/huge.txt": (0o100644, huge.id), "xx/near.txt": (0o100644, near.id), "xx/law.json": law("Law.")},
    )
    report = bring(repository.path)
    said = "It is 2 MB long in the repository; that is more than is read."
    short = commit.decode()[:10]
    assert why(report) == {f"xx/huge.txt@{short}": said, f"xx/near.txt@{short}": said}
    assert [file.name for file in report.doubtful] == ["xx/law"]


def test_deltas_in_a_pack_are_weighed_and_read(data: DataFolder, bring: Import, repository: Repository) -> None:
    long = [law(*(f"Section {n} says a good deal, in edition {edition}." for n in range(60))) for edition in (1, 2)]
    blobs = [Blob.from_string(text.encode()) for text in long]
    pack = pack_objects_to_data([(blob, None) for blob in blobs], deltify=True)
    repository.repo.object_store.add_pack_data(*pack)
    for year, blob in zip((2020, 2021), blobs, strict=True):
        repository.commit(f"{year}-01-01", {"xx/computer-act-2019.json": (0o100644, blob.id)})
    assert len(bring(repository.path).read) == 2


def test_a_repository_that_repeats_a_folder_without_end_is_given_up(
    bring: Import, repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_git, "ENTRIES_LIMIT", 5_000)
    folder = repository.tree({f"{n}.png": b"x" for n in range(10)})
    for _ in range(12):
        tree = Tree()
        for n in range(10):
            tree.add(str(n).encode(), 0o040000, folder)
        folder = repository.put(tree)
    first = repository.commit("2020-01-01", folder).decode()[:10]
    repository.commit("2021-01-01", {"xx/law.json": law("Law.")})
    report = bring(repository.path)
    assert "too many folders and files" in why(report)[f"commit {first}"]
    assert [file.name for file in report.doubtful] == ["xx/law"]


def _break_head(repository: Repository) -> None:
    (repository.path / "HEAD").write_text("ref: refs/heads/nowhere\n", encoding="utf-8")


def _borrow(repository: Repository) -> None:
    (repository.path / "objects" / "info").mkdir(exist_ok=True)
    (repository.path / "objects" / "info" / "alternates").write_text("/tmp\n", encoding="utf-8")


def _break_commit(repository: Repository) -> None:
    ident = repository.commit("2020-01-01", {"xx/law.json": law("Law.")}).decode()
    path = repository.path / "objects" / ident[:2] / ident[2:]
    path.chmod(0o644)
    path.write_bytes(b"x\x9c rubbish")


@pytest.mark.parametrize(
    ("harm", "sentence"),
    [
        (_break_head, "no commit on its current branch"),
        (_borrow, "borrows objects from another folder"),
        (_break_commit, "newest commit of the repository cannot be read"),
    ],
)
def test_a_repository_that_cannot_be_read_is_refused_in_a_sentence(
    bring: Import, repository: Repository, harm: Callable[[Repository], None], sentence: str
) -> None:
    harm(repository)
    with pytest.raises(RepositoryRefused, match=sentence):
        bring(repository.path)
