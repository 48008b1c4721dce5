"""Rules for model clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jinja2 import TemplateSyntaxError

from lawbase.checks.references import exists
from lawbase.checks.rule import Finding
from lawbase.checks.values import value_fault
from lawbase.drafting.clause_text import TextFault, names_used, render_clause
from lawbase.records.clause import Clause, ClauseAnswer, Parameter
from lawbase.records.content import Content
from lawbase.records.values import RawValue, read_duration, read_number, read_share

NOTE_HEADINGS = (
    "Purpose",
    "Treaty and deviation",
    "Safeguards",
    "Dual criminality",
    "Criticism",
    "Options compared",
)
_LEAST_PRECEDENTS = 3


def _each(content: Content) -> Iterator[tuple[str, Clause]]:
    for clause in content.clauses.values():
        yield content.place(f"clause:{clause.id}"), clause


def clause_topics_exist(content: Content) -> Iterator[Finding]:
    """Every topic of a clause stands in the vocabulary."""
    for where, clause in _each(content):
        for topic in clause.topics:
            if topic not in content.vocabulary.topics:
                yield where, f"the topic “{topic}” is not in the vocabulary"


def treaty_articles_exist(content: Content) -> Iterator[Finding]:
    """Every treaty article a clause rests on exists, and its text was read; what was not is listed as unverified."""
    for where, clause in _each(content):
        for address in clause.treaty_basis:
            if not exists(content, address):
                yield where, f"treaty_basis: there is no “{address}”"
            elif _is_claimed(content, address):
                yield where, f"treaty_basis: the text of {address} is not held; name it under treaty_unverified"


def _is_claimed(content: Content, address: str) -> bool:
    name, _, element = address.partition("#")
    instrument = content.instruments.get(name)
    article = instrument.article(element) if instrument else None
    return article is not None and article.claimed


def related_clauses_exist(content: Content) -> Iterator[Finding]:
    """Clauses that a clause requires, conflicts with, goes with or calls exist, and so do the options named."""
    for where, clause in _each(content):
        for relation in clause.requires + clause.conflicts + clause.goes_with + clause.calls:
            if relation.clause not in content.clauses:
                yield where, f"there is no clause “{relation.clause}”"
            for option, choice in relation.when.items():
                if choice not in (clause.options[option].choices if option in clause.options else ()):
                    yield where, f"when: the clause has no option {option} with the choice {choice}"


def closure(content: Content, clause: str) -> tuple[str, ...]:
    """A clause and everything it requires, directly or through others."""
    found: list[str] = []
    waiting = [clause]
    while waiting:
        name = waiting.pop()
        if name not in found and name in content.clauses:
            found.append(name)
            waiting += [relation.clause for relation in content.clauses[name].requires]
    return tuple(found)


def requirements_do_not_return(content: Content) -> Iterator[Finding]:
    """No clause requires itself through others."""
    for where, clause in _each(content):
        for relation in clause.requires:
            if relation.clause != clause.id and clause.id in closure(content, relation.clause):
                yield where, f"requires {relation.clause}, which requires this clause in turn"
            elif relation.clause == clause.id:
                yield where, "a clause cannot require itself"


def requirements_do_not_conflict(content: Content) -> Iterator[Finding]:
    """Nothing a clause always requires is in conflict with it or with what it requires."""
    for where, clause in _each(content):
        names = closure(content, clause.id)
        for name in names:
            for relation in content.clauses[name].conflicts:
                if not relation.when and relation.clause in names:
                    yield where, f"requires both {name} and {relation.clause}, which are in conflict"


def core_stands_alone(content: Content) -> Iterator[Finding]:
    """A core clause requires only core clauses."""
    for where, clause in _each(content):
        for relation in clause.requires if clause.tier == "core" else ():
            other = content.clauses.get(relation.clause)
            if other and other.tier != "core":
                yield where, f"a core clause requires {other.id}, which is extended"


def precedents_exist(content: Content) -> Iterator[Finding]:
    """Every precedent is a provision of the corpus that carries a topic of the clause or of its line."""
    for where, clause in _each(content):
        allowed = {name for topic in clause.topics for name in content.vocabulary.line(topic)}
        allowed |= {name for topic in clause.topics for name in content.vocabulary.below(topic)}
        for precedent in clause.precedents:
            if precedent.provision not in content.provisions:
                yield where, f"precedents: there is no provision “{precedent.provision}”"
            elif not allowed & set(content.provisions[precedent.provision][1].topics):
                yield where, f"precedents: {precedent.provision} carries no topic of this clause"


def precedents_are_enough(content: Content) -> Iterator[Finding]:
    """A clause names three precedents or says why there are fewer."""
    for where, clause in _each(content):
        if len(clause.precedents) < _LEAST_PRECEDENTS and not clause.few_precedents:
            yield where, f"{len(clause.precedents)} precedents; name three, or say under few_precedents why fewer"


def parameters_keep_their_bounds(content: Content) -> Iterator[Finding]:
    """A parameter's default lies within its bounds, and a bound has a reason."""
    for where, clause in _each(content):
        for name, parameter in clause.parameters.items():
            if (parameter.min or parameter.max) and not parameter.why:
                yield where, f"{name}: bounds need a reason (why:)"
            if fault := _bound_fault(parameter):
                yield where, f"{name}: {fault}"


def _bound_fault(parameter: Parameter) -> str:
    if parameter.type not in ("duration", "number", "share"):
        return ""
    try:
        low, default, high = (
            _measure(parameter, text) if text else None for text in (parameter.min, parameter.default, parameter.max)
        )
    except ValueError as fault:
        return str(fault)
    if default is None or (low is not None and default < low) or (high is not None and default > high):
        return f"the default {parameter.default} is not between {parameter.min or 'nothing'} and {parameter.max or 'nothing'}"
    return ""


