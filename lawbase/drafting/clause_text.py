"""A clause's text with choices made: sandboxed Jinja in, Bluebell markup out.

Only functions may write Bluebell inlines, and every answer of a drafter is escaped, so an answer can never become structure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from jinja2 import Environment, StrictUndefined, UndefinedError, nodes
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from lawbase.records.clause import Clause

SIZE_LIMIT = 60_000
FUNCTIONS = ("term", "def_", "ref", "value", "penalty", "note")
_SPECIAL = re.compile(r"([\\*/_{}])")
_ALLOWED = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.Call, nodes.Name, nodes.Const),
    *(nodes.If, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.Tuple),
)


class TextFault(Exception):
    """The text of a clause cannot be rendered; the message says why."""


def _environment() -> Environment:
    return ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, autoescape=False, keep_trailing_newline=True
    )


def names_used(clause: Clause) -> set[str]:
    """The parameters and options a clause's text uses: variables, and what value() and penalty() are called with.

    Raises jinja2.TemplateSyntaxError when the text is no template.
    """
    tree = _environment().parse(clause.text)
    variables = {node.name for node in tree.find_all(nodes.Name) if node.name not in FUNCTIONS}
    called = {
        argument.value
        for call in tree.find_all(nodes.Call)
        if isinstance(call.node, nodes.Name) and call.node.name in ("value", "penalty")
        for argument in call.args
        if isinstance(argument, nodes.Const) and isinstance(argument.value, str)
    }
    return variables | called


def settings_of(clause: Clause, chosen: Mapping[str, str]) -> dict[str, str]:
    """The full setting of a clause: defaults, replaced by what was chosen; unknown names are left out."""
    setting = {name: parameter.default for name, parameter in clause.parameters.items()}
    setting |= {name: option.default for name, option in clause.options.items()}
    for name, value in chosen.items():
        if name in clause.parameters and value.strip():
            setting[name] = value.strip()
        elif name in clause.options and value in clause.options[name].choices:
            setting[name] = value
    return setting


def escape(answer: str) -> str:
    """Make an answer inert in Bluebell: marks are escaped and a line break is refused (TextFault)."""
    if "\n" in answer or "\r" in answer:
        raise TextFault("an answer is one line")
    return _SPECIAL.sub(r"\\\1", answer)


def render_clause(clause: Clause, chosen: Mapping[str, str], text: str | None = None) -> str:
    """Render a clause, or one of its expressions, to Bluebell; raises TextFault with a sentence."""
    source = clause.text if text is None else text
    if len(source) > SIZE_LIMIT:
        raise TextFault("the text is longer than a clause can be")
    _refuse_programs(source)
    setting = settings_of(clause, chosen)
    try:
        rendered = _environment().from_string(source).render({**setting, **_functions(setting)})
    except (UndefinedError, SecurityError, TypeError) as fault:
        raise TextFault(str(fault)) from None
    if len(rendered) > SIZE_LIMIT:
        raise TextFault("the rendered text is longer than a clause can be")
    return _tidy(rendered)


_LAWS_UNIT = re.compile(r"(\d+(?:\.\d+)?) ([a-z]+(?:-[a-z]+)+)")


def in_words(answer: str) -> str:
    """An answer as a bill prints it: `500 penalty-unit` is “500 penalty units”; anything else stays as typed."""
    found = _LAWS_UNIT.fullmatch(answer)
    if found is None:
        return answer
    return f"{found[1]} {found[2].replace('-', ' ')}{'' if found[1] == '1' else 's'}"


def _refuse_programs(source: str) -> None:
    """Allow text, choices and calls of our functions only, so that no clause can compute, loop or reach out."""
    for node in _environment().parse(source).find_all(nodes.Node):
        if not isinstance(node, _ALLOWED):
            raise TextFault(
                f"“{type(node).__name__.lower()}” is not allowed in a clause; only functions, if, elif and else are"
            )


def _tidy(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.splitlines() if line.strip()) + "\n"


def _functions(setting: Mapping[str, str]) -> dict[str, Callable[..., str]]:
    def value(name: str) -> str:
        if name not in setting:
            raise TextFault(f"value(“{name}”): there is no such parameter")
        return f"{{{{inline{{name param}} {escape(in_words(setting[name]))}}}}}"

    def penalty(term: str = "", fine: str = "") -> str:
        parts = []
        if term:
            parts.append(f"imprisonment for a term not exceeding {value(term)}")
        if fine:
            parts.append(f"a fine not exceeding {value(fine)}")
        return " or ".join(parts) + (" or both" if len(parts) > 1 else "")

    def term(words: str) -> str:
        return f"{{{{term{{refersTo #term-{_anchor(words)}}} {words}}}}}"

    def def_(words: str) -> str:
        return f"{{{{def{{refersTo #term-{_anchor(words)}}} {words}}}}}"

    def ref(clause: str, part: str = "") -> str:
        return f"{{{{>#wid:{clause.replace('/', '__')}{'__' + part if part else ''} }}}}"

    def note(words: str) -> str:
        return f"{{{{*[{escape(words)}]}}}}"

    return {"value": value, "penalty": penalty, "term": term, "def_": def_, "ref": ref, "note": note}


def _anchor(words: str) -> str:
    return words.replace(" ", "_")
