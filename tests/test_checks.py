"""Every rule has an example that breaks it and nothing else, and Examplia keeps them all."""

from __future__ import annotations

import pytest

from lawbase.checks import RULES, check
from lawbase.files.content_reader import read_content
from lawbase.records.content import Content
from tests.conftest import Edit

ACT = "corpus/statutes/xx/computer-act-2019.yml"
CODE = "corpus/statutes/yy/code.yml"
TOPICS = "corpus/topics/offences.yml"
ACCORD = "corpus/instruments/accord.yml"
XX = "corpus/jurisdictions/xx.yml"
YY = "corpus/jurisdictions/yy.yml"
CLAUSE = "model_clauses/offences/access.md"
WORD = "model_clauses/definitions/computer.md"
FRENCH = "model_clauses/offences/access.fr.md"
LEDGER = "corpus/ledger/xx.tsv"
LEDGER_HEAD = "address\trung\tedition\trecord_hash\tfingerprint\tday\n"

BROKEN: list[tuple[str, str, str, str, str]] = [
    (
        "topic-ids-are-unique",
        TOPICS,
        "  - id: general-part\n    title: General part",
        "  - id: data-interference\n    parent: cybercrime\n    title: Again\n    summary: Again.\n  - id: general-part\n    title: General part",
        "stands 2 times",
    ),
    (
        "topic-parents-exist",
        TOPICS,
        "  - id: general-part\n",
        "  - id: general-part\n    parent: nowhere\n",
        "“nowhere”",
    ),
    (
        "topics-form-a-tree",
        TOPICS,
        "  - id: cybercrime\n",
        "  - id: cybercrime\n    parent: illegal-access\n",
        "returns to where it began",
    ),
    ("related-topics-exist", TOPICS, "related: [data-interference]", "related: [nothing]", "“nothing”"),
    (
        "questions-do-not-hide-others",
        TOPICS,
        "      - id: security-breach\n",
        "      - id: max-fine\n        ask: Again?\n        type: money\n      - id: security-breach\n",
        "max-fine hides another",
    ),
    ("question-references-exist", TOPICS, "accord#art_2", "accord#art_99", "accord#art_99"),
    (
        "units-fit-types",
        TOPICS,
        "ask: What is the shortest prison term?\n        type: duration\n        unit: months",
        "ask: What is the shortest prison term?\n        type: duration\n        unit: moons",
        "months, years, days or hours",
    ),
    ("work-has-a-profile", CODE, "", "", "no profile"),
    ("edition-keys-are-unique", ACT, 'key: "2019"', 'key: "2023"', "stands 2 times"),
    ("editions-stand-newest-first", ACT, 'as_at: "2019-06-01"', 'as_at: "2024-06-01"', "the newest stands first"),
    ("events-are-ordered", ACT, 'day: "2019-03-01"', 'day: "2019-07-01"', "stands below"),
    (
        "rulings-name-their-court",
        ACT,
        'day: "2024-02-01", by: "High Court, Petition 1 of 2024"',
        'day: "2024-02-01"',
        "by whom",
    ),
    ("bills-never-commence", CODE, "kind: code", "kind: bill", "a bill has no commencement"),
    (
        "status-comes-from-events",
        CODE,
        '{kind: commenced, day: "2020"}',
        '{kind: commenced, day: "2020", note: its status field says so}',
        "metadata",
    ),
    (
        "silences-are-asked",
        ACT,
        "question: illegal-access/security-breach",
        "question: illegal-access/colour",
        "“illegal-access/colour”",
    ),
    (
        "silence-needs-a-complete-text",
        ACT,
        "licence: public-domain\n    complete: true\n  - key",
        "licence: public-domain\n    complete: false\n  - key",
        "not complete",
    ),
    (
        "silence-does-not-contradict",
        ACT,
        "question: illegal-access/security-breach",
        "question: illegal-access/max-fine",
        "silent and answered",
    ),
    ("replaced-works-differ", CODE, "replaces: []", 'replaces: ["yy/code"]', "cannot replace itself"),
    ("akn-addresses-are-well-formed", ACT, "akn: /akn/xx/act/2019/4", "akn: akn-xx-2019", "not an Akoma Ntoso address"),
    ("provision-ids-are-unique", ACT, "  - id: sec_3\n", "  - id: sec_9\n", "stands 2 times"),
    ("provision-topics-exist", ACT, "topics: [general-part]", "topics: [general-part, wishes]", "“wishes”"),
    (
        "answers-are-asked",
        ACT,
        "      mental-element:",
        "      colour: {value: red, quote: access}\n      mental-element:",
        "asks “colour”",
    ),
    (
        "answer-keys-are-plain",
        ACT,
        "heading: Damage to data\n    topics: [data-interference]",
        "heading: Damage to data\n    topics: [data-interference, illegal-access]",
        "claimed by data-interference and illegal-access",
    ),
    ("answers-fit-their-question", ACT, "value: 2 years", "value: two years", "“two years” is not a duration"),
    ("only-sets-take-lists", ACT, "- {value: owner,", "- {value: lawful-authority,", "names a value twice"),
    (
        "provided-is-never-typed",
        ACT,
        "      mental-element:",
        '      provided: {value: "yes", quote: access}\n      mental-element:',
        "never typed",
    ),
    (
        "profile-questions-stand-in-profiles",
        ACT,
        "      attempt-factor:",
        "      authority-name: {value: The Police, quote: An attempt}\n      attempt-factor:",
        "from the profile",
    ),
    (
        "quotes-are-short",
        ACT,
        "knowing that the access is not authorised",
        "one two three four five six seven eight nine ten eleven twelve thirteen",
        "13 words",
    ),
    ("of-names-provisions", ACT, "of: [sec_2]\n    digest", "of: [sec_77]\n    digest", "“sec_77”"),
    ("via-names-provisions", CODE, 'via: ["yy/code#art_12-1"]', 'via: ["yy/code#art_99"]', "“yy/code#art_99”"),
    (
        "basic-stands-once",
        ACT,
        "of: [sec_2]\n    digest",
        "of: [sec_2]\n    basic: true\n    digest",
        "already has a basic provision",
    ),
    ("provision-editions-exist", ACT, 'edition: "2019"', 'edition: "1919"', "no edition “1919”"),
    (
        "columns-agree",
        ACT,
        "top-imprisonment: {value: 10 years",
        "max-imprisonment: {value: 10 years",
        "stand in one column",
    ),
    (
        "penalties-rise",
        ACT,
        "      max-imprisonment: {value: 5 years",
        '      min-imprisonment: {value: 6 years, quote: "without right"}\n      max-imprisonment: {value: 5 years',
        "longer than",
    ),
    (
        "research-answers-agree",
        ACT,
        "      attempt-factor:",
        '      research-shield: {value: none, quote: "An attempt"}\n      attempt-factor:',
        "no shield",
    ),
    (
        "digests-are-prose",
        ACT,
        "digest: A rule on bulk messages that stands only in the text of 2019.",
        "digest: Bulk messages.",
        "2 words",
    ),
    (
        "digests-are-not-copied",
        ACT,
        "digest: A rule on bulk messages that stands only in the text of 2019.",
        "digest: An attempt at an offence under this Act is punished with half of the penalty.",
        "the same as that of",
    ),
    ("article-ids-are-unique", ACCORD, "id: art_3", "id: art_2", "stands 2 times"),
    (
        "article-topics-exist",
        ACCORD,
        "heading: Data\n    topics: [data-interference]",
        "heading: Data\n    topics: [wishes]",
        "“wishes”",
    ),
    ("needs-are-asked", ACCORD, "question: security-breach", "question: colour", "does not ask “colour”"),
    ("needs-accept-real-values", ACCORD, "required | not-required", "required | perhaps", "“perhaps”"),
    (
        "nothing-unread-is-demanded",
        ACCORD,
        "    claimed: true",
        "    claimed: true\n    needs: [{topic: data-interference, obligation: shall}]",
        "not held",
    ),
    ("states-are-bound-once", ACCORD, "jurisdiction: yy", "jurisdiction: xx", "stands 2 times"),
    ("bound-states-have-profiles", ACCORD, "jurisdiction: yy", "jurisdiction: zz", "zz has no profile"),
    ("treaty-days-are-ordered", ACCORD, 'ratified: "2003"', 'ratified: "1999"', "not in order"),
    ("instrument-works-exist", ACCORD, "short: Accord", "short: Accord\nwork: xx/nothing", "xx/nothing"),
    ("parts-belong-to-states", YY, "tradition: civil", "tradition: civil\npart_of: zz", "no profile of “zz”"),
    ("known-acts-point-to-works", XX, "work: xx/computer-act-2019", "work: yy/code", "another jurisdiction"),
    ("founding-provisions-exist", XX, "xx/computer-act-2019#sec_9", "xx/computer-act-2019#sec_99", "sec_99"),
    ("profiles-say-what-is-missing", YY, 'read: "Two articles of the Code."', 'read: ""', "neither what was read"),
    ("clause-topics-exist", CLAUSE, "topics: [illegal-access]", "topics: [illegal-access, wishes]", "“wishes”"),
    ("treaty-articles-exist", CLAUSE, "accord#art_2", "accord#art_3", "not held"),
    (
        "related-clauses-exist",
        CLAUSE,
        "requires: [definitions/computer]",
        "requires: [definitions/computer]\ngoes_with: [offences/nothing]",
        "“offences/nothing”",
    ),
    ("requirements-do-not-return", WORD, "tier: core", "tier: core\nrequires: [offences/access]", "requires"),
    ("requirements-do-not-conflict", CLAUSE, "toolkit: [L1]", "conflicts: [definitions/computer]", "in conflict"),
    ("core-stands-alone", WORD, "tier: core", "tier: extended", "which is extended"),
    ("precedents-exist", CLAUSE, "xx/computer-act-2019#sec_5", "xx/computer-act-2019#sec_9", "carries no topic"),
    (
        "precedents-are-enough",
        WORD,
        "few_precedents: No statute of Examplia defines the word.",
        "few_precedents: ''",
        "0 precedents",
    ),
    (
        "parameters-keep-their-bounds",
        CLAUSE,
        "default: 2 years",
        "default: 20 years",
        "not between 1 year and 10 years",
    ),
    ("option-defaults-are-choices", CLAUSE, "default: not-required", "default: maybe", "not among its choices"),
    (
        "clause-answers-are-asked",
        CLAUSE,
        "illegal-access/mental-element: intent",
        "illegal-access/mental-element: malice",
        "“malice”",
    ),
    (
        "answers-follow-declared-names",
        CLAUSE,
        "{parameter: max_imprisonment}",
        "{parameter: longest}",
        "no parameter longest",
    ),
    ("clause-text-uses-declared-names", CLAUSE, "toolkit: [L1]", "toolkit: [L1]\n", ""),
    (
        "clause-renders",
        CLAUSE,
        "intentionally and without right",
        "{% include 'other' %} intentionally and without right",
        "“include” is not allowed",
    ),
    ("clause-text-is-one-section", CLAUSE, "SEC - Illegal access", "Illegal access", "“SEC - ”"),
    ("clauses-have-their-notes", CLAUSE, "## Criticism", "## Praise", "“Criticism” is missing"),
    (
        "notes-are-not-repeated",
        WORD,
        "Some would name networks too.",
        "Intention and want of right both stand in the first line.\n\nIt protects the house before anything in it is touched, as a law on trespass does.",
        "repeats a paragraph",
    ),
    ("expressions-follow-their-clause", FRENCH, "of_version: 1", "of_version: 2", "of version 2"),
    (
        "ledger-lines-name-records",
        LEDGER,
        "",
        LEDGER_HEAD + "xx/computer-act-2019#sec_77\tquoted\t2023\tab\t1:cd\t2026-01-01\n",
        "not there",
    ),
    (
        "ledger-lines-stand-once",
        LEDGER,
        "",
        LEDGER_HEAD
        + "xx/computer-act-2019#sec_2\tquoted\t2023\tab\t1:cd\t2026-01-01\n"
        + "xx/computer-act-2019#sec_2\tquoted\t2023\tef\t1:cd\t2026-01-01\n",
        "2 lines say quoted",
    ),
]


