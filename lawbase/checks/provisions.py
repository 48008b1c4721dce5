"""Rules for provisions and their answers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from lawbase.checks.rule import Finding
from lawbase.checks.values import value_fault
from lawbase.citation.address import parse_address
from lawbase.citation.evidence import quote_excess
from lawbase.records.content import Content
from lawbase.records.topic import Question
from lawbase.records.values import read_duration
from lawbase.records.work import Answer, Provision, Work

_DIGEST_WORDS = (8, 170)


def _each(content: Content) -> Iterator[tuple[str, Work, Provision]]:
    for work in content.works.values():
        for provision in work.provisions:
            yield f"{content.place(work.address)}:{provision.id}", work, provision


def _answers(content: Content) -> Iterator[tuple[str, Work, Provision, str, tuple[Answer, ...]]]:
    for where, work, provision in _each(content):
        for key, answers in provision.answers.items():
            yield where, work, provision, key, answers


def askers(
    content: Content, work: Work, key: str, topics: tuple[str, ...], of: tuple[str, ...]
) -> tuple[tuple[str, Question], ...]:
    """Who asks what a key names: the topics of the provision, else those of the provisions it speaks about."""
    found = content.vocabulary.askers(key, topics)
    return found or content.vocabulary.askers(key, topics_of_targets(content, work, of))


def topics_of_targets(content: Content, work: Work, of: tuple[str, ...]) -> tuple[str, ...]:
    """The topics of the provisions that `of` names."""
    targets = (content.provisions.get(full_address(work, target)) for target in of)
    return tuple(topic for target in targets if target for topic in target[1].topics)


def full_address(work: Work, target: str) -> str:
    """An element of the same work, or an address in another, as a full address."""
    return target if "#" in target else f"{work.address}#{target}"


def provision_ids_are_unique(content: Content) -> Iterator[Finding]:
    """An id stands once in a work; one article with two offences takes paragraph ids."""
    for work in content.works.values():
        for element, count in Counter(provision.id for provision in work.provisions).items():
            if count > 1:
                yield f"{content.place(work.address)}:{element}", f"the id {element} stands {count} times in this work"


def provision_topics_exist(content: Content) -> Iterator[Finding]:
    """Every topic of a provision stands in the vocabulary, and once."""
    for where, _, provision in _each(content):
        for topic, count in Counter(provision.topics).items():
            if topic not in content.vocabulary.topics:
                yield where, f"the topic “{topic}” is not in the vocabulary"
            elif count > 1:
                yield where, f"the topic “{topic}” stands twice"


def answers_are_asked(content: Content) -> Iterator[Finding]:
    """An answer's key names a question that a topic of the provision asks."""
    for where, work, provision, key, _ in _answers(content):
        if not askers(content, work, key, provision.topics, provision.of):
            yield where, f"no topic of this provision asks “{key}”"


def answer_keys_are_plain(content: Content) -> Iterator[Finding]:
    """A bare key that two topics would claim is written as topic/question."""
    for where, work, provision, key, _ in _answers(content):
        claim = tuple(topic for topic, _ in askers(content, work, key, provision.topics, provision.of))
        if "/" not in key and not provision.of and len(claim) > 1 and not content.vocabulary.on_one_line(claim):
            yield where, f"“{key}” is claimed by {' and '.join(claim)}; write {claim[0]}/{key}"


def answers_fit_their_question(content: Content) -> Iterator[Finding]:
    """A value has the form its question asks for, and a choice is one of its choices."""
    for where, work, provision, key, answers in _answers(content):
        for _, question in askers(content, work, key, provision.topics, provision.of)[:1]:
            for answer in answers:
                if fault := value_fault(question, answer.value):
                    yield where, f"{key}: {fault}"


def only_sets_take_lists(content: Content) -> Iterator[Finding]:
    """Several answers stand only where the question is a set, each value once."""
    for where, work, provision, key, answers in _answers(content):
        for _, question in askers(content, work, key, provision.topics, provision.of)[:1]:
            values = [str(answer.value) for answer in answers]
            if len(values) > 1 and not question.set:
                yield where, f"{key} takes one value, not {len(values)}"
            elif len(set(values)) < len(values):
                yield where, f"{key} names a value twice"


def provided_is_never_typed(content: Content) -> Iterator[Finding]:
    """`provided` is computed from the provisions there are; only silence about it is written."""
    for where, _, _, key, _ in _answers(content):
        if key.rpartition("/")[2] == "provided":
            yield where, "“provided” is computed, never typed; only a silent entry may name it"


def profile_questions_stand_in_profiles(content: Content) -> Iterator[Finding]:
    """A question of practice is answered from the jurisdiction's profile, not by a statute."""
    for where, work, provision, key, _ in _answers(content):
        if any(question.profile for _, question in askers(content, work, key, provision.topics, provision.of)):
            yield where, f"{key} is answered from the profile, not from a statute"


def quotes_are_short(content: Content) -> Iterator[Finding]:
    """A quote is the shortest words that prove the value: at most 12 words, or 40 characters in scripts without spaces."""
    for where, _, _, key, answers in _answers(content):
        for answer in answers:
            if excess := quote_excess(answer.quote):
                yield where, f"{key}: the quote {excess}"


def of_names_provisions(content: Content) -> Iterator[Finding]:
    """`of` names provisions that exist, and not the provision itself."""
    for where, work, provision in _each(content):
        for target in provision.of:
            if full_address(work, target) not in content.provisions:
                yield where, f"of: there is no provision “{target}”"
            elif target == provision.id:
                yield where, "of: a provision cannot speak about itself"