def _measure(parameter: Parameter, text: str) -> tuple[int, object]:
    match parameter.type:
        case "duration":
            return read_duration(text, "hours").order
        case "share":
            return read_share(text).order
        case _:
            return read_number(text).order


def option_defaults_are_choices(content: Content) -> Iterator[Finding]:
    """An option's default is one of its choices."""
    for where, clause in _each(content):
        for name, option in clause.options.items():
            if option.default not in option.choices:
                yield where, f"{name}: the default {option.default} is not among its choices"


def clause_answers_are_asked(content: Content) -> Iterator[Finding]:
    """What a clause answers is asked by the topic named, and the value fits."""
    for where, clause in _each(content):
        for key, answer in clause.answers.items():
            topic, _, question = key.partition("/")
            asked = content.vocabulary.asked(topic).get(question)
            if asked is None:
                yield where, f"answers: {topic} does not ask “{question}”"
                continue
            for value in _possible_values(clause, answer):
                if fault := value_fault(asked[1], value):
                    yield where, f"answers {key}: {fault}"


def _possible_values(clause: Clause, answer: ClauseAnswer) -> list[RawValue]:
    given: list[RawValue | tuple[RawValue, ...]] = list(answer.values.values())
    if answer.value is not None:
        given.append(answer.value)
    if answer.parameter in clause.parameters:
        given.append(clause.parameters[answer.parameter].default)
    if answer.option in clause.options and not answer.values:
        given += list(clause.options[answer.option].choices)
    return [member for value in given for member in (value if isinstance(value, tuple) else (value,))]


def answers_follow_declared_names(content: Content) -> Iterator[Finding]:
    """A clause's answer that follows a parameter or an option follows one that is declared, choice by choice."""
    for where, clause in _each(content):
        for key, answer in clause.answers.items():
            if answer.parameter and answer.parameter not in clause.parameters:
                yield where, f"answers {key}: there is no parameter {answer.parameter}"
            if answer.option and answer.option not in clause.options:
                yield where, f"answers {key}: there is no option {answer.option}"
            elif answer.option and set(answer.values) - set(clause.options[answer.option].choices):
                yield where, f"answers {key}: values names a choice that {answer.option} does not have"
            if not answer.option and not answer.parameter and answer.value is None:
                yield where, f"answers {key}: names no value"


def clause_text_uses_declared_names(content: Content) -> Iterator[Finding]:
    """The text of a clause uses exactly the parameters and options it declares."""
    for where, clause in _each(content):
        try:
            used = names_used(clause)
        except TemplateSyntaxError as fault:
            yield where, f"text: line {fault.lineno}: {fault.message}"
            continue
        declared = set(clause.parameters) | set(clause.options)
        for name in sorted(used - declared):
            yield where, f"text: “{name}” is used but not declared"
        for name in sorted(declared - used):
            yield where, f"text: “{name}” is declared but not used"


def clause_renders(content: Content) -> Iterator[Finding]:
    """A clause renders with its defaults and with each choice of each option, without an empty or wrapped line."""
    for where, clause in _each(content):
        settings: list[dict[str, str]] = [{}]
        settings += [{name: choice} for name, option in clause.options.items() for choice in option.choices]
        for setting in settings:
            try:
                render_clause(clause, setting)
            except (TextFault, TemplateSyntaxError) as fault:
                yield where, f"text: {fault}"
                break


def clause_text_is_one_section(content: Content) -> Iterator[Finding]:
    """A clause is one section: its text begins with SEC and a heading, or is a definition."""
    for where, clause in _each(content):
        first = clause.text.lstrip().splitlines()[0]
        if clause.kind != "definition" and not re.match(r"SEC - \S", first):
            yield where, "text: it begins with “SEC - ” and a heading"


def clauses_have_their_notes(content: Content) -> Iterator[Finding]:
    """A clause has its six notes, each under its heading and in order."""
    for where, clause in _each(content):
        headings = tuple(note.heading for note in clause.notes)
        missing = [heading for heading in NOTE_HEADINGS if heading not in headings]
        if missing:
            yield where, f"notes: “{missing[0]}” is missing"
        elif tuple(heading for heading in headings if heading in NOTE_HEADINGS) != NOTE_HEADINGS:
            yield where, "notes: the headings do not stand in their order"


def notes_are_not_repeated(content: Content) -> Iterator[Finding]:
    """No paragraph of notes stands in two clauses."""
    seen: dict[str, str] = {}
    for where, clause in _each(content):
        for note in clause.notes:
            for paragraph in note.text.split("\n\n"):
                key = " ".join(paragraph.casefold().split())
                if len(key.split()) > 8 and seen.setdefault(key, clause.id) != clause.id:
                    yield where, f"notes: {note.heading} repeats a paragraph of {seen[key]}"


def expressions_follow_their_clause(content: Content) -> Iterator[Finding]:
    """An expression in another language is of the clause's present version."""
    for where, clause in _each(content):
        for expression in clause.expressions:
            if expression.of_version != clause.version:
                yield (
                    where,
                    f"the {expression.language} expression is of version {expression.of_version}, not {clause.version}",
                )


RULES = (
    clause_topics_exist,
    treaty_articles_exist,
    related_clauses_exist,
    requirements_do_not_return,
    requirements_do_not_conflict,
    core_stands_alone,
    precedents_exist,
    precedents_are_enough,
    parameters_keep_their_bounds,
    option_defaults_are_choices,
    clause_answers_are_asked,
    answers_follow_declared_names,
    clause_text_uses_declared_names,
    clause_renders,
    clause_text_is_one_section,
    clauses_have_their_notes,
    notes_are_not_repeated,
    expressions_follow_their_clause,
)
