"""The grammar of lawbase's element ids: `sec_202a`, `chp_4__sec_9c`, `sched_1__para_2`, `art_5~2`."""

from __future__ import annotations

from functools import lru_cache

import regex

from lawbase.citation.levels import CONTAINERS

_PART = r"[a-z]+_[0-9a-z]+(?:-[0-9a-z]+)*(?:~[1-9]\d*)?"
_ID = regex.compile(rf"{_PART}(?:__{_PART})*")


class LabelUnreadable(ValueError):
    """No number could be read from this label."""


def is_element_id(text: str) -> bool:
    """Whether a text has the grammar of an element id: `sec_202a`, `chp_4__sec_9c`, `art_5~2`."""
    return _ID.fullmatch(text) is not None


def basic_unit(ident: str) -> str:
    """Cut an id to its section or article: `art_285__para_1` → `art_285`, `sched_1__para_2` stays whole."""
    parts = split_id(ident)
    for position, (level, _) in enumerate(parts):
        if level not in CONTAINERS:
            return "__".join("_".join(part) for part in parts[: position + 1])
    return ident


def sub_units(ident: str) -> tuple[str, ...]:
    """The parts of an id below its basic unit: `sec_8__para_1` → (`para_1`,)."""
    rest = ident[len(basic_unit(ident)) :]
    return tuple(part for part in rest.split("__") if part)


@lru_cache(maxsize=8192)
def split_id(ident: str) -> tuple[tuple[str, str], ...]:
    """Split an id into its levels and numbers; raises LabelUnreadable when it is not one."""
    if not is_element_id(ident):
        raise LabelUnreadable(f"“{ident}” is not an element id.")
    pairs = (part.partition("_") for part in ident.split("__"))
    return tuple((level, number) for level, _, number in pairs)