def via_names_provisions(content: Content) -> Iterator[Finding]:
    """`via` names provisions that have a record of their own."""
    for where, _, _, key, answers in _answers(content):
        for target in (target for answer in answers for target in answer.via):
            if parse_address(target).kind != "provision" or target not in content.provisions:
                yield where, f"{key}: via names “{target}”, which is no provision of the corpus"


def basic_stands_once(content: Content) -> Iterator[Finding]:
    """At most one provision a topic and jurisdiction is the basic one."""
    marked: dict[tuple[str, str], list[str]] = defaultdict(list)
    for where, work, provision in _each(content):
        for topic in provision.topics if provision.basic else ():
            marked[(work.jurisdiction, topic)].append(where)
    for (country, topic), places in marked.items():
        for where in places[1:]:
            yield where, f"{topic} already has a basic provision in {country}: {places[0].rpartition('/')[2]}"


def provision_editions_exist(content: Content) -> Iterator[Finding]:
    """A provision read from an older edition names one that the work has, and not the newest."""
    for where, work, provision in _each(content):
        if provision.edition and work.edition_of(provision) is None:
            yield where, f"the work has no edition “{provision.edition}”"
        elif provision.edition and work.newest and provision.edition == work.newest.key:
            yield where, "the newest edition need not be named"


def columns_agree(content: Content) -> Iterator[Finding]:
    """A provision and those that speak about it do not give one question two values."""
    for work in content.works.values():
        seen: dict[tuple[str, str], tuple[str, str]] = {}
        for provision in work.provisions:
            for head in provision.of or (provision.id,):
                for key, answers in provision.answers.items():
                    value = " + ".join(sorted(str(answer.value) for answer in answers))
                    first = seen.setdefault((head, key), (value, provision.id))
                    if first[0] != value and not _is_set(content, work, provision, key):
                        yield (
                            f"{content.place(work.address)}:{provision.id}",
                            f"{key} is {value} here and {first[0]} in {first[1]}, which stand in one column",
                        )


def _is_set(content: Content, work: Work, provision: Provision, key: str) -> bool:
    return any(question.set for _, question in askers(content, work, key, provision.topics, provision.of))


def penalties_rise(content: Content) -> Iterator[Finding]:
    """The least term of a tier is not above its greatest, nor the basic term above the gravest."""
    for where, _, provision in _each(content):
        terms = _terms(provision)
        for low, high in (("min-imprisonment", "max-imprisonment"), ("max-imprisonment", "top-imprisonment")):
            for prefix in {key.rpartition(low)[0] for key in terms if key.endswith(low)}:
                one, other = terms.get(prefix + low), terms.get(prefix + high)
                if one is not None and other is not None and one > other:
                    yield where, f"{prefix}{low} is longer than {prefix}{high}"


def _terms(provision: Provision) -> dict[str, tuple[int, object]]:
    found: dict[str, tuple[int, object]] = {}
    for key, answers in provision.answers.items():
        if key.endswith("-imprisonment") and isinstance(answers[0].value, str):
            try:
                quantity = read_duration(answers[0].value, "months")
            except ValueError:
                continue
            if quantity.rank >= 0:
                found[key] = quantity.order
    return found


def research_answers_agree(content: Content) -> Iterator[Finding]:
    """A law that excepts good-faith research on the offence does not deny the research shield."""
    denied = {
        work.jurisdiction
        for _, work, _, key, answers in _answers(content)
        if key.rpartition("/")[2] == "research-shield" and any(answer.value == "none" for answer in answers)
    }
    for where, work, _, key, answers in _answers(content):
        named = any(answer.value == "good-faith-research" for answer in answers)
        if key.rpartition("/")[2] == "exceptions" and named and work.jurisdiction in denied:
            yield where, "the offence excepts good-faith research, but research-shield says there is no shield"


def digests_are_prose(content: Content) -> Iterator[Finding]:
    """A digest is a finished sentence of 8 to 170 words."""
    for where, _, provision in _each(content):
        count = len(provision.digest.split())
        if not _DIGEST_WORDS[0] <= count <= _DIGEST_WORDS[1]:
            yield where, f"the digest has {count} words; it should have {_DIGEST_WORDS[0]} to {_DIGEST_WORDS[1]}"
        elif provision.digest.rstrip()[-1:] not in ".!?)”":
            yield where, "the digest does not end as a sentence"


def digests_are_not_copied(content: Content) -> Iterator[Finding]:
    """No two provisions of a jurisdiction share one digest."""
    seen: dict[tuple[str, str], str] = {}
    for where, work, provision in _each(content):
        key = (work.jurisdiction, " ".join(provision.digest.casefold().split()))
        if key in seen:
            yield where, f"the digest is the same as that of {seen[key].rpartition('/')[2]}"
        seen.setdefault(key, where)


RULES = (
    provision_ids_are_unique,
    provision_topics_exist,
    answers_are_asked,
    answer_keys_are_plain,
    answers_fit_their_question,
    only_sets_take_lists,
    provided_is_never_typed,
    profile_questions_stand_in_profiles,
    quotes_are_short,
    of_names_provisions,
    via_names_provisions,
    basic_stands_once,
    provision_editions_exist,
    columns_agree,
    penalties_rise,
    research_answers_agree,
    digests_are_prose,
    digests_are_not_copied,
)
