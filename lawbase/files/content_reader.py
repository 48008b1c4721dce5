"""The content folder read whole: records of every kind, and all problems of the run together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lawbase.citation.address import is_jurisdiction, is_slug
from lawbase.errors import Problem
from lawbase.files.clause_file import read_clause_file
from lawbase.files.folder import ContentFolder, files_in, read_file
from lawbase.files.ledger_file import read_ledger
from lawbase.files.shaping import Shape, shape
from lawbase.files.yaml_reader import Document, YamlFault, read_yaml
from lawbase.records.clause import Clause, Expression
from lawbase.records.content import Content
from lawbase.records.instrument import Instrument
from lawbase.records.profile import Profile
from lawbase.records.topic import Topic, TopicFile
from lawbase.records.work import Work


@dataclass
class _Run:
    folder: ContentFolder
    problems: list[Problem] = field(default_factory=list)
    places: dict[str, str] = field(default_factory=dict)

    def files(self, folder: Path, suffix: str = ".yml") -> list[Path]:
        return files_in(folder, suffix, self.problems, self.folder.root)

    def say(self, where: str, sentence: str) -> None:
        self.problems.append(Problem(where, sentence, "file"))

    def document(self, path: Path, read: Callable[[str], Document] = read_yaml) -> Document | None:
        where = self.folder.name(path)
        text = read_file(path, where, self.problems)
        if text is None:
            return None
        try:
            return read(text)
        except YamlFault as fault:
            self.say(f"{where}:{fault.line}", fault.sentence)
            return None

    def record(self, model: type[Shape], path: Path, name: str, **from_path: Any) -> Shape | None:
        document = self.document(path)
        return self.shaped(model, document, path, name, **from_path) if document else None

    def shaped(self, model: type[Shape], document: Document, path: Path, name: str, **from_path: Any) -> Shape | None:
        where = self.folder.name(path)
        self.places[name] = where
        record, problems = shape(model, document, where, from_path)
        self.problems.extend(problems)
        return record


def read_content(folder: ContentFolder) -> tuple[Content, tuple[Problem, ...]]:
    """Read all records; what could not be read is left out and named among the problems."""
    run = _Run(folder)
    topics = _topics(run)
    content = Content(
        works=_works(run),
        profiles=_profiles(run),
        instruments=_instruments(run),
        topics=topics,
        clauses=_clauses(run),
        ledger=read_ledger(folder, run.problems),
        places=run.places,
    )
    return content, tuple(sorted(run.problems))


def _topics(run: _Run) -> tuple[Topic, ...]:
    found: list[Topic] = []
    for path in run.files(run.folder.corpus / "topics"):
        if read := run.record(TopicFile, path, f"topics/{path.stem}"):
            found += read.topics
            run.places.update({f"topic:{topic.id}": f"{run.folder.name(path)}:{topic.id}" for topic in read.topics})
    return tuple(found)


def _works(run: _Run) -> dict[str, Work]:
    found: dict[str, Work] = {}
    for path in run.files(run.folder.corpus / "statutes"):
        country, slug = path.parent.name, path.stem
        if not is_jurisdiction(country) or not is_slug(slug) or path.parent.parent.name != "statutes":
            run.say(run.folder.name(path), "a work stands at statutes/<country>/<slug>.yml, in lower case with hyphens")
        elif work := run.record(Work, path, f"{country}/{slug}", address=f"{country}/{slug}"):
            found[work.address] = work
    return found


def _profiles(run: _Run) -> dict[str, Profile]:
    found: dict[str, Profile] = {}
    for path in run.files(run.folder.corpus / "jurisdictions"):
        if not is_jurisdiction(path.stem):
            run.say(run.folder.name(path), "a profile is named by the code of its jurisdiction, such as ke.yml")
        elif profile := run.record(Profile, path, f"country:{path.stem}", code=path.stem):
            found[profile.code] = profile
    return found


def _instruments(run: _Run) -> dict[str, Instrument]:
    found: dict[str, Instrument] = {}
    for path in run.files(run.folder.corpus / "instruments"):
        if instrument := run.record(Instrument, path, f"instrument:{path.stem}", id=path.stem):
            found[instrument.id] = instrument
    return found


def _clauses(run: _Run) -> dict[str, Clause]:
    found: dict[str, Clause] = {}
    paths = [path for path in run.files(run.folder.clauses, ".md") if path.name != "README.md"]
    translations: dict[str, list[Expression]] = {}
    for path in (path for path in paths if "." in path.stem):
        stem, _, language = path.stem.partition(".")
        key = f"{path.parent.name}/{stem}"
        document = run.document(path, read_clause_file)
        if document and (
            expression := run.shaped(Expression, document, path, f"clause:{key}.{language}", language=language)
        ):
            translations.setdefault(key, []).append(expression)
    for path in (path for path in paths if "." not in path.stem):
        key = f"{path.parent.name}/{path.stem}"
        document = run.document(path, read_clause_file)
        if document and (
            clause := run.shaped(
                Clause, document, path, f"clause:{key}", id=key, expressions=tuple(translations.get(key, ()))
            )
        ):
            found[key] = clause
    return found
