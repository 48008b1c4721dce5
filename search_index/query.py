"""A typed query into a tree: words, "phrases", AND OR NOT, prefix*, field:value and groups.

Reading never fails. What cannot be read is explained by a sentence with its place, and the rest is
searched for all the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from lark import Lark, Token
from lark import Tree as Branch

from search_index import tree as t
from search_index.documents import Schema
from search_index.repair import Problem, repaired
from search_index.terms import keyword_tree, phrase_tree, word_tree

LONGEST = 1000
# One character for one, so that places in the query stay true.
_TYPOGRAPHY = str.maketrans({**dict.fromkeys("“”„‟«»＂「」『』", '"'), "（": "(", "）": ")", "：": ":", "＊": "*"})


@dataclass(frozen=True, slots=True)
class ParsedQuery:
    """What was understood of a query, and what was not."""

    text: str
    tree: t.Tree
    problems: tuple[Problem, ...] = ()


def parse(text: str, schema: Schema) -> ParsedQuery:
    """Read a query against the fields of a schema."""
    problems: list[Problem] = []
    if len(text) > LONGEST:
        problems.append(Problem(LONGEST, f"Only the first {LONGEST} characters were read."))
    plain = text[:LONGEST].translate(_TYPOGRAPHY)
    tokens = repaired(list(_grammar().lex(plain)), problems)
    built = _Builder(schema, problems).build(_structure(tokens), "")
    ordered = tuple(sorted(problems, key=lambda problem: problem.position))
    return ParsedQuery(text, t.Nothing() if built is None else built, ordered)


@lru_cache(maxsize=1)
def _grammar() -> Lark:
    source = Path(__file__).with_name("query.lark").read_text(encoding="utf-8")
    return Lark(source, parser="lalr", lexer="basic")


def _structure(tokens: list[Token]) -> Branch[Token]:
    parser = _grammar().parse_interactive("")
    for token in tokens:
        parser.feed_token(token)
    branch: Branch[Token] = parser.feed_eof()  # type: ignore[no-untyped-call]
    return branch


class _Builder:
    """Turns the shape of a query into its meaning under the fields of a schema."""

    def __init__(self, schema: Schema, problems: list[Problem]) -> None:
        self.schema = schema
        self.problems = problems

    def build(self, branch: Branch[Token] | Token, field: str) -> t.Tree | None:
        """The meaning of a branch, or None where it says nothing."""
        if isinstance(branch, Token):
            return self._leaf(branch, field)
        if branch.data == "bound":
            return self._bound(branch)
        parts = [self.build(child, field) for child in branch.children]
        meant = [part for part in parts if part is not None]
        if not meant:
            return None
        if branch.data == "excluded":
            return t.negated(meant[0])
        return t.any_of(meant) if branch.data == "either" else t.all_of(meant)

    def _bound(self, branch: Branch[Token]) -> t.Tree | None:
        name, operand = branch.children
        assert isinstance(name, Token)
        field = self.schema.resolve(name[:-1])
        if field is not None:
            return self.build(operand, field)
        at = (name.start_pos or 0) + 1
        known = ", ".join([*self.schema.text_names, *self.schema.keyword_names])
        said = f'There is no field "{name[:-1]}" (character {at}); it was read as a word. '
        self.problems.append(Problem(at, f"{said}The fields are {known}."))
        parts = [word_tree(name[:-1], at - 1), self.build(operand, "")]
        return t.all_of([part for part in parts if part is not None])

    def _leaf(self, token: Token, field: str) -> t.Tree | None:
        at = token.start_pos or 0
        if token.type == "MISSING":
            return None
        if token.type == "WORD":
            self._check_star(token, at)
        if field in self.schema.keyword_names:
            return keyword_tree(str(token), field, at)
        if token.type == "WORD":
            return word_tree(str(token), at, field)
        return phrase_tree(token.strip('"'), at + 1, field)

    def _check_star(self, token: Token, at: int) -> None:
        place = token.find("*")
        if 0 <= place < len(token.rstrip("*")):
            here = at + place + 1
            said = f"The * at character {here} stands inside a word; it may only end one."
            self.problems.append(Problem(here, said))
