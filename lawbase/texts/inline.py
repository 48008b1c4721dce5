"""Plain text out of Markdown and HTML inline marks."""

from __future__ import annotations

import html

import regex

_SUPERSCRIPT = regex.compile(r"<sup>\s*(.*?)\s*</sup>", regex.IGNORECASE)
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_FOOTNOTE_MARK = regex.compile(r"\[\^[^\]\s]{1,12}\]")
_LINK = regex.compile(r"!?\[([^\[\]]*)\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+\"[^\"]*\")?\)")
_TAG = regex.compile(r"</?[a-zA-Z][^<>]{0,300}>|<!--.*?-->", regex.DOTALL)
_EMPHASIS = regex.compile(r"\*{1,3}|(?<![\p{L}\p{N}_])_{1,2}(?=\S)|(?<=\S)_{1,2}(?![\p{L}\p{N}_])")
_ESCAPE = regex.compile(r"\\([\\`*_{}\[\]()#+.!|<>~-])")
_BULLET = regex.compile(r"^[ \t]*(?:[*+](?=\s)|>+)[ \t]*", regex.MULTILINE)
_SPACES = regex.compile(r"[ \t\u00a0\u2007\u202f]+")
_INVISIBLE = regex.compile("[\u00ad\u200b\u200e\u200f\ufeff]")


def plain_inline(text: str) -> str:
    """One line of Markdown as plain text: links to their words, emphasis and footnote marks gone, superscripts raised."""
    if "<" in text:
        text = _TAG.sub("", _SUPERSCRIPT.sub(_raise, text))
    if "[" in text:
        text = _LINK.sub(r"\1", _FOOTNOTE_MARK.sub("", text))
    if "*" in text or "_" in text:
        text = _EMPHASIS.sub("", text)
    if "\\" in text:
        text = _ESCAPE.sub(r"\1", text)
    if "&" in text:
        text = html.unescape(text)
    return _SPACES.sub(" ", text).strip()


def plain_block(text: str) -> str:
    """A block of Markdown as plain text, one paragraph a line."""
    return tidy(plain_inline(_BULLET.sub("", text)))


def tidy(text: str) -> str:
    """Single spaces, no blank lines, no soft hyphens or zero-width marks."""
    if not text.isascii():
        text = _INVISIBLE.sub("", text)
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def _raise(found: regex.Match[str]) -> str:
    inner = found[1].strip("() ")
    return inner.translate(_RAISED) if inner.isascii() and inner.isdigit() else f"^{inner}" if inner else ""
