"""Makes any row of query tokens one the grammar takes, and says what it had to change."""

from __future__ import annotations

from dataclasses import dataclass

from lark import Token

# What a query may nest; no one means more, and every step of reading is one call deeper.
DEEPEST = 40
_IGNORED = -1
_OPERATORS = {"_AND": "AND", "_OR": "OR", "_NOT": "NOT"}


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing in a query that could not be read as it stands: its place, from 1, and why."""

    position: int
    sentence: str

    def __str__(self) -> str:
        return self.sentence


def repaired(tokens: list[Token], problems: list[Problem]) -> list[Token]:
    """The tokens with stray signs left out and missing ones put in."""
    return _Repair(problems).run(_values_joined(tokens))


def _values_joined(tokens: list[Token]) -> list[Token]:
    """A colon inside a value is part of it: in `topic:a:b` only `topic` is a field."""
    joined: list[Token] = []
    for token in tokens:
        last = joined[-1] if joined else None
        inside = last is not None and last.end_pos == token.start_pos
        if inside and last is not None and token.type in {"FIELD", "WORD"} and last.type == "WORD":
            joined[-1] = _token("WORD", last + token, last.start_pos or 0)
        elif inside and last is not None and last.type == token.type == "FIELD":
            joined.append(_token("WORD", str(token), token.start_pos or 0))
        else:
            joined.append(token)
    return joined


def _token(kind: str, text: str, at: int) -> Token:
    return Token(kind, text, start_pos=at, end_pos=at + len(text))


class _Repair:
    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        self.out: list[Token] = []
        self.open: list[int] = []

    def run(self, tokens: list[Token]) -> list[Token]:
        for token in tokens:
            self._take(token)
        self._close()
        return self.out

    @property
    def _last(self) -> str:
        return self.out[-1].type if self.out else ""

    @property
    def _wanting(self) -> bool:
        """Whether something to look for must come next."""
        return self._last in {"", "_LPAR", "FIELD", *_OPERATORS}

    def _take(self, token: Token) -> None:
        at = token.start_pos or 0
        if token.type in _OPERATORS:
            self._operator(token, at)
        elif token.type == "_LPAR":
            self._opening(token, at)
        elif token.type == "_RPAR":
            self._closing(token, at)
        else:
            if token.type == self._last == "FIELD":
                self._fill(at)
            if token.type == "OPEN_PHRASE":
                self._say(
                    at,
                    "The quotation mark at character {} is never closed; it was closed at the end.",
                )
            self.out.append(token)

    def _operator(self, token: Token, at: int) -> None:
        alone = token.type == "_NOT" and self._last != "FIELD"
        if token.type == self._last == "_NOT":
            self.out.pop()
        elif self._wanting and not alone:
            self._say(
                at,
                f"{_OPERATORS[token.type]} at character {{}} has nothing before it; left out.",
            )
        else:
            self.out.append(token)

    def _opening(self, token: Token, at: int) -> None:
        if len(self.open) < DEEPEST:
            self.open.append(at)
            self.out.append(token)
            return
        if _IGNORED not in self.open:
            self._say(
                at,
                f"Only {DEEPEST} parentheses may be open at once; those from character {{}} on were left out.",
            )
        self.open.append(_IGNORED)

    def _closing(self, token: Token, at: int) -> None:
        if not self.open:
            self._say(at, "The closing parenthesis at character {} was never opened and was left out.")
            return
        if self.open.pop() != _IGNORED:
            self._fill(at)
            self.out.append(token)

    def _close(self) -> None:
        if self.out:
            self._fill((self.out[-1].end_pos or 1) - 1)
        for at in [at for at in self.open if at != _IGNORED]:
            self._say(
                at,
                "The parenthesis opened at character {} is never closed; it was closed at the end.",
            )
            self.out.append(_token("_RPAR", ")", at))

    def _fill(self, at: int) -> None:
        if not self._wanting:
            return
        if self._last == "_LPAR":
            self._say(at, "There is nothing between the parentheses that end at character {}.")
        else:
            sign = _OPERATORS.get(self._last, str(self.out[-1]))
            self._say(self.out[-1].start_pos or 0, f"{sign} at character {{}} has nothing after it.")
        self.out.append(_token("MISSING", "", at))

    def _say(self, at: int, sentence: str) -> None:
        self.problems.append(Problem(at + 1, sentence.format(at + 1)))