def broken_content(edit: Edit, rule: str, name: str, old: str, new: str) -> Content:
    """Examplia with one thing broken."""
    if rule == "work-has-a-profile":
        folder = edit(YY, "name: Otheria", "name: Otheria")
        (folder.root / YY).unlink()
        edit(ACCORD, '  - {jurisdiction: yy, status: signed, signed: "2001-02-02"}\n', "")
    elif rule == "edition-keys-are-unique":
        edit(name, '    edition: "2019"\n', "")
        folder = edit(name, old, new)
    elif rule == "clause-text-uses-declared-names":
        folder = edit(name, '{{ penalty("max_imprisonment") }}; or', "imprisonment; or")
    elif rule == "research-answers-agree":
        edit(name, "- {value: owner,", "- {value: good-faith-research,")
        folder = edit(name, old, new)
    elif name == LEDGER:
        folder = edit(ACT, "kind: act", "kind: act")
        (folder.root / name).parent.mkdir(exist_ok=True)
        (folder.root / name).write_text(new, encoding="utf-8")
    else:
        folder = edit(name, old, new)
    content, problems = read_content(folder)
    assert problems == (), [str(problem) for problem in problems]
    return content


@pytest.mark.parametrize(("rule", "name", "old", "new", "words"), BROKEN, ids=[case[0] for case in BROKEN])
def test_a_broken_example_yields_exactly_its_problem(
    edit: Edit, rule: str, name: str, old: str, new: str, words: str
) -> None:
    problems = check(broken_content(edit, rule, name, old, new))
    assert {problem.rule for problem in problems} == {rule}, [str(problem) for problem in problems]
    assert any(words in problem.sentence for problem in problems), [str(problem) for problem in problems]
    assert all(problem.where for problem in problems)


def test_every_rule_has_a_broken_example() -> None:
    assert {rule.id for rule in RULES} == {case[0] for case in BROKEN}


def test_every_rule_says_what_it_asks_in_a_sentence() -> None:
    for rule in RULES:
        assert rule.asks.endswith("."), rule.id


def test_examplia_keeps_every_rule(examplia: Content) -> None:
    assert [str(problem) for problem in check(examplia)] == []


def test_all_problems_of_a_run_are_told_together(edit: Edit) -> None:
    edit(ACT, "value: 2 years", "value: two years")
    folder = edit(CLAUSE, "default: 2 years", "default: 20 years")
    content, _ = read_content(folder)
    assert {problem.rule for problem in check(content)} == {
        "answers-fit-their-question",
        "parameters-keep-their-bounds",
    }
