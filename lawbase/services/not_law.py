"""Which files of a collection of law are no law by their names, each with the reason."""

from __future__ import annotations

from pathlib import PurePath

import regex

_ABOUT = regex.compile(
    r"(?:read-?me|licen[cs]e|copying|notices?|notes?|changelog|changes|contributing|authors|code_of_conduct)"
    r"(?:[-_]\w{1,5})?(?:\.[\w-]+)*",
    regex.IGNORECASE,
)
_LISTS = regex.compile(r"(?:manifest|history|works|sources)[-\w]*\.(?:csv|tsv|json)", regex.IGNORECASE)
_READ = frozenset(
    {"", ".md", ".markdown", ".txt", ".json", ".xml", ".akn", ".html", ".htm", ".xhtml", ".csv", ".docx", ".pdf"}
)
_PACKED = frozenset({".zip", ".gz", ".tgz", ".bz2", ".xz", ".7z", ".tar", ".rar", ".zst"})


def not_law(name: str, is_named: bool = False) -> str:
    """Why a file is no law by its name; empty when it may be."""
    suffix = PurePath(name).suffix.casefold()
    if name.startswith("."):
        return "It is a hidden file."
    if suffix in _PACKED:
        return "It is an archive; unpack it and import the folder."
    if suffix not in _READ and not is_named:
        return f"lawbase reads no files of the kind {suffix}."
    if _LISTS.fullmatch(name):
        return "It is a list of files, not law."
    if _ABOUT.fullmatch(name) and not is_named:
        return "It is about the collection, not law."
    return ""
